//! The charts of a protocol: depth and collagen over the months as a band, and what another session adds.

use super::number::{fixed, millimetres, percent};
use super::outlook::Outlook;
use super::plot::{Axis, ChartSize, Mark, Named, Scale, Sketch};
use super::timeline::Tick;
use crate::content::{Key, fill, text};
use crate::skin::ensemble::Band;
use crate::skin::ladder::{RUNGS, Rung};
use crate::skin::scar::Form;

/// Heights of the charts over the months and of the ladder, CSS px; the style sheet has them as well.
pub const BAND_PX: f32 = 230.0;
/// See [`BAND_PX`].
pub const LADDER_PX: f32 = 190.0;
/// Least range of a chart in mm, so that a hair's breadth does not look like a mountain.
const LEAST_RANGE_MM: f32 = 0.05;
/// Widths of a chart for which the ticks are chosen, CSS px; the style sheet knows where the one gives way to the other.
const WIDTHS_PX: [f32; 2] = [252.0, 352.0];
/// A raised scar leaves this much room above it, in its own height: for the name of its line.
const HEADROOM: f32 = 1.25;
/// Distance of the marks of the collagen axis, % of healthy dermis.
const COLLAGEN_STEP: f32 = 50.0;
/// Distance of the marks of the ladder: a coarse one where there is much to show, a fine one where there is little.
const RUNG_STEPS: [f32; 2] = [0.25, 0.05];
/// Share of its place on the axis that a bar takes up.
const BAR: f32 = 0.62;
/// Space between a bar and its number, and the height of the number, CSS px.
const NUMBER_GAP_PX: f32 = 4.0;
const NUMBER_PX: f32 = 10.0;

/// Which chart over the months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CourseKind {
    /// Depth of a sunken scar, mean height of a raised one, mm.
    Surface,
    /// All collagen, % of healthy dermis.
    Collagen,
}

/// The heading of a chart over the months.
#[must_use]
pub fn title(kind: CourseKind, outlook: &Outlook) -> &'static str {
    text(match (kind, outlook.skin().form()) {
        (CourseKind::Collagen, _) => Key::CourseCollagen,
        (CourseKind::Surface, Form::Sunken) => Key::ChartDepth,
        (CourseKind::Surface, Form::Raised) => Key::ChartRise,
        (CourseKind::Surface, Form::Level) => Key::ChartHeight,
    })
}

/// The heading of the ladder.
#[must_use]
pub fn ladder_title(outlook: &Outlook) -> &'static str {
    text(if outlook.skin().form() == Form::Raised { Key::CourseLadderRaised } else { Key::CourseLadder })
}

/// The numbers of a chart over the months in one sentence, for those who cannot see it.
#[must_use]
pub fn description(kind: CourseKind, outlook: &Outlook) -> String {
    let (published, _, band) = lines(kind, outlook);
    let words = words(kind);
    let (Some(first), Some(last)) = (published.first(), published.last()) else {
        return text(Key::ChartNothingTold).to_owned();
    };
    let start = words(*first);
    match band.last() {
        Some(Band { low, median, high }) => {
            let [low, median, high] = [low, median, high].map(|value| words(*value));
            let values = [("start", start.as_str()), ("median", &median), ("low", &low), ("high", &high)];
            fill(Key::CourseBandTold, &values)
        }
        None => fill(Key::CourseLineTold, &[("start", &start), ("now", &words(*last))]),
    }
}

/// A chart over the months as a whole fluid `<svg>`, so high, CSS px; `id` is unique on the page. What is not computed yet
/// is not drawn.
///
/// Style classes beside those of the frame: `judging` (the window in which to judge), `judging-name`, `band`, `line-median`,
/// `line-untreated`, `name-median`, `name-untreated`; `few` and `many` are ticks for narrow and for wide charts.
#[must_use]
pub fn course_chart(id: &str, kind: CourseKind, outlook: &Outlook, height_px: f32) -> String {
    let mut sketch = Sketch::fluid(id, title(kind, outlook), &description(kind, outlook), height_px);
    let plot = sketch.plot;
    let end_d = outlook.days.last().copied().unwrap_or(1.0);
    let x = |day: f64| plot.x((day / end_d) as f32);
    let [from, to] = outlook.judging_d().map(x);
    sketch.area("judging", [from, to], [plot.top, plot.bottom]);
    let (published, untreated, band) = lines(kind, outlook);
    let scale = scale(kind, outlook);
    let sessions = outlook.protocol.session_days();
    let axis = |width_px| Axis::of_months(end_d, &sessions, &ChartSize { width_px, height_px }.plot());
    let [mut few, many] = WIDTHS_PX.map(axis);
    let (both, only_many) = many.ticks.into_iter().partition::<Vec<_>, _>(|tick| few.ticks.contains(tick));
    few.ticks.retain(|tick| !both.contains(tick));
    sketch.frame(&scale, &Axis { ticks: both, sessions: many.sessions });
    sketch.ticks("label few", &few.ticks);
    sketch.ticks("label many", &only_many);
    sketch.text("label judging-name", [0.5 * (from + to), plot.top - 5.0], "middle", text(Key::CourseJudge));
    let curve = |values: &mut dyn Iterator<Item = f32>| {
        let points = outlook.days.iter().zip(values).map(|(day, value)| [x(*day), plot.y(&scale, value)]);
        plot.thinned(points.collect())
    };
    let edge = |pick: fn(&Band) -> f32| curve(&mut band.iter().map(pick));
    let alone = curve(&mut untreated.iter().copied());
    let median = if band.is_empty() { curve(&mut published.iter().copied()) } else { edge(|band| band.median) };
    sketch.stretched(|sketch| {
        sketch.band("band", &edge(|band| band.high), &edge(|band| band.low));
        sketch.curve("line-untreated", "2 5", &alone);
        sketch.curve("line-median", "", &median);
    });
    if alone.len() == median.len() {
        sketch.names(
            &Named { class: "label name-median", words: text(Key::CourseNeedled), curve: &median },
            &Named { class: "label name-untreated", words: text(Key::CourseAlone), curve: &alone },
        );
    }
    sketch.finish()
}

/// What each session adds as bars, one for no session and one for each up to eight, as a whole fluid `<svg>`, so high, CSS
/// px. The bar of the protocol's own number of sessions stands out.
///
/// Style classes beside those of the frame: `rung` (what fewer sessions have brought), `rung added` (what this one adds),
/// `rung lost` (where it takes away), each with `chosen` for the protocol's own; `number`, `number chosen`.
#[must_use]
pub fn ladder_chart(id: &str, outlook: &Outlook, height_px: f32) -> String {
    let mut sketch = Sketch::fluid(id, ladder_title(outlook), &ladder_description(outlook), height_px);
    let plot = sketch.plot;
    let scale = ladder_scale(&outlook.rungs);
    let place = 1.0 / RUNGS as f32;
    let middle = |k: usize| (k as f32 + 0.5) * place;
    let ticks = (0..RUNGS).map(|k| Tick { position: middle(k), label: fixed(k as f64, 0) }).collect();
    sketch.frame(&scale, &Axis { ticks, sessions: Vec::new() });
    let half = 0.5 * BAR * place * (plot.right - plot.left);
    for (k, rung) in outlook.rungs.iter().enumerate() {
        let chosen = if k == outlook.protocol.sessions { " chosen" } else { "" };
        let x = plot.x(middle(k));
        let sides = [x - half, x + half];
        let before = rung.value - rung.added;
        let [zero_y, before_y, now_y] = [0.0, before, rung.value].map(|value| plot.y(&scale, value));
        sketch.area(&["rung", chosen].concat(), sides, [before_y, zero_y]);
        let step = if rung.added < 0.0 { "rung lost" } else { "rung added" };
        sketch.area(&[step, chosen].concat(), sides, [now_y, before_y]);
        let top = now_y.min(before_y).min(zero_y) - NUMBER_GAP_PX;
        let number_y = top.max(NUMBER_PX);
        sketch.text(&["label number", chosen].concat(), [x, number_y], "middle", &points(rung.added));
    }
    sketch.finish()
}

/// What each session adds in one sentence.
#[must_use]
pub fn ladder_description(outlook: &Outlook) -> String {
    if outlook.rungs.is_empty() {
        return text(Key::ChartNothingTold).to_owned();
    }
    let list: Vec<String> = outlook.rungs.iter().skip(1).map(|rung| points(rung.added)).collect();
    fill(Key::CourseLadderTold, &[("list", &list.join(", "))])
}

/// A difference of shares in points with its sign: 0.12 is "+12".
#[must_use]
pub fn points(share: f32) -> String {
    let number = percent(share);
    if share > 0.0 && number != "0" { ["+", &number].concat() } else { number }
}

/// The published course, the untreated skin and the band of a chart.
fn lines(kind: CourseKind, outlook: &Outlook) -> (&[f32], &[f32], &[Band]) {
    match kind {
        CourseKind::Surface => (&outlook.published_mm, &outlook.untreated_mm, &outlook.surface_mm),
        CourseKind::Collagen => (&outlook.published_collagen, &outlook.untreated_collagen, &outlook.collagen),
    }
}

/// A value of a chart with its unit.
fn words(kind: CourseKind) -> fn(f32) -> String {
    match kind {
        CourseKind::Surface => |value| fill(Key::NeedleMillimetres, &[("n", &millimetres(value))]),
        CourseKind::Collagen => |value| fill(Key::CoursePercent, &[("n", &fixed(f64::from(value), 0))]),
    }
}

/// A sunken scar hangs from 0 at the top, a raised one stands on 0; collagen stands on 0 and shows healthy dermis.
fn scale(kind: CourseKind, outlook: &Outlook) -> Scale {
    let (published, untreated, band) = lines(kind, outlook);
    let values =
        || published.iter().chain(untreated).copied().chain(band.iter().flat_map(|band| [band.low, band.high]));
    let least = values().fold(0.0, f32::min);
    let most = values().fold(0.0, f32::max);
    match kind {
        CourseKind::Collagen => {
            let steps = libm::ceilf(most.max(100.0) / COLLAGEN_STEP - 1e-3);
            let mark = |k: usize| {
                let value = COLLAGEN_STEP * k as f32;
                Mark { value, words: fixed(f64::from(value), 0) }
            };
            Scale { at_top: COLLAGEN_STEP * steps, at_bottom: 0.0, marks: (0..=steps as usize).map(mark).collect() }
        }
        CourseKind::Surface => {
            let start = published.first().copied().unwrap_or(most);
            let most = most.max(LEAST_RANGE_MM);
            let mark =
                |value: f32, named: bool| Mark { value, words: if named { millimetres(value) } else { String::new() } };
            let marks = vec![mark(0.0, true), mark(0.5 * start, true), mark(start, true)];
            match outlook.skin().form() {
                Form::Sunken => Scale { at_top: least, at_bottom: most, marks },
                Form::Raised | Form::Level => Scale { at_top: HEADROOM * most, at_bottom: least, marks },
            }
        }
    }
}

/// The ladder stands on 0 and reaches to the next mark above its highest rung, and below its lowest.
fn ladder_scale(rungs: &[Rung]) -> Scale {
    // Before anything is known the empty frame is that of a scar that answers well.
    let unknown = if rungs.is_empty() { 2.0 * RUNG_STEPS[0] } else { 0.0 };
    let most = rungs.iter().fold(unknown, |most: f32, rung| most.max(rung.value));
    let least = rungs.iter().fold(0.0, |least: f32, rung| least.min(rung.value));
    let step = if most - least > RUNG_STEPS[0] { RUNG_STEPS[0] } else { RUNG_STEPS[1] };
    let above = libm::ceilf(most / step - 1e-3).max(1.0) as i32;
    let below = libm::floorf(least / step + 1e-3) as i32;
    let mark = |k: i32| Mark { value: step * k as f32, words: percent(step * k as f32) };
    Scale { at_top: step * above as f32, at_bottom: step * below as f32, marks: (below..=above).map(mark).collect() }
}
