//! The page as it is written when it is built: every word, the first view of every figure, the quiz as a form. It is read
//! before the program arrives, and without it; the program finds its parts and listens (`app::bind`). Native only.

mod about;
mod address;
mod claims;
mod controls;
mod course;
mod effects;
mod embed;
mod figure;
mod frame;
mod gallery;
mod head;
mod header;
mod home;
mod icons;
mod json;
mod keep;
pub mod lean;
mod mark_pictures;
mod marks;
mod more;
mod needles;
mod page;
mod predict;
pub mod present;
mod prose;
mod quiz;
mod quiz_outcome;
mod sheets;
mod snippets;
mod source_cards;
mod speaker;
mod studies;

pub use self::head::Home;
use crate::app::driver::setup::SEED;
use crate::content::document::Word;
use crate::paint::still;
use crate::scene::specimen::Specimen;
use yew::{Component, Context, Html, LocalServerRenderer, Properties};

/// The skins that stand in the figures before the program is there.
const STILLS: [Specimen; 2] = [Specimen::ShallowBoxcar, Specimen::Keloid];

/// What is written into the files of the page.
pub struct Pages {
    /// What stands in the head of `index.html`: title, description and what other sites and machines read.
    pub head: String,
    /// The body of `index.html`.
    pub page: String,
    /// The same of `more.html`.
    pub more_head: String,
    /// The body of `more.html`.
    pub more: String,
    /// The pages for the frames of other sites.
    pub frames: Vec<FramePage>,
    /// What stands in the head of `embed.html`.
    pub snippets_head: String,
    /// The body of `embed.html`.
    pub snippets: String,
    /// Present mode, for a class.
    pub present: PresentPages,
    /// What an installed page is called and looks like, in JSON.
    pub manifest: String,
    /// What is said of keeping the page, in JSON.
    pub keep_words: String,
    /// The tag with which each page begins.
    pub opening: String,
    /// What a frame is called by `embed.js`, as a string of a script.
    pub frame_name: String,
}

/// The pages of present mode.
pub struct PresentPages {
    /// What stands in the head of `present.html`.
    pub head: String,
    /// The body of `present.html`.
    pub body: String,
    /// What stands in the head of `speaker.html`.
    pub speaker_head: String,
    /// The body of `speaker.html`.
    pub speaker: String,
}

/// A page for the frame of another site.
pub struct FramePage {
    /// As in `embed-NAME.html`.
    pub name: &'static str,
    /// What stands in its head.
    pub head: String,
    /// Its body.
    pub body: String,
}

/// All pages; `home` is where they will stand, if that is known.
pub async fn render(home: Option<&Home>) -> Pages {
    // The drawings that the first frames of figures share come first.
    let drawings = still::symbols(&STILLS, SEED);
    let mut frames = Vec::new();
    for (name, title) in embed::all() {
        let body = body(File::Frame(name, title)).await;
        let shared = if body.contains("<use ") { drawings.as_str() } else { "" };
        frames.push(FramePage { name, head: head::frame(home, title), body: [shared, &body].concat() });
    }
    let present = PresentPages {
        head: head::present(home, Word::ClassTitle),
        body: [drawings.as_str(), &body(File::Present).await].concat(),
        speaker_head: head::present(home, Word::ClassSpeakerTitle),
        speaker: body(File::Speaker).await,
    };
    Pages {
        present,
        head: head::page(home),
        page: drawings + &body(File::Index).await,
        more_head: head::more(home),
        more: body(File::More).await,
        frames,
        snippets_head: head::snippets(home),
        manifest: keep::manifest(),
        keep_words: keep::words(),
        frame_name: keep::frame_name(),
        opening: head::opening(),
        snippets: body(File::Snippets(home.cloned())).await,
    }
}

async fn body(file: File) -> String {
    LocalServerRenderer::<Body>::with_props(BodyProps { file }).hydratable(false).render().await
}

/// One of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
enum File {
    Index,
    More,
    /// A page for a frame, by its name, and its title.
    Frame(&'static str, Word),
    /// Present mode.
    Present,
    /// The window of the one who presents.
    Speaker,
    /// What a blogger pastes, which names where the page will stand.
    Snippets(Option<Home>),
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
        match &ctx.props().file {
            File::Index => page::view(),
            File::More => more::view(),
            File::Frame(name, title) => embed::view(name, *title),
            File::Present => present::view(),
            File::Speaker => speaker::view(),
            File::Snippets(home) => snippets::view(home.as_ref()),
        }
    }
}
