//! One side of a figure: a skin with its course, and the stage on which it is shown.

use super::setup::{Chosen, Setup};
use super::stage::Stage;
use crate::scene::compare;
use crate::scene::draw_list::DrawList;
use crate::scene::tissue::{Tissue, View};
use crate::skin::course::{Course, CourseSpec, Reading};
use crate::skin::needle::Tract;
use std::rc::Rc;

/// A skin on its stage.
pub(super) struct Side {
    pub(super) stage: Stage,
    skin: Treated,
}

/// What goes to the other side when two skins change places.
struct Treated {
    chosen: Chosen,
    course: Course,
    complete: bool,
    /// The course has been let go: there is only its beginning.
    rests: bool,
    /// The readings so far; of a course that is computed anew, all that it had before.
    readings: Rc<[Reading]>,
    /// Heights of the untouched surface at minute 0, mm, one a column.
    before: Vec<f32>,
}

impl Side {
    pub(super) fn new(stage: Stage, setup: Setup, chosen: Chosen, session_days: &[f64]) -> Self {
        let mut course = Course::new(setup.course(chosen, &[]));
        let before = course.moment(0.0).height_mm.clone();
        course.respecify(setup.course(chosen, session_days));
        let readings = Rc::from(course.readings());
        Self { stage, skin: Treated { chosen, course, complete: false, rests: false, readings, before } }
    }

    /// Takes another skin, other needles or other sessions, and keeps of the course what they leave as it was.
    pub(super) fn respecify(&mut self, setup: Setup, chosen: Chosen, session_days: &[f64]) {
        let Treated { chosen: was, course, complete, before, .. } = &mut self.skin;
        if was.skin != chosen.skin {
            course.respecify(setup.course(chosen, &[]));
            before.clone_from(&course.moment(0.0).height_mm);
        }
        course.respecify(setup.course(chosen, session_days));
        *was = chosen;
        *complete = false;
        self.skin.readings = Rc::from([]);
    }

    /// Lets the course go, and with it the ten megabytes that it takes up.
    pub(super) fn rest(&mut self) {
        self.skin.course = Course::glimpse(self.spec().clone());
        self.skin.complete = false;
        self.skin.rests = true;
    }

    /// Begins the course anew if it was let go; true if so.
    pub(super) fn come_back(&mut self) -> bool {
        let rested = core::mem::take(&mut self.skin.rests);
        if rested {
            self.skin.course = Course::new(self.spec().clone());
        }
        rested
    }

    /// Two skins change places; nothing is computed anew.
    pub(super) fn exchange(&mut self, other: &mut Self) {
        core::mem::swap(&mut self.skin, &mut other.skin);
    }

    /// Which skin it is.
    pub(super) fn chosen(&self) -> Chosen {
        self.skin.chosen
    }

    /// What decides its course.
    pub(super) fn spec(&self) -> &CourseSpec {
        self.skin.course.spec()
    }

    /// The punctures that are computed.
    pub(super) fn tracts(&self) -> &[Tract] {
        self.skin.course.tracts()
    }

    /// Last day of the course.
    pub(super) fn end_d(&self) -> f64 {
        self.skin.course.end_d()
    }

    /// Whether the whole course is computed.
    pub(super) fn is_complete(&self) -> bool {
        self.skin.complete
    }

    /// Day up to which the course is computed.
    pub(super) fn computed_d(&self) -> f64 {
        self.skin.course.computed_until_d()
    }

    /// Computes one step.
    pub(super) fn advance(&mut self) {
        self.skin.complete = self.skin.course.advance(1);
    }

    /// Takes over the readings so far; a copy is made only when there are others.
    pub(super) fn take_readings(&mut self) {
        let readings = self.skin.course.readings();
        // The same course always has the same readings: those of before hold until there are more.
        if self.skin.readings.len() < readings.len() {
            self.skin.readings = Rc::from(readings);
        }
    }

    /// The readings that were taken over last.
    pub(super) fn readings(&self) -> &Rc<[Reading]> {
        &self.skin.readings
    }

    /// The side as it is compared with another at a time; `pressed` tells whether a session has been by then.
    pub(super) fn told(&self, pressed: bool) -> compare::Side<'_> {
        let Chosen { skin, needled } = self.skin.chosen;
        let readings = self.skin.course.readings();
        compare::Side { specimen: skin, skin: self.spec().skin, readings, needled: needled && pressed }
    }

    /// Does a part of what drawing a moment has to compute; true when nothing of that is left.
    pub(super) fn approach(&mut self, time_d: f64) -> bool {
        self.skin.course.approach(time_d)
    }

    /// Draws a moment on the stage, at once or `slowly`. `dotted` asks for the level of minute 0; `tracts` is room for the punctures.
    pub(super) fn draw(
        &mut self,
        tissue: &mut Tissue,
        tracts: &mut Vec<Tract>,
        time_d: f64,
        [dotted, slowly]: [bool; 2],
        view: &View,
    ) {
        let Treated { course, before, .. } = &mut self.skin;
        // The course lends either its tracts or a moment; the copy is a few dozen punctures in a kept buffer.
        tracts.clear();
        tracts.extend_from_slice(course.tracts());
        let view = View { skin: course.spec().skin, before: dotted.then_some(before.as_slice()), ..*view };
        tissue.draw(course.moment(time_d), tracts, &view);
        let list = tissue.last();
        if slowly { self.stage.begin(list) } else { self.stage.paint(list) }
    }

    /// Composes a still; at minute 0 without punctures: what was before them.
    pub(super) fn still<'a>(&mut self, tissue: &'a mut Tissue, time_d: f64, view: &View) -> &'a DrawList {
        let Treated { course, before, .. } = &mut self.skin;
        let later = time_d > 0.0;
        let tracts = if later { course.tracts().to_vec() } else { Vec::new() };
        let view = View { skin: course.spec().skin, before: later.then_some(before.as_slice()), ..*view };
        tissue.draw(course.moment(time_d), &tracts, &view)
    }
}
