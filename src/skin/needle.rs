//! Needles: what the reader sets, and the tracts that a session leaves.

use super::parameters::{Parameters, control_within};
use super::random::{Purpose, Random};
use super::state::State;
use crate::within::Within;

/// The instrument that carries the needles; it decides how much of the length goes into the skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// Roller or stamp: reach 0.6 (length - 0.1 mm).
    Stamp,
    /// Motorised pen: reach 0.95 length.
    Pen,
}

/// The needles of a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needle {
    /// The instrument.
    pub device: Device,
    /// Nominal needle length, mm, 0.2 to 3.
    pub length_mm: f32,
    /// Diameter of the wound, mm.
    pub diameter_mm: f32,
    /// Punctures per cm2 after all passes, 50 to 1000.
    pub density_per_cm2: f32,
    /// Technique and pressure: 1 professional, 0.7 at home.
    pub quality: f32,
}

/// One puncture of the drawn section.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tract {
    /// Day of the session.
    pub day: f64,
    /// Where the needle entered, mm from the left edge.
    pub x_mm: f32,
    /// How deep it went below the local surface at that moment, mm; at most the epidermis for a tract without dermal injury.
    pub reach_mm: f32,
    /// Width at the top, mm.
    pub width_mm: f32,
}

impl Default for Needle {
    fn default() -> Self {
        let controls = Parameters::VALUES.controls;
        Self {
            device: Device::Stamp,
            length_mm: controls.needle_length_mm,
            diameter_mm: controls.needle_diameter_mm,
            density_per_cm2: controls.needle_density_per_cm2,
            quality: controls.needle_quality,
        }
    }
}

impl Needle {
    /// The same needles with every measure inside its range; a measure that is no number takes its default.
    #[must_use]
    pub fn clamped(self) -> Self {
        Self {
            device: self.device,
            length_mm: control_within(self.length_mm, |controls| controls.needle_length_mm),
            diameter_mm: control_within(self.diameter_mm, |controls| controls.needle_diameter_mm),
            density_per_cm2: control_within(self.density_per_cm2, |controls| controls.needle_density_per_cm2),
            quality: control_within(self.quality, |controls| controls.needle_quality),
        }
    }

    /// Distance between neighbouring punctures, mm.
    #[must_use]
    pub fn spacing_mm(&self) -> f32 {
        10.0 / self.density_per_cm2.sqrt()
    }

    /// Share of the drawn tissue that a tract takes up: the section stands for a slab as thick as the punctures are apart.
    #[must_use]
    pub fn cover(&self) -> f32 {
        (core::f32::consts::PI * self.diameter_mm / (4.0 * self.spacing_mm())).min(1.0)
    }

    /// How deep a needle goes under the line on which the device rests, mm; 0 when none of it enters.
    #[must_use]
    pub fn reach_mm(&self, parameters: &Parameters) -> f32 {
        let needles = &parameters.needles;
        let (reach, loss_mm) = match self.device {
            Device::Stamp => (needles.stamp_reach, needles.stamp_loss_mm),
            Device::Pen => (needles.pen_reach, needles.pen_loss_mm),
        };
        (reach * self.quality * (self.length_mm - loss_mm)).max(0.0)
    }
}

/// One session: needles, when, which one it is, and the numbers behind it.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    /// The needles.
    pub needle: Needle,
    /// Day of the session.
    pub day: f64,
    /// 0 for the first session of a course.
    pub number: u32,
    /// The numbers of the model.
    pub parameters: &'a Parameters,
    /// Where the punctures fall.
    pub random: Random,
}

impl Session<'_> {
    /// Punctures the skin, whose surface is at `height_mm` (without oedema); adds each tract to `tracts`.
    pub fn puncture(&self, state: &mut State, height_mm: &[f32], tracts: &mut Vec<Tract>) {
        let (needles, grid) = (&self.parameters.needles, state.grid);
        let reach_mm = self.needle.reach_mm(self.parameters);
        let spacing_mm = self.needle.spacing_mm();
        let mut draws = self.random.draws(Purpose::Puncture, self.number, 0);
        let offset_mm = draws.uniform() * spacing_mm;
        let count = (grid.width_mm() / spacing_mm) as usize;
        for k in 0..=count {
            let jitter = needles.jitter * (2.0 * draws.uniform() - 1.0);
            let x_mm = offset_mm + (k as f32 + jitter) * spacing_mm;
            if !(0.0..grid.width_mm()).contains(&x_mm) {
                continue;
            }
            let column = ((x_mm / grid.dx_mm) as usize).min(grid.nx - 1);
            let beside = (needles.contact_mm / grid.dx_mm) as usize;
            let resting = &height_mm[column.saturating_sub(beside)..(column + beside + 1).min(grid.nx)];
            let contact_mm = resting.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let gap_mm = (contact_mm - height_mm[column] - needles.compliance_mm).max(0.0);
            let tract = Tract { day: self.day, x_mm, reach_mm: reach_mm - gap_mm, width_mm: self.needle.diameter_mm };
            if tract.reach_mm > 0.0 {
                self.injure(state, &tract);
                tracts.push(tract);
            }
        }
    }

    /// Leaves debris along a tract and tears part of its matrix.
    fn injure(&self, state: &mut State, tract: &Tract) {
        let grid = state.grid;
        let beside = (tract.width_mm / (2.0 * grid.dx_mm)) as usize + 2;
        let column = (tract.x_mm / grid.dx_mm) as usize;
        for j in column.saturating_sub(beside)..(column + beside + 1).min(grid.nx) {
            let from_axis_mm = ((j as f32 + 0.5) * grid.dx_mm - tract.x_mm).abs();
            // Walk down the column as it is now, swollen or shrunk, until the tip.
            let mut depth_mm = grid.dermis_top_mm();
            for voxel in (j..grid.dermis_len()).step_by(grid.nx) {
                let matrix = state.collagen_1[voxel] + state.collagen_3[voxel];
                let volume =
                    1.0 + self.parameters.surface.volume_per_matrix * (matrix + state.provisional[voxel] - 1.0);
                let height_mm = volume * grid.dx_mm;
                // The tip ends within a voxel: only the part above it is injured, so that the reach does not depend on the grid.
                let reached_mm = (tract.reach_mm - depth_mm).min(height_mm);
                if reached_mm <= 0.0 {
                    break;
                }
                let middle_mm = depth_mm + 0.5 * reached_mm;
                let width_mm = tract.width_mm * (1.0 - self.parameters.needles.taper * middle_mm / tract.reach_mm);
                let overlap = ((width_mm / 2.0 - from_axis_mm) / grid.dx_mm + 0.5).within(0.0, 1.0);
                self.injure_voxel(state, voxel, overlap * self.needle.cover() * reached_mm / height_mm);
                depth_mm += height_mm;
            }
        }
    }

    fn injure_voxel(&self, state: &mut State, voxel: usize, amount: f32) {
        let torn = amount * self.parameters.needles.torn_share;
        state.debris[voxel] += (1.0 - state.debris[voxel]) * amount;
        state.provisional[voxel] += (state.collagen_1[voxel] + state.collagen_3[voxel]) * torn;
        state.collagen_1[voxel] *= 1.0 - torn;
        state.collagen_3[voxel] *= 1.0 - torn;
    }
}
