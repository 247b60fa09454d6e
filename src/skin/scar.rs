//! Which skin a course starts from.

use super::parameters::{Parameters, control_within};

/// The initial state of the skin: a shape, the matrix under it, and the line of its fibroblasts. What it becomes is
/// nowhere written down; `lesion` turns it into tissue, and one law moves that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Skin {
    /// Flat healthy facial skin.
    Healthy,
    /// A red or brown mark that acne has left: flat, with the matrix of healthy skin, and no scar.
    FlatMark,
    /// A narrow pit.
    Icepick {
        /// Depth, mm, 0.2 to 1.1; the surface, which couples its columns, shows a little less.
        depth_mm: f32,
        /// Width at half the depth, mm, 0.3 to 2.
        width_mm: f32,
    },
    /// A sunken scar with steep walls.
    Boxcar {
        /// Visible depth, mm, 0.1 to 0.8.
        depth_mm: f32,
        /// Width, mm, 1.5 to 4.
        width_mm: f32,
    },
    /// A wide, shallow hollow, held down in part by a tether to the fat.
    Rolling {
        /// Visible depth, mm, 0.1 to 0.5.
        depth_mm: f32,
        /// Width, mm, 4 to 6.
        width_mm: f32,
    },
    /// A raised scar within the borders of its wound.
    Hypertrophic {
        /// Age of the scar at minute 0, months, 3 to 60.
        age_months: f32,
    },
    /// A raised scar that has grown beyond its wound.
    Keloid,
    /// A fresh gap through the whole dermis: the wound against which the model is calibrated, not shown to readers.
    CalibrationWound {
        /// Width, mm.
        width_mm: f32,
    },
}

/// How a skin's surface departs from the level of healthy skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Not at all.
    Level,
    /// It lies below.
    Sunken,
    /// It rises above.
    Raised,
}

impl Skin {
    /// The icepick of the textbooks, down to the deep dermis [fabbrocini-2010-review].
    pub const ICEPICK: Self = Self::Icepick { depth_mm: 0.95, width_mm: 0.6 };
    /// An icepick as deep as ultrasound measures most of them, 0.2 to 0.5 mm: 0.35 mm once coupled [lacarrubba-2013].
    pub const MEASURED_ICEPICK: Self = Self::Icepick { depth_mm: 0.4, width_mm: 0.8 };
    /// The shallow boxcar scar that readers meet first [malinowska-2020].
    pub const SHALLOW_BOXCAR: Self = Self::Boxcar { depth_mm: 0.4, width_mm: 2.5 };
    /// A boxcar scar of 0.5 mm or more [fabbrocini-2010-review].
    pub const DEEP_BOXCAR: Self = Self::Boxcar { depth_mm: 0.7, width_mm: 2.5 };
    /// The rolling scar.
    pub const ROLLING: Self = Self::Rolling { depth_mm: 0.3, width_mm: 4.5 };
    /// A hypertrophic scar that still grows.
    pub const HYPERTROPHIC: Self = Self::Hypertrophic { age_months: 9.0 };
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
            Self::Healthy | Self::FlatMark | Self::Keloid => self,
            Self::Icepick { depth_mm, width_mm } => Self::Icepick {
                depth_mm: control(depth_mm, |controls| controls.icepick_depth_mm),
                width_mm: control(width_mm, |controls| controls.icepick_width_mm),
            },
            Self::Boxcar { depth_mm, width_mm } => Self::Boxcar {
                depth_mm: control(depth_mm, |controls| controls.boxcar_depth_mm),
                width_mm: control(width_mm, |controls| controls.boxcar_width_mm),
            },
            Self::Rolling { depth_mm, width_mm } => Self::Rolling {
                depth_mm: control(depth_mm, |controls| controls.rolling_depth_mm),
                width_mm: control(width_mm, |controls| controls.rolling_width_mm),
            },
            Self::Hypertrophic { age_months } => {
                Self::Hypertrophic { age_months: control(age_months, |controls| controls.hypertrophic_age_months) }
            }
            Self::CalibrationWound { width_mm } => {
                Self::CalibrationWound { width_mm: control(width_mm, |controls| controls.wound_width_mm) }
            }
        }
    }

    /// Whether the surface lies level, sunken or raised at minute 0.
    #[must_use]
    pub fn form(&self) -> Form {
        match self {
            Self::Healthy | Self::FlatMark => Form::Level,
            Self::Icepick { .. } | Self::Boxcar { .. } | Self::Rolling { .. } | Self::CalibrationWound { .. } => {
                Form::Sunken
            }
            Self::Hypertrophic { .. } | Self::Keloid => Form::Raised,
        }
    }

    /// Width of the scar, mm; none where there is none.
    #[must_use]
    pub fn width_mm(&self) -> Option<f32> {
        let scars = &Parameters::VALUES.scars;
        match *self {
            Self::Healthy | Self::FlatMark => None,
            Self::Icepick { width_mm, .. } => Some(2.0 * scars.icepick_margin * width_mm),
            Self::Boxcar { width_mm, .. } | Self::Rolling { width_mm, .. } | Self::CalibrationWound { width_mm } => {
                Some(width_mm)
            }
            Self::Hypertrophic { .. } => Some(scars.hypertrophic_width_mm),
            Self::Keloid => Some(scars.keloid_width_mm),
        }
    }

    /// Whether the skin is freshly wounded at minute 0, as after a session.
    #[must_use]
    pub fn is_wounded(&self) -> bool {
        matches!(self, Self::CalibrationWound { .. })
    }
}
