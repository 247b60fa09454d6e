//! The courses that are validated, each run once for all tests: a name, a specification, and what it comes to over seeds.

use crate::seeds::{Spread, on_two_threads};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::scar::{Form, Skin};
use pinprick::skin::state::State;
use pinprick::skin::surface::Surface;
use serde_json::Value;
use std::sync::LazyLock;

const REFERENCE: &str = include_str!("../data/half_grid.json");
/// Day on which a course is read.
const READ_D: f64 = 365.0;
/// Our seeds a case; chance has next to no part in skin that nobody needles.
const SEEDS: usize = 16;
const UNTREATED_SEEDS: usize = 2;
/// Cases that the reference lacks: other interval and density of the deep scar, and scars left alone.
const OWN_CASES: [&str; 3] = ["icepick measured 0.35 mm untreated", "boxcar depth 0.8 untreated", "boxcar home 0.25"];

/// What is read of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Share of the scar's volume that is recovered; negative for growth.
    Volume = 0,
    /// Share of the depth (or height) of its most extreme 15 % that is recovered.
    Depth = 1,
    /// Change of the mean matrix of the whole dermis, relative.
    Matrix = 2,
    /// Mean distance that the surface has moved, mm.
    Height = 3,
}

/// All of them, by their names in the reference.
pub const MEASURES: [(&str, Measure); 4] =
    [("volume", Measure::Volume), ("depth", Measure::Depth), ("matrix", Measure::Matrix), ("height", Measure::Height)];

/// One case over its seeds.
pub struct Case {
    /// A skin, then what differs from the protocol.
    pub name: String,
    /// In the order of `MEASURES`.
    pub ours: [Spread; 4],
    /// The reference's, where it has the case.
    pub theirs: Option<[Spread; 4]>,
}

/// All cases, run on first use.
pub static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let reference: Value = serde_json::from_str(REFERENCE).expect("the reference is valid");
    let known = reference["cases"].as_object().expect("the reference has cases");
    let names: Vec<&str> = known.keys().map(String::as_str).chain(OWN_CASES).collect();
    let specs: Vec<CourseSpec> = names.iter().map(|name| spec(name)).collect();
    let jobs: Vec<(usize, u64)> = (0..specs.len())
        .flat_map(|case| {
            let seeds = if specs[case].session_days.is_empty() { UNTREATED_SEEDS } else { SEEDS };
            (1..=seeds as u64).map(move |seed| (case, seed))
        })
        .collect();
    let outcomes = on_two_threads(0..jobs.len(), |job| outcome(&specs[jobs[job].0], jobs[job].1));
    let case = |(index, name): (usize, &&str)| {
        let own =
            || jobs.iter().zip(&outcomes).filter(move |((case, _), _)| *case == index).map(|(_, outcome)| outcome);
        Case {
            name: (*name).to_owned(),
            ours: MEASURES
                .map(|(_, measure)| Spread::of(&own().map(|outcome| outcome[measure as usize]).collect::<Vec<_>>())),
            theirs: known.get(*name).map(|case| {
                let seeds = case["seeds"].as_u64().expect("a number of seeds") as usize;
                MEASURES.map(|(measure, _)| {
                    let [mean, deviation] = [0, 1].map(|k| case[measure][k].as_f64().expect("mean and deviation"));
                    Spread { mean, deviation, seeds }
                })
            }),
        }
    };
    names.iter().enumerate().map(case).collect()
});

/// What a case comes to in one measure.
pub fn ours(name: &str, measure: Measure) -> Spread {
    let case = CASES.iter().find(|case| case.name == name).unwrap_or_else(|| panic!("there is no case `{name}`"));
    case.ours[measure as usize]
}

/// The course that a case names: six sessions every 28 days, 1.5 mm, 250 per cm2, unless it says otherwise.
pub fn spec(name: &str) -> CourseSpec {
    let mut words = name.split(' ');
    let mut skin = match words.next() {
        Some("healthy") => Skin::Healthy,
        Some("boxcar") => Skin::SHALLOW_BOXCAR,
        Some("rolling") => Skin::ROLLING,
        Some("icepick") => Skin::ICEPICK,
        Some("hypertrophic") => Skin::HYPERTROPHIC,
        Some("keloid") => Skin::Keloid,
        _ => panic!("case `{name}`: no such skin"),
    };
    let (mut needle, mut sessions, mut interval_d) = (Needle::default(), 6, 28.0);
    while let Some(what) = words.next() {
        let mut value = || words.next().and_then(|word| word.parse::<f32>().ok()).expect("a control has a value");
        match what {
            "untreated" => sessions = 0,
            "length" => needle.length_mm = value(),
            "home" => needle = Needle { length_mm: value(), quality: 0.7, ..needle },
            "density" => needle.density_per_cm2 = value(),
            "sessions" => sessions = value() as u32,
            "interval" => interval_d = f64::from(value()),
            "depth" => skin = Skin::Boxcar { depth_mm: value(), width_mm: 2.5 },
            "age" => skin = Skin::Hypertrophic { age_months: value() },
            // "0.35 mm", which is what the surface shows of it.
            "measured" => {
                skin = Skin::MEASURED_ICEPICK;
                words.next().zip(words.next()).expect("a depth and its unit");
            }
            _ => panic!("case `{name}`: `{what}` is not known"),
        }
    }
    let session_days = (0..sessions).map(|session| f64::from(session) * interval_d).collect();
    CourseSpec { grid: Grid::STANDARD, skin, needle, session_days, seed: 0 }
}

/// Mean matrix of the dermis and the height of its surface without oedema, mm.
fn matrix_and_height(state: &State) -> (f64, Vec<f64>) {
    let matrix = state.collagen_1.iter().zip(&state.collagen_3).map(|(first, third)| f64::from(first + third));
    let mut height_mm = vec![0.0; state.grid.nx];
    Surface::new(&state.grid, &Parameters::VALUES).height(&state.below(), &mut height_mm);
    (matrix.sum::<f64>() / state.collagen_1.len() as f64, height_mm.into_iter().map(f64::from).collect())
}

/// Share of the scar's volume, and of the depth (height) of its deepest (highest) 15 %, that is recovered; 0 without a scar.
fn recovered(before_mm: &[f64], after_mm: &[f64], in_scar: &[bool], form: Form) -> [f64; 2] {
    let scar = |height_mm: &[f64]| {
        let inside = height_mm.iter().zip(in_scar).filter(|(_, inside)| **inside);
        let mut scar: Vec<f64> = inside.map(|(height, _)| *height).collect();
        scar.sort_by(f64::total_cmp);
        if form == Form::Raised {
            scar.reverse();
        }
        scar
    };
    let (before, after) = (scar(before_mm), scar(after_mm));
    let most = ((0.15 * before.len() as f64) as usize).max(1);
    let gain = |n: usize| 1.0 - after[..n].iter().sum::<f64>() / before[..n].iter().sum::<f64>();
    if before.is_empty() { [0.0; 2] } else { [gain(before.len()), gain(most)] }
}

/// What a course comes to, in the order of `MEASURES`; checks the model's own readings on the way.
pub fn outcome(spec: &CourseSpec, seed: u64) -> [f64; 4] {
    let mut course = Course::new(CourseSpec { seed, ..spec.clone() });
    assert_eq!(course.spec(), &CourseSpec { seed, ..spec.clone() }, "the controls allow this course");
    let in_scar = spec.skin.tissue(&spec.grid, &Parameters::VALUES).in_scar;
    // Before the needles of day 0, which tear matrix.
    let untouched = Course::new(CourseSpec { session_days: Vec::new(), ..spec.clone() });
    let (matrix_before, before_mm) = matrix_and_height(untouched.state());
    course.advance(course.plan().step_at(READ_D));
    assert_eq!(course.computed_until_d(), READ_D, "a step ends on the day of reading");
    let (matrix_after, after_mm) = matrix_and_height(course.state());
    let [volume, depth] = recovered(&before_mm, &after_mm, &in_scar, spec.skin.form());
    let reading = course.readings().last().expect("a computed course has readings");
    assert!((f64::from(reading.volume_recovered) - volume).abs() < 1e-4, "the reading has volume {volume}");
    assert!((f64::from(reading.depth_recovered) - depth).abs() < 1e-4, "the reading has depth {depth}");
    let moved = before_mm.iter().zip(&after_mm).map(|(before, after)| (after - before).abs());
    [volume, depth, matrix_after / matrix_before - 1.0, moved.sum::<f64>() / before_mm.len() as f64]
}
