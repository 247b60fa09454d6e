//! The charts under the skin: collagen and surface, on the figure's own time axis.

use crate::app::driver::report::{Report, SideReport};
use crate::scene::chart::{self, ChartKind, ChartSize};
use crate::scene::chart_pair::{self, PairKind};

/// Height of a chart, CSS px; the style sheet has it as `--chart-height`.
const HEIGHT_PX: f32 = 150.0;

/// Headings and pictures of the two charts: of one skin, or of two on shared axes. `prefix` begins their identifiers.
pub(in crate::app) fn draw(prefix: &str, report: &Report) -> Option<[(&'static str, String); 2]> {
    let size = ChartSize { width_px: report.chart_px, height_px: HEIGHT_PX };
    let timeline = &report.timeline;
    match (report.compared(), report.sides.as_slice()) {
        (Some([left, right]), _) => Some(
            [PairKind::Surface, PairKind::Collagen]
                .map(|kind| (chart_pair::title(kind), chart_pair::chart(kind, &left, &right, timeline, size))),
        ),
        (None, [SideReport { readings, skin, .. }, ..]) => Some(
            [ChartKind::Collagen, ChartKind::Surface]
                .map(|kind| (chart::title(kind, skin), chart::chart(prefix, kind, readings, skin, timeline, size))),
        ),
        (None, []) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strip_of_the_playhead_lies_where_the_style_sheet_says() {
        let styles = include_str!("../../../styles/figure.css");
        let plot = ChartSize { width_px: 400.0, height_px: HEIGHT_PX }.plot();
        let inset = format!("inset: 0 {}px 0 {}px;", 400.0 - plot.right, plot.left);
        assert!(styles.contains(&inset), "{inset}");
    }
}
