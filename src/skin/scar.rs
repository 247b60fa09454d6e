//! Which skin a course starts from.

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
