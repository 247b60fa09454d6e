//! A choice of many in little room: the browser's own list, which every finger, key and screen reader knows.

use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, TargetCast, html};

/// What a list of choices shows.
pub struct Select {
    /// Identifier of the list, unique on the page.
    pub id: &'static str,
    /// What is chosen.
    pub label: &'static str,
    /// Groups with their names, and in each of them the choices: index and words.
    pub groups: Vec<(&'static str, Vec<(usize, &'static str)>)>,
    /// Index of the choice that holds.
    pub chosen: usize,
    /// Tells the index of another choice.
    pub on_choose: Callback<usize>,
}

/// A list of choices of which one holds.
pub fn select(control: Select) -> Html {
    let on_choose = control.on_choose;
    let on_change = move |event: Event| {
        if let Some(i) = event.target_dyn_into::<HtmlSelectElement>().and_then(|list| list.value().parse().ok()) {
            on_choose.emit(i);
        }
    };
    let option = |(i, words): (usize, &'static str)| {
        html! { <option value={i.to_string()} selected={i == control.chosen}>{ words }</option> }
    };
    let groups = control.groups.into_iter().map(|(name, choices)| {
        html! { <optgroup label={name}>{ for choices.into_iter().map(option) }</optgroup> }
    });
    // The attribute of an option counts only until the reader has chosen; from then on the list's own value does.
    html! {
        <div class="select">
            <label for={control.id}>{ control.label }</label>
            <span class="list">
                <select id={control.id} ~value={control.chosen.to_string()} onchange={on_change}>{ for groups }</select>
            </span>
        </div>
    }
}
