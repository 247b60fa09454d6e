//! Charts as SVG text, on the same time axis as the timeline, without colours: the style sheet gives them.

use super::timeline::Timeline;
use crate::skin::course::Reading;
use crate::skin::scar::Skin;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Collagen I and III, % of all collagen of healthy dermis.
    Collagen,
    /// Depth of the scar, or height of healthy skin's surface, mm.
    Surface,
}

/// Size of a chart, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartSize {
    /// Width, at least 200.
    pub width_px: f32,
    /// Height, at least 100.
    pub height_px: f32,
}

/// The chart as a whole `<svg>` without the playhead; only what is computed is drawn.
#[must_use]
pub fn chart(kind: ChartKind, readings: &[Reading], skin: &Skin, timeline: &Timeline, size: ChartSize) -> String {
    let _ = (kind, readings, skin, timeline, size);
    String::new()
}

/// Where the playhead stands in a chart, CSS px from its left edge.
#[must_use]
pub fn playhead_x(timeline: &Timeline, size: ChartSize, time_d: f64) -> f32 {
    timeline.position(time_d) * size.width_px
}
