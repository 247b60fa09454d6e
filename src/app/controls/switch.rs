//! An on-off switch.

use yew::{Callback, Html, MouseEvent, html};

/// A switch that is on or off and asks for the other position; the hint is for whoever hovers.
pub fn switch(label: &'static str, hint: Option<&'static str>, on: bool, on_turn: &Callback<bool>) -> Html {
    let on_click = on_turn.reform(move |_: MouseEvent| !on);
    let checked = if on { "true" } else { "false" };
    html! {
        <button type="button" class="switch" role="switch" aria-checked={checked} title={hint} onclick={on_click}>
            <span class="track" aria-hidden="true"></span>
            <span>{ label }</span>
        </button>
    }
}
