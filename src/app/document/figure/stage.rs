//! The stage: where the picture of each skin appears, over the still that is there before.

use super::pair;
use crate::app::driver::report::{Report, SideReport};
use crate::app::figure::names::Names;
use crate::content::document::{Word, text};
use crate::paint::still;
use yew::{AttrValue, Html, html};

/// The stage.
pub(super) fn view(names: &'static Names, report: &Report) -> Html {
    let named = report.sides.len() > 1;
    html! {
        <div id={names.anchor} class="stage" tabindex="0" role="group" aria-label={text(names.shows)}>
            { for report.sides.iter().map(|side| half(side, named)) }
        </div>
    }
}

/// The stage of one skin, with its name where there are two.
fn half(side: &SideReport, named: bool) -> Html {
    html! {
        <div class="half">
            <div class="canvases" data-stage="">{ Html::from_html_unchecked(AttrValue::from(still::of(side.chosen.skin))) }</div>
            if named { { pair::plate(side) } }
            <p class="trouble" data-trouble="lost" hidden=true>{ text(Word::LivingLost) }</p>
            <p class="trouble" data-trouble="unavailable" hidden=true>{ text(Word::LivingUnavailable) }</p>
        </div>
    }
}
