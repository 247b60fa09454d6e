//! Chapter 5 at work: the reader sets a course of sessions, and what it comes to is computed while they look on.
//!
//! The figure came with the page, and with it the course that it begins with, wholly computed (`document::course`). So
//! nothing is computed here until the reader sets another; then only what differs is set in the page.

mod choice;
mod work;

pub use self::choice::{AGES_MONTHS, INSTRUMENTS, Instrument, SCARS, SESSIONS, SUNKEN, WEEKS};
use self::work::Work;
use super::address::state::{CoursePlace, length_mm};
use super::bind::{self, Out};
use super::host;
use crate::app::driver::setup::DENSITIES_PER_CM2;
use crate::content::{Key, fill};
use crate::scene::calendar::calendar;
use crate::scene::course_chart::{BAND_PX, CourseKind, LADDER_PX, course_chart, ladder_chart, ladder_title, title};
use crate::scene::course_words::{course_table, ladder_sentence, ladder_table, price, progress, sentence};
use crate::scene::needle_depth::{needle_depth, told};
use crate::scene::number::{fixed, millimetres};
use crate::scene::outlook::Outlook;
use crate::scene::table::Table;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// The figure at work. Dropped, it stops computing and listening.
pub struct Course {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    root: HtmlElement,
    place: Cell<CoursePlace>,
    /// None while the course is the one that came with the page.
    work: RefCell<Option<Work>>,
    moved: Out<()>,
}

impl Course {
    /// Takes up the figure whose root is `root`; `moved` is told when the reader has set another course. None where a control
    /// is missing.
    #[must_use]
    pub fn start(root: &HtmlElement, moved: Out<()>) -> Option<Self> {
        let core = Rc::new(Core {
            root: root.clone(),
            place: Cell::new(CoursePlace::default()),
            work: RefCell::new(None),
            moved,
        });
        let weak = Rc::downgrade(&core);
        let change = |with: fn(CoursePlace, usize) -> CoursePlace| {
            let weak = Weak::clone(&weak);
            move |i: usize| {
                if let Some(core) = weak.upgrade() {
                    core.set_by_hand(with(core.place.get(), i));
                }
            }
        };
        let scar = |place, i: usize| CoursePlace { scar: SCARS[i.min(SCARS.len() - 1)], ..place };
        let instrument = |place, i| CoursePlace { instrument: INSTRUMENTS[i], ..place };
        let listeners = [
            bind::select(root, "course-scar", change(scar)),
            bind::slider(
                root,
                "course-sessions",
                change(|place, i| CoursePlace { sessions: SESSIONS[0] + i, ..place }),
            ),
            bind::slider(root, "course-weeks", change(|place, i| CoursePlace { weeks: WEEKS[0] + i, ..place })),
            bind::segmented(root, "course-device", change(instrument)),
            bind::slider(root, "course-length", change(|place, length| CoursePlace { length, ..place })),
            bind::segmented(root, "course-density", change(|place, density| CoursePlace { density, ..place })),
            bind::segmented(root, "course-age", change(|place, i| CoursePlace { age_months: AGES_MONTHS[i], ..place })),
        ];
        let listeners = listeners.into_iter().collect::<Option<Vec<_>>>()?;
        bind::wake(root);
        Some(Self { core, _listeners: listeners })
    }

    /// The course that is set.
    #[must_use]
    pub fn place(&self) -> CoursePlace {
        self.core.place.get()
    }

    /// Sets a course.
    pub fn go(&self, place: &CoursePlace) {
        self.core.set(*place);
    }
}

impl Core {
    fn set_by_hand(self: &Rc<Self>, place: CoursePlace) {
        if self.set(place) {
            (self.moved)(());
        }
    }

    /// Sets a course; false when it is set already.
    fn set(self: &Rc<Self>, place: CoursePlace) -> bool {
        if self.place.replace(place) == place {
            return false;
        }
        self.show_place(place);
        let Ok(mut work) = self.work.try_borrow_mut() else { return true };
        let protocol = place.protocol();
        if let Some(work) = &*work {
            work.restart(protocol);
        }
        let work = work.get_or_insert_with(|| {
            let weak = Rc::downgrade(self);
            let tell = move |outlook: Outlook| {
                if let Some(core) = weak.upgrade() {
                    core.take(&outlook);
                }
            };
            Work::start(&self.root, protocol, Rc::new(tell))
        });
        // What was computed belongs to another course: no stale line may stand under the new settings.
        if let Some(outlook) = work.outlook() {
            self.show(&outlook);
        }
        true
    }

    fn take(&self, outlook: &Outlook) {
        // News of a course that is no longer wanted may still be on its way.
        if outlook.protocol == self.place.get().protocol() {
            self.show(outlook);
        }
    }

    /// Shows what is set, and what follows from that alone.
    fn show_place(&self, place: CoursePlace) {
        let (root, protocol, needle) = (&self.root, place.protocol(), place.needle());
        let weeks = fill(Key::CourseWeek, &[("n", &fixed(place.weeks as f64, 0))]);
        let length = fill(Key::NeedleMillimetres, &[("n", &millimetres(length_mm(place.length)))]);
        bind::set_select(root, "course-scar", place.scar_place());
        bind::set_slider(root, "course-sessions", place.sessions - SESSIONS[0], &fixed(place.sessions as f64, 0));
        bind::set_slider(root, "course-weeks", place.weeks - WEEKS[0], &weeks);
        bind::set_segmented(root, "course-device", INSTRUMENTS.iter().position(|one| *one == place.instrument));
        bind::set_slider(root, "course-length", place.length, &length);
        bind::set_segmented(root, "course-density", Some(place.density.min(DENSITIES_PER_CM2.len() - 1)));
        bind::set_segmented(root, "course-age", AGES_MONTHS.iter().position(|months| *months == place.age_months));
        for (one, hidden) in [(".course-age", !place.has_age()), (".course-ageless", place.has_age())] {
            if let Some(element) = host::find(root, one) {
                element.set_hidden(hidden);
            }
        }
        self.draw("[data-part=calendar]", &calendar(&protocol));
        self.draw("[data-part=depth]", &needle_depth(&needle));
        self.say(".depth-told", &told(&needle));
        self.say("[data-part=price]", &price(&protocol));
    }

    /// Shows what a course comes to.
    fn show(&self, outlook: &Outlook) {
        self.say("[data-part=surface] h3", title(CourseKind::Surface, outlook));
        let band = |id, kind| course_chart(id, kind, outlook, BAND_PX);
        self.draw("[data-part=surface] .plot", &band("course-surface", CourseKind::Surface));
        self.draw("[data-part=collagen] .plot", &band("course-collagen", CourseKind::Collagen));
        self.say("[data-part=ladder] h3", ladder_title(outlook));
        self.draw("[data-part=ladder] .plot", &ladder_chart("course-ladder", outlook, LADDER_PX));
        self.say(".ladder-told", &ladder_sentence(outlook));
        self.say(".course-now", &sentence(outlook));
        self.show_progress(outlook);
        self.show_table("table-course", &course_table(outlook));
        self.show_table("table-ladder", &ladder_table(outlook));
    }

    fn show_progress(&self, outlook: &Outlook) {
        let Some(place) = host::find(&self.root, ".course-progress") else { return };
        let n = |count: usize| fixed(count as f64, 0);
        bind::set_attribute(&place, "data-finished", Some(&n(outlook.finished)));
        bind::set_attribute(&place, "data-climbed", Some(&n(outlook.climbed)));
        if let Ok(Some(filled)) = place.query_selector(".filled") {
            bind::set_attribute(&filled, "width", Some(&(n((100.0 * outlook.progress) as usize) + "%")));
        }
        self.say(".course-progress b", &progress(outlook));
    }

    fn show_table(&self, part: &str, table: &Table) {
        for (place, markup) in [(" thead", table.head()), (" tbody", table.body())] {
            self.draw(&["[data-part=", part, "]", place].concat(), &markup);
        }
    }

    fn say(&self, place: &str, words: &str) {
        if let Some(element) = host::find(&self.root, place) {
            bind::set_text(&element, words);
        }
    }

    fn draw(&self, place: &str, markup: &str) {
        if let Some(element) = host::find(&self.root, place) {
            bind::set_markup(&element, markup);
        }
    }
}
