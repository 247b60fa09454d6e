//! Chapter 5: a course of sessions, what it comes to, and what another session adds.

use super::frame::{Frame, frame};
use super::{course, prose};
use crate::content::SESSIONS;
use crate::content::document::{Word, text};
use yew::Html;

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "sessions",
        kicker: text(Word::CourseKicker),
        title: SESSIONS.title,
        first: false,
        text: prose::plain(&SESSIONS),
        figure: course::view(),
    })
}
