//! The charts under the skin, empty at first.

use crate::app::document::controls::scrubber::scrubber;
use crate::app::driver::report::Report;
use crate::app::figure::charts;
use crate::app::figure::names::Names;
use yew::{AttrValue, Html, html};

/// The charts.
pub(super) fn view(names: &'static Names, report: &Report) -> Html {
    let card = |(title, svg): (&'static str, String)| {
        html! {
            <section class="chart-card">
                <h2 data-title="">{ title }</h2>
                <div class="plot" data-chart="">
                    <div class="drawn" data-drawn="">{ Html::from_html_unchecked(AttrValue::from(svg)) }</div>
                    { scrubber("chart") }
                </div>
            </section>
        }
    };
    html! {
        <div class="charts" data-live="" inert=true>
            { for charts::draw(names.kind, report).into_iter().flatten().map(card) }
        </div>
    }
}
