//! What `app::address` works with: buttons that copy a link, and the note of what of a link was not understood and what
//! became of a copied one.

use super::icons;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// The button of a figure, inside its root: a link to what it shows, in these words.
pub(super) fn copy_link(words: Word) -> Html {
    html! {
        <button type="button" class="plain" data-copy-link="" data-copied={text(Word::PageCopied)} data-live="" inert=true>
            { icons::view(icons::LINK) }
            { text(words) }
        </button>
    }
}

/// The note; there is nothing to see of it until it says something.
pub(super) fn note() -> Html {
    html! {
        <div
            class="address-note"
            data-address-note=""
            data-newer={text(Word::AddressNewer)}
            data-long={text(Word::AddressLong)}
            data-unknown={text(Word::AddressUnknown)}
            data-refused={text(Word::AddressRefused)}
        >
            <p role="status"></p>
            <input type="text" readonly=true hidden=true aria-label={text(Word::AddressField)} autocomplete="off" />
            <button type="button" class="plain" hidden=true>{ text(Word::AddressClose) }</button>
        </div>
    }
}
