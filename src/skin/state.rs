//! The state of the skin: all that changes as it heals, with the maps of the scar that do not.

use super::cells::{Cell, Cells, MOST_CELLS, Phenotype};
use super::grid::Grid;
use super::moment::CellKind;
use super::parameters::Parameters;
use super::random::{Draws, Purpose, Random};
use super::surface::Below;

/// Edge, in voxels, of the blocks that cells are spread over at minute 0: within a block they lie at random, the blocks share them out evenly.
const BLOCK: usize = 4;

/// What a state is made from: any density, phenotype and activation, voxel by voxel.
#[derive(Clone, Debug, PartialEq)]
pub struct Tissue {
    /// Dermis field: collagen I and III together, share of healthy.
    pub collagen: Vec<f32>,
    /// Dermis field: collagen III in it.
    pub type_3_share: Vec<f32>,
    /// Dermis field: fibre tensor, mean of cos 2a (the mean of sin 2a is 0).
    pub alignment: Vec<f32>,
    /// Dermis field: debris, 0 to 1.
    pub debris: Vec<f32>,
    /// Dermis field: provisional matrix.
    pub provisional: Vec<f32>,
    /// Dermis field: line of the fibroblasts.
    pub phenotype: Vec<Phenotype>,
    /// Dermis field: activation of the fibroblasts.
    pub activation: Vec<f32>,
    /// Dermis field: matrix density at which the tension on a fibre is healthy.
    pub set_point: Vec<f32>,
    /// Column: depth by which the surface is held down, mm.
    pub tether_mm: Vec<f32>,
    /// Column: whether it belongs to the scar; none for healthy skin.
    pub in_scar: Vec<bool>,
}

/// The skin at the start of a step. Fields as in [`super::moment::Moment`].
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The grid of all fields.
    pub grid: Grid,
    /// Number of steps done.
    pub step: u32,
    /// Dermis field: collagen I, share of all healthy collagen.
    pub collagen_1: Vec<f32>,
    /// Dermis field: collagen III, same unit.
    pub collagen_3: Vec<f32>,
    /// Dermis field: fibre tensor, mean of cos 2a.
    pub alignment_1: Vec<f32>,
    /// Dermis field: fibre tensor, mean of sin 2a.
    pub alignment_2: Vec<f32>,
    /// Dermis field: debris and clot, 0 to 1.
    pub debris: Vec<f32>,
    /// Dermis field: provisional matrix.
    pub provisional: Vec<f32>,
    /// Full field: alarm signal.
    pub alarm: Vec<f32>,
    /// Full field: active TGF-beta, ng/mL.
    pub tgf_beta: Vec<f32>,
    /// The cells.
    pub cells: Cells,
    /// Dermis field that never changes: matrix density at which the tension on a fibre is healthy.
    pub set_point: Vec<f32>,
    /// Column values that never change: depth by which the surface is held down, mm.
    pub tether_mm: Vec<f32>,
}

impl State {
    /// A state at minute 0, with cells spread over `tissue` at constant density per matrix.
    #[must_use]
    pub fn new(grid: Grid, tissue: &Tissue, parameters: &Parameters, random: &Random) -> Self {
        let type_3 = || tissue.collagen.iter().zip(&tissue.type_3_share);
        let mut state = Self {
            grid,
            step: 0,
            collagen_1: type_3().map(|(collagen, share)| collagen * (1.0 - share)).collect(),
            collagen_3: type_3().map(|(collagen, share)| collagen * share).collect(),
            alignment_1: tissue.alignment.clone(),
            alignment_2: vec![0.0; grid.dermis_len()],
            debris: tissue.debris.clone(),
            provisional: tissue.provisional.clone(),
            alarm: vec![0.0; grid.full_len()],
            tgf_beta: vec![0.0; grid.full_len()],
            cells: Cells::with_capacity(MOST_CELLS),
            set_point: tissue.set_point.clone(),
            tether_mm: tissue.tether_mm.clone(),
        };
        state.place_cells(tissue, parameters, random);
        state
    }

    /// The fields that change, always in the same order.
    #[must_use]
    pub fn fields(&self) -> [&Vec<f32>; 8] {
        let Self { collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta, .. } = self;
        [collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta]
    }

    /// The same, to be changed.
    pub fn fields_mut(&mut self) -> [&mut Vec<f32>; 8] {
        let Self { collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta, .. } = self;
        [collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta]
    }

    /// Takes over all that changes from another state of the same skin.
    pub fn copy_from(&mut self, other: &Self) {
        self.step = other.step;
        for (mine, theirs) in self.fields_mut().into_iter().zip(other.fields()) {
            mine.copy_from_slice(theirs);
        }
        self.cells.copy_from(&other.cells);
    }

    /// What lifts the surface, oedema left out.
    #[must_use]
    pub fn below(&self) -> Below<'_> {
        Below {
            collagen_1: &self.collagen_1,
            collagen_3: &self.collagen_3,
            provisional: &self.provisional,
            alarm: None,
            tether_mm: &self.tether_mm,
        }
    }

    /// Spreads the fibroblasts: block after block in a snake, so that chance moves a cell by a block at most.
    fn place_cells(&mut self, tissue: &Tissue, parameters: &Parameters, random: &Random) {
        let grid = self.grid;
        let volume = parameters.section.slab_mm * grid.dx_mm * grid.dx_mm;
        let expected = |i: usize, j: usize| {
            let voxel = i * grid.nx + j;
            let density = parameters.phenotypes.density[tissue.phenotype[voxel] as usize];
            f64::from(parameters.fibroblasts.density_per_mm3 * volume * tissue.collagen[voxel] * density)
        };
        let mut owed = -0.5;
        for (k, top) in (0..grid.dermis_rows).step_by(BLOCK).enumerate() {
            let blocks = grid.nx.div_ceil(BLOCK);
            for b in 0..blocks {
                let left = if k % 2 == 0 { b } else { blocks - 1 - b } * BLOCK;
                let voxels = (top..(top + BLOCK).min(grid.dermis_rows))
                    .flat_map(|i| (left..(left + BLOCK).min(grid.nx)).map(move |j| (i, j)));
                let total: f64 = voxels.clone().map(|(i, j)| expected(i, j)).sum();
                owed += total;
                while owed > 0.0 {
                    owed -= 1.0;
                    let mut draws = random.draws(Purpose::Placement, self.cells.next_id, 0);
                    let mut rest = draws.uniform_f64() * total;
                    let voxel = voxels.clone().find(|&(i, j)| {
                        rest -= expected(i, j);
                        rest < 0.0
                    });
                    let (i, j) = voxel.unwrap_or((top, left));
                    self.place_cell(i, j, tissue, &mut draws);
                }
            }
        }
    }

    fn place_cell(&mut self, i: usize, j: usize, tissue: &Tissue, draws: &mut Draws) {
        let (grid, voxel) = (self.grid, i * self.grid.nx + j);
        let x_mm = (j as f32 + draws.uniform()) * grid.dx_mm;
        let z_mm = ((grid.epidermis_rows + i) as f32 + draws.uniform()) * grid.dx_mm;
        self.cells.add(Cell {
            id: 0,
            kind: CellKind::Fibroblast,
            phenotype: tissue.phenotype[voxel],
            x_mm,
            z_mm,
            activation: tissue.activation[voxel],
            heading: draws.direction(),
            hill: 0.0,
            transient: false,
        });
    }
}
