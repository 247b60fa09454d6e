//! The root of the program: takes up every part of the page, tells all of them what the reader sets, and keeps the address.

#[cfg(feature = "class")]
mod class;

use super::address::Bar;
use super::address::state::{Chapter, Place};
use super::bind::Out;
use super::course::Course;
use super::driver::command::{Command, Look};
use super::driver::setup::Setup;
use super::evidence::Evidence;
use super::figure::Figure;
use super::figure::names::{self, Names};
use super::gallery::Gallery;
use super::header::{Header, Wish};
use super::idle::Idle;
use super::needles::Needles;
use super::phrases::Phrases;
use super::predict::{Predict, Which};
use super::quiz::Quiz;
use super::settings::{Gentleness, Settings, ThemeChoice};
use super::{bind, fatal, host};
use gloo_events::EventListener;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::{HtmlElement, MediaQueryList};

/// After so long a switch has answered on the screen, ms.
const ANSWERED_MS: i32 = 40;
const STORAGE_KEY: &str = "pinprick-settings";
const PREFERS_DARK: &str = "(prefers-color-scheme: dark)";
/// Where the dark style sheet holds when the system prefers it, as in `index.html`: paper is never dark.
const DARK_SCREEN: &str = "screen and (prefers-color-scheme: dark)";
const PREFERS_STILLS: &str = "(prefers-reduced-motion: reduce)";

/// Takes up the page; where a part of it is missing, the others work.
pub fn mount() {
    fatal::install();
    plan(&Page::new(), 0);
}

/// Has a step of taking up the page done. Each is a task of its own, so that the browser can answer the reader between them.
fn plan(page: &Rc<Page>, step: usize) {
    let then = Rc::clone(page);
    page.steps.borrow_mut().extend(Idle::after(0, move || {
        if !fatal::stopped() {
            then.take_up(step);
            if step < Page::LAST_STEP {
                plan(&then, step + 1);
            }
        }
    }));
}

struct Page {
    settings: Cell<Settings>,
    prefers_dark: Preference,
    prefers_stills: Preference,
    /// The chapter that is being read.
    chapter: Cell<Chapter>,
    parts: Parts,
    bar: OnceCell<Bar>,
    /// The steps in which the page is taken up, with which it holds itself: it is there as long as the document is.
    steps: RefCell<Vec<Idle>>,
    /// Until a switch has answered.
    later: RefCell<Option<Idle>>,
}

/// What is on the page.
#[derive(Default)]
struct Parts {
    header: OnceCell<Header>,
    answer: OnceCell<Rc<Figure>>,
    needles: OnceCell<Needles>,
    healing: OnceCell<Rc<Figure>>,
    scars: OnceCell<Gallery>,
    twin: OnceCell<Rc<Figure>>,
    sessions: OnceCell<Course>,
    evidence: OnceCell<Evidence>,
    quiz: OnceCell<Quiz>,
    phrases: RefCell<Vec<Rc<Phrases>>>,
    predictions: RefCell<Vec<Rc<Predict>>>,
}

impl Page {
    const LAST_STEP: usize = 6;

    fn new() -> Rc<Self> {
        Rc::new_cyclic(|page: &Weak<Self>| {
            let changed: Rc<dyn Fn()> = Rc::new({
                let page = page.clone();
                move || with(&page, Self::show)
            });
            Self {
                settings: Cell::new(Settings::decode(&host::stored(STORAGE_KEY).unwrap_or_default())),
                prefers_dark: Preference::new(PREFERS_DARK, Rc::clone(&changed)),
                prefers_stills: Preference::new(PREFERS_STILLS, changed),
                chapter: Cell::new(Chapter::default()),
                parts: Parts::default(),
                bar: OnceCell::new(),
                steps: RefCell::new(Vec::new()),
                later: RefCell::new(None),
            }
        })
    }

    /// Takes up a part of the page; each once.
    fn take_up(self: &Rc<Self>, step: usize) {
        let weak = Rc::downgrade(self);
        let moved: Out<()> = Rc::new({
            let page = weak.clone();
            move |()| with(&page, Page::moved)
        });
        let (parts, look) = (&self.parts, self.look());
        match step {
            0 => {
                dress(self.settings.get().theme, look.moves);
                set(&parts.header, Header::start(wishes(&weak), reads(&weak)));
                parts.living(&parts.answer, &names::ANSWER, Setup::default(), look, moved);
            }
            1 => {
                set(&parts.needles, figure("needles").and_then(|root| Needles::start(&root, moved)));
                set(&parts.quiz, Quiz::new());
            }
            2 => {
                parts.living(&parts.healing, &names::HEALING, Setup::default(), look, moved);
                parts.ask(Which::Healing, parts.healing.get());
            }
            3 => {
                let wish = wishes(&weak);
                let on_tone: Out<_> = Rc::new(move |tone| wish(Wish::Tone(tone)));
                set(&parts.scars, figure("scars").and_then(|root| Gallery::start(&root, look, on_tone, moved)));
            }
            4 => {
                parts.living(&parts.twin, &names::TWIN, Setup::pair(), look, moved);
                parts.ask(Which::Twin, parts.twin.get());
            }
            5 => {
                set(&parts.sessions, figure("sessions").and_then(|root| Course::start(&root, Rc::clone(&moved))));
                parts.ask(Which::Sessions, None);
                set(&parts.evidence, Evidence::new(moved));
            }
            _ => {
                self.show();
                let reads = weak.clone();
                let read = move || reads.upgrade().map(|page| page.place()).unwrap_or_default();
                let bar = Bar::start(Rc::new(read), Rc::new(move |place| with(&weak, |page| page.go(&place))));
                let _ = self.bar.set(bar);
                if let Some(element) = host::document().and_then(|document| document.document_element()) {
                    bind::set_attribute(&element, "data-program", Some("ready"));
                }
                #[cfg(feature = "class")]
                class::take(self);
            }
        }
    }

    /// Keeps what the reader wishes, and answers; the whole page follows by [`Page::show`].
    fn wish(&self, wish: Wish) {
        self.settings.set(wish.within(self.settings.get()));
        // Where nothing can be stored, the choice holds for this visit.
        let _ = host::store(STORAGE_KEY, &self.settings.get().encode());
        self.show_header();
        if matches!(wish, Wish::Tone(_) | Wish::Gentleness(_)) {
            self.moved();
        }
    }

    /// The reader has changed what a link brings back.
    fn moved(&self) {
        #[cfg(feature = "class")]
        if class::presents() {
            return;
        }
        if let Some(bar) = self.bar.get() {
            bar.moved();
        }
    }

    fn show_header(&self) {
        if let Some(header) = self.parts.header.get() {
            header.show(self.settings.get(), self.look().moves);
        }
    }

    /// Shows the settings as they are now.
    fn show(&self) {
        let look = self.look();
        dress(self.settings.get().theme, look.moves);
        self.show_header();
        let Parts { answer, healing, twin, scars, needles, .. } = &self.parts;
        for figure in [answer, healing, twin].into_iter().filter_map(OnceCell::get) {
            figure.look(look);
        }
        if let Some(gallery) = scars.get() {
            gallery.look(look);
        }
        if let Some(needles) = needles.get() {
            needles.look(look);
        }
    }

    fn look(&self) -> Look {
        let settings = self.settings.get();
        let dark = settings.dark(self.prefers_dark.holds());
        // A lesson has a projector's colours, whatever the system prefers.
        #[cfg(feature = "class")]
        let dark = dark && !class::projects();
        Look {
            dark,
            gentle: settings.gentleness == Gentleness::Gentle,
            moves: settings.moves(self.prefers_stills.holds()),
            tone: settings.tone,
        }
    }

    /// What is on the screen.
    fn place(&self) -> Place {
        let settings = self.settings.get();
        let mut place = Place {
            chapter: self.chapter.get(),
            tone: settings.tone,
            gentle: settings.gentleness == Gentleness::Gentle,
            ..Place::default()
        };
        let Parts { answer, needles, healing, scars, twin, sessions, evidence, .. } = &self.parts;
        for (figure, to) in [(answer, &mut place.answer), (healing, &mut place.healing), (twin, &mut place.twin)] {
            if let Some(figure) = figure.get() {
                *to = figure.place();
            }
        }
        place.needles = needles.get().map_or(place.needles, Needles::place);
        place.scars = scars.get().map_or(place.scars, Gallery::place);
        place.sessions = sessions.get().map_or(place.sessions, Course::place);
        place.evidence = evidence.get().map_or(place.evidence, Evidence::place);
        place
    }

    /// Shows a place that a link names. Its tone and gentleness hold for this visit and are not kept.
    fn go(&self, place: &Place) {
        let gentleness = if place.gentle { Gentleness::Gentle } else { Gentleness::Plain };
        self.settings.set(Settings { tone: place.tone, gentleness, ..self.settings.get() });
        self.show();
        let Parts { answer, needles, healing, scars, twin, sessions, evidence, .. } = &self.parts;
        for (figure, to) in [(answer, &place.answer), (healing, &place.healing), (twin, &place.twin)] {
            // What shows it already goes on as it is: the skin that opens the page lives on.
            if let Some(figure) = figure.get().filter(|figure| figure.place() != *to) {
                figure.go(to);
            }
        }
        if let Some(needles) = needles.get() {
            needles.go(&place.needles);
        }
        if let Some(scars) = scars.get() {
            scars.go(&place.scars);
        }
        if let Some(sessions) = sessions.get() {
            sessions.go(&place.sessions);
        }
        if let Some(evidence) = evidence.get() {
            evidence.go(&place.evidence);
        }
        self.chapter.set(place.chapter);
        let heading = host::document().and_then(|document| document.get_element_by_id(place.chapter.id()));
        if let Some(article) = heading.and_then(|heading| heading.closest("article").ok()?) {
            article.scroll_into_view();
        }
    }
}

impl Parts {
    /// Takes up a living figure with the phrases of its chapter.
    fn living(&self, place: &OnceCell<Rc<Figure>>, names: &'static Names, setup: Setup, look: Look, moved: Out<()>) {
        let made = figure(names.kind).and_then(|root| Figure::start(&root, names, setup, look, moved)).map(Rc::new);
        set(place, made);
        self.phrases.borrow_mut().extend(place.get().and_then(|shown| phrases(names, shown)));
    }

    /// Takes up a question.
    fn ask(&self, which: Which, figure: Option<&Rc<Figure>>) {
        self.predictions.borrow_mut().extend(predict(which, figure));
    }
}

/// Keeps a part, if the page has it.
fn set<T>(place: &OnceCell<T>, part: Option<T>) {
    if let Some(part) = part {
        // Each is taken up once.
        let _ = place.set(part);
    }
}

/// What the reader wishes, carried to the page.
fn wishes(page: &Weak<Page>) -> Out<Wish> {
    let page = page.clone();
    Rc::new(move |wish| {
        let later = page.clone();
        with(&page, |page| {
            page.wish(wish);
            // To dress all of the page takes a while; the switch answers before.
            page.later.replace(Idle::after(ANSWERED_MS, move || with(&later, Page::show)));
        });
    })
}

/// The chapter that is read, carried to the page.
fn reads(page: &Weak<Page>) -> Out<String> {
    let page = page.clone();
    Rc::new(move |id: String| {
        let chapter = Chapter::ALL.into_iter().find(|chapter| chapter.id() == id);
        with(&page, |page| page.chapter.set(chapter.unwrap_or_default()));
    })
}

/// The phrases of a chapter, bound to its figure.
fn phrases(names: &Names, shown: &Rc<Figure>) -> Option<Rc<Phrases>> {
    let chapter = figure(names.kind)?.closest("article").ok()??;
    let runs = Rc::downgrade(shown);
    let send = move |command: Command| {
        if let Some(figure) = runs.upgrade() {
            figure.send(command);
        }
    };
    let phrases = Rc::new(Phrases::bind(&chapter, Rc::new(send)));
    let [lit, named] = [(); 2].map(|()| Rc::downgrade(&phrases));
    shown.on_report(Rc::new(move |report| {
        if let Some(phrases) = lit.upgrade() {
            phrases.light(report.timeline.session_days().first().map(|first_d| report.time_d - first_d));
        }
    }));
    shown.on_named(Rc::new(move |does| {
        if let Some(phrases) = named.upgrade() {
            phrases.answer(does);
        }
    }));
    Some(phrases)
}

/// A question, which has its figure run and hears what comes of it; that of the sessions has its answer in the page.
fn predict(which: Which, figure: Option<&Rc<Figure>>) -> Option<Rc<Predict>> {
    let page = host::document()?.document_element()?;
    let runs = figure.map(Rc::downgrade);
    let ask = move |command: Command| {
        if let Some(figure) = runs.as_ref().and_then(Weak::upgrade) {
            figure.send(command);
        }
    };
    let predict = Rc::new(Predict::start(&page, which, Rc::new(ask))?);
    if let Some(figure) = figure {
        let told = Rc::downgrade(&predict);
        figure.on_report(Rc::new(move |report| {
            if let Some(predict) = told.upgrade() {
                predict.told(&report);
            }
        }));
    }
    Some(predict)
}

/// The root of a chapter's figure.
fn figure(id: &str) -> Option<HtmlElement> {
    host::find(&host::document()?.document_element()?, &["[data-figure=\"", id, "\"]"].concat())
}

/// Listeners hold the page weakly, like every other part of it.
fn with(page: &Weak<Page>, act: impl FnOnce(&Page)) {
    if let Some(page) = page.upgrade().filter(|_| !fatal::stopped()) {
        act(&page);
    }
}

/// What the system prefers, listened to as long as this lives.
struct Preference {
    media: Option<(MediaQueryList, EventListener)>,
}

impl Preference {
    fn new(query: &str, on_change: Rc<dyn Fn()>) -> Self {
        let media = host::media(query).map(|media| {
            let listener = bind::on(&media, "change", move |_| on_change());
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
        ThemeChoice::System => DARK_SCREEN,
        ThemeChoice::Light => "not all",
        ThemeChoice::Dark => "screen",
    };
    if let Some(sheet) = document.get_element_by_id("dark") {
        bind::set_attribute(&sheet, "media", Some(media));
    }
    if let Some(element) = document.document_element() {
        bind::set_attribute(&element, "data-motion", Some(if moves { "on" } else { "off" }));
    }
}
