//! Which skin a course starts from.

use super::cells::Phenotype;
use super::grid::Grid;
use super::parameters::{Parameters, control_within};
use super::state::Tissue;

/// The initial state of the skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Skin {
    /// Flat healthy facial skin.
    Healthy,
    /// A sunken scar with steep walls.
    Boxcar {
        /// Visible depth, mm, 0.1 to 0.8.
        depth_mm: f32,
        /// Width, mm, 1.5 to 4.
        width_mm: f32,
    },
    /// A fresh gap through the whole dermis: the wound against which the model is calibrated, not shown to readers.
    CalibrationWound {
        /// Width, mm.
        width_mm: f32,
    },
}

impl Skin {
    /// The shallow boxcar scar that readers meet first.
    pub const SHALLOW_BOXCAR: Self = Self::Boxcar { depth_mm: 0.4, width_mm: 2.5 };
}

impl Default for Skin {
    fn default() -> Self {
        Self::SHALLOW_BOXCAR
    }
}

impl Skin {
    /// The same skin with every measure inside its range; a measure that is no number takes its default.
    #[must_use]
    pub fn clamped(self) -> Self {
        let control = control_within;
        match self {
            Self::Healthy => Self::Healthy,
            Self::Boxcar { depth_mm, width_mm } => Self::Boxcar {
                depth_mm: control(depth_mm, |controls| controls.boxcar_depth_mm),
                width_mm: control(width_mm, |controls| controls.boxcar_width_mm),
            },
            Self::CalibrationWound { width_mm } => {
                Self::CalibrationWound { width_mm: control(width_mm, |controls| controls.wound_width_mm) }
            }
        }
    }

    /// Whether the skin is freshly wounded at minute 0, as after a session.
    #[must_use]
    pub fn is_wounded(&self) -> bool {
        matches!(self, Self::CalibrationWound { .. })
    }

    /// The tissue of this skin on `grid`.
    #[must_use]
    pub fn tissue(&self, grid: &Grid, parameters: &Parameters) -> Tissue {
        let mut tissue = Tissue::healthy(grid, parameters);
        match *self {
            Self::Healthy => {}
            Self::Boxcar { depth_mm, width_mm } => sink_boxcar(&mut tissue, grid, parameters, depth_mm, width_mm),
            Self::CalibrationWound { width_mm } => open_wound(&mut tissue, grid, parameters, width_mm),
        }
        tissue
    }
}

impl Tissue {
    /// Healthy skin.
    #[must_use]
    pub fn healthy(grid: &Grid, parameters: &Parameters) -> Self {
        let len = grid.dermis_len();
        Self {
            collagen: vec![1.0; len],
            type_3_share: vec![parameters.matrix.type_3_share; len],
            alignment: vec![parameters.matrix.alignment_at_rest; len],
            debris: vec![0.0; len],
            provisional: vec![0.0; len],
            phenotype: vec![Phenotype::Normal; len],
            activation: vec![0.0; len],
            set_point: vec![1.0; len],
            tether_mm: vec![0.0; grid.nx],
            in_scar: vec![false; grid.nx],
        }
    }

    /// Takes matrix away down to `lesion_mm`, so that the surface sinks by `profile_mm` in each column.
    fn sink(&mut self, grid: &Grid, parameters: &Parameters, profile_mm: &[f64], lesion_mm: f64) {
        let dx_mm = f64::from(grid.dx_mm);
        let lesion_mm = lesion_mm.min(grid.dermis_rows as f64 * dx_mm);
        let least = f64::from(parameters.scars.least_matrix);
        for (i, row) in self.collagen.chunks_exact_mut(grid.nx).enumerate() {
            let depth_mm = (i as f64 + 0.5) * dx_mm;
            let share = ((lesion_mm - depth_mm) / dx_mm + 0.5).clamp(0.0, 1.0);
            for (collagen, &profile_mm) in row.iter_mut().zip(profile_mm) {
                let left = 1.0 - profile_mm / (f64::from(parameters.surface.volume_per_matrix) * lesion_mm);
                *collagen = (1.0 - (1.0 - left.clamp(least, 1.0)) * share) as f32;
            }
        }
        for (alignment, &collagen) in self.alignment.iter_mut().zip(&self.collagen) {
            if collagen < parameters.scars.scar_matrix_below {
                *alignment = parameters.scars.scar_alignment;
            }
        }
    }
}

/// Distance of each column from the middle of the section, mm.
fn from_middle_mm(grid: &Grid) -> impl Iterator<Item = f64> {
    let (dx_mm, half_mm) = (f64::from(grid.dx_mm), f64::from(grid.width_mm()) / 2.0);
    (0..grid.nx).map(move |j| (j as f64 + 0.5) * dx_mm - half_mm)
}

fn sink_boxcar(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, depth_mm: f32, width_mm: f32) {
    let (depth_mm, half_mm) = (f64::from(depth_mm), f64::from(width_mm) / 2.0);
    let scars = &parameters.scars;
    let wall_mm = f64::from(scars.boxcar_wall_mm);
    let step = |place_mm: f64| libm::tanh(place_mm / wall_mm);
    let profile_mm: Vec<f64> =
        from_middle_mm(grid).map(|x_mm| depth_mm / 2.0 * (step(x_mm + half_mm) - step(x_mm - half_mm))).collect();
    let deepest = f64::from(parameters.surface.volume_per_matrix) * f64::from(scars.largest_deficit);
    let lesion_mm = f64::from(scars.boxcar_lesion_mm).max(depth_mm / deepest);
    tissue.sink(grid, parameters, &profile_mm, lesion_mm);
    tissue.in_scar = from_middle_mm(grid).map(|x_mm| x_mm.abs() < half_mm).collect();
}

fn open_wound(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, width_mm: f32) {
    tissue.in_scar = from_middle_mm(grid).map(|x_mm| x_mm.abs() < f64::from(width_mm) / 2.0).collect();
    let gap: Vec<usize> = (0..grid.dermis_len()).filter(|voxel| tissue.in_scar[voxel % grid.nx]).collect();
    for voxel in gap {
        tissue.collagen[voxel] = parameters.scars.least_matrix;
        tissue.debris[voxel] = 1.0;
        tissue.provisional[voxel] = parameters.scars.provisional_fill;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;
    use crate::state::State;

    fn mean(field: &[f32]) -> f32 {
        field.iter().sum::<f32>() / field.len() as f32
    }

    #[test]
    fn a_boxcar_lacks_as_much_volume_as_its_depth_says() {
        let parameters = Parameters::VALUES;
        for depth_mm in [0.1, 0.4, 0.8] {
            let tissue = Skin::Boxcar { depth_mm, width_mm: 2.5 }.tissue(&Grid::STANDARD, &parameters);
            let middle: f32 = tissue.collagen.chunks_exact(128).map(|row| 1.0 - row[64]).sum();
            let sunk_mm = middle * parameters.surface.volume_per_matrix * Grid::STANDARD.dx_mm;
            assert!((sunk_mm / depth_mm - 1.0).abs() < 0.01, "{sunk_mm} of {depth_mm}");
        }
    }

    #[test]
    fn cells_lie_in_the_dermis_at_constant_density_per_matrix() {
        let parameters = Parameters::VALUES;
        for skin in [Skin::Healthy, Skin::SHALLOW_BOXCAR] {
            let tissue = skin.tissue(&Grid::STANDARD, &parameters);
            let cells = State::new(Grid::STANDARD, &tissue, &parameters, &Random { seed: 3 }).cells;
            let expected = 3000.0 * 6.0 * 26.0 * Grid::STANDARD.dx_mm * 0.05 * mean(&tissue.collagen);
            assert!((cells.len() as f32 - expected).abs() < 1.0, "{} of {expected}", cells.len());
            let (top, floor) = (Grid::STANDARD.dermis_top_mm(), Grid::STANDARD.dermis_floor_mm());
            assert!(cells.x_mm.iter().all(|x| (0.0..=6.0).contains(x)));
            assert!(cells.z_mm.iter().all(|z| (top..=floor).contains(z)));
        }
    }
}
