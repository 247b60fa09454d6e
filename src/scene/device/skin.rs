//! The skin under the tools: a still section with its layers to scale, drawn from little so that it travels with the page.
//!
//! One unit is a hundredth of a mm; y is 0 at the surface and grows with depth. Thicknesses are the model's.

use super::tip::open;
use super::{DEEP, WIDTH};
use crate::scene::needle_depth::borders_mm;
use crate::skin::random::{Draws, Purpose, Random};

/// How far strokes run beyond the edges.
const BEYOND: f32 = 6.0;
/// Half a wave of the ridges under the epidermis, and how deep they reach to either side of its mean thickness.
const RIDGE: f32 = 10.0;
const RIDGE_DEEP: f32 = 3.0;
/// Size of the tile of bundles that is laid out over the dermis, and how many of each shade it holds.
const TILE: [f32; 2] = [190.0, 98.0];
const BUNDLES: usize = 26;
/// Where the tile lies, and whether it is turned over.
const TILES: [(i32, i32, bool); 11] = [
    (-30, 32, false),
    (300, 30, true),
    (250, 31, false),
    (580, 32, true),
    (110, 30, false),
    (210, 32, true),
    (390, 30, false),
    (450, 31, true),
    (40, 30, false),
    (500, 31, true),
    (330, 32, false),
];
/// Depth of the fine fibres under the epidermis.
const PAPILLARY: [f32; 2] = [10.0, 34.0];
/// Cells that are drawn.
const CELLS: usize = 17;
/// From one lobule of fat to the next.
const LOBULE: f32 = 31.0;

/// The section as a whole `<svg>`, with the gradients and the outline of the skin that the tools are drawn with.
///
/// Style classes: `epidermis`, `corneum`, `basal`, `nuclei`, `dermis`, `bundle-1` to `bundle-3`, `fine`, `vessel`,
/// `loop`, `cell`, `nucleus`, `fat`, `lobule`, `lobule-edge`, `border`.
#[must_use]
pub fn skin() -> String {
    let [ridges, _, floor] = borders_mm().map(|mm| 100.0 * mm);
    let mut draws = Random { seed: 7 }.draws(Purpose::Placement, 0, 0);
    let surface = wave(&mut draws, 0.0, 28.0, [1.2, 1.6]);
    let dermis = wave(&mut draws, ridges, RIDGE, [RIDGE_DEEP, 1.6]);
    let fat = wave(&mut draws, floor, 70.0, [7.0, 5.0]);
    let loops = loops(&mut draws, ridges);
    let below = DEEP + 20.0;
    let closed = |line: &str| format!("{line}V{below}H-{BEYOND}z");
    let [shade_1, shade_2, shade_3] = [(); 3].map(|()| bundles(&mut draws));
    let tiles: String = TILES
        .iter()
        .map(|(x, y, turned)| {
            let turn = if *turned { "scale(-1 1)" } else { "" };
            format!(r##"<use href="#needles-weave" transform="translate({x} {y}){turn}"/>"##)
        })
        .collect();
    let plexus = wave(&mut draws, 30.0, 55.0, [3.0, 3.0]);
    let deep = wave(&mut draws, floor - 13.0, 80.0, [5.0, 5.0]);
    [
        open("skin"),
        DEFINITIONS.to_owned(),
        format!(
            r##"<defs><path id="needles-surface" d="{0}"/><path id="needles-dermis" d="{1}"/><clipPath id="needles-skin"><path d="{0}"/></clipPath><clipPath id="needles-below"><use href="#needles-dermis"/></clipPath></defs>"##,
            closed(&surface),
            closed(&dermis)
        ),
        r##"<use href="#needles-surface" class="epidermis"/><g clip-path="url(#needles-below)"><use href="#needles-dermis" class="dermis"/>"##.to_owned(),
        format!(
            r##"<g id="needles-weave"><path class="bundle-1" d="{shade_1}"/><path class="bundle-2" d="{shade_2}"/><path class="bundle-3" d="{shade_3}"/></g>{tiles}"##
        ),
        fine(&mut draws),
        format!(r#"<path class="loop" d="{loops}"/><path class="vessel" d="{plexus}"/><path class="vessel deep" d="{deep}"/>"#),
        cells(&mut draws, floor),
        format!(r#"<path class="fat" d="{}"/>"#, closed(&fat)),
        lobules(&mut draws, floor),
        format!(r#"<path class="border" d="{fat}"/></g>"#),
        r##"<use href="#needles-dermis" class="nuclei" y="-3.7"/><use href="#needles-dermis" class="nuclei" x="-4" y="-1.6"/><use href="#needles-dermis" class="basal"/><use href="#needles-surface" class="corneum"/></svg>"##.to_owned(),
    ]
    .concat()
}

/// Gradients of the tools: steel across a needle, the drum, the plate and rod, and what is clear.
const DEFINITIONS: &str = r##"<defs><linearGradient id="needles-steel"><stop class="steel-1"/><stop class="steel-2" offset=".3"/><stop class="steel-3" offset=".55"/><stop class="steel-1" offset="1"/></linearGradient><radialGradient id="needles-drum"><stop class="body-1" offset=".86"/><stop class="body-2" offset=".955"/><stop class="body-3" offset=".985"/><stop class="body-2" offset="1"/></radialGradient><linearGradient id="needles-body"><stop class="body-1"/><stop class="body-3" offset=".22"/><stop class="body-2" offset=".5"/><stop class="body-1" offset="1"/></linearGradient><linearGradient id="needles-upright" x2="0" y2="1"><stop class="body-2"/><stop class="steel-2" offset=".35"/><stop class="steel-3" offset=".6"/><stop class="body-2" offset="1"/></linearGradient><linearGradient id="needles-clear"><stop class="clear-1"/><stop class="clear-2" offset=".2"/><stop class="clear-3" offset=".5"/><stop class="clear-1" offset="1"/></linearGradient></defs>"##;

/// A line of waves across the picture: half waves so long, `[depth, stray]` to either side of `y`.
fn wave(draws: &mut Draws, y: f32, half: f32, [depth, stray]: [f32; 2]) -> String {
    let mut line = format!("M-{BEYOND} {}", y.round());
    let (mut x, mut now, mut up) = (-BEYOND, y.round(), true);
    while x < WIDTH + BEYOND {
        let step = (half * (0.75 + 0.5 * draws.uniform())).round();
        let next = y + stray * (2.0 * draws.uniform() - 1.0);
        let bend = if up { -2.0 } else { 2.0 } * depth * (0.7 + 0.6 * draws.uniform());
        // Whole units compress best. Ends are kept as written, so that the roundings do not add up.
        let (dy, by) = ((next - now).round() as i32, (0.5 * (next - now) + bend).round() as i32);
        line.push_str(&format!("q{} {by} {step} {dy}", (0.5 * step).round()));
        now += dy as f32;
        x += step;
        up = !up;
    }
    line
}

/// Thick crimped bundles of one shade, in two families that cross round the horizontal.
fn bundles(draws: &mut Draws) -> String {
    (0..BUNDLES)
        .map(|i| {
            let x = (draws.uniform() * TILE[0]).round();
            // One in each layer, so that no pale band is left.
            let y = ((i as f32 + draws.uniform()) * TILE[1] / BUNDLES as f32).round();
            let half = (9.0 + 12.0 * draws.uniform()).round();
            let slope = (0.1 + 0.22 * draws.uniform()) * if i % 2 == 0 { 1.0 } else { -1.0 };
            let rise = (slope * half).round();
            let crimp = (0.5 * rise + (2.5 + 2.5 * draws.uniform()) * if i % 3 == 0 { -1.0 } else { 1.0 }).round();
            format!("M{x} {y}q{} {crimp} {half} {rise}t{half} {rise}", (0.5 * half).round())
        })
        .collect()
}

/// Fine short fibres under the epidermis, loosely laid: a piece and its repeats.
fn fine(draws: &mut Draws) -> String {
    let [top, bottom] = PAPILLARY;
    let piece = WIDTH / 4.0;
    let d: String = (0..40)
        .map(|_| {
            let x = (draws.uniform() * piece).round();
            let y = (top + (bottom - top) * draws.uniform()).round();
            let across = (8.0 + 8.0 * draws.uniform()).round();
            let down = (14.0 * (draws.uniform() - 0.5)).round();
            format!("M{x} {y}q{} {} {across} {down}", (0.5 * across).round(), (0.5 * down + 2.0).round())
        })
        .collect();
    let repeats: String =
        (1..4).map(|i| format!(r##"<use href="#needles-fine" x="{}"/>"##, (piece * i as f32).round())).collect();
    format!(r#"<path id="needles-fine" class="fine" d="{d}"/>{repeats}"#)
}

/// Capillary loops between the ridges.
fn loops(draws: &mut Draws, ridges: f32) -> String {
    let mut d = String::new();
    let mut x = 14.0;
    while x < WIDTH {
        d.push_str(&format!("M{x} 30V{}q0-3.6 2.4-3.6t2.4 3.6V30", (ridges + 5.0).round()));
        x += (30.0 + 18.0 * draws.uniform()).round();
    }
    d
}

/// Spindle-shaped cells among the bundles, each with its nucleus.
fn cells(draws: &mut Draws, floor: f32) -> String {
    let (mut bodies, mut nuclei) = (String::new(), String::new());
    for i in 0..CELLS {
        let x = ((i as f32 + 0.8 * draws.uniform()) * WIDTH / CELLS as f32).round();
        let y = (40.0 + (floor - 55.0) * draws.uniform()).round();
        let rise = (4.0 * (draws.uniform() - 0.5)).round();
        bodies.push_str(&format!("M{x} {y}q5-3 10 {rise}q-5 3-10 {}z", -rise));
        nuclei.push_str(&format!("M{} {}h2", x + 4.0, y + 0.5 * rise));
    }
    format!(r#"<path class="cell" d="{bodies}"/><path class="nucleus" d="{nuclei}"/>"#)
}

/// Lobules of fat: round ends of strokes without length, a darker one under each; two rows and their repeats.
fn lobules(draws: &mut Draws, floor: f32) -> String {
    let mut d = String::new();
    for row in 0..2 {
        for i in 0..=(WIDTH / LOBULE) as usize + 1 {
            let stray = [(); 2].map(|()| 4.0 * (draws.uniform() - 0.5));
            let x = LOBULE * (i as f32 - 0.5 * row as f32) + stray[0];
            let y = floor + 24.0 + 0.86 * LOBULE * row as f32 + stray[1];
            d.push_str(&format!("M{} {}h0", x.round(), y.round()));
        }
    }
    let repeat = 2.0 * 0.86 * LOBULE;
    let rows: String = (1..=((DEEP - floor) / repeat) as usize)
        .map(|i| {
            // Shifted, so that no column of the same lobules is seen.
            let shift = -LOBULE * (i % 2) as f32;
            format!(r##"<use href="#needles-rows" x="{shift}" y="{}"/>"##, (repeat * i as f32).round())
        })
        .collect();
    format!(
        r##"<g id="needles-rows"><path id="needles-lobules" class="lobule-edge" d="{d}"/><path class="lobule" d="{d}"/></g>{rows}"##
    )
}
