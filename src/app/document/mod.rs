//! The page as it is written when it is built: every word, the first view of every figure, the quiz as a form. It is read
//! before the program arrives, and without it; the program finds its parts and listens (`app::bind`). Native only.

mod about;
mod address;
mod claims;
mod controls;
mod course;
mod effects;
mod figure;
mod frame;
mod gallery;
mod head;
mod header;
mod home;
mod icons;
mod mark_pictures;
mod marks;
mod more;
mod needles;
mod page;
mod predict;
mod prose;
mod quiz;
mod quiz_outcome;
mod source_cards;
mod studies;

pub use self::head::Home;
use crate::app::driver::setup::SEED;
use crate::paint::still;
use crate::scene::specimen::Specimen;
use yew::{Component, Context, Html, LocalServerRenderer, Properties};

/// The skins that stand in the figures before the program is there.
const STILLS: [Specimen; 2] = [Specimen::ShallowBoxcar, Specimen::Keloid];

/// What is written into the two files of the page.
pub struct Pages {
    /// What stands in the head of `index.html`: title, description and what other sites and machines read.
    pub head: String,
    /// The body of `index.html`.
    pub page: String,
    /// The same of `more.html`.
    pub more_head: String,
    /// The body of `more.html`.
    pub more: String,
}

/// Both pages; `home` is where they will stand, if that is known.
pub async fn render(home: Option<&Home>) -> Pages {
    Pages {
        head: head::page(home),
        // The drawings that the first frames of the figures share come first.
        page: still::symbols(&STILLS, SEED) + &body(File::Index).await,
        more_head: head::more(home),
        more: body(File::More).await,
    }
}

async fn body(file: File) -> String {
    LocalServerRenderer::<Body>::with_props(BodyProps { file }).hydratable(false).render().await
}

/// One of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum File {
    Index,
    More,
}

/// The renderer takes a component, and its properties say which file it writes.
struct Body;

#[derive(Properties, PartialEq)]
struct BodyProps {
    file: File,
}

impl Component for Body {
    type Message = ();
    type Properties = BodyProps;

    fn create(_ctx: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match ctx.props().file {
            File::Index => page::view(),
            File::More => more::view(),
        }
    }
}
