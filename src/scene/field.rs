//! What the strokes need of a moment: density, new collagen and direction on the dermis grid, sampled between voxels.

use crate::skin::grid::Grid;
use crate::skin::moment::Moment;
use crate::skin::within::Within;

/// A fixed place in the dermis grid: its voxel and the shares of the neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Site {
    first: u32,
    across: f32,
    down: f32,
}

impl Site {
    /// The site of an undeformed place, clamped into the dermis.
    pub fn new(grid: &Grid, x_mm: f32, z_mm: f32) -> Self {
        let gx = (x_mm / grid.dx_mm - 0.5).within(0.0, grid.nx as f32 - 1.001);
        let gz = (z_mm / grid.dx_mm - grid.epidermis_rows as f32 - 0.5).within(0.0, grid.dermis_rows as f32 - 1.001);
        let (j, i) = (gx as u32, gz as u32);
        Self { first: i * grid.nx as u32 + j, across: gx - j as f32, down: gz - i as f32 }
    }
}

/// One voxel as the strokes see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matrix {
    /// Collagen, 1 = healthy.
    pub density: f32,
    /// Share of collagen III.
    pub share_3: f32,
    /// Fibre tensor, cos 2a part.
    pub alignment_1: f32,
    /// Fibre tensor, sin 2a part.
    pub alignment_2: f32,
}

/// The dermis of a moment, voxel by voxel.
#[derive(Clone, Debug, Default)]
pub(super) struct MatrixField {
    nx: usize,
    voxels: Vec<Matrix>,
}

impl MatrixField {
    /// Takes a moment; allocates only when the grid grows.
    pub fn set(&mut self, moment: &Moment) {
        self.nx = moment.grid.nx;
        self.voxels.clear();
        let fields = moment.collagen_1.iter().zip(&moment.collagen_3).zip(&moment.alignment_1).zip(&moment.alignment_2);
        self.voxels.extend(fields.map(|(((&one, &three), &alignment_1), &alignment_2)| {
            let density = one + three;
            Matrix { density, share_3: three / density.max(1e-3), alignment_1, alignment_2 }
        }));
    }

    /// One voxel of the dermis, by row and column.
    pub fn voxel(&self, i: usize, j: usize) -> Matrix {
        self.voxels[i * self.nx + j]
    }

    /// The matrix at a site, bilinear.
    pub fn at(&self, site: Site) -> Matrix {
        let i = site.first as usize;
        let [a, b, c, d] = [self.voxels[i], self.voxels[i + 1], self.voxels[i + self.nx], self.voxels[i + self.nx + 1]];
        let (wb, wc) = (site.across * (1.0 - site.down), (1.0 - site.across) * site.down);
        let wd = site.across * site.down;
        let wa = 1.0 - wb - wc - wd;
        let blend = |f: fn(&Matrix) -> f32| wa * f(&a) + wb * f(&b) + wc * f(&c) + wd * f(&d);
        Matrix {
            density: blend(|m| m.density),
            share_3: blend(|m| m.share_3),
            alignment_1: blend(|m| m.alignment_1),
            alignment_2: blend(|m| m.alignment_2),
        }
    }
}
