//! The charts under the skin: collagen and surface, on the figure's own time axis.

use crate::app::controls::scrubber::{Scrub, scrubber};
use crate::app::driver::report::Report;
use crate::scene::chart::{self, ChartKind, ChartSize};
use yew::{AttrValue, Callback, Html, html};

/// Height of a chart, CSS px; the style sheet has it as `--chart-height`.
const HEIGHT_PX: f32 = 150.0;

/// The charts.
pub(super) fn view(report: &Report, on_scrub: &Callback<Scrub>) -> Html {
    let size = ChartSize { width_px: report.chart_px, height_px: HEIGHT_PX };
    let card = |kind| {
        let svg = chart::chart("healing", kind, &report.readings, &report.skin, &report.timeline, size);
        html! {
            <section class="chart-card">
                <h2>{ chart::title(kind, &report.skin) }</h2>
                <div class="plot" data-chart="">
                    { Html::from_html_unchecked(AttrValue::from(svg)) }
                    { scrubber("chart", on_scrub) }
                </div>
            </section>
        }
    };
    html! { <div class="charts">{ card(ChartKind::Collagen) }{ card(ChartKind::Surface) }</div> }
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
