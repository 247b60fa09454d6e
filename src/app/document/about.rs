//! Who made the page, how to cite it and report an error, and all of its sources.

use super::frame::{Frame, frame};
use super::prose;
use super::source_cards;
use crate::content::ABOUT;
use crate::content::document::{Word, text};
use yew::Html;

/// The chapter, on the page itself or in the frame of another site.
pub(super) fn view(in_frame: bool) -> Html {
    frame(Frame {
        class: "chapter",
        id: "about",
        kicker: text(Word::AboutKicker),
        title: ABOUT.title,
        first: false,
        text: prose::plain(&ABOUT),
        figure: source_cards::place(in_frame),
    })
}
