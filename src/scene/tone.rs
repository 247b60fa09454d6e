//! The tone of the skin, as the reader picks it, and what skin and its marks look like in it.

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

/// An opaque colour, sRGB.
pub type Rgb = [u8; 3];

/// Colours of skin of one tone as seen from outside in soft white light. Where nothing was measured they are our own drawing:
/// redness turns from pink on light skin to violet-brown on deep skin, where it shows less; marks stay longer brown there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Skin at rest.
    pub skin: Rgb,
    /// Skin that is flushed, as after needling.
    pub flush: Rgb,
    /// A fresh red mark.
    pub red_mark: Rgb,
    /// An old brown mark.
    pub brown_mark: Rgb,
    /// Share of brown in a mark that is some months old, 0 to 1.
    pub browning: f32,
    /// A young hypertrophic scar.
    pub hypertrophic: Rgb,
    /// A keloid.
    pub keloid: Rgb,
}

/// The palettes, from light to deep.
static PALETTES: [Palette; 6] = [
    Palette {
        skin: [245, 218, 203],
        flush: [226, 128, 120],
        red_mark: [206, 110, 104],
        brown_mark: [190, 138, 108],
        browning: 0.15,
        hypertrophic: [226, 146, 138],
        keloid: [196, 108, 108],
    },
    Palette {
        skin: [235, 198, 174],
        flush: [216, 118, 106],
        red_mark: [196, 104, 92],
        brown_mark: [172, 116, 84],
        browning: 0.3,
        hypertrophic: [214, 136, 122],
        keloid: [184, 100, 94],
    },
    Palette {
        skin: [214, 165, 132],
        flush: [192, 98, 82],
        red_mark: [172, 90, 72],
        brown_mark: [138, 88, 58],
        browning: 0.55,
        hypertrophic: [190, 112, 94],
        keloid: [154, 80, 68],
    },
    Palette {
        skin: [181, 127, 90],
        flush: [152, 84, 68],
        red_mark: [134, 70, 56],
        brown_mark: [100, 62, 40],
        browning: 0.75,
        hypertrophic: [152, 92, 72],
        keloid: [114, 64, 52],
    },
    Palette {
        skin: [129, 83, 56],
        flush: [104, 58, 50],
        red_mark: [92, 50, 42],
        brown_mark: [62, 36, 24],
        browning: 0.9,
        hypertrophic: [110, 66, 54],
        keloid: [82, 47, 42],
    },
    Palette {
        skin: [77, 48, 36],
        flush: [62, 34, 34],
        red_mark: [54, 30, 28],
        brown_mark: [30, 17, 13],
        browning: 1.0,
        hypertrophic: [70, 42, 38],
        keloid: [56, 33, 32],
    },
];

impl SkinTone {
    /// Its colours.
    #[must_use]
    pub fn palette(self) -> &'static Palette {
        &PALETTES[self as usize]
    }

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
