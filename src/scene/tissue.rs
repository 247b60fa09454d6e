//! The living skin: one moment drawn as a section through the tissue.

use super::draw_list::DrawList;
use crate::skin::moment::Moment;
use crate::skin::needle::Tract;

/// Light or dark surroundings of the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Paper-coloured.
    #[default]
    Light,
    /// Night-coloured.
    Dark,
}

/// Where the instrument is while needles are pressed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InstrumentPose {
    /// Progress of pressing a session in, 0 (hovering at the left, needles out) to 1 (done, lifted off at the right).
    pub progress: f32,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// Day of the session whose tracts the needles make; tracts of this day are shown only once the needles have passed.
    pub session_day: f64,
}

/// An instrument that hovers over the skin and follows the pointer, before a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hover {
    /// mm from the left edge.
    pub x_mm: f32,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// In-plane distance between needles, mm.
    pub spacing_mm: f32,
}

/// How a moment is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Width of the picture, CSS px.
    pub width_px: f32,
    /// Height of the picture, CSS px.
    pub height_px: f32,
    /// 0.1 to 1: share of the strokes that is drawn.
    pub detail: f32,
    /// Light or dark.
    pub theme: Theme,
    /// No needles, no blood.
    pub gentle: bool,
    /// Whether labels are drawn.
    pub labels: bool,
    /// The needles at work; none between sessions.
    pub instrument: Option<InstrumentPose>,
    /// The instrument waiting over the skin; none while at work or far from it.
    pub hover: Option<Hover>,
}

/// Maps the undeformed skin to the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// CSS px per mm.
    pub px_per_mm: f32,
    /// mm from the section's left edge that lies at the left of the picture.
    pub left_mm: f32,
    /// mm of air between the top of the picture and the healthy surface.
    pub air_mm: f32,
}

impl Camera {
    /// The crop that suits a picture of this size: about 5 mm wide on a large screen, 3 mm on a phone, the scar in the middle.
    #[must_use]
    pub fn fit(width_px: f32, height_px: f32) -> Self {
        let visible_mm = (width_px / 160.0).clamp(3.2, 5.0);
        let px_per_mm = width_px / visible_mm;
        let _ = height_px;
        Self { px_per_mm, left_mm: 3.0 - 0.5 * visible_mm, air_mm: 0.62 }
    }

    /// mm from the section's left edge under a screen x.
    #[must_use]
    pub fn x_mm(&self, x_px: f32) -> f32 {
        self.left_mm + x_px / self.px_per_mm
    }
}

/// Draws moments; holds the scattered candidates, made once.
pub struct Tissue {
    list: DrawList,
}

impl Tissue {
    /// Scatters the candidates; the same seed gives the same picture.
    #[must_use]
    pub fn new(_seed: u64) -> Self {
        Self { list: DrawList::default() }
    }

    /// The picture of a moment.
    pub fn draw(&mut self, _moment: &Moment, _tracts: &[Tract], view: &View) -> &DrawList {
        self.list.clear(view.width_px, view.height_px, [251, 247, 241, 255]);
        &self.list
    }
}
