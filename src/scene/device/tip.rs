//! The tip of a tool over the skin, to scale, and the two depths that it is all about: the one on the label and the real one.
//!
//! One unit of the picture is a hundredth of a mm; y is 0 at the surface and grows with depth.

use super::{AIR, DEEP, LEFT, Needling, Tool, WIDTH};
use crate::content::{Key, fill, text};
use crate::scene::needle_depth::borders_mm;
use crate::scene::number::{coordinate, millimetres};
use crate::skin::random::{Purpose, Random};

/// Units a mm.
const MM: f32 = 100.0;
/// Where the needle stands whose depth is told.
const AT: f32 = 290.0;
/// Half of the width of a needle: between the thick and the thin ones in use [gowda-2021].
const HALF: f32 = 9.0;
/// Length of the point of a needle at most.
const POINT: f32 = 70.0;
/// Radius of the drum of a roller [schwarz-2011].
const DRUM: f32 = 1000.0;
/// Angles of the needles of a roller in degrees: 24 round the drum, the next row half a step on.
const ROLLER_DEGREES: [f32; 5] = [-15.0, -7.5, 7.5, 15.0, 0.0];
/// Where the needles of a stamp stand, from the one that is measured.
const STAMP_NEEDLES: [f32; 3] = [-200.0, 200.0, 0.0];
/// The same of a pen, and how far behind the rim its needles begin.
const PEN_NEEDLES: [f32; 3] = [-75.0, 75.0, 0.0];
const PEN_BEHIND: f32 = 60.0;
/// Half of the width of a hole of an earlier pass, as one study measured it [kalluri-2011].
const HOLE: f32 = 3.5;

/// Bodies, drawn from the lowest point over the measured needle.
const ROLLER: &str = "<circle class=\"drum\" cy=\"-1000\" r=\"1000\"/><circle class=\"groove\" cy=\"-1000\" r=\"976\"/>\
    <circle class=\"groove\" cy=\"-1000\" r=\"930\"/><path class=\"motion\" d=\"M-44-38q44 10 88 0m-13-11 13 11-10 14\"/>";
const STAMP: &str = "<path class=\"body\" d=\"M-340-400V-26q0 16 16 16H224q16 0 16-16V-400z\"/>\
    <path class=\"plate\" d=\"M-330-12H232V-4q0 4-4 4H-326q-4 0-4-4z\"/><path class=\"gleam\" d=\"M200-400V-40\"/>\
    <path class=\"motion\" d=\"M0-78v52m-11-12 11 12 11-12\"/>";
const PEN: &str = "<path class=\"rod\" d=\"M-112-400V-70q0 10 10 10H102q10 0 10-10V-400z\"/>\
    <path class=\"gleam\" d=\"M-84-400V-78\"/><path class=\"motion\" d=\"M0-132v56m-11-12 11 12 11-12m-22-32 11-12 11 12\"/>";
/// The clear nozzle of the pen, in front of its needles.
const NOZZLE: &str = "<path class=\"clear\" d=\"M-178-400V-8q0 8 8 8H170q8 0 8-8V-400z\"/>\
    <path class=\"wall\" d=\"M-178-400V-8q0 8 8 8h18q6 0 6-8V-400zM178-400V-8q0 8-8 8h-18q-6 0-6-8V-400z\"/>\
    <path class=\"gleam\" d=\"M-138-400V-20\"/>";

/// The picture: an `<svg>` of the tool with its needles, and one of lines and words over it whose letters keep their
/// size whatever the picture's. Both are hidden from screen readers: the sentence beside them says the same.
///
/// Style classes: `hole` (of an earlier pass), `drum`, `groove`, `body`, `plate`, `rod`, `clear`, `wall`, `gleam`,
/// `motion`, `ghost` (a needle as deep as its length), `wound`, `needle`, `far`, `real`, `nominal`, `rats`.
#[must_use]
pub fn tip(needling: &Needling) -> String {
    let [length, reach] = [needling.length_mm, needling.reach_mm()].map(|mm| mm * MM);
    let body = [AT, reach - length].map(coordinate);
    let place = ["<g transform=\"translate(", &body[0], " ", &body[1], ")\">"].concat();
    let needles = needles(needling.tool, length, reach);
    let (behind, before) = match needling.tool {
        Tool::Roller => (ROLLER, ""),
        Tool::Stamp => (STAMP, ""),
        Tool::Pen => (PEN, NOZZLE),
    };
    let ghost = point(0.0, length);
    [
        &open("tip"),
        &earlier(needling, reach),
        "<g class=\"wound\" clip-path=\"url(#needles-skin)\">",
        &needles,
        "</g>",
        &place,
        behind,
        "</g><path class=\"ghost\" transform=\"translate(",
        &coordinate(AT),
        " 0)\" d=\"",
        &ghost,
        "\"/>",
        &needles,
        &place,
        before,
        "</g></svg>",
        &levels(needling),
    ]
    .concat()
}

/// The names of the layers and the scale bar, as an `<svg>` over the picture. They never change.
///
/// Style classes: `layers`, `bar`.
#[must_use]
pub fn layer_names([epidermis, dermis, fat, bar]: [&str; 4]) -> String {
    let mut svg = String::from("<svg class=\"words layers\" aria-hidden=\"true\">");
    let [top, _, bottom] = borders_mm();
    let middle = 0.5 * top;
    line(&mut svg, "leader", [16.0, 100.0 * middle], [16.0, 28.0]);
    for (x, y_mm, shift, name) in
        [(10.0, 0.28, "1em", epidermis), (10.0, 0.8 * bottom, ".35em", dermis), (10.0, bottom + 0.45, ".35em", fat)]
    {
        word(&mut svg, "", [x, y_mm * MM], "start", shift, name);
    }
    let below = DEEP - 12.0;
    line(&mut svg, "bar", [10.0, below], [10.0 + MM, below]);
    word(&mut svg, "", [10.0, below], "start", "-.5em", bar);
    svg.push_str("</svg>");
    svg
}

/// Opens an `<svg>` of the size of the picture.
pub(super) fn open(class: &str) -> String {
    let [left, top, width, height] = [LEFT, -AIR, WIDTH, AIR + DEEP].map(coordinate);
    ["<svg class=\"", class, "\" viewBox=\"", &left, " ", &top, " ", &width, " ", &height, "\" aria-hidden=\"true\">"]
        .concat()
}

/// A needle from `from` down to its point at `to`.
fn point(from: f32, to: f32) -> String {
    let shoulder = to - POINT.min(0.6 * (to - from));
    let [half, width, from, shoulder, to] = [HALF, 2.0 * HALF, from, shoulder, to].map(coordinate);
    ["M-", &half, " ", &from, "h", &width, "V", &shoulder, "L0 ", &to, "L-", &half, " ", &shoulder, "z"].concat()
}

/// The needles; the one that is measured comes last.
fn needles(tool: Tool, length: f32, reach: f32) -> String {
    let mut svg = String::new();
    let mut add = |far: bool, transform: &[&str], d: &str| {
        svg.push_str("<path class=\"");
        svg.push_str(if far { "needle far" } else { "needle" });
        svg.push_str("\" transform=\"translate(");
        transform.iter().for_each(|piece| svg.push_str(piece));
        for piece in ["\" d=\"", d, "\"/>"] {
            svg.push_str(piece);
        }
    };
    let at = |x: f32| [AT + x, reach - length].map(coordinate);
    match tool {
        Tool::Roller => {
            let axle = [AT, reach - length - DRUM].map(coordinate);
            for degrees in ROLLER_DEGREES {
                let far = degrees.abs() == 7.5;
                let turn = [&axle[0], " ", &axle[1], ")rotate(", &*coordinate(degrees), ")translate(0 1000)"];
                add(far, &turn, &point(0.0, length));
            }
        }
        Tool::Stamp => {
            for x in STAMP_NEEDLES {
                let [x, y] = at(x);
                add(false, &[&x, " ", &y, ")"], &point(0.0, length));
            }
        }
        Tool::Pen => {
            for x in PEN_NEEDLES {
                let [x, y] = at(x);
                add(false, &[&x, " ", &y, ")"], &point(-PEN_BEHIND, length));
            }
        }
    }
    svg
}

/// Holes of earlier passes, as far apart as the passes leave them, as one path.
fn earlier(needling: &Needling, reach: f32) -> String {
    let spacing = needling.needle().spacing_mm() * MM;
    let mut draws = Random { seed: 5 + needling.tool as u64 }.draws(Purpose::Puncture, 1, 0);
    let mut svg = String::from("<path class=\"hole\" d=\"");
    let mut x = LEFT + spacing * draws.uniform();
    while x < LEFT + WIDTH {
        let stray = x + 0.3 * spacing * (draws.uniform() - 0.5);
        let [from, to] = [stray - HOLE, reach].map(coordinate);
        svg.push_str(&["M", &from, " 0h", &coordinate(2.0 * HOLE), "L", &coordinate(stray), " ", &to, "z"].concat());
        x += spacing;
    }
    svg.push_str("\"/>");
    svg
}

/// The lines of the depths with their words.
fn levels(needling: &Needling) -> String {
    let mut svg = String::from("<svg class=\"words\" aria-hidden=\"true\">");
    let right = LEFT + WIDTH - 8.0;
    let mut level = |class: &str, depth_mm: f32, to: f32, shift: &str, what: Key| {
        let y = depth_mm * MM;
        let from = AT + 14.0 * (to - AT).signum();
        line(&mut svg, class, [from, y], [to, y]);
        let length = fill(Key::NeedleMillimetres, &[("n", &millimetres(depth_mm))]);
        word(&mut svg, class, [from.max(to), y], "end", shift, &[&length, " ", text(what)].concat());
    };
    level("nominal", needling.length_mm, right, "1.15em", Key::CourseNominal);
    level("real", needling.reach_mm(), right, "-.45em", Key::CourseReal);
    if let Some(reach_mm) = needling.rat_reach_mm() {
        level("rats", reach_mm, AT - 140.0, "-.45em", Key::NeedlesInRats);
    }
    svg.push_str("</svg>");
    svg
}

fn line(svg: &mut String, class: &str, from: [f32; 2], to: [f32; 2]) {
    let [[x1, y1], [x2, y2]] = [from, to].map(shares);
    let line = ["<line class=\"", class, "\" x1=\"", &x1, "\" y1=\"", &y1, "\" x2=\"", &x2, "\" y2=\"", &y2, "\"/>"];
    line.iter().for_each(|piece| svg.push_str(piece));
}

fn word(svg: &mut String, class: &str, at: [f32; 2], anchor: &str, shift: &str, words: &str) {
    let [x, y] = shares(at);
    let word = [
        "<text class=\"",
        class,
        "\" x=\"",
        &x,
        "\" y=\"",
        &y,
        "\" dy=\"",
        shift,
        "\" text-anchor=\"",
        anchor,
        "\">",
        words,
        "</text>",
    ];
    word.iter().for_each(|piece| svg.push_str(piece));
}

/// A place as shares of width and height: in an `<svg>` without a box of its own, letters keep their size.
fn shares([x, y]: [f32; 2]) -> [String; 2] {
    [100.0 * (x - LEFT) / WIDTH, 100.0 * (y + AIR) / (AIR + DEEP)].map(|share| coordinate(share) + "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::device::tests::all;

    /// The number that follows `before` in a picture.
    fn number_after(svg: &str, before: &str) -> f32 {
        let from = svg.find(before).expect(before) + before.len();
        let rest = &svg[from..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(rest.len());
        rest[..end].parse().expect("a number")
    }

    #[test]
    fn the_measured_needle_ends_at_the_depth_of_the_model_and_is_as_long_as_its_label() {
        for needling in all() {
            let svg = needles(needling.tool, needling.length_mm * MM, needling.reach_mm() * MM);
            let last = svg.rsplit("<path").next().expect("a needle");
            let y = number_after(last, "translate(290 ") + if needling.tool == Tool::Roller { DRUM } else { 0.0 };
            let tip = y + number_after(last, "L0 ");
            assert!((tip - needling.reach_mm() * MM).abs() < 0.11, "{needling:?}: {tip}");
            assert!((number_after(last, "L0 ") - needling.length_mm * MM).abs() < 0.06);
        }
    }

    #[test]
    fn the_lines_lie_at_the_two_depths_and_within_the_picture() {
        for needling in all() {
            let svg = tip(&needling);
            for (class, depth_mm) in [("real", needling.reach_mm()), ("nominal", needling.length_mm)] {
                let line = &svg[svg.find(&format!("<line class=\"{class}\"")).expect(class)..];
                let y = number_after(line, "y1=\"") / 100.0 * (AIR + DEEP) - AIR;
                assert!((y - depth_mm * MM).abs() < 0.3, "{class}: {y}");
            }
            assert!(needling.length_mm * MM < DEEP);
        }
    }

    #[test]
    fn the_bar_is_one_mm_long() {
        let svg = layer_names(["a", "b", "c", "1 mm"]);
        let bar = &svg[svg.find("class=\"bar\"").expect("the bar")..];
        let length = (number_after(bar, "x2=\"") - number_after(bar, "x1=\"")) / 100.0 * WIDTH;
        assert!((length - MM).abs() < 0.6, "{length}");
    }

    #[test]
    fn every_tool_is_drawn_in_its_own_way() {
        let pictures = Tool::ALL.map(|tool| tip(&Needling { tool, length_mm: 1.0, passes: 5 }));
        for (i, picture) in pictures.iter().enumerate() {
            assert!(pictures[..i].iter().all(|other| other != picture));
            assert!(picture.matches("class=\"needle").count() >= 6, "needles and what is round them in the skin");
        }
    }
}
