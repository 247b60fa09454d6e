//! The root of the page: its settings, header, chapters and footer.

use super::course::Course;
use super::driver::command::Look;
use super::driver::setup::Setup;
use super::evidence::Evidence;
use super::figure::Figure;
use super::figure::names::{self, Names};
use super::gallery::Gallery;
use super::needles::Needles;
use super::observe::SightObserver;
use super::quiz::Quiz;
use super::settings::{Gentleness, Settings, ThemeChoice};
use super::{adopted, fatal, header, host};
use crate::content::{Key, text};
use crate::scene::tone::SkinTone;
use gloo_events::EventListener;
use std::rc::Rc;
use web_sys::MediaQueryList;
use yew::{Callback, Component, Context, Html, Renderer, html};

const STORAGE_KEY: &str = "pinprick-settings";
const PREFERS_DARK: &str = "(prefers-color-scheme: dark)";
/// All of the window but a strip across its middle.
const MIDDLE: &str = "-45% 0px -50% 0px";
const PREFERS_STILLS: &str = "(prefers-reduced-motion: reduce)";

/// Puts the page into its place in the document; without that place nothing happens.
pub fn mount() {
    fatal::install();
    if let Some(place) = host::document().and_then(|document| document.get_element_by_id("app")) {
        Renderer::<Page>::with_root(place).render();
    }
}

/// What happens to the page.
pub enum Change {
    /// The reader chose other settings.
    Settings(Settings),
    /// The reader chose another tone of skin.
    Tone(SkinTone),
    /// The system prefers something else.
    Preference,
    /// The reader has come to a chapter of the header's list.
    Chapter(usize),
    /// The reader opened or closed the settings, where there is no room for them in the header.
    Header,
}

/// The page.
pub struct Page {
    settings: Settings,
    prefers_dark: Preference,
    prefers_stills: Preference,
    header_open: bool,
    chapter: Option<usize>,
    chapters: Vec<SightObserver>,
    /// The chapters that came with the page.
    adopted: Vec<Html>,
    evidence: Option<Evidence>,
    quiz: Option<Quiz>,
    gallery: Option<Gallery>,
    needles: Option<Needles>,
    course: Option<Course>,
    figures: Vec<Figure>,
}

/// The living skins.
static LIVING: [&Names; 3] = [&names::ANSWER, &names::HEALING, &names::TWIN];

/// What the system prefers, listened to as long as this lives.
struct Preference {
    media: Option<(MediaQueryList, EventListener)>,
}

impl Component for Page {
    type Message = Change;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let on_change = ctx.link().callback(|()| Change::Preference);
        Self {
            settings: Settings::decode(&host::stored(STORAGE_KEY).unwrap_or_default()),
            prefers_dark: Preference::new(PREFERS_DARK, &on_change),
            prefers_stills: Preference::new(PREFERS_STILLS, &on_change),
            header_open: false,
            chapter: None,
            chapters: Vec::new(),
            adopted: adopted::chapters(),
            evidence: None,
            quiz: None,
            gallery: None,
            needles: None,
            course: None,
            figures: Vec::new(),
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, change: Change) -> bool {
        match change {
            Change::Settings(settings) => self.set(settings),
            Change::Tone(tone) => self.set(Settings { tone, ..self.settings }),
            Change::Preference => {}
            Change::Chapter(i) => self.chapter = Some(i),
            Change::Header => self.header_open = !self.header_open,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let (settings, look) = (self.settings, self.look());
        let on_open = ctx.link().callback(|_| Change::Header);
        let on_settings = ctx.link().callback(Change::Settings);
        html! {
            <>
                <a class="skip" href="#figure">{ text(Key::PageSkipToFigure) }</a>
                { header::view(settings, self.chapter, look.moves, self.header_open, on_open, &on_settings) }
                <main>
                    { for self.adopted.iter().cloned() }
                </main>
                <footer>
                    <p>{ text(Key::NoteAdvice) }</p>
                    <p>{ text(Key::NoteModel) }</p>
                </footer>
            </>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            adopted::leave();
            self.evidence = Evidence::new();
            self.quiz = Quiz::new();
            let on_tone = ctx.link().callback(Change::Tone);
            let root = host::document()
                .and_then(|document| host::find(&document.document_element()?, "[data-figure=\"scars\"]"));
            self.gallery = root.and_then(|root| {
                Gallery::start(&root, self.look(), Rc::new(move |tone| on_tone.emit(tone)), Rc::new(|()| {}))
            });
            self.needles = host::document()
                .and_then(|document| host::find(&document.document_element()?, "[data-figure=\"needles\"]"))
                .and_then(|root| Needles::start(&root, Rc::new(|()| ())));
            self.course = host::document()
                .and_then(|document| host::find(&document.document_element()?, "[data-figure=\"sessions\"]"))
                .and_then(|root| Course::start(&root, Rc::new(|()| ())));
            self.chapters =
                header::CHAPTERS.iter().enumerate().filter_map(|(i, (address, _))| watch(ctx, i, address)).collect();
        }
        if let Some(gallery) = &self.gallery {
            gallery.look(self.look());
        }
        if let Some(needles) = &self.needles {
            needles.look(self.look());
        }
        if first_render {
            self.start_figures();
        }
        self.figures.iter().for_each(|figure| figure.look(self.look()));
        dress(self.settings.theme, self.look().moves);
    }
}

impl Page {
    fn set(&mut self, settings: Settings) {
        self.settings = settings;
        // Where nothing can be stored, the choice holds for this visit.
        let _ = host::store(STORAGE_KEY, &settings.encode());
    }

    fn start_figures(&mut self) {
        let Some(page) = host::document().and_then(|document| document.document_element()) else { return };
        for (names, setup) in LIVING.into_iter().zip([Setup::default(), Setup::default(), Setup::pair()]) {
            let root = host::find(&page, &["[data-figure=\"", names.kind, "\"]"].concat());
            let figure = root.and_then(|root| Figure::start(&root, names, setup, self.look(), Rc::new(|()| {})));
            self.figures.extend(figure);
        }
    }

    fn look(&self) -> Look {
        Look {
            dark: self.settings.dark(self.prefers_dark.holds()),
            gentle: self.settings.gentleness == Gentleness::Gentle,
            moves: self.settings.moves(self.prefers_stills.holds()),
            tone: self.settings.tone,
        }
    }
}

/// Watches whether a chapter lies across the middle of the window; none when it is not on the page.
fn watch(ctx: &Context<Page>, i: usize, address: &str) -> Option<SightObserver> {
    let heading = host::document()?.get_element_by_id(address.trim_start_matches('#'))?;
    let article = heading.closest("article").ok()??;
    let link = ctx.link().clone();
    let on_sight = move |in_sight| {
        if in_sight {
            link.send_message(Change::Chapter(i));
        }
    };
    SightObserver::new(&article, MIDDLE, Rc::new(on_sight))
}

impl Preference {
    fn new(query: &str, on_change: &Callback<()>) -> Self {
        let on_change = on_change.clone();
        let media = host::media(query).map(|media| {
            let listener = EventListener::new(&media, "change", move |_| on_change.emit(()));
            (media, listener)
        });
        Self { media }
    }

    fn holds(&self) -> bool {
        self.media.as_ref().is_some_and(|(media, _)| media.matches())
    }
}

/// Tells the style sheets: the dark one is switched by its media attribute, motion by an attribute of the document.
fn dress(theme: ThemeChoice, moves: bool) {
    let Some(document) = host::document() else { return };
    let media = match theme {
        ThemeChoice::System => PREFERS_DARK,
        ThemeChoice::Light => "not all",
        ThemeChoice::Dark => "all",
    };
    // Neither name nor value can be refused.
    if let Some(sheet) = document.get_element_by_id("dark") {
        let _ = sheet.set_attribute("media", media);
    }
    if let Some(element) = document.document_element() {
        let _ = element.set_attribute("data-motion", if moves { "on" } else { "off" });
    }
}
