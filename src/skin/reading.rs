//! Readings: the state of a scar in a dozen numbers.

use super::grid::Grid;
use super::moment::CellKind;
use super::parameters::Parameters;
use super::state::{State, Tissue};
use super::surface::Surface;

/// Share of the scar's columns that counts as its deepest (or highest) part.
const EXTREME_SHARE: f64 = 0.15;
/// A scar whose mean height is under this, mm, has no volume to recover.
const LEAST_DEFECT_MM: f64 = 1e-3;

/// Means over the scar (over the whole section for healthy skin) at the end of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Days since minute 0.
    pub time_d: f64,
    /// Collagen I, share of all healthy collagen.
    pub collagen_1: f32,
    /// Collagen III, same unit.
    pub collagen_3: f32,
    /// Mean surface height, mm, without oedema; negative under the healthy level.
    pub height_mm: f32,
    /// Height of the deepest (or highest) 15 % of the scar's columns, mm, without oedema.
    pub extreme_height_mm: f32,
    /// Share of the initial volume defect that is made good; 0 for healthy skin.
    pub volume_recovered: f32,
    /// Share of the initial depth that is made good; 0 for healthy skin.
    pub depth_recovered: f32,
    /// Mean active TGF-beta in the dermis, ng/mL.
    pub tgf_beta_ng_ml: f32,
    /// Neutrophils per mm3 of dermis.
    pub neutrophils_per_mm3: f32,
    /// Macrophages per mm3 of dermis.
    pub macrophages_per_mm3: f32,
    /// Fibroblasts per mm3 of dermis.
    pub fibroblasts_per_mm3: f32,
    /// Mean activation of the fibroblasts, 0 to 1.
    pub activation: f32,
}

/// Takes readings of one skin.
#[derive(Clone, Debug)]
pub struct Gauge {
    grid: Grid,
    /// Columns over which the means run.
    columns: Vec<bool>,
    column_count: f64,
    /// Dermis under those columns, in the slab.
    volume_mm3: f64,
    /// Whether there is a scar at all.
    scarred: bool,
    /// Whether the scar rises over the skin round it.
    raised: bool,
    initial_height_mm: f64,
    initial_extreme_mm: f64,
    surface: Surface,
    /// Room: surface, per-column sums, sorted heights.
    height_mm: Vec<f32>,
    sums: Vec<f64>,
    sorted_mm: Vec<f32>,
}

impl Gauge {
    /// A gauge for the skin that `state` is in at minute 0.
    #[must_use]
    pub fn new(state: &State, tissue: &Tissue, parameters: &Parameters) -> Self {
        let grid = state.grid;
        let scarred = tissue.in_scar.contains(&true);
        let columns = if scarred { tissue.in_scar.clone() } else { vec![true; grid.nx] };
        let column_count = columns.iter().filter(|&&inside| inside).count() as f64;
        let dx_mm = f64::from(grid.dx_mm);
        let area_mm2 = column_count * dx_mm * grid.dermis_rows as f64 * dx_mm;
        let mut gauge = Self {
            grid,
            columns,
            column_count,
            volume_mm3: area_mm2 * f64::from(parameters.section.slab_mm),
            scarred,
            raised: false,
            initial_height_mm: 0.0,
            initial_extreme_mm: 0.0,
            surface: Surface::new(&grid, parameters),
            height_mm: vec![0.0; grid.nx],
            sums: vec![0.0; grid.nx],
            sorted_mm: Vec::with_capacity(grid.nx),
        };
        gauge.raised = gauge.heights(state).0 > 0.0;
        (gauge.initial_height_mm, gauge.initial_extreme_mm) = gauge.heights(state);
        gauge
    }

    /// Reads `state`, which is in the state of day `time_d`.
    pub fn read(&mut self, state: &State, time_d: f64) -> Reading {
        let (height_mm, extreme_height_mm) = self.heights(state);
        let recovered = |now_mm: f64, initial_mm: f64| {
            let defect = self.scarred && initial_mm.abs() > LEAST_DEFECT_MM;
            if defect { (1.0 - now_mm / initial_mm) as f32 } else { 0.0 }
        };
        let mut reading = Reading {
            time_d,
            height_mm: height_mm as f32,
            extreme_height_mm: extreme_height_mm as f32,
            volume_recovered: recovered(height_mm, self.initial_height_mm),
            depth_recovered: recovered(extreme_height_mm, self.initial_extreme_mm),
            ..Reading::default()
        };
        reading.collagen_1 = self.mean(&state.collagen_1);
        reading.collagen_3 = self.mean(&state.collagen_3);
        let dermis = self.grid.epidermis_rows * self.grid.nx..;
        reading.tgf_beta_ng_ml = self.mean(&state.tgf_beta[dermis][..self.grid.dermis_len()]);
        self.count_cells(state, &mut reading);
        reading
    }

    /// Mean and extreme height of the scar, mm, without oedema.
    fn heights(&mut self, state: &State) -> (f64, f64) {
        self.surface.height(&state.below(), &mut self.height_mm);
        self.sorted_mm.clear();
        let inside = self.height_mm.iter().zip(&self.columns).filter(|&(_, &inside)| inside);
        self.sorted_mm.extend(inside.map(|(&height_mm, _)| height_mm));
        super::order::sort_by_key(&mut self.sorted_mm, |&mm| f64::from(mm));
        let count = ((self.column_count * EXTREME_SHARE) as usize).max(1);
        let mean = |heights: &[f32]| heights.iter().map(|&mm| f64::from(mm)).sum::<f64>() / heights.len() as f64;
        let extreme =
            if self.raised { &self.sorted_mm[self.sorted_mm.len() - count..] } else { &self.sorted_mm[..count] };
        (mean(&self.sorted_mm), mean(extreme))
    }

    /// Mean of a dermis field over the scar.
    fn mean(&mut self, field: &[f32]) -> f32 {
        self.sums.fill(0.0);
        for row in field.chunks_exact(self.grid.nx) {
            self.sums.iter_mut().zip(row).for_each(|(sum, &value)| *sum += f64::from(value));
        }
        let inside = self.sums.iter().zip(&self.columns).filter(|&(_, &inside)| inside);
        let sum: f64 = inside.map(|(&sum, _)| sum).sum();
        (sum / (self.column_count * self.grid.dermis_rows as f64)) as f32
    }

    fn count_cells(&self, state: &State, reading: &mut Reading) {
        let cells = &state.cells;
        let mut counts = [0_u32; 3];
        let mut activation = 0.0_f64;
        for ((&kind, &x_mm), &activated) in cells.kind.iter().zip(&cells.x_mm).zip(&cells.activation) {
            let column = ((x_mm / self.grid.dx_mm) as usize).min(self.grid.nx - 1);
            if self.columns[column] {
                counts[kind as usize] += 1;
                activation += f64::from(activated);
            }
        }
        let fibroblasts = counts[CellKind::Fibroblast as usize];
        let density = |kind: CellKind| (f64::from(counts[kind as usize]) / self.volume_mm3) as f32;
        reading.fibroblasts_per_mm3 = density(CellKind::Fibroblast);
        reading.macrophages_per_mm3 = density(CellKind::Macrophage);
        reading.neutrophils_per_mm3 = density(CellKind::Neutrophil);
        reading.activation = (activation / f64::from(fibroblasts.max(1))) as f32;
    }
}
