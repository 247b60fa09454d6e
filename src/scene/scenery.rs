//! Scenery: fat lobules and blood vessels. Drawn for orientation, not computed, and never made to look like data.

use super::color::{fade, mix};
use super::draw_list::{DrawList, Fill, LabelInk, Mark, Rgba, Shape, Stroke};
use super::portable::Portable;
use super::scatter::{bell, signed, unit};
use super::stain::Palette;
use super::warp::Warp;
use crate::skin::within::Within;

/// Distance between fat lobules, mm.
const LOBULE_MM: f32 = 0.155;
/// Distance between capillary loops, mm.
const LOOP_MM: f32 = 0.27;
/// Number of places for a loop in the section.
const LOOPS: u32 = 22;
/// Tethers of a rolling scar: where each begins under the hollow and where it ends in the fat, mm.
const TETHERS: [[f32; 2]; 4] = [[2.3, 2.42], [2.84, 2.8], [3.22, 3.3], [3.74, 3.6]];
/// Strands of a tether.
const STRANDS: u32 = 9;
/// Half the width of the wound from which a keloid has grown, mm.
const OLD_EDGE_MM: f32 = 0.9;
/// Depth of the superficial plexus, mm.
const PLEXUS_MM: f32 = 0.62;

/// Depth of the border between dermis and fat in undeformed skin, mm.
pub(super) fn fat_border_mm(x_mm: f32) -> f32 {
    1.38 + 0.04 * (1.15 * x_mm + 0.4).sine() + 0.018 * (2.9 * x_mm + 1.0).sine()
}

/// The fat: ground, lobules, border.
pub(super) fn draw_fat(list: &mut DrawList, warp: &Warp, palette: &Palette, seed: u64) {
    let [under, plain, warm, line, border] = palette.fat;
    let bottom = list.height + 2.0;
    let xs = || (0..=96).map(|i| 6.4 * i as f32 / 96.0 - 0.2);
    let ground = Fill { from_color: under, to_color: under, ..Fill::default() };
    list.band(
        xs().map(|x| {
            let [px, py] = warp.place(x, fat_border_mm(x));
            ([px, py], [px, bottom.max(py)])
        }),
        ground,
    );
    let rows =
        ((list.height / warp.camera.px_per_mm - warp.camera.air_mm - 1.2).max(0.0) / (LOBULE_MM * 0.8)) as u32 + 1;
    let columns = (6.0 / LOBULE_MM) as u32 + 1;
    for row in (0..rows.min(16)).rev() {
        for column in 0..columns {
            let index = row * 64 + column;
            let shift = if row % 2 == 0 { 0.25 } else { -0.25 };
            let x = (column as f32 + shift + 0.22 * signed(seed, index, 40)) * LOBULE_MM;
            let radius = LOBULE_MM * (0.56 + 0.07 * signed(seed, index, 42));
            // The first row hangs from the border, so that no lobule reaches into the dermis.
            let z = fat_border_mm(x) + radius * 1.06 + (row as f32 * 0.8 + 0.12 * unit(seed, index, 41)) * LOBULE_MM;
            if !warp.sees(x, LOBULE_MM) {
                continue;
            }
            let [px, py] = warp.place(x, z);
            list.mark(Mark {
                x: px,
                y: py,
                radius_x: warp.camera.px(radius),
                radius_y: warp.camera.px(radius * (0.84 + 0.1 * signed(seed, index, 43))),
                angle: 3.0 * unit(seed, index, 44),
                outline_width: (0.006 * warp.camera.px_per_mm).within(0.7, 1.8),
                shape: Shape::Ellipse,
                fill: if unit(seed, index, 45) < 0.5 { plain } else { warm },
                outline: line,
            });
        }
    }
    let border = Fill { from_color: border, to_color: border, ..Fill::default() };
    list.ribbon(xs().map(|x| warp.place(x, fat_border_mm(x))), warp.camera.px(0.011).max(1.0), border);
}

/// The superficial plexus and its capillary loops; scars have lost most of theirs. `flush`, 0 to 1, widens and reddens them.
pub(super) fn draw_vessels(
    list: &mut DrawList,
    warp: &Warp,
    [tube, light]: [Rgba; 2],
    seed: u64,
    flush: f32,
    papillary_density: impl Fn(f32) -> f32,
) {
    let wider = 1.0 + 0.5 * flush;
    let plexus = |x: f32| PLEXUS_MM + 0.035 * (2.1 * x + 1.2).sine() + 0.02 * (4.7 * x).sine();
    let tube = |alpha: f32| Fill { from_color: fade(tube, alpha), to_color: fade(tube, alpha), ..Fill::default() };
    let xs = || (0..=128).map(|i| 6.4 * i as f32 / 128.0 - 0.2);
    list.ribbon(xs().map(|x| warp.place(x, plexus(x))), warp.camera.px(0.027 * (1.0 + 0.2 * flush)), tube(0.72));
    let light = Fill { from_color: fade(light, 0.5), to_color: fade(light, 0.5), ..Fill::default() };
    list.ribbon(xs().map(|x| warp.place(x, plexus(x) - 0.004)), warp.camera.px(0.008), light);
    for index in 0..LOOPS {
        let Some(capillary) = Capillary::new(seed, index, &papillary_density).filter(|c| warp.sees(c.x_mm, 0.1)) else {
            continue;
        };
        let foot = plexus(capillary.x_mm) - 0.16 - 0.05 * unit(seed, index, 53);
        let half = 0.03 + 0.004 * bell(seed, index, 51);
        let lean = 0.02 * signed(seed, index, 54);
        let hairpin = (0..=40).map(|i| {
            let s = i as f32 / 20.0 - 1.0;
            let rise = 1.0 - s.abs().powi(4);
            let side = half * s.signum() * (1.0 - (1.0 - s.abs()).powi(3)).max(0.0);
            warp.place(capillary.x_mm + side + lean * rise, foot + (capillary.apex_mm - foot) * rise)
        });
        list.ribbon(hairpin, warp.camera.px(0.0105 * wider).max(0.9), tube(0.7 + 0.25 * flush));
    }
}

/// The tethers of a rolling scar: fibrous bands from the underside of the hollow into the fat [fabbrocini-2010-review]. Scenery;
/// in the model they are the share of the depth that needles do not give back.
pub(super) fn draw_tethers(list: &mut DrawList, warp: &Warp, palette: &Palette, seed: u64) {
    for band in 0..TETHERS.len() as u32 {
        let [top_x, foot_x] = TETHERS[band as usize];
        for strand in 0..STRANDS {
            let index = band * STRANDS + strand;
            // Strands gather in the middle of the band and fan out where they hold on.
            let aside = signed(seed, index, 80);
            let top = [top_x + 0.16 * aside, 0.42 + 0.22 * unit(seed, index, 81)];
            let waist = [0.5 * (top_x + foot_x) + 0.022 * aside, 1.08];
            let foot = [foot_x + 0.11 * aside, 1.62 + 0.16 * unit(seed, index, 85)];
            let width = warp.camera.px(0.0085 + 0.0025 * signed(seed, index, 82));
            let color = fade(mix(palette.old[0], palette.old[1], unit(seed, index, 84)), 0.9);
            for [from, to] in [[top, waist], [waist, foot]] {
                let [one, other] = [warp.place(from[0], from[1]), warp.place(to[0], to[1])];
                list.stroke(Stroke {
                    x: 0.5 * (one[0] + other[0]),
                    y: 0.5 * (one[1] + other[1]),
                    half_x: 0.5 * (other[0] - one[0]),
                    half_y: 0.5 * (other[1] - one[1]),
                    width,
                    crimp: warp.camera.px(0.007),
                    phase: 6.3 * unit(seed, index, 83),
                    waves: 1.6,
                    color,
                });
            }
        }
    }
}

/// Where the edge of the wound once was, beyond which a keloid has grown: two dashed lines.
pub(super) fn draw_old_edge(list: &mut DrawList, warp: &Warp, ink: LabelInk) {
    let color = fade(ink.ink, 0.62);
    let fill = Fill { from_color: color, to_color: color, ..Fill::default() };
    for x in [3.0 - OLD_EDGE_MM, 3.0 + OLD_EDGE_MM] {
        let [px, top] = warp.place(x, 0.0);
        let floor = warp.place(x, fat_border_mm(x))[1];
        let mut y = top - warp.camera.px(0.22);
        while y < floor {
            list.ribbon([[px, y], [px, (y + 5.0).min(floor)]], 1.3, fill);
            y += 9.0;
        }
    }
}

/// The top of the capillary loop nearest to a place, in undeformed mm.
pub(super) fn nearest_loop(seed: u64, x_mm: f32, papillary_density: impl Fn(f32) -> f32) -> Option<[f32; 2]> {
    (0..LOOPS)
        .filter_map(|index| Capillary::new(seed, index, &papillary_density))
        .map(|capillary| [capillary.x_mm, capillary.apex_mm])
        .min_by(|a, b| (a[0] - x_mm).abs().total_cmp(&(b[0] - x_mm).abs()))
}

/// Where a capillary loop stands.
struct Capillary {
    x_mm: f32,
    apex_mm: f32,
}

impl Capillary {
    /// The loop of this number; none where a scar has lost it.
    fn new(seed: u64, index: u32, papillary_density: impl Fn(f32) -> f32) -> Option<Self> {
        let x_mm = (index as f32 + 0.5 + 0.22 * signed(seed, index, 50)) * LOOP_MM;
        let lost = !(0.75..1.25).contains(&papillary_density(x_mm)) && !index.is_multiple_of(3);
        (!lost).then(|| Self { x_mm, apex_mm: 0.155 + 0.012 * signed(seed, index, 52) })
    }
}
