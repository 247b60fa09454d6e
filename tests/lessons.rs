//! Lessons: those that come with the page are sound and possible, every lesson comes back from its file and its link, and
//! nothing that somebody brings in their place breaks anything.
#![cfg(all(feature = "prerender", not(target_arch = "wasm32")))]

use pinprick::app::address::decode;
use pinprick::app::document::present::lesson;
use pinprick::content::document::LESSONS;
use pinprick::lesson::{
    Ask, CHOICES, Fault, LONGEST_FILE, Lesson, MOST_STEPS, Outcome, Step, What, of_link, read, to_link, write,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// As many as the promise names.
const FRAGMENTS: u32 = 10_000;
const MUTATIONS: u32 = 1_000;

/// Words as people write them: never empty, no space at either end.
fn words() -> impl Strategy<Value = String> {
    "[\\p{L}\\p{N}?!.,\"\\\\<>&{}]{1,12}( [\\p{L}\\p{N}'–→]{1,9}){0,6}"
}

fn if_any() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), words()]
}

prop_compose! {
    fn steps()(
        moment in prop_oneof![Just("v1&ch=healing&t=28d".to_owned()), words()],
        caption in words(),
        notes in if_any(),
        minutes in prop_oneof![Just(0.0), (1_u32..=240).prop_map(|halves| f64::from(halves) / 2.0)],
        source in if_any(),
        ask in proptest::option::of((words(), proptest::collection::vec(words(), CHOICES[0]..=CHOICES[1]))),
        outcome in proptest::option::of((0_usize..CHOICES[1], if_any())),
    ) -> Step {
        let ask = ask.map(|(question, choices)| Ask { question, choices });
        Step { moment, caption, notes, minutes, source, ask, outcome: outcome.map(|(answer, why)| Outcome { answer, why }) }
    }
}

prop_compose! {
    fn lessons()(title in words(), mut steps in proptest::collection::vec(steps(), 1..12)) -> Lesson {
        let mut asked = 0;
        for step in &mut steps {
            step.outcome = step.outcome.take().filter(|_| asked > 0).map(|outcome| Outcome { answer: outcome.answer % asked, ..outcome });
            asked = step.ask.as_ref().map_or(asked, |ask| ask.choices.len());
        }
        Lesson { title, steps }
    }
}

/// A file with some of its bytes replaced, taken out or put in twice.
fn mutated(file: &str, changes: &[(usize, u8, u8)]) -> String {
    let mut bytes = file.as_bytes().to_vec();
    for (at, how, with) in changes {
        let at = at % bytes.len().max(1);
        match how % 4 {
            0 if !bytes.is_empty() => bytes[at] = *with,
            1 if !bytes.is_empty() => drop(bytes.remove(at)),
            2 => bytes.insert(at, *with),
            _ => bytes.truncate(at),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a lesson that was read can be shown: what the page asks of every one.
fn is_sound(lesson: &Lesson) -> bool {
    let mut asked = 0;
    let answers = lesson.steps.iter().all(|step| {
        let answers = step.outcome.as_ref().is_none_or(|outcome| outcome.answer < asked);
        asked = step.ask.as_ref().map_or(asked, |ask| ask.choices.len());
        answers && !step.caption.is_empty()
    });
    answers && !lesson.title.is_empty() && (1..=MOST_STEPS).contains(&lesson.steps.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(MUTATIONS))]

    #[test]
    fn a_lesson_comes_back_from_its_file_and_from_its_link(lesson in lessons()) {
        prop_assert_eq!(read(&write(&lesson)), Ok(lesson.clone()));
        prop_assert_eq!(of_link(&to_link(&lesson)), Ok(lesson.clone()));
        prop_assert!(to_link(&lesson).bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
    }

    #[test]
    fn a_changed_file_is_a_sound_lesson_or_has_a_fault(
        lesson in lessons(),
        changes in proptest::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..6),
    ) {
        for file in [write(&lesson), write(&self::lesson(&LESSONS[0]))] {
            if let Ok(lesson) = read(&mutated(&file, &changes)) {
                prop_assert!(is_sound(&lesson));
                prop_assert_eq!(read(&write(&lesson)), Ok(lesson));
            }
        }
        let link = mutated(&to_link(&lesson), &changes);
        if let Ok(lesson) = of_link(&link) {
            prop_assert!(is_sound(&lesson));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(FRAGMENTS))]

    #[test]
    fn no_fragment_breaks_what_reads_it(
        fragment in prop_oneof![".{0,80}", "[A-Za-z0-9_-]{0,120}", "eyJ[A-Za-z0-9_-]{0,200}", "v1&ch=[a-z]{0,9}&(t|days|skin)=.{0,20}"],
    ) {
        if let Ok(lesson) = of_link(&fragment) {
            prop_assert!(is_sound(&lesson));
        }
        let _ = read(&fragment);
        if let Some((place, _)) = decode(&fragment) {
            prop_assert!(place.is_possible());
        }
    }
}

#[test]
fn the_lessons_that_come_with_the_page_are_sound_and_possible() {
    let ids: BTreeSet<&str> = LESSONS.iter().map(|lesson| lesson.id).collect();
    assert_eq!(ids.len(), LESSONS.len(), "each has a name of its own");
    assert_eq!(LESSONS.iter().map(|lesson| lesson.minutes).collect::<Vec<_>>(), [10.0, 40.0]);
    for given in LESSONS {
        let lesson = lesson(given);
        assert_eq!(read(&write(&lesson)).as_ref(), Ok(&lesson), "{}", given.id);
        assert!(lesson.steps[0].ask.is_some(), "{}: from the page to the first question in two actions", given.id);
        for (i, step) in lesson.steps.iter().enumerate() {
            let (place, faults) = decode(&step.moment).expect("an address of ours");
            assert!(faults.is_empty() && place.is_possible(), "{} step {}: {faults:?}", given.id, i + 1);
            assert!(step.caption.chars().count() <= 140, "{} step {}: read from the back row", given.id, i + 1);
        }
        let links = to_link(&lesson);
        assert!(links.len() < 30_000, "{}: {} letters are a link that browsers open", given.id, links.len());
    }
}

/// A sound file, to break in one place.
fn file(steps: &str) -> String {
    ["{\"pinprick\": \"lesson\", \"version\": 1, \"title\": \"A\", \"steps\": ", steps, "}"].concat()
}

#[test]
fn every_fault_is_named_with_its_line_or_step() {
    let fault = |text: &str| read(text).expect_err("it is broken");
    let step = |rest: &str| file(&format!("[{{\"moment\": \"v1\", \"caption\": \"c\"}}, {{{rest}}}]"));
    let whole = "\"moment\": \"v1\", \"caption\": \"c\"";
    assert_eq!(fault("{\n\"pinprick\":"), Fault::NoJson(2));
    assert_eq!(fault("[]"), Fault::NoLesson);
    assert_eq!(fault("{\"pinprick\": \"lesson\"}"), Fault::NoLesson);
    assert_eq!(fault(&file("[]").replace("\"version\": 1", "\"version\": 2")), Fault::Newer);
    assert_eq!(fault(&file("[]").replace("\"A\"", "\" \"")), Fault::Title);
    assert_eq!(fault(&file("[]")), Fault::Steps);
    assert_eq!(fault(&file("{}")), Fault::Steps);
    assert_eq!(fault(&" ".repeat(LONGEST_FILE + 1)), Fault::TooLong);
    assert_eq!(fault(&file(&["[", &"1,".repeat(MOST_STEPS), "1]"].concat())), Fault::Steps);
    assert_eq!(fault(&file("[7]")), Fault::Step(1, What::Shape));
    for (rest, what) in [
        ("\"caption\": \"c\"".to_owned(), What::Moment),
        ("\"moment\": \"v1\", \"caption\": \"\"".to_owned(), What::Caption),
        (format!("{whole}, \"notes\": 1"), What::Notes),
        (format!("{whole}, \"minutes\": -1"), What::Minutes),
        (format!("{whole}, \"minutes\": \"1\""), What::Minutes),
        (format!("{whole}, \"source\": []"), What::Source),
        (format!("{whole}, \"ask\": \"\", \"choices\": [\"a\", \"b\"]"), What::Question),
        (format!("{whole}, \"ask\": \"q\""), What::Choices),
        (format!("{whole}, \"ask\": \"q\", \"choices\": [\"a\"]"), What::Choices),
        (format!("{whole}, \"answer\": 1"), What::Answer),
    ] {
        assert_eq!(fault(&step(&rest)), Fault::Step(2, what), "{rest}");
    }
    let asked =
        |rest: &str| file(&format!("[{{{whole}, \"ask\": \"q\", \"choices\": [\"a\", \"b\"]}}, {{{whole}, {rest}}}]"));
    for wrong in ["\"answer\": 0", "\"answer\": 3", "\"answer\": 1.5", "\"answer\": \"1\""] {
        assert_eq!(fault(&asked(wrong)), Fault::Step(2, What::Answer), "{wrong}");
    }
    assert_eq!(fault(&asked("\"answer\": 2, \"why\": 1")), Fault::Step(2, What::Why));
    assert!(read(&asked("\"answer\": 2")).is_ok());
    assert_eq!(of_link("eyJ"), Err(Fault::BrokenLink));
    assert_eq!(of_link("%"), Err(Fault::BrokenLink));
}

#[test]
fn a_mark_before_the_first_letter_and_what_later_versions_add_are_no_faults() {
    let with_more = file("[{\"moment\": \"v1\", \"caption\": \" c \\u0007\", \"colour\": 1}]");
    let lesson = read(&["\u{feff}", &with_more].concat()).expect("it is sound");
    assert_eq!(lesson.steps[0].caption, "c");
}
