//! The way through the questions: which are asked, and which an earlier answer made pointless.

use super::answers::Answers;
use super::table::Mask;
use super::tables::{QUESTIONS, SKIPS};

/// The answers as they count.
pub(super) struct Walk {
    /// The chosen answers by question; of a skipped one none, whatever is stored.
    pub(super) counted: [Mask; QUESTIONS.len()],
    /// Which questions are skipped.
    skipped: [bool; QUESTIONS.len()],
}

/// Walks through the questions once. That is enough, because a skip names earlier questions only; the build checks it.
pub(super) fn walk(answers: &Answers) -> Walk {
    let mut walk = Walk { counted: *answers.masks(), skipped: [false; QUESTIONS.len()] };
    for skip in &SKIPS {
        if skip.condition.holds(&walk.counted) {
            let question = usize::from(skip.question);
            walk.counted[question] = 0;
            walk.skipped[question] = true;
        }
    }
    walk
}

/// Whether an earlier answer made a question pointless. What was once answered there is kept and does not count.
#[must_use]
pub fn skipped(question: usize, answers: &Answers) -> bool {
    walk(answers).skipped.get(question).copied().unwrap_or(true)
}

/// The questions to ask, in order.
pub fn path(answers: &Answers) -> impl DoubleEndedIterator<Item = usize> + use<> {
    let skipped = walk(answers).skipped;
    (0..QUESTIONS.len()).filter(move |question| !skipped[*question])
}

/// The question after this one; none after the last.
#[must_use]
pub fn next(question: usize, answers: &Answers) -> Option<usize> {
    path(answers).find(|asked| *asked > question)
}

/// The question before this one; none before the first.
#[must_use]
pub fn previous(question: usize, answers: &Answers) -> Option<usize> {
    path(answers).rfind(|asked| *asked < question)
}

/// Whether every question of the path is answered.
#[must_use]
pub fn is_complete(answers: &Answers) -> bool {
    path(answers).all(|question| answers.chosen(question) != 0)
}
