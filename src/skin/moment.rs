//! A moment: the state of the skin at one time, as plain arrays for whoever draws or reports it.

use super::grid::Grid;

/// What kind of cell an agent is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CellKind {
    /// Makes collagen; crawls once activated. A myofibroblast when `activation` is above 0.5.
    Fibroblast = 0,
    /// Clears debris, later releases TGF-beta.
    Macrophage = 1,
    /// First immune cell on the spot.
    Neutrophil = 2,
}

/// Cells as parallel arrays, sorted by `id`.
#[derive(Clone, Debug, Default)]
pub struct MomentCells {
    /// Number that stays with a cell for its life.
    pub id: Vec<u32>,
    /// Kind of cell.
    pub kind: Vec<CellKind>,
    /// mm from the left edge, in undeformed skin.
    pub x_mm: Vec<f32>,
    /// mm below the healthy surface, in undeformed skin.
    pub z_mm: Vec<f32>,
    /// Activation of a fibroblast, 0 to 1; 0 for the others.
    pub activation: Vec<f32>,
    /// Heading, radians from the surface-parallel axis, z downwards.
    pub heading: Vec<f32>,
    /// 1 for a cell that is there at both ends of the step, else the share of the step during which it is there.
    pub presence: Vec<f32>,
}

/// The skin at one time; fields between two steps are interpolated linearly.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The grid of all fields.
    pub grid: Grid,
    /// Days since minute 0.
    pub time_d: f64,
    /// Dermis field: collagen I, as a share of all healthy collagen.
    pub collagen_1: Vec<f32>,
    /// Dermis field: collagen III, same unit.
    pub collagen_3: Vec<f32>,
    /// Dermis field: fibre tensor, mean of cos 2a, a from the surface-parallel axis.
    pub alignment_1: Vec<f32>,
    /// Dermis field: fibre tensor, mean of sin 2a.
    pub alignment_2: Vec<f32>,
    /// Dermis field: debris and clot, 0 to 1.
    pub debris: Vec<f32>,
    /// Dermis field: provisional matrix (fibrin, fibronectin).
    pub provisional: Vec<f32>,
    /// Full field: alarm signal.
    pub alarm: Vec<f32>,
    /// Full field: active TGF-beta, ng/mL.
    pub tgf_beta: Vec<f32>,
    /// Height of the surface above the healthy surface per column, mm (oedema included).
    pub height_mm: Vec<f32>,
    /// The cells.
    pub cells: MomentCells,
}
