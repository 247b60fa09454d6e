//! A course: skin, needles and sessions, computed ahead in slices and shown at any moment.

use super::cells::MOST_CELLS;
use super::grid::Grid;
use super::key_frames::KeyFrames;
use super::moment::Moment;
use super::needle::{Needle, Tract};
use super::parameters::Parameters;
use super::plan::Plan;
use super::random::Random;
use super::reading::Gauge;
pub use super::reading::Reading;
use super::scar::Skin;
use super::state::State;
use super::stepper::Stepper;
use super::surface::Surface;
use crate::within::Within;

/// Most sessions of a course.
pub const MOST_SESSIONS: usize = 8;
/// Most punctures of the section in one session: 6 mm at the highest density, and one more at either end.
const MOST_PUNCTURES: usize = 21;

/// Everything that decides a course.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseSpec {
    /// The grid.
    pub grid: Grid,
    /// The skin at minute 0.
    pub skin: Skin,
    /// The needles of every session.
    pub needle: Needle,
    /// Days of the sessions, ascending, at most 8.
    pub session_days: Vec<f64>,
    /// Seed of every random draw.
    pub seed: u64,
}

/// A course of healing: its key frames, its readings and the moment last asked for.
#[derive(Debug)]
pub struct Course {
    spec: CourseSpec,
    stepper: Stepper,
    gauge: Gauge,
    surface: Surface,
    /// The state that computes ahead; like every state kept here, with the needles of its step already in.
    ahead: State,
    /// The state at the start of the step that is shown.
    shown: State,
    /// The state at the end of that step, before the needles of the next.
    after: State,
    /// Whether `after` belongs to `shown`.
    after_is_ready: bool,
    key_frames: KeyFrames,
    readings: Vec<Reading>,
    tracts: Vec<Tract>,
    moment: Moment,
}

/// A time in a course.
#[derive(Clone, Copy)]
struct Place {
    time_d: f64,
    /// The step that it lies in.
    step: usize,
    /// How much of that step is over, 0 to 1.
    share: f32,
}

impl CourseSpec {
    /// The same course with every value inside its range: the nearer grid, at most 8 ascending sessions that keep their least
    /// distance, needles and scar within the controls. A session that is no number is left out.
    #[must_use]
    pub fn clamped(self) -> Self {
        let time = Parameters::VALUES.time;
        let latest_d = f64::from(time.latest_session_d);
        let mut session_days: Vec<f64> =
            self.session_days.into_iter().filter(|day| !day.is_nan()).map(|day| day.within(0.0, latest_d)).collect();
        super::order::sort_by_key(&mut session_days, |&day| day);
        let mut next_d = 0.0;
        session_days.retain(|&day| {
            let far_enough = day >= next_d;
            if far_enough {
                next_d = day + f64::from(time.least_interval_d);
            }
            far_enough
        });
        session_days.truncate(MOST_SESSIONS);
        Self {
            grid: self.grid.nearest(),
            skin: self.skin.clamped(),
            needle: self.needle.clamped(),
            session_days,
            seed: self.seed,
        }
    }

    fn plan(&self, parameters: &Parameters) -> Plan {
        Plan::new(&self.session_days, self.skin.is_wounded(), &parameters.time)
    }

    /// The skin at minute 0, the laws and the plan that move it, and the gauge that reads it.
    pub(super) fn begin(&self, parameters: &Parameters) -> (State, Stepper, Gauge) {
        let random = Random { seed: self.seed };
        let tissue = self.skin.tissue(&self.grid, parameters);
        let state = State::new(self.grid, &tissue, parameters, &random);
        let stepper = Stepper::new(&state, self.plan(parameters), self.needle, parameters, random);
        let gauge = Gauge::new(&state, &tissue, parameters);
        (state, stepper, gauge)
    }
}

impl Course {
    /// Starts a course, its values brought into their ranges; nothing but minute 0 is computed yet.
    #[must_use]
    pub fn new(spec: CourseSpec) -> Self {
        Self::with_parameters(spec, &Parameters::VALUES)
    }

    /// The same with other numbers in the model, to see what they do.
    #[must_use]
    pub fn with_parameters(spec: CourseSpec, parameters: &Parameters) -> Self {
        Self::start(spec.clamped(), parameters, KeyFrames::default())
    }

    /// A course of which only minute 0 is looked at: it keeps no key frames, which would take up ten megabytes.
    #[must_use]
    pub fn glimpse(spec: CourseSpec) -> Self {
        Self::start(spec.clamped(), &Parameters::VALUES, KeyFrames::closed())
    }

    /// Changes the course, keeping what was computed before the first difference; that moment itself is computed at once, so
    /// that the skin in which a reader presses needles does not jump back.
    pub fn respecify(&mut self, spec: CourseSpec) {
        let spec = spec.clamped();
        let CourseSpec { grid, skin, needle, seed, .. } = self.spec;
        if (grid, skin, needle, seed) != (spec.grid, spec.skin, spec.needle, spec.seed) {
            self.restart(spec);
            return;
        }
        let plan = spec.plan(&self.stepper.healing.parameters);
        let common = self.stepper.plan.common(&plan);
        let session = |plan: &Plan| plan.steps.get(common).and_then(|step| step.session);
        // The state at the start of the first differing step is the same only if the same needles are in.
        let same_needles = session(&self.stepper.plan) == session(&plan);
        match if same_needles { Some(common) } else { common.checked_sub(1) } {
            Some(last_same) => {
                self.spec = spec;
                self.stepper.plan = plan;
                self.rewind(last_same);
            }
            None => self.restart(spec),
        }
    }

    /// What decides this course.
    #[must_use]
    pub fn spec(&self) -> &CourseSpec {
        &self.spec
    }

    /// Computes at most `steps` further steps; true when the course is complete.
    pub fn advance(&mut self, steps: usize) -> bool {
        let most = self.stepper.plan.steps.len();
        for _ in 0..steps.min(most - self.ahead.step as usize) {
            self.stepper.step(&mut self.ahead);
            self.arrive();
        }
        self.ahead.step as usize == most
    }

    /// Day up to which the course is computed.
    #[must_use]
    pub fn computed_until_d(&self) -> f64 {
        self.stepper.plan.start_d(self.ahead.step as usize)
    }

    /// Last day of the course: six months (182 d) after the last session, at least day 365.
    #[must_use]
    pub fn end_d(&self) -> f64 {
        self.stepper.plan.end_d
    }

    /// The time plan: where the steps of the course begin and end.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.stepper.plan
    }

    /// The skin at `time_d`, clamped to what is computed; the same time always gives the same bits.
    pub fn moment(&mut self, time_d: f64) -> &Moment {
        let place = self.place(time_d);
        while !self.go_nearer(place) {}
        let to = if place.share > 0.0 { &self.after } else { &self.shown };
        self.moment.time_d = place.time_d;
        self.moment.blend(&self.shown, to, place.share, &self.surface);
        &self.moment
    }

    /// Does a part of what [`Course::moment`] of the same time has to do, at most two steps of the model; true when nothing is
    /// left but to show it.
    pub fn approach(&mut self, time_d: f64) -> bool {
        self.go_nearer(self.place(time_d))
    }

    /// One reading per computed step, the first at minute 0.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The punctures of all sessions that are computed, by day and then from left to right.
    #[must_use]
    pub fn tracts(&self) -> &[Tract] {
        &self.tracts
    }

    /// Bytes that the key frames take up so far.
    #[must_use]
    pub fn key_frame_bytes(&self) -> usize {
        self.key_frames.bytes()
    }

    /// The state up to which the course is computed, needles in.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.ahead
    }

    fn restart(&mut self, spec: CourseSpec) {
        let parameters = self.stepper.healing.parameters;
        // The tape is handed on: a second one would cost as much memory again, and wasm memory never shrinks.
        let key_frames = core::mem::take(&mut self.key_frames);
        *self = Self::start(spec, &parameters, key_frames);
    }

    fn start(spec: CourseSpec, parameters: &Parameters, mut key_frames: KeyFrames) -> Self {
        let (state, stepper, gauge) = spec.begin(parameters);
        key_frames.clear();
        let mut course = Self {
            stepper,
            gauge,
            surface: Surface::new(&spec.grid, parameters),
            shown: state.clone(),
            after: state.clone(),
            after_is_ready: false,
            ahead: state,
            key_frames,
            readings: Vec::new(),
            tracts: Vec::new(),
            moment: Moment::blank(spec.grid),
            spec,
        };
        course.reserve();
        course.arrive();
        course.shown.copy_from(&course.ahead);
        course
    }

    /// Makes all room that the computing will need: nothing is allocated from here on.
    fn reserve(&mut self) {
        let steps = self.stepper.plan.steps.len();
        let field_values = self.ahead.fields().iter().map(|field| field.len()).sum();
        self.key_frames.plan(steps, field_values);
        self.readings.reserve((steps + 1).saturating_sub(self.readings.len()));
        // One session more than there can be: showing a session again writes its tracts behind the others for a moment.
        self.tracts.reserve(((MOST_SESSIONS + 1) * MOST_PUNCTURES).saturating_sub(self.tracts.len()));
        self.shown.cells.reserve(MOST_CELLS);
        self.after.cells.reserve(MOST_CELLS);
    }

    /// Reads and keeps the state that the computing has arrived at, and presses in the needles that are due there.
    fn arrive(&mut self) {
        self.readings.push(self.gauge.read(&self.ahead, self.computed_until_d()));
        self.stepper.begin(&mut self.ahead, &mut self.tracts);
        self.key_frames.record(&self.ahead);
    }

    /// Goes back to step `last_same`, the last whose state still holds, and on to the next, if the computing is beyond it.
    fn rewind(&mut self, last_same: usize) {
        let beyond = self.ahead.step as usize > last_same;
        if beyond {
            self.key_frames.truncate(last_same);
            self.key_frames.restore(last_same, &mut self.ahead);
        }
        let step = self.ahead.step as usize;
        let until_d = self.computed_until_d();
        self.readings.truncate(step + 1);
        self.tracts.retain(|tract| tract.day <= until_d);
        if self.shown.step > self.ahead.step {
            self.shown.copy_from(&self.ahead);
        }
        self.after_is_ready = false;
        self.reserve();
        if beyond {
            self.advance(last_same + 1 - step);
        }
    }

    /// Where a time is, clamped to what is computed.
    fn place(&self, time_d: f64) -> Place {
        let time_d = if time_d.is_nan() { 0.0 } else { time_d.within(0.0, self.computed_until_d()) };
        let step = self.stepper.plan.step_at(time_d).min(self.ahead.step as usize);
        let planned = self.stepper.plan.steps.get(step).filter(|_| step < self.ahead.step as usize);
        let share = planned.map_or(0.0, |planned| ((time_d - planned.start_d) / planned.length_d) as f32);
        Place { time_d, step, share }
    }

    /// Brings `shown` a step nearer to a place, from where it is or from the nearest key frame, whichever is nearer, and makes
    /// `after` ready if it takes part; true when all is there.
    fn go_nearer(&mut self, Place { step, share, .. }: Place) -> bool {
        let shown = self.shown.step as usize;
        let key_frame = self.key_frames.step_before(step).unwrap_or(0);
        if shown != step {
            if self.after_is_ready && shown < step && shown + 1 >= key_frame {
                core::mem::swap(&mut self.shown, &mut self.after);
                self.begin_shown();
            } else if shown > step || shown < key_frame {
                self.key_frames.restore(step, &mut self.shown);
            } else {
                self.stepper.step(&mut self.shown);
                self.begin_shown();
            }
            self.after_is_ready = false;
            // Without key frames there is no way back.
            if (self.shown.step as usize) < step {
                return false;
            }
        }
        if share > 0.0 && !self.after_is_ready {
            self.after.copy_from(&self.shown);
            self.stepper.step(&mut self.after);
            self.after_is_ready = true;
        }
        true
    }

    /// Presses in the needles of the shown state; their tracts are known already.
    fn begin_shown(&mut self) {
        let known = self.tracts.len();
        self.stepper.begin(&mut self.shown, &mut self.tracts);
        self.tracts.truncate(known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(session_days: &[f64]) -> Course {
        let mut course = Course::new(CourseSpec {
            grid: Grid::STANDARD,
            skin: Skin::SHALLOW_BOXCAR,
            needle: Needle::default(),
            session_days: session_days.to_vec(),
            seed: 11,
        });
        course.advance(200);
        course
    }

    fn sum(field: &[f32]) -> f32 {
        field.iter().sum()
    }

    #[test]
    fn on_the_day_of_a_session_the_needled_skin_is_shown_and_before_it_the_untouched_one() {
        let mut course = course(&[3.0]);
        assert_eq!(sum(&course.moment(0.0).debris), 0.0);
        assert_eq!(sum(&course.moment(2.999_999).debris), 0.0);
        assert!(sum(&course.moment(3.0).debris) > 1.0);
        assert!(self::course(&[0.0]).tracts().len() >= 9);
        assert!(sum(&self::course(&[0.0]).moment(0.0).debris) > 1.0);
    }

    #[test]
    fn between_two_steps_the_fields_lie_between_and_cells_come_and_go() {
        let mut course = course(&[0.0]);
        let step = course.plan().steps[30];
        let ends = [step.start_d, step.start_d + step.length_d / 4.0, step.start_d + step.length_d]
            .map(|day| course.moment(day).clone());
        let [from, between, to] = ends;
        for ((from, between), to) in from.debris.iter().zip(&between.debris).zip(&to.debris) {
            assert!((0.75 * from + 0.25 * to - between).abs() < 1e-6);
        }
        assert!(from.cells.presence.iter().all(|&presence| presence == 1.0));
        assert!(between.cells.presence.contains(&0.75), "leukocytes leave");
        assert!(between.cells.presence.contains(&0.25), "leukocytes enter");
        assert!(between.cells.id.is_sorted());
    }

    #[test]
    fn a_session_is_the_same_whether_or_not_others_follow() {
        let (alone, followed) = (course(&[0.0, 10.0]), course(&[0.0, 10.0, 12.0]));
        let tracts =
            |course: &Course| course.tracts().iter().filter(|tract| tract.day < 11.0).copied().collect::<Vec<_>>();
        assert_eq!(tracts(&alone), tracts(&followed));
        let until = |course: &Course| course.readings().iter().filter(|reading| reading.time_d <= 12.0).count();
        assert_eq!(alone.readings()[..until(&alone)], followed.readings()[..until(&followed)]);
    }

    #[test]
    fn a_moment_that_was_approached_needs_no_more_steps_and_is_the_same() {
        let mut course = course(&[0.0, 30.0]);
        let mut other = self::course(&[0.0, 30.0]);
        let end_d = course.computed_until_d();
        for day in [0.9, 0.3, 0.35, 1.0, 0.0].map(|share| share * end_d) {
            let parts = (1..200).find(|_| course.approach(day)).expect("it gets there");
            assert!(course.approach(day), "day {day}, after {parts} parts");
            let (step, ready) = (course.shown.step, course.after_is_ready);
            let seen = course.moment(day).clone();
            assert_eq!((course.shown.step, course.after_is_ready), (step, ready), "day {day}");
            assert!(seen == *other.moment(day), "day {day}");
        }
        // From one end to the middle: no single part does it all.
        course.moment(0.0);
        assert!((1..200).find(|_| course.approach(0.2 * end_d)).expect("it gets there") > 3);
    }

    #[test]
    fn needles_pressed_in_where_the_reader_is_are_computed_at_once() {
        let mut course = course(&[0.0]);
        let day = course.computed_until_d() - 2.3;
        let mut spec = course.spec().clone();
        spec.session_days.push(day);
        course.respecify(spec);
        assert_eq!(course.computed_until_d(), day);
        assert_eq!(course.tracts().last().map(|tract| tract.day), Some(day));
        assert!(sum(&course.moment(day).debris) > 1.0);
    }

    #[test]
    fn a_specification_out_of_range_is_brought_into_it() {
        let garbage = CourseSpec {
            grid: Grid { nx: 7, ..Grid::FINE },
            skin: Skin::Boxcar { depth_mm: 9.0, width_mm: f32::NAN },
            needle: Needle { length_mm: f32::NEG_INFINITY, ..Needle::default() },
            session_days: vec![30.0, f64::NAN, -4.0, 30.2, f64::INFINITY],
            seed: 1,
        };
        let spec = garbage.clamped();
        assert_eq!(spec.grid, Grid::STANDARD);
        assert_eq!(spec.skin, Skin::Boxcar { depth_mm: 0.8, width_mm: 2.5 });
        assert_eq!(spec.needle.length_mm, 0.2);
        assert_eq!(spec.session_days, [0.0, 30.0, 560.0]);
    }
}
