//! The outlook of a protocol: what its courses come to, as far as they are computed, as plain numbers for charts and words.

use crate::skin::course::Reading;
use crate::skin::ensemble::{Band, Ensemble};
use crate::skin::ladder::{Ladder, Rung};
use crate::skin::protocol::Protocol;
use crate::skin::scar::{Form, Skin};

/// What a protocol comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The protocol.
    pub protocol: Protocol,
    /// Days at which the courses are read, from minute 0 to six months after the last session.
    pub days: Vec<f64>,
    /// The course with the published numbers, as far as it is computed: surface, mm.
    pub published_mm: Vec<f32>,
    /// The same, collagen, % of healthy dermis.
    pub published_collagen: Vec<f32>,
    /// The same skin left alone, as far as it is computed: surface, mm.
    pub untreated_mm: Vec<f32>,
    /// The same, collagen, % of healthy dermis.
    pub untreated_collagen: Vec<f32>,
    /// Surface over the finished courses, mm, day by day; empty before two are finished.
    pub surface_mm: Vec<Band>,
    /// Collagen over the finished courses, % of healthy dermis, likewise.
    pub collagen: Vec<Band>,
    /// Courses that are finished.
    pub finished: usize,
    /// Share of the depth that is made good (sunken) or of the volume that has grown (raised), by number of sessions from 0;
    /// empty before it is known for one member.
    pub rungs: Vec<Rung>,
    /// Members of whom that is known.
    pub climbed: usize,
    /// Share of all work that is done, 0 to 1.
    pub progress: f32,
    /// Whether everything is computed.
    pub complete: bool,
}

impl Outlook {
    /// What is known of a protocol so far.
    #[must_use]
    pub fn new(ensemble: &Ensemble, ladder: &Ladder) -> Self {
        let skin = ensemble.protocol().skin;
        let surface = |reading: &Reading| surface_mm(&skin, reading);
        let enough = ensemble.finished() > 1;
        Self {
            protocol: *ensemble.protocol(),
            days: ensemble.days().to_vec(),
            published_mm: ensemble.published().iter().map(surface).collect(),
            published_collagen: ensemble.published().iter().map(collagen).collect(),
            untreated_mm: ensemble.untreated().iter().map(surface).collect(),
            untreated_collagen: ensemble.untreated().iter().map(collagen).collect(),
            surface_mm: if enough { ensemble.band(surface) } else { Vec::new() },
            collagen: if enough { ensemble.band(collagen) } else { Vec::new() },
            finished: ensemble.finished(),
            rungs: ladder.rungs(|reading| gain(&skin, reading)),
            climbed: ladder.finished(),
            progress: 0.5 * (ensemble.progress() + ladder.progress()),
            complete: ensemble.is_complete() && ladder.is_complete(),
        }
    }

    /// The skin of the courses.
    #[must_use]
    pub fn skin(&self) -> &Skin {
        &self.protocol.skin
    }

    /// Number of the sample nearest to a day.
    #[must_use]
    pub fn sample(&self, day: f64) -> usize {
        let after = self.days.partition_point(|sample| *sample < day);
        let before = after.saturating_sub(1);
        let nearer = after.min(self.days.len().saturating_sub(1));
        let off = |sample: usize| (self.days.get(sample).copied().unwrap_or_default() - day).abs();
        if off(before) <= off(nearer) { before } else { nearer }
    }

    /// The window in which a result can be judged: three to six months after the last session, days.
    #[must_use]
    pub fn judging_d(&self) -> [f64; 2] {
        judging_d(&self.protocol)
    }
}

/// The window in which the result of a protocol can be judged: three to six months after the last session, days.
#[must_use]
pub fn judging_d(protocol: &Protocol) -> [f64; 2] {
    let (last_d, read_d) = (protocol.last_session_d(), protocol.read_d());
    [0.5 * (last_d + read_d), read_d]
}

/// Depth of a sunken scar, mean height of a raised one or of level skin, mm.
fn surface_mm(skin: &Skin, reading: &Reading) -> f32 {
    if skin.form() == Form::Sunken { -reading.extreme_height_mm } else { reading.height_mm }
}

/// All collagen, % of healthy dermis.
fn collagen(reading: &Reading) -> f32 {
    100.0 * (reading.collagen_1 + reading.collagen_3)
}

/// Share of the depth that is made good; of a raised scar, by how much its volume has grown.
fn gain(skin: &Skin, reading: &Reading) -> f32 {
    if skin.form() == Form::Raised { -reading.volume_recovered } else { reading.depth_recovered }
}
