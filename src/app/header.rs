//! The header at work: which chapter is being read, the settings that open and close, and the switches of the whole page.

use super::bind::{self, Out};
use super::observe::SightObserver;
use super::settings::{Gentleness, MotionChoice, Settings, ThemeChoice};
use super::{clock, host};
use crate::scene::tone::SkinTone;
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Node};

/// In the order of the page.
const THEMES: [ThemeChoice; 3] = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
/// All of the window but a strip across its middle.
const MIDDLE: &str = "-45% 0px -50% 0px";
/// Names of the rows of swatches: in the settings, and in the gallery.
const TONES: [&str; 2] = ["tone", "gallery-tone"];

/// A part of the settings that the reader sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Another theme.
    Theme(ThemeChoice),
    /// Motion or stills.
    Motion(MotionChoice),
    /// Needles and blood, or none.
    Gentleness(Gentleness),
    /// Another tone of skin.
    Tone(SkinTone),
}

impl Wish {
    /// The settings with this wish fulfilled.
    #[must_use]
    pub fn within(self, settings: Settings) -> Settings {
        match self {
            Self::Theme(theme) => Settings { theme, ..settings },
            Self::Motion(motion) => Settings { motion, ..settings },
            Self::Gentleness(gentleness) => Settings { gentleness, ..settings },
            Self::Tone(tone) => Settings { tone, ..settings },
        }
    }
}

/// Listens as long as it lives.
pub struct Header {
    root: Element,
    _listeners: Vec<EventListener>,
    _chapters: Vec<SightObserver>,
}

impl Header {
    /// Takes up its work: tells what the reader sets, and the identifier of the chapter that is being read. In the frame of
    /// another site the page has no header, and the switches that stand in chapters work all the same. None without a page.
    #[must_use]
    pub fn start(out: Out<Wish>, read: Out<String>) -> Option<Self> {
        let document = host::document()?;
        let root = document.document_element()?;
        if let Some(header) = host::find(&root, ".page-header") {
            bind::wake(&header);
        }
        let chapters = host::find_all(&root, ".chapters a").iter().filter_map(|link| watch(link, &read)).collect();
        let listeners = vec![
            bind::on(&document, "click", move |event| on_click(event, &out)),
            bind::on(&document, "keydown", on_key),
            bind::on(&document, "pointerdown", |_| clock::touch(host::now_ms())),
        ];
        Some(Self { root, _listeners: listeners, _chapters: chapters })
    }

    /// Shows the settings as they are; `moves` tells whether things move now, by the settings or by the system.
    pub fn show(&self, settings: Settings, moves: bool) {
        for (name, on) in [("gentle", settings.gentleness == Gentleness::Gentle), ("motion", moves)] {
            for switch in host::find_all(&self.root, &["[data-switch=\"", name, "\"]"].concat()) {
                bind::set_attribute(&switch, "aria-checked", Some(bind::word(on)));
            }
        }
        bind::set_segmented(&self.root, "theme", THEMES.iter().position(|theme| *theme == settings.theme));
        for name in TONES {
            bind::set_segmented(&self.root, name, Some(settings.tone as usize));
        }
    }
}

/// One listener for all switches of the page, wherever they stand.
fn on_click(event: &Event, out: &Out<Wish>) {
    if let Some(switch) = bind::target(event, "[data-switch]") {
        let on = switch.get_attribute("aria-checked").as_deref() != Some("true");
        match switch.get_attribute("data-switch").as_deref() {
            Some("gentle") => {
                out(Wish::Gentleness(if on { Gentleness::Gentle } else { Gentleness::Plain }));
            }
            Some("motion") => out(Wish::Motion(if on { MotionChoice::On } else { MotionChoice::Off })),
            _ => {}
        }
    } else if let Some(wish) = chosen(event) {
        out(wish);
    }
    if bind::target(event, ".settings-button").is_some() {
        open(settings().is_some_and(|settings| settings.hidden()));
    } else if bind::target(event, "#settings").is_none() && is_inside_page(event) {
        open(false);
    }
}

/// The theme or tone of a radio button that was clicked; the keyboard clicks too.
fn chosen(event: &Event) -> Option<Wish> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let name = input.name();
    let group = input.closest("[data-name]").ok()??;
    let i = host::find_all(&group, "input").iter().position(|other| other.is_same_node(Some(&input)))?;
    match name.as_str() {
        "theme" => THEMES.get(i).copied().map(Wish::Theme),
        name if TONES.contains(&name) => SkinTone::ALL.get(i).copied().map(Wish::Tone),
        _ => None,
    }
}

/// A click on a label is followed by one on its input, which may be outside the document by then.
fn is_inside_page(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Node>().ok()).is_some_and(|node| node.is_connected())
}

fn on_key(event: &Event) {
    let escapes = event.dyn_ref::<KeyboardEvent>().and_then(host::key_of).is_some_and(|key| key == "Escape");
    if escapes && settings().is_some_and(|settings| !settings.hidden()) {
        open(false);
        // The focus goes back to what opened it.
        let button =
            host::document().and_then(|document| host::find(&document.document_element()?, ".settings-button"));
        let _ = button.map(|button| button.focus());
    }
}

fn settings() -> Option<HtmlElement> {
    host::document()?.get_element_by_id("settings")?.dyn_into().ok()
}

fn open(opens: bool) {
    let Some(settings) = settings() else { return };
    settings.set_hidden(!opens);
    if let Some(button) = settings.parent_element().and_then(|header| host::find(&header, ".settings-button")) {
        bind::set_attribute(&button, "aria-expanded", Some(bind::word(opens)));
    }
}

/// Watches whether the chapter of a link lies across the middle of the window, and marks the link then.
fn watch(link: &HtmlElement, read: &Out<String>) -> Option<SightObserver> {
    let id = link.get_attribute("href")?.strip_prefix('#')?.to_owned();
    let article = host::document()?.get_element_by_id(&id)?.closest("article").ok()??;
    let (link, read) = (link.clone(), Rc::clone(read));
    let on_sight = move |in_sight| {
        if in_sight {
            if let Some(before) = link.parent_element().and_then(|links| host::find(&links, "[aria-current]")) {
                bind::set_attribute(&before, "aria-current", None);
            }
            bind::set_attribute(&link, "aria-current", Some("true"));
            read(id.clone());
        }
    };
    SightObserver::new(&article, MIDDLE, Rc::new(on_sight))
}
