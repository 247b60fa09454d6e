//! The words of the quiz, in the order of the tables in `quiz`; the program itself uses none of them.

use super::Span;
use super::evidence::Words;

include!(concat!(env!("OUT_DIR"), "/quiz_words.rs"));

/// The words of a key.
#[must_use]
pub fn text(key: Say) -> &'static str {
    TEXTS[key as usize]
}

/// The words of a key with every `{name}` replaced by its value.
#[must_use]
pub fn fill(key: Say, values: &[(&str, &str)]) -> String {
    super::fill_in(text(key), values)
}

/// A question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionWords {
    /// The question.
    pub text: &'static str,
    /// Why it is asked.
    pub why: &'static str,
    /// Ids of the sources behind its figures.
    pub sources: &'static [&'static str],
    /// Its answers, in order.
    pub answers: &'static [AnswerWords],
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerWords {
    /// The answer.
    pub label: &'static str,
    /// How to tell, or what it means.
    pub hint: Option<&'static str>,
}

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReasonWords {
    /// What the reader answered.
    pub title: &'static str,
    /// Why it matters, and how strong the ground is.
    pub text: Words,
    /// What would change it.
    pub change: Words,
    /// Of a reason to wait: until when.
    pub until: Option<&'static str>,
    /// A question to take to the appointment.
    pub ask: Option<&'static str>,
    /// Ids of the sources, in the order of their numbers.
    pub sources: &'static [&'static str],
}

/// The head of an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeWords {
    /// The headline; that of waiting holds `{until}`.
    pub headline: &'static str,
    /// A line or two under it.
    pub text: &'static str,
    /// What stands for `{until}` when several reasons ask to wait.
    pub until_several: Option<&'static str>,
}

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Its key.
    pub key: &'static str,
    /// Its words.
    pub words: Words,
}
