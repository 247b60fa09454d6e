//! How the tissue is stained: what is coloured, and what stays pale.

use super::color::{
    COLLAGEN_I_DARK, COLLAGEN_I_LIGHT, COLLAGEN_III_DARK, COLLAGEN_III_LIGHT, DERMIS_FLOOR, DERMIS_TOP,
};
use super::draw_list::{LabelInk, Rgba};
use super::tissue::Theme;

/// A way to colour the section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stain {
    /// As a textbook draws it.
    #[default]
    Illustrated,
    /// Dark field, as with picrosirius red under crossed polars: thick fibres orange-red, thin (mostly new) ones green.
    Polarised,
    /// Everything pale but TGF-beta and cells.
    Signal,
}

/// The colours of a stain that several parts of the tissue share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Air at the top of the picture and at the skin.
    pub air: [Rgba; 2],
    /// Ground of the dermis under the epidermis and at its floor.
    pub ground: [Rgba; 2],
    /// Old or thick fibres, darkest and lightest.
    pub old: [Rgba; 2],
    /// New or thin fibres, darkest and lightest.
    pub new: [Rgba; 2],
    /// Alpha of a fibre.
    pub fibre: f32,
    /// Alpha of a cell.
    pub cell: f32,
    /// Alpha of blood, clot and channels.
    pub blood: f32,
    /// Strength of the glow of TGF-beta against the illustrated one.
    pub glow: f32,
    /// Ground of the fat, its two kinds of lobules, their line and the border with the dermis.
    pub fat: [Rgba; 5],
    /// Vessel and the light on it.
    pub vessel: [Rgba; 2],
    /// Labels, leaders and lines drawn over the tissue.
    pub label: LabelInk,
}

impl Stain {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Illustrated, Self::Polarised, Self::Signal];

    /// Its colours in light or dark surroundings.
    pub(super) fn palette(self, theme: Theme) -> &'static Palette {
        match (self, theme) {
            (Self::Illustrated, Theme::Light) => &ILLUSTRATED,
            (Self::Illustrated, Theme::Dark) => &ILLUSTRATED_DARK,
            (Self::Polarised, _) => &POLARISED,
            (Self::Signal, Theme::Light) => &SIGNAL,
            (Self::Signal, Theme::Dark) => &SIGNAL_DARK,
        }
    }
}

const LIGHT_LABEL: LabelInk = LabelInk { ink: [42, 36, 51, 255], plate: [253, 250, 246, 226] };
const DARK_LABEL: LabelInk = LabelInk { ink: [244, 238, 248, 255], plate: [38, 32, 47, 226] };

static ILLUSTRATED: Palette = Palette {
    air: [[252, 249, 243, 255], [246, 237, 226, 255]],
    ground: [DERMIS_TOP, DERMIS_FLOOR],
    old: [COLLAGEN_I_DARK, COLLAGEN_I_LIGHT],
    new: [COLLAGEN_III_DARK, COLLAGEN_III_LIGHT],
    fibre: 0.66,
    cell: 1.0,
    blood: 1.0,
    glow: 1.0,
    fat: [[245, 221, 176, 255], [251, 235, 200, 255], [249, 228, 186, 255], [227, 190, 123, 255], [214, 160, 130, 255]],
    vessel: [[194, 62, 74, 255], [232, 140, 138, 255]],
    label: LIGHT_LABEL,
};

static ILLUSTRATED_DARK: Palette =
    Palette { air: [[30, 26, 38, 255], [48, 41, 56, 255]], label: DARK_LABEL, ..ILLUSTRATED };

/// Picrosirius red under crossed polars: what does not turn the light stays dark.
static POLARISED: Palette = Palette {
    air: [[8, 8, 12, 255], [10, 10, 15, 255]],
    ground: [[13, 11, 18, 255], [16, 12, 18, 255]],
    old: [[204, 44, 34, 255], [255, 162, 74, 255]],
    new: [[38, 128, 84, 255], [134, 214, 132, 255]],
    fibre: 0.8,
    cell: 0.24,
    blood: 0.3,
    glow: 0.0,
    fat: [[17, 16, 23, 255], [20, 19, 27, 255], [18, 17, 25, 255], [34, 32, 43, 255], [52, 46, 58, 255]],
    vessel: [[72, 30, 38, 255], [92, 44, 50, 255]],
    label: DARK_LABEL,
};

static SIGNAL: Palette = Palette {
    air: [[252, 250, 248, 255], [247, 244, 245, 255]],
    ground: [[243, 240, 246, 255], [234, 230, 240, 255]],
    old: [[182, 178, 198, 255], [214, 210, 224, 255]],
    new: [[168, 190, 196, 255], [202, 218, 222, 255]],
    fibre: 0.42,
    cell: 1.0,
    blood: 0.5,
    glow: 2.4,
    fat: [[238, 234, 238, 255], [245, 242, 244, 255], [241, 238, 242, 255], [216, 210, 220, 255], [198, 190, 206, 255]],
    vessel: [[206, 188, 202, 255], [222, 208, 218, 255]],
    label: LIGHT_LABEL,
};

static SIGNAL_DARK: Palette = Palette {
    air: [[22, 20, 31, 255], [27, 24, 38, 255]],
    ground: [[35, 31, 50, 255], [29, 26, 43, 255]],
    old: [[74, 70, 98, 255], [102, 97, 128, 255]],
    new: [[70, 92, 108, 255], [98, 120, 134, 255]],
    fibre: 0.5,
    cell: 1.0,
    blood: 0.5,
    glow: 2.4,
    fat: [[33, 30, 44, 255], [39, 36, 52, 255], [36, 33, 48, 255], [60, 55, 76, 255], [78, 71, 94, 255]],
    vessel: [[92, 62, 88, 255], [112, 82, 106, 255]],
    label: DARK_LABEL,
};
