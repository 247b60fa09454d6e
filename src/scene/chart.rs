//! The charts of one course as SVG text, on the time axis of the timeline, without colours: the style sheet gives them.

use super::number::{fixed, millimetres, percent};
use super::plot::{Axis, Mark, Named, Scale, Sketch};
pub use super::plot::{ChartSize, Plot};
use super::timeline::{Timeline, label};
use crate::content::{Key, fill, text};
use crate::skin::course::Reading;
use crate::skin::scar::{Form, Skin};

/// Least range of a chart in mm, so that a hair's breadth does not look like a mountain.
const LEAST_RANGE_MM: f32 = 0.05;

/// Which chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Collagen I and III, % of all collagen of healthy dermis.
    Collagen,
    /// Depth of a sunken scar, mean height of a raised one or of healthy skin, mm.
    Surface,
}

/// A line to draw.
struct Line {
    class: &'static str,
    /// Lengths of dashes and gaps, or nothing.
    dashes: &'static str,
    value: fn(&Reading) -> f32,
}

const COLLAGEN_1: Line = Line { class: "line-collagen-1", dashes: "", value: |reading| 100.0 * reading.collagen_1 };
const COLLAGEN_3: Line = Line { class: "line-collagen-3", dashes: "6 4", value: |reading| 100.0 * reading.collagen_3 };
const HEIGHT: Line = Line { class: "line-height", dashes: "", value: |reading| reading.height_mm };
const DEPTH: Line = Line { class: "line-height", dashes: "", value: |reading| -reading.extreme_height_mm };

/// Where the playhead stands in a chart, CSS px from its left edge.
#[must_use]
pub fn playhead_x(timeline: &Timeline, size: ChartSize, time_d: f64) -> f32 {
    size.plot().x(timeline.position(time_d))
}

/// The heading of a chart.
#[must_use]
pub fn title(kind: ChartKind, skin: &Skin) -> &'static str {
    text(match (kind, skin.form()) {
        (ChartKind::Collagen, Form::Level) => Key::ChartCollagenHealthy,
        (ChartKind::Collagen, _) => Key::ChartCollagenScar,
        (ChartKind::Surface, Form::Level) => Key::ChartHeight,
        (ChartKind::Surface, Form::Sunken) => Key::ChartDepth,
        (ChartKind::Surface, Form::Raised) => Key::ChartRise,
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
            let key = match skin.form() {
                Form::Level => Key::ChartHeightTold,
                Form::Sunken => Key::ChartDepthTold,
                Form::Raised => Key::ChartRiseTold,
            };
            fill(key, &[("time", &time), ("start", &start), ("now", &now)])
        }
    }
}

/// The chart as a whole `<svg>` without the playhead; what is not computed yet is not drawn. `prefix` tells the ids of
/// this figure's charts from those of the others on the page.
///
/// Style classes beside those of the frame: `line-collagen-1`, `line-collagen-3`, `line-height`; the two names at the ends
/// of lines are `label name-collagen-1` and `label name-collagen-3`.
#[must_use]
pub fn chart(
    prefix: &str,
    kind: ChartKind,
    readings: &[Reading],
    skin: &Skin,
    timeline: &Timeline,
    size: ChartSize,
) -> String {
    let (name, scale) = match kind {
        ChartKind::Collagen => ("-collagen", collagen_scale(readings)),
        ChartKind::Surface => ("-surface", surface_scale(readings, skin)),
    };
    let id = [prefix, name].concat();
    let mut sketch = Sketch::new(&id, title(kind, skin), &description(kind, readings, skin), size);
    let plot = sketch.plot;
    sketch.frame(&scale, &Axis::of_timeline(timeline, &plot));
    let mut draw = |line: &Line| {
        let curve = curve(readings, line.value, &plot, &scale, timeline);
        sketch.curve(line.class, line.dashes, &curve);
        curve
    };
    match kind {
        ChartKind::Collagen => {
            let (one, three) = (draw(&COLLAGEN_1), draw(&COLLAGEN_3));
            sketch.names(
                &Named { class: "label name-collagen-1", words: text(Key::ChartCollagen1), curve: &one },
                &Named { class: "label name-collagen-3", words: text(Key::ChartCollagen3), curve: &three },
            );
        }
        ChartKind::Surface => {
            draw(&surface_line(skin));
        }
    }
    sketch.finish()
}

/// The line of a value of the readings, CSS px.
pub(super) fn curve(
    readings: &[Reading],
    value: fn(&Reading) -> f32,
    plot: &Plot,
    scale: &Scale,
    timeline: &Timeline,
) -> Vec<[f32; 2]> {
    let point = |reading: &Reading| [plot.x(timeline.position(reading.time_d)), plot.y(scale, value(reading))];
    plot.thinned(readings.iter().map(point).collect())
}

/// Depth of a sunken scar; mean height of a raised one, which grows at its shoulders rather than at its top, or of healthy
/// skin.
fn surface_line(skin: &Skin) -> Line {
    match skin.form() {
        Form::Sunken => DEPTH,
        Form::Level | Form::Raised => HEIGHT,
    }
}

/// From 0 to 100 %, or to as many twenties more as are needed; then the 100 % of healthy dermis are marked too.
fn collagen_scale(readings: &[Reading]) -> Scale {
    let most = readings.iter().fold(1.0, |most: f32, reading| most.max(reading.collagen_1).max(reading.collagen_3));
    let at_top = 0.2 * libm::ceilf(most.min(10.0) * 5.0 - 1e-3);
    let mut scale = Scale::between(100.0 * at_top, 0.0, |value| percent(0.01 * value));
    if at_top > 1.0 {
        scale.marks[1] = Mark { value: 100.0, words: percent(1.0) };
    }
    scale
}

/// A sunken scar hangs from 0 at the top to its first depth, a raised one stands on 0 at the bottom; healthy skin has its
/// level in the middle.
fn surface_scale(readings: &[Reading], skin: &Skin) -> Scale {
    let value = surface_line(skin).value;
    let values = || readings.iter().map(value).filter(|value| value.is_finite());
    if skin.form() == Form::Level {
        let most = values().fold(LEAST_RANGE_MM, |most, value| most.max(value.abs()));
        let range = LEAST_RANGE_MM * libm::ceilf(most / LEAST_RANGE_MM - 1e-3);
        return Scale::between(range, -range, millimetres);
    }
    let first = values().next().unwrap_or_default().max(LEAST_RANGE_MM);
    let (least, most) =
        values().fold((0.0, first), |(least, most): (f32, f32), value| (least.min(value), most.max(value)));
    let mut scale = Scale::between(0.0, first, millimetres);
    (scale.at_top, scale.at_bottom) = if skin.form() == Form::Raised { (most, least) } else { (least, most) };
    scale
}
