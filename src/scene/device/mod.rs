//! The tools that carry needles: how deep they go, how many holes they leave, and what they look like, to scale.

mod patch;
mod skin;
mod tip;
mod whole;

pub use patch::{PATCH_MM, holes, patch, patch_texture};
pub use skin::skin;
pub use tip::{layer_names, tip};
pub use whole::whole;

use super::needle_depth::Layer;
use super::number::{fixed, millimetres};
use crate::content::{Key, fill, text};
use crate::skin::needle::{self, Needle};
use crate::skin::parameters::Parameters;

/// Holes per cm2 of a roller, and after how many passes [doddaballapur-2009].
const ROLLER_HOLES: (f32, f32) = (250.0, 15.0);
/// Distance between the needles of a stamp, mm: our own choice, as no count was found.
const STAMP_PITCH_MM: f32 = 2.0;
/// Needles of a pen, and strokes a second [fda-k182407-exceed].
const PEN_NEEDLES: f32 = 6.0;
const PEN_STROKES_HZ: f32 = 100.0;
/// How fast a hand moves a pen, cm/s, and how wide a strip it needles, cm: our own choice.
const PEN_HAND_CM_S: f32 = 5.0;
const PEN_STRIP_CM: f32 = 1.0;
/// Share of its length that a roller reached in hairless rats: 152.5 um of 0.77 mm [kalluri-2011].
const RAT_REACH: f32 = 0.1525 / 0.77;

/// Left edge of the picture of the tip, and its width, in hundredths of a mm.
const LEFT: f32 = 0.0;
const WIDTH: f32 = 560.0;
/// What the picture shows above the surface and below it, in hundredths of a mm.
const AIR: f32 = 170.0;
const DEEP: f32 = 330.0;

/// What carries the needles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Tool {
    /// A drum of needles that is rolled over the skin.
    #[default]
    Roller = 0,
    /// A plate of needles that is pressed on; in the model it goes as deep as a roller.
    Stamp = 1,
    /// A pen whose motor drives a few needles.
    Pen = 2,
}

/// How skin is needled: what the reader sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needling {
    /// What carries the needles.
    pub tool: Tool,
    /// Nominal needle length, mm, 0.2 to 3.
    pub length_mm: f32,
    /// Passes over the skin; of a stamp, presses on each spot.
    pub passes: usize,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Roller, Self::Stamp, Self::Pen];

    /// Holes per cm2, and after how many passes.
    fn holes(self) -> (f32, f32) {
        match self {
            Self::Roller => ROLLER_HOLES,
            Self::Stamp => (100.0 / (STAMP_PITCH_MM * STAMP_PITCH_MM), 1.0),
            Self::Pen => (PEN_NEEDLES * PEN_STROKES_HZ / (PEN_HAND_CM_S * PEN_STRIP_CM), 1.0),
        }
    }
}

impl Needling {
    /// The needles of the model.
    #[must_use]
    pub fn needle(&self) -> Needle {
        let device = if self.tool == Tool::Pen { needle::Device::Pen } else { needle::Device::Stamp };
        Needle { device, length_mm: self.length_mm, density_per_cm2: self.holes_per_cm2(), ..Needle::default() }
    }

    /// How deep the tips go in the model, mm.
    #[must_use]
    pub fn reach_mm(&self) -> f32 {
        self.needle().reach_mm(&Parameters::VALUES)
    }

    /// How deep they would go if human skin were that of the rats in which a roller was measured, mm; none for other tools.
    #[must_use]
    pub fn rat_reach_mm(&self) -> Option<f32> {
        (self.tool == Tool::Roller).then_some(RAT_REACH * self.length_mm)
    }

    /// Holes per cm2 after all passes.
    #[must_use]
    pub fn holes_per_cm2(&self) -> f32 {
        // In this order 15 passes of a roller are the published number to the last bit.
        let (holes, passes) = self.tool.holes();
        self.passes as f32 * holes / passes
    }

    /// Holes per cm2 as words: from a hundred on only to the nearest ten.
    #[must_use]
    pub fn holes_in_words(&self) -> String {
        let holes = f64::from(self.holes_per_cm2());
        fixed(if holes < 100.0 { holes } else { 10.0 * (holes / 10.0).round() }, 0)
    }

    /// Length, depth, layer and holes in one row of sentences.
    #[must_use]
    pub fn told(&self) -> String {
        let tool = match self.tool {
            Tool::Roller => Key::NeedlesRoller,
            Tool::Stamp => Key::NeedlesStamp,
            Tool::Pen => Key::NeedlesPen,
        };
        let passes = match (self.tool, self.passes) {
            (Tool::Stamp, 1) => Key::NeedlesPress,
            (Tool::Stamp, _) => Key::NeedlesPresses,
            (_, 1) => Key::NeedlesPass,
            _ => Key::NeedlesPasses,
        };
        let values = [
            ("tool", text(tool)),
            ("nominal", &millimetres(self.length_mm)),
            ("real", &millimetres(self.reach_mm())),
            ("layer", in_layer(self.reach_mm())),
            ("passes", &fill(passes, &[("n", &fixed(self.passes as f64, 0))])),
            ("holes", &self.holes_in_words()),
        ];
        let told = fill(Key::NeedlesTold, &values);
        let beyond = self.needle().clamped().density_per_cm2 < self.holes_per_cm2();
        if beyond { [&told, " ", text(Key::NeedlesBeyond)].concat() } else { told }
    }
}

/// The layer at a depth as the end of a sentence.
fn in_layer(depth_mm: f32) -> &'static str {
    text(match Layer::at(depth_mm) {
        Layer::Epidermis => Key::NeedlesInEpidermis,
        Layer::UpperDermis => Key::NeedlesInUpper,
        Layer::LowerDermis => Key::NeedlesInLower,
        Layer::Fat => Key::NeedlesInFat,
    })
}

/// Depth in mm, layer and holes per cm2, for roller, stamp, pen, and a roller in human skin that is like that of the rats.
#[must_use]
pub fn numbers(length_mm: f32, passes: usize) -> [[String; 3]; 4] {
    let row = |needling: Needling, reach_mm: f32| {
        [millimetres(reach_mm), in_layer(reach_mm).to_owned(), needling.holes_in_words()]
    };
    let [roller, stamp, pen] = Tool::ALL.map(|tool| Needling { tool, length_mm, passes });
    [
        row(roller, roller.reach_mm()),
        row(stamp, stamp.reach_mm()),
        row(pen, pen.reach_mm()),
        row(roller, RAT_REACH * length_mm),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn all() -> impl Iterator<Item = Needling> {
        Tool::ALL.into_iter().flat_map(|tool| {
            [0.2, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0].into_iter().flat_map(move |length_mm| {
                [1, 2, 7, 15, 20].map(|passes| Needling { tool, length_mm, passes }).into_iter()
            })
        })
    }

    #[test]
    fn a_roller_leaves_about_250_holes_after_15_passes_as_its_geometry_has_it_within_a_tenth() {
        let roller = Needling { tool: Tool::Roller, length_mm: 1.5, passes: 15 };
        assert_eq!(roller.holes_in_words(), "250");
        // 192 needles on a drum 2 cm wide and 2 cm across [schwarz-2011].
        let by_geometry = 15.0 * 192.0 / (core::f32::consts::PI * 2.0 * 2.0);
        assert!((by_geometry / roller.holes_per_cm2() - 1.0).abs() < 0.1, "{by_geometry}");
    }

    #[test]
    fn a_home_roller_stays_in_the_epidermis_and_a_pen_goes_nearly_as_deep_as_it_is_set() {
        let home = Needling { tool: Tool::Roller, length_mm: 0.25, passes: 15 };
        assert_eq!(Layer::at(home.reach_mm()), Layer::Epidermis);
        assert_eq!(millimetres(home.reach_mm()), "0.09", "as content/en/needles.md tells");
        let pen = Needling { tool: Tool::Pen, ..home };
        assert_eq!(Layer::at(pen.reach_mm()), Layer::UpperDermis);
        for needling in all() {
            let share = needling.reach_mm() / needling.length_mm;
            match needling.tool {
                Tool::Pen => assert!((0.9..=1.0).contains(&share)),
                _ => assert!(share < 0.6),
            }
        }
    }

    #[test]
    fn the_sentence_tells_length_depth_and_holes() {
        for needling in all() {
            let told = needling.told();
            for words in [millimetres(needling.length_mm), millimetres(needling.reach_mm()), needling.holes_in_words()]
            {
                assert!(told.contains(&words), "{words}: {told}");
            }
            assert!(!told.contains(['{', '<']), "{told}");
        }
    }
}
