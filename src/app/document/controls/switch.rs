//! An on-off switch.

use yew::{Html, html};

/// A switch; `bind` knows it by `name` (`data-switch`). The hint is for whoever hovers.
pub(in super::super) fn switch(name: &'static str, label: &'static str, hint: Option<&'static str>, on: bool) -> Html {
    let checked = if on { "true" } else { "false" };
    html! {
        <button type="button" class="switch" role="switch" aria-checked={checked} title={hint} data-switch={name}>
            <span class="track" aria-hidden="true"></span>
            <span>{ label }</span>
        </button>
    }
}
