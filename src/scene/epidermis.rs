//! The epidermis: layers of nucleated cells between the surface and the wavy border with the dermis. Scenery but for its
//! thickness over a scar; the hole of a puncture is drawn by the clock.

use super::color::{fade, mix, smoothstep};
use super::draw_list::{DrawList, Fill, Mark, Rgba, Shape};
use super::portable::Portable;
use super::scatter::{bell, signed, unit};
use super::warp::Warp;

const TOP: Rgba = [221, 148, 172, 255];
const BOTTOM: Rgba = [178, 99, 145, 255];
const CORNEUM: Rgba = [236, 208, 188, 255];
const LINE: Rgba = [140, 74, 99, 255];
const NUCLEUS: Rgba = [104, 42, 108, 255];
const NUCLEUS_BASAL: Rgba = [84, 28, 96, 255];
const CELL: Rgba = [206, 128, 163, 255];
/// Thickness in healthy skin between ridges, mm.
const THICKNESS_MM: f32 = 0.088;
/// Depth of a rete ridge, mm.
const RIDGE_MM: f32 = 0.034;
/// Distance between cells of a row, mm.
const CELL_MM: f32 = 0.0205;
/// Rows of cells; the last is the basal layer.
const ROWS: u32 = 5;

/// How the epidermis lies over the dermis: 1 where ridges are full, 0 where a scar has flattened them.
pub(super) fn ridges(papillary_density: f32) -> f32 {
    smoothstep(0.45, 0.95, papillary_density)
}

/// Thickness of the epidermis at a place, mm.
pub(super) fn thickness_mm(x_mm: f32, ridges: f32) -> f32 {
    let wave = 0.5 + 0.32 * (21.0 * x_mm + 1.4 * (2.2 * x_mm).sine()).sine() + 0.18 * (47.0 * x_mm + 0.7).sine();
    THICKNESS_MM * (0.78 + 0.22 * ridges) + RIDGE_MM * (0.12 + 0.88 * ridges) * wave
}

/// A hole that a needle left, not yet closed: centre and width, mm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hole {
    pub x_mm: f32,
    pub width_mm: f32,
}

/// Draws ground, cells, corneum and the two border lines.
pub(super) fn draw(
    list: &mut DrawList,
    warp: &Warp,
    seed: u64,
    detail: f32,
    papillary_density: impl Fn(f32) -> f32,
    holes: &[Hole],
) {
    let px = warp.camera.px_per_mm;
    let steps = 560;
    let border = |x: f32| thickness_mm(x, ridges(papillary_density(x)));
    let xs = || (0..=steps).map(move |i| 6.2 * i as f32 / steps as f32 - 0.1);
    let seen = || xs().filter(|&x| warp.sees(x, 0.05));
    let level = warp.camera.y_px(-warp.height_mm(3.0));
    let fill = Fill { from: [0.0, level], to: [0.0, level + 0.11 * px], from_color: TOP, to_color: BOTTOM };
    list.band(seen().map(|x| (warp.place(x, 0.004), warp.place(x, border(x)))), fill);
    cells(list, warp, seed, detail, &border, holes);
    let line = |color, alpha| Fill { from_color: fade(color, alpha), to_color: fade(color, alpha), ..Fill::default() };
    list.ribbon(seen().map(|x| warp.place(x, border(x))), (0.006 * px).max(0.8), line(NUCLEUS_BASAL, 0.55));
    // The corneum covers the cells' upper ends.
    list.band(seen().map(|x| (warp.place(x, -0.009), warp.place(x, 0.008))), line(CORNEUM, 1.0));
    list.ribbon(seen().map(|x| warp.place(x, 0.009)), (0.0045 * px).max(0.7), line(LINE, 0.8));
}

fn cells(list: &mut DrawList, warp: &Warp, seed: u64, detail: f32, border: &impl Fn(f32) -> f32, holes: &[Hole]) {
    let spacing = CELL_MM * (1.0 + 0.9 * (1.0 - detail.clamp(0.0, 1.0)));
    let count = (6.0 / spacing) as u32;
    for row in 0..ROWS {
        for column in 0..count {
            let index = row * 1024 + column;
            let x = (column as f32 + 0.5 * (row % 2) as f32 + 0.22 * signed(seed, index, 60)) * spacing;
            if !warp.sees(x, 0.05) || holes.iter().any(|hole| (hole.x_mm - x).abs() < 0.5 * hole.width_mm) {
                continue;
            }
            let deep = border(x);
            // Share of the thickness at which the row lies: flat cells near the surface, tall ones on the border.
            let share = (row as f32 + 0.75) / (ROWS as f32 + 0.12) + 0.03 * bell(seed, index, 61);
            let [px, py] = warp.place(x, 0.012 + (deep - 0.019) * share);
            let basal = row + 1 == ROWS;
            let (wide, tall) = match row {
                0 => (0.0125, 0.0046),
                1 => (0.0108, 0.0066),
                4 => (0.0072, 0.0108),
                _ => (0.0096, 0.0086),
            };
            let size = warp.camera.px_per_mm * (1.0 + 0.12 * signed(seed, index, 62)) * (spacing / CELL_MM).sqrt();
            let shade = unit(seed, index, 63);
            list.mark(Mark {
                x: px,
                y: py,
                radius_x: wide * size,
                radius_y: tall * size,
                angle: warp.slope(x).arc_tangent() + 0.25 * signed(seed, index, 64),
                outline_width: 0.0026 * size,
                shape: Shape::Ellipse,
                fill: fade(mix(if basal { NUCLEUS_BASAL } else { NUCLEUS }, CELL, 0.3 * shade), 0.9),
                outline: fade(mix(CELL, TOP, shade), if basal { 0.45 } else { 0.6 }),
            });
        }
    }
}
