//! The checked quiz as Rust tables.

use super::reach::{Condition, Part, Way};
use super::{Id, Kind, Outcome, Question, Quiz};
use std::fmt::Write as _;

/// The tables that `src/quiz/tables.rs` includes. Names and sources have tables of their own, so that the page can do without.
pub(super) fn code(quiz: &Quiz, way: &Way, conditions: &[Condition]) -> String {
    let mut code = String::new();
    let questions =
        quiz.question.iter().zip(&way.questions).map(|(question, shape)| question_code(question, shape.alone));
    write_table(&mut code, "QUESTIONS", "Question", "Every question, in the order of the file.", questions);
    let skip = |(question, condition): &(usize, Condition)| {
        format!("Skip {{ question: {question}, condition: {} }}", condition_code(condition))
    };
    let doc = "What makes questions pointless, in the order of the questions.";
    write_table(&mut code, "SKIPS", "Skip", doc, way.skips.iter().map(skip));
    let rules = quiz.rule.iter().zip(conditions).map(|(rule, condition)| {
        let outcome = match rule.outcome {
            Outcome::Stop => "Stop",
            Outcome::Wait => "Wait",
            Outcome::Ask => "Ask",
            Outcome::PoorMatch => "PoorMatch",
            Outcome::Note => "Discuss",
        };
        let kind = match rule.kind.as_ref().map(toml::Spanned::get_ref) {
            None => "Plain",
            Some(Kind::Pregnancy) => "Pregnancy",
            Some(Kind::Spot) => "Spot",
        };
        let condition = condition_code(condition);
        format!("Rule {{ outcome: Outcome::{outcome}, kind: Kind::{kind}, condition: {condition} }}")
    });
    write_table(&mut code, "RULES", "Rule", "Every rule, the strictest first, in the order of the file within.", rules);
    let ids = quiz.question.iter().map(|question| {
        let (id, answers) = (question.id.get_ref(), names_of(question.answers.get_ref()));
        format!("QuestionIds {{ id: {id:?}, answers: &{answers:?}, sources: &{:?} }}", names_of(&question.sources))
    });
    write_table(&mut code, "QUESTION_IDS", "QuestionIds", "The names of `QUESTIONS`.", ids);
    let facts = quiz.rule.iter().map(|rule| {
        let (id, strength, certainty) = (rule.id.get_ref(), &rule.strength, &rule.certainty);
        format!(
            "RuleFacts {{ id: {id:?}, strength: Strength::{strength:?}, certainty: Certainty::{certainty:?}, sources: &{:?} }}",
            names_of(&rule.sources)
        )
    });
    write_table(&mut code, "RULE_FACTS", "RuleFacts", "The names and sources of `RULES`.", facts);
    code
}

fn write_table(code: &mut String, name: &str, of: &str, doc: &str, rows: impl ExactSizeIterator<Item = String>) {
    let _ = writeln!(code, "/// {doc}\npub static {name}: [{of}; {}] = [", rows.len());
    for row in rows {
        let _ = writeln!(code, "    {row},");
    }
    code.push_str("];\n\n");
}

fn question_code(question: &Question, alone: u16) -> String {
    let answers = question.answers.get_ref();
    let no = question.no.as_ref().and_then(|no| answers.iter().position(|known| known.get_ref() == no.get_ref()));
    let (choice, caution, count) = (question.choice, question.caution, answers.len());
    format!(
        "Question {{ choice: Choice::{choice:?}, caution: {caution}, no: {no:?}, alone: {alone:#x}, answers: {count} }}"
    )
}

fn condition_code(condition: &Condition) -> String {
    format!("Condition {{ when: &[{}], without: &[{}] }}", parts_code(&condition.when), parts_code(&condition.without))
}

fn parts_code(parts: &[Part]) -> String {
    let part = |part: &Part| format!("Part {{ question: {}, answers: {:#x} }}", part.question, part.answers);
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

fn names_of(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(|id| id.get_ref().as_str()).collect()
}
