//! The tables that the build makes of `content/quiz.toml`.

use super::table::{
    Certainty, Choice, Condition, Kind, Outcome, Part, Question, QuestionIds, Rule, RuleFacts, Skip, Strength,
};

include!(concat!(env!("OUT_DIR"), "/quiz.rs"));
