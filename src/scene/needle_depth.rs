//! Needle length is not depth: a needle beside what of it goes into the skin, to scale, and the layer that it reaches.

use super::number::{coordinate, millimetres};
use crate::content::{Key, fill, text};
use crate::skin::grid::Grid;
use crate::skin::needle::Needle;
use crate::skin::parameters::Parameters;

/// Size of the picture, in its own units.
const WIDTH: f32 = 240.0;
/// Units a mm, and where the surface lies.
const MM: f32 = 44.0;
const SURFACE: f32 = 20.0;
/// Depth that the picture shows, mm.
const DEEPEST_MM: f32 = 3.05;
/// Where the two needles stand, and half of their width.
const NEEDLES: [f32; 2] = [76.0, 150.0];
const HALF: f32 = 5.0;
/// Length of the conical tip at most.
const TIP: f32 = 16.0;

/// A layer of the skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The epidermis: no wound of the dermis, no repair.
    Epidermis,
    /// The upper half of the dermis.
    UpperDermis,
    /// The lower half of the dermis.
    LowerDermis,
    /// The fat below.
    Fat,
}

impl Layer {
    /// The layer at a depth below the surface, mm, in the model's skin.
    #[must_use]
    pub fn at(depth_mm: f32) -> Self {
        let [epidermis_mm, middle_mm, fat_mm] = borders_mm();
        match depth_mm {
            depth_mm if depth_mm <= epidermis_mm => Self::Epidermis,
            depth_mm if depth_mm <= middle_mm => Self::UpperDermis,
            depth_mm if depth_mm <= fat_mm => Self::LowerDermis,
            _ => Self::Fat,
        }
    }

    /// Its name within a sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        text(match self {
            Self::Epidermis => Key::CourseLayerEpidermis,
            Self::UpperDermis => Key::CourseLayerUpper,
            Self::LowerDermis => Key::CourseLayerLower,
            Self::Fat => Key::CourseLayerFat,
        })
    }
}

/// Lower border of the epidermis, middle of the dermis and its lower border, mm below the surface.
pub(super) fn borders_mm() -> [f32; 3] {
    let grid = Grid::STANDARD;
    let top = grid.dermis_top_mm();
    let bottom = top + grid.dermis_rows as f32 * grid.dx_mm;
    [top, 0.5 * (top + bottom), bottom]
}

/// Nominal length, real depth and layer in one sentence.
#[must_use]
pub fn told(needle: &Needle) -> String {
    let real_mm = needle.reach_mm(&Parameters::VALUES);
    let [nominal, real] = [needle.length_mm, real_mm].map(millimetres);
    fill(Key::CourseDepthTold, &[("nominal", &nominal), ("real", &real), ("layer", Layer::at(real_mm).name())])
}

/// The picture as a whole `<svg>`.
///
/// Style classes: `needle-depth`, `epidermis`, `dermis`, `fat`, `surface`, `needle`, `head` (over a needle), `label`, `layer`.
#[must_use]
pub fn needle_depth(needle: &Needle) -> String {
    let height = SURFACE + DEEPEST_MM * MM;
    let mut svg = String::new();
    let push = |svg: &mut String, pieces: &[&str]| pieces.iter().for_each(|piece| svg.push_str(piece));
    let [width, bottom] = [WIDTH, height].map(coordinate);
    push(
        &mut svg,
        &[
            "<svg class=\"needle-depth\" viewBox=\"0 0 ",
            &width,
            " ",
            &bottom,
            "\" role=\"img\" aria-label=\"",
            &told(needle),
            "\">",
        ],
    );
    let [epidermis, _, fat] = borders_mm().map(|mm| SURFACE + mm * MM);
    for (class, from, to) in [("epidermis", SURFACE, epidermis), ("dermis", epidermis, fat), ("fat", fat, height)] {
        let [y, h] = [from, to - from].map(coordinate);
        push(&mut svg, &["<rect class=\"", class, "\" width=\"", &width, "\" y=\"", &y, "\" height=\"", &h, "\"/>"]);
    }
    let mut words = |class: &str, x: f32, y: f32, anchor: &str, words: &str| {
        let [x, y] = [x, y].map(coordinate);
        push(
            &mut svg,
            &[
                "<text class=\"",
                class,
                "\" x=\"",
                &x,
                "\" y=\"",
                &y,
                "\" text-anchor=\"",
                anchor,
                "\">",
                words,
                "</text>",
            ],
        );
    };
    words("layer", 6.0, epidermis + 16.0, "start", text(Key::CourseLayerDermis));
    words("layer", 6.0, fat + 16.0, "start", text(Key::CourseLayerFatShort));
    let real_mm = needle.reach_mm(&Parameters::VALUES);
    for (x, key) in [(NEEDLES[0], Key::CourseNominal), (NEEDLES[1], Key::CourseReal)] {
        words("head", x, 12.0, "middle", text(key));
    }
    for (x, length_mm) in [(NEEDLES[0], needle.length_mm), (NEEDLES[1], real_mm)] {
        let tip_y = SURFACE + length_mm * MM;
        words(
            "label",
            x + 2.0 * HALF,
            (tip_y + 4.0).max(SURFACE + 14.0),
            "start",
            &fill(Key::NeedleMillimetres, &[("n", &millimetres(length_mm))]),
        );
    }
    for (x, length_mm) in [(NEEDLES[0], needle.length_mm), (NEEDLES[1], real_mm)] {
        let tip_y = SURFACE + length_mm * MM;
        let shoulder_y = (tip_y - TIP).max(SURFACE);
        let [left, right, x, surface, shoulder, tip] =
            [x - HALF, x + HALF, x, SURFACE, shoulder_y, tip_y].map(coordinate);
        push(
            &mut svg,
            &[
                "<path class=\"needle\" d=\"M",
                &left,
                " ",
                &surface,
                "V",
                &shoulder,
                "L",
                &x,
                " ",
                &tip,
                "L",
                &right,
                " ",
                &shoulder,
                "V",
                &surface,
                "Z\"/>",
            ],
        );
    }
    let surface = coordinate(SURFACE);
    push(&mut svg, &["<path class=\"surface\" d=\"M0 ", &surface, "H", &width, "\"/></svg>"]);
    svg
}
