//! A choice of many in little room: the browser's own list, which every finger, key and screen reader knows.

use yew::{Html, html};

/// What a list of choices shows.
pub(in super::super) struct Select {
    /// Identifier of the list, unique on the page.
    pub(in super::super) id: &'static str,
    /// What is chosen.
    pub(in super::super) label: &'static str,
    /// Groups with their names, and in each of them the choices: index and words.
    pub(in super::super) groups: Vec<(&'static str, Vec<(usize, &'static str)>)>,
    /// Index of the choice that holds at first.
    pub(in super::super) chosen: usize,
}

/// A list of choices of which one holds. `boot.js` takes it out of its wrapping when it lays out the chapter: lists that stand
/// in the page from the start have Chromium look whether they could be filled in, for which it lays out each chapter with
/// one, all before the first paint.
pub(in super::super) fn select(control: Select) -> Html {
    let option = |(i, words): (usize, &'static str)| {
        html! { <option value={i.to_string()} selected={i == control.chosen}>{ words }</option> }
    };
    let groups = control.groups.into_iter().map(|(name, choices)| {
        html! { <optgroup label={name}>{ for choices.into_iter().map(option) }</optgroup> }
    });
    html! {
        <div class="select">
            <label for={control.id}>{ control.label }</label>
            <span class="list">
                <noscript data-late=""><select id={control.id} autocomplete="off">{ for groups }</select></noscript>
            </span>
        </div>
    }
}
