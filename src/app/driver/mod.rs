//! The driver of the frame loop: owns the engine, asks for frames only while something changes, listens to the browser.
//!
//! Invariant: it speaks in commands and reports, never touches the virtual DOM, and stops for good when it is dropped.

pub mod command;
mod engine;
pub mod pace;
pub mod playhead;
mod readout;
pub mod report;
pub mod sessions;
pub mod setup;
mod side;
mod stage;
pub mod stills;
mod watch;

use self::command::{Command, Look};
use self::engine::Engine;
use self::readout::Readout;
use self::report::Report;
use self::setup::Setup;
use self::stage::Stage;
use self::stills::Stills;
use self::watch::{Signal, Watch};
use super::observe::Size;
use super::{fatal, host};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;
use yew::Callback;

/// What the browser calls for a frame, kept for life: a new one for each would leave garbage sixty times a second.
type FrameCallback = Closure<dyn FnMut(f64)>;

/// A running figure. Dropping it cancels its frame and all its listeners.
pub struct Driver {
    core: Rc<Core>,
}

struct Core {
    root: HtmlElement,
    /// Where the pictures are, from left to right.
    stages: Vec<HtmlElement>,
    /// What the engine starts with; it is made when the figure first comes into sight: a course takes up ten megabytes.
    first: Cell<(Setup, Look)>,
    engine: RefCell<Option<Engine>>,
    out: Callback<Rc<Report>>,
    frame: RefCell<Option<FrameCallback>>,
    requested: Cell<Option<i32>>,
    in_sight: Cell<bool>,
    watch: RefCell<Option<Watch>>,
}

impl Driver {
    /// Starts the figure whose parts are inside `root`; none when the page lacks its stages.
    #[must_use]
    pub fn start(root: &HtmlElement, setup: Setup, look: Look, out: Callback<Rc<Report>>) -> Option<Self> {
        let stages = host::find_all(root, "[data-stage]");
        if stages.len() != setup.sides().count() {
            return None;
        }
        let core = Rc::new(Core {
            root: root.clone(),
            stages,
            first: Cell::new((setup, look)),
            engine: RefCell::new(None),
            out,
            frame: RefCell::new(None),
            requested: Cell::new(None),
            in_sight: Cell::new(false),
            watch: RefCell::new(None),
        });
        let weak = Rc::downgrade(&core);
        let on_frame = Closure::new(move |frame_ms: f64| {
            if let Some(core) = weak.upgrade() {
                core.run_frame(frame_ms);
            }
        });
        core.frame.replace(Some(on_frame));
        let watch = Watch::new(root, &core.stages, &Rc::downgrade(&core));
        let waits_for_sight = watch.sees();
        core.watch.replace(Some(watch));
        if !waits_for_sight {
            core.signal(Signal::InSight(true));
        }
        Some(Self { core })
    }

    /// Does what the page asks, within the next frame.
    pub fn send(&self, command: Command) {
        let (setup, look) = self.core.first.get();
        match command {
            // What is set before the figure is first seen is no reason to make its courses.
            Command::Look(look) => self.core.first.set((setup, look)),
            Command::Setup(setup) => self.core.first.set((setup, look)),
            _ => self.core.prepare(),
        }
        self.core.with(|engine| engine.obey(command));
        self.core.request();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.core.requested.take(), host::window()) {
            // A request that has run already is not an error.
            let _ = window.cancel_animation_frame(request);
        }
        self.core.watch.replace(None);
    }
}

impl Core {
    /// Everything that enters here may come while a panic has left the engine locked: then nothing is done.
    fn with<T: Default>(&self, act: impl FnOnce(&mut Engine) -> T) -> T {
        if fatal::stopped() {
            return T::default();
        }
        self.engine.try_borrow_mut().ok().and_then(|mut engine| engine.as_mut().map(act)).unwrap_or_default()
    }

    /// Makes the engine, unless there is one.
    fn prepare(&self) {
        if fatal::stopped() || self.engine.try_borrow().map_or(true, |engine| engine.is_some()) {
            return;
        }
        let (setup, look) = self.first.get();
        let stages = self.stages.iter().map(Stage::new).collect();
        let engine = Engine::new(stages, Stills::new(&self.root), Readout::new(&self.root), setup, look);
        self.engine.replace(Some(engine));
        (0..self.stages.len()).for_each(|i| self.watch_canvas(i));
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
        }
    }

    fn run_frame(&self, frame_ms: f64) {
        self.requested.set(None);
        if !self.awake() {
            return;
        }
        let outcome = self.with(|engine| engine.frame(frame_ms));
        if outcome.again {
            self.request();
        } else {
            self.with(Engine::wake);
        }
        if let Some(report) = outcome.report {
            self.out.emit(report);
        }
    }

    fn signal(&self, signal: Signal) {
        match signal {
            Signal::Resized(i, size) => self.with(|engine| {
                if engine.stage(i).is_some_and(|stage| stage.resize(size)) {
                    engine.resized();
                }
            }),
            Signal::ScreenChanged => {
                self.with(|engine| {
                    for stage in engine.stages() {
                        stage.resize(Size { ratio: host::pixel_ratio() as f32, ..stage.size() });
                    }
                    engine.refresh();
                });
                if let Some(watch) = self.watch.borrow_mut().as_mut() {
                    watch.follow_screen();
                }
            }
            Signal::TypefaceArrived => self.with(|engine| {
                engine.stages().for_each(Stage::forget_labels);
                engine.refresh();
            }),
            Signal::InSight(in_sight) => {
                self.in_sight.set(in_sight);
                if in_sight {
                    self.prepare();
                }
                self.with(Engine::wake);
            }
            Signal::Visibility => self.with(Engine::wake),
            Signal::Hover(x_px) => self.with(|engine| engine.hover(x_px)),
            Signal::Pressed => self.with(|engine| engine.obey(Command::Press)),
            Signal::ContextLost(i) => self.painter_signal(i, Stage::lost),
            Signal::ContextRestored(i) => self.painter_signal(i, Stage::restored),
        }
        self.request();
    }

    fn painter_signal(&self, i: usize, act: fn(&mut Stage) -> bool) {
        let replaced = self.with(|engine| {
            let replaced = engine.stage(i).is_some_and(act);
            engine.painter_changed();
            replaced
        });
        if replaced {
            self.watch_canvas(i);
        }
    }

    fn watch_canvas(&self, i: usize) {
        let canvas = self.with(|engine| engine.stage(i)?.canvas().cloned());
        if let (Some(canvas), Some(watch)) = (canvas, self.watch.borrow_mut().as_mut()) {
            watch.follow_canvas(i, &canvas);
        }
    }
}

/// For the listeners: they hold the core weakly, so that dropping the driver frees it.
fn deliver(core: &Weak<Core>, signal: Signal) {
    if let Some(core) = core.upgrade() {
        core.signal(signal);
    }
}
