//! The last resort: after a panic nothing of ours may run again, but the reader keeps the page and is told.

use super::{bind, host};
use std::cell::Cell;
use std::panic;
use wasm_bindgen::JsValue;

thread_local! {
    static STOPPED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic has happened. Every borrow of that moment stays locked for ever, so nothing of ours may run.
#[must_use]
pub fn stopped() -> bool {
    STOPPED.get()
}

/// What happens at a panic: everything stops, the figures become their stills, and the page says what happened.
pub fn install() {
    panic::set_hook(Box::new(|what| {
        if STOPPED.replace(true) {
            return;
        }
        web_sys::console::error_1(&JsValue::from_str(&what.to_string()));
        // Nothing more can be done where even this is refused.
        if let Some(page) = host::document().and_then(|document| document.document_element()) {
            bind::set_attribute(&page, "data-program", Some("stopped"));
            bind::set_attribute(&page, "data-stopped", Some(""));
        }
    }));
}
