//! Agreement with the reference prototype on the default grid: its means, sixteen seeds a case, against ours.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::scar::Skin;
use pinprick::skin::state::State;
use pinprick::skin::surface::Surface;
use seeds::{Spread, on_two_threads};
use serde_json::Value;

mod seeds;

const REFERENCE: &str = include_str!("data/half_grid.json");
/// Day on which a course is read.
const READ_D: f64 = 365.0;
/// Our seeds a case.
const SEEDS: usize = 12;
/// What is compared, by its name in the reference, and what the means may differ by beyond three standard errors.
///
/// A boxcar that fills wholly gains 0.18 of matrix and 0.17 mm of height: these get less room than the shares.
const MEASURES: [(&str, f64); 4] = [("volume", 0.02), ("depth", 0.02), ("matrix", 0.005), ("height", 0.005)];

/// One case of the reference.
struct Case {
    name: String,
    spec: CourseSpec,
    /// In the order of `MEASURES`.
    expected: [Spread; 4],
}

/// The cases whose skin exists.
fn cases() -> Vec<Case> {
    let reference: Value = serde_json::from_str(REFERENCE).expect("the reference is valid");
    let cases = reference["cases"].as_object().expect("the reference has cases");
    cases
        .iter()
        .filter_map(|(name, case)| {
            let seeds = case["seeds"].as_u64().expect("a number of seeds") as usize;
            let expected = MEASURES.map(|(measure, _)| {
                let [mean, deviation] = [0, 1].map(|k| case[measure][k].as_f64().expect("mean and deviation"));
                Spread { mean, deviation, seeds }
            });
            spec(name).map(|spec| Case { name: name.clone(), spec, expected })
        })
        .collect()
}

/// The course that a case names: a skin, then what differs from the protocol, if anything.
fn spec(name: &str) -> Option<CourseSpec> {
    let mut words = name.split(' ');
    let mut skin = match words.next() {
        Some("healthy") => Skin::Healthy,
        Some("boxcar") => Skin::SHALLOW_BOXCAR,
        _ => return None,
    };
    let (mut needle, mut sessions, mut interval_d) = (Needle::default(), 6, 28.0);
    if let Some(what) = words.next() {
        let mut value = || words.next().and_then(|word| word.parse::<f32>().ok()).expect("a control has a value");
        match what {
            "untreated" => sessions = 0,
            "length" => needle.length_mm = value(),
            "density" => needle.density_per_cm2 = value(),
            "sessions" => sessions = value() as u32,
            "interval" => interval_d = f64::from(value()),
            "depth" => skin = Skin::Boxcar { depth_mm: value(), width_mm: 2.5 },
            _ => panic!("case `{name}`: `{what}` is not known"),
        }
    }
    let session_days = (0..sessions).map(|session| f64::from(session) * interval_d).collect();
    Some(CourseSpec { grid: Grid::STANDARD, skin, needle, session_days, seed: 0 })
}

/// Mean matrix of the dermis and the height of its surface without oedema, mm.
fn matrix_and_height(state: &State) -> (f64, Vec<f64>) {
    let matrix = state.collagen_1.iter().zip(&state.collagen_3).map(|(first, third)| f64::from(first + third));
    let mut height_mm = vec![0.0; state.grid.nx];
    Surface::new(&state.grid, &Parameters::VALUES).height(&state.below(), &mut height_mm);
    (matrix.sum::<f64>() / state.collagen_1.len() as f64, height_mm.into_iter().map(f64::from).collect())
}

/// Share of the scar's volume and of the depth of its deepest 15 % that is recovered; 0 without a scar.
fn recovered(before_mm: &[f64], after_mm: &[f64], in_scar: &[bool]) -> [f64; 2] {
    let scar = |height_mm: &[f64]| {
        let mut scar: Vec<f64> =
            height_mm.iter().zip(in_scar).filter(|(_, inside)| **inside).map(|(h, _)| *h).collect();
        scar.sort_by(f64::total_cmp);
        scar
    };
    let (before, after) = (scar(before_mm), scar(after_mm));
    let deepest = ((0.15 * before.len() as f64) as usize).max(1);
    let gain = |n: usize| 1.0 - after[..n].iter().sum::<f64>() / before[..n].iter().sum::<f64>();
    if before.is_empty() { [0.0; 2] } else { [gain(before.len()), gain(deepest)] }
}

/// What a course comes to, in the order of `MEASURES`.
fn outcome(spec: &CourseSpec, seed: u64) -> [f64; 4] {
    let mut course = Course::new(CourseSpec { seed, ..spec.clone() });
    assert_eq!(course.spec(), &CourseSpec { seed, ..spec.clone() }, "the controls allow this course");
    let in_scar = spec.skin.tissue(&spec.grid, &Parameters::VALUES).in_scar;
    // Before the needles of day 0, which tear matrix.
    let untouched = Course::new(CourseSpec { session_days: Vec::new(), ..spec.clone() });
    let (matrix_before, before_mm) = matrix_and_height(untouched.state());
    course.advance(course.plan().step_at(READ_D));
    assert_eq!(course.computed_until_d(), READ_D, "a step ends on the day of reading");
    let (matrix_after, after_mm) = matrix_and_height(course.state());
    let [volume, depth] = recovered(&before_mm, &after_mm, &in_scar);
    let reading = course.readings().last().expect("a computed course has readings");
    assert!((f64::from(reading.volume_recovered) - volume).abs() < 1e-4, "the reading has volume {volume}");
    assert!((f64::from(reading.depth_recovered) - depth).abs() < 1e-4, "the reading has depth {depth}");
    let moved = before_mm.iter().zip(&after_mm).map(|(before, after)| (after - before).abs());
    [volume, depth, matrix_after / matrix_before - 1.0, moved.sum::<f64>() / before_mm.len() as f64]
}

#[test]
fn the_model_comes_to_what_the_reference_prototype_comes_to() {
    let cases = cases();
    assert!(cases.len() >= 22, "the reference has these cases of healthy skin and of boxcars");
    let outcomes =
        on_two_threads(0..cases.len() * SEEDS, |job| outcome(&cases[job / SEEDS].spec, 1 + (job % SEEDS) as u64));
    let mut disagreements = Vec::new();
    println!(
        "{:24} {:7} {:>8} {:>9} {:>10} {:>7} {:>6}",
        "case", "measure", "model", "reference", "difference", "limit", "sigma"
    );
    for (case, outcomes) in cases.iter().zip(outcomes.chunks_exact(SEEDS)) {
        for (k, (measure, room)) in MEASURES.into_iter().enumerate() {
            let ours = Spread::of(&outcomes.iter().map(|outcome| outcome[k]).collect::<Vec<_>>());
            let theirs = case.expected[k];
            let difference = ours.mean - theirs.mean;
            let error = ours.standard_error().hypot(theirs.standard_error());
            let limit = 3.0 * error + room;
            let sigma = difference / error.max(1e-4);
            println!(
                "{:24} {measure:7} {:8.4} {:9.4} {difference:+10.4} {limit:7.4} {sigma:+6.1}  sd {:.4} {:.4}",
                case.name, ours.mean, theirs.mean, ours.deviation, theirs.deviation
            );
            if difference.abs() > limit {
                disagreements.push(format!("{} {measure}: {difference:+.4}, limit {limit:.4}", case.name));
            }
        }
    }
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
