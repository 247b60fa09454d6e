//! The tone of the skin, as the reader picks it.

use crate::content::{Key, text};

/// Six tones from light to deep, by how skin answers the sun (Fitzpatrick's types).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum SkinTone {
    /// Type I: burns, never tans.
    I = 0,
    /// Type II: burns easily.
    II = 1,
    /// Type III: burns, then tans.
    #[default]
    III = 2,
    /// Type IV: tans well.
    IV = 3,
    /// Type V: brown skin, rarely burns.
    V = 4,
    /// Type VI: deeply pigmented skin.
    VI = 5,
}

impl SkinTone {
    /// All of them, from light to deep.
    pub const ALL: [Self; 6] = [Self::I, Self::II, Self::III, Self::IV, Self::V, Self::VI];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        text(match self {
            Self::I => Key::ToneI,
            Self::II => Key::ToneIi,
            Self::III => Key::ToneIii,
            Self::IV => Key::ToneIv,
            Self::V => Key::ToneV,
            Self::VI => Key::ToneVi,
        })
    }
}
