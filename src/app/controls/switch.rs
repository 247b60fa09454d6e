//! An on-off switch.

use yew::{AttrValue, Callback, Html, MouseEvent, Properties, function_component, html};

/// What a switch shows.
#[derive(Properties, Clone, PartialEq)]
pub struct SwitchProps {
    /// What it switches.
    pub label: AttrValue,
    /// More words, for whoever hovers.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it is on.
    pub on: bool,
    /// Asks for the other position.
    pub on_turn: Callback<bool>,
}

/// An on-off switch.
#[function_component]
pub fn Switch(props: &SwitchProps) -> Html {
    let to = !props.on;
    let on_click = props.on_turn.reform(move |_: MouseEvent| to);
    let on = if props.on { "true" } else { "false" };
    html! {
        <button type="button" class="switch" role="switch" aria-checked={on} title={props.hint.clone()} onclick={on_click}>
            <span class="track" aria-hidden="true"></span>
            <span>{ &props.label }</span>
        </button>
    }
}
