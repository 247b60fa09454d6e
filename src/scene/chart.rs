//! Charts as SVG text, on the same time axis as the timeline, without colours: the style sheet gives them.

use super::number::{coordinate, fixed, millimetres, percent};
use super::timeline::{Timeline, label};
use crate::content::{Key, fill, text};
use crate::skin::course::Reading;
use crate::skin::scar::{Form, Skin};

/// Points of a line at most, less two.
const MOST_POINTS: f32 = 150.0;
/// Space round the plot for labels, CSS px.
const LEFT_PX: f32 = 40.0;
const RIGHT_PX: f32 = 12.0;
const TOP_PX: f32 = 16.0;
const BOTTOM_PX: f32 = 24.0;
/// Smallest size at which the labels still fit, CSS px.
const LEAST_WIDTH_PX: f32 = 160.0;
const LEAST_HEIGHT_PX: f32 = 100.0;
/// Height of label type, and about the width of a letter of it, CSS px.
const TYPE_PX: f32 = 12.0;
const LETTER_PX: f32 = 6.2;
/// Space between a line and its name, CSS px.
const NAME_GAP_PX: f32 = 6.0;
/// Least range of a chart in mm, so that a hair's breadth does not look like a mountain.
const LEAST_RANGE_MM: f32 = 0.05;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Collagen I and III, % of all collagen of healthy dermis.
    Collagen,
    /// Depth of the scar, or height of healthy skin's surface, mm.
    Surface,
}

/// Size of a chart, CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartSize {
    /// Width, at least 160; smaller ones are drawn as 160.
    pub width_px: f32,
    /// Height, at least 100; smaller ones are drawn as 100.
    pub height_px: f32,
}

/// The part of a chart inside its axes, CSS px from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Minute 0.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// The last day.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// A line to draw.
struct Line {
    class: &'static str,
    /// SVG attribute that dashes it, or nothing.
    dashes: &'static str,
    value: fn(&Reading) -> f32,
}

/// Values at the top and at the bottom of the plot, and the two values that are labelled.
struct Scale {
    at_top: f32,
    at_bottom: f32,
    marks: [(f32, String); 2],
}

const COLLAGEN_1: Line = Line { class: "line-collagen-1", dashes: "", value: |reading| 100.0 * reading.collagen_1 };
const COLLAGEN_3: Line =
    Line { class: "line-collagen-3", dashes: " stroke-dasharray=\"6 4\"", value: |reading| 100.0 * reading.collagen_3 };
const HEIGHT: Line = Line { class: "line-height", dashes: "", value: |reading| reading.height_mm };
const RISE: Line = Line { class: "line-height", dashes: "", value: |reading| reading.extreme_height_mm };
const DEPTH: Line = Line { class: "line-height", dashes: "", value: |reading| -reading.extreme_height_mm };

impl ChartSize {
    /// Where the axes stand.
    #[must_use]
    pub fn plot(self) -> Plot {
        let right = self.width_px.max(LEAST_WIDTH_PX) - RIGHT_PX;
        Plot { left: LEFT_PX, top: TOP_PX, right, bottom: self.height_px.max(LEAST_HEIGHT_PX) - BOTTOM_PX }
    }
}

impl Plot {
    fn x(&self, timeline: &Timeline, time_d: f64) -> f32 {
        self.left + timeline.position(time_d) * (self.right - self.left)
    }

    fn y(&self, scale: &Scale, value: f32) -> f32 {
        let share = (value - scale.at_top) / (scale.at_bottom - scale.at_top);
        self.top + share.clamp(0.0, 1.0) * (self.bottom - self.top)
    }
}

/// Where the playhead stands in a chart, CSS px from its left edge.
#[must_use]
pub fn playhead_x(timeline: &Timeline, size: ChartSize, time_d: f64) -> f32 {
    size.plot().x(timeline, time_d)
}

/// The heading of a chart.
#[must_use]
pub fn title(kind: ChartKind, skin: &Skin) -> &'static str {
    text(match (kind, skin.form()) {
        (ChartKind::Collagen, Form::Level) => Key::ChartCollagenHealthy,
        (ChartKind::Collagen, _) => Key::ChartCollagenScar,
        (ChartKind::Surface, Form::Level) => Key::ChartHeight,
        (ChartKind::Surface, _) => Key::ChartDepth,
    })
}

/// The numbers of a chart in one sentence, for those who cannot see it.
#[must_use]
pub fn description(kind: ChartKind, readings: &[Reading], skin: &Skin) -> String {
    let (Some(first), Some(last)) = (readings.first(), readings.last()) else {
        return text(Key::ChartNothingTold).to_owned();
    };
    let time = label(last.time_d);
    let ends = |line: &Line, decimals| [first, last].map(|reading| fixed(f64::from((line.value)(reading)), decimals));
    match kind {
        ChartKind::Collagen => {
            let ([one_start, one], [three_start, three]) = (ends(&COLLAGEN_1, 0), ends(&COLLAGEN_3, 0));
            let one = [("one_start", one_start.as_str()), ("one", &one)];
            let three = [("three_start", three_start.as_str()), ("three", &three)];
            fill(Key::ChartCollagenTold, &[("time", &time), one[0], one[1], three[0], three[1]])
        }
        ChartKind::Surface => {
            let [start, now] = ends(&surface_line(skin), 2);
            let key = if skin.form() == Form::Level { Key::ChartHeightTold } else { Key::ChartDepthTold };
            fill(key, &[("time", &time), ("start", &start), ("now", &now)])
        }
    }
}

/// The chart as a whole `<svg>` without the playhead; what is not computed yet is not drawn.
///
/// Style classes: `chart`, `grid`, `axis`, `session`, `label`, `line-collagen-1`, `line-collagen-3`, `line-height`; the
/// two names at the ends of lines are `label name-collagen-1` and `label name-collagen-3`.
#[must_use]
pub fn chart(kind: ChartKind, readings: &[Reading], skin: &Skin, timeline: &Timeline, size: ChartSize) -> String {
    let plot = size.plot();
    let (width, height) = (coordinate(plot.right + RIGHT_PX), coordinate(plot.bottom + BOTTOM_PX));
    let (title, told) = (title(kind, skin), description(kind, readings, skin));
    let (name, scale) = match kind {
        ChartKind::Collagen => ("collagen", collagen_scale(readings)),
        ChartKind::Surface => ("surface", surface_scale(readings, skin)),
    };
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-told\">\
         <title id=\"{name}-title\">{title}</title><desc id=\"{name}-told\">{told}</desc>"
    );
    push_frame(&mut svg, &plot, &scale, timeline);
    let curve = |line: &Line| curve(readings, line, &plot, &scale, timeline);
    match kind {
        ChartKind::Collagen => {
            let (one, three) = (curve(&COLLAGEN_1), curve(&COLLAGEN_3));
            push_curve(&mut svg, &COLLAGEN_1, &one);
            push_curve(&mut svg, &COLLAGEN_3, &three);
            push_names(&mut svg, &plot, &one, &three);
        }
        ChartKind::Surface => {
            let line = surface_line(skin);
            push_curve(&mut svg, &line, &curve(&line));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Depth of a scar, height of healthy skin's surface.
fn surface_line(skin: &Skin) -> Line {
    match skin.form() {
        Form::Level => HEIGHT,
        Form::Sunken => DEPTH,
        Form::Raised => RISE,
    }
}

/// From 0 to 100 %, or to as many twenties more as are needed.
fn collagen_scale(readings: &[Reading]) -> Scale {
    let most = readings.iter().fold(1.0, |most: f32, reading| most.max(reading.collagen_1).max(reading.collagen_3));
    let at_top = 0.2 * libm::ceilf(most.min(10.0) * 5.0 - 1e-3);
    let marks = [at_top, 0.0].map(|share| (100.0 * share, percent(share)));
    Scale { at_top: 100.0 * at_top, at_bottom: 0.0, marks }
}

/// A scar hangs from 0 at the top to its first depth; healthy skin has its level in the middle.
fn surface_scale(readings: &[Reading], skin: &Skin) -> Scale {
    let value = surface_line(skin).value;
    let values = || readings.iter().map(value).filter(|value| value.is_finite());
    let mark = |value: f32| (value, millimetres(value));
    if skin.form() == Form::Level {
        let most = values().fold(LEAST_RANGE_MM, |most, value| most.max(value.abs()));
        let range = LEAST_RANGE_MM * libm::ceilf(most / LEAST_RANGE_MM - 1e-3);
        return Scale { at_top: range, at_bottom: -range, marks: [mark(range), mark(-range)] };
    }
    let first = values().next().unwrap_or_default().max(LEAST_RANGE_MM);
    let (least, most) =
        values().fold((0.0, first), |(least, most): (f32, f32), value| (least.min(value), most.max(value)));
    Scale { at_top: least, at_bottom: most, marks: [mark(0.0), mark(first)] }
}

/// The points of a line on the screen: first and last, and between them only those that are a little apart.
fn curve(readings: &[Reading], line: &Line, plot: &Plot, scale: &Scale, timeline: &Timeline) -> Vec<[f32; 2]> {
    let apart = (plot.right - plot.left) / MOST_POINTS;
    let mut curve: Vec<[f32; 2]> = Vec::new();
    for (i, reading) in readings.iter().enumerate() {
        let x = plot.x(timeline, reading.time_d);
        if i + 1 == readings.len() || curve.last().is_none_or(|last| x - last[0] >= apart) {
            curve.push([x, plot.y(scale, (line.value)(reading))]);
        }
    }
    curve
}

/// Grid, axis, their labels and a tick for each session.
fn push_frame(svg: &mut String, plot: &Plot, scale: &Scale, timeline: &Timeline) {
    let [(one, _), (other, _)] = &scale.marks;
    for value in [*one, 0.5 * (one + other), *other] {
        let y = plot.y(scale, value);
        push_line(svg, "grid", [plot.left, y], [plot.right, y]);
    }
    push_line(svg, "axis", [plot.left, plot.bottom], [plot.right, plot.bottom]);
    for day in timeline.session_days() {
        let x = plot.x(timeline, *day);
        push_line(svg, "session", [x, plot.bottom - NAME_GAP_PX], [x, plot.bottom]);
    }
    for (value, words) in &scale.marks {
        push_text(svg, "label", [plot.left - NAME_GAP_PX, plot.y(scale, *value) + 0.3 * TYPE_PX], "end", words);
    }
    let ticks = timeline.ticks(plot.right - plot.left);
    for (i, tick) in ticks.iter().enumerate() {
        let x = plot.left + tick.position * (plot.right - plot.left);
        let anchor = match i {
            0 => "start",
            _ if i + 1 == ticks.len() => "end",
            _ => "middle",
        };
        push_text(svg, "label", [x, plot.bottom + 1.4 * TYPE_PX], anchor, &tick.label);
    }
}

fn push_curve(svg: &mut String, line: &Line, curve: &[[f32; 2]]) {
    if curve.len() < 2 {
        return;
    }
    svg.push_str(&format!("<path class=\"{}\" fill=\"none\"{} d=\"", line.class, line.dashes));
    for (i, [x, y]) in curve.iter().enumerate() {
        svg.push_str(&format!("{}{} {}", if i == 0 { 'M' } else { 'L' }, coordinate(*x), coordinate(*y)));
    }
    svg.push_str("\"/>");
}

/// Writes the names of the two collagen lines: beside their ends while there is room, later above or below them.
fn push_names(svg: &mut String, plot: &Plot, one: &[[f32; 2]], three: &[[f32; 2]]) {
    let (Some([end_x, one_end_y]), Some([_, three_end_y]), true) = (one.last(), three.last(), one.len() > 1) else {
        return;
    };
    let names = [text(Key::ChartCollagen1), text(Key::ChartCollagen3)];
    let width = LETTER_PX * names.iter().map(|name| name.chars().count()).max().unwrap_or_default() as f32;
    let beside = end_x + NAME_GAP_PX + width <= plot.right;
    let [one_y, three_y] = if beside {
        apart(one_end_y + 0.3 * TYPE_PX, three_end_y + 0.3 * TYPE_PX)
    } else {
        clear_of_lines(plot, one, three, end_x - width)
    };
    let (x, anchor) = if beside { (end_x + NAME_GAP_PX, "start") } else { (*end_x, "end") };
    push_text(svg, "label name-collagen-1", [x, one_y], anchor, names[0]);
    push_text(svg, "label name-collagen-3", [x, three_y], anchor, names[1]);
}

/// Two baselines moved apart until one name fits above the other.
fn apart(one_y: f32, three_y: f32) -> [f32; 2] {
    let lacking = 0.5 * (TYPE_PX - (one_y - three_y).abs()).max(0.0);
    if one_y <= three_y { [one_y - lacking, three_y + lacking] } else { [one_y + lacking, three_y - lacking] }
}

/// Baselines of two names that end where the lines end: the upper one above its line, the lower one above its own if it
/// fits between the two, else below it, else squeezed between them.
fn clear_of_lines(plot: &Plot, one: &[[f32; 2]], three: &[[f32; 2]], from_x: f32) -> [f32; 2] {
    let extent = |curve: &[[f32; 2]]| {
        let ys = || curve.iter().filter(|point| point[0] >= from_x).map(|point| point[1]);
        (ys().fold(plot.bottom, f32::min), ys().fold(plot.top, f32::max))
    };
    let (one, three) = (extent(one), extent(three));
    let (upper, lower) = if one.1 <= three.1 { (one, three) } else { (three, one) };
    let upper_y = (upper.0 - NAME_GAP_PX).max(plot.top);
    let above_y = lower.0 - NAME_GAP_PX;
    let below_y = lower.1 + NAME_GAP_PX + 0.8 * TYPE_PX;
    let lower_y = if above_y - TYPE_PX > upper.1 {
        above_y
    } else if below_y < plot.bottom {
        below_y
    } else {
        0.5 * (upper.1 + lower.0) + 0.3 * TYPE_PX
    };
    if one.1 <= three.1 { [upper_y, lower_y] } else { [lower_y, upper_y] }
}

fn push_line(svg: &mut String, class: &str, from: [f32; 2], to: [f32; 2]) {
    let [x1, y1, x2, y2] = [from[0], from[1], to[0], to[1]].map(coordinate);
    svg.push_str(&format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"));
}

fn push_text(svg: &mut String, class: &str, [x, y]: [f32; 2], anchor: &str, words: &str) {
    let (x, y) = (coordinate(x), coordinate(y));
    svg.push_str(&format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>"));
}
