//! One implicit step of diffusion by locally one-dimensional sweeps (LOD): the kernel that spreads a cell's work over its reach.

use super::tridiagonal::{LANES, Real, Tridiagonal};

/// `(1 + decay - coupling dxx)^-1 (1 + decay - coupling dzz)^-1`, no-flux ends, on fields of `nx` by `nz` values.
#[derive(Clone, Debug)]
pub struct Smoothing<T> {
    along_x: Tridiagonal<T>,
    along_z: Tridiagonal<T>,
    lanes: Vec<[T; LANES]>,
}

impl<T: Real> Smoothing<T> {
    /// `coupling` is diffusion times step over voxel edge squared; `decay` the share lost on each axis.
    #[must_use]
    pub fn new(nx: usize, nz: usize, coupling: f64, decay: f64) -> Self {
        Self {
            along_x: Tridiagonal::new(nx, 1.0 + decay, coupling),
            along_z: Tridiagonal::new(nz, 1.0 + decay, coupling),
            lanes: vec![[T::default(); LANES]; nx],
        }
    }

    /// Smooths one field, or several that follow one another in `fields`, in place.
    pub fn apply(&mut self, fields: &mut [T]) {
        let nx = self.along_x.len();
        for field in fields.chunks_exact_mut(nx * self.along_z.len()) {
            self.along_z.solve_columns(field, nx);
        }
        self.along_x.solve_rows(fields, &mut self.lanes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_keeps_mass_and_sign_and_spreads_by_the_reach() {
        let (nx, nz, coupling) = (256, 128, 6.5536);
        let mut field = vec![0.0_f64; nx * nz];
        field[64 * nx + 128] = 1.0;
        Smoothing::new(nx, nz, coupling, 0.0).apply(&mut field);
        let mass: f64 = field.iter().sum();
        let square = |i: usize| (i % nx) as f64 - 128.0;
        let variance: f64 = field.iter().enumerate().map(|(i, value)| value * square(i) * square(i)).sum();
        assert!((mass - 1.0).abs() < 1e-12, "{mass}");
        assert!((variance / (2.0 * coupling) - 1.0).abs() < 1e-9, "{variance}");
        assert!(field.iter().all(|&value| value > 0.0));
    }
}
