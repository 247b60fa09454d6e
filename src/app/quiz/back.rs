//! The browser's Back button in the quiz. All of it takes one entry of the history, however many questions: a reader in
//! a frame of another page is never more than one press away from where that page was. No answer is in an entry.

use crate::app::host;
use wasm_bindgen::JsValue;
use web_sys::History;

/// State of the entry that Back leads to.
const BEFORE: &str = "quiz-before";
/// State of the entry that one is on from the second question on.
const UNDERWAY: &str = "quiz-underway";

/// Where the browser's history stands.
pub(super) struct Entry {
    /// Whether it stands on the quiz's own entry.
    underway: bool,
}

/// What a move in the history means for the quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Nothing: it was not in the quiz.
    Elsewhere,
    /// To the entry before the quiz's own, from somewhere else.
    Before,
    /// From the quiz's own entry to the one before: Back was pressed.
    Back,
}

impl Entry {
    /// The present entry.
    pub(super) fn find() -> Self {
        Self { underway: state_is(UNDERWAY) }
    }

    /// Whether it is the quiz's own: when the page has just been opened, the quiz was left on the way.
    pub(super) fn is_underway(&self) -> bool {
        self.underway
    }

    /// Makes the quiz's own entry, when the reader leaves the first question and is not on it yet. Refused in some frames:
    /// then Back leaves the page, as everywhere.
    pub(super) fn leave_first(&mut self, question: usize) {
        if question == 0 && !state_is(UNDERWAY) {
            if let Some(history) = history() {
                let _ = history.replace_state_with_url(&JsValue::from_str(BEFORE), "", None);
            }
            self.stay();
        }
    }

    /// Makes the quiz's own entry, for the next Back.
    pub(super) fn stay(&mut self) {
        if let Some(history) = history() {
            self.underway = history.push_state_with_url(&JsValue::from_str(UNDERWAY), "", None).is_ok();
        }
    }

    /// Takes note of a move in the history.
    pub(super) fn moved(&mut self) -> Move {
        let was_underway = std::mem::replace(&mut self.underway, state_is(UNDERWAY));
        match (state_is(BEFORE), was_underway) {
            (true, true) => Move::Back,
            (true, false) => Move::Before,
            (false, _) => Move::Elsewhere,
        }
    }
}

/// One more step back: out of the quiz.
pub(super) fn leave() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

fn state_is(state: &str) -> bool {
    history().and_then(|history| history.state().ok()).is_some_and(|known| known.as_string().as_deref() == Some(state))
}

fn history() -> Option<History> {
    host::window()?.history().ok()
}
