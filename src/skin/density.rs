//! From cells to fields: how many cells reach a voxel and what they do there.

use super::cells::Cells;
use super::grid::Grid;
use super::moment::CellKind;
use super::parameters::Parameters;
use super::sampling::Sampler;
use super::smoothing::Smoothing;
use super::state::State;
use super::tridiagonal::LANES;

/// The dermis fields made from cells, in the order in which they lie in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Load {
    /// Fibroblasts per mm3 (n).
    Fibroblasts = 0,
    /// Leukocytes per mm3, weighted by their proteases (L).
    Protease = 1,
    /// Building work: activated fibroblasts per mm3, under TGF-beta more (P).
    Building = 2,
    /// Removing work: activated fibroblasts per mm3 that feel the tension (B).
    Removing = 3,
    /// Building work times cos 2 theta of the heading (c1).
    Heading1 = 4,
    /// Building work times sin 2 theta of the heading (c2).
    Heading2 = 5,
}

/// Number of loads.
const LOADS: usize = 6;
/// Loads that are zero as long as no cell is activated stand behind these.
const RESTING_LOADS: usize = 2;

/// The loads, smoothed over the reach of a cell, and the TGF-beta that cells release.
#[derive(Clone, Debug)]
pub struct Density {
    /// One load after the other, and room up to a whole number of lanes of rows.
    loads: Vec<f32>,
    /// Full field: TGF-beta released, ng/mL/d of undeformed skin.
    pub release: Vec<f32>,
    smoothing: Smoothing<f32>,
    full: Sampler,
    dermis: Sampler,
    /// Cells per mm3 that one cell makes in its voxel.
    per_cell: f32,
    dermis_len: usize,
}

impl Density {
    /// Empty fields for a grid.
    #[must_use]
    pub fn new(grid: &Grid, parameters: &Parameters) -> Self {
        let reach = f64::from(parameters.fibroblasts.reach_mm) / f64::from(grid.dx_mm);
        Self {
            loads: vec![0.0; padded_rows(LOADS, grid) * grid.nx],
            release: vec![0.0; grid.full_len()],
            smoothing: Smoothing::new(grid.nx, grid.dermis_rows, reach * reach, 0.0),
            full: Sampler::full(grid),
            dermis: Sampler::dermis(grid),
            per_cell: 1.0 / (grid.dx_mm * grid.dx_mm * parameters.section.slab_mm),
            dermis_len: grid.dermis_len(),
        }
    }

    /// One load, a dermis field.
    #[must_use]
    pub fn load(&self, load: Load) -> &[f32] {
        &self.loads[load as usize * self.dermis_len..][..self.dermis_len]
    }

    /// Fills all fields from the cells of `state`.
    pub fn gather(&mut self, state: &State, parameters: &Parameters) {
        self.loads.fill(0.0);
        self.release.fill(0.0);
        let mut building = false;
        for i in 0..state.cells.len() {
            match state.cells.kind[i] {
                CellKind::Fibroblast => building |= self.add_fibroblast(&state.cells, i, parameters),
                CellKind::Macrophage => self.add_macrophage(&state.cells, i, &state.alarm, parameters),
                CellKind::Neutrophil => self.add_protease(&state.cells, i, 1.0),
            }
        }
        let loads = if building { LOADS } else { RESTING_LOADS };
        self.smoothing.apply(&mut self.loads[..padded_rows(loads, &state.grid) * state.grid.nx]);
    }

    /// Adds one fibroblast; true when it works.
    fn add_fibroblast(&mut self, cells: &Cells, i: usize, parameters: &Parameters) -> bool {
        let (x_mm, z_mm, activation) = (cells.x_mm[i], cells.z_mm[i], cells.activation[i]);
        let corners = self.dermis.corners(x_mm, z_mm);
        let (count, rest) = self.loads.split_at_mut(self.dermis_len);
        corners.scatter(count, self.per_cell);
        if activation <= parameters.fibroblasts.building_threshold {
            return false;
        }
        let phenotype = cells.phenotype[i] as usize;
        let rows = &parameters.phenotypes;
        let removing = self.per_cell * activation * rows.synthesis[phenotype];
        let building = removing * (1.0 + parameters.matrix.tgf_beta_shift * cells.hill[i]);
        let [cosine, sine] = cells.heading[i];
        let amounts = [
            building,
            removing * (1.0 - rows.feedback_lost[phenotype]),
            removing * (cosine * cosine - sine * sine),
            removing * (2.0 * cosine * sine),
        ];
        let working = &mut rest[(RESTING_LOADS - 1) * self.dermis_len..];
        for (field, amount) in working.chunks_exact_mut(self.dermis_len).zip(amounts) {
            corners.scatter(field, amount);
        }
        let release = parameters.fibroblasts.tgf_beta_pg_per_d * rows.tgf_beta[phenotype] * activation;
        self.release[self.full.voxel(x_mm, z_mm)] += release * self.per_cell;
        true
    }

    /// Under alarm a macrophage is of type M1 and eats, else of type M2 and releases TGF-beta.
    fn add_macrophage(&mut self, cells: &Cells, i: usize, alarm: &[f32], parameters: &Parameters) {
        let leukocytes = &parameters.leukocytes;
        let voxel = self.full.voxel(cells.x_mm[i], cells.z_mm[i]);
        let m1 = alarm[voxel] / (alarm[voxel] + leukocytes.m1_half_alarm);
        self.release[voxel] += leukocytes.macrophage_tgf_beta_pg_per_d * (1.0 - m1) * self.per_cell;
        let m2_share = leukocytes.m2_protease_share;
        self.add_protease(cells, i, m2_share + (1.0 - m2_share) * m1);
    }

    fn add_protease(&mut self, cells: &Cells, i: usize, share: f32) {
        let corners = self.dermis.corners(cells.x_mm[i], cells.z_mm[i]);
        let field = &mut self.loads[Load::Protease as usize * self.dermis_len..][..self.dermis_len];
        corners.scatter(field, self.per_cell * share);
    }
}

/// Rows of so many loads, and empty ones after them, so that the smoothing never has a row left to solve by itself.
fn padded_rows(loads: usize, grid: &Grid) -> usize {
    (loads * grid.dermis_rows).next_multiple_of(LANES)
}
