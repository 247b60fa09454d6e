//! The charts under the skin: collagen and surface, on the figure's own time axis.

use crate::app::controls::scrubber::Scrubber;
use crate::app::driver::command::Command;
use crate::app::driver::report::Report;
use crate::app::observe::use_width;
use crate::scene::chart::{self, ChartKind, ChartSize};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_memo, use_node_ref};

/// Height of a chart, CSS px.
const HEIGHT_PX: f32 = 150.0;

/// What the charts need.
#[derive(Properties, Clone, PartialEq)]
pub struct ChartsProps {
    /// The latest report.
    pub report: Rc<Report>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
}

/// What one chart needs.
#[derive(Properties, Clone, PartialEq)]
struct ChartProps {
    kind: ChartKind,
    report: Rc<Report>,
    send: Callback<Command>,
}

/// The charts.
#[function_component]
pub fn Charts(props: &ChartsProps) -> Html {
    let chart = |kind| html! { <Chart {kind} report={props.report.clone()} send={props.send.clone()} /> };
    html! { <div class="charts">{ chart(ChartKind::Collagen) }{ chart(ChartKind::Surface) }</div> }
}

#[function_component]
fn Chart(props: &ChartProps) -> Html {
    let ChartProps { kind, report, send } = props.clone();
    let node = use_node_ref();
    let size = ChartSize { width_px: use_width(&node), height_px: HEIGHT_PX };
    let known = (report.readings.clone(), report.timeline.clone(), report.skin, size.width_px);
    let svg = use_memo(known, |(readings, timeline, skin, _)| {
        AttrValue::from(chart::chart(kind, readings, skin, timeline, size))
    });
    let plot = size.plot();
    html! {
        <section class="chart-card">
            <h2>{ chart::title(kind, &report.skin) }</h2>
            <div class="plot" ref={node}>
                { Html::from_html_unchecked((*svg).clone()) }
                <Scrubber
                    class="on-chart"
                    span_px={(plot.left, plot.right)}
                    on_seek={send.reform(Command::Seek)}
                    on_hold={send.reform(Command::Hold)}
                />
            </div>
        </section>
    }
}
