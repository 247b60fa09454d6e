//! The charts under the skin: collagen and surface, on the figure's own time axis.

use super::names::Names;
use crate::app::controls::scrubber::{Scrub, scrubber};
use crate::app::driver::report::{Report, SideReport};
use crate::scene::chart::{self, ChartKind, ChartSize};
use crate::scene::chart_pair::{self, PairKind};
use yew::{AttrValue, Callback, Html, html};

/// Height of a chart, CSS px; the style sheet has it as `--chart-height`.
const HEIGHT_PX: f32 = 150.0;

/// The charts: of one skin, or of two on shared axes.
pub(super) fn view(names: &Names, report: &Report, on_scrub: &Callback<Scrub>) -> Html {
    let size = ChartSize { width_px: report.chart_px, height_px: HEIGHT_PX };
    let card = |(title, svg): (&'static str, String)| {
        html! {
            <section class="chart-card">
                <h2>{ title }</h2>
                <div class="plot" data-chart="">
                    { Html::from_html_unchecked(AttrValue::from(svg)) }
                    { scrubber("chart", on_scrub) }
                </div>
            </section>
        }
    };
    let timeline = &report.timeline;
    let drawn = match (report.compared(), report.sides.as_slice()) {
        (Some([left, right]), _) => [PairKind::Surface, PairKind::Collagen]
            .map(|kind| (chart_pair::title(kind), chart_pair::chart(kind, &left, &right, timeline, size))),
        (None, [SideReport { readings, skin, .. }, ..]) => [ChartKind::Collagen, ChartKind::Surface]
            .map(|kind| (chart::title(kind, skin), chart::chart(names.kind, kind, readings, skin, timeline, size))),
        (None, []) => return Html::default(),
    };
    html! { <div class="charts">{ for drawn.into_iter().map(card) }</div> }
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
