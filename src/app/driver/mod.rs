//! The driver of the frame loop: owns the engine, asks for frames only while something changes, listens to the browser.
//!
//! Invariant: it speaks in commands and reports, writes nothing into the page but what changes with every frame, and stops
//! for good when it is dropped.

pub mod command;
mod engine;
pub mod pace;
pub mod playhead;
mod readout;
pub mod report;
mod room;
pub mod scenery;
pub mod sessions;
pub mod setup;
mod side;
mod stage;
pub mod stills;
mod watch;

use self::command::{Command, Look};
use self::engine::{Engine, is_untouched};
use self::readout::Readout;
use self::report::{Named, Report};
use self::stage::Stage;
use self::stills::Stills;
use self::watch::{Signal, Watch};
use super::address::state::LivingPlace;
use super::bind::Out;
use super::clock::{self, Turn};
use super::idle::Idle;
use super::observe::Size;
use super::{fatal, host};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// What the browser calls for a frame, kept for life: a new one for each would leave garbage sixty times a second.
type FrameCallback = Closure<dyn FnMut(f64)>;

/// What a figure starts with.
#[derive(Clone, Debug)]
pub struct Start {
    /// What it shows.
    pub place: LivingPlace,
    /// How it looks.
    pub look: Look,
    /// Whether it opens the page: its skin moves by itself until the reader asks for something, and every press of the
    /// needles begins anew.
    pub opens: bool,
}

/// A running figure. Dropping it cancels its frame and all its listeners.
pub struct Driver {
    core: Rc<Core>,
}

struct Core {
    root: HtmlElement,
    /// Where the pictures are, from left to right.
    stages: Vec<HtmlElement>,
    /// What the engine starts with; it is made when the figure first comes into sight: a course takes up ten megabytes.
    start: RefCell<Start>,
    engine: RefCell<Option<Engine>>,
    /// The stages of an engine that is to come.
    made: RefCell<Vec<Stage>>,
    out: Out<Rc<Report>>,
    named: Out<Named>,
    frame: RefCell<Option<FrameCallback>>,
    requested: Cell<Option<i32>>,
    in_sight: Cell<bool>,
    /// Whether the page has had nothing more urgent to do since the figure was started.
    settled: Cell<bool>,
    watch: RefCell<Option<Watch>>,
    /// At most three: for the scenery, the painters, and the figure itself.
    waits: RefCell<Vec<Idle>>,
    turn: Turn,
}

impl Driver {
    /// Starts the figure whose parts are inside `root`; none when the page lacks its stages.
    #[must_use]
    pub fn start(root: &HtmlElement, start: Start, out: Out<Rc<Report>>, named: Out<Named>) -> Option<Self> {
        let stages = host::find_all(root, "[data-stage]");
        if stages.len() != start.place.setup().sides().count() {
            return None;
        }
        let core = Rc::new_cyclic(|weak: &Weak<Core>| {
            let running = weak.clone();
            Core {
                root: root.clone(),
                stages,
                start: RefCell::new(start),
                engine: RefCell::new(None),
                made: RefCell::new(Vec::new()),
                out,
                named,
                frame: RefCell::new(None),
                requested: Cell::new(None),
                in_sight: Cell::new(false),
                settled: Cell::new(false),
                watch: RefCell::new(None),
                waits: RefCell::new(Vec::new()),
                turn: Turn::new(move || deliver(&running, Signal::Paused)),
            }
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
        core.wait_for_idle();
        if !waits_for_sight {
            core.signal(Signal::InSight(true));
        }
        Some(Self { core })
    }

    /// Does what the page asks, within the next frame.
    pub fn send(&self, command: Command) {
        if fatal::stopped() {
            return;
        }
        {
            let mut start = self.core.start.borrow_mut();
            match command {
                // What is set before the figure is first seen is no reason to make its courses.
                Command::Look(look) => start.look = look,
                Command::Setup(setup) => start.place = start.place.clone().with_setup(setup),
                Command::Stain(stain) => start.place.stain = stain,
                Command::Speed(speed) => start.place.speed = speed,
                // What is not drawn has nothing to mark.
                Command::Mark(_) => {}
                _ => {
                    drop(start);
                    self.core.prepare();
                }
            }
        }
        self.core.with(|engine| engine.obey(command));
        self.core.follow_clock();
        self.core.request();
    }

    /// Shows a place, standing still.
    pub fn go(&self, place: &LivingPlace) {
        if fatal::stopped() {
            return;
        }
        self.core.start.borrow_mut().place.clone_from(place);
        self.core.prepare_if_seen();
        self.core.with(|engine| engine.go(place));
        self.core.follow_clock();
        self.core.request();
    }

    /// What is on the screen as SVG, a picture for each skin from left to right.
    #[cfg(feature = "class")]
    #[must_use]
    pub fn pictures(&self) -> Vec<String> {
        let pictures = self.core.with(Engine::pictures);
        self.core.request();
        pictures
    }

    /// What is on the screen, or will be as soon as the figure comes into sight.
    #[must_use]
    pub fn place(&self) -> LivingPlace {
        let known = self.core.engine.try_borrow().ok().and_then(|engine| Some(engine.as_ref()?.place()));
        known.unwrap_or_else(|| self.core.start.borrow().place.clone())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.core.requested.take(), host::window()) {
            // A request that has run already is not an error.
            let _ = window.cancel_animation_frame(request);
        }
        self.core.watch.replace(None);
        self.core.waits.take();
        self.core.turn.leave();
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

    fn wait_for_idle(self: &Rc<Self>) {
        let core = Rc::downgrade(self);
        let idle = Idle::wait(move || deliver(&core, Signal::Idle));
        if idle.is_none() {
            self.settled.set(true);
        }
        // The wait that is over calls this: it must not be dropped while it runs.
        self.waits.borrow_mut().extend(idle);
    }

    /// Makes the engine, unless there is one, and has its courses kept.
    fn prepare(self: &Rc<Self>) {
        let Ok(made) = self.engine.try_borrow().map(|engine| engine.is_some()) else { return };
        room::make(self);
        if made {
            self.with(Engine::come_back);
            return;
        }
        let start = self.start.borrow().clone();
        self.make_stages();
        let engine = Engine::new(self.made.take(), Stills::new(&self.root), Readout::new(&self.root), &start);
        self.engine.replace(Some(engine));
        (0..self.stages.len()).for_each(|i| self.watch_canvas(i));
    }

    /// Makes the painters of an engine that is to come; false when they are there already.
    fn make_stages(&self) -> bool {
        let is_new = self.made.borrow().is_empty() && self.engine.try_borrow().is_ok_and(|engine| engine.is_none());
        if is_new {
            self.made.replace(self.stages.iter().map(Stage::new).collect());
        }
        is_new
    }

    /// Makes the engine of a figure that is in sight, unless that waits for the reader.
    fn prepare_if_seen(self: &Rc<Self>) {
        if self.in_sight.get() && self.settled.get() && !self.waits_for_reader() {
            self.prepare();
        }
    }

    /// Whether the skin that opens the page stays the still that it is until the reader asks for something: without a
    /// graphics card each of its pictures keeps the page from answering for a while, and nobody has asked for them, by a
    /// link either.
    fn waits_for_reader(&self) -> bool {
        let is_drawn = self.engine.try_borrow().is_ok_and(|engine| engine.is_some());
        let start = self.start.borrow();
        if is_drawn || !start.opens || !is_untouched(&start.place) {
            return false;
        }
        self.make_stages();
        self.made.borrow().first().is_some_and(|stage| stage.kind() != "webgl2")
    }

    /// Lets the courses go, if nobody sees them; true when they are gone.
    fn rest(&self) -> bool {
        !self.in_sight.get() && self.with(Engine::rest)
    }

    /// Takes the page's clock when time has begun to run here, and leaves it when it stands.
    fn follow_clock(&self) {
        if self.with(|engine| engine.is_running()) {
            self.turn.take();
        } else {
            self.turn.leave();
        }
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
        if clock::is_free() {
            self.with(Engine::drift_if_untouched);
        }
        let outcome = self.with(|engine| engine.frame(frame_ms));
        self.follow_clock();
        if outcome.again {
            self.request();
        } else {
            self.with(Engine::wake);
        }
        if let Some(report) = outcome.report {
            (self.out)(report);
        }
    }

    fn signal(self: &Rc<Self>, signal: Signal) {
        if fatal::stopped() {
            return;
        }
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
                self.prepare_if_seen();
                self.with(Engine::wake);
            }
            // One thing at a time, so that the page stays quick to the touch; and nothing that is not to be seen yet.
            Signal::Idle if self.in_sight.get() && self.make_stages() => self.wait_for_idle(),
            Signal::Idle if self.in_sight.get() && !scenery::is_ready() && !self.waits_for_reader() => {
                let _ = scenery::tissue();
                self.wait_for_idle();
            }
            Signal::Idle => {
                self.settled.set(true);
                self.prepare_if_seen();
            }
            Signal::Paused => self.with(|engine| engine.obey(Command::Pause)),
            Signal::Visibility => self.with(Engine::wake),
            Signal::Hover(i, place_px) => {
                if let Some(named) = self.with(|engine| engine.hover(i, place_px)) {
                    (self.named)(named);
                }
            }
            Signal::Pressed(i, place_px, reach_px) => {
                if let Some(part) = self.with(|engine| engine.stage(i)?.part_at(place_px, reach_px)) {
                    return (self.named)(Named::Tapped(part));
                }
                self.prepare();
                self.with(|engine| engine.obey(Command::Press));
                self.follow_clock();
            }
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

/// For listeners: they hold the core weakly, so that dropping the driver frees it.
fn deliver(core: &Weak<Core>, signal: Signal) {
    if let Some(core) = core.upgrade() {
        core.signal(signal);
    }
}
