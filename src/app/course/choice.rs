//! What the reader can set, scar, sessions and needles, and the protocol that follows.

use crate::app::address::state::{CoursePlace, length_mm};
use crate::app::driver::setup::{DENSITIES_PER_CM2, SEED};
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

impl CoursePlace {
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
            let place = CoursePlace { scar, sessions: SESSIONS[1], weeks: WEEKS[1], ..CoursePlace::default() };
            let course = place.protocol().course();
            assert_eq!((course.session_days.len(), course.skin, course.needle), (8, scar.skin(), place.needle()));
        }
    }

    #[test]
    fn only_a_scar_with_an_age_listens_to_it() {
        let old = |scar| CoursePlace { scar, age_months: 48, ..CoursePlace::default() }.protocol().skin;
        assert_eq!(old(Specimen::Hypertrophic), Skin::Hypertrophic { age_months: 48.0 });
        assert_eq!(old(Specimen::Rolling), Skin::ROLLING);
    }
}
