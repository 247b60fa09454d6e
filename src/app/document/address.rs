//! The note that `app::address` fills: what of a link was not understood, and what became of a copied one.

use crate::content::document::{Word, text};
use yew::{Html, html};

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
