//! What the figure that opens the page has instead of controls: one button, and the switch of motion.

use crate::app::document::controls::switch::switch;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// The button and the switch.
pub(super) fn controls() -> Html {
    html! {
        <div class="opening" data-live="" inert=true>
            <button type="button" class="accent" data-act="press">{ text(Word::LivingPressOne) }</button>
            { switch("motion", text(Word::LivingMotion), None, true) }
        </div>
    }
}
