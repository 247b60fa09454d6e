//! The chapters that are written into the page when it is built: nothing in them is drawn by the program, so that
//! they are read before it arrives, and without it. Native only; the program adopts them (`app::adopted`).

mod about;
mod address;
mod claims;
mod controls;
mod course;
mod effects;
mod figure;
mod frame;
mod gallery;
pub mod head;
mod header;
mod home;
mod icons;
mod mark_pictures;
mod marks;
mod needles;
mod predict;
mod prose;
mod quiz;
mod quiz_outcome;
mod source_cards;
mod studies;

use self::frame::{Frame, frame};
use crate::app::driver::setup::{SEED, Setup};
use crate::app::figure::names::{self, Names};
use crate::content::document::{Word, text};
use crate::content::{ANSWER, HEALING, NEEDLES, Prose, SESSIONS, TWIN};
use crate::paint::still;
use crate::scene::specimen::Specimen;
use yew::{Component, Context, Html, LocalServerRenderer, html};

/// The skins that stand in the figures before the program is there.
const STILLS: [Specimen; 2] = [Specimen::ShallowBoxcar, Specimen::Keloid];

/// All of them, one after the other.
struct Document;

impl Component for Document {
    type Message = ();
    type Properties = ();

    fn create(_ctx: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        html! {
            <>
                { living("answer", Word::PageAnswer, &ANSWER, &names::ANSWER, Setup::default()) }
                { needles() }
                { living("healing", Word::PageHealing, &HEALING, &names::HEALING, Setup::default()) }
                { scars() }
                { living("twin", Word::PageTwin, &TWIN, &names::TWIN, Setup::pair()) }
                { sessions() }
                { effects::view() }
                { quiz::view() }
                { claims::view() }
                { studies::view() }
                { about::view() }
            </>
        }
    }
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

/// A chapter round living skin.
fn living(id: &'static str, kicker: Word, told: &'static Prose, names: &'static Names, setup: Setup) -> Html {
    frame(Frame {
        class: "chapter",
        id,
        kicker: text(kicker),
        title: told.title,
        first: names.opens,
        text: prose::paragraphs(names.anchor, told),
        figure: figure::view(names, setup),
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
        text: prose::plain(&SESSIONS),
        figure: course::view(),
    })
}

/// The chapters as HTML, after the drawings that the first frames of their figures share.
pub async fn render() -> String {
    let drawings = still::symbols(&STILLS, SEED);
    drawings + &LocalServerRenderer::<Document>::new().hydratable(false).render().await
}
