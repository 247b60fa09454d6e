//! Moves a state along its plan: needles at the start of a step, then the step itself.

use super::healing::Healing;
use super::needle::{Needle, Session, Tract};
use super::parameters::Parameters;
use super::plan::Plan;
use super::random::Random;
use super::state::State;
use super::surface::Surface;

/// Signals get this many cycles in a step that starts with an injury, else one.
const CYCLES_AFTER_INJURY: usize = 2;

/// The laws and the plan of a course. Holds nothing that outlives a step, so that any state of the course may be moved.
#[derive(Clone, Debug)]
pub struct Stepper {
    /// The time plan.
    pub plan: Plan,
    /// The needles of every session.
    pub needle: Needle,
    /// The law of healing.
    pub healing: Healing,
    random: Random,
    surface: Surface,
    height_mm: Vec<f32>,
}

impl Stepper {
    /// The laws for a state of the same grid as `state`.
    #[must_use]
    pub fn new(state: &State, plan: Plan, needle: Needle, parameters: &Parameters, random: Random) -> Self {
        Self {
            plan,
            needle,
            healing: Healing::new(state.grid, parameters, random),
            random,
            surface: Surface::new(&state.grid, parameters),
            height_mm: vec![0.0; state.grid.nx],
        }
    }

    /// Presses in the needles of the session with which the next step of `state` starts, if there is one.
    pub fn begin(&mut self, state: &mut State, tracts: &mut Vec<Tract>) {
        let Some(planned) = self.plan.steps.get(state.step as usize) else {
            return;
        };
        if let Some(number) = planned.session {
            self.surface.height(&state.below(), &mut self.height_mm);
            let Self { needle, random, .. } = *self;
            let session =
                Session { needle, day: planned.start_d, number, parameters: &self.healing.parameters, random };
            session.puncture(state, &self.height_mm, tracts);
        }
    }

    /// Moves `state`, whose needles are in, to the end of its next step; nothing happens at the end of the plan.
    pub fn step(&mut self, state: &mut State) {
        if let Some(planned) = self.plan.steps.get(state.step as usize) {
            let cycles = if planned.injured { CYCLES_AFTER_INJURY } else { 1 };
            self.healing.step(state, planned.length_d, cycles);
        }
    }
}
