//! The keys of a figure: which of them it takes, and which it leaves to the element that has the focus.

use crate::app::driver::command::Command;
use crate::app::{bind, host, keys};
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

/// Elements that have a use of their own for the space bar.
const OWN_SPACE: &str = "button, input:not([type=range]), select, summary, a, dialog";
/// Elements that have a use of their own for the arrows. On the time axis they go from stop to stop: the axis is bent, and
/// its own steps near minute 0 are no time at all.
const OWN_ARROWS: &str = "input:not([data-slider]), select, .table-box, dialog";

/// The command of a key, unless the element that has the focus has a use of its own for it.
pub(super) fn command_of(event: &Event) -> Option<Command> {
    let key_event: &KeyboardEvent = event.dyn_ref()?;
    if key_event.ctrl_key() || key_event.alt_key() || key_event.meta_key() || event.default_prevented() {
        return None;
    }
    let key = host::key_of(key_event)?;
    let owner = if key == " " { OWN_SPACE } else { OWN_ARROWS };
    if bind::target(event, owner).is_some() {
        return None;
    }
    keys::command_for(&key, key_event.shift_key())
}
