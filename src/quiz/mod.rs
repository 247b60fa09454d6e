//! The quiz: what was answered, which question comes next, and what the answers point to.
//!
//! Invariant: this layer knows nothing but itself: no words, no browser, no clock. The same answers give the same outcome, always.

mod answers;
mod finding;
mod path;
mod table;
mod tables;

pub use answers::Answers;
pub use finding::{Finding, Headline, Reasons, finding, fired};
pub use path::{is_complete, next, path, previous, skipped};
pub use table::{
    Certainty, Choice, Condition, Kind, Mask, Outcome, Part, Question, QuestionIds, Rule, RuleFacts, Skip, Strength,
    mask_of,
};
pub use tables::{QUESTION_IDS, QUESTIONS, RULE_FACTS, RULES, SKIPS};
