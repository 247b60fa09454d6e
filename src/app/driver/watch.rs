//! What the driver listens to: size, sight, visibility, screen, typefaces, pointer and the canvas' context.

use super::{Core, deliver};
use crate::app::observe::{Size, SizeObserver};
use crate::app::{bind, host};
use crate::scene::number::fixed;
use gloo_events::EventListener;
use js_sys::{Array, Reflect};
use std::rc::{Rc, Weak};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, EventTarget, HtmlCanvasElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    MediaQueryList, MouseEvent, PointerEvent,
};

/// Parts of a figure that show time, or answer the reader: while one of them is in sight, time may pass.
const SEEN_PARTS: [&str; 7] = ["[data-stage]", ".axis", ".now", ".controls", ".opening", ".stills", ".charts"];

/// How far beside a label a finger still means it, CSS px: with this a plate is a target of 44.
const FINGER_PX: f32 = 12.0;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Signal {
    /// A stage, counted from the left, has this size now.
    Resized(usize, Size),
    /// The window moved to a screen with other pixels, or was zoomed.
    ScreenChanged,
    /// Typefaces have been loaded.
    TypefaceArrived,
    /// The figure came into sight or left it.
    InSight(bool),
    /// The tab came to the front or left it.
    Visibility,
    /// The pointer is at this place over a stage, counted from the left, CSS px, or has left it.
    Hover(usize, Option<[f32; 2]>),
    /// A stage was clicked or tapped at this place, CSS px; what is within so many CSS px may be meant.
    Pressed(usize, [f32; 2], f32),
    /// The page has nothing more urgent to do.
    Idle,
    /// Another figure has started to run.
    Paused,
    /// The canvas of a stage lost its context.
    ContextLost(usize),
    /// The canvas of a stage has its context back.
    ContextRestored(usize),
}

type ObserverCallback = Closure<dyn FnMut(Array)>;

/// Listeners that end when this is dropped.
pub(super) struct Watch {
    core: Weak<Core>,
    listeners: Vec<EventListener>,
    screen: Option<(MediaQueryList, EventListener)>,
    /// One pair of listeners a stage.
    canvases: Vec<Vec<EventListener>>,
    _sizes: Vec<SizeObserver>,
    sight: Option<(IntersectionObserver, ObserverCallback)>,
}

impl Watch {
    pub(super) fn new(root: &HtmlElement, stages: &[HtmlElement], core: &Weak<Core>) -> Self {
        let mut watch = Self {
            core: core.clone(),
            listeners: Vec::new(),
            screen: None,
            canvases: stages.iter().map(|_| Vec::new()).collect(),
            _sizes: stages.iter().enumerate().filter_map(|(i, stage)| observe_size(i, stage, core)).collect(),
            sight: observe_sight(root, core),
        };
        if let Some(document) = host::document() {
            watch.listen(&document, "visibilitychange", |_| Some(Signal::Visibility));
            // Not in every browser; without it labels keep the typeface of their first picture.
            if let Ok(fonts) = Reflect::get(&document, &JsValue::from_str("fonts"))
                && let Ok(fonts) = fonts.dyn_into::<EventTarget>()
            {
                watch.listen(&fonts, "loadingdone", |_| Some(Signal::TypefaceArrived));
            }
        }
        watch.follow_screen();
        for (i, stage) in stages.iter().enumerate() {
            watch.listen(stage, "pointermove", move |event| {
                let event = event.dyn_ref::<PointerEvent>()?;
                // A finger hides what hovers under it.
                (event.pointer_type() != "touch").then(|| Signal::Hover(i, Some(place_of(event))))
            });
            watch.listen(stage, "pointerleave", move |_| Some(Signal::Hover(i, None)));
            watch.listen(stage, "click", move |event| {
                let finger = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
                let reach_px = if finger { FINGER_PX } else { 0.0 };
                Some(Signal::Pressed(i, place_of(event.dyn_ref::<MouseEvent>()?), reach_px))
            });
        }
        watch
    }

    /// Whether the browser tells when the figure comes into sight.
    pub(super) fn sees(&self) -> bool {
        self.sight.is_some()
    }

    /// Listens to the canvas of a stage instead of the one before.
    pub(super) fn follow_canvas(&mut self, i: usize, canvas: &HtmlCanvasElement) {
        let lost = self.core.clone();
        let restored = self.core.clone();
        let listeners = vec![
            bind::on(canvas, "webglcontextlost", move |event| {
                // Without this the browser never gives the context back.
                event.prevent_default();
                deliver(&lost, Signal::ContextLost(i));
            }),
            bind::on(canvas, "webglcontextrestored", move |_| deliver(&restored, Signal::ContextRestored(i))),
        ];
        if let Some(known) = self.canvases.get_mut(i) {
            *known = listeners;
        }
    }

    /// Listens for a change of the pixel ratio from what it is now.
    pub(super) fn follow_screen(&mut self) {
        let query = ["(resolution: ", &fixed(host::pixel_ratio(), 4), "dppx)"].concat();
        let core = self.core.clone();
        self.screen = host::media(&query).map(|media| {
            let listener = bind::on(&media, "change", move |_| deliver(&core, Signal::ScreenChanged));
            (media, listener)
        });
    }

    fn listen(
        &mut self,
        target: &EventTarget,
        name: &'static str,
        read: impl Fn(&web_sys::Event) -> Option<Signal> + 'static,
    ) {
        let core = self.core.clone();
        self.listeners.push(bind::on(target, name, move |event| {
            if let Some(signal) = read(event) {
                deliver(&core, signal);
            }
        }));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.sight {
            observer.disconnect();
        }
    }
}

/// Where a pointer is on a stage, CSS px.
fn place_of(event: &MouseEvent) -> [f32; 2] {
    [event.offset_x() as f32, event.offset_y() as f32]
}

fn observe_size(i: usize, stage: &HtmlElement, core: &Weak<Core>) -> Option<SizeObserver> {
    let core = core.clone();
    SizeObserver::new(stage, Rc::new(move |size| deliver(&core, Signal::Resized(i, size))))
}

/// Watches whether any part of the figure that moves is in sight.
fn observe_sight(root: &HtmlElement, core: &Weak<Core>) -> Option<(IntersectionObserver, ObserverCallback)> {
    let parts: Vec<HtmlElement> = SEEN_PARTS.iter().flat_map(|selector| host::find_all(root, selector)).collect();
    let core = core.clone();
    let mut seen: Vec<(Element, bool)> = parts.iter().map(|part| (Element::from(part.clone()), true)).collect();
    let callback = ObserverCallback::new(move |entries: Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok()) {
            let target = entry.target();
            if let Some((_, is_seen)) = seen.iter_mut().find(|(part, _)| *part == target) {
                *is_seen = entry.is_intersecting();
            }
        }
        deliver(&core, Signal::InSight(seen.iter().any(|(_, is_seen)| *is_seen)));
    });
    let observer = IntersectionObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    for part in &parts {
        observer.observe(part);
    }
    Some((observer, callback))
}
