//! The answers chosen so far.

use super::table::{Choice, Mask, mask_of};
use super::tables::QUESTIONS;

/// What was chosen, by question; always something that the form allows. Lives in memory only: there is no way to write it down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    chosen: [Mask; QUESTIONS.len()],
}

impl Answers {
    /// The chosen answers of a question, skipped or not; none of an unknown one.
    #[must_use]
    pub fn chosen(&self, question: usize) -> Mask {
        self.chosen.get(question).copied().unwrap_or_default()
    }

    /// Whether an answer is chosen.
    #[must_use]
    pub fn is_chosen(&self, question: usize, answer: usize) -> bool {
        self.chosen(question) & mask_of(answer) != 0
    }

    /// Chooses an answer or takes it back. Of "one" it replaces what was chosen; one that stands alone takes back the others, and
    /// they take it back. An unknown question or answer changes nothing.
    pub fn set(&mut self, question: usize, answer: usize, on: bool) {
        let (Some(asked), Some(chosen)) = (QUESTIONS.get(question), self.chosen.get_mut(question)) else { return };
        let answer = mask_of(answer) & asked.all();
        if answer == 0 {
            return;
        }
        let kept = match asked.choice {
            Choice::One => 0,
            Choice::Many if answer & asked.alone != 0 => 0,
            Choice::Many => *chosen & !asked.alone,
        };
        *chosen = if on { kept | answer } else { *chosen & !answer };
    }

    /// Turns an answer over, as a tap does: a tap on the chosen answer of "one" leaves it chosen.
    pub fn toggle(&mut self, question: usize, answer: usize) {
        let one = QUESTIONS.get(question).is_some_and(|asked| asked.choice == Choice::One);
        self.set(question, answer, one || !self.is_chosen(question, answer));
    }

    /// All masks, by question.
    pub(super) fn masks(&self) -> &[Mask; QUESTIONS.len()] {
        &self.chosen
    }
}
