//! A row of choices of which one holds: radio buttons that look like one control.

use yew::{Callback, Html, classes, html};

/// What a segmented control shows.
pub struct Segmented {
    /// Group name of the radio buttons, unique on the page; also its style class.
    pub name: &'static str,
    /// What is chosen.
    pub legend: Html,
    /// The legend is for screen readers only.
    pub quiet: bool,
    /// The choices: words, or an icon with words for screen readers.
    pub choices: Vec<Html>,
    /// Index of the choice that holds.
    pub chosen: Option<usize>,
    /// Tells the index of another choice.
    pub on_choose: Callback<usize>,
}

/// A row of choices of which one holds.
pub fn segmented(control: Segmented) -> Html {
    let choices = control.choices.into_iter().enumerate().map(|(i, choice)| {
        let choose = control.on_choose.reform(move |_| i);
        html! {
            <label class="choice">
                <input type="radio" name={control.name} checked={control.chosen == Some(i)} onchange={choose} />
                <span>{ choice }</span>
            </label>
        }
    });
    html! {
        <fieldset class={classes!("segmented", control.name)}>
            <legend class={control.quiet.then_some("unseen")}>{ control.legend }</legend>
            <div class="choices">{ for choices }</div>
        </fieldset>
    }
}
