//! People in words, led through the quiz question by question as a reader would go: each must meet the outcome, the headline and
//! exactly the reasons that `tests/data/vignettes.toml` expects. They were written from the specification, before the rules were seen.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use pinprick::quiz::{
    Answers, Choice, Headline, Outcome, QUESTION_IDS, QUESTIONS, RULE_FACTS, finding, is_complete, mask_of, next, path,
    previous, skipped,
};
use serde::Deserialize;

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Ids of the questions, in the order in which a reader meets them.
    questions: Vec<String>,
    /// What a person without anything to tell answers.
    plain: Given,
    person: Vec<Person>,
}

/// Answers by question.
type Given = BTreeMap<String, Chosen>;

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Chosen {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    words: String,
    #[serde(default)]
    answers: Given,
    #[serde(default)]
    before: Given,
    #[serde(default = "only_needle")]
    skipped: BTreeSet<String>,
    outcome: String,
    headline: String,
    reasons: BTreeSet<String>,
}

/// Most people do not do it at home, so nobody asks for the length of their needles.
fn only_needle() -> BTreeSet<String> {
    BTreeSet::from(["needle".to_owned()])
}

impl Chosen {
    fn ids(&self) -> &[String] {
        match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Many(ids) => ids,
        }
    }
}

fn file() -> File {
    toml::from_str(include_str!("data/vignettes.toml")).unwrap_or_else(|error| panic!("vignettes.toml: {error}"))
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Stop => "stop",
        Outcome::Wait => "wait",
        Outcome::Ask => "ask",
        Outcome::PoorMatch => "poor-match",
        Outcome::Discuss => "discuss",
    }
}

fn headline_name(headline: Headline) -> &'static str {
    match headline {
        Headline::Spot => "spot",
        Headline::Stop => "stop",
        Headline::Pregnancy => "pregnancy",
        Headline::WaitAndPoorMatch => "wait-and-poor-match",
        Headline::Wait => "wait",
        Headline::Ask => "ask",
        Headline::PoorMatch => "poor-match",
        Headline::Discuss => "discuss",
    }
}

/// Answers one question on its form, tap by tap: first takes back what no longer holds, then chooses what is missing. The form
/// must then show just that.
fn fill_in(question: usize, wanted: &Chosen, answers: &mut Answers) -> Result<(), String> {
    let ids = QUESTION_IDS[question];
    if matches!(wanted, Chosen::One(_)) != (QUESTIONS[question].choice == Choice::One) {
        return Err(format!("{}: a text is for a question with one answer, a list for one with many", ids.id));
    }
    let mut places = BTreeSet::new();
    for id in wanted.ids() {
        let place = ids.answers.iter().position(|answer| answer == id);
        places.insert(place.ok_or_else(|| format!("{} has no answer {id}", ids.id))?);
    }
    if QUESTIONS[question].choice == Choice::Many {
        for place in (0..ids.answers.len()).filter(|place| !places.contains(place)) {
            if answers.is_chosen(question, place) {
                answers.toggle(question, place);
            }
        }
    }
    for place in &places {
        if !answers.is_chosen(question, *place) {
            answers.toggle(question, *place);
        }
    }
    let all = places.iter().fold(0, |mask, place| mask | mask_of(*place));
    if all == 0 || answers.chosen(question) != all {
        return Err(format!("{}: the form does not let {:?} be chosen together", ids.id, wanted.ids()));
    }
    Ok(())
}

/// Walks from the first question to the last, answering each that is asked, and returns the questions asked. A question gets the
/// person's own answer, or else the plain one.
fn walk(own: &Given, plain: &Given, answers: &mut Answers) -> Result<Vec<usize>, String> {
    let fresh = *answers == Answers::default();
    let mut asked = Vec::new();
    let mut now = path(answers).next();
    while let Some(question) = now {
        let id = QUESTION_IDS[question].id;
        if fresh && finding(answers).is_some() {
            return Err(format!("there is an outcome before {id} was answered"));
        }
        if asked.last().is_some_and(|last| *last >= question) {
            return Err(format!("{id} comes out of order or twice"));
        }
        let wanted = own.get(id).or_else(|| plain.get(id));
        fill_in(question, wanted.ok_or_else(|| format!("is asked {id} and has no answer"))?, answers)?;
        asked.push(question);
        now = next(question, answers);
    }
    let unasked: Vec<&String> =
        own.keys().filter(|id| !asked.iter().any(|question| QUESTION_IDS[*question].id == *id)).collect();
    if unasked.is_empty() { Ok(asked) } else { Err(format!("answers {unasked:?} and is never asked")) }
}

/// Goes back, question by question, to the first.
fn back_to_the_first(from: usize, answers: &Answers) -> Result<(), String> {
    let mut now = from;
    while let Some(before) = previous(now, answers) {
        if before >= now {
            return Err(format!("back from {} leads forward", QUESTION_IDS[now].id));
        }
        now = before;
    }
    if now == 0 { Ok(()) } else { Err(format!("back ends at {}", QUESTION_IDS[now].id)) }
}

/// Everything about a person that is not as expected.
fn differs(person: &Person, plain: &Given) -> Result<Vec<String>, String> {
    let mut answers = Answers::default();
    if !person.before.is_empty() {
        let asked = walk(&person.before, plain, &mut answers)?;
        back_to_the_first(asked.last().copied().unwrap_or_default(), &answers)?;
    }
    let asked = walk(&person.answers, plain, &mut answers)?;
    let mut wrong = Vec::new();

    let unasked: BTreeSet<String> =
        (0..QUESTIONS.len()).filter(|i| !asked.contains(i)).map(|i| QUESTION_IDS[i].id.to_owned()).collect();
    if unasked != person.skipped || (0..QUESTIONS.len()).any(|i| skipped(i, &answers) == asked.contains(&i)) {
        wrong.push(format!("is not asked {unasked:?}, expected {:?}", person.skipped));
    }
    if !is_complete(&answers) {
        wrong.push("has come to the end and something is still open".to_owned());
    }
    let found = finding(&answers).ok_or("gets no outcome")?;
    if outcome_name(found.outcome) != person.outcome {
        wrong.push(format!("outcome {}, expected {}", outcome_name(found.outcome), person.outcome));
    }
    if headline_name(found.headline) != person.headline {
        wrong.push(format!("headline {}, expected {}", headline_name(found.headline), person.headline));
    }
    let reasons: BTreeSet<String> = found.reasons.iter().map(|rule| RULE_FACTS[rule].id.to_owned()).collect();
    let only =
        |these: &BTreeSet<String>, those: &BTreeSet<String>| these.difference(those).cloned().collect::<Vec<_>>();
    if reasons != person.reasons {
        let (missing, extra) = (only(&person.reasons, &reasons), only(&reasons, &person.reasons));
        wrong.push(format!("reasons that are missing {missing:?}, reasons that nobody expected {extra:?}"));
    }
    Ok(wrong)
}

#[test]
fn everybody_meets_the_expected_outcome() {
    let file = file();
    assert!(file.person.len() >= 48, "only {} people", file.person.len());
    let mut wrong = Vec::new();
    for person in &file.person {
        let found = differs(person, &file.plain).unwrap_or_else(|error| vec![error]);
        wrong.extend(found.iter().map(|what| format!("{}: {what}\n    {}", person.name, person.words)));
    }
    assert!(wrong.is_empty(), "{} things differ:\n{}", wrong.len(), wrong.join("\n"));
    // Straight to the handle, because cargo holds back what a passing test prints by macro; in one piece, so that the lines of other
    // tests cannot fall into it.
    let line = format!("proven: {} vignettes passed\n", file.person.len());
    let told = std::io::stderr().lock().write_all(line.as_bytes());
    assert!(told.is_ok(), "the log takes no line");
}

#[test]
fn questions_come_in_the_order_of_the_specification() {
    let order: Vec<&str> = QUESTION_IDS.iter().map(|question| question.id).collect();
    assert_eq!(order, file().questions);
}

#[test]
fn nobody_stands_in_the_file_twice() {
    let file = file();
    let names: BTreeSet<&str> = file.person.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names.len(), file.person.len(), "two people have the same name");
    let quiet: Vec<&str> = file.person.iter().filter(|p| p.words.trim().is_empty()).map(|p| p.name.as_str()).collect();
    assert!(quiet.is_empty(), "nothing is told of {quiet:?}");
}

/// A rule that no person needs could be removed without anybody noticing.
#[test]
fn every_rule_and_every_answer_is_somebodys() {
    let file = file();
    let expected: BTreeSet<&str> = file.person.iter().flat_map(|person| &person.reasons).map(String::as_str).collect();
    let rules: BTreeSet<&str> = RULE_FACTS.iter().map(|rule| rule.id).collect();
    assert_eq!(rules, expected, "rules of the quiz (left), reasons of the people (right)");

    let everybody = || file.person.iter().map(|person| &person.answers).chain([&file.plain]);
    let given: BTreeSet<(&str, &str)> = everybody()
        .flat_map(|answers| {
            answers.iter().flat_map(|(id, chosen)| chosen.ids().iter().map(|a| (id.as_str(), a.as_str())))
        })
        .collect();
    let offered: BTreeSet<(&str, &str)> =
        QUESTION_IDS.iter().flat_map(|question| question.answers.iter().map(|answer| (question.id, *answer))).collect();
    assert_eq!(offered, given, "answers of the quiz (left), answers of the people (right)");
}
