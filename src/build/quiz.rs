//! The quiz: `content/quiz.toml` becomes `$OUT_DIR/quiz.rs`; a rule or a question that can do nothing stops the build.

mod reach;
mod write;

use super::{fail, parse, read};
use reach::{Condition, Part, Shape, Way};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use toml::Spanned;

pub(super) const QUIZ: &str = "content/quiz.toml";
/// A set of answers is 16 bits.
const MOST_ANSWERS: usize = 16;
/// A set of rules is 128 bits.
const MOST_RULES: usize = 128;
/// The last answer of every question.
const NOT_SURE: &str = "not-sure";

pub(super) type Id = Spanned<String>;

/// Answers by the question that they belong to.
type Named = BTreeMap<Id, Vec<Id>>;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quiz {
    question: Vec<Question>,
    #[serde(default)]
    skip: Vec<Skip>,
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    id: Id,
    choice: Choice,
    caution: bool,
    answers: Spanned<Vec<Id>>,
    no: Option<Id>,
    #[serde(default)]
    alone: Vec<Id>,
    #[serde(default)]
    sources: Vec<Id>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    question: Id,
    #[serde(default)]
    when: Named,
    #[serde(default)]
    also: Named,
    #[serde(default)]
    without: Named,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: Id,
    outcome: Outcome,
    when: Named,
    #[serde(default)]
    also: Named,
    #[serde(default)]
    without: Named,
    strength: Strength,
    certainty: Certainty,
    sources: Vec<Id>,
    kind: Option<Spanned<Kind>>,
}

#[derive(Deserialize, Clone, Copy, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Choice {
    One,
    Many,
}

/// Strictest first: the order in which rules are written and shown.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    Stop,
    Wait,
    Ask,
    PoorMatch,
    Note,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Strength {
    Label,
    Trial,
    Regulator,
    Expert,
    Convention,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Certainty {
    High,
    Moderate,
    Low,
    Unknown,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Pregnancy,
    Spot,
}

/// What words are joined to, in the order of the tables.
pub(super) struct Quizzed {
    /// The file, to tell the line of what is wrong.
    pub(super) text: String,
    /// Questions.
    pub(super) questions: Vec<Asked>,
    /// Rules, the strictest first.
    pub(super) rules: Vec<Ruled>,
}

/// A question that needs words.
pub(super) struct Asked {
    pub(super) id: Id,
    pub(super) answers: Vec<Id>,
    pub(super) sources: Vec<Id>,
}

/// A rule that needs words.
pub(super) struct Ruled {
    pub(super) id: Id,
    pub(super) waits: bool,
    pub(super) sources: Vec<Id>,
}

/// What is being checked: the file, and its text to tell the line of what is wrong.
struct Checker<'a> {
    text: &'a str,
    quiz: &'a Quiz,
}

/// Writes `$OUT_DIR/quiz.rs` and returns what needs words.
pub(super) fn compile() -> Quizzed {
    let text = read(QUIZ);
    let mut quiz: Quiz = parse(QUIZ, &text);
    // The walk through the questions meets the skips in their order, and reasons are counted up strictest first; both sorts are stable.
    quiz.rule.sort_by_key(|rule| rule.outcome);
    let order = |skip: &Skip| quiz.question.iter().position(|known| known.id.get_ref() == skip.question.get_ref());
    quiz.skip.sort_by_key(order);
    let checker = Checker { text: &text, quiz: &quiz };
    checker.check_questions();
    let way = checker.way();
    let conditions = checker.conditions(&way);
    checker.check_all_read(&conditions);
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&folder).join("quiz.rs"), write::code(&quiz, &way, &conditions))
        .expect("cargo's OUT_DIR is writable");
    let questions = quiz.question.into_iter();
    let rules = quiz.rule.into_iter();
    Quizzed {
        questions: questions
            .map(|Question { id, answers, sources, .. }| Asked { id, answers: answers.into_inner(), sources })
            .collect(),
        rules: rules
            .map(|Rule { id, outcome, sources, .. }| Ruled { id, waits: outcome == Outcome::Wait, sources })
            .collect(),
        text,
    }
}

impl Checker<'_> {
    fn stop(&self, id: &Id, what: &str) -> ! {
        fail(QUIZ, self.text, id.span().start, &format!("{} {what}", id.get_ref()))
    }

    /// The first id that stands in a list for the second time stops the build.
    fn check_once<'b>(&self, ids: impl Iterator<Item = &'b Id> + Clone) {
        for (i, id) in ids.clone().enumerate() {
            if ids.clone().take(i).any(|known| known.get_ref() == id.get_ref()) {
                self.stop(id, "is there twice");
            }
        }
    }

    fn check_questions(&self) {
        self.check_once(self.quiz.question.iter().map(|question| &question.id));
        for question in &self.quiz.question {
            let answers = question.answers.get_ref();
            self.check_once(answers.iter());
            self.check_once(question.alone.iter());
            self.check_once(question.sources.iter());
            if answers.len() > MOST_ANSWERS {
                self.stop(&question.id, &format!("has more than {MOST_ANSWERS} answers"));
            }
            if answers.last().is_none_or(|last| last.get_ref() != NOT_SURE) {
                self.stop(&question.id, &format!("does not end with {NOT_SURE}"));
            }
            if question.caution && question.no.is_none() {
                self.stop(&question.id, "is a caution without the answer that means no");
            }
            if question.choice == Choice::One && !question.alone.is_empty() {
                self.stop(&question.alone[0], "stands alone where only one is chosen anyway");
            }
            for named in question.alone.iter().chain(&question.no) {
                self.answer(question, named);
            }
        }
    }

    /// Questions and skips, resolved; each skip can hold, and leaves its question a way to be asked.
    fn way(&self) -> Way {
        let shapes = self.quiz.question.iter().map(|question| Shape {
            answers: question.answers.get_ref().len(),
            many: question.choice == Choice::Many,
            alone: question.alone.iter().fold(0, |mask, alone| mask | self.answer(question, alone)),
        });
        let mut way = Way { questions: shapes.collect(), skips: Vec::new() };
        for skip in &self.quiz.skip {
            let question = self.question(&skip.question);
            let condition = self.condition(&skip.when, &skip.also, &skip.without);
            if condition.questions().next().is_none() {
                self.stop(&skip.question, "is skipped without a reason");
            }
            if condition.questions().any(|named| named >= question) {
                self.stop(&skip.question, "is skipped by an answer that is not given before it");
            }
            if !way.can_hold(&condition, None) {
                self.stop(&skip.question, "has a skip that can never hold");
            }
            way.skips.push((question, condition));
        }
        for (question, _) in &way.skips {
            if !way.can_hold(&Condition::default(), Some(*question)) {
                self.stop(&self.quiz.question[*question].id, "is always skipped");
            }
        }
        way
    }

    /// The rules' conditions; each can hold.
    fn conditions(&self, way: &Way) -> Vec<Condition> {
        let rules = &self.quiz.rule;
        self.check_once(rules.iter().map(|rule| &rule.id));
        if let Some(rule) = rules.get(MOST_RULES) {
            self.stop(&rule.id, &format!("is one more than {MOST_RULES} rules"));
        }
        let condition = |rule: &Rule| {
            self.check_once(rule.sources.iter());
            if rule.sources.is_empty() {
                self.stop(&rule.id, "has no source");
            }
            if rule.kind.is_some() && rule.outcome != Outcome::Stop {
                self.stop(&rule.id, "has a kind and does not stop");
            }
            let condition = self.condition(&rule.when, &rule.also, &rule.without);
            if condition.when.is_empty() {
                self.stop(&rule.id, "fires whatever is chosen");
            }
            if !way.can_hold(&condition, None) {
                self.stop(&rule.id, "can never fire");
            }
            condition
        };
        rules.iter().map(condition).collect()
    }

    /// A question that no rule reads asks for nothing. One that only a skip reads is no better: the skip could read another.
    fn check_all_read(&self, conditions: &[Condition]) {
        for (i, question) in self.quiz.question.iter().enumerate() {
            if !conditions.iter().flat_map(Condition::questions).any(|named| named == i) {
                self.stop(&question.id, "is read by no rule");
            }
        }
    }

    fn condition(&self, when: &Named, also: &Named, without: &Named) -> Condition {
        let when = self.parts(when).into_iter().chain(self.parts(also)).collect();
        Condition { when, without: self.parts(without) }
    }

    fn parts(&self, named: &Named) -> Vec<Part> {
        let part = |(id, answers): (&Id, &Vec<Id>)| {
            let question = self.question(id);
            if answers.is_empty() {
                self.stop(id, "is named without an answer");
            }
            self.check_once(answers.iter());
            let known = &self.quiz.question[question];
            Part { question, answers: answers.iter().fold(0, |mask, answer| mask | self.answer(known, answer)) }
        };
        let mut parts: Vec<Part> = named.iter().map(part).collect();
        parts.sort_by_key(|part| part.question);
        parts
    }

    fn question(&self, id: &Id) -> usize {
        let found = self.quiz.question.iter().position(|known| known.id.get_ref() == id.get_ref());
        found.unwrap_or_else(|| self.stop(id, "is no question"))
    }

    /// The bit of an answer.
    fn answer(&self, question: &Question, id: &Id) -> u16 {
        let found = question.answers.get_ref().iter().position(|known| known.get_ref() == id.get_ref());
        1 << found.unwrap_or_else(|| self.stop(id, &format!("is no answer of {}", question.id.get_ref())))
    }
}
