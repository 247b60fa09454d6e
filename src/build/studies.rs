//! Studies: `content/evidence/studies.toml` with its words becomes `STUDIES` and, for tests, `RUNS`; whatever is wrong stops the build.

use super::joined::{Joined, WordFile};
use super::sources::{Source, Sources};
use super::{fail, is_english, parse, read};
use serde::Deserialize;
use std::fmt::Write as _;
use toml::Spanned;

const STUDIES: &str = "content/evidence/studies.toml";
const WORDS: &str = "content/en/studies.toml";
/// Most letters of what is told in English, so that an entry stays readable on a phone.
const MOST_LETTERS: usize = 160;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Studies {
    study: Vec<Study>,
}

/// One published figure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Study {
    id: Spanned<String>,
    n: Option<u32>,
    #[serde(default)]
    counted: Counted,
    species: Species,
    scale: Scale,
    source: Spanned<String>,
    claim: Spanned<Claim>,
    axis: Option<Spanned<[f32; 2]>>,
    model_axis: Option<Spanned<[f32; 2]>>,
    points: Vec<Spanned<Point>>,
}

/// One row: what was published, what the model says, or both.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Point {
    published: Option<f32>,
    range: Option<[f32; 2]>,
    model: Option<[f32; 2]>,
    run: Option<Run>,
}

/// The words of an entry.
struct Words {
    what: String,
    told: String,
    when: String,
    unit: String,
    model_unit: Option<String>,
    /// Of each point: what it is about, and what was published in words.
    points: Vec<(String, Option<String>)>,
}

/// How the model's number is made.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    #[serde(default)]
    skin: String,
    #[serde(default)]
    sessions: u32,
    #[serde(default)]
    every_d: f64,
    density: Option<f32>,
    #[serde(default)]
    day: f64,
    read: String,
}

#[derive(Deserialize, Debug, Default)]
#[serde(rename_all = "kebab-case")]
enum Counted {
    #[default]
    People,
    Scars,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Species {
    Human,
    Rat,
    Mixed,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Scale {
    MeasuredLength,
    MeasuredAmount,
    Count,
    GradeByEye,
    PatientJudgement,
    ExpertOpinion,
}

#[derive(Deserialize, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Claim {
    Size,
    Order,
    Falls,
    Rises,
    Little,
    None,
}

impl Words {
    fn take(mut joined: Joined, points: usize) -> Self {
        let [what, told, when, unit] = ["what", "told", "when", "unit"].map(|key| joined.plain(key));
        let model_unit = joined.plain_if_any("model_unit");
        let point = |number: usize| {
            let [label, said] = ["label", "said"].map(|key| joined.plain_if_any(&format!("{key}-{number}")));
            (label.unwrap_or_default(), said)
        };
        let points = (1..=points).map(point).collect();
        joined.close();
        Self { what, told, when, unit, model_unit, points }
    }
}

impl Scale {
    fn is_measured(&self) -> bool {
        matches!(self, Self::MeasuredLength | Self::MeasuredAmount | Self::Count)
    }
}

/// Appends the tables to the code.
pub(super) fn write(code: &mut String, sources: &mut Sources) {
    let text = read(STUDIES);
    let studies = parse::<Studies>(STUDIES, &text).study;
    let mut words = WordFile::read(WORDS);
    let (mut table, mut runs) = (String::new(), String::new());
    for (i, study) in studies.iter().enumerate() {
        let stop = |at: usize, what: &str| -> ! { fail(STUDIES, &text, at, &format!("{} {what}", study.id.get_ref())) };
        if studies[..i].iter().any(|known| known.id.get_ref() == study.id.get_ref()) {
            stop(study.id.span().start, "is there twice");
        }
        let structure = (STUDIES, text.as_str(), study.id.span().start);
        let words = Words::take(words.entry(study.id.get_ref(), structure), study.points.len());
        if let Some((at, what)) = fault_of(study, &words) {
            stop(at, &what);
        }
        let Some(source) = sources.cite(study.source.get_ref()) else {
            stop(study.source.span().start, &format!("names the unknown source {}", study.source.get_ref()));
        };
        write_study(&mut table, study, &words, source);
        write_runs(&mut runs, study);
    }
    words.close();
    let _ = writeln!(code, "\n/// Every published figure that the model is held against, in the order of the file.");
    let _ = writeln!(code, "pub static STUDIES: &[Study] = &[\n{table}];");
    let _ = writeln!(code, "\n/// How the model's numbers in `STUDIES` are made, by study and point.");
    let _ = writeln!(code, "pub static RUNS: &[Run] = &[\n{runs}];");
}

/// What is wrong with an entry, and where.
fn fault_of(study: &Study, words: &Words) -> Option<(usize, String)> {
    let Study { id, claim, axis, model_axis, .. } = study;
    let fault = |at: usize, what: &str| Some((at, what.to_owned()));
    if is_english() && words.told.chars().count() > MOST_LETTERS {
        return fault(id.span().start, &format!("tells more than {MOST_LETTERS} letters"));
    }
    if words.model_unit.is_some() != model_axis.is_some() {
        return fault(id.span().start, "needs both or neither of model_unit and model_axis");
    }
    if !study.scale.is_measured() && model_axis.is_none() {
        return fault(id.span().start, "is a judgement: it must not share an axis with the model");
    }
    if *claim.get_ref() == Claim::Size && model_axis.is_some() {
        return fault(claim.span().start, "compares a size across two axes");
    }
    for axis in [axis, model_axis].into_iter().flatten() {
        if axis.get_ref()[0] >= axis.get_ref()[1] {
            return fault(axis.span().start, "has an axis that does not ascend");
        }
    }
    let bands = study.points.iter().filter(|point| point.get_ref().model.is_some()).count();
    if bands < if *claim.get_ref() == Claim::Order { 2 } else { 1 } {
        return fault(id.span().start, "lacks a number of the model");
    }
    study.points.iter().zip(&words.points).find_map(|(point, (_, said))| {
        let what = fault_of_point(point.get_ref(), said.is_some(), study)?;
        fault(point.span().start, what)
    })
}

fn fault_of_point(point: &Point, said: bool, study: &Study) -> Option<&'static str> {
    let Point { published, range, model, run } = point;
    if published.is_some() && said {
        return Some("has a point with both a number and words");
    }
    if published.is_none() && !said && model.is_none() {
        return Some("has a point without anything in it");
    }
    if model.is_some() != run.is_some() {
        return Some("has a point with only one of model and run");
    }
    if published.is_some() && study.axis.is_none() {
        return Some("has a published number and no axis for it");
    }
    if *study.claim.get_ref() == Claim::Size && (published.is_none() || model.is_none()) {
        return Some("compares sizes and has a point that lacks one");
    }
    if range.is_some_and(|[low, high]| published.is_none_or(|value| !(low..=high).contains(&value))) {
        return Some("has a range without its value inside");
    }
    let inside = |axis: &Option<Spanned<[f32; 2]>>, value: f32| {
        axis.as_ref().is_none_or(|axis| (axis.get_ref()[0]..=axis.get_ref()[1]).contains(&value))
    };
    let ends = published.iter().chain(range.iter().flatten());
    let model_axis = study.model_axis.as_ref().map_or(&study.axis, |_| &study.model_axis);
    let all_inside =
        ends.copied().all(|value| inside(&study.axis, value)) && model.is_none_or(|[mean, _]| inside(model_axis, mean));
    (!all_inside).then_some("has a number outside its axis")
}

fn write_study(code: &mut String, study: &Study, words: &Words, source: &Source) {
    let Words { what, told, when, unit, model_unit, points } = words;
    let id = study.id.get_ref();
    let (species, counted, scale, claim) = (&study.species, &study.counted, &study.scale, study.claim.get_ref());
    let (n, axis) = (study.n, study.axis.as_ref().map(Spanned::get_ref));
    let model_axis = study.model_axis.as_ref().zip(model_unit.as_ref());
    let model_axis = model_axis.map(|(axis, unit)| (axis.get_ref(), unit));
    // The page sets these as markup.
    let (citation, address) = (source.citation().replace('&', "&amp;"), source.address());
    let _ = writeln!(
        code,
        "    Study {{ id: {id:?}, what: {what:?}, told: {told:?}, when: {when:?}, n: {n:?}, counted: Counted::{counted:?}, \
         species: Species::{species:?}, scale: Scale::{scale:?}, claim: Claim::{claim:?}, citation: {citation:?}, \
         address: {address:?}, unit: {unit:?}, axis: {}, model_axis: {model_axis:?}, points: &[",
        axis.map_or("None".to_owned(), |axis| format!("Some({axis:?})")),
    );
    for (point, (label, said)) in study.points.iter().map(Spanned::get_ref).zip(points) {
        let Point { published, range, model, .. } = point;
        let _ = writeln!(
            code,
            "        Point {{ label: {label:?}, published: {published:?}, range: {range:?}, said: {said:?}, model: {model:?} }},"
        );
    }
    code.push_str("    ] },\n");
}

fn write_runs(code: &mut String, study: &Study) {
    for (point, run) in
        study.points.iter().enumerate().filter_map(|(i, point)| Some((i, point.get_ref().run.as_ref()?)))
    {
        let Run { skin, sessions, every_d, density, day, read } = run;
        let study = study.id.get_ref();
        let _ = writeln!(
            code,
            "    Run {{ study: {study:?}, point: {point}, skin: {skin:?}, sessions: {sessions}, every_d: {every_d:?}, \
             density_per_cm2: {density:?}, day: {day:?}, read: {read:?} }},"
        );
    }
}
