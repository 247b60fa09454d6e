//! The browser's Back button in the quiz. All of it takes one entry of the history, however many questions: a reader in
//! a frame of another page is never more than one press away from where that page was. No answer is in an entry.

use crate::app::host;
use wasm_bindgen::JsValue;
use web_sys::History;

/// State of the entry that Back leads to.
const BEFORE: &str = "quiz-before";
/// State of the entry that one is on from the second question on.
const UNDERWAY: &str = "quiz-underway";

/// Makes the entry, when the reader leaves the first question and is not on it yet. Refused in some frames: then Back leaves the page, as everywhere.
pub(super) fn leave_first(question: usize) {
    if question == 0 && !was_underway() {
        if let Some(history) = history() {
            let _ = history.replace_state_with_url(&JsValue::from_str(BEFORE), "", None);
        }
        stay();
    }
}

/// Whether the present entry is the one before the quiz's own: Back was pressed.
pub(super) fn is_before() -> bool {
    state_is(BEFORE)
}

/// Whether the present entry is the quiz's own: when the page has just been opened, the quiz was left on the way.
pub(super) fn was_underway() -> bool {
    state_is(UNDERWAY)
}

/// Makes the quiz's own entry, for the next Back.
pub(super) fn stay() {
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&JsValue::from_str(UNDERWAY), "", None);
    }
}

fn state_is(state: &str) -> bool {
    history().and_then(|history| history.state().ok()).is_some_and(|known| known.as_string().as_deref() == Some(state))
}

fn history() -> Option<History> {
    host::window()?.history().ok()
}
