//! Answers stay what a form allows, whatever is tapped in whatever order.

use super::groups::sets;
use pinprick::quiz::{Answers, Choice, QUESTIONS, finding, fired, is_complete};
use proptest::prelude::*;

/// A tap: question, answer, and for some taps what the box is set to. Indices run past the ends.
type Tap = (usize, usize, Option<bool>);

fn taps() -> impl Strategy<Value = Vec<Tap>> {
    proptest::collection::vec((0..QUESTIONS.len() + 3, 0..20_usize, any::<Option<bool>>()), 0..200)
}

fn tapped(taps: &[Tap]) -> Answers {
    let mut answers = Answers::default();
    for tap in taps {
        take(&mut answers, tap);
    }
    answers
}

fn take(answers: &mut Answers, (question, answer, on): &Tap) {
    match on {
        Some(on) => answers.set(*question, *answer, *on),
        None => answers.toggle(*question, *answer),
    }
}

proptest! {
    #[test]
    fn taps_in_any_order_leave_only_what_the_form_allows(taps in taps()) {
        let answers = tapped(&taps);
        for question in 0..QUESTIONS.len() {
            let chosen = answers.chosen(question);
            prop_assert!(chosen == 0 || sets(question).contains(&chosen));
        }
        prop_assert_eq!(finding(&answers).is_some(), is_complete(&answers));
        if let Some(finding) = finding(&answers) {
            prop_assert_eq!(finding.reasons, fired(&answers));
        }
    }

    #[test]
    fn a_tap_changes_its_own_question_alone(taps in taps(), tap in (0..QUESTIONS.len() + 3, 0..20_usize, any::<Option<bool>>())) {
        let before = tapped(&taps);
        let mut after = before;
        take(&mut after, &tap);
        for question in (0..QUESTIONS.len()).filter(|question| *question != tap.0) {
            prop_assert_eq!(before.chosen(question), after.chosen(question));
        }
        let known = QUESTIONS.get(tap.0).is_some_and(|asked| tap.1 < usize::from(asked.answers));
        prop_assert!(known || before == after);
    }

    #[test]
    fn a_tap_does_what_a_box_does(taps in taps(), question in 0..QUESTIONS.len(), answer in 0..16_usize) {
        let asked = &QUESTIONS[question];
        let answer = answer % usize::from(asked.answers);
        let mut answers = tapped(&taps);
        let before = answers.is_chosen(question, answer);
        answers.toggle(question, answer);
        prop_assert_eq!(answers.is_chosen(question, answer), asked.choice == Choice::One || !before);
        answers.set(question, answer, true);
        let once = answers;
        answers.set(question, answer, true);
        prop_assert_eq!(once, answers);
        prop_assert!(answers.is_chosen(question, answer));
        if asked.choice == Choice::One || asked.alone & (1 << answer) != 0 {
            prop_assert_eq!(answers.chosen(question), 1 << answer);
        }
    }

    #[test]
    fn the_order_of_boxes_that_join_does_not_matter(question in 0..QUESTIONS.len(), order in Just((0..16_usize).collect::<Vec<_>>()).prop_shuffle(), set in any::<u16>()) {
        let asked = &QUESTIONS[question];
        prop_assume!(asked.choice == Choice::Many);
        let set = set & asked.all() & !asked.alone;
        let mut answers = Answers::default();
        for answer in order.into_iter().filter(|answer| set & (1 << answer) != 0) {
            answers.toggle(question, answer);
        }
        prop_assert_eq!(answers.chosen(question), set);
    }
}

#[test]
fn unknown_questions_and_answers_are_nothing() {
    let answers = Answers::default();
    assert_eq!(answers.chosen(usize::MAX), 0);
    assert!(!answers.is_chosen(0, usize::MAX) && !answers.is_chosen(usize::MAX, 0));
    assert!(pinprick::quiz::skipped(usize::MAX, &answers));
    assert_eq!(pinprick::quiz::next(usize::MAX, &answers), None);
}
