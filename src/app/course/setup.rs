//! What the reader sets: scar, sessions and needles, and the protocol that follows.

use crate::app::driver::setup::{DENSITIES_PER_CM2, LENGTH_MM, LENGTH_STEP_MM, SEED};
use crate::scene::specimen::Specimen;
use crate::skin::grid::Grid;
use crate::skin::needle::{Device, Needle};
use crate::skin::protocol::Protocol;
use crate::skin::scar::Skin;

/// Scars that the reader can choose, sunken ones first. The flat mark is left out: nothing in it can be filled.
pub const SCARS: [Specimen; 7] = [
    Specimen::Icepick,
    Specimen::MeasuredIcepick,
    Specimen::ShallowBoxcar,
    Specimen::DeepBoxcar,
    Specimen::Rolling,
    Specimen::Hypertrophic,
    Specimen::Keloid,
];
/// Of these, the first so many are sunken.
pub const SUNKEN: usize = 5;
/// Ages of a hypertrophic scar, months.
pub const AGES_MONTHS: [u32; 5] = [6, 9, 12, 24, 48];
/// What can carry the needles, in the order of the control.
pub const INSTRUMENTS: [Instrument; 3] = [Instrument::Roller, Instrument::Stamp, Instrument::Pen];
/// Least and most sessions.
pub const SESSIONS: [usize; 2] = [1, 8];
/// Least and most weeks between two sessions.
pub const WEEKS: [usize; 2] = [2, 8];

/// What carries the needles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instrument {
    /// A wheel of needles.
    Roller,
    /// A plate of needles: in the model it goes as deep as a roller.
    Stamp,
    /// A motorised pen.
    Pen,
}

/// The settings of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Which scar.
    pub scar: Specimen,
    /// Age of a hypertrophic scar at minute 0, months; the model knows none of the others.
    pub age_months: u32,
    /// Sessions, 1 to 8.
    pub sessions: usize,
    /// Weeks from one session to the next, 2 to 8.
    pub weeks: usize,
    /// What carries the needles.
    pub instrument: Instrument,
    /// Nominal needle length: step of the slider, from 0; see [`length_mm`].
    pub length: usize,
    /// Punctures per cm2 after all passes: place in [`DENSITIES_PER_CM2`].
    pub density: usize,
}

impl Default for Setup {
    /// The usual course of the studies: three sessions, four weeks apart, 1.5 mm, some 250 punctures per cm2 [harris-2015].
    fn default() -> Self {
        Self {
            scar: Specimen::default(),
            age_months: 9,
            sessions: 3,
            weeks: 4,
            instrument: Instrument::Roller,
            length: length_step(1.5),
            density: 2,
        }
    }
}

/// The needle length at a step of the slider, mm.
#[must_use]
pub fn length_mm(step: usize) -> f32 {
    (LENGTH_MM.0 + step as f32 * LENGTH_STEP_MM).min(LENGTH_MM.1)
}

/// The step of a needle length, mm.
#[must_use]
pub fn length_step(length_mm: f32) -> usize {
    libm::roundf((length_mm - LENGTH_MM.0) / LENGTH_STEP_MM) as usize
}

impl Setup {
    /// Place of the scar among [`SCARS`].
    #[must_use]
    pub fn scar_place(&self) -> usize {
        SCARS.iter().position(|scar| *scar == self.scar).unwrap_or_default()
    }

    /// Whether the scar has an age in the model.
    #[must_use]
    pub fn has_age(&self) -> bool {
        self.scar == Specimen::Hypertrophic
    }

    /// The needles.
    #[must_use]
    pub fn needle(&self) -> Needle {
        let device = if self.instrument == Instrument::Pen { Device::Pen } else { Device::Stamp };
        let density_per_cm2 = DENSITIES_PER_CM2[self.density.min(DENSITIES_PER_CM2.len() - 1)];
        Needle { device, length_mm: length_mm(self.length), density_per_cm2, ..Needle::default() }
    }

    /// The protocol.
    #[must_use]
    pub fn protocol(&self) -> Protocol {
        let skin =
            if self.has_age() { Skin::Hypertrophic { age_months: self.age_months as f32 } } else { self.scar.skin() };
        Protocol {
            grid: Grid::STANDARD,
            skin,
            needle: self.needle(),
            sessions: self.sessions,
            interval_d: 7.0 * self.weeks as f64,
            seed: SEED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::skin::scar::Form;

    #[test]
    fn sunken_scars_come_first_and_every_protocol_is_within_the_models_controls() {
        for (i, scar) in SCARS.into_iter().enumerate() {
            assert_eq!(scar.skin().form() == Form::Sunken, i < SUNKEN, "{scar:?}");
            let setup = Setup { scar, sessions: SESSIONS[1], weeks: WEEKS[1], ..Setup::default() };
            let course = setup.protocol().course();
            assert_eq!((course.session_days.len(), course.skin, course.needle), (8, scar.skin(), setup.needle()));
        }
    }

    #[test]
    fn only_a_scar_with_an_age_listens_to_it() {
        let old = |scar| Setup { scar, age_months: 48, ..Setup::default() }.protocol().skin;
        assert_eq!(old(Specimen::Hypertrophic), Skin::Hypertrophic { age_months: 48.0 });
        assert_eq!(old(Specimen::Rolling), Skin::ROLLING);
    }
}
