//! The list of skins to choose from, grouped by what the eye sees first: no scar, a hollow, a rise.

use crate::app::controls::select::{Select, select};
use crate::content::{Key, text};
use crate::scene::specimen::Specimen;
use crate::skin::scar::Form;
use yew::{Callback, Html};

const GROUPS: [(Form, Key); 3] =
    [(Form::Level, Key::ChoiceLevel), (Form::Sunken, Key::ChoiceSunken), (Form::Raised, Key::ChoiceRaised)];

/// The list; `id` is unique on the page.
pub(super) fn list(id: &'static str, label: Key, chosen: Specimen, on_choose: &Callback<Specimen>) -> Html {
    let of_form = |form: Form| {
        let all = Specimen::ALL.iter().enumerate().filter(move |(_, skin)| skin.skin().form() == form);
        all.map(|(i, skin)| (i, skin.name())).collect()
    };
    select(Select {
        id,
        label: text(label),
        groups: GROUPS.iter().map(|(form, name)| (text(*name), of_form(*form))).collect(),
        chosen: Specimen::ALL.iter().position(|skin| *skin == chosen).unwrap_or_default(),
        on_choose: on_choose.reform(|i: usize| Specimen::ALL[i]),
    })
}
