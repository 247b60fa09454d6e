//! What the driver tells the page, at most four times a second while it plays.

use super::playhead::{Activity, Speed};
use super::sessions::Allowance;
use super::setup::Chosen;
use crate::content::Part;
use crate::scene::compare;
use crate::scene::timeline::Timeline;
use crate::skin::course::Reading;
use crate::skin::scar::Skin;
use std::rc::Rc;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// There is one.
    #[default]
    Shown,
    /// The browser took the drawing context away and may give it back.
    Lost,
    /// No painter works here.
    Unavailable,
}

/// What the reader does to a label in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The pointer is over the label of this part, or over none any more.
    Over(Option<Part>),
    /// The label is tapped.
    Tapped(Part),
}

/// One side of the figure: a skin and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct SideReport {
    /// Which skin, and whether the needles go into it.
    pub chosen: Chosen,
    /// Skin of the course.
    pub skin: Skin,
    /// One reading per computed step.
    pub readings: Rc<[Reading]>,
    /// Whether there is a picture.
    pub picture: Picture,
}

/// The state of the figure, as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Time of the moment that is shown, days since minute 0.
    pub time_d: f64,
    /// Playing, standing or pressing needles in.
    pub activity: Activity,
    /// Speed of playing.
    pub speed: Speed,
    /// The skins from left to right, at least one.
    pub sides: Vec<SideReport>,
    /// The time axis with its sessions.
    pub timeline: Rc<Timeline>,
    /// Day up to which all courses are computed.
    pub computed_d: f64,
    /// What is happening, in a few words.
    pub phrase: &'static str,
    /// The sentence for the moment that is shown.
    pub sentence: Rc<str>,
    /// What a screen reader is told: the sentence, at most every four seconds while it plays.
    pub message: Rc<str>,
    /// Whether needles may be pressed in now.
    pub allowance: Allowance,
    /// Width of the time axis, CSS px.
    pub axis_px: f32,
    /// Width of a chart, CSS px.
    pub chart_px: f32,
}

impl Report {
    /// The two sides as they are compared; none in a figure of one skin.
    #[must_use]
    pub fn compared(&self) -> Option<[compare::Side<'_>; 2]> {
        let [left, right] = self.sides.as_slice() else { return None };
        let needled = !self.timeline.session_days().is_empty();
        Some([left, right].map(|side| compare::Side {
            specimen: side.chosen.skin,
            skin: side.skin,
            readings: &side.readings,
            needled: needled && side.chosen.needled,
        }))
    }

    /// Whether the play button pauses.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.activity != Activity::Still
    }
}
