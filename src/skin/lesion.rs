//! From a kind of skin to its tissue: how much matrix a scar has, how its fibres lie, and which cells live in it.

use super::cells::Phenotype;
use super::grid::Grid;
use super::parameters::{Parameters, Scars};
use super::scar::Skin;
use super::state::Tissue;
use crate::within::Within;
use core::f64::consts::PI;

/// From the width at half the depth of a bell curve to its standard deviation: 2 sqrt(2 ln 2).
const HALF_WIDTHS_PER_DEVIATION: f64 = 2.355;

impl Skin {
    /// The tissue of this skin on `grid`.
    #[must_use]
    pub fn tissue(&self, grid: &Grid, parameters: &Parameters) -> Tissue {
        let mut tissue = Tissue::healthy(grid, parameters);
        match *self {
            Self::Healthy | Self::FlatMark => {}
            Self::Icepick { depth_mm, width_mm } => pit(&mut tissue, grid, parameters, depth_mm, width_mm),
            Self::Boxcar { depth_mm, width_mm } => box_in(&mut tissue, grid, parameters, depth_mm, width_mm),
            Self::Rolling { depth_mm, width_mm } => roll(&mut tissue, grid, parameters, depth_mm, width_mm),
            Self::Hypertrophic { age_months } => thicken(&mut tissue, grid, parameters, age_months),
            Self::Keloid => overgrow(&mut tissue, grid, parameters),
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
    fn sink(&mut self, grid: &Grid, parameters: &Parameters, profile_mm: &[f64], lesion_mm: f64, alignment: f32) {
        let dx_mm = f64::from(grid.dx_mm);
        let lesion_mm = lesion_mm.min(dermis_mm(grid));
        let least = f64::from(parameters.scars.least_matrix);
        for (i, row) in self.collagen.chunks_exact_mut(grid.nx).enumerate() {
            let depth_mm = (i as f64 + 0.5) * dx_mm;
            let share = ((lesion_mm - depth_mm) / dx_mm + 0.5).within(0.0, 1.0);
            for (collagen, &profile_mm) in row.iter_mut().zip(profile_mm) {
                let left = 1.0 - profile_mm / (f64::from(parameters.surface.volume_per_matrix) * lesion_mm);
                *collagen = (1.0 - (1.0 - left.within(least, 1.0)) * share) as f32;
            }
        }
        self.align(alignment, |collagen| collagen < parameters.scars.scar_matrix_below);
    }

    /// Adds matrix over the whole dermis, so that the surface rises by `profile_mm` in each column, with cells of a line.
    fn raise(&mut self, grid: &Grid, parameters: &Parameters, profile_mm: &[f64], line: &RaisedLine) {
        let scars = &parameters.scars;
        let per_mm = 1.0 / (f64::from(parameters.surface.volume_per_matrix) * dermis_mm(grid));
        for row in self.collagen.chunks_exact_mut(grid.nx) {
            row.iter_mut().zip(profile_mm).for_each(|(collagen, &mm)| *collagen = (1.0 + mm * per_mm) as f32);
        }
        self.align(scars.scar_alignment, |collagen| collagen > scars.raised_matrix_above);
        for voxel in (0..self.collagen.len()).filter(|&voxel| self.collagen[voxel] > scars.raised_cells_above) {
            self.phenotype[voxel] = line.phenotype;
            self.type_3_share[voxel] = line.type_3_share;
            self.activation[voxel] = line.activation;
        }
    }

    /// Lays the fibres along the surface wherever the matrix is that of a scar.
    fn align(&mut self, alignment: f32, is_scar: impl Fn(f32) -> bool) {
        for (own, &collagen) in self.alignment.iter_mut().zip(&self.collagen) {
            if is_scar(collagen) {
                *own = alignment;
            }
        }
    }

    /// The columns nearer than `half_mm` to the middle are the scar.
    fn mark_scar(&mut self, grid: &Grid, half_mm: f64) {
        self.in_scar = from_middle_mm(grid).map(|x_mm| x_mm.abs() < half_mm).collect();
    }
}

/// The cells of a raised scar, and what they have made.
struct RaisedLine {
    phenotype: Phenotype,
    type_3_share: f32,
    activation: f32,
}

/// Distance of each column from the middle of the section, mm.
fn from_middle_mm(grid: &Grid) -> impl Iterator<Item = f64> {
    let (dx_mm, half_mm) = (f64::from(grid.dx_mm), f64::from(grid.width_mm()) / 2.0);
    (0..grid.nx).map(move |j| (j as f64 + 0.5) * dx_mm - half_mm)
}

/// Thickness of the dermis on a grid, mm.
fn dermis_mm(grid: &Grid) -> f64 {
    grid.dermis_rows as f64 * f64::from(grid.dx_mm)
}

/// `most_mm` in the middle, falling as the square of a cosine to nothing at half the width.
fn dome(grid: &Grid, most_mm: f32, width_mm: f32) -> Vec<f64> {
    let (most_mm, width_mm) = (f64::from(most_mm), f64::from(width_mm));
    let height = |x_mm: f64| {
        let cosine = libm::cos(PI * x_mm / width_mm);
        if x_mm.abs() < width_mm / 2.0 { most_mm * cosine * cosine } else { 0.0 }
    };
    from_middle_mm(grid).map(height).collect()
}

fn pit(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, depth_mm: f32, width_mm: f32) {
    let (depth_mm, width_mm) = (f64::from(depth_mm), f64::from(width_mm));
    let deviation_mm = width_mm / HALF_WIDTHS_PER_DEVIATION;
    let bell = |x_mm: f64| depth_mm * libm::exp(-0.5 * (x_mm / deviation_mm) * (x_mm / deviation_mm));
    let profile_mm: Vec<f64> = from_middle_mm(grid).map(bell).collect();
    tissue.sink(grid, parameters, &profile_mm, dermis_mm(grid), parameters.scars.scar_alignment);
    tissue.mark_scar(grid, width_mm * f64::from(parameters.scars.icepick_margin));
}

fn box_in(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, depth_mm: f32, width_mm: f32) {
    let (depth_mm, half_mm) = (f64::from(depth_mm), f64::from(width_mm) / 2.0);
    let scars = &parameters.scars;
    let wall_mm = f64::from(scars.boxcar_wall_mm);
    let step = |place_mm: f64| libm::tanh(place_mm / wall_mm);
    let profile_mm: Vec<f64> =
        from_middle_mm(grid).map(|x_mm| depth_mm / 2.0 * (step(x_mm + half_mm) - step(x_mm - half_mm))).collect();
    let deepest = f64::from(parameters.surface.volume_per_matrix) * f64::from(scars.largest_deficit);
    let lesion_mm = f64::from(scars.boxcar_lesion_mm).max(depth_mm / deepest);
    tissue.sink(grid, parameters, &profile_mm, lesion_mm, scars.scar_alignment);
    tissue.mark_scar(grid, half_mm);
}

fn roll(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, depth_mm: f32, width_mm: f32) {
    let scars = &parameters.scars;
    let hollow_mm = dome(grid, depth_mm, width_mm);
    let tethered = f64::from(scars.rolling_tether_share);
    tissue.tether_mm = hollow_mm.iter().map(|mm| (tethered * mm) as f32).collect();
    let lost_mm: Vec<f64> = hollow_mm.iter().map(|mm| (1.0 - tethered) * mm).collect();
    tissue.sink(grid, parameters, &lost_mm, f64::from(scars.rolling_lesion_mm), scars.rolling_alignment);
    tissue.mark_scar(grid, f64::from(width_mm) / 2.0);
}

fn thicken(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, age_months: f32) {
    let scars = &parameters.scars;
    let line = RaisedLine {
        phenotype: Phenotype::Hypertrophic,
        type_3_share: scars.hypertrophic_type_3_share,
        activation: scars.hypertrophic_activation * libm::expf(-age_months / scars.hypertrophic_calming_months),
    };
    let profile_mm = dome(grid, scars.hypertrophic_height_mm, scars.hypertrophic_width_mm);
    tissue.raise(grid, parameters, &profile_mm, &line);
    let tension = tension_of_age(scars, age_months);
    for (set_point, &collagen) in tissue.set_point.iter_mut().zip(&tissue.collagen) {
        *set_point = 1.0 + (collagen - 1.0) * tension;
    }
    tissue.mark_scar(grid, f64::from(scars.hypertrophic_width_mm) / 2.0);
}

/// Set point of a hypertrophic scar over 1, as a share of its surplus matrix: high while it is young and tense.
fn tension_of_age(scars: &Scars, age_months: f32) -> f32 {
    let faded_months = (age_months - scars.hypertrophic_fading_from_months).max(0.0);
    let fading = libm::expf(-faded_months / scars.hypertrophic_fading_months);
    scars.hypertrophic_lasting_share + scars.hypertrophic_fading_share * fading
}

fn overgrow(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters) {
    let scars = &parameters.scars;
    let line = RaisedLine {
        phenotype: Phenotype::Keloid,
        type_3_share: scars.keloid_type_3_share,
        activation: scars.keloid_activation,
    };
    tissue.raise(grid, parameters, &dome(grid, scars.keloid_height_mm, scars.keloid_width_mm), &line);
    tissue.mark_scar(grid, f64::from(scars.keloid_width_mm) / 2.0);
}

fn open_wound(tissue: &mut Tissue, grid: &Grid, parameters: &Parameters, width_mm: f32) {
    tissue.mark_scar(grid, f64::from(width_mm) / 2.0);
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
        for skin in [Skin::Healthy, Skin::SHALLOW_BOXCAR, Skin::ROLLING, Skin::ICEPICK] {
            let tissue = skin.tissue(&Grid::STANDARD, &parameters);
            let cells = State::new(Grid::STANDARD, &tissue, &parameters, &Random { seed: 3 }).cells;
            let expected = 3000.0 * 6.0 * 26.0 * Grid::STANDARD.dx_mm * 0.05 * mean(&tissue.collagen);
            assert!((cells.len() as f32 - expected).abs() < 1.0, "{} of {expected}", cells.len());
            let (top, floor) = (Grid::STANDARD.dermis_top_mm(), Grid::STANDARD.dermis_floor_mm());
            assert!(cells.x_mm.iter().all(|x| (0.0..=6.0).contains(x)));
            assert!(cells.z_mm.iter().all(|z| (top..=floor).contains(z)));
        }
    }

    #[test]
    fn a_raised_scar_is_crowded_with_its_own_cells() {
        let parameters = Parameters::VALUES;
        for (skin, phenotype) in [(Skin::HYPERTROPHIC, Phenotype::Hypertrophic), (Skin::Keloid, Phenotype::Keloid)] {
            let tissue = skin.tissue(&Grid::STANDARD, &parameters);
            let cells = State::new(Grid::STANDARD, &tissue, &parameters, &Random { seed: 3 }).cells;
            let own = cells.phenotype.iter().filter(|&&line| line == phenotype).count();
            assert!(2 * own > cells.len(), "{own} of {}", cells.len());
            let stray =
                cells.x_mm.iter().zip(&cells.phenotype).any(|(x, &line)| line == phenotype && (x - 3.0).abs() > 1.8);
            assert!(!stray, "none lives outside the scar");
        }
    }

    #[test]
    fn a_flat_mark_is_healthy_skin_in_all_but_colour() {
        let tissue = |skin: Skin| skin.tissue(&Grid::STANDARD, &Parameters::VALUES);
        assert_eq!(tissue(Skin::FlatMark), tissue(Skin::Healthy));
    }

    #[test]
    fn the_tension_of_a_hypertrophic_scar_falls_with_its_age() {
        let scars = &Parameters::VALUES.scars;
        let tensions = [3.0, 6.0, 9.0, 24.0, 60.0].map(|age| tension_of_age(scars, age));
        assert_eq!(tensions[0], tensions[1]);
        assert!(tensions[1..].is_sorted_by(|young, old| young > old), "{tensions:?}");
        assert!(tensions[4] > scars.hypertrophic_lasting_share);
    }
}
