//! The help: the figure's keys in a dialog, made from the table that binds them.

use crate::app::document::icons;
use crate::app::figure::names::Names;
use crate::app::keys::BINDINGS;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// A button and the dialog that it opens.
pub(super) fn view(names: &'static Names) -> Html {
    let [id, title] = names.keys;
    html! {
        <>
            <button type="button" class="plain keys-button" data-act="keys" data-live="" inert=true>
                { icons::view(icons::KEYS) }
                { text(Word::LivingKeys) }
            </button>
            <dialog {id} aria-labelledby={title}>
                <h2 id={title}>{ text(Word::LivingKeysTitle) }</h2>
                <dl>
                    { for BINDINGS.iter().map(|binding| html! {
                        <div><dt><kbd>{ text(binding.name) }</kbd></dt><dd>{ text(binding.does) }</dd></div>
                    }) }
                </dl>
                <button type="button" class="accent" data-act="keys-close">{ text(Word::LivingKeysClose) }</button>
            </dialog>
        </>
    }
}
