//! The help: the figure's keys in a dialog, made from the table that binds them.

use super::names::Names;
use crate::app::host;
use crate::app::icons;
use crate::app::keys::BINDINGS;
use crate::content::{Key, text};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::{Html, MouseEvent, html};

/// A button and the dialog that it opens.
pub(super) fn view(names: &'static Names) -> Html {
    let on_open = move |_: MouseEvent| {
        if let Some(dialog) = dialog(names.keys) {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
    };
    let on_close = move |_: MouseEvent| {
        if let Some(dialog) = dialog(names.keys) {
            dialog.close();
        }
    };
    html! {
        <>
            <button type="button" class="plain keys-button" onclick={on_open}>
                { icons::view(icons::KEYS) }
                { text(Key::HelpOpen) }
            </button>
            <dialog id={names.keys} aria-labelledby={names.keys_title}>
                <h2 id={names.keys_title}>{ text(Key::HelpTitle) }</h2>
                <dl>
                    { for BINDINGS.iter().map(|binding| html! {
                        <div><dt><kbd>{ text(binding.name) }</kbd></dt><dd>{ text(binding.does) }</dd></div>
                    }) }
                </dl>
                <button type="button" class="accent" onclick={on_close}>{ text(Key::HelpClose) }</button>
            </dialog>
        </>
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    host::document()?.get_element_by_id(id)?.dyn_into().ok()
}
