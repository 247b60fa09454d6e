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
mod stage;
mod watch;

use self::command::{Command, Look};
use self::engine::Engine;
use self::readout::Readout;
use self::report::Report;
use self::setup::Setup;
use self::stage::Stage;
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
    engine: RefCell<Engine>,
    out: Callback<Rc<Report>>,
    frame: RefCell<Option<FrameCallback>>,
    requested: Cell<Option<i32>>,
    in_sight: Cell<bool>,
    watch: RefCell<Option<Watch>>,
}

impl Driver {
    /// Starts the figure whose parts are inside `root`; none when the page lacks its stage.
    #[must_use]
    pub fn start(root: &HtmlElement, setup: Setup, look: Look, out: Callback<Rc<Report>>) -> Option<Self> {
        let stage_host = host::find(root, "[data-stage]")?;
        let engine = Engine::new(Stage::new(&stage_host), Readout::new(root), setup, look);
        let core = Rc::new(Core {
            engine: RefCell::new(engine),
            out,
            frame: RefCell::new(None),
            requested: Cell::new(None),
            in_sight: Cell::new(true),
            watch: RefCell::new(None),
        });
        let weak = Rc::downgrade(&core);
        let on_frame = Closure::new(move |frame_ms: f64| {
            if let Some(core) = weak.upgrade() {
                core.run_frame(frame_ms);
            }
        });
        core.frame.replace(Some(on_frame));
        let watch = Watch::new(root, &stage_host, &Rc::downgrade(&core));
        core.watch.replace(Some(watch));
        core.watch_canvas();
        core.request();
        Some(Self { core })
    }

    /// Does what the page asks, within the next frame.
    pub fn send(&self, command: Command) {
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
        self.engine.try_borrow_mut().map(|mut engine| act(&mut engine)).unwrap_or_default()
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
            Signal::Resized(size) => self.with(|engine| {
                if engine.stage.resize(size) {
                    engine.resized();
                }
            }),
            Signal::ScreenChanged => {
                self.with(|engine| {
                    let size = Size { ratio: host::pixel_ratio() as f32, ..engine.stage.size() };
                    engine.stage.resize(size);
                    engine.refresh();
                });
                if let Some(watch) = self.watch.borrow_mut().as_mut() {
                    watch.follow_screen();
                }
            }
            Signal::TypefaceArrived => self.with(|engine| {
                engine.stage.forget_labels();
                engine.refresh();
            }),
            Signal::InSight(in_sight) => {
                self.in_sight.set(in_sight);
                self.with(Engine::wake);
            }
            Signal::Visibility => self.with(Engine::wake),
            Signal::Hover(x_px) => self.with(|engine| engine.hover(x_px)),
            Signal::Pressed => self.with(|engine| engine.obey(Command::Press)),
            Signal::ContextLost => self.painter_signal(Stage::lost),
            Signal::ContextRestored => self.painter_signal(Stage::restored),
        }
        self.request();
    }

    fn painter_signal(&self, act: fn(&mut Stage) -> bool) {
        let replaced = self.with(|engine| {
            let replaced = act(&mut engine.stage);
            engine.painter_changed();
            replaced
        });
        if replaced {
            self.watch_canvas();
        }
    }

    fn watch_canvas(&self) {
        let canvas = self.with(|engine| engine.stage.canvas().cloned());
        if let (Some(canvas), Some(watch)) = (canvas, self.watch.borrow_mut().as_mut()) {
            watch.follow_canvas(&canvas);
        }
    }
}

/// For the listeners: they hold the core weakly, so that dropping the driver frees it.
fn deliver(core: &Weak<Core>, signal: Signal) {
    if let Some(core) = core.upgrade() {
        core.signal(signal);
    }
}
