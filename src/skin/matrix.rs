//! The matrix law: what cells, proteases and time do to collagen, fibre direction, debris and provisional matrix of a voxel.
//!
//! Collagen is linearly implicit (production explicit, loss implicit), so that it stays positive for any step.

use super::density::{Density, Load};
use super::lanes::{LANES, Lanes};
use super::parameters::Parameters;
use super::state::State;

/// What a voxel is made of, and what this step changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voxels {
    /// Collagen I, share of all healthy collagen.
    pub collagen_1: Lanes,
    /// Collagen III, same unit.
    pub collagen_3: Lanes,
    /// Fibre tensor, mean of cos 2a.
    pub alignment_1: Lanes,
    /// Fibre tensor, mean of sin 2a.
    pub alignment_2: Lanes,
    /// Debris, 0 to 1.
    pub debris: Lanes,
    /// Provisional matrix.
    pub provisional: Lanes,
}

/// What acts on a voxel during a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// Fibroblasts per mm3.
    pub fibroblasts: Lanes,
    /// Leukocytes per mm3, weighted by their proteases.
    pub protease: Lanes,
    /// Building work, cells per mm3.
    pub building: Lanes,
    /// Removing work, cells per mm3.
    pub removing: Lanes,
    /// Building work times cos 2 theta.
    pub heading_1: Lanes,
    /// Building work times sin 2 theta.
    pub heading_2: Lanes,
    /// Density at which the tension on a fibre is healthy.
    pub set_point: Lanes,
}

/// The law for one length of step.
#[derive(Clone, Copy, Debug)]
pub struct MatrixLaw<'a> {
    parameters: &'a Parameters,
    dt_d: f32,
    /// Share of surplus collagen III that matures in the step.
    matured: f32,
}

impl<'a> MatrixLaw<'a> {
    /// For steps of `dt_d` days.
    #[must_use]
    pub fn new(parameters: &'a Parameters, dt_d: f32) -> Self {
        let matured = 1.0 - libm::expf(-parameters.matrix.maturation_per_d * dt_d);
        Self { parameters, dt_d, matured }
    }

    /// Does one step in every voxel of the dermis.
    pub fn advance(&self, state: &mut State, density: &Density) {
        let len = state.collagen_1.len();
        let loads = [Load::Fibroblasts, Load::Protease, Load::Building, Load::Removing, Load::Heading1, Load::Heading2]
            .map(|load| density.load(load));
        let mut start = 0;
        while start + LANES <= len {
            let load = |field: &[f32]| {
                Lanes(field[start..start + LANES].try_into().expect("the range has as many values as there are lanes"))
            };
            let mut voxels = Voxels {
                collagen_1: load(&state.collagen_1),
                collagen_3: load(&state.collagen_3),
                alignment_1: load(&state.alignment_1),
                alignment_2: load(&state.alignment_2),
                debris: load(&state.debris),
                provisional: load(&state.provisional),
            };
            let [fibroblasts, protease, building, removing, heading_1, heading_2] = loads.map(load);
            let set_point = load(&state.set_point);
            let work = Work { fibroblasts, protease, building, removing, heading_1, heading_2, set_point };
            self.step(&mut voxels, &work);
            let store = |field: &mut [f32], value: Lanes| field[start..start + LANES].copy_from_slice(&value.0);
            store(&mut state.collagen_1, voxels.collagen_1);
            store(&mut state.collagen_3, voxels.collagen_3);
            store(&mut state.alignment_1, voxels.alignment_1);
            store(&mut state.alignment_2, voxels.alignment_2);
            store(&mut state.debris, voxels.debris);
            store(&mut state.provisional, voxels.provisional);
            start += LANES;
        }
    }

    /// Does one step in eight voxels.
    #[inline]
    pub fn step(&self, voxels: &mut Voxels, work: &Work) {
        let synthesis = self.turn_collagen_over(voxels, work);
        self.turn_fibres(voxels, work, synthesis);
        self.clear(voxels, work, synthesis);
    }

    /// Builds, removes and matures collagen; returns the synthesis, 1/d.
    #[inline]
    fn turn_collagen_over(&self, voxels: &mut Voxels, work: &Work) -> Lanes {
        let (matrix, dt) = (&self.parameters.matrix, self.dt_d);
        let one = Lanes::splat(1.0);
        let zero = Lanes::splat(0.0);
        let collagen = voxels.collagen_1 + voxels.collagen_3;
        // Cells need tissue to build on.
        let tissue = (collagen + voxels.provisional).at_most(one);
        let rate = tissue * (matrix.synthesis_per_d / self.parameters.fibroblasts.density_per_mm3);
        let synthesis = rate * work.building;
        let removal = rate * work.removing * collagen / (work.set_point * work.set_point);
        let protease = work.protease * (matrix.protease_loss_per_d * 1e-3);
        let active_share = (work.building / (work.fibroblasts + 1.0)).at_most(one);
        let type_3 = active_share * matrix.type_3_extra + matrix.type_3_share;
        let basal = ((work.set_point - collagen) * matrix.basal_turnover_per_d).at_least(zero);
        let made_3 = synthesis * type_3 + basal * matrix.type_3_share;
        let made_1 = synthesis * (one - type_3) + basal * (1.0 - matrix.type_3_share);
        let new_3 = (voxels.collagen_3 + made_3 * dt) / ((removal + protease * matrix.type_3_fragility) * dt + 1.0);
        let new_1 = (voxels.collagen_1 + made_1 * dt) / ((removal + protease) * dt + 1.0);
        let surplus = (new_3 - (new_1 + new_3) * matrix.type_3_share).at_least(zero) * self.matured;
        voxels.collagen_3 = new_3 - surplus;
        voxels.collagen_1 = new_1 + surplus;
        synthesis
    }

    /// New fibres follow the cells; tension aligns them with the surface.
    #[inline]
    fn turn_fibres(&self, voxels: &mut Voxels, work: &Work, synthesis: Lanes) {
        let matrix = &self.parameters.matrix;
        let one = Lanes::splat(1.0);
        let new_share = (synthesis * self.dt_d / (voxels.collagen_1 + voxels.collagen_3 + 1e-6)).at_most(one);
        let per_work = Lanes::splat(matrix.alignment_of_cells) / (work.building + 1e-9);
        let by_tension = (work.set_point - 1.0) * matrix.alignment_by_tension + matrix.alignment_at_rest;
        let new_1 = work.heading_1 * per_work + by_tension;
        let new_2 = work.heading_2 * per_work;
        let length = (new_1 * new_1 + new_2 * new_2).sqrt().at_least(one);
        voxels.alignment_1 = voxels.alignment_1 + new_share * (new_1 / length - voxels.alignment_1);
        voxels.alignment_2 = voxels.alignment_2 + new_share * (new_2 / length - voxels.alignment_2);
    }

    /// Debris and provisional matrix go.
    #[inline]
    fn clear(&self, voxels: &mut Voxels, work: &Work, synthesis: Lanes) {
        let Parameters { debris, provisional, .. } = self.parameters;
        let flush_below = Lanes::splat(debris.flush_below);
        let debris_loss = work.protease * debris.clearance_mm3_per_cell_d + 1.0 / debris.lifetime_d;
        let tissue = voxels.collagen_1 + voxels.collagen_3 + voxels.provisional;
        let provisional_loss =
            synthesis / tissue.at_least(Lanes::splat(provisional.least_tissue)) + 1.0 / provisional.lifetime_d;
        voxels.debris = (voxels.debris * decay(debris_loss * self.dt_d)).or_zero(flush_below);
        voxels.provisional = (voxels.provisional * decay(provisional_loss * self.dt_d)).or_zero(flush_below);
    }
}

/// `exp(-x)` for x from 0, by the reciprocal of the exponential series: positive, falling, and 3e-8 exact up to
/// x = 0.17, the largest that a step of the model asks for (5e-6 up to 0.5).
#[inline(always)]
fn decay(x: Lanes) -> Lanes {
    let one = Lanes::splat(1.0);
    let series = x * (1.0 / 5.0) + one;
    let series = x * series * (1.0 / 4.0) + one;
    let series = x * series * (1.0 / 3.0) + one;
    let series = x * series * (1.0 / 2.0) + one;
    one / (x * series + one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decay_is_the_exponential_within_a_step() {
        for (x, tolerance) in [(0.0, 1e-9), (0.01, 1e-7), (0.17, 1.5e-7), (0.5, 2e-5)] {
            let exact = libm::expf(-x);
            let error = decay(Lanes::splat(x)).0[0] - exact;
            assert!(error.abs() < tolerance, "{x}: {error}");
        }
    }
}
