//! A calendar of sessions: a dot for each day, month by month, from the first session to the day of judging.

use super::number::{coordinate, fixed};
use super::outlook::judging_d;
use super::timeline::MONTH_D;
use crate::content::{Key, fill};
use crate::skin::protocol::Protocol;

/// Days after a session on which the skin may be red: one to three, now and then a week [minutilli-2024, chu-2021].
const RED_D: f64 = 3.0;
/// Days side by side.
const ACROSS: usize = 7;
/// Distance of two days, and the space round them, in the units of the picture.
const APART: f32 = 10.0;
const INSET: f32 = 6.0;
/// Rows of the longest month, 31 days.
const ROWS: f32 = 5.0;

/// What a day is in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// A session, counted from 1.
    Session(usize),
    /// The skin may be red.
    Red,
    /// Nothing to be done: the skin works by itself.
    Plain,
    /// The result can be judged.
    Judging,
    /// The last day: six months after the last session.
    Last,
}

/// What day `day`, counted from 0, is in a protocol.
#[must_use]
pub fn day_of(protocol: &Protocol, day: usize) -> Day {
    let at = day as f64;
    let [from_d, to_d] = judging_d(protocol);
    let since = |k: usize| at - protocol.session_day(k);
    let last = (0..protocol.sessions).rev().find(|k| since(*k) >= 0.0);
    match last {
        Some(k) if since(k) < 1.0 => Day::Session(k + 1),
        Some(k) if since(k) <= RED_D => Day::Red,
        _ if at + 1.0 > to_d => Day::Last,
        _ if at >= from_d => Day::Judging,
        _ => Day::Plain,
    }
}

/// Number of days in a protocol, the last one among them.
#[must_use]
pub fn days(protocol: &Protocol) -> usize {
    protocol.read_d() as usize + 1
}

/// The calendar as HTML: one `<svg>` a month, hidden from assistive technology, in a `role="img"` that says it in words.
///
/// Style classes: `calendar`, `month`; in a month `plain`, `red`, `judging`, `last`, `session`, `number`.
#[must_use]
pub fn calendar(protocol: &Protocol) -> String {
    let count = days(protocol);
    let mut html = String::new();
    push(&mut html, &["<div class=\"calendar\" role=\"img\" aria-label=\"", &told(protocol), "\">"]);
    let mut month = 0;
    loop {
        let [first, after] = [month, month + 1].map(|month| (f64::from(month) * MONTH_D) as usize);
        if first >= count {
            break;
        }
        let name = fill(Key::TimeMonth, &[("n", &fixed(f64::from(month + 1), 0))]);
        push(&mut html, &["<div class=\"month\"><span>", &name, "</span>"]);
        push_month(&mut html, protocol, first, after.min(count));
        html.push_str("</div>");
        month += 1;
    }
    html.push_str("</div>");
    html
}

/// A dot of the calendar alone, as a whole `<svg>`: what its style class looks like.
#[must_use]
pub fn dot(look: &str) -> String {
    let mut html = String::new();
    push(&mut html, &["<svg viewBox=\"0 0 12 12\" aria-hidden=\"true\">"]);
    push_dot(&mut html, look, [6.0, 6.0]);
    html.push_str("</svg>");
    html
}

/// The calendar in words.
#[must_use]
pub fn told(protocol: &Protocol) -> String {
    let sessions: Vec<String> = protocol.session_days().iter().map(|day| fixed(*day, 0)).collect();
    let [from, to] = judging_d(protocol).map(|day| fixed(day, 0));
    fill(Key::CourseCalendarTold, &[("days", &sessions.join(", ")), ("from", &from), ("to", &to)])
}

/// The days of a month, each kind with a mark of its own so that colour only helps.
fn push_month(html: &mut String, protocol: &Protocol, first: usize, after: usize) {
    let width = coordinate(2.0 * INSET + (ACROSS - 1) as f32 * APART);
    let height = coordinate(2.0 * INSET + (ROWS - 1.0) * APART);
    push(html, &["<svg viewBox=\"0 0 ", &width, " ", &height, "\" aria-hidden=\"true\">"]);
    let place = |day: usize| {
        let in_month = day - first;
        [INSET + (in_month % ACROSS) as f32 * APART, INSET + (in_month / ACROSS) as f32 * APART]
    };
    // The many days of one kind are one path of strokes without length: their round ends are the dots.
    for (look, kind) in [("plain", Day::Plain), ("red", Day::Red), ("judging", Day::Judging)] {
        let mut path = String::new();
        for day in (first..after).filter(|day| day_of(protocol, *day) == kind) {
            let [x, y] = place(day).map(coordinate);
            push(&mut path, &["M", &x, " ", &y, "h0"]);
        }
        if !path.is_empty() {
            push(html, &["<path class=\"", look, "\" d=\"", &path, "\"/>"]);
        }
    }
    for day in first..after {
        match day_of(protocol, day) {
            Day::Session(number) => {
                push_dot(html, "session", place(day));
                let [x, y] = place(day);
                let [x, y] = [x, y + 2.4].map(coordinate);
                push(
                    html,
                    &["<text class=\"number\" x=\"", &x, "\" y=\"", &y, "\">", &fixed(number as f64, 0), "</text>"],
                );
            }
            Day::Last => push_dot(html, "last", place(day)),
            Day::Red | Day::Plain | Day::Judging => {}
        }
    }
    html.push_str("</svg>");
}

/// A single dot; the style sheet knows how large each kind is.
fn push_dot(html: &mut String, look: &str, place: [f32; 2]) {
    let [x, y] = place.map(coordinate);
    push(html, &["<path class=\"", look, "\" d=\"M", &x, " ", &y, "h0\"/>"]);
    if look == "last" {
        // A ring round the dot: its shape tells it apart without colour.
        push(html, &["<circle class=\"ring\" cx=\"", &x, "\" cy=\"", &y, "\" r=\"4.6\"/>"]);
    }
}

fn push(html: &mut String, pieces: &[&str]) {
    pieces.iter().for_each(|piece| html.push_str(piece));
}
