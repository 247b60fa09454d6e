//! The skins that a reader can choose, by name.

use crate::content::{Key, text};
use crate::skin::scar::Skin;

/// A skin with a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Specimen {
    /// Healthy facial skin.
    Healthy,
    /// An icepick scar as the textbooks draw it.
    Icepick,
    /// An icepick scar as deep as ultrasound measures it.
    MeasuredIcepick,
    /// A boxcar scar of less than 0.5 mm.
    #[default]
    ShallowBoxcar,
    /// A boxcar scar of 0.5 mm or more.
    DeepBoxcar,
    /// A rolling scar.
    Rolling,
    /// A hypertrophic scar.
    Hypertrophic,
    /// A keloid.
    Keloid,
    /// A flat red or brown mark.
    FlatMark,
}

impl Specimen {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Healthy,
        Self::Icepick,
        Self::MeasuredIcepick,
        Self::ShallowBoxcar,
        Self::DeepBoxcar,
        Self::Rolling,
        Self::Hypertrophic,
        Self::Keloid,
        Self::FlatMark,
    ];

    /// The scars and the flat mark, as the gallery shows them.
    pub const MARKS: [Self; 8] = [
        Self::Icepick,
        Self::MeasuredIcepick,
        Self::ShallowBoxcar,
        Self::DeepBoxcar,
        Self::Rolling,
        Self::Hypertrophic,
        Self::Keloid,
        Self::FlatMark,
    ];

    /// The skin itself.
    #[must_use]
    pub fn skin(self) -> Skin {
        match self {
            Self::Healthy => Skin::Healthy,
            Self::Icepick => Skin::ICEPICK,
            Self::MeasuredIcepick => Skin::MEASURED_ICEPICK,
            Self::ShallowBoxcar => Skin::SHALLOW_BOXCAR,
            Self::DeepBoxcar => Skin::DEEP_BOXCAR,
            Self::Rolling => Skin::ROLLING,
            Self::Hypertrophic => Skin::HYPERTROPHIC,
            Self::Keloid => Skin::Keloid,
            Self::FlatMark => Skin::FlatMark,
        }
    }

    /// Its name, for a control: "Shallow boxcar".
    #[must_use]
    pub fn name(self) -> &'static str {
        text(match self {
            Self::Healthy => Key::SpecimenHealthy,
            Self::Icepick => Key::SpecimenIcepick,
            Self::MeasuredIcepick => Key::SpecimenMeasuredIcepick,
            Self::ShallowBoxcar => Key::SpecimenShallowBoxcar,
            Self::DeepBoxcar => Key::SpecimenDeepBoxcar,
            Self::Rolling => Key::SpecimenRolling,
            Self::Hypertrophic => Key::SpecimenHypertrophic,
            Self::Keloid => Key::SpecimenKeloid,
            Self::FlatMark => Key::SpecimenFlatMark,
        })
    }
}
