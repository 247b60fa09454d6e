//! The last resort: after a panic nothing of ours may run again, but the reader keeps the page and is told.

use super::host;
use std::cell::Cell;
use wasm_bindgen::JsValue;

thread_local! {
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic has happened. Every borrow of that moment stays locked for ever, so nothing of ours may run.
#[must_use]
pub fn stopped() -> bool {
    STOPPED.get()
}

/// Replaces Yew's panic hook by one that stops the figure and shows the notice of the page.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        if STOPPED.replace(true) {
            return;
        }
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        let notice = host::document().and_then(|document| document.get_element_by_id("stopped"));
        if let Some(notice) = notice {
            // Nothing more can be done where even this is refused.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
