//! The page itself: header, chapters and footer, in the order in which they are read.

use super::frame::{Frame, frame};
use super::header::CHAPTERS;
use super::{about, address, claims, course, effects, figure, gallery, header, needles, predict, prose, quiz, studies};
use crate::app::driver::setup::Setup;
use crate::app::figure::names::{self, Names};
use crate::app::predict::Which;
use crate::content::document::{Word, text};
use crate::content::{ANSWER, HEALING, NEEDLES, Prose, SESSIONS, TWIN};
use yew::{Html, html};

/// The body of `index.html`.
pub(super) fn view() -> Html {
    html! {
        <>
            <a class="skip" href="#answer">{ text(Word::PageSkip) }</a>
            { header::view() }
            { news() }
            { address::note() }
            <main id="top">{ chapters(false) }</main>
            <footer>
                <p>{ text(Word::PageAdvice) }</p>
                <p>{ text(Word::PageModel) }</p>
                <p class="keep" data-live=""><button type="button" class="plain" data-keep="">{ text(Word::KeepButton) }</button>{ " " }<span role="status"></span></p>
                <p><a href="embed.html" data-carries="">{ text(Word::EmbedLinkTo) }</a>{ " " }<a href="present.html">{ text(Word::ClassLinkTo) }</a></p>
            </footer>
        </>
    }
}

/// The story from its first chapter to its last, on the page itself or in the frame of another site.
pub(super) fn chapters(in_frame: bool) -> Html {
    html! { <>{ for CHAPTERS.iter().map(|(id, _)| chapter(id)) }{ about::view(in_frame) }</> }
}

/// A chapter by the identifier of its heading; nothing for one that is not there.
pub(super) fn chapter(id: &str) -> Html {
    match id {
        "answer" => living(Word::PageAnswer, &ANSWER, &names::ANSWER, Setup::default(), None),
        "needles" => needles(),
        "healing" => living(Word::PageHealing, &HEALING, &names::HEALING, Setup::default(), Some(Which::Healing)),
        "scars" => scars(),
        "twin" => living(Word::PageTwin, &TWIN, &names::TWIN, Setup::pair(), Some(Which::Twin)),
        "sessions" => sessions(),
        "risks" => effects::view(),
        "quiz" => quiz::view(),
        "evidence" => html! { <>{ claims::view() }{ studies::view() }</> },
        _ => Html::default(),
    }
}

/// One line that says what there is to say of the program: that it comes, that it cannot, or that it stopped. `boot.js` and
/// `app::fatal` show what applies.
pub(super) fn news() -> Html {
    let line = |state: &'static str, words: Word| html! { <span data-when={state}>{ text(words) }</span> };
    html! {
        <p class="program-news" role="status">
            <noscript>{ text(Word::PageNoScript) }</noscript>
            { line("too-old", Word::PageTooOld) }
            { line("not-loaded", Word::PageNotLoaded) }
            { line("stopped", Word::PageStopped) }
        </p>
    }
}

/// A chapter round living skin: its prose, and the question before its claim, if it has one.
fn living(kicker: Word, told: &Prose, names: &'static Names, setup: Setup, asks: Option<Which>) -> Html {
    let question = || asks.map(|which| predict::view(which, course::first())).unwrap_or_default();
    // Where the prose tells the answer, the question comes first.
    let (before, after) =
        if asks == Some(Which::Twin) { (question(), Html::default()) } else { (Html::default(), question()) };
    frame(Frame {
        class: "chapter",
        id: names.kind,
        kicker: text(kicker),
        title: told.title,
        first: names.opens,
        text: html! { <>{ before }{ prose::paragraphs(names.anchor, told) }{ after }</> },
        figure: figure::view(names, setup),
    })
}

/// Chapter 1.
fn needles() -> Html {
    frame(Frame {
        class: "chapter",
        id: "needles",
        kicker: text(Word::NeedlesKicker),
        title: NEEDLES.title,
        first: false,
        text: prose::plain(&NEEDLES),
        figure: needles::view(),
    })
}

/// Chapter 3.
fn scars() -> Html {
    let told = gallery::prose();
    frame(Frame {
        class: "chapter scars",
        id: "scars",
        kicker: text(Word::GalleryKicker),
        title: told.title,
        first: false,
        text: prose::plain(&told),
        figure: gallery::view(),
    })
}

/// Chapter 5.
fn sessions() -> Html {
    frame(Frame {
        class: "chapter",
        id: "sessions",
        kicker: text(Word::CourseKicker),
        title: SESSIONS.title,
        first: false,
        text: html! { <>{ predict::view(Which::Sessions, course::first()) }{ prose::plain(&SESSIONS) }</> },
        figure: course::view(),
    })
}
