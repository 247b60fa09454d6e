//! So many of 100 people: ten rows of ten dots, filled from the top left.

use super::number::coordinate;
use crate::skin::within::Within;
use core::ops::Range;

/// Dots in a row, and rows.
const SIDE: u32 = 10;
/// From dot to dot, units of the picture.
const STEP: f32 = 11.0;

/// The picture as a whole `<svg>`, hidden from screen readers: the words beside it say the same. `low` of 100 people
/// are `sure`, those from there to `high` are `perhaps`, the rest `none`; shares round to whole people, a share above 0
/// to one at least, because nobody is affected by a tenth.
///
/// Style classes: `icon-array`, `sure`, `perhaps`, `none`.
#[must_use]
pub fn icon_array([low, high]: [f32; 2]) -> String {
    let [low, high] = [people(low), people(high)];
    let side = coordinate(SIDE as f32 * STEP);
    let mut svg = format!(r#"<svg class="icon-array" viewBox="0 0 {side} {side}" aria-hidden="true">"#);
    row_paths(&mut svg, "sure", 0..low);
    for person in low..high {
        let [x, y] = place(person);
        svg.push_str(&format!(r#"<circle class="perhaps" cx="{x}" cy="{y}" r="4.5"/>"#));
    }
    row_paths(&mut svg, "none", high..SIDE * SIDE);
    svg.push_str("</svg>");
    svg
}

/// The same square where nobody counted: a hundred pale dots behind a question mark, as large as a number's.
///
/// Style classes: `icon-array`, `unknown`, `blank`, `question`.
#[must_use]
pub fn unknown_array() -> String {
    let [side, middle] = [1.0, 0.5].map(|part| coordinate(part * SIDE as f32 * STEP));
    let mut svg = format!(r#"<svg class="icon-array" viewBox="0 0 {side} {side}" aria-hidden="true">"#);
    row_paths(&mut svg, "unknown", 0..SIDE * SIDE);
    svg.push_str(&format!(r#"<circle class="blank" cx="{middle}" cy="{middle}" r="25"/>"#));
    svg.push_str(&format!(r#"<text class="question" x="{middle}" y="{middle}">?</text></svg>"#));
    svg
}

/// The middle of a person's dot.
fn place(person: u32) -> [String; 2] {
    [person % SIDE, person / SIDE].map(|place| coordinate((place as f32 + 0.5) * STEP))
}

/// The dots of these people as one path: what of them stands in a row is a dashed line whose dashes have no length and round
/// ends. Nothing for nobody. Each line ends a little behind its last dot: browsers leave out one that stands at the very end.
fn row_paths(svg: &mut String, class: &str, people: Range<u32>) {
    if people.is_empty() {
        return;
    }
    svg.push_str(&format!(r#"<path class="{class}" d=""#));
    let mut next = people.start;
    while next < people.end {
        let last = (next - next % SIDE + SIDE).min(people.end) - 1;
        let [x, y] = place(next);
        svg.push_str(&format!("M{x} {y}h{}", coordinate((last - next) as f32 * STEP + 1.0)));
        next = last + 1;
    }
    svg.push_str(r#""/>"#);
}

fn people(share: f32) -> u32 {
    let rounded = share.within(0.0, 100.0).round() as u32;
    if share > 0.0 { rounded.max(1) } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(range: [f32; 2]) -> [usize; 3] {
        let svg = icon_array(range);
        // Of a row, one more than there are steps.
        let row = |row: &str| 1 + (row.parse::<f32>().expect("a length") / STEP).round() as usize;
        let rows = |class: &str| -> usize {
            let path = svg.split_once(&format!("<path class=\"{class}\" d=\""));
            let path = path.and_then(|(_, rest)| rest.split_once('"')).map_or("", |(path, _)| path);
            path.split('M').filter_map(|piece| piece.split_once('h')).map(|(_, length)| row(length)).sum()
        };
        [rows("sure"), svg.matches("perhaps").count(), rows("none")]
    }

    #[test]
    fn there_are_always_a_hundred_people() {
        for low in 0..=100 {
            for high in low..=100 {
                let [sure, perhaps, none] = counts([low as f32, high as f32]);
                assert_eq!([sure, sure + perhaps, none], [low, high, 100 - high].map(|n| n as usize));
            }
        }
    }

    #[test]
    fn what_is_not_known_shows_no_number() {
        let svg = unknown_array();
        assert_eq!(["sure", "perhaps", "none"].map(|class| svg.matches(class).count()), [0; 3]);
        assert_eq!(svg.matches('M').count(), 10);
    }

    #[test]
    fn a_small_share_is_not_nobody() {
        assert_eq!(counts([0.0, 0.2]), [0, 1, 99]);
        assert_eq!(counts([6.7, 6.7]), [7, 0, 93]);
    }
}
