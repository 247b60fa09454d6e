//! From a position to the voxels round it and back: bilinear reading and scattering.

use super::grid::Grid;
use crate::within::Within;

/// The four voxel centres round a position, with their weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Corners {
    /// Index of the upper left voxel.
    first: usize,
    /// Values in a row.
    nx: usize,
    /// Weights: upper left, upper right, lower left, lower right.
    weights: [f32; 4],
}

/// A square of voxels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Square {
    /// Index of the upper left voxel.
    first: usize,
    /// Values in a row.
    nx: usize,
    rows: usize,
    columns: usize,
}

/// Finds voxels in fields of `rows` rows whose first row is row `top` of the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampler {
    nx: usize,
    rows: usize,
    top: f32,
    per_mm: f32,
}

impl Sampler {
    /// For full fields.
    #[must_use]
    pub fn full(grid: &Grid) -> Self {
        Self { nx: grid.nx, rows: grid.nz, top: 0.0, per_mm: 1.0 / grid.dx_mm }
    }

    /// For dermis fields.
    #[must_use]
    pub fn dermis(grid: &Grid) -> Self {
        Self { rows: grid.dermis_rows, top: grid.epidermis_rows as f32, ..Self::full(grid) }
    }

    /// The voxel that holds a position, or the nearest one.
    #[must_use]
    pub fn voxel(&self, x_mm: f32, z_mm: f32) -> usize {
        let [row, column] = self.place(x_mm, z_mm);
        row * self.nx + column
    }

    /// Row and column of that voxel.
    #[inline]
    fn place(&self, x_mm: f32, z_mm: f32) -> [usize; 2] {
        // A cast of a negative number gives 0.
        let column = (x_mm * self.per_mm) as usize;
        let row = (z_mm * self.per_mm - self.top) as usize;
        [row.min(self.rows - 1), column.min(self.nx - 1)]
    }

    /// The square of voxels, `edge` by `edge`, that holds a position; squares tile the field from its upper left corner.
    #[inline]
    #[must_use]
    pub fn square(&self, x_mm: f32, z_mm: f32, edge: usize) -> Square {
        let [row, column] = self.place(x_mm, z_mm);
        // The default grid's case, spared the divisions: this is asked of every cell in every step.
        if edge == 1 {
            return Square { first: row * self.nx + column, nx: self.nx, rows: 1, columns: 1 };
        }
        let (row, column) = (row / edge * edge, column / edge * edge);
        Square {
            first: row * self.nx + column,
            nx: self.nx,
            rows: edge.min(self.rows - row),
            columns: edge.min(self.nx - column),
        }
    }

    /// The voxel centres round a position; beyond the outermost centres the field goes on unchanged.
    #[must_use]
    pub fn corners(&self, x_mm: f32, z_mm: f32) -> Corners {
        let (j, right) = split(x_mm * self.per_mm - 0.5, self.nx);
        let (i, below) = split(z_mm * self.per_mm - self.top - 0.5, self.rows);
        let (left, above) = (1.0 - right, 1.0 - below);
        Corners {
            first: i * self.nx + j,
            nx: self.nx,
            weights: [above * left, above * right, below * left, below * right],
        }
    }

    /// Difference of a field between `reach_mm` to either side, from left to right and from top to bottom.
    #[must_use]
    pub fn difference(&self, field: &[f32], x_mm: f32, z_mm: f32, reach_mm: f32) -> [f32; 2] {
        let at = |x_mm, z_mm| self.corners(x_mm, z_mm).read(field);
        [at(x_mm + reach_mm, z_mm) - at(x_mm - reach_mm, z_mm), at(x_mm, z_mm + reach_mm) - at(x_mm, z_mm - reach_mm)]
    }
}

/// Index of the centre before a place, and how far the place is beyond it.
fn split(place: f32, n: usize) -> (usize, f32) {
    let place = place.within(0.0, (n - 1) as f32);
    let before = (place as usize).min(n - 2);
    (before, place - before as f32)
}

impl Square {
    /// The mean of a field over the square.
    #[inline(always)]
    #[must_use]
    pub fn mean(&self, field: &[f32]) -> f32 {
        // A single voxel on the default grid: the common case, kept short enough to be inlined.
        if self.rows * self.columns == 1 { field[self.first] } else { self.mean_of_many(field) }
    }

    #[cold]
    #[inline(never)]
    fn mean_of_many(&self, field: &[f32]) -> f32 {
        let row = |i: usize| field[self.first + i * self.nx..][..self.columns].iter().sum::<f32>();
        (0..self.rows).map(row).sum::<f32>() / (self.rows * self.columns) as f32
    }
}

impl Corners {
    /// The field's value between the four centres.
    #[must_use]
    pub fn read(&self, field: &[f32]) -> f32 {
        let [w, x, y, z] = self.weights;
        let (above, below) =
            (&field[self.first..self.first + 2], &field[self.first + self.nx..self.first + self.nx + 2]);
        (w * above[0] + x * above[1]) + (y * below[0] + z * below[1])
    }

    /// Shares an amount out to the four centres.
    pub fn scatter(&self, field: &mut [f32], amount: f32) {
        let [w, x, y, z] = self.weights;
        field[self.first] += amount * w;
        field[self.first + 1] += amount * x;
        field[self.first + self.nx] += amount * y;
        field[self.first + self.nx + 1] += amount * z;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_scattered_is_read_back_in_full() {
        let sampler = Sampler::dermis(&Grid::STANDARD);
        let mut field = vec![0.0; Grid::STANDARD.dermis_len()];
        for (x, z) in [(0.0, 0.0), (6.0, 3.0), (3.21, 0.7), (0.01, 1.3)] {
            sampler.corners(x, z).scatter(&mut field, 1.0);
        }
        assert!((field.iter().sum::<f32>() - 4.0).abs() < 1e-6);
        let ramp: Vec<f32> = (0..field.len()).map(|i| (i % 128) as f32).collect();
        assert!((sampler.corners(3.0, 0.8).read(&ramp) - 63.5).abs() < 1e-4);
    }
}
