//! The easel: asks for frames while a picture is being made and in sight, and for none else.

use super::studio::{Rest, Studio, Wanted};
use crate::app::observe::{SightObserver, SizeObserver};
use crate::app::{bind, clock, fatal, host};
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{EventTarget, HtmlElement};

/// What the browser calls for a frame.
type FrameCallback = Closure<dyn FnMut(f64)>;

/// How near the gallery is when its pictures are made.
const NEAR: &str = "300px";

/// A gallery at work. Dropping it cancels its frame and its listeners.
pub(super) struct Easel {
    core: Rc<Core>,
}

struct Core {
    root: HtmlElement,
    studio: RefCell<Studio>,
    frame: RefCell<Option<FrameCallback>>,
    requested: Cell<Option<i32>>,
    in_sight: Cell<bool>,
    /// The reader has asked for something, and no frame has shown yet that the page heard.
    asked: Cell<bool>,
    watch: RefCell<Vec<Box<dyn core::any::Any>>>,
}

impl Easel {
    /// Starts to make the pictures inside `root`; none when the page lacks their canvases.
    pub(super) fn start(root: &HtmlElement, wanted: Wanted) -> Option<Self> {
        let core = Rc::new(Core {
            root: root.clone(),
            studio: RefCell::new(Studio::new(root, wanted)?),
            frame: RefCell::new(None),
            requested: Cell::new(None),
            in_sight: Cell::new(false),
            asked: Cell::new(false),
            watch: RefCell::new(Vec::new()),
        });
        let weak = Rc::downgrade(&core);
        let on_frame = Closure::new(move |_| with(&weak, Core::run_frame));
        core.frame.replace(Some(on_frame));
        core.listen(root);
        Some(Self { core })
    }

    /// Shows something else, as soon as it is made.
    pub(super) fn show(&self, wanted: Wanted) {
        if self.core.studio.try_borrow_mut().is_ok_and(|mut studio| studio.want(wanted)) {
            self.core.asked.set(true);
            self.core.request();
        }
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.core.requested.take(), host::window()) {
            // A request that has run already is not an error.
            let _ = window.cancel_animation_frame(request);
        }
        self.core.watch.replace(Vec::new());
    }
}

impl Core {
    /// Listens to what makes pictures due: sight, size, and the tab coming to the front.
    fn listen(self: &Rc<Self>, root: &HtmlElement) {
        let weak = Rc::downgrade(self);
        let on_sight = {
            let weak = weak.clone();
            move |in_sight| {
                with(&weak, |core| {
                    core.in_sight.set(in_sight);
                    core.request();
                });
            }
        };
        let on_size = {
            let weak = weak.clone();
            move |_| with(&weak, Core::request)
        };
        let mut watch = self.watch.borrow_mut();
        match SightObserver::new(root, NEAR, Rc::new(on_sight)) {
            Some(observer) => watch.push(Box::new(observer)),
            None => self.in_sight.set(true),
        }
        // The box of the views changes when the window does, and when a narrow screen turns a mark round.
        for part in [".views", "[data-section]"] {
            let observer = host::find(root, part).and_then(|part| SizeObserver::new(&part, Rc::new(on_size.clone())));
            watch.extend(observer.map(|observer| Box::new(observer) as Box<dyn core::any::Any>));
        }
        if let Some(document) = host::document() {
            // Not in every browser; without it labels keep the typeface of their first picture.
            if let Ok(fonts) = Reflect::get(&document, &JsValue::from_str("fonts"))
                && let Ok(fonts) = fonts.dyn_into::<EventTarget>()
            {
                let weak = weak.clone();
                watch.push(Box::new(bind::on(&fonts, "loadingdone", move |_| {
                    with(&weak, |core| {
                        if let Ok(mut studio) = core.studio.try_borrow_mut() {
                            studio.forget_labels();
                        }
                        core.request();
                    });
                })));
            }
            watch.push(Box::new(bind::on(&document, "visibilitychange", move |_| with(&weak, Core::request))));
        }
        drop(watch);
        self.request();
    }

    fn awake(&self) -> bool {
        self.in_sight.get() && !host::hidden() && !fatal::stopped()
    }

    fn request(&self) {
        if self.requested.get().is_some() || !self.awake() {
            return;
        }
        let frame = self.frame.borrow();
        if let (Some(frame), Some(window)) = (frame.as_ref(), host::window()) {
            self.requested.set(window.request_animation_frame(frame.as_ref().unchecked_ref()).ok());
            self.tell("busy");
        }
    }

    /// Says in the document whether pictures are being made; tests wait for it.
    fn tell(&self, state: &str) {
        // Only a malformed name is refused.
        let _ = self.root.set_attribute("data-pictures", state);
    }

    fn run_frame(&self) {
        self.requested.set(None);
        if !self.awake() {
            return;
        }
        // The control answers first: a picture may take long.
        if self.asked.take() {
            clock::answer();
            return self.request();
        }
        if clock::is_touched(host::now_ms()) {
            return self.request();
        }
        // A panic may have left the studio locked: then nothing is done.
        let rest = self.studio.try_borrow_mut().map_or(Rest::Done, |mut studio| studio.work());
        match rest {
            Rest::Done => self.tell("done"),
            Rest::More => self.request(),
        }
    }
}

/// For listeners: they hold the core weakly, so that dropping the easel frees it.
fn with(core: &Weak<Core>, act: impl FnOnce(&Core)) {
    if let Some(core) = core.upgrade() {
        act(&core);
    }
}
