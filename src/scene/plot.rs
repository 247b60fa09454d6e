//! The frame of a chart as SVG text, without colours: axes, marks, curves, bands and names at the ends of lines.

use super::number::{coordinate, fixed};
use super::timeline::{MONTH_D, Tick, Timeline};
use crate::content::{Key, fill, text};
use crate::skin::within::Within;

/// Points of a line at most, less two.
const MOST_POINTS: f32 = 150.0;
/// Space round the plot for labels, CSS px.
const LEFT_PX: f32 = 40.0;
const RIGHT_PX: f32 = 12.0;
const TOP_PX: f32 = 16.0;
const BOTTOM_PX: f32 = 24.0;
/// Width of the plot of a fluid chart, in units of its own, and in CSS px on the narrowest screen.
const FLUID: f32 = 1000.0;
const FLUID_LEAST_PX: f32 = 200.0;
/// Smallest size at which the labels still fit, CSS px.
const LEAST_WIDTH_PX: f32 = 160.0;
const LEAST_HEIGHT_PX: f32 = 100.0;
/// Height of label type, and about the width of a letter of it, CSS px.
const TYPE_PX: f32 = 12.0;
const LETTER_PX: f32 = 6.2;
/// Space between a line and its name, CSS px.
const NAME_GAP_PX: f32 = 6.0;
/// Room that the label of a tick needs, CSS px: the last one leans back from the end of the axis.
const TICK_ROOM_PX: f32 = 54.0;
/// A label beyond this share of the axis would hang over its end.
const NEAR_END: f32 = 0.95;
/// Months between two ticks, the fewest first.
const MONTH_STEPS: [f64; 5] = [1.0, 2.0, 3.0, 6.0, 12.0];

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

/// A value with a line across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The value.
    pub value: f32,
    /// What stands left of the line; empty for a line without a label.
    pub words: String,
}

/// The upright axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Value at the upper edge.
    pub at_top: f32,
    /// Value at the lower edge, another one.
    pub at_bottom: f32,
    /// The values that are marked.
    pub marks: Vec<Mark>,
}

/// The time axis along the bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Labelled times, from left to right.
    pub ticks: Vec<Tick>,
    /// Positions of the sessions on the axis, 0 to 1.
    pub sessions: Vec<f32>,
}

/// A line that is named where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// Style class of the name.
    pub class: &'a str,
    /// The name.
    pub words: &'a str,
    /// The points of the line, CSS px.
    pub curve: &'a [[f32; 2]],
}

/// A chart in the making.
#[derive(Clone, Debug)]
pub struct Sketch {
    /// Where the axes stand.
    pub plot: Plot,
    svg: String,
    /// The chart is as wide as its box: what lies across is a share of that.
    fluid: bool,
}

impl ChartSize {
    /// Where the axes stand.
    #[must_use]
    pub fn plot(self) -> Plot {
        let right = self.width_px.max(LEAST_WIDTH_PX) - RIGHT_PX;
        Plot { left: LEFT_PX, top: TOP_PX, right, bottom: self.height_px.max(LEAST_HEIGHT_PX) - BOTTOM_PX }
    }
}

impl Plot {
    /// Where a position on the time axis, 0 to 1, lies, CSS px from the left edge of the chart.
    #[must_use]
    pub fn x(&self, position: f32) -> f32 {
        self.left + position * (self.right - self.left)
    }

    /// Where a value lies, CSS px from the top of the chart; one beyond the scale lies at its edge.
    #[must_use]
    pub fn y(&self, scale: &Scale, value: f32) -> f32 {
        let share = (value - scale.at_top) / (scale.at_bottom - scale.at_top);
        self.top + share.within(0.0, 1.0) * (self.bottom - self.top)
    }

    /// The points of a line that are worth drawing: first and last, and between them only those that are a little apart.
    #[must_use]
    pub fn thinned(&self, mut points: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
        let apart = (self.right - self.left) / MOST_POINTS;
        let last = points.last().copied();
        let mut kept_x = f32::NEG_INFINITY;
        points.retain(|point| {
            let keep = point[0] - kept_x >= apart || Some(*point) == last;
            if keep {
                kept_x = point[0];
            }
            keep
        });
        points
    }
}

impl Scale {
    /// A scale with its two ends labelled and a bare line half way.
    #[must_use]
    pub fn between(at_top: f32, at_bottom: f32, words: fn(f32) -> String) -> Self {
        let half_way = Mark { value: 0.5 * (at_top + at_bottom), words: String::new() };
        let end = |value| Mark { value, words: words(value) };
        Self { at_top, at_bottom, marks: vec![end(at_top), half_way, end(at_bottom)] }
    }
}

impl Axis {
    /// The bent axis of a timeline, as under the figure.
    #[must_use]
    pub fn of_timeline(timeline: &Timeline, plot: &Plot) -> Self {
        let sessions = timeline.session_days().iter().map(|day| timeline.position(*day)).collect();
        Self { ticks: timeline.ticks(plot.right - plot.left), sessions }
    }

    /// A straight axis in months: day `d` lies at `d / end_d`.
    #[must_use]
    pub fn of_months(end_d: f64, session_days: &[f64], plot: &Plot) -> Self {
        let month = MONTH_D / end_d.max(1.0);
        let month_px = f64::from(plot.right - plot.left) * month;
        let fits = |step: &f64| step * month_px >= f64::from(TICK_ROOM_PX);
        let step = MONTH_STEPS.into_iter().find(fits).unwrap_or(MONTH_STEPS[MONTH_STEPS.len() - 1]);
        let mut ticks = Vec::new();
        let mut n = 0.0;
        while n * month < 1.0 + 1e-3 {
            let label = if n > 0.0 {
                fill(Key::TickMonth, &[("n", &fixed(n, 0))])
            } else {
                text(Key::TickMinuteZero).to_owned()
            };
            ticks.push(Tick { position: (n * month) as f32, label });
            n += step;
        }
        let sessions = session_days.iter().map(|day| (day / end_d.max(1.0)) as f32).collect();
        Self { ticks, sessions }
    }
}

impl Sketch {
    /// An empty chart, `role="img"`, with a title and a description for those who cannot see it. `id` is unique on the page.
    #[must_use]
    pub fn new(id: &str, title: &str, description: &str, size: ChartSize) -> Self {
        let plot = size.plot();
        let (width, height) = (coordinate(plot.right + RIGHT_PX), coordinate(plot.bottom + BOTTOM_PX));
        let mut sketch = Self { plot, svg: String::new(), fluid: false };
        sketch.push(&["<svg class=\"chart\" viewBox=\"0 0 ", &width, " ", &height, "\""]);
        sketch.say(id, title, description);
        sketch
    }

    /// The same as wide as the box that it stands in, so that it can be written into a page of any width. The style sheet
    /// makes the `<svg>` (class `fluid`) as wide as the plot and keeps room for the labels left of it; `plot` has 1000 units
    /// across. Curves and bands go into [`Self::stretched`].
    #[must_use]
    pub fn fluid(id: &str, title: &str, description: &str, height_px: f32) -> Self {
        let plot = Plot { left: 0.0, right: FLUID, ..ChartSize { width_px: FLUID, height_px }.plot() };
        let mut sketch = Self { plot, svg: String::new(), fluid: true };
        sketch.push(&["<svg class=\"chart fluid\""]);
        sketch.say(id, title, description);
        sketch
    }

    /// Draws curves and bands of a fluid chart, which stretch with it; the style sheet keeps their strokes from that.
    pub fn stretched(&mut self, draw: impl FnOnce(&mut Self)) {
        let [right, height] = [self.plot.right, self.plot.bottom + BOTTOM_PX].map(coordinate);
        self.push(&["<svg viewBox=\"0 0 ", &right, " ", &height, "\" preserveAspectRatio=\"none\">"]);
        draw(self);
        self.push(&["</svg>"]);
    }

    /// Ends the opening tag, and tells the chart to those who cannot see it.
    fn say(&mut self, id: &str, title: &str, description: &str) {
        self.push(&[" role=\"img\" aria-labelledby=\"", id, "-title ", id, "-told\">"]);
        self.push(&["<title id=\"", id, "-title\">", title, "</title>"]);
        self.push(&["<desc id=\"", id, "-told\">", description, "</desc>"]);
    }

    /// Grid, axis, their labels and a tick for each session.
    ///
    /// Style classes: `grid`, `axis`, `session`, `label`.
    pub fn frame(&mut self, scale: &Scale, axis: &Axis) {
        let plot = self.plot;
        for mark in &scale.marks {
            let y = plot.y(scale, mark.value);
            self.line("grid", [plot.left, y], [plot.right, y]);
            if !mark.words.is_empty() {
                // Left of the plot there are pixels in a fluid chart too.
                let x = coordinate(plot.left - NAME_GAP_PX);
                self.text_at("label", [&x, &coordinate(y + 0.3 * TYPE_PX)], "end", &mark.words);
            }
        }
        self.line("axis", [plot.left, plot.bottom], [plot.right, plot.bottom]);
        for position in &axis.sessions {
            let x = plot.x(*position);
            self.line("session", [x, plot.bottom - NAME_GAP_PX], [x, plot.bottom]);
        }
        self.ticks("label", &axis.ticks);
    }

    /// Labels of times under the axis.
    pub fn ticks(&mut self, class: &str, ticks: &[Tick]) {
        let plot = self.plot;
        for tick in ticks {
            let anchor = match tick.position {
                position if position <= 0.0 => "start",
                position if position > NEAR_END => "end",
                _ => "middle",
            };
            self.text(class, [plot.x(tick.position), plot.bottom + 1.4 * TYPE_PX], anchor, &tick.label);
        }
    }

    /// A line through points, CSS px, dashed by the lengths in `dashes` unless that is empty; fewer than two are no line.
    pub fn curve(&mut self, class: &str, dashes: &str, points: &[[f32; 2]]) {
        if points.len() < 2 {
            return;
        }
        self.push(&["<path class=\"", class, "\" fill=\"none\""]);
        if !dashes.is_empty() {
            self.push(&[" stroke-dasharray=\"", dashes, "\""]);
        }
        self.push(&[" d=\""]);
        self.points("M", points.iter());
        self.push(&["\"/>"]);
    }

    /// The area between two lines, each from left to right, CSS px.
    pub fn band(&mut self, class: &str, upper: &[[f32; 2]], lower: &[[f32; 2]]) {
        if upper.len() < 2 || lower.len() < 2 {
            return;
        }
        self.push(&["<path class=\"", class, "\" d=\""]);
        self.points("M", upper.iter());
        self.points("L", lower.iter().rev());
        self.push(&["Z\"/>"]);
    }

    /// A rectangle between two places across and two down, as far as it lies in the plot.
    pub fn area(&mut self, class: &str, [left, right]: [f32; 2], sides: [f32; 2]) {
        let [one, other] = sides.map(|y| y.within(self.plot.top, self.plot.bottom));
        let [x, width] = [left, right - left].map(|x| self.across(x));
        let [y, height] = [one.min(other), (one - other).abs()].map(coordinate);
        self.push(&["<rect class=\"", class, "\" x=\"", &x, "\" y=\"", &y]);
        self.push(&["\" width=\"", &width, "\" height=\"", &height, "\"/>"]);
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: [f32; 2], to: [f32; 2]) {
        let [x1, x2] = [from[0], to[0]].map(|x| self.across(x));
        let [y1, y2] = [from[1], to[1]].map(coordinate);
        self.push(&[
            "<line class=\"",
            class,
            "\" x1=\"",
            &x1,
            "\" y1=\"",
            &y1,
            "\" x2=\"",
            &x2,
            "\" y2=\"",
            &y2,
            "\"/>",
        ]);
    }

    /// Words at a place; `anchor` is SVG's: "start", "middle" or "end".
    pub fn text(&mut self, class: &str, at: [f32; 2], anchor: &str, words: &str) {
        let x = self.across(at[0]);
        self.text_at(class, [&x, &coordinate(at[1])], anchor, words);
    }

    fn text_at(&mut self, class: &str, [x, y]: [&str; 2], anchor: &str, words: &str) {
        self.push(&["<text class=\"", class, "\" x=\"", x, "\" y=\"", y, "\" text-anchor=\"", anchor, "\">"]);
        self.push(&[words, "</text>"]);
    }

    /// A place across, as the attribute that says it.
    fn across(&self, x: f32) -> String {
        if self.fluid { coordinate(100.0 / FLUID * x) + "%" } else { coordinate(x) }
    }

    /// Writes the names of two lines: beside their ends while there is room, later above or below them.
    pub fn names(&mut self, one: &Named, other: &Named) {
        let (Some([end_x, one_end_y]), Some([_, other_end_y]), true) =
            (one.curve.last(), other.curve.last(), one.curve.len() > 1)
        else {
            return;
        };
        // A fluid chart has room for the names where the narrowest has.
        let px = if self.fluid { FLUID / FLUID_LEAST_PX } else { 1.0 };
        let width = px * LETTER_PX * one.words.chars().count().max(other.words.chars().count()) as f32;
        let beside_x = end_x + px * NAME_GAP_PX;
        let beside = beside_x + width <= self.plot.right;
        let [one_y, other_y] = if beside {
            apart(one_end_y + 0.3 * TYPE_PX, other_end_y + 0.3 * TYPE_PX)
        } else {
            clear_of_lines(&self.plot, one.curve, other.curve, end_x - width)
        };
        let (x, anchor) = if beside { (beside_x, "start") } else { (*end_x, "end") };
        self.text(one.class, [x, one_y], anchor, one.words);
        self.text(other.class, [x, other_y], anchor, other.words);
    }

    /// The chart as a whole `<svg>`.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.push(&["</svg>"]);
        self.svg
    }

    fn points<'a>(&mut self, first: &str, points: impl Iterator<Item = &'a [f32; 2]>) {
        let mut step = first;
        for [x, y] in points {
            // A thousandth of the width is fine enough.
            let x = if self.fluid { fixed(f64::from(*x), 0) } else { coordinate(*x) };
            self.push(&[step, &x, " ", &coordinate(*y)]);
            step = "L";
        }
    }

    fn push(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|piece| self.svg.push_str(piece));
    }
}

/// Two baselines moved apart until one name fits above the other.
fn apart(one_y: f32, other_y: f32) -> [f32; 2] {
    let lacking = 0.5 * (TYPE_PX - (one_y - other_y).abs()).max(0.0);
    if one_y <= other_y { [one_y - lacking, other_y + lacking] } else { [one_y + lacking, other_y - lacking] }
}

/// Baselines of two names that end where the lines end: the upper one above its line, the lower one above its own if it
/// fits between the two, else below it, else squeezed between them.
fn clear_of_lines(plot: &Plot, one: &[[f32; 2]], other: &[[f32; 2]], from_x: f32) -> [f32; 2] {
    let extent = |curve: &[[f32; 2]]| {
        let ys = || curve.iter().filter(|point| point[0] >= from_x).map(|point| point[1]);
        (ys().fold(plot.bottom, f32::min), ys().fold(plot.top, f32::max))
    };
    let (one, other) = (extent(one), extent(other));
    let (upper, lower) = if one.1 <= other.1 { (one, other) } else { (other, one) };
    let upper_y = (upper.0 - NAME_GAP_PX).max(0.8 * TYPE_PX);
    let above_y = lower.0 - NAME_GAP_PX;
    let below_y = lower.1 + NAME_GAP_PX + 0.8 * TYPE_PX;
    let lower_y = if above_y - TYPE_PX > upper.1 {
        above_y
    } else if below_y < plot.bottom {
        below_y
    } else {
        0.5 * (upper.1 + lower.0) + 0.3 * TYPE_PX
    };
    if one.1 <= other.1 { [upper_y, lower_y] } else { [lower_y, upper_y] }
}
