//! The time axis: phases, ticks, sessions, how far the course is computed, and the playhead to drag.

use crate::app::controls::scrubber::Scrubber;
use crate::app::driver::command::Command;
use crate::app::observe::use_width;
use crate::content::{Key, fill, text};
use crate::scene::number::fixed;
use crate::scene::timeline::{Phase, PhaseBand, Timeline};
use std::rc::Rc;
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, Properties, TargetCast, classes, function_component, html, use_node_ref};

/// Width of a letter in a band, about, CSS px.
const LETTER_PX: f32 = 7.2;
/// Positions of the native slider.
const POSITIONS: f32 = 1000.0;

/// What the axis shows.
#[derive(Properties, Clone, PartialEq)]
pub struct AxisProps {
    /// The time axis.
    pub timeline: Rc<Timeline>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
}

/// The time axis.
#[function_component]
pub fn Axis(props: &AxisProps) -> Html {
    let AxisProps { timeline, send } = props;
    let node = use_node_ref();
    let width = use_width(&node);
    let on_seek = send.reform(Command::Seek);
    let on_input = {
        let on_seek = on_seek.clone();
        move |event: InputEvent| {
            let slider = event.target_dyn_into::<HtmlInputElement>();
            if let Some(position) = slider.and_then(|slider| slider.value().parse::<u16>().ok()) {
                on_seek.emit(f32::from(position) / POSITIONS);
            }
        }
    };
    let last = timeline.session_days().len();
    // Before the first session the axis shows faintly what one would start.
    let bands = if last > 0 { timeline.bands() } else { Timeline::new(timeline.end_d(), &[0.0]).bands() };
    html! {
        <div class="axis" ref={node}>
            <input
                type="range"
                class="axis-slider"
                data-slider=""
                min="0"
                max="1000"
                step="5"
                aria-label={text(Key::TransportTimeline)}
                oninput={on_input}
            />
            <svg class={classes!("bands", (last == 0).then_some("preview"))} aria-hidden="true">
                { for bands.iter().map(|band| draw_band(band, width)) }
            </svg>
            <div class="buffer" data-buffer=""></div>
            <svg class="ticks" aria-hidden="true">
                { for timeline.ticks(width).iter().map(|tick| html! {
                    <text x={percent(tick.position)} y="13" text-anchor={anchor(tick.position)}>{ &tick.label }</text>
                }) }
            </svg>
            <svg class="marks">
                { for timeline.session_days().iter().enumerate().map(|(i, day)| {
                    let x = percent(timeline.position(*day));
                    let name = fill(Key::SessionMark, &[("n", &(i + 1).to_string())]);
                    html! {
                        <svg {x} y="0" class={classes!("mark", (i + 1 == last).then_some("last"))} role="img" aria-label={name}>
                            <path d="M-4 0h8v5l-4 9-4-9z" />
                        </svg>
                    }
                }) }
            </svg>
            <Scrubber class="on-axis" {on_seek} on_hold={send.reform(Command::Hold)} />
        </div>
    }
}

fn draw_band(band: &PhaseBand, width_px: f32) -> Html {
    let class = match band.phase {
        Phase::Bleeding => "bleeding",
        Phase::Inflammation => "inflammation",
        Phase::NewCollagen => "new-collagen",
        Phase::Remodelling => "remodelling",
    };
    let name = band.phase.name();
    let share = band.to - band.from;
    let has_room = share * width_px > LETTER_PX * name.len() as f32 + 8.0;
    html! {
        <g {class}>
            <rect x={percent(band.from)} y="0" width={percent(share)} height="100%" />
            if has_room {
                <text x={percent(0.5 * (band.from + band.to))} y="50%" dy=".36em" text-anchor="middle">{ name }</text>
            }
        </g>
    }
}

/// A share as an SVG length.
fn percent(share: f32) -> String {
    [&fixed(f64::from(share) * 100.0, 2), "%"].concat()
}

/// The outer ticks must not stick out.
fn anchor(position: f32) -> &'static str {
    match position {
        p if p < 0.02 => "start",
        p if p > 0.98 => "end",
        _ => "middle",
    }
}
