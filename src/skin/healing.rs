//! One step of healing: cells to fields, signals, matrix, cells.

use super::cells::MOST_CELLS;
use super::density::{Density, Load};
use super::fibroblast::FibroblastRules;
use super::grid::Grid;
use super::leukocyte::LeukocyteRules;
use super::matrix::MatrixLaw;
use super::moment::CellKind;
use super::parameters::Parameters;
use super::random::Random;
use super::signals::Signals;
use super::state::State;
use super::surroundings::Surroundings;

/// The law of healing on one grid, with the room that a step works in. Holds nothing that outlives a step.
#[derive(Clone, Debug)]
pub struct Healing {
    /// The numbers of the model.
    pub parameters: Parameters,
    random: Random,
    density: Density,
    signals: Signals,
    /// Full field: source of alarm, 1/d.
    alarm_source: Vec<f32>,
    alive: Vec<bool>,
}

impl Healing {
    /// The law on `grid`.
    #[must_use]
    pub fn new(grid: Grid, parameters: &Parameters, random: Random) -> Self {
        Self {
            parameters: *parameters,
            random,
            density: Density::new(&grid, parameters),
            signals: Signals::new(&grid, parameters),
            alarm_source: vec![0.0; grid.full_len()],
            alive: Vec::with_capacity(MOST_CELLS),
        }
    }

    /// Moves `state` on by `dt_d` days; the signals get `cycles` cycles (1, or 2 after a session).
    pub fn step(&mut self, state: &mut State, dt_d: f64, cycles: usize) {
        let dt_d = dt_d as f32;
        self.gather(state);
        self.signal(state, cycles);
        self.build(state, dt_d);
        self.move_cells(state, dt_d);
        state.step += 1;
    }

    /// First stage: cells to fields.
    pub fn gather(&mut self, state: &State) -> &Density {
        self.density.gather(state, &self.parameters);
        &self.density
    }

    /// Second stage: alarm and TGF-beta from what debris and cells release.
    pub fn signal(&mut self, state: &mut State, cycles: usize) {
        let (signals, surface) = (&self.parameters.signals, &self.parameters.surface);
        let dermis = state.grid.epidermis_rows * state.grid.nx..;
        let release = self.density.release[dermis.clone()].iter_mut().zip(&mut self.alarm_source[dermis]);
        let matrix = state.collagen_1.iter().zip(&state.collagen_3).zip(&state.provisional);
        for (((tgf_beta, alarm), ((&collagen_1, &collagen_3), &provisional)), &debris) in
            release.zip(matrix).zip(&state.debris)
        {
            // What cells release is diluted by the tissue that has grown round them.
            let volume = 1.0 + surface.volume_per_matrix * (collagen_1 + collagen_3 + provisional - 1.0);
            let volume = if volume > signals.least_volume_ratio { volume } else { signals.least_volume_ratio };
            *tgf_beta = *tgf_beta / volume + signals.debris_release_ng_ml_per_d * debris;
            *alarm = signals.loss_per_d * debris;
        }
        self.signals.solve(&mut state.alarm, &self.alarm_source, cycles);
        self.signals.solve(&mut state.tgf_beta, &self.density.release, cycles);
    }

    /// Third stage: the matrix.
    pub fn build(&self, state: &mut State, dt_d: f32) {
        MatrixLaw::new(&self.parameters, dt_d).advance(state, &self.density);
    }

    /// Fourth stage: the cells, in the order of their ids; daughters take part in the step of their birth.
    pub fn move_cells(&mut self, state: &mut State, dt_d: f32) {
        let fibroblast = FibroblastRules::new(&self.parameters, dt_d, state.step, self.random);
        let leukocyte = LeukocyteRules::new(&self.parameters, dt_d, state.step, self.random);
        let around = Surroundings {
            grid: state.grid,
            alarm: &state.alarm,
            tgf_beta: &state.tgf_beta,
            collagen_1: &state.collagen_1,
            collagen_3: &state.collagen_3,
            alignment_1: &state.alignment_1,
            alignment_2: &state.alignment_2,
            provisional: &state.provisional,
            set_point: &state.set_point,
            fibroblasts: self.density.load(Load::Fibroblasts),
        };
        let cells = &mut state.cells;
        self.alive.clear();
        while self.alive.len() < cells.len() {
            let i = self.alive.len();
            self.alive.push(match cells.kind[i] {
                CellKind::Fibroblast => fibroblast.step(cells, i, &around),
                CellKind::Macrophage | CellKind::Neutrophil => leukocyte.step(cells, i, &around),
            });
        }
        cells.keep(&self.alive);
        leukocyte.recruit(cells, &around);
    }
}
