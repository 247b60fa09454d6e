//! The reader's choice of skin and needles, and the course that follows from it.

use crate::scene::specimen::Specimen;
use crate::skin::course::CourseSpec;
use crate::skin::grid::Grid;
use crate::skin::needle::{Device, Needle};

/// Seed of the course and of the picture: one skin for all readers.
pub const SEED: u64 = 2;
/// Needle lengths that the slider offers, mm.
pub const LENGTH_MM: (f32, f32) = (0.2, 3.0);
/// Step of the slider, mm.
pub const LENGTH_STEP_MM: f32 = 0.05;
/// Punctures per cm2 that the reader can choose from: few passes, a roller with some and with many, a pen with many.
pub const DENSITIES_PER_CM2: [f32; 4] = [60.0, 120.0, 250.0, 500.0];
/// Diameter of the wound, mm [model.md section 3: d].
const DIAMETER_MM: f32 = 0.15;

/// Skin and needles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// Which skin.
    pub skin: Specimen,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// Punctures per cm2 after all passes.
    pub density_per_cm2: f32,
}

impl Default for Setup {
    fn default() -> Self {
        Self { skin: Specimen::default(), length_mm: 1.5, density_per_cm2: 250.0 }
    }
}

impl Setup {
    /// Mean distance between neighbouring punctures, mm.
    #[must_use]
    pub fn spacing_mm(self) -> f32 {
        10.0 / self.density_per_cm2.sqrt()
    }

    /// The course with sessions on these days.
    #[must_use]
    pub fn course(self, session_days: Vec<f64>) -> CourseSpec {
        let needle = Needle {
            device: Device::Stamp,
            length_mm: self.length_mm,
            diameter_mm: DIAMETER_MM,
            density_per_cm2: self.density_per_cm2,
            quality: 1.0,
        };
        CourseSpec { grid: Grid::STANDARD, skin: self.skin.skin(), needle, session_days, seed: SEED }
    }
}
