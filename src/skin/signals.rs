//! The quasi-steady diffusing signals: `(loss - diffusion laplacian) u = source`, no-flux borders,
//! by warm-started Peaceman-Rachford cycles of four geometric parameters.
//!
//! One implicit step over both axes (as in `smoothing`) would be 25 to 60 % wrong along the axes of the grid at our time steps.

use super::grid::Grid;
use super::parameters::Parameters;
use super::tridiagonal::{LANES, Tridiagonal};

/// Parameters of a cycle, largest first.
const STAGES: usize = 4;

/// The operator and what a cycle needs to invert it.
#[derive(Clone, Debug)]
pub struct Signals {
    nx: usize,
    /// Diffusion over voxel edge squared, 1/d.
    coupling: f32,
    /// Half of the loss, 1/d: each axis carries half.
    half_loss: f32,
    stages: Vec<Stage>,
    /// Between the two half-steps of a stage.
    halfway: Vec<f32>,
    lanes: Vec<[f32; LANES]>,
    flush_below: f32,
}

/// One parameter of the cycle with its factorised systems.
#[derive(Clone, Debug)]
struct Stage {
    shift: f32,
    along_x: Tridiagonal<f32>,
    along_z: Tridiagonal<f32>,
}

impl Signals {
    /// The operator of alarm and TGF-beta.
    #[must_use]
    pub fn new(grid: &Grid, parameters: &Parameters) -> Self {
        let diffusion_mm2_per_d = f64::from(parameters.signals.diffusion_um2_per_s) * 86_400e-6;
        let dx_mm = f64::from(grid.dx_mm);
        let coupling = diffusion_mm2_per_d / (dx_mm * dx_mm);
        let mut signals = Self::with_rates(grid.nx, grid.nz, coupling, f64::from(parameters.signals.loss_per_d));
        signals.flush_below = parameters.signals.flush_below;
        signals
    }

    /// The operator on `nx` by `nz` voxels for any rates (1/d): `coupling` is diffusion over voxel edge squared.
    #[must_use]
    pub fn with_rates(nx: usize, nz: usize, coupling: f64, loss: f64) -> Self {
        let half_loss = loss / 2.0;
        let (least, largest) = (half_loss, half_loss + 4.0 * coupling);
        let stages = (0..STAGES).rev().map(|i| {
            let exponent = (2 * i + 1) as f64 / (2 * STAGES) as f64;
            // Rounded first: matrix and right side must agree on the shift.
            let shift = (least * libm::pow(largest / least, exponent)) as f32;
            let diagonal = f64::from(shift) + half_loss;
            Stage {
                shift,
                along_x: Tridiagonal::new(nx, diagonal, coupling),
                along_z: Tridiagonal::new(nz, diagonal, coupling),
            }
        });
        Self {
            nx,
            coupling: coupling as f32,
            half_loss: half_loss as f32,
            stages: stages.collect(),
            halfway: vec![0.0; nx * nz],
            lanes: vec![[0.0; LANES]; nx],
            flush_below: 0.0,
        }
    }

    /// Parameters of a cycle, 1/d, in the order of use.
    pub fn shifts(&self) -> impl Iterator<Item = f32> {
        self.stages.iter().map(|stage| stage.shift)
    }

    /// Brings `field` nearer to the steady state of `source` by `cycles` cycles; then clips it at zero.
    pub fn solve(&mut self, field: &mut [f32], source: &[f32], cycles: usize) {
        if field.iter().chain(source).all(|&value| value == 0.0) {
            return;
        }
        for _ in 0..cycles {
            self.cycle(field, source);
        }
        for value in field {
            *value = if *value > self.flush_below { *value } else { 0.0 };
        }
    }

    /// One cycle, without clipping.
    pub fn cycle(&mut self, field: &mut [f32], source: &[f32]) {
        let Self { nx, coupling, half_loss, ref stages, ref mut halfway, ref mut lanes, .. } = *self;
        for stage in stages {
            let weight = stage.shift - half_loss;
            spread_along_z(halfway, field, source, nx, weight, coupling);
            stage.along_x.solve_rows(halfway, lanes);
            spread_along_x(field, halfway, source, nx, weight, coupling);
            stage.along_z.solve_columns(field, nx);
        }
    }
}

/// `out = weight u + coupling dzz u + source`.
fn spread_along_z(out: &mut [f32], u: &[f32], source: &[f32], nx: usize, weight: f32, coupling: f32) {
    let rows = u.len() / nx;
    let row = |i: usize| &u[i * nx..(i + 1) * nx];
    for (i, (out, source)) in out.chunks_exact_mut(nx).zip(source.chunks_exact(nx)).enumerate() {
        // Beyond a no-flux border lies the mirror image.
        let (above, below) = (row(i.saturating_sub(1)), row((i + 1).min(rows - 1)));
        for ((((out, &u), &above), &below), &source) in out.iter_mut().zip(row(i)).zip(above).zip(below).zip(source) {
            *out = weight * u + coupling * ((above - u) + (below - u)) + source;
        }
    }
}

/// `out = weight u + coupling dxx u + source`.
fn spread_along_x(out: &mut [f32], u: &[f32], source: &[f32], nx: usize, weight: f32, coupling: f32) {
    for ((out, u), source) in out.chunks_exact_mut(nx).zip(u.chunks_exact(nx)).zip(source.chunks_exact(nx)) {
        let last = nx - 1;
        out[0] = weight * u[0] + coupling * (u[1] - u[0]) + source[0];
        out[last] = weight * u[last] + coupling * (u[last - 1] - u[last]) + source[last];
        let inner = out[1..last].iter_mut().zip(&u[1..last]).zip(&u[..last - 1]).zip(&u[2..]).zip(&source[1..last]);
        for ((((out, &u), &left), &right), &source) in inner {
            *out = weight * u + coupling * ((left - u) + (right - u)) + source;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_converge_to_the_steady_state() {
        let (nx, nz, coupling, loss) = (32, 24, 40.0, 15.0);
        let mut signals = Signals::with_rates(nx, nz, coupling, loss);
        let mut source = vec![0.0_f32; nx * nz];
        source[9 * nx + 4] = 100.0;
        let mut field = vec![0.0_f32; nx * nz];
        signals.solve(&mut field, &source, 12);
        for i in 0..nz {
            for j in 0..nx {
                let at = |i: usize, j: usize| f64::from(field[i.min(nz - 1) * nx + j.min(nx - 1)]);
                let beside = [at(i.saturating_sub(1), j), at(i + 1, j), at(i, j.saturating_sub(1)), at(i, j + 1)];
                let spread: f64 = beside.iter().map(|value| coupling * (value - at(i, j))).sum();
                let rest = loss * at(i, j) - spread - f64::from(source[i * nx + j]);
                assert!(rest.abs() < 1e-3, "({i}, {j}): {rest}");
            }
        }
    }
}
