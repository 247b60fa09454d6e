//! The figure: the living skin, or two of them, with transport, time axis, controls, charts and numbers.
//!
//! Its parts are in the page already (`app::document::figure`). Here they are bound to the driver: what the reader does becomes
//! a command, and of each report only what has changed is written.

pub(in crate::app) mod axis;
pub(in crate::app) mod charts;
mod keyboard;
mod listen;
pub mod names;
mod numbers;
mod parts;
mod show;

use super::address::state::LivingPlace;
use super::bind::{self, Out};
use super::driver::command::{Command, Look};
use super::driver::report::{Named, Report};
use super::driver::setup::Setup;
use super::driver::{Driver, Start};
use gloo_events::EventListener;
use names::Names;
use parts::Parts;
use show::Shown;
use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// A figure at work. Dropping it stops it.
pub struct Figure {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    names: &'static Names,
    parts: Parts,
    driver: OnceCell<Driver>,
    shown: RefCell<Shown>,
    /// Told when the reader has changed what is to be seen.
    moved: Out<()>,
    /// Told of every report.
    heard: RefCell<Vec<Out<Rc<Report>>>>,
    /// Told what the reader does to a label in the picture.
    named: RefCell<Option<Out<Named>>>,
}

impl Figure {
    /// Starts the figure whose markup is `root`; `moved` is told whenever the reader has changed what is to be seen. None
    /// when the page lacks its stages.
    #[must_use]
    pub fn start(root: &HtmlElement, names: &'static Names, setup: Setup, look: Look, moved: Out<()>) -> Option<Self> {
        let place = if setup.right.is_some() { LivingPlace::pair() } else { LivingPlace::default() }.with_setup(setup);
        let core = Rc::new(Core {
            names,
            parts: Parts::find(root),
            driver: OnceCell::new(),
            shown: RefCell::new(Shown::new(&place)),
            moved,
            heard: RefCell::new(Vec::new()),
            named: RefCell::new(None),
        });
        let weak = Rc::downgrade(&core);
        let start = Start { place, look, opens: names.opens };
        let naming = Rc::downgrade(&core);
        let driver = Driver::start(
            root,
            start,
            Rc::new(move |report| with(&weak, |core| core.hear(report))),
            Rc::new(move |named| with(&naming, |core| core.name(named))),
        )?;
        // It is set here and nowhere else.
        let _ = core.driver.set(driver);
        let listeners = listen::all(root, &core);
        bind::wake(root);
        Some(Self { core, _listeners: listeners })
    }

    /// Has every report told to `heard` as well, for what stands outside the figure.
    pub fn on_report(&self, heard: Out<Rc<Report>>) {
        self.core.heard.borrow_mut().push(heard);
    }

    /// Has `named` told what the reader does to a label in the picture.
    pub fn on_named(&self, named: Out<Named>) {
        self.core.named.replace(Some(named));
    }

    /// Does what the reader asks from outside the figure.
    pub fn send(&self, command: Command) {
        self.core.send(command);
    }

    /// Takes another look.
    pub fn look(&self, look: Look) {
        self.core.send(Command::Look(look));
    }

    /// What is on the screen.
    #[must_use]
    pub fn place(&self) -> LivingPlace {
        self.core.driver.get().map_or_else(LivingPlace::default, Driver::place)
    }

    /// What is on the screen as SVG, a picture for each skin from left to right.
    #[cfg(feature = "class")]
    #[must_use]
    pub fn pictures(&self) -> Vec<String> {
        self.core.driver.get().map(Driver::pictures).unwrap_or_default()
    }

    /// Shows a place, standing still.
    pub fn go(&self, place: &LivingPlace) {
        if let (Some(driver), Ok(mut shown)) = (self.core.driver.get(), self.core.shown.try_borrow_mut()) {
            driver.go(place);
            shown.take_place(place);
            shown.controls(self.core.names, &self.core.parts);
        }
    }
}

impl Core {
    fn send(&self, command: Command) {
        // A panic may have left it locked; then nothing is done.
        let (Some(driver), Ok(mut shown)) = (self.driver.get(), self.shown.try_borrow_mut()) else { return };
        driver.send(command);
        if shown.take(command) {
            shown.controls(self.names, &self.parts);
        }
        drop(shown);
        if !matches!(command, Command::Look(_) | Command::Hold(true) | Command::Mark(_)) {
            (self.moved)(());
        }
    }

    fn hear(&self, report: Rc<Report>) {
        let Ok(mut shown) = self.shown.try_borrow_mut() else { return };
        let moved = shown.report(self.names, &self.parts, &report);
        drop(shown);
        if moved {
            (self.moved)(());
        }
        let heard = self.heard.borrow().clone();
        heard.iter().for_each(|heard| heard(Rc::clone(&report)));
    }

    fn name(&self, named: Named) {
        let told = self.named.borrow().clone();
        if let Some(told) = told {
            told(named);
        }
    }
}

/// For listeners: they hold the figure weakly, so that dropping it frees it.
fn with(core: &Weak<Core>, act: impl FnOnce(&Core)) {
    if let Some(core) = core.upgrade() {
        act(&core);
    }
}
