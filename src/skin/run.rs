//! A run: a course that is computed once and read on the way, without key frames and without a way back.

use super::course::CourseSpec;
use super::needle::Tract;
use super::parameters::Parameters;
use super::reading::{Gauge, Reading};
use super::state::State;
use super::stepper::Stepper;

/// A step that ends no longer than this before a day, in days, counts as ending on it: whole days are sums of rounded steps.
const SAME_D: f64 = 1e-6;

/// A course on its way. Unlike in a `Course`, the needles of a session go in with the step that they start.
#[derive(Debug)]
pub struct Run {
    stepper: Stepper,
    gauge: Gauge,
    state: State,
    /// Room for the tracts of a session; nobody looks at them.
    tracts: Vec<Tract>,
}

impl Run {
    /// The skin at minute 0, before any needle.
    #[must_use]
    pub fn new(spec: &CourseSpec, parameters: &Parameters) -> Self {
        let (state, stepper, gauge) = spec.begin(parameters);
        Self { stepper, gauge, state, tracts: Vec::new() }
    }

    /// Day that the run has arrived at.
    #[must_use]
    pub fn time_d(&self) -> f64 {
        self.stepper.plan.start_d(self.state.step as usize)
    }

    /// Whether the run has arrived at `day`, or at its end, beyond which it never gets.
    #[must_use]
    pub fn is_at(&self, day: f64) -> bool {
        let ended = self.state.step as usize == self.stepper.plan.steps.len();
        ended || self.time_d() >= day - SAME_D
    }

    /// Computes one step; nothing happens at the end of the plan.
    pub fn step(&mut self) {
        self.stepper.begin(&mut self.state, &mut self.tracts);
        self.tracts.clear();
        self.stepper.step(&mut self.state);
    }

    /// Reads the skin as it is now.
    pub fn read(&mut self) -> Reading {
        let time_d = self.time_d();
        self.gauge.read(&self.state, time_d)
    }

    /// The state that the run has arrived at, the needles of the next step not yet in.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The laws and the plan of the run.
    pub(super) fn stepper_mut(&mut self) -> &mut Stepper {
        &mut self.stepper
    }

    /// Exchanges the state with another one of the same skin.
    pub(super) fn swap_state(&mut self, other: &mut State) {
        core::mem::swap(&mut self.state, other);
    }
}
