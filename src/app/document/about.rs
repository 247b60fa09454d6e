//! Who made the page, how to cite it and report an error, and all of its sources.

use super::source_cards;
use crate::app::chapters::frame::{Frame, frame};
use crate::app::prose;
use crate::content::ABOUT;
use crate::content::document::{Word, text};
use yew::{Callback, Html};

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "about",
        kicker: text(Word::AboutKicker),
        title: ABOUT.title,
        first: false,
        text: prose::paragraphs(&ABOUT, None, &Callback::noop()),
        figure: source_cards::all(),
    })
}
