//! A slider with its name and value: a native range input, drawn by the style sheet.

use crate::app::host;
use web_sys::{HtmlElement, HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, function_component, html, use_effect_with, use_node_ref};

/// What a slider shows.
#[derive(Properties, Clone, PartialEq)]
pub struct SliderProps {
    /// Identifier of the input, unique on the page.
    pub id: &'static str,
    /// What it sets.
    pub label: AttrValue,
    /// Whole steps between the least and the greatest value.
    pub steps: u32,
    /// Step that holds, from 0.
    pub step: u32,
    /// The value in words, with its unit.
    pub value: AttrValue,
    /// Tells another step.
    pub on_step: Callback<u32>,
}

/// A slider with its name and value.
#[function_component]
pub fn Slider(props: &SliderProps) -> Html {
    let input = use_node_ref();
    use_effect_with((input.clone(), props.step, props.steps), |(input, step, steps)| {
        if let Some(input) = input.cast::<HtmlElement>() {
            let percent = 100 * step / steps.max(&1);
            host::set_style(&input, "--fill", &[&percent.to_string(), "%"].concat());
        }
    });
    let on_step = props.on_step.clone();
    let on_input = move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(step) = input.and_then(|input| input.value().parse().ok()) {
            on_step.emit(step);
        }
    };
    html! {
        <div class="slider">
            <label for={props.id}>{ &props.label }</label>
            <output for={props.id}>{ &props.value }</output>
            <input
                ref={input}
                id={props.id}
                type="range"
                min="0"
                max={props.steps.to_string()}
                step="1"
                value={props.step.to_string()}
                aria-valuetext={props.value.clone()}
                oninput={on_input}
            />
        </div>
    }
}
