//! The bar of the browser: the page follows what its address says, and the address follows what the reader does.
//!
//! Nothing is written before the reader has changed something: a plain visit keeps a plain address.

use super::codec::{decode, encode};
use super::note::Note;
use super::state::{Chapter, Place};
use crate::app::bind::{self, Out, on};
use crate::app::{fatal, host};
use gloo_events::EventListener;
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Clipboard, Element, History, HtmlElement};

/// Least time between two writings, ms: browsers refuse more than a hundred in half a minute.
const EVERY_MS: f64 = 500.0;
/// Time from a change to its writing, ms: what follows at once is written with it.
const SOON_MS: f64 = 150.0;

/// The address at work. Dropping it cancels its timer and its listeners.
pub struct Bar {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    read: Rc<dyn Fn() -> Place>,
    go: Out<Place>,
    note: Note,
    timer: Cell<Option<i32>>,
    written_ms: Cell<f64>,
    /// The link that is being copied, and the button that was pressed for it.
    link: RefCell<Option<(String, Element)>>,
    calls: RefCell<Option<Calls>>,
}

/// What the browser calls.
struct Calls {
    write: Closure<dyn FnMut()>,
    copied: Closure<dyn FnMut(JsValue)>,
    refused: Closure<dyn FnMut(JsValue)>,
}

impl Bar {
    /// Starts: `read` tells what is on the screen, `go` shows something else. What the page was opened with is shown at once.
    #[must_use]
    pub fn start(read: Rc<dyn Fn() -> Place>, go: Out<Place>) -> Self {
        let core = Rc::new(Core {
            read,
            go,
            note: Note::find(),
            timer: Cell::new(None),
            written_ms: Cell::new(f64::NEG_INFINITY),
            link: RefCell::new(None),
            calls: RefCell::new(None),
        });
        core.calls.replace(Some(Calls::new(&Rc::downgrade(&core))));
        core.follow();
        let listeners = listen(&core);
        Self { core, _listeners: listeners }
    }

    /// The reader has changed something that a link brings back.
    pub fn moved(&self) {
        self.core.moved();
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.core.cancel();
    }
}

impl Calls {
    fn new(core: &Weak<Core>) -> Self {
        let [timed, copied, refused] = [(); 3].map(|()| core.clone());
        Self {
            write: Closure::new(move || with(&timed, Core::write)),
            copied: Closure::new(move |_| with(&copied, Core::copied)),
            refused: Closure::new(move |_| with(&refused, Core::offer)),
        }
    }
}

impl Core {
    /// Shows what the address says. Anchors, claims and sources are left to the page.
    fn follow(&self) {
        self.cancel();
        let address = host::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        if let Some((place, faults)) = decode(&address) {
            (self.go)(place);
            self.note.tell(&faults);
        }
    }

    /// Another address: typed, linked, or come back to.
    fn hash_changed(&self) {
        // An entry with a state is the quiz's own: Back there takes back a question and moves no figure.
        if history().and_then(|history| history.state().ok()).is_none_or(|state| state.is_null()) {
            self.note.hide();
            self.follow();
        } else {
            self.cancel();
        }
    }

    fn moved(&self) {
        if self.timer.get().is_some() || fatal::stopped() {
            return;
        }
        self.note.hide();
        let wait_ms = (self.written_ms.get() + EVERY_MS - host::now_ms()).max(SOON_MS);
        if let (Some(window), Ok(calls)) = (host::window(), self.calls.try_borrow())
            && let Some(calls) = calls.as_ref()
        {
            let write = calls.write.as_ref().unchecked_ref();
            self.timer.set(window.set_timeout_with_callback_and_timeout_and_arguments_0(write, wait_ms as i32).ok());
        }
    }

    fn cancel(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), host::window()) {
            window.clear_timeout_with_handle(timer);
        }
    }

    fn write(&self) {
        self.timer.set(None);
        let Some(window) = host::window() else { return };
        let (shown, place) = (window.location().hash().unwrap_or_default(), (self.read)());
        let address = ["#", &encode(&place)].concat();
        // What a plain visit shows needs no address, unless it comes after something else.
        let plain = Place { chapter: Chapter::default(), ..place } == Place::default() && decode(&shown).is_none();
        if plain || shown == address {
            return;
        }
        self.written_ms.set(host::now_ms());
        if let Some(history) = history() {
            // The quiz keeps its place in the state of the entry. Refused in some frames and for files: then the bar stays as
            // it is, and links can still be copied.
            let state = history.state().unwrap_or(JsValue::NULL);
            let _ = history.replace_state_with_url(&state, "", Some(&address));
        }
    }

    /// Copies a link to what is on the screen; a button inside a figure links to its chapter.
    fn copy(&self, button: &Element) {
        let mut place = (self.read)();
        let figure = button.closest("[data-figure]").ok().flatten().and_then(|root| root.get_attribute("data-figure"));
        let chapter = Chapter::ALL.into_iter().find(|chapter| Some(chapter.id()) == figure.as_deref());
        place.chapter = chapter.unwrap_or(place.chapter);
        let Some(page) = host::window().and_then(|window| window.location().href().ok()) else { return };
        let page = page.split('#').next().unwrap_or_default();
        let link = [page, "#", &encode(&place)].concat();
        self.note.hide();
        let promise = clipboard().map(|clipboard| clipboard.write_text(&link));
        self.link.replace(Some((link, button.clone())));
        match (promise, self.calls.borrow().as_ref()) {
            (Some(promise), Some(calls)) => {
                let _ = promise.then2(&calls.copied, &calls.refused);
            }
            _ => self.offer(),
        }
    }

    fn copied(&self) {
        if let Some((_, button)) = self.link.take() {
            self.note.copied(&button.get_attribute("data-copied").unwrap_or_default());
        }
    }

    fn offer(&self) {
        if let Some((link, button)) = self.link.take() {
            self.note.offer(&link);
            self.link.replace(Some((link, button)));
        }
    }

    /// The reader closes the note; the focus goes back to the button that brought it.
    fn close(&self) {
        let focused = self.note.hide();
        if let Some((_, button)) = self.link.take().filter(|_| focused)
            && let Some(button) = button.dyn_ref::<HtmlElement>()
        {
            // Refused only for what has no focus to take.
            let _ = button.focus();
        }
    }
}

fn listen(core: &Rc<Core>) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (host::window(), host::document()) else { return Vec::new() };
    let [changed, clicked] = [(); 2].map(|()| Rc::downgrade(core));
    vec![
        on(&window, "hashchange", move |_| with(&changed, Core::hash_changed)),
        on(&document, "click", move |event| {
            if let Some(button) = bind::target(event, "[data-copy-link]") {
                with(&clicked, |core| core.copy(&button));
            } else if bind::target(event, "[data-address-note] button").is_some() {
                with(&clicked, Core::close);
            }
        }),
    ]
}

/// For what the browser calls: it holds the core weakly, so that dropping the bar frees it.
fn with(core: &Weak<Core>, act: impl FnOnce(&Core)) {
    if let Some(core) = core.upgrade().filter(|_| !fatal::stopped()) {
        act(&core);
    }
}

fn history() -> Option<History> {
    host::window()?.history().ok()
}

/// Missing where the page did not come over a safe connection.
fn clipboard() -> Option<Clipboard> {
    let navigator = host::window()?.navigator();
    Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?.dyn_into().ok()
}
