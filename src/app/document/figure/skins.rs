//! The list of skins to choose from, grouped by what the eye sees first: no scar, a hollow, a rise.

use crate::app::document::controls::select::{Select, select};
use crate::content::document::{Word, text};
use crate::scene::specimen::Specimen;
use crate::skin::scar::Form;
use yew::Html;

const GROUPS: [(Form, Word); 3] =
    [(Form::Level, Word::LivingLevel), (Form::Sunken, Word::LivingSunken), (Form::Raised, Word::LivingRaised)];

/// The list; `id` is unique on the page. The choices count as in [`Specimen::ALL`].
pub(super) fn list(id: &'static str, label: Word, chosen: Specimen) -> Html {
    let of_form = |form: Form| {
        let all = Specimen::ALL.iter().enumerate().filter(move |(_, skin)| skin.skin().form() == form);
        all.map(|(i, skin)| (i, skin.name())).collect()
    };
    select(Select {
        id,
        label: text(label),
        groups: GROUPS.iter().map(|(form, name)| (text(*name), of_form(*form))).collect(),
        chosen: Specimen::ALL.iter().position(|skin| *skin == chosen).unwrap_or_default(),
    })
}
