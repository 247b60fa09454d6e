//! The help: the figure's keys in a dialog, made from the table that binds them.

use crate::app::icons;
use crate::app::keys::BINDINGS;
use crate::content::{Key, text};
use web_sys::HtmlDialogElement;
use yew::{Html, MouseEvent, function_component, html, use_node_ref};

/// A button and the dialog that it opens.
#[function_component]
pub fn Help() -> Html {
    let dialog = use_node_ref();
    let on_open = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // Refused only when it is open already.
                let _ = dialog.show_modal();
            }
        }
    };
    let on_close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    html! {
        <>
            <button type="button" class="plain keys-button" onclick={on_open}>
                { icons::line(icons::KEYS) }
                { text(Key::HelpOpen) }
            </button>
            <dialog ref={dialog} aria-labelledby="keys-title">
                <h2 id="keys-title">{ text(Key::HelpTitle) }</h2>
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
