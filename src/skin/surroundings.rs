//! What a cell meets where it is: signals, matrix, crowding and the walls of the dermis.

use super::grid::Grid;
use super::random::Draws;
use super::sampling::{Sampler, Square};
use crate::within::Within;

/// The fields round the cells, as the matrix of this step has left them.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The grid of all fields.
    pub grid: Grid,
    /// Full field: alarm.
    pub alarm: &'a [f32],
    /// Full field: TGF-beta, ng/mL.
    pub tgf_beta: &'a [f32],
    /// Dermis field: collagen I.
    pub collagen_1: &'a [f32],
    /// Dermis field: collagen III.
    pub collagen_3: &'a [f32],
    /// Dermis field: fibre tensor, mean of cos 2a.
    pub alignment_1: &'a [f32],
    /// Dermis field: fibre tensor, mean of sin 2a.
    pub alignment_2: &'a [f32],
    /// Dermis field: provisional matrix.
    pub provisional: &'a [f32],
    /// Dermis field: density at which the tension on a fibre is healthy.
    pub set_point: &'a [f32],
    /// Dermis field: fibroblasts per mm3.
    pub fibroblasts: &'a [f32],
}

/// How a cell crawls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crawl {
    /// mm/d.
    pub speed_mm_per_d: f32,
    /// Persistence of the random walk, d.
    pub persistence_d: f32,
    /// Share of the speed that goes up a steep gradient of alarm.
    pub chemotaxis: f32,
    /// Difference of alarm over two voxels at which the drift is half of its largest.
    pub half_difference: f32,
}

impl Crawl {
    /// Displacement of one step, mm: drift up `difference` of alarm, and noise on each axis.
    #[must_use]
    pub fn displacement(&self, difference: [f32; 2], dt_d: f32, draws: &mut Draws) -> ([f32; 2], [f32; 2]) {
        let steepness = (difference[0] * difference[0] + difference[1] * difference[1]).sqrt();
        let saturation = steepness / (steepness + self.half_difference);
        // The small number keeps the direction of no gradient from being 0 / 0.
        let pull = self.chemotaxis * self.speed_mm_per_d * saturation / (steepness + 1e-9) * dt_d;
        let spread = (self.speed_mm_per_d * self.speed_mm_per_d * self.persistence_d * dt_d).sqrt();
        let noise = draws.normal_pair();
        ([pull * difference[0], pull * difference[1]], [noise[0] * spread, noise[1] * spread])
    }
}

impl Surroundings<'_> {
    /// Finds voxels in full fields.
    #[must_use]
    pub fn full(&self) -> Sampler {
        Sampler::full(&self.grid)
    }

    /// Finds voxels in dermis fields.
    #[must_use]
    pub fn dermis(&self) -> Sampler {
        Sampler::dermis(&self.grid)
    }

    /// The voxels of the dermis, about `edge_mm` by `edge_mm`, among which a position lies.
    #[must_use]
    pub fn square(&self, x_mm: f32, z_mm: f32, edge_mm: f32) -> Square {
        let edge = ((edge_mm / self.grid.dx_mm + 0.5) as usize).max(1);
        self.dermis().square(x_mm, z_mm, edge)
    }

    /// The position mirrored at the walls of the dermis.
    #[must_use]
    pub fn reflect(&self, x_mm: f32, z_mm: f32) -> [f32; 2] {
        let (top, floor) = (self.grid.dermis_top_mm(), self.grid.dermis_floor_mm());
        [mirror(x_mm, 0.0, self.grid.width_mm()), mirror(z_mm, top, floor)]
    }

    /// The nearest position inside the dermis.
    #[must_use]
    pub fn clamp(&self, x_mm: f32, z_mm: f32) -> [f32; 2] {
        let (top, floor) = (self.grid.dermis_top_mm(), self.grid.dermis_floor_mm());
        [x_mm.within(0.0, self.grid.width_mm()), z_mm.within(top, floor)]
    }
}

fn mirror(place: f32, least: f32, most: f32) -> f32 {
    let place = if place < least { 2.0 * least - place } else { place };
    let place = if place > most { 2.0 * most - place } else { place };
    // A displacement longer than the dermis is thick would need a second mirror.
    place.within(least, most)
}
