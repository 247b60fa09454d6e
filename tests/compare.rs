//! Two skins compared in words: every sentence true of the readings of computed courses.
// The courses are computed natively.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::scene::caption::{Situation, caption};
use pinprick::scene::compare::{Side, name, sentence};
use pinprick::scene::number::fixed;
use pinprick::scene::reading::{Change, change, reading_at};
use pinprick::scene::specimen::Specimen;
use pinprick::skin::course::{Course, CourseSpec, Reading};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Needle, Tract};
use pinprick::skin::scar::{Form, Skin};
use std::sync::LazyLock;

/// How a skin is treated.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Treatment {
    Untouched,
    /// A home roller of 0.25 mm, six sessions.
    TooShort,
    Once,
    Six,
}

/// A course that was computed to its end.
struct Told {
    specimen: Specimen,
    skin: Skin,
    treatment: Treatment,
    spec: CourseSpec,
    readings: Vec<Reading>,
    tracts: Vec<Tract>,
}

const TIMES_D: [f64; 10] = [0.0, 0.05, 0.5, 2.0, 6.0, 27.9, 60.0, 120.0, 182.5, 365.0];

/// Every skin untouched and after six sessions, hypertrophic scars at three ages, and a few under other treatments.
static COURSES: LazyLock<Vec<Told>> = LazyLock::new(|| {
    let mut skins: Vec<(Specimen, Skin)> = Specimen::ALL.map(|specimen| (specimen, specimen.skin())).to_vec();
    skins.extend([12.0, 48.0].map(|age_months| (Specimen::Hypertrophic, Skin::Hypertrophic { age_months })));
    let whole = |(specimen, skin)| [Treatment::Untouched, Treatment::Six].map(|to| Told::new(specimen, skin, to));
    let mut courses: Vec<Told> = skins.into_iter().flat_map(whole).collect();
    for specimen in [Specimen::ShallowBoxcar, Specimen::Hypertrophic, Specimen::FlatMark] {
        courses.extend([Treatment::TooShort, Treatment::Once].map(|to| Told::new(specimen, specimen.skin(), to)));
    }
    courses
});

impl Told {
    fn new(specimen: Specimen, skin: Skin, treatment: Treatment) -> Self {
        let session_days = match treatment {
            Treatment::Untouched => Vec::new(),
            Treatment::Once => vec![0.0],
            Treatment::TooShort | Treatment::Six => (0..6).map(|i| 28.0 * f64::from(i)).collect(),
        };
        let length_mm = if treatment == Treatment::TooShort { 0.25 } else { 1.5 };
        let needle = Needle { length_mm, ..Needle::default() };
        let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days, seed: 1 };
        let mut course = Course::new(spec.clone());
        while !course.advance(500) {}
        let (readings, tracts) = (course.readings().to_vec(), course.tracts().to_vec());
        Self { specimen, skin, treatment, spec, readings, tracts }
    }

    fn side(&self) -> Side<'_> {
        let needled = self.treatment != Treatment::Untouched;
        Side { specimen: self.specimen, skin: self.skin, readings: &self.readings, needled }
    }
}

fn course(specimen: Specimen, treatment: Treatment) -> &'static Told {
    let mut courses = COURSES.iter();
    courses.find(|told| told.specimen == specimen && told.treatment == treatment).expect("every skin is computed")
}

fn aged(months: f32) -> &'static Told {
    let skin = Skin::Hypertrophic { age_months: months };
    COURSES.iter().find(|told| told.skin == skin && told.treatment == Treatment::Six).expect("these ages are computed")
}

/// Pairs as the twin shows them: the same needles in both, or in one of the two.
fn pairs() -> impl Iterator<Item = (&'static Told, &'static Told)> {
    let all = || COURSES.iter();
    all().flat_map(move |left| all().map(move |right| (left, right))).filter(|(left, right)| {
        let untouched = |told: &Told| told.treatment == Treatment::Untouched;
        left.treatment == right.treatment || untouched(left) || untouched(right)
    })
}

fn reading(told: &Told, time_d: f64) -> Reading {
    reading_at(&told.readings, time_d).expect("the course is computed")
}

/// What a sentence says of the left skin, of the right skin, and the remark.
fn parts(sentence: &str) -> [&str; 3] {
    let (_, body) = sentence.split_once(": ").expect("the time stands first");
    let (left, rest) = body.split_once("; ").expect("two skins are told");
    let (right, remark) = rest.split_once(". ").expect("a remark follows");
    [left, right, remark]
}

fn numbers(words: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let words = words.split(|c| !is_part(c)).map(|word| word.trim_matches('.'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn percent(share: f32) -> String {
    fixed(f64::from(share) * 100.0, 0)
}

#[test]
fn every_sentence_is_short_whole_and_the_models() {
    for (left, right) in pairs() {
        for time_d in TIMES_D {
            let told = sentence(&left.side(), &right.side(), time_d);
            assert!(told.chars().count() <= 300, "{} characters: {told}", told.chars().count());
            assert!(told.ends_with('.') && told.contains("model"), "{told}");
            for flaw in ["  ", "{", "}", "–", "NaN", "..", "cure", "promise", "recover", "heal ", "suitable", "best"]
            {
                assert!(!told.contains(flaw), "{flaw}: {told}");
            }
        }
    }
}

#[test]
fn every_number_is_that_of_its_own_skin() {
    for (left, right) in pairs() {
        for time_d in TIMES_D {
            let told = sentence(&left.side(), &right.side(), time_d);
            for (words, course) in parts(&told).into_iter().zip([left, right]) {
                let now = reading(course, time_d);
                let rise_mm = now.height_mm - course.readings[0].height_mm;
                let lengths = [now.extreme_height_mm, rise_mm].map(|mm| fixed(f64::from(mm.abs()), 2));
                let shares = [now.depth_recovered, now.volume_recovered].map(|share| percent(share.abs()));
                for number in numbers(&words.replace("minute 0", "")) {
                    assert!(lengths.contains(&number) || shares.contains(&number), "{number} in {told}");
                }
            }
        }
    }
}

#[test]
fn each_skin_is_told_by_its_own_measure_and_the_right_way_round() {
    for (left, right) in pairs() {
        for time_d in TIMES_D {
            let told = sentence(&left.side(), &right.side(), time_d);
            for (words, course) in parts(&told).into_iter().zip([left, right]) {
                let now = reading(course, time_d);
                assert!(words.contains(name(course.specimen)), "{told}");
                let wrong: &[&str] = match course.skin.form() {
                    Form::Sunken => &["grown", "shrunk", "volume", "surface", "above", "large"],
                    Form::Raised => &["filled", "deep", "depth", "surface"],
                    Form::Level => &["grown", "shrunk", "volume", "filled", "depth", "%"],
                };
                assert!(!wrong.iter().any(|word| words.contains(word)), "{words}");
                let lower = now.height_mm < course.readings[0].height_mm;
                let agrees = [
                    ("has filled", now.depth_recovered > 0.0),
                    ("deeper", now.depth_recovered < 0.0),
                    ("grown", now.volume_recovered < 0.0),
                    ("shrunk", now.volume_recovered > 0.0),
                    ("lower", lower),
                    ("higher", !lower),
                    ("as deep as", percent(now.depth_recovered.abs()) == "0"),
                    ("as large as", percent(now.volume_recovered.abs()) == "0"),
                ];
                assert!(agrees.iter().all(|(word, true_of_it)| !words.contains(word) || *true_of_it), "{told}");
            }
        }
    }
}

#[test]
fn a_boxcar_beside_a_keloid_tells_both_results_and_why() {
    let (boxcar, keloid) = (course(Specimen::ShallowBoxcar, Treatment::Six), course(Specimen::Keloid, Treatment::Six));
    let filled = percent(reading(boxcar, 365.0).depth_recovered);
    let grown = percent(-reading(keloid, 365.0).volume_recovered);
    let expected = format!(
        "Month 12: the shallow boxcar scar has filled by {filled}% of its depth; the keloid has grown by {grown}% in volume. \
         Same needles, same rules; in the model, hollow tissue is under tension, so its cells stay on and fill it, and keloid \
         cells no longer heed tension, so they build on."
    );
    assert_eq!(sentence(&boxcar.side(), &keloid.side(), 365.0), expected);
}

#[test]
fn a_hypertrophic_scar_is_told_by_its_age() {
    let told = sentence(&aged(9.0).side(), &aged(48.0).side(), 365.0);
    let [left, right, why] = parts(&told);
    assert!(left.starts_with("the left hypertrophic scar has grown"), "{told}");
    assert!(right.starts_with("the right hypertrophic scar has shrunk"), "{told}");
    assert!(why.contains("tension on a scar of 9 months is high") && why.contains("of 48 months is low"), "{told}");
}

#[test]
fn needles_that_set_off_nothing_are_no_reason_and_others_are() {
    for (left, right) in pairs().filter(|(left, right)| left.treatment != right.treatment || left.skin != right.skin) {
        for time_d in TIMES_D.into_iter().filter(|time_d| *time_d > 0.0) {
            let told = sentence(&left.side(), &right.side(), time_d);
            let nothing = told.contains("next to no repair");
            let short = |told: &Told| told.treatment == Treatment::TooShort;
            assert_eq!(nothing, short(left) || short(right), "day {time_d}: {told}");
            let reasons = ["tension", "tether", "switch off", "little tissue", "to the fat"];
            let untouched = [left, right].iter().all(|told| told.treatment == Treatment::Untouched);
            let given = reasons.iter().any(|reason| told.contains(reason));
            assert!(!given || !(nothing || untouched), "{told}");
            assert_eq!(told.contains("Nothing has been pressed in"), untouched, "{told}");
        }
    }
    let front = course(Specimen::ShallowBoxcar, Treatment::Once);
    let side = Side { readings: &front.readings[..2], ..front.side() };
    let told = sentence(&side, &Side { specimen: Specimen::Keloid, skin: Skin::Keloid, ..side }, 0.1);
    assert!(
        told.contains("new collagen takes weeks"),
        "whoever looks at the front of the computing cannot know: {told}"
    );
}

#[test]
fn two_skins_are_told_at_the_last_moment_that_both_have() {
    let (boxcar, keloid) = (course(Specimen::ShallowBoxcar, Treatment::Six), course(Specimen::Keloid, Treatment::Six));
    let until = keloid.readings.partition_point(|reading| reading.time_d <= 30.0);
    let slow = Side { readings: &keloid.readings[..until], ..keloid.side() };
    let told = sentence(&boxcar.side(), &slow, 365.0);
    assert!(told.starts_with("Week 4: "), "{told}");
    assert_eq!(told, sentence(&boxcar.side(), &keloid.side(), slow.readings[until - 1].time_d));
    let none = Side { readings: &[], ..slow };
    for told in [sentence(&none, &boxcar.side(), 30.0), sentence(&boxcar.side(), &none, 0.0)] {
        assert_eq!(told, "The two skins are not computed yet.");
    }
}

#[test]
fn minute_0_tells_sizes_and_where_the_needles_are() {
    let told = |left, right| {
        sentence(&course(Specimen::DeepBoxcar, left).side(), &course(Specimen::FlatMark, right).side(), 0.0)
    };
    let start = "Minute 0: the deep boxcar scar is 0.70 mm deep; the flat mark lies flat. ";
    assert!(told(Treatment::Untouched, Treatment::Untouched).starts_with(&[start, "Nothing has been"].concat()));
    assert!(
        told(Treatment::Six, Treatment::Six).starts_with(&[start, "The needles have just gone into both."].concat())
    );
    assert!(told(Treatment::Six, Treatment::Untouched).contains("the left one only"));
    assert!(told(Treatment::Untouched, Treatment::Six).contains("the right one only"));
}

#[test]
fn captions_of_computed_courses_hold_for_every_skin() {
    for told in COURSES.iter() {
        for time_d in TIMES_D {
            let (start, now) = (&told.readings[0], reading(told, time_d));
            let situation = Situation { spec: &told.spec, tracts: &told.tracts, start, now: &now };
            let sentence = caption(&situation).sentence;
            assert!(sentence.chars().count() <= 240 && sentence.ends_with('.'), "{sentence}");
            let short = told.treatment == Treatment::TooShort;
            assert_eq!(
                sentence.contains("too short") || sentence.contains("no needle has reached"),
                short,
                "{sentence}"
            );
            if told.skin == Skin::FlatMark && told.treatment == Treatment::Untouched {
                assert!(sentence.contains("not a scar") && sentence.contains("not its first treatment"), "{sentence}");
            }
            let phase_tells_growth = told.skin == Skin::Keloid && told.treatment == Treatment::Six && time_d > 20.0;
            if phase_tells_growth {
                let grown = ["it has grown by ", &percent(-now.volume_recovered), "% in volume"].concat();
                assert!(sentence.contains(&grown), "{sentence}");
            }
        }
    }
}

#[test]
fn a_change_is_told_by_depth_for_hollows_and_by_volume_for_raised_scars() {
    let start = Reading { height_mm: 0.5, ..Reading::default() };
    let now = Reading { height_mm: 0.6, depth_recovered: 0.2, volume_recovered: -0.3, ..start };
    assert_eq!(change(&Skin::SHALLOW_BOXCAR, &start, &now), Change::Filled(0.2));
    assert_eq!(change(&Skin::Keloid, &start, &now), Change::Grown(0.3));
    assert_eq!(change(&Skin::FlatMark, &start, &now), Change::Risen(now.height_mm - 0.5));
    assert_eq!(change(&Skin::Keloid, &start, &Reading { volume_recovered: 0.004, ..now }), Change::Unchanged);
    assert_eq!(change(&Skin::Keloid, &start, &Reading { volume_recovered: 0.4, ..now }), Change::Shrunk(0.4));
    assert_eq!(change(&Skin::ICEPICK, &start, &Reading { depth_recovered: -0.1, ..now }), Change::Deeper(0.1));
}
