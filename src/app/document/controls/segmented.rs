//! A row of choices of which one holds: radio buttons that look like one control.

use yew::{Html, html};

/// What a segmented control shows.
pub(in super::super) struct Segmented {
    /// Group name of the radio buttons, unique on the page; the style sheet and `bind` know the control by it.
    pub(in super::super) name: &'static str,
    /// What is chosen.
    pub(in super::super) legend: Html,
    /// The legend is for screen readers only.
    pub(in super::super) quiet: bool,
    /// The choices: words, or an icon with words for screen readers.
    pub(in super::super) choices: Vec<Html>,
    /// Index of the choice that holds at first.
    pub(in super::super) chosen: Option<usize>,
}

/// A row of choices of which one holds.
pub(in super::super) fn segmented(control: Segmented) -> Html {
    let choices = control.choices.into_iter().enumerate().map(|(i, choice)| {
        html! {
            <label class="choice">
                <input type="radio" name={control.name} checked={control.chosen == Some(i)} />
                <span>{ choice }</span>
            </label>
        }
    });
    html! {
        <fieldset class="segmented" data-name={control.name}>
            <legend data-quiet={control.quiet.then_some("")}>{ control.legend }</legend>
            <div class="choices">{ for choices }</div>
        </fieldset>
    }
}
