//! What the quiz can say, proven over everything that can be answered.
//!
//! Why the enumeration is complete:
//!
//! 1. A rule or a skip sees of a question only whether some of its answers are chosen, and a finding sees of the answers only which rules fire.
//!    So two ways to answer are alike when the same rules fire on both.
//! 2. Questions that one rule or one skip names together form a *group* (`groups.rs` finds them in the data). Every rule and every skip names
//!    questions of one group only, so what fires on a whole quiz is the union of what fires in each group, answered alone.
//!    Each group is enumerated completely, with every set of answers that the form allows, skipped questions and what is stored there included.
//! 3. The strictest rule decides: the outcome of a union is the strictest of the parts' outcomes. The strictest of "this group" and "all the rest"
//!    never falls when the one of "this group" does not; so what holds within every group, whatever the rest, holds for the whole quiz.
//!
//! Points 2 and 3 are not only argued: `product.rs` goes through every combination of the groups' *effects* (what a headline can tell apart) with the
//! library's own functions on whole quizzes, then through as many combinations of single *classes* (sets of rules that fire) as fit, and the exact
//! number of complete quizzes is counted by headline.
#![cfg(not(target_arch = "wasm32"))]

mod forms;
mod groups;
mod product;
mod specification;

use groups::{Class, Group, groups, sets, steps, whole};
use pinprick::quiz::{
    Answers, Choice, Headline, Outcome, QUESTION_IDS, QUESTIONS, RULE_FACTS, RULES, Reasons, finding, fired,
    is_complete, next, path, previous, skipped,
};
use specification::{LINES, MILD_ANSWERS, QUESTIONNAIRE, STOP_ANSWERS, fault_of, names, question};
use std::io::Write;

/// Says what was proven where `cargo test` does not swallow it: it captures what the print macros write, and nothing else.
fn tell(what: &str) {
    writeln!(std::io::stderr().lock(), "proven: {what}").expect("a test can write to stderr");
}

/// Whether one of the answers that stop, by the specification, is chosen and counts.
fn holds_stop_answer(answers: &Answers) -> bool {
    STOP_ANSWERS.iter().any(|demands| {
        demands.iter().all(|(id, answer)| {
            let (question, answer) = question(id, answer);
            answers.is_chosen(question, answer) && !skipped(question, answers)
        })
    })
}

fn not_sure(question: usize) -> usize {
    usize::from(QUESTIONS[question].answers) - 1
}

#[test]
fn the_groups_hold_every_question_once_and_no_rule_leaves_its_group() {
    let groups = groups();
    let mut all: Vec<usize> = groups.iter().flat_map(|group| group.questions.iter().copied()).collect();
    all.sort_unstable();
    assert!(all.iter().copied().eq(0..QUESTIONS.len()));
    for rule in &RULES {
        let parts = || rule.condition.when.iter().chain(rule.condition.without);
        let homes =
            groups.iter().filter(|group| parts().any(|part| group.questions.contains(&usize::from(part.question))));
        assert_eq!(homes.count(), 1);
    }
}

#[test]
fn every_combination_of_effects_gives_one_outcome_that_is_the_strictest_of_its_parts() {
    let groups = groups();
    let seen = product::whole_quizzes(&groups);
    assert_eq!(seen.rules_by_group, Reasons::from_bits(u128::MAX), "a rule fires nowhere");
    assert!(seen.outcomes.iter().all(|count| *count > 0), "an outcome never occurs: {:?}", seen.outcomes);
    tell(&format!(
        "{} whole quizzes, every combination of the effects of {} groups of questions: one outcome each, the strictest of its parts; \
         {} times a caution was added, never milder",
        seen.count,
        groups.len(),
        seen.steps
    ));
}

#[test]
fn the_strictest_decides_in_every_combination_of_classes_that_fits() {
    let groups = groups();
    let lists = product::as_fine_as_fits(&groups);
    let count = product::fold(&lists);
    tell(&format!(
        "{count} combinations of classes of answers: outcome and headline are those of the strictest reason"
    ));
}

#[test]
fn every_complete_quiz_is_counted_by_its_headline() {
    let counts = product::exact_counts(&groups());
    let all: u128 = groups().iter().map(|group| group.ways.len() as u128).product();
    assert_eq!(counts.values().sum::<u128>(), all);
    assert_eq!(counts.len(), 8, "a headline never occurs: {counts:?}");
    let told: Vec<String> = counts.iter().map(|(headline, count)| format!("{headline:?} {count}")).collect();
    tell(&format!("{all} complete quizzes in all, by headline: {}", told.join(", ")));
}

#[test]
fn a_stop_answer_always_stops_and_nothing_else_does() {
    for group in groups() {
        for way in &group.ways {
            let stops = way.reasons.outcome() == Outcome::Stop;
            assert_eq!(holds_stop_answer(&way.answers), stops, "{}", names(&way.answers));
        }
    }
}

#[test]
fn an_added_caution_is_never_milder() {
    for group in groups() {
        let steps = steps(&group);
        for (before, after) in &steps {
            assert!(fired(before).outcome() <= fired(after).outcome(), "{} -> {}", names(before), names(after));
        }
        for &question in group.questions.iter().filter(|question| QUESTIONS[**question].caution) {
            let own = steps.iter().filter(|(before, after)| before.chosen(question) != after.chosen(question)).count();
            assert!(own + 1 >= usize::from(QUESTIONS[question].answers), "{}", QUESTION_IDS[question].id);
        }
    }
}

/// All reasons are shown, so a stricter one must not hide another: only what the plain no itself said may go.
#[test]
fn an_added_caution_takes_no_reason_back() {
    for group in groups() {
        for (before, after) in steps(&group) {
            let lost = Reasons::from_bits(fired(&before).bits() & !fired(&after).bits());
            let said_no = |rule: usize| {
                group.questions.iter().any(|&question| {
                    let no = QUESTIONS[question].no.filter(|no| before.chosen(question) == 1 << no);
                    let gone = before.chosen(question) != after.chosen(question);
                    gone && no.is_some_and(|no| reads(Reasons::from_bits(1 << rule), question, usize::from(no)))
                })
            };
            assert!(lost.iter().all(said_no), "{} -> {}", names(&before), names(&after));
        }
    }
}

#[test]
fn not_sure_is_never_milder_than_no() {
    for group in groups() {
        for &question in &group.questions {
            let Some(no) = QUESTIONS[question].no else { continue };
            for stored in group.stored().filter(|answers| answers.is_chosen(question, usize::from(no))) {
                let mut unsure = stored;
                unsure.set(question, not_sure(question), true);
                assert!(fired(&stored).outcome() <= fired(&unsure).outcome(), "{}", names(&unsure));
            }
        }
    }
}

#[test]
fn not_sure_on_a_caution_or_on_the_marks_is_at_least_ask() {
    let marks = question("marks", "not-sure").0;
    for group in groups() {
        for way in &group.ways {
            for &question in &group.questions {
                if (QUESTIONS[question].caution || question == marks)
                    && way.answers.is_chosen(question, not_sure(question))
                {
                    assert!(way.reasons.outcome() >= Outcome::Ask, "{}", names(&way.answers));
                }
            }
        }
    }
}

#[test]
fn a_skipped_question_hides_no_stop_whatever_is_stored_there() {
    for group in groups() {
        for answers in group.stored() {
            let masks: Vec<u16> = (0..QUESTIONS.len()).map(|question| answers.chosen(question)).collect();
            let stops = RULES.iter().any(|rule| rule.outcome == Outcome::Stop && rule.condition.holds(&masks));
            assert_eq!(stops, fired(&answers).outcome() == Outcome::Stop, "{}", names(&answers));
        }
    }
}

#[test]
fn a_skipped_question_counts_as_nothing_and_keeps_what_is_stored() {
    for group in groups() {
        for answers in group.stored() {
            let counted = group.counted(&answers);
            assert_eq!(fired(&answers), fired(&counted), "{}", names(&answers));
            for &question in group.questions.iter().filter(|question| skipped(**question, &answers)) {
                assert_ne!(answers.chosen(question), 0);
            }
        }
    }
}

#[test]
fn a_path_is_never_longer_than_the_questions_and_leads_there_and_back() {
    for group in groups() {
        for stored in group.stored() {
            let answers = whole(&stored);
            let path: Vec<usize> = path(&answers).collect();
            assert!(path.len() <= QUESTIONS.len() && path.is_sorted_by(|a, b| a < b) && !path.is_empty());
            let there: Vec<usize> = std::iter::successors(Some(path[0]), |at| next(*at, &answers)).collect();
            let back: Vec<usize> = std::iter::successors(path.last().copied(), |at| previous(*at, &answers)).collect();
            assert!(there == path && back.iter().rev().eq(&path), "{path:?} {there:?} {back:?}");
            assert!((0..QUESTIONS.len()).all(|question| path.contains(&question) != skipped(question, &answers)));
        }
    }
}

#[test]
fn a_question_is_skipped_only_by_what_was_answered_before_it() {
    for group in groups() {
        for stored in group.stored() {
            let answers = whole(&stored);
            for (question, ids) in QUESTION_IDS.iter().enumerate() {
                let mut until = Answers::default();
                for earlier in 0..question {
                    groups::give(&mut until, earlier, answers.chosen(earlier));
                }
                assert_eq!(skipped(question, &until), skipped(question, &answers), "{}", ids.id);
            }
        }
    }
}

#[test]
fn an_open_question_gives_no_finding() {
    for group in groups() {
        for stored in group.stored() {
            let answers = whole(&stored);
            assert!(is_complete(&answers) && finding(&answers).is_some());
            for open in path(&answers) {
                let mut holed = answers;
                for answer in 0..usize::from(QUESTIONS[open].answers) {
                    holed.set(open, answer, false);
                }
                assert!(!is_complete(&holed) && finding(&holed).is_none(), "{}", QUESTION_IDS[open].id);
            }
        }
    }
}

#[test]
fn only_answers_that_mean_nothing_bad_fire_nothing() {
    for (question, ids) in QUESTION_IDS.iter().enumerate() {
        for (answer, id) in ids.answers.iter().enumerate() {
            let fires = groups().iter().flat_map(|group| &group.ways).any(|way: &Class| {
                let only = way.answers.chosen(question) == 1 << answer && !skipped(question, &way.answers);
                only && reads(way.reasons, question, answer)
            });
            let no = QUESTIONS[question].no == u8::try_from(answer).ok();
            let mild = MILD_ANSWERS.contains(&(ids.id, id)) || no && ids.id != "needle";
            assert_eq!(fires, !mild, "{}={id}", ids.id);
        }
    }
}

/// Whether one of the rules fired because of an answer.
fn reads(reasons: Reasons, question: usize, answer: usize) -> bool {
    let names = |rule: usize| {
        let mut parts = RULES[rule].condition.when.iter();
        parts.any(|part| usize::from(part.question) == question && part.answers & (1 << answer) != 0)
    };
    reasons.iter().any(names)
}

#[test]
fn the_questions_are_those_of_the_specification() {
    assert_eq!(QUESTIONS.len(), QUESTIONNAIRE.len());
    for ((asked, ids), (id, choice, caution, no, answers)) in QUESTIONS.iter().zip(&QUESTION_IDS).zip(&QUESTIONNAIRE) {
        assert_eq!((&ids.id, ids.answers.join(" ").as_str()), (id, *answers));
        assert_eq!(usize::from(asked.answers), ids.answers.len());
        assert_eq!(asked.choice, if *choice == "one" { Choice::One } else { Choice::Many }, "{id}");
        assert_eq!(asked.caution, *caution == "caution", "{id}");
        assert_eq!(asked.no.map_or("-", |no| ids.answers[usize::from(no)]), *no, "{id}");
        let stands_alone =
            |answer: &str| asked.choice == Choice::Many && asked.caution && [*no, "not-sure"].contains(&answer);
        for (answer, name) in ids.answers.iter().enumerate() {
            assert_eq!(asked.alone & (1 << answer) != 0, stands_alone(name), "{id}={name}");
        }
    }
}

#[test]
fn every_line_of_the_specification_holds() {
    for line in &LINES {
        assert_eq!(fault_of(line, Reasons::default()), None);
    }
    tell(&format!("{} lines of the specification, each with its outcome and exactly its reasons", LINES.len()));
}

#[test]
fn a_rule_that_is_missing_is_noticed() {
    for (rule, facts) in RULE_FACTS.iter().enumerate() {
        let without = Reasons::from_bits(1 << rule);
        assert!(
            LINES.iter().any(|line| fault_of(line, without).is_some()),
            "nothing notices that {} is missing",
            facts.id
        );
    }
    tell(&format!("{} rules, each of which is missed when it is taken away", RULES.len()));
}

#[test]
fn reasons_come_strictest_first_and_in_the_order_of_the_file_within() {
    let file = include_str!("../../content/quiz.toml");
    let place = |rule: usize| {
        let id = RULE_FACTS[rule].id;
        file.rfind(&format!("\nid = \"{id}\"\noutcome")).unwrap_or_else(|| panic!("{id} is not in the file"))
    };
    let all: Vec<usize> = Reasons::from_bits(u128::MAX).iter().collect();
    assert_eq!(all.len(), RULES.len());
    for pair in all.windows(2) {
        let (first, second) = (RULES[pair[0]].outcome, RULES[pair[1]].outcome);
        assert!(first > second || first == second && place(pair[0]) < place(pair[1]), "{}", RULE_FACTS[pair[1]].id);
    }
}

#[test]
fn headlines_say_what_is_first_to_do() {
    let headline = |changes: &str| finding(&specification::person(changes)).map(|finding| finding.headline);
    assert_eq!(headline(""), Some(Headline::Discuss));
    assert_eq!(headline("pregnancy=pregnant"), Some(Headline::Pregnancy));
    assert_eq!(headline("pregnancy=pregnant acne=inflamed blood=thinners"), Some(Headline::Pregnancy));
    assert_eq!(headline("pregnancy=breast-feeding isotretinoin=now"), Some(Headline::Stop));
    assert_eq!(headline("pregnancy=pregnant isotretinoin=now spot=not-sure"), Some(Headline::Spot));
    assert_eq!(headline("acne=inflamed"), Some(Headline::Wait));
    assert_eq!(headline("acne=inflamed marks=icepick"), Some(Headline::WaitAndPoorMatch));
    assert_eq!(headline("blood=thinners marks=icepick"), Some(Headline::Ask));
    assert_eq!(headline("marks=icepick"), Some(Headline::PoorMatch));
}

#[test]
fn every_reason_has_a_source_that_is_on_file() {
    let file: toml::Table = toml::from_str(include_str!("../../content/evidence/sources.toml")).expect("it is TOML");
    let list = file["source"].as_array().expect("sources are a list");
    let known = |id: &str| list.iter().any(|source| source["id"].as_str() == Some(id));
    for facts in &RULE_FACTS {
        assert!(!facts.sources.is_empty(), "{} has no source", facts.id);
        assert!(facts.sources.iter().all(|id| known(id)), "{}: {:?}", facts.id, facts.sources);
    }
    assert!(QUESTION_IDS.iter().flat_map(|ids| ids.sources).all(|id| known(id)));
}

/// Groups of more than one question: if a rule joins more, the doc of this file still holds, but somebody should look.
#[test]
fn only_marks_with_age_and_place_with_needle_hang_together() {
    let joined = |group: &Group| group.questions.iter().map(|question| QUESTION_IDS[*question].id).collect::<Vec<_>>();
    let joined: Vec<_> = groups().iter().filter(|group| group.questions.len() > 1).map(joined).collect();
    assert_eq!(joined, [vec!["marks", "scar-age"], vec!["place", "needle"]]);
    assert!(sets(question("marks", "flat").0).len() == 255);
}
