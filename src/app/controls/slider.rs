//! A slider with its name and value: a native range input over a drawn rail.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, TargetCast, html};

/// What a slider shows.
pub struct Slider {
    /// Identifier of the input, unique on the page.
    pub id: &'static str,
    /// What it sets.
    pub label: &'static str,
    /// Whole steps between the least and the greatest value, at least 1.
    pub steps: usize,
    /// Step that holds, from 0.
    pub step: usize,
    /// The value in words, with its unit.
    pub value: String,
    /// Tells another step.
    pub on_step: Callback<usize>,
}

/// A slider with its name and value.
pub fn slider(control: Slider) -> Html {
    let on_step = control.on_step;
    let on_input = move |event: InputEvent| {
        if let Some(step) = position(&event) {
            on_step.emit(step);
        }
    };
    // The filled part of the rail is an attribute: the security policy forbids styles in markup.
    let filled = (100 * control.step / control.steps).to_string() + "%";
    html! {
        <div class="slider">
            <label for={control.id}>{ control.label }</label>
            <output for={control.id}>{ &control.value }</output>
            <svg class="rail" aria-hidden="true"><rect width="100%" /><rect class="filled" width={filled} /></svg>
            <input
                id={control.id}
                type="range"
                min="0"
                max={control.steps.to_string()}
                step="1"
                value={control.step.to_string()}
                aria-valuetext={control.value}
                oninput={on_input}
            />
        </div>
    }
}

/// Where a range input stands, as a whole number.
#[must_use]
pub fn position(event: &InputEvent) -> Option<usize> {
    event.target_dyn_into::<HtmlInputElement>()?.value().parse().ok()
}
