//! The time axis: phases, ticks, sessions, how far the course is computed, and the playhead to drag.

use crate::app::controls::scrubber::{Scrub, scrubber};
use crate::app::controls::slider::position;
use crate::app::driver::command::Command;
use crate::app::driver::report::Report;
use crate::content::{Key, fill, text};
use crate::scene::number::fixed;
use crate::scene::timeline::{Phase, Timeline};
use web_sys::InputEvent;
use yew::{AttrValue, Callback, Html, html};

/// Width of a letter in a band, about, CSS px.
const LETTER_PX: f32 = 7.2;
/// Positions of the native slider.
const POSITIONS: f32 = 1000.0;

/// The time axis.
pub(super) fn view(report: &Report, send: &Callback<Command>, on_scrub: &Callback<Scrub>) -> Html {
    let on_input = {
        let send = send.clone();
        move |event: InputEvent| {
            if let Some(position) = position(&event) {
                send.emit(Command::Seek(position as f32 / POSITIONS));
            }
        }
    };
    html! {
        <div class="axis">
            <input
                type="range"
                class="axis-slider"
                data-slider=""
                min="0"
                max="1000"
                step="1"
                aria-label={text(Key::TransportTimeline)}
                oninput={on_input}
            />
            { Html::from_html_unchecked(AttrValue::from(draw(&report.timeline, report.axis_px))) }
            <div class="buffer" data-buffer=""></div>
            { scrubber("on-axis", on_scrub) }
        </div>
    }
}

/// Bands, ticks and sessions as SVG text.
fn draw(timeline: &Timeline, width_px: f32) -> String {
    let sessions = timeline.session_days();
    // Before the first session the axis shows faintly what one would start.
    let (bands, class) = match sessions {
        [] => (Timeline::new(timeline.end_d(), &[0.0]).bands(), "bands preview"),
        _ => (timeline.bands(), "bands"),
    };
    let mut svg = String::new();
    let mut push = |pieces: &[&str]| pieces.iter().for_each(|piece| svg.push_str(piece));
    push(&["<svg class=\"", class, "\" aria-hidden=\"true\">"]);
    for band in bands {
        let name = band.phase.name();
        let share = band.to - band.from;
        let (from, width) = (percent(band.from), percent(share));
        push(&[
            "<rect class=\"",
            class_of(band.phase),
            "\" x=\"",
            &from,
            "\" width=\"",
            &width,
            "\" height=\"100%\"/>",
        ]);
        if share * width_px > LETTER_PX * name.len() as f32 + 8.0 {
            let middle = percent(0.5 * (band.from + band.to));
            push(&["<text x=\"", &middle, "\" y=\"50%\" dy=\".36em\" text-anchor=\"middle\">", name, "</text>"]);
        }
    }
    push(&["</svg><svg class=\"ticks\" aria-hidden=\"true\">"]);
    for tick in timeline.ticks(width_px) {
        let (x, anchor) = (percent(tick.position), anchor(tick.position));
        push(&["<text x=\"", &x, "\" y=\"13\" text-anchor=\"", anchor, "\">", &tick.label, "</text>"]);
    }
    push(&["</svg><svg class=\"marks\">"]);
    for (i, day) in sessions.iter().enumerate() {
        let x = percent(timeline.position(*day));
        let name = fill(Key::SessionMark, &[("n", &(i + 1).to_string())]);
        push(&["<svg x=\"", &x, "\" class=\"mark\" role=\"img\" aria-label=\"", &name]);
        push(&["\"><path d=\"M-4 0h8v5l-4 9-4-9z\"/></svg>"]);
    }
    push(&["</svg>"]);
    svg
}

fn class_of(phase: Phase) -> &'static str {
    match phase {
        Phase::Bleeding => "bleeding",
        Phase::Inflammation => "inflammation",
        Phase::NewCollagen => "new-collagen",
        Phase::Remodelling => "remodelling",
    }
}

/// A share as an SVG length.
fn percent(share: f32) -> String {
    fixed(f64::from(share) * 100.0, 2) + "%"
}

/// The outer ticks must not stick out.
fn anchor(position: f32) -> &'static str {
    match position {
        p if p < 0.02 => "start",
        p if p > 0.98 => "end",
        _ => "middle",
    }
}
