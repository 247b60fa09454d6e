//! Two skins in one chart, on shared axes, and their numbers side by side.

use super::chart::curve;
use super::compare::Side;
use super::number::{fixed, percent};
use super::plot::{Axis, ChartSize, Mark, Named, Scale, Sketch};
use super::reading::{Change, change, reading_at};
use super::table::{Table, row_label};
use super::timeline::{Timeline, label};
use crate::content::{Key, fill, text};
use crate::skin::course::Reading;
use crate::skin::scar::Form;

/// Distances between the marks of the height axis, mm, with the decimals they need; the first that gives few enough is taken.
const STEPS_MM: [(f32, u32); 6] = [(0.02, 2), (0.05, 2), (0.1, 1), (0.2, 1), (0.25, 2), (0.5, 1)];
/// Most steps from the bottom to the top of the height axis.
const MOST_STEPS: f32 = 5.0;
/// Where the height axis ends at least on both sides of healthy skin when there is no scar, mm.
const LEAST_MM: f32 = 0.02;
/// Heights beyond this lie at the edge of the chart, mm.
const MOST_MM: f32 = 2.0;
/// Distance of the marks of the collagen axis, and where it ends at most, % of healthy dermis.
const COLLAGEN_STEP: f32 = 50.0;
const MOST_COLLAGEN: f32 = 300.0;

/// Which chart of two skins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairKind {
    /// Mean height of the scar over healthy skin, mm, negative for hollows; of the whole surface where there is no scar.
    /// The mean, because a keloid grows at its shoulders rather than at its top.
    Surface,
    /// All collagen, % of healthy dermis.
    Collagen,
}

/// The heading of a chart.
#[must_use]
pub fn title(kind: PairKind) -> &'static str {
    text(match kind {
        PairKind::Surface => Key::PairSurface,
        PairKind::Collagen => Key::PairCollagen,
    })
}

/// The numbers of a chart in one sentence, for those who cannot see it.
#[must_use]
pub fn description(kind: PairKind, left: &Side, right: &Side) -> String {
    let last_d = |side: &Side| side.readings.last().map(|reading| reading.time_d);
    let (Some(left_d), Some(right_d)) = (last_d(left), last_d(right)) else {
        return text(Key::ChartNothingTold).to_owned();
    };
    let time_d = left_d.min(right_d);
    let (key, decimals) = match kind {
        PairKind::Surface => (Key::PairSurfacePart, 2),
        PairKind::Collagen => (Key::PairCollagenPart, 0),
    };
    let part = |side: &Side, name: &str| {
        let value = value(kind);
        let ends = [0.0, time_d].map(|time_d| {
            let reading = reading_at(side.readings, time_d).unwrap_or_default();
            fixed(f64::from(value(&reading)), decimals)
        });
        fill(key, &[("name", name), ("start", &ends[0]), ("now", &ends[1])])
    };
    let [left_name, right_name] = names(left, right);
    let (left, right) = (part(left, left_name), part(right, right_name));
    fill(Key::PairTold, &[("title", title(kind)), ("time", &label(time_d)), ("left", &left), ("right", &right)])
}

/// The chart as a whole `<svg>` without the playhead; what is not computed yet is not drawn.
///
/// Style classes beside those of the frame: `level` (the line of healthy skin), `line-left`, `line-right` (dashed); the
/// names at the ends of lines are `label name-left` and `label name-right`.
#[must_use]
pub fn chart(kind: PairKind, left: &Side, right: &Side, timeline: &Timeline, size: ChartSize) -> String {
    let (id, scale, healthy) = match kind {
        PairKind::Surface => ("pair-surface", surface_scale(left, right), 0.0),
        PairKind::Collagen => ("pair-collagen", collagen_scale(left, right), 100.0),
    };
    let mut sketch = Sketch::new(id, title(kind), &description(kind, left, right), size);
    let plot = sketch.plot;
    sketch.frame(&scale, &Axis::of_timeline(timeline, &plot));
    let level = plot.y(&scale, healthy);
    sketch.line("level", [plot.left, level], [plot.right, level]);
    let curve = |side: &Side| curve(side.readings, value(kind), &plot, &scale, timeline);
    let (left_curve, right_curve) = (curve(left), curve(right));
    sketch.curve("line-left", "", &left_curve);
    sketch.curve("line-right", "6 4", &right_curve);
    let [left_name, right_name] = names(left, right);
    sketch.names(
        &Named { class: "label name-left", words: left_name, curve: &left_curve },
        &Named { class: "label name-right", words: right_name, curve: &right_curve },
    );
    sketch.finish()
}

/// The numbers of both skins side by side, at the stops of the timeline, as far as both are computed.
#[must_use]
pub fn table(left: &Side, right: &Side, timeline: &Timeline) -> Table {
    let names = names(left, right);
    let mut headings = vec![text(Key::TableTime).to_owned()];
    let changes = [left, right].map(|side| match side.skin.form() {
        Form::Level => Key::PairColumnRise,
        Form::Sunken => Key::PairColumnFilled,
        Form::Raised => Key::PairColumnGrown,
    });
    let columns = [[Key::PairColumnHeight; 2], changes, [Key::PairColumnCollagen; 2], [Key::PairColumnActivation; 2]];
    for keys in columns {
        headings.extend(keys.iter().zip(names).map(|(key, name)| fill(*key, &[("name", name)])));
    }
    let mut rows = Vec::new();
    for stop in timeline.stops_d() {
        let reached = |side: &Side| side.readings.last().is_some_and(|last| last.time_d >= stop - 1e-6);
        if !reached(left) || !reached(right) {
            break;
        }
        let cells = [left, right].map(|side| cells(side, *stop));
        let mut row = vec![row_label(&rows, *stop)];
        for [left, right] in (0..columns.len()).map(|i| [&cells[0][i], &cells[1][i]]) {
            row.extend([left.clone(), right.clone()]);
        }
        rows.push(row);
    }
    Table { headings, rows }
}

/// Height, change, collagen and activation of one side.
fn cells(side: &Side, time_d: f64) -> [String; 4] {
    let start = side.readings.first().copied().unwrap_or_default();
    let now = reading_at(side.readings, time_d).unwrap_or(start);
    let value = |kind| f64::from(value(kind)(&now));
    let change = match change(&side.skin, &start, &now) {
        Change::Unchanged => percent(0.0),
        Change::Filled(share) | Change::Grown(share) => percent(share),
        Change::Deeper(share) | Change::Shrunk(share) => percent(-share),
        Change::Risen(rise_mm) => fixed(1000.0 * f64::from(rise_mm), 0),
    };
    [fixed(value(PairKind::Surface), 2), change, fixed(value(PairKind::Collagen), 0), percent(now.activation)]
}

/// What tells the two apart in a chart and a table: their names, else their treatment, else their places.
fn names(left: &Side, right: &Side) -> [&'static str; 2] {
    let treatment = |side: &Side| text(if side.needled { Key::PairNeedled } else { Key::PairUntouched });
    if left.specimen != right.specimen {
        [left.specimen.name(), right.specimen.name()]
    } else if left.needled != right.needled {
        [treatment(left), treatment(right)]
    } else {
        [text(Key::PairLeft), text(Key::PairRight)]
    }
}

/// What a chart draws of a reading.
fn value(kind: PairKind) -> fn(&Reading) -> f32 {
    match kind {
        PairKind::Surface => |reading| reading.height_mm,
        PairKind::Collagen => |reading| 100.0 * (reading.collagen_1 + reading.collagen_3),
    }
}

/// The least and the greatest value of both sides, not within `from` and `to`.
fn extent(kind: PairKind, sides: [&Side; 2], from: f32, to: f32) -> (f32, f32) {
    let mut extent = (from, to);
    for side in sides {
        for value in side.readings.iter().map(value(kind)).filter(|value| value.is_finite()) {
            extent = (extent.0.min(value), extent.1.max(value));
        }
    }
    extent
}

/// Both scars and the level of healthy skin, with marks at round heights.
fn surface_scale(left: &Side, right: &Side) -> Scale {
    let (least, most) = extent(PairKind::Surface, [left, right], 0.0, 0.0);
    let (mut least, mut most) = (least.max(-MOST_MM), most.min(MOST_MM));
    if most - least < LEAST_MM {
        (least, most) = (-LEAST_MM, LEAST_MM);
    }
    let ends = |step: f32| (libm::floorf(least / step + 1e-3), libm::ceilf(most / step - 1e-3));
    let few = |(step, _): &(f32, u32)| ends(*step).1 - ends(*step).0 <= MOST_STEPS;
    let (step, decimals) = STEPS_MM.into_iter().find(few).unwrap_or(STEPS_MM[STEPS_MM.len() - 1]);
    scale(ends(step), step, &|value| fixed(f64::from(value), if value == 0.0 { 0 } else { decimals }))
}

/// From 0 to 100 %, or to as many fifties more as are needed.
fn collagen_scale(left: &Side, right: &Side) -> Scale {
    let (_, most) = extent(PairKind::Collagen, [left, right], 0.0, 100.0);
    let steps = libm::ceilf(most.min(MOST_COLLAGEN) / COLLAGEN_STEP - 1e-3);
    scale((0.0, steps), COLLAGEN_STEP, &|value| fixed(f64::from(value), 0))
}

/// A scale from one multiple of a step to another, each step marked.
fn scale((from, to): (f32, f32), step: f32, words: &dyn Fn(f32) -> String) -> Scale {
    let mark = |i: i32| Mark { value: i as f32 * step, words: words(i as f32 * step) };
    Scale { at_top: to * step, at_bottom: from * step, marks: (from as i32..=to as i32).map(mark).collect() }
}
