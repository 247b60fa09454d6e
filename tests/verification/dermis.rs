//! A dermis that is the same everywhere, and a cell in its middle: where the rules of cells are tried one by one.

use pinprick::skin::cells::{Cell, Phenotype};
use pinprick::skin::grid::Grid;
use pinprick::skin::moment::CellKind;
use pinprick::skin::surroundings::Surroundings;

/// The default grid.
pub const GRID: Grid = Grid::STANDARD;

/// The fields round the cells.
pub struct Fields {
    pub alarm: Vec<f32>,
    tgf_beta: Vec<f32>,
    collagen_1: Vec<f32>,
    collagen_3: Vec<f32>,
    alignment_1: Vec<f32>,
    alignment_2: Vec<f32>,
    provisional: Vec<f32>,
    set_point: Vec<f32>,
    pub fibroblasts: Vec<f32>,
}

impl Fields {
    /// Healthy matrix with fibres along x of strength `alignment`, under TGF-beta, without alarm.
    pub fn healthy(tgf_beta_ng_ml: f32, alignment: f32) -> Self {
        let dermis = |value| vec![value; GRID.dermis_len()];
        Self {
            alarm: vec![0.0; GRID.full_len()],
            tgf_beta: vec![tgf_beta_ng_ml; GRID.full_len()],
            collagen_1: dermis(0.8),
            collagen_3: dermis(0.2),
            alignment_1: dermis(alignment),
            alignment_2: dermis(0.0),
            provisional: dermis(0.0),
            set_point: dermis(1.0),
            fibroblasts: dermis(3000.0),
        }
    }

    /// What cells see of them.
    pub fn around(&self) -> Surroundings<'_> {
        Surroundings {
            grid: GRID,
            alarm: &self.alarm,
            tgf_beta: &self.tgf_beta,
            collagen_1: &self.collagen_1,
            collagen_3: &self.collagen_3,
            alignment_1: &self.alignment_1,
            alignment_2: &self.alignment_2,
            provisional: &self.provisional,
            set_point: &self.set_point,
            fibroblasts: &self.fibroblasts,
        }
    }
}

/// The middle of the dermis, mm.
pub fn middle_mm() -> [f32; 2] {
    [GRID.width_mm() / 2.0, (GRID.dermis_top_mm() + GRID.dermis_floor_mm()) / 2.0]
}

/// A cell in the middle of the dermis.
pub fn cell(kind: CellKind, activation: f32) -> Cell {
    let [x_mm, z_mm] = middle_mm();
    let (phenotype, heading) = (Phenotype::Normal, [1.0, 0.0]);
    Cell { id: 0, kind, phenotype, x_mm, z_mm, activation, heading, hill: 0.0, transient: false }
}
