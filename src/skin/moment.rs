//! A moment: the state of the skin at one time, as plain arrays for whoever draws or reports it.

use super::cells::{Cell, Cells, MOST_CELLS};
use super::grid::Grid;
use super::state::State;
use super::surface::{Below, Surface};

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
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

impl Moment {
    /// A moment of nothing, with room for any.
    #[must_use]
    pub fn blank(grid: Grid) -> Self {
        let dermis = || vec![0.0; grid.dermis_len()];
        // Two states of at most MOST_CELLS each may have no cell in common.
        let room = 2 * MOST_CELLS;
        Self {
            grid,
            time_d: 0.0,
            collagen_1: dermis(),
            collagen_3: dermis(),
            alignment_1: dermis(),
            alignment_2: dermis(),
            debris: dermis(),
            provisional: dermis(),
            alarm: vec![0.0; grid.full_len()],
            tgf_beta: vec![0.0; grid.full_len()],
            height_mm: vec![0.0; grid.nx],
            cells: MomentCells {
                id: Vec::with_capacity(room),
                kind: Vec::with_capacity(room),
                x_mm: Vec::with_capacity(room),
                z_mm: Vec::with_capacity(room),
                activation: Vec::with_capacity(room),
                heading: Vec::with_capacity(room),
                presence: Vec::with_capacity(room),
            },
        }
    }

    /// Becomes the state between `from` (share 0) and `to` (share 1); the surface is computed from the fields in between.
    pub fn blend(&mut self, from: &State, to: &State, share: f32, surface: &Surface) {
        let Self { collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta, .. } = self;
        let mine = [collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta];
        for (mine, (from, to)) in mine.into_iter().zip(from.fields().into_iter().zip(to.fields())) {
            for (mine, (&from, &to)) in mine.iter_mut().zip(from.iter().zip(to)) {
                *mine = from + share * (to - from);
            }
        }
        self.cells.blend(&from.cells, &to.cells, share);
        let below = Below {
            collagen_1: &self.collagen_1,
            collagen_3: &self.collagen_3,
            provisional: &self.provisional,
            alarm: Some(&self.alarm),
            tether_mm: &from.tether_mm,
        };
        surface.height(&below, &mut self.height_mm);
    }
}

impl MomentCells {
    fn clear(&mut self) {
        self.id.clear();
        self.kind.clear();
        for array in [&mut self.x_mm, &mut self.z_mm, &mut self.activation, &mut self.heading, &mut self.presence] {
            array.clear();
        }
    }

    /// Merges two ascending lists of cells.
    fn blend(&mut self, from: &Cells, to: &Cells, share: f32) {
        self.clear();
        let (mut i, mut j) = (0, 0);
        while i < from.len() || j < to.len() {
            match (from.id.get(i), to.id.get(j)) {
                (Some(id), Some(other)) if id == other => {
                    self.push(&from.get(i), &to.get(j), share, 1.0);
                    (i, j) = (i + 1, j + 1);
                }
                (Some(id), Some(other)) if id > other => {
                    self.push(&to.get(j), &to.get(j), share, share);
                    j += 1;
                }
                (None, _) => {
                    self.push(&to.get(j), &to.get(j), share, share);
                    j += 1;
                }
                _ => {
                    self.push(&from.get(i), &from.get(i), share, 1.0 - share);
                    i += 1;
                }
            }
        }
    }

    fn push(&mut self, from: &Cell, to: &Cell, share: f32, presence: f32) {
        let between = |from: f32, to: f32| from + share * (to - from);
        self.id.push(from.id);
        self.kind.push(from.kind);
        self.x_mm.push(between(from.x_mm, to.x_mm));
        self.z_mm.push(between(from.z_mm, to.z_mm));
        self.activation.push(between(from.activation, to.activation));
        self.heading.push(angle_between(from.heading, to.heading, share));
        self.presence.push(presence);
    }
}

/// The angle on the shorter way from one heading to another.
fn angle_between(from: [f32; 2], to: [f32; 2], share: f32) -> f32 {
    let start = libm::atan2f(from[1], from[0]);
    if from == to {
        return start;
    }
    let turn = libm::atan2f(from[0] * to[1] - from[1] * to[0], from[0] * to[0] + from[1] * to[1]);
    start + share * turn
}
