//! A row of choices of which one holds: radio buttons that look like one control.

use yew::{Callback, Html, Properties, classes, function_component, html};

/// What a segmented control shows.
#[derive(Properties, Clone, PartialEq)]
pub struct SegmentedProps {
    /// Group name of the radio buttons, unique on the page.
    pub name: &'static str,
    /// What is chosen.
    pub legend: Html,
    /// The legend is for screen readers only.
    #[prop_or_default]
    pub quiet: bool,
    /// The choices: words, or an icon with words for screen readers.
    pub choices: Vec<Html>,
    /// Index of the choice that holds.
    pub chosen: usize,
    /// Tells the index of another choice.
    pub on_choose: Callback<usize>,
}

/// A row of choices of which one holds.
#[function_component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    let choices = props.choices.iter().enumerate().map(|(i, choice)| {
        let choose = props.on_choose.reform(move |_| i);
        html! {
            <label class="choice">
                <input type="radio" name={props.name} checked={i == props.chosen} onchange={choose} />
                <span>{ choice.clone() }</span>
            </label>
        }
    });
    html! {
        <fieldset class={classes!("segmented", props.name)}>
            <legend class={props.quiet.then_some("unseen")}>{ props.legend.clone() }</legend>
            <div class="choices">{ for choices }</div>
        </fieldset>
    }
}
