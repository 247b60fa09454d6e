//! A published figure and the model's band side by side, as SVG text without colours: the style sheet gives them.
//!
//! A measured figure and the model share one axis. A judgement stands in a frame of its own, on its own axis, beside the model's.

use super::number::coordinate;
use super::study::number;
use crate::content::document::{Word, fill, text};
use crate::content::{Point, Study};
use crate::skin::within::Within;

/// Width of a chart, in its own units: about CSS px on a phone.
const WIDTH: f32 = 288.0;
/// Between the two panels of a chart without a shared axis, and the space inside a panel.
const GAP: f32 = 8.0;
const INSET: f32 = 8.0;
/// Room for the names of the lanes of a shared axis.
const GUTTER: f32 = 42.0;
/// Heights of a heading, a label, a lane with a mark, and the axis with its numbers.
const HEADING: f32 = 20.0;
const LABEL: f32 = 13.0;
const LANE: f32 = 15.0;
const AXIS: f32 = 19.0;
/// Space between rows.
const ROW_GAP: f32 = 4.0;
/// From the middle of a lane to the baseline of its words.
const BASELINE: f32 = 4.0;
/// Radius of the dot, half the height of a whisker's end, and of the band and of the line at its mean.
const DOT: f32 = 4.0;
const CAP: f32 = 4.5;
const BAND: f32 = 4.5;
const MEAN: f32 = 6.5;
/// Least width of a band.
const LEAST_BAND: f32 = 2.0;

/// A part of the chart with one axis.
struct Panel {
    left: f32,
    right: f32,
    axis: Option<[f32; 2]>,
}

impl Panel {
    fn x(&self, value: f32) -> f32 {
        let [low, high] = self.axis.unwrap_or([0.0, 1.0]);
        // Whole units: half of one is less than a line is wide, and the page is shorter.
        (self.left + ((value - low) / (high - low)).within(0.0, 1.0) * (self.right - self.left)).round()
    }
}

/// The chart as a whole `<svg>`. It is hidden from assistive technology: `study::published` and `study::modelled` say the same in words.
///
/// Style classes: `frame` (round what has not the model's axis), `frame judged` (round a judgement), `axis`, `zero`, `label`, `heading`, `said`, `dot`, `dot open` (spread not reported),
/// `whisker`, `band`, `mean`.
#[must_use]
pub fn study_chart(study: &Study) -> String {
    let rows = if study.model_axis.is_some() { apart_rows(study) } else { shared_rows(study) };
    let height = HEADING + rows + AXIS;
    let mut svg = format!(
        "<svg class=\"study-chart\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\">",
        coordinate(WIDTH),
        coordinate(height)
    );
    match study.model_axis {
        None => draw_shared(&mut svg, study, HEADING + rows),
        Some((axis, unit)) => draw_apart(&mut svg, study, axis, unit, HEADING + rows),
    }
    svg.push_str("</svg>");
    svg
}

/// What the marks mean, as a list in HTML with a small drawing before each meaning.
#[must_use]
pub fn legend() -> String {
    const SAMPLE: Panel = Panel { left: 2.0, right: 26.0, axis: Some([0.0, 1.0]) };
    const BARE: Point = Point { label: "", published: None, range: None, said: None, model: None };
    let spread = Point { published: Some(0.5), range: Some([0.1, 0.9]), ..BARE };
    let open = Point { published: Some(0.5), ..BARE };
    let band = Point { model: Some([0.5, 0.4]), ..BARE };
    let mut html = "<ul class=\"legend\">".to_owned();
    for (point, key) in [
        (spread, Word::StudiesLegendStudy),
        (open, Word::StudiesLegendOpen),
        (band, Word::StudiesLegendModel),
        (BARE, Word::StudiesLegendJudged),
    ] {
        html.push_str("<li><svg class=\"study-chart\" viewBox=\"0 0 28 16\" aria-hidden=\"true\">");
        if point == BARE {
            frame(&mut html, true, 0.0, 28.0, 16.0);
        }
        draw_published(&mut html, &SAMPLE, &point, 8.0);
        draw_band(&mut html, &SAMPLE, &point, 8.0);
        html.push_str("</svg>");
        html.push_str(text(key));
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    html
}

/// Height of the rows on a shared axis: the lanes of study and model.
fn shared_rows(study: &Study) -> f32 {
    study.points.len() as f32 * (2.0 * LANE + ROW_GAP)
}

/// Height of the rows of two panels side by side: that of the fuller one.
fn apart_rows(study: &Study) -> f32 {
    let rows = |has: fn(&Point) -> bool| study.points.iter().filter(|point| has(point)).count();
    rows(is_published).max(rows(is_modelled)) as f32 * (LABEL + LANE + ROW_GAP)
}

fn is_published(point: &Point) -> bool {
    point.published.is_some() || point.said.is_some()
}

fn is_modelled(point: &Point) -> bool {
    point.model.is_some()
}

fn draw_shared(svg: &mut String, study: &Study, bottom: f32) {
    let panel = Panel { left: GUTTER, right: WIDTH - INSET, axis: study.axis };
    words(svg, "heading", GUTTER, HEADING - 8.0, "start", study.unit);
    draw_axis(svg, &panel, bottom);
    let mut y = HEADING;
    for point in study.points {
        let mut before = |lane: f32, name: &str| {
            words(svg, "label", GUTTER - 6.0, y + lane * LANE + BASELINE, "end", name);
        };
        if point.label.is_empty() {
            before(0.5, text(Word::StudiesStudy));
            before(1.5, text(Word::StudiesModel));
        } else {
            before(1.0, point.label);
        }
        draw_published(svg, &panel, point, y + 0.5 * LANE);
        draw_band(svg, &panel, point, y + 1.5 * LANE);
        y += 2.0 * LANE + ROW_GAP;
    }
}

fn draw_apart(svg: &mut String, study: &Study, model_axis: [f32; 2], model_unit: &str, bottom: f32) {
    let half = 0.5 * (WIDTH - GAP);
    let model_unit = fill(Word::StudiesModelUnit, &[("unit", model_unit)]);
    let sides = [
        (0.0, study.axis, study.unit.to_owned(), is_published as fn(&Point) -> bool),
        (half + GAP, Some(model_axis), model_unit, is_modelled),
    ];
    for (k, (left, axis, unit, has)) in sides.into_iter().enumerate() {
        let panel = Panel { left: left + INSET, right: left + half - INSET, axis };
        if k == 0 {
            frame(svg, study.scale.is_judgement(), left, half, bottom + AXIS);
        }
        words(svg, "heading", panel.left, HEADING - 6.0, "start", &unit);
        draw_axis(svg, &panel, bottom);
        let mut y = HEADING;
        for point in study.points.iter().filter(|point| has(point)) {
            words(svg, "label", panel.left, y + LABEL - 3.0, "start", point.label);
            let middle = y + LABEL + 0.5 * LANE;
            // Only where the mark lies: through the words it would be in the way.
            if axis.is_some_and(|[low, high]| low < 0.0 && high > 0.0) {
                line(svg, "zero", [panel.x(0.0), y + LABEL], [panel.x(0.0), y + LABEL + LANE]);
            }
            if k == 0 {
                draw_published(svg, &panel, point, middle)
            } else {
                draw_band(svg, &panel, point, middle)
            }
            y += LABEL + LANE + ROW_GAP;
        }
    }
}

/// Sets a panel apart that has not the model's axis; a judgement looks other than a measurement.
fn frame(svg: &mut String, judged: bool, left: f32, width: f32, height: f32) {
    let class = if judged { "frame judged" } else { "frame" };
    let [x, width, height] = [left + 0.5, width - 1.0, height - 1.0].map(coordinate);
    svg.push_str(&format!(
        "<rect class=\"{class}\" x=\"{x}\" y=\"0.5\" width=\"{width}\" height=\"{height}\" rx=\"5\"/>"
    ));
}

/// The axis with its ends, and with zero where that lies between them.
fn draw_axis(svg: &mut String, panel: &Panel, y: f32) {
    let Some([low, high]) = panel.axis else { return };
    line(svg, "axis", [panel.left, y], [panel.right, y]);
    for (value, anchor) in [(low, "start"), (high, "end")] {
        words(svg, "label", panel.x(value), y + 13.0, anchor, &number(value, panel.axis));
    }
    if low < 0.0 && high > 0.0 {
        words(svg, "label", panel.x(0.0), y + 13.0, "middle", "0");
    }
}

fn draw_published(svg: &mut String, panel: &Panel, point: &Point, y: f32) {
    if let Some(said) = point.said {
        words(svg, "said", panel.left, y + BASELINE, "start", said);
    }
    let Some(value) = point.published else { return };
    if let Some([from, to]) = point.range.map(|range| range.map(|end| panel.x(end))) {
        let [top, bottom] = [y - CAP, y + CAP];
        lines(svg, "whisker", &[[[from, y], [to, y]], [[from, top], [from, bottom]], [[to, top], [to, bottom]]]);
    }
    let class = if point.range.is_some() { "dot" } else { "dot open" };
    let [x, y, radius] = [panel.x(value), y, DOT].map(coordinate);
    svg.push_str(&format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
}

/// The model's mean less and plus one standard deviation, and a line at the mean.
fn draw_band(svg: &mut String, panel: &Panel, point: &Point, y: f32) {
    let Some([mean, spread]) = point.model else { return };
    let [from, to, mean] = [mean - spread, mean + spread, mean].map(|value| panel.x(value));
    let wider = 0.5 * (LEAST_BAND - (to - from)).max(0.0);
    let [x, width] = [from - wider, to - from + 2.0 * wider].map(coordinate);
    let (top, height) = (coordinate(y - BAND), coordinate(2.0 * BAND));
    svg.push_str(&format!(
        "<rect class=\"band\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"1\"/>"
    ));
    line(svg, "mean", [mean, y - MEAN], [mean, y + MEAN]);
}

fn line(svg: &mut String, class: &str, from: [f32; 2], to: [f32; 2]) {
    lines(svg, class, &[[from, to]]);
}

/// Level and upright lines of one kind.
fn lines(svg: &mut String, class: &str, ends: &[[[f32; 2]; 2]]) {
    svg.push_str(&format!("<path class=\"{class}\" d=\""));
    for [from, to] in ends {
        let [x, y, to_x, to_y] = [from[0], from[1], to[0], to[1]].map(coordinate);
        let way = if y == to_y { format!("H{to_x}") } else { format!("V{to_y}") };
        svg.push_str(&format!("M{x} {y}{way}"));
    }
    svg.push_str("\"/>");
}

fn words(svg: &mut String, class: &str, x: f32, y: f32, anchor: &str, words: &str) {
    let (x, y) = (coordinate(x), coordinate(y));
    svg.push_str(&format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>"));
}
