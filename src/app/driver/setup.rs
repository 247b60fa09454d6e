//! The reader's choice of skins and needles, and the courses that follow from it.

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
/// Sessions of the course that the studies and the model's validation use [model.md section 0].
pub const COURSE_SESSIONS: u32 = 6;
/// Days between them.
pub const COURSE_INTERVAL_D: u32 = 28;
/// Diameter of the wound, mm [model.md section 3: d].
const DIAMETER_MM: f32 = 0.15;

/// A skin that is chosen for a side of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Which skin.
    pub skin: Specimen,
    /// Whether the sessions are for it too, or it is left alone.
    pub needled: bool,
}

/// Skins and needles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// The skin, or the one on the left.
    pub left: Chosen,
    /// The skin beside it, in a figure of two.
    pub right: Option<Chosen>,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// Punctures per cm2 after all passes.
    pub density_per_cm2: f32,
}

impl Chosen {
    /// A skin for which the sessions are.
    #[must_use]
    pub fn needled(skin: Specimen) -> Self {
        Self { skin, needled: true }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self { left: Chosen::needled(Specimen::default()), right: None, length_mm: 1.5, density_per_cm2: 250.0 }
    }
}

impl Setup {
    /// A hollow beside a scar that grows.
    #[must_use]
    pub fn pair() -> Self {
        Self { right: Some(Chosen::needled(Specimen::Keloid)), ..Self::default() }
    }

    /// The skins from left to right.
    pub fn sides(self) -> impl Iterator<Item = Chosen> {
        [Some(self.left), self.right].into_iter().flatten()
    }

    /// Left and right exchanged; one skin alone stays.
    #[must_use]
    pub fn swapped(self) -> Self {
        self.right.map_or(self, |right| Self { left: right, right: Some(self.left), ..self })
    }

    /// Whether the needles go into every skin.
    #[must_use]
    pub fn is_linked(self) -> bool {
        self.sides().all(|chosen| chosen.needled)
    }

    /// The needles for every skin, or for the left one alone.
    #[must_use]
    pub fn linked(self, linked: bool) -> Self {
        let right = self.right.map(|right| Chosen { needled: linked, ..right });
        Self { left: Chosen::needled(self.left.skin), right, ..self }
    }

    /// Days of the sessions that are there when the figure opens: none for one skin, whose reader presses the first, and a
    /// whole course for two, so that their stills answer at once.
    #[must_use]
    pub fn first_session_days(self) -> Vec<f64> {
        if self.right.is_some() { course_days() } else { Vec::new() }
    }

    /// Mean distance between neighbouring punctures, mm.
    #[must_use]
    pub fn spacing_mm(self) -> f32 {
        10.0 / self.density_per_cm2.sqrt()
    }

    /// The course of one of the skins, with sessions on these days if they are for it.
    #[must_use]
    pub fn course(self, chosen: Chosen, session_days: &[f64]) -> CourseSpec {
        let needle = Needle {
            device: Device::Stamp,
            length_mm: self.length_mm,
            diameter_mm: DIAMETER_MM,
            density_per_cm2: self.density_per_cm2,
            quality: 1.0,
        };
        let session_days = if chosen.needled { session_days.to_vec() } else { Vec::new() };
        CourseSpec { grid: Grid::STANDARD, skin: chosen.skin.skin(), needle, session_days, seed: SEED }
    }
}

/// Days of a whole course of sessions.
#[must_use]
pub fn course_days() -> Vec<f64> {
    (0..COURSE_SESSIONS).map(|i| f64::from(i * COURSE_INTERVAL_D)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapping_twice_changes_nothing_and_takes_the_needles_along() {
        let alone = Setup::pair().linked(false);
        assert_eq!(alone.swapped().swapped(), alone);
        assert_eq!(alone.swapped().left, Chosen { skin: Specimen::Keloid, needled: false });
        assert_eq!(Setup::default().swapped(), Setup::default());
    }

    #[test]
    fn what_is_left_alone_has_no_sessions() {
        let setup = Setup::pair().linked(false);
        let days = setup.first_session_days();
        let sessions: Vec<usize> = setup.sides().map(|side| setup.course(side, &days).session_days.len()).collect();
        assert_eq!(sessions, [6, 0]);
        assert!(!setup.is_linked() && setup.linked(true).is_linked());
    }
}
