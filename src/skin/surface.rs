//! The height of the surface: tissue volume gained and lost below it, coupled elastically between columns.

use super::grid::Grid;
use super::parameters::Parameters;
use super::tridiagonal::Tridiagonal;

/// What lifts the surface. All but the last two are dermis fields.
#[derive(Clone, Copy, Debug)]
pub struct Below<'a> {
    /// Collagen I.
    pub collagen_1: &'a [f32],
    /// Collagen III.
    pub collagen_3: &'a [f32],
    /// Provisional matrix.
    pub provisional: &'a [f32],
    /// Full field: alarm, which brings oedema; none leaves oedema out.
    pub alarm: Option<&'a [f32]>,
    /// Columns: depth by which the surface is held down, mm.
    pub tether_mm: &'a [f32],
}

/// `(1 - coupling^2 dxx) h = integral of the volume change over the dermis`, ends free; then the tether is taken off.
#[derive(Clone, Debug)]
pub struct Surface {
    grid: Grid,
    system: Tridiagonal<f32>,
    volume_per_matrix: f32,
    oedema: f32,
    half_alarm: f32,
}

impl Surface {
    /// The surface over a grid.
    #[must_use]
    pub fn new(grid: &Grid, parameters: &Parameters) -> Self {
        let reach = f64::from(parameters.surface.coupling_mm) / f64::from(grid.dx_mm);
        Self {
            grid: *grid,
            system: Tridiagonal::new(grid.nx, 1.0, reach * reach),
            volume_per_matrix: parameters.surface.volume_per_matrix,
            oedema: parameters.surface.oedema,
            half_alarm: parameters.leukocytes.macrophage_half_alarm,
        }
    }

    /// Writes the height of each column over the healthy surface, mm.
    pub fn height(&self, below: &Below<'_>, out: &mut [f32]) {
        let Grid { nx, epidermis_rows, dx_mm, .. } = self.grid;
        out.fill(0.0);
        let rows = below.collagen_1.chunks_exact(nx).zip(below.collagen_3.chunks_exact(nx));
        for ((collagen_1, collagen_3), provisional) in rows.zip(below.provisional.chunks_exact(nx)) {
            let matrix = collagen_1.iter().zip(collagen_3).zip(provisional);
            for (out, ((&collagen_1, &collagen_3), &provisional)) in out.iter_mut().zip(matrix) {
                *out += self.volume_per_matrix * (collagen_1 + collagen_3 + provisional - 1.0);
            }
        }
        if let Some(alarm) = below.alarm {
            let dermis = &alarm[epidermis_rows * nx..][..self.grid.dermis_len()];
            for alarm in dermis.chunks_exact(nx) {
                for (out, &alarm) in out.iter_mut().zip(alarm) {
                    *out += self.oedema * alarm / (alarm + self.half_alarm);
                }
            }
        }
        out.iter_mut().for_each(|out| *out *= dx_mm);
        self.couple(out);
        for (out, &tether) in out.iter_mut().zip(below.tether_mm) {
            *out -= tether;
        }
    }

    /// Spreads a load per column over its neighbours; the sum stays.
    pub fn couple(&self, columns: &mut [f32]) {
        self.system.solve_row(columns);
    }
}
