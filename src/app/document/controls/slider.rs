//! A slider with its name and value: a native range input over a drawn rail.

use yew::{Html, html};

/// What a slider shows.
pub(in super::super) struct Slider {
    /// Identifier of the input, unique on the page.
    pub(in super::super) id: &'static str,
    /// What it sets.
    pub(in super::super) label: &'static str,
    /// Whole steps between the least and the greatest value, at least 1.
    pub(in super::super) steps: usize,
    /// Step that holds at first, from 0.
    pub(in super::super) step: usize,
    /// Its value in words, with its unit.
    pub(in super::super) value: String,
}

/// A slider with its name and value.
pub(in super::super) fn slider(control: Slider) -> Html {
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
                autocomplete="off"
            />
        </div>
    }
}
