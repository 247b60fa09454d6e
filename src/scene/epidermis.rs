//! The epidermis: layers of nucleated cells between the surface and the wavy border with the dermis. Scenery but for its
//! thickness over a scar; the hole of a puncture is drawn by the clock.

use super::color::{fade, mix, smoothstep};
use super::draw_list::{DrawList, Fill, Mark, Rgba, Shape};
use super::portable::Portable;
use super::scatter::{bell, signed, unit};
use super::stain::Stain;
use super::tissue::{PLAIN_BELOW, Theme, View};
use super::warp::Warp;
use crate::skin::scar::Skin;
use crate::skin::within::Within;

/// Colours of its parts.
#[derive(Clone, Copy)]
struct Layers {
    /// Ground, at the surface and at the border.
    ground: [Rgba; 2],
    corneum: Rgba,
    /// Surface line.
    line: Rgba,
    /// Nuclei of the upper rows and of the basal row.
    nuclei: [Rgba; 2],
    cell: Rgba,
}

/// Skin of the middle tone; the lightest and the deepest, between which the others lie.
const MIDDLE: Layers = Layers {
    ground: [[221, 148, 172, 255], [178, 99, 145, 255]],
    corneum: [236, 208, 188, 255],
    line: [140, 74, 99, 255],
    nuclei: [[104, 42, 108, 255], [84, 28, 96, 255]],
    cell: [206, 128, 163, 255],
};
const LIGHTEST: Layers = Layers {
    ground: [[240, 186, 198, 255], [208, 140, 170, 255]],
    corneum: [246, 226, 210, 255],
    line: [166, 104, 124, 255],
    nuclei: [[128, 68, 130, 255], [110, 52, 122, 255]],
    cell: [230, 168, 190, 255],
};
const DEEPEST: Layers = Layers {
    ground: [[142, 92, 84, 255], [82, 46, 44, 255]],
    corneum: [168, 126, 104, 255],
    line: [64, 36, 38, 255],
    nuclei: [[66, 34, 46, 255], [38, 20, 22, 255]],
    cell: [126, 80, 76, 255],
};
/// Under crossed polars cells are dark; only the surface still shows.
const POLARISED: Layers = Layers {
    ground: [[29, 24, 38, 255], [23, 19, 31, 255]],
    corneum: [52, 45, 64, 255],
    line: [128, 114, 142, 255],
    nuclei: [[36, 30, 46, 255], [40, 33, 50, 255]],
    cell: [33, 28, 43, 255],
};
const SIGNAL: Layers = Layers {
    ground: [[229, 223, 236, 255], [208, 200, 221, 255]],
    corneum: [238, 233, 241, 255],
    line: [150, 140, 172, 255],
    nuclei: [[184, 174, 204, 255], [170, 159, 194, 255]],
    cell: [219, 212, 229, 255],
};
const SIGNAL_DARK: Layers = Layers {
    ground: [[60, 54, 80, 255], [49, 44, 68, 255]],
    corneum: [76, 69, 98, 255],
    line: [126, 116, 152, 255],
    nuclei: [[84, 76, 110, 255], [92, 84, 120, 255]],
    cell: [66, 60, 88, 255],
};
/// How far each tone lies from the middle one towards the lightest (negative) or the deepest.
pub(super) const DEPTHS: [f32; 6] = [-1.0, -0.5, 0.0, 0.36, 0.7, 1.0];
/// Thickness in healthy skin between ridges, mm.
const THICKNESS_MM: f32 = 0.088;
/// Depth of a rete ridge, mm.
const RIDGE_MM: f32 = 0.034;
/// Distance between cells of a row, mm.
const CELL_MM: f32 = 0.0205;
/// Rows of cells; the last is the basal layer.
const ROWS: u32 = 5;

impl Layers {
    fn of(view: &View) -> Self {
        match (view.stain, view.theme) {
            (Stain::Illustrated, _) => {
                let depth = DEPTHS[view.tone as usize];
                MIDDLE.towards(if depth < 0.0 { &LIGHTEST } else { &DEEPEST }, depth.abs())
            }
            (Stain::Polarised, _) => POLARISED,
            (Stain::Signal, Theme::Light) => SIGNAL,
            (Stain::Signal, Theme::Dark) => SIGNAL_DARK,
        }
    }

    fn towards(&self, other: &Self, t: f32) -> Self {
        let both = |one: [Rgba; 2], other: [Rgba; 2]| [mix(one[0], other[0], t), mix(one[1], other[1], t)];
        Self {
            ground: both(self.ground, other.ground),
            corneum: mix(self.corneum, other.corneum, t),
            line: mix(self.line, other.line, t),
            nuclei: both(self.nuclei, other.nuclei),
            cell: mix(self.cell, other.cell, t),
        }
    }
}

/// How the epidermis lies over the dermis: 1 where ridges are full, 0 where a scar, sunken or raised, has flattened them.
pub(super) fn ridges(papillary_density: f32) -> f32 {
    smoothstep(0.45, 0.95, papillary_density) * (1.0 - 0.8 * smoothstep(1.08, 1.35, papillary_density))
}

/// Factor on depths so that the epidermis is as thick on a wall and over a stretched dermis as on level skin.
fn upright(warp: &Warp, x_mm: f32) -> f32 {
    let slope = warp.slope(x_mm);
    (1.0 + slope * slope).sqrt().min(3.0) / warp.squeeze_at_surface(x_mm)
}

/// How much pigment a flat mark has at a place, 0 to 1.
fn pigment(view: &View, x_mm: f32) -> f32 {
    if view.skin != Skin::FlatMark || view.stain != Stain::Illustrated {
        return 0.0;
    }
    1.0 - smoothstep(0.55, 0.95, (x_mm - 3.0).abs())
}

/// Thickness of the epidermis at a place, mm.
pub(super) fn thickness_mm(x_mm: f32, ridges: f32) -> f32 {
    let wave = 0.5 + 0.32 * (21.0 * x_mm + 1.4 * (2.2 * x_mm).sine()).sine() + 0.18 * (47.0 * x_mm + 0.7).sine();
    THICKNESS_MM * (0.78 + 0.22 * ridges) + RIDGE_MM * (0.12 + 0.88 * ridges) * wave
}

/// Depth of the border with the dermis at a place, mm of the undeformed skin.
pub(super) fn border_mm(warp: &Warp, x_mm: f32, papillary_density: f32) -> f32 {
    thickness_mm(x_mm, ridges(papillary_density)) * upright(warp, x_mm)
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
    view: &View,
    papillary_density: impl Fn(f32) -> f32,
    holes: &[Hole],
) {
    let layers = Layers::of(view);
    let px = warp.camera.px_per_mm;
    let steps = if view.detail < PLAIN_BELOW { 140 } else { 560 };
    let border = |x: f32| border_mm(warp, x, papillary_density(x));
    let xs = || (0..=steps).map(move |i| 6.2 * i as f32 / steps as f32 - 0.1);
    let seen = || xs().filter(|&x| warp.sees(x, 0.05));
    let level = warp.camera.y_px(-warp.height_mm(3.0));
    let fill = Fill {
        from: [0.0, level],
        to: [0.0, level + 0.11 * px],
        from_color: layers.ground[0],
        to_color: layers.ground[1],
    };
    list.band(seen().map(|x| (warp.place(x, 0.004), warp.place(x, border(x)))), fill);
    if view.skin == Skin::FlatMark {
        draw_mark(list, warp, view, &border);
    }
    cells(list, warp, seed, view, &border, holes);
    let line = |color, alpha| Fill { from_color: fade(color, alpha), to_color: fade(color, alpha), ..Fill::default() };
    list.ribbon(seen().map(|x| warp.place(x, border(x))), (0.006 * px).max(0.8), line(layers.nuclei[1], 0.55));
    // The corneum covers the cells' upper ends.
    list.band(
        seen().map(|x| (warp.place(x, -0.009 * upright(warp, x)), warp.place(x, 0.008 * upright(warp, x)))),
        line(layers.corneum, 1.0),
    );
    list.ribbon(
        seen().map(|x| warp.place(x, 0.009 * upright(warp, x))),
        (0.0045 * px).max(0.7),
        line(layers.line, 0.8),
    );
}

/// The soft brown of pigment on the border, and the flush of wider capillaries below it, as they look on the tone.
fn draw_mark(list: &mut DrawList, warp: &Warp, view: &View, border: &impl Fn(f32) -> f32) {
    let palette = view.tone.palette();
    let opaque = |[red, green, blue]: [u8; 3]| [red, green, blue, 255];
    for i in 0..40 {
        let x = 2.05 + 1.9 * i as f32 / 39.0;
        let strength = pigment(view, x);
        for (depth_mm, radius_mm, color, alpha) in [
            (border(x) + 0.09, 0.13, palette.red_mark, 0.16 * (1.2 - palette.browning)),
            (border(x) + 0.004, 0.05, palette.brown_mark, 0.2 + 0.34 * palette.browning),
        ] {
            let [px, py] = warp.place(x, depth_mm);
            let radius = warp.camera.px(radius_mm);
            list.mark(Mark {
                x: px,
                y: py,
                radius_x: radius,
                radius_y: radius,
                shape: Shape::Glow,
                fill: fade(opaque(color), alpha * strength),
                ..Mark::default()
            });
        }
    }
}

fn cells(list: &mut DrawList, warp: &Warp, seed: u64, view: &View, border: &impl Fn(f32) -> f32, holes: &[Hole]) {
    let layers = Layers::of(view);
    let [red, green, blue] = view.tone.palette().brown_mark;
    let brown = [red / 2, green / 2, blue / 2, 255];
    let plain = if view.detail < PLAIN_BELOW { 2.0 } else { 1.0 };
    let spacing = plain * CELL_MM * (1.0 + 0.9 * (1.0 - view.detail.within(0.0, 1.0)));
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
            let nucleus = layers.nuclei[usize::from(basal)];
            // Pigment caps the nuclei of the basal row; the more there is, the higher it reaches.
            let much = if view.stain == Stain::Illustrated { DEPTHS[view.tone as usize].max(0.0) } else { 0.0 };
            let pigmented = match ROWS - row {
                1 => (0.85 * pigment(view, x)).max(0.8 * much),
                2 => (0.4 * pigment(view, x)).max(0.7 * much * much),
                3 => 0.5 * much * much * much,
                _ => 0.0,
            };
            list.mark(Mark {
                x: px,
                y: py,
                radius_x: wide * size,
                radius_y: tall * size,
                angle: warp.slope(x).arc_tangent() + 0.25 * signed(seed, index, 64),
                outline_width: 0.0026 * size,
                shape: Shape::Ellipse,
                fill: fade(mix(mix(nucleus, layers.cell, 0.3 * shade), brown, pigmented), 0.9),
                outline: fade(mix(layers.cell, layers.ground[0], shade), if basal { 0.45 } else { 0.6 }),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tone::SkinTone;

    fn brightness([red, green, blue, _]: Rgba) -> u32 {
        3 * u32::from(red) + 6 * u32::from(green) + u32::from(blue)
    }

    #[test]
    fn the_deeper_the_tone_the_darker_the_basal_row() {
        let basal = SkinTone::ALL.map(|tone| brightness(Layers::of(&View { tone, ..View::default() }).nuclei[1]));
        assert!(basal.is_sorted_by(|lighter, deeper| lighter > deeper), "{basal:?}");
    }

    #[test]
    fn only_a_flat_mark_has_its_pigment_and_only_in_the_middle() {
        let mark = View { skin: Skin::FlatMark, ..View::default() };
        assert_eq!((pigment(&mark, 3.0), pigment(&mark, 1.0)), (1.0, 0.0));
        assert_eq!(pigment(&View::default(), 3.0), 0.0);
        assert_eq!(pigment(&View { stain: Stain::Polarised, ..mark }, 3.0), 0.0);
    }

    #[test]
    fn scars_have_flat_borders_whether_sunken_or_raised() {
        assert!(ridges(1.0) > 0.95 && ridges(0.3) < 0.05 && ridges(1.5) < 0.3);
    }
}
