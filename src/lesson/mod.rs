//! Lessons for a class: steps, each with what a figure shows, what the class reads and what its teacher says.
//!
//! Invariant: pure, and nothing that comes from a file or a link panics here: it is a lesson, or a [`Fault`] says why not.

mod fault;
mod file;
mod link;

pub use self::fault::{Fault, What};
pub use self::file::{read, write};
pub use self::link::{of_link, to_link};

/// Most steps of a lesson.
pub const MOST_STEPS: usize = 100;
/// Fewest and most answers to a question.
pub const CHOICES: [usize; 2] = [2, 6];
/// Longest file, bytes.
pub const LONGEST_FILE: usize = 400_000;
/// Longest step, minutes.
pub const LONGEST_STEP_MIN: f64 = 120.0;
/// Longest words, letters: of a title, a choice or a source, and of everything else.
pub const LONGEST_LINE: usize = 200;
/// Longest words of a caption, a question, notes and what comes of it, letters.
pub const LONGEST_TEXT: usize = 2000;

/// A lesson, whole and sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// From first to last; one at least.
    pub steps: Vec<Step>,
}

/// A step of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// What the figures show, as in an address, without the `#`. What of it the page does not know is left as it is at first.
    pub moment: String,
    /// What the class reads.
    pub caption: String,
    /// What the teacher alone reads; may be empty.
    pub notes: String,
    /// How long it takes, minutes; 0 where nobody said.
    pub minutes: f64,
    /// On what it rests; may be empty.
    pub source: String,
    /// What the class is asked before it is shown.
    pub ask: Option<Ask>,
    /// What has come of the last question.
    pub outcome: Option<Outcome>,
}

/// A question to the class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    /// The question.
    pub question: String,
    /// Its answers, as many as [`CHOICES`] allows.
    pub choices: Vec<String>,
}

/// What has come of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Which answer held, from 0; it is one of the last question's.
    pub answer: usize,
    /// Why, in a line; may be empty.
    pub why: String,
}
