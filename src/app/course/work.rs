//! The work: computes the courses in short slices, one a frame, while the figure is in sight and until everything is known.

use crate::app::bind::Out;
use crate::app::observe::SightObserver;
use crate::app::{bind, fatal, host};
use crate::scene::number::fixed;
use crate::scene::outlook::Outlook;
use crate::skin::ensemble::Ensemble;
use crate::skin::ladder::Ladder;
use crate::skin::protocol::Protocol;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

/// Script of a slice while nothing else moves, and while another figure plays, ms: with what that one needs for itself a
/// frame stays under 12 ms.
const ALONE_MS: f64 = 8.0;
const BESIDE_ANOTHER_MS: f64 = 5.0;
/// Steps between two looks at the clock: a step takes a fraction of a ms.
const STEPS: usize = 2;
/// A slice over this, ms, is counted as slow.
const SLOW_MS: f64 = 12.0;
/// Least time between two reports, ms.
const REPORT_EVERY_MS: f64 = 250.0;
/// What a figure that plays says of itself.
const PLAYING: &str = "[data-playing=\"true\"]";

type FrameCallback = Closure<dyn FnMut(f64)>;

/// A running computation. Dropping it cancels its frame and its listeners.
pub(super) struct Work {
    core: Rc<Core>,
}

struct Core {
    job: RefCell<Job>,
    /// The figure, which tells how the slices went.
    root: HtmlElement,
    out: Out<Outlook>,
    frame: RefCell<Option<FrameCallback>>,
    requested: Cell<Option<i32>>,
    in_sight: Cell<bool>,
    watch: RefCell<Option<(EventListener, Option<SightObserver>)>>,
}

/// What is computed.
struct Job {
    ensemble: Ensemble,
    ladder: Ladder,
    /// Nothing is computed yet: the control answers first.
    fresh: bool,
    reported_ms: f64,
    slices: u32,
    slow: u32,
    longest_ms: f64,
    script_ms: f64,
}

impl Job {
    fn new(protocol: Protocol) -> Self {
        Self {
            ensemble: Ensemble::new(protocol),
            ladder: Ladder::new(protocol),
            fresh: true,
            reported_ms: host::now_ms(),
            slices: 0,
            slow: 0,
            longest_ms: 0.0,
            script_ms: 0.0,
        }
    }

    fn outlook(&self) -> Outlook {
        Outlook::new(&self.ensemble, &self.ladder)
    }

    fn is_complete(&self) -> bool {
        self.ensemble.is_complete() && self.ladder.is_complete()
    }

    /// Computes for so long; the band comes before the ladder.
    fn slice(&mut self, budget_ms: f64) {
        let start_ms = host::now_ms();
        let mut spent_ms = 0.0;
        while spent_ms < budget_ms && !self.is_complete() {
            if self.ensemble.advance(STEPS) {
                self.ladder.advance(STEPS);
            }
            spent_ms = host::now_ms() - start_ms;
        }
        self.slices += 1;
        self.script_ms += spent_ms;
        self.slow += u32::from(spent_ms > SLOW_MS);
        self.longest_ms = self.longest_ms.max(spent_ms);
    }
}

impl Work {
    /// Starts to compute a protocol as soon as `root` is in sight; `out` hears at most four times a second.
    pub(super) fn start(root: &HtmlElement, protocol: Protocol, out: Out<Outlook>) -> Self {
        let core = Rc::new(Core {
            job: RefCell::new(Job::new(protocol)),
            root: root.clone(),
            out,
            frame: RefCell::new(None),
            requested: Cell::new(None),
            in_sight: Cell::new(false),
            watch: RefCell::new(None),
        });
        let weak = Rc::downgrade(&core);
        let on_frame = FrameCallback::new(move |frame_ms: f64| {
            if let Some(core) = weak.upgrade() {
                core.run_frame(frame_ms);
            }
        });
        core.frame.replace(Some(on_frame));
        core.tell();
        core.listen(root);
        Self { core }
    }

    /// Forgets what is computed and starts with another protocol.
    pub(super) fn restart(&self, protocol: Protocol) {
        if let Ok(mut job) = self.core.job.try_borrow_mut() {
            *job = Job::new(protocol);
        }
        self.core.tell();
        self.core.request();
    }

    /// What is known so far; none in the middle of a slice.
    pub(super) fn outlook(&self) -> Option<Outlook> {
        self.core.job.try_borrow().ok().map(|job| job.outlook())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if let (Some(request), Some(window)) = (self.core.requested.take(), host::window()) {
            // A request that has run already is not an error.
            let _ = window.cancel_animation_frame(request);
        }
        self.core.watch.replace(None);
    }
}

impl Core {
    fn listen(self: &Rc<Self>, root: &HtmlElement) {
        let Some(document) = host::document() else { return };
        let weak = Rc::downgrade(self);
        let visibility = bind::on(&document, "visibilitychange", move |_| {
            if let Some(core) = weak.upgrade() {
                core.request();
            }
        });
        let weak = Rc::downgrade(self);
        let on_sight = move |in_sight| {
            if let Some(core) = weak.upgrade() {
                core.in_sight.set(in_sight);
                core.request();
            }
        };
        let sight = SightObserver::new(root, "0px", Rc::new(on_sight));
        // Where the browser cannot tell, the figure counts as seen.
        self.in_sight.set(sight.is_none());
        self.watch.replace(Some((visibility, sight)));
        self.request();
    }

    fn awake(&self) -> bool {
        let unfinished = self.job.try_borrow().is_ok_and(|job| !job.is_complete());
        unfinished && self.in_sight.get() && !host::hidden() && !fatal::stopped()
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
        let report = self.job.try_borrow_mut().ok().and_then(|mut job| {
            if core::mem::take(&mut job.fresh) {
                return None;
            }
            let another = host::document().and_then(|document| document.query_selector(PLAYING).ok().flatten());
            job.slice(if another.is_some() { BESIDE_ANOTHER_MS } else { ALONE_MS });
            let due = job.is_complete() || frame_ms - job.reported_ms >= REPORT_EVERY_MS;
            due.then(|| {
                job.reported_ms = frame_ms;
                job.outlook()
            })
        });
        self.tell();
        self.request();
        if let Some(report) = report {
            (self.out)(report);
        }
    }

    /// Tells on the figure how the slices went, for tests and for whoever looks.
    fn tell(&self) {
        let Ok(job) = self.job.try_borrow() else { return };
        for (name, value) in [
            ("data-slices", fixed(f64::from(job.slices), 0)),
            ("data-slow-slices", fixed(f64::from(job.slow), 0)),
            ("data-longest-ms", fixed(job.longest_ms, 1)),
            ("data-script-ms", fixed(job.script_ms, 0)),
            ("data-complete", if job.is_complete() { "true" } else { "false" }.to_owned()),
        ] {
            // Neither name nor value can be refused.
            let _ = self.root.set_attribute(name, &value);
        }
    }
}
