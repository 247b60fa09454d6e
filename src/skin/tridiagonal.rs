//! The tridiagonal systems of implicit diffusion with no-flux ends, solved along and across the rows of a field.
//!
//! A sweep across the rows works on whole rows and vectorises as it stands. A sweep along a row waits for the
//! multiplication before, so eight rows are solved side by side.

use core::ops::{Add, AddAssign, Mul, MulAssign};

pub use super::lanes::LANES;

/// The numbers that the sweeps work on: `f32` in the model, `f64` in its tests.
pub trait Real: Copy + Default + Add<Output = Self> + Mul<Output = Self> + AddAssign + MulAssign {
    /// The nearest number of this type.
    fn from_f64(value: f64) -> Self;
}

impl Real for f32 {
    fn from_f64(value: f64) -> Self {
        value as Self
    }
}

impl Real for f64 {
    fn from_f64(value: f64) -> Self {
        value
    }
}

/// A factorised system: `diagonal + 2 coupling` (at both ends `diagonal + coupling`), beside it `-coupling`.
#[derive(Clone, Debug)]
pub struct Tridiagonal<T> {
    /// Reciprocal pivots.
    pivot: Vec<T>,
    /// Coupling times reciprocal pivot: what either sweep takes over from the unknown before. The forward sweep multiplies
    /// its new value by the pivot first, so that only one product and one sum have to wait for that unknown.
    carry: Vec<T>,
}

impl<T: Real> Tridiagonal<T> {
    /// Factorises a system of `n` unknowns, in double precision.
    #[must_use]
    pub fn new(n: usize, diagonal: f64, coupling: f64) -> Self {
        let (mut pivot, mut carry) = (Vec::with_capacity(n), Vec::with_capacity(n));
        let mut carried = 0.0;
        for i in 0..n {
            let neighbours = usize::from(i > 0) + usize::from(i + 1 < n);
            let reciprocal = 1.0 / (diagonal + coupling * neighbours as f64 - coupling * carried);
            carried = coupling * reciprocal;
            pivot.push(T::from_f64(reciprocal));
            carry.push(T::from_f64(carried));
        }
        Self { pivot, carry }
    }

    /// Number of unknowns.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a system always has unknowns")]
    pub fn len(&self) -> usize {
        self.pivot.len()
    }

    /// Solves every column of `field`, whose rows have `nx` values, in place.
    pub fn solve_columns(&self, field: &mut [T], nx: usize) {
        let n = self.len();
        let field = &mut field[..nx * n];
        for value in &mut field[..nx] {
            *value *= self.pivot[0];
        }
        for i in 1..n {
            let (before, row) = field[(i - 1) * nx..(i + 1) * nx].split_at_mut(nx);
            let (pivot, carry) = (self.pivot[i], self.carry[i]);
            row.iter_mut().zip(before).for_each(|(value, before)| *value = *value * pivot + carry * *before);
        }
        for i in (0..n - 1).rev() {
            let (row, after) = field[i * nx..(i + 2) * nx].split_at_mut(nx);
            let carry = self.carry[i];
            row.iter_mut().zip(after).for_each(|(value, after)| *value += carry * *after);
        }
    }

    /// Solves every row of `field` in place, eight rows at a time; `lanes` holds at least one place an unknown.
    pub fn solve_rows(&self, field: &mut [T], lanes: &mut [[T; LANES]]) {
        let n = self.len();
        let lanes = &mut lanes[..n];
        let mut blocks = field.chunks_exact_mut(n * LANES);
        for block in &mut blocks {
            self.solve_block(block, lanes);
        }
        for row in blocks.into_remainder().chunks_exact_mut(n) {
            self.solve_row(row);
        }
    }

    fn solve_block(&self, block: &mut [T], lanes: &mut [[T; LANES]]) {
        let n = lanes.len();
        let mut rows = block.chunks_exact_mut(n);
        let mut rows: [&mut [T]; LANES] = core::array::from_fn(|_| rows.next().expect("a block has LANES rows"));
        let mut before = [T::default(); LANES];
        for (j, ((lane, &pivot), &carry)) in lanes.iter_mut().zip(&self.pivot).zip(&self.carry).enumerate() {
            for (before, row) in before.iter_mut().zip(&rows) {
                *before = row[j] * pivot + carry * *before;
            }
            *lane = before;
        }
        let mut after = [T::default(); LANES];
        for (j, (lane, &carry)) in lanes.iter().zip(&self.carry).enumerate().rev() {
            for ((after, &value), row) in after.iter_mut().zip(lane).zip(&mut rows) {
                *after = value + carry * *after;
                row[j] = *after;
            }
        }
    }

    /// Solves one row in place.
    pub fn solve_row(&self, row: &mut [T]) {
        let mut before = T::default();
        for ((value, &pivot), &carry) in row.iter_mut().zip(&self.pivot).zip(&self.carry) {
            before = *value * pivot + carry * before;
            *value = before;
        }
        let mut after = T::default();
        for (value, &carry) in row.iter_mut().zip(&self.carry).rev() {
            after = *value + carry * after;
            *value = after;
        }
    }
}

pub mod naive {
    //! The same sweeps as a textbook writes them: what the fast ones are tested and timed against.

    use super::{Real, Tridiagonal};

    /// Solves the columns of `field` one after the other.
    pub fn solve_columns<T: Real>(system: &Tridiagonal<T>, field: &mut [T], nx: usize) {
        for value in &mut field[..nx] {
            *value *= system.pivot[0];
        }
        for i in 1..system.len() {
            for j in i * nx..(i + 1) * nx {
                field[j] = field[j] * system.pivot[i] + system.carry[i] * field[j - nx];
            }
        }
        for i in (0..system.len() - 1).rev() {
            for j in i * nx..(i + 1) * nx {
                field[j] += system.carry[i] * field[j + nx];
            }
        }
    }

    /// Solves the rows of `field` one after the other.
    pub fn solve_rows<T: Real>(system: &Tridiagonal<T>, field: &mut [T]) {
        for row in field.chunks_exact_mut(system.len()) {
            system.solve_row(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(n: usize) -> Vec<f32> {
        (0..n as u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 8) as f32 / 16_777_216.0).collect()
    }

    #[test]
    fn eight_rows_at_once_give_the_bits_of_one_row_after_the_other() {
        for rows in [1, 8, 26, 51] {
            let system = Tridiagonal::<f32>::new(128, 1.0, 3.7);
            let (mut fast, mut slow) = (noise(128 * rows), noise(128 * rows));
            system.solve_rows(&mut fast, &mut vec![[0.0; LANES]; 128]);
            naive::solve_rows(&system, &mut slow);
            assert_eq!(fast, slow);
        }
    }

    #[test]
    fn columns_give_the_bits_of_the_naive_twin() {
        let system = Tridiagonal::<f32>::new(51, 1.2, 0.9);
        let (mut fast, mut slow) = (noise(128 * 51), noise(128 * 51));
        system.solve_columns(&mut fast, 128);
        naive::solve_columns(&system, &mut slow, 128);
        assert_eq!(fast, slow);
    }

    #[test]
    fn a_solved_row_satisfies_its_system() {
        let (n, diagonal, coupling) = (40, 1.5, 2.5);
        let system = Tridiagonal::<f64>::new(n, diagonal, coupling);
        let right: Vec<f64> = noise(n).into_iter().map(f64::from).collect();
        let mut row = right.clone();
        system.solve_row(&mut row);
        for i in 0..n {
            let beside = [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|i| row.get(i));
            let left = diagonal * row[i] + beside.map(|other| coupling * (row[i] - other)).sum::<f64>();
            assert!((left - right[i]).abs() < 1e-12, "row {i}: {left} against {}", right[i]);
        }
    }
}
