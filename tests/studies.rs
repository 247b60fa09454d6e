//! The model against the studies: the numbers that the page shows are those that the model comes to, and the rules of the
//! page hold: a judgement by eye never shares an axis, and the worst miss comes first.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::content::{Claim, RUNS, Run, STUDIES, Scale, Study};
use pinprick::scene::study::{Verdict, miss, modelled, published, studies, taken, verdict};
use pinprick::scene::study_chart::study_chart;
use pinprick::skin::course::{Course, CourseSpec, Reading};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::parameters::Parameters;
use pinprick::skin::scar::Skin;
use seeds::{Spread, on_two_threads};

mod seeds;

/// Seeds behind every band.
const SEEDS: usize = 16;
/// What a committed number may differ from the run, as a share of the axis on which it is drawn.
const ROOM: f64 = 0.005;

/// The course of a run, but for its seed.
fn spec(run: &Run) -> CourseSpec {
    let skin = match run.skin {
        "healthy" => Skin::Healthy,
        "boxcar" => Skin::SHALLOW_BOXCAR,
        "rolling" => Skin::ROLLING,
        "icepick" => Skin::ICEPICK,
        "keloid" => Skin::Keloid,
        "hypertrophic 9" => Skin::Hypertrophic { age_months: 9.0 },
        "hypertrophic 24" => Skin::Hypertrophic { age_months: 24.0 },
        "wound" => Skin::CalibrationWound { width_mm: 2.0 },
        other => panic!("{}: the skin `{other}` is not known", run.study),
    };
    let mut needle = Needle::default();
    needle.density_per_cm2 = run.density_per_cm2.unwrap_or(needle.density_per_cm2);
    let session_days = (0..run.sessions).map(|session| f64::from(session) * run.every_d).collect();
    CourseSpec { grid: Grid::STANDARD, skin, needle, session_days, seed: 0 }
}

/// The readings of a course up to a day.
fn readings(spec: &CourseSpec, seed: u64, until_d: f64) -> Vec<Reading> {
    let mut course = Course::new(CourseSpec { seed, ..spec.clone() });
    assert_eq!(course.spec(), &CourseSpec { seed, ..spec.clone() }, "the controls allow this course");
    course.advance(course.plan().step_at(until_d));
    course.readings().to_vec()
}

fn collagen(reading: &Reading) -> f64 {
    f64::from(reading.collagen_1 + reading.collagen_3)
}

fn three_to_one(reading: &Reading) -> f64 {
    f64::from(reading.collagen_3 / reading.collagen_1)
}

/// What a run reads from its course.
fn read(run: &Run, readings: &[Reading]) -> f64 {
    let on = |day: f64| {
        readings.iter().rfind(|reading| reading.time_d <= day + 1e-6).expect("a course begins with a reading")
    };
    let peak = |value: fn(&Reading) -> f64| {
        // The first of equals.
        let higher = |best, other| if value(other) > value(best) { other } else { best };
        let after = readings.iter().filter(|reading| reading.time_d > 0.0);
        after.reduce(higher).expect("the course has begun").time_d
    };
    let (first, now) = (&readings[0], on(run.day));
    let healthy = Parameters::VALUES.matrix.type_3_share;
    match run.read {
        "depth" => 100.0 * f64::from(now.depth_recovered),
        // What a raised scar recovers of its volume it loses in size.
        "growth" => -100.0 * f64::from(now.volume_recovered),
        "depth in mm" => -f64::from(now.extreme_height_mm),
        "collagen" => 100.0 * (collagen(now) / collagen(first) - 1.0),
        "collagen of day 28" => 100.0 * collagen(now) / collagen(on(28.0)),
        "III to I" => 100.0 * (three_to_one(now) / f64::from(healthy / (1.0 - healthy)) - 1.0),
        "peak of neutrophils" => peak(|reading| f64::from(reading.neutrophils_per_mm3)),
        "peak of macrophages" => peak(|reading| f64::from(reading.macrophages_per_mm3)),
        "peak of activation" => peak(|reading| f64::from(reading.fibroblasts_per_mm3 * reading.activation)),
        other => panic!("{}: nothing is known of `{other}`", run.study),
    }
}

/// What needs no course: how deep needles reach.
fn reach(run: &Run) -> f64 {
    let (device, length_mm) = match run.read {
        "reach of a 0.77 mm roller" => (Device::Stamp, 0.77),
        "reach of a 0.5 mm pen" => (Device::Pen, 0.5),
        "reach of a 1.5 mm pen" => (Device::Pen, 1.5),
        other => panic!("{}: nothing is known of `{other}`", run.study),
    };
    f64::from(Needle { device, length_mm, ..Needle::default() }.reach_mm(&Parameters::VALUES))
}

/// Mean and deviation of every run; courses that several share are computed once.
fn bands() -> Vec<Spread> {
    let mut courses: Vec<(CourseSpec, f64)> = Vec::new();
    for run in RUNS.iter().filter(|run| !run.skin.is_empty()) {
        let spec = spec(run);
        let until_d = if spec.skin.is_wounded() { run.day.max(180.0) } else { run.day };
        match courses.iter_mut().find(|(known, _)| *known == spec) {
            Some((_, known_d)) => *known_d = known_d.max(until_d),
            None => courses.push((spec, until_d)),
        }
    }
    let computed = on_two_threads(0..courses.len() * SEEDS, |job| {
        let (spec, until_d) = &courses[job / SEEDS];
        let seed = 1 + (job % SEEDS) as u64;
        let readings = readings(spec, seed, *until_d);
        let own = RUNS.iter().filter(|run| !run.skin.is_empty() && self::spec(run) == *spec);
        own.map(|run| read(run, &readings)).collect::<Vec<f64>>()
    });
    RUNS.iter()
        .map(|run| {
            if run.skin.is_empty() {
                return Spread { mean: reach(run), deviation: 0.0, seeds: SEEDS };
            }
            let spec = spec(run);
            let course = courses.iter().position(|(known, _)| *known == spec).expect("its course is computed");
            let own = RUNS.iter().filter(|other| !other.skin.is_empty() && self::spec(other) == spec);
            let place = own.take_while(|other| *other != run).count();
            let values = computed[course * SEEDS..][..SEEDS].iter().map(|seed| seed[place]);
            Spread::of(&values.collect::<Vec<_>>())
        })
        .collect()
}

fn of_run(run: &Run) -> &'static Study {
    STUDIES.iter().find(|study| study.id == run.study).expect("every run belongs to a study")
}

#[test]
fn the_committed_numbers_are_those_of_the_model() {
    let mut wrong = Vec::new();
    println!("{:16} {:22} {:>22} {:>9} {:>7} {:>7}  source", "study", "point", "published", "model", "sd", "error");
    for (run, band) in RUNS.iter().zip(bands()) {
        let study = of_run(run);
        let point = study.points[run.point];
        let published = point.said.map_or_else(
            || match (point.published, point.range) {
                (Some(value), Some([low, high])) => format!("{value} ({low} to {high})"),
                (Some(value), None) => format!("{value}"),
                _ => "-".to_owned(),
            },
            str::to_owned,
        );
        let (mean, deviation) = (band.mean, band.deviation);
        assert_eq!(band.seeds, SEEDS, "a band has its seeds");
        println!(
            "{:16} {:22} {published:>22} {mean:9.3} {deviation:7.3} {:7.3}  {} [{}]",
            study.id,
            point.label,
            band.standard_error(),
            study.unit,
            study.citation
        );
        let axis = study.model_axis.map_or(study.axis, |(axis, _)| Some(axis)).expect("a number has an axis");
        let room = ROOM * f64::from(axis[1] - axis[0]);
        let committed = point.model.expect("a run has its number").map(f64::from);
        if (committed[0] - mean).abs() > room || (committed[1] - deviation).abs() > room {
            wrong.push(format!(
                "{} {}: committed {committed:?}, model [{mean:.3}, {deviation:.3}]",
                study.id, run.point
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_worst_miss_comes_first_and_nothing_is_left_out() {
    let mut shown = 0;
    for of in Verdict::ALL {
        let list = studies(of);
        println!("\n{}", of.name());
        for study in &list {
            let miss = miss(study).map_or("-".to_owned(), |miss| format!("{miss:.2}"));
            println!("  {:16} {miss:>6}  {} | {}", study.id, published(study), modelled(study));
        }
        assert!(list.iter().map(|study| miss(study).unwrap_or_default()).is_sorted_by(|one, other| one >= other));
        assert!(list.iter().all(|study| verdict(study) == of));
        shown += list.len();
    }
    assert_eq!(shown, STUDIES.len());
}

#[test]
fn the_known_misses_are_shown_as_misses() {
    let missed: Vec<&str> = studies(Verdict::Misses).iter().map(|study| study.id).collect();
    for id in [
        "roller-depth",
        "raised-shrink",
        "rolling-first",
        "interval",
        "no-change",
        "strict-score",
        "late-gain",
        "hypertrophic",
        "myofibroblasts",
    ] {
        assert!(missed.contains(&id), "{id} is not among {missed:?}");
    }
}

#[test]
fn a_judgement_by_eye_is_never_drawn_on_an_axis_with_a_length() {
    let judged: Vec<&Study> = STUDIES.iter().filter(|study| study.scale.is_judgement()).collect();
    assert!(judged.len() >= 10);
    for study in judged {
        assert!(study.model_axis.is_some() && study.claim != Claim::Size, "{} shares the model's axis", study.id);
        let svg = study_chart(study);
        let middle = 144.0;
        let places = |mark: &str, place: &str| -> Vec<f32> {
            let marks = svg.split('<').filter(|tag| tag.contains(&format!("class=\"{mark}")));
            marks
                .map(|tag| {
                    let value = tag.split(&format!(" {place}=\"")).nth(1).expect("a mark has its place");
                    value.split('"').next().and_then(|value| value.parse().ok()).expect("a number")
                })
                .collect()
        };
        assert!(svg.contains("class=\"frame judged\""), "{}: the judgement has a frame of its own", study.id);
        assert!(places("dot", "cx").iter().all(|x| *x < middle), "{svg}");
        let whiskers = svg.split('<').filter(|tag| tag.contains("class=\"whisker"));
        let reach = whiskers.flat_map(|tag| tag.split('H').skip(1)).map(|rest| rest.split('M').next());
        for x in reach {
            let x: f32 = x.and_then(|x| x.parse().ok()).expect("a whisker ends somewhere");
            assert!(x < middle, "{svg}");
        }
        assert!(!places("band", "x").is_empty() && places("band", "x").iter().all(|x| *x > middle), "{svg}");
    }
    for study in STUDIES.iter().filter(|study| study.scale == Scale::MeasuredLength) {
        assert!(study.model_axis.is_none() && study.unit.starts_with("mm"), "{}: a length is in mm", study.id);
    }
}

#[test]
fn every_entry_tells_its_numbers_how_many_and_how_they_were_taken() {
    for study in STUDIES {
        let (published, modelled, taken) = (published(study), modelled(study), taken(study));
        for words in [&published, &modelled, &taken] {
            assert!(!words.contains(['{', '}']) && words.len() > 3, "{}: {words}", study.id);
        }
        assert!(modelled.contains(|c: char| c.is_ascii_digit()), "{}: {modelled}", study.id);
        for promise in ["cure", "guarantee", "will ", "suitable"] {
            assert!(!study.told.contains(promise), "{}: {}", study.id, study.told);
        }
        let n = study.n.map_or("not reported".to_owned(), |n| n.to_string());
        let no_sample = taken.starts_with("reviews") || study.scale == Scale::ExpertOpinion;
        assert!(no_sample || taken.contains(&n), "{}: {taken}", study.id);
    }
}
