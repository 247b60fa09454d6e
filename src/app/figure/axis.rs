//! The time axis as SVG: phases, ticks and sessions.

use crate::content::{Key, fill};
use crate::scene::number::fixed;
use crate::scene::timeline::{Phase, Timeline};

/// Width of a letter in a band, about, CSS px.
const LETTER_PX: f32 = 7.2;

/// Bands, ticks and sessions as SVG text, for an axis of this width, CSS px.
pub(in crate::app) fn draw(timeline: &Timeline, width_px: f32) -> String {
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
