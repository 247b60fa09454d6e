//! Needles: what the reader sets, and the tracts that a session leaves.

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
