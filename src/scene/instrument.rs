//! The instrument: a stamp with polished needles, to scale. It puts each needle exactly where the model's tract is.

use super::draw_list::{DrawList, Fill, Mark, Rgba, Shape};
use super::portable::Portable;
use super::warp::Warp;
use crate::skin::needle::Tract;
use crate::skin::within::Within;

/// Needles on the head.
const NEEDLES: usize = 4;
/// Width of a needle's shaft, mm.
const SHAFT_MM: f32 = 0.062;
/// Clearance between tip and skin while the instrument waits, mm.
const CLEARANCE_MM: f32 = 0.09;
const BODY: Rgba = [84, 95, 109, 255];
const BODY_DARK: Rgba = [62, 71, 84, 255];
const BODY_LIGHT: Rgba = [126, 139, 154, 255];
const PLATE: Rgba = [142, 154, 166, 255];
const PLATE_DARK: Rgba = [104, 116, 129, 255];
const STEEL_EDGE: Rgba = [128, 140, 152, 255];
const STEEL: Rgba = [206, 215, 224, 255];
const STEEL_LIGHT: Rgba = [250, 252, 254, 255];

/// A head of needles: where each needle is, and how far its tip is below the local surface.
struct Head<'a> {
    xs_mm: &'a [f32],
    reaches_mm: &'a [f32],
    length_mm: f32,
    /// mm that the whole head is lifted from where its needles reach full depth.
    lift_mm: f32,
}

/// How far one stamp of a session is: 0 lifted, 1 pressed, and whether the needles have gone in.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stamp {
    first: usize,
    count: usize,
    depth: f32,
}

/// Which stamp is at work at `progress` of a session with `tracts` punctures.
fn stamp_at(progress: f32, tracts: usize) -> Option<Stamp> {
    if tracts == 0 {
        return None;
    }
    let stamps = tracts.div_ceil(NEEDLES);
    let at = progress.within(0.0, 0.9999) * stamps as f32;
    let index = at as usize;
    let own = at - index as f32;
    let first = index * NEEDLES;
    let ease = |t: f32| {
        let t = t.within(0.0, 1.0);
        t * t * (3.0 - 2.0 * t)
    };
    let depth = ease(own / 0.42) - ease((own - 0.56) / 0.4);
    Some(Stamp { first, count: NEEDLES.min(tracts - first), depth })
}

/// How many punctures of a session have been made at `progress`.
#[must_use]
pub(super) fn made(progress: f32, tracts: usize) -> usize {
    if progress >= 1.0 {
        return tracts;
    }
    stamp_at(progress, tracts).map_or(0, |stamp| {
        let stamps = tracts.div_ceil(NEEDLES);
        let own = progress.within(0.0, 0.9999) * stamps as f32 - (stamp.first / NEEDLES) as f32;
        stamp.first + if own > 0.42 { stamp.count } else { 0 }
    })
}

/// Draws the instrument at work on the tracts of a session, sorted from left to right.
pub(super) fn draw_working(list: &mut DrawList, warp: &Warp, tracts: &[Tract], progress: f32, length_mm: f32) {
    let Some(stamp) = stamp_at(progress, tracts.len()) else { return };
    let mut xs = [0.0; NEEDLES];
    let mut reaches = [0.0; NEEDLES];
    for (i, tract) in tracts[stamp.first..stamp.first + stamp.count].iter().enumerate() {
        xs[i] = tract.x_mm;
        reaches[i] = tract.reach_mm;
    }
    let deepest = reaches[..stamp.count].iter().fold(0.0_f32, |a, &b| a.max(b));
    let lift_mm = (1.0 - stamp.depth) * (deepest + CLEARANCE_MM);
    head(list, warp, &Head { xs_mm: &xs[..stamp.count], reaches_mm: &reaches[..stamp.count], length_mm, lift_mm });
}

/// Draws the instrument waiting over the skin.
pub(super) fn draw_waiting(list: &mut DrawList, warp: &Warp, x_mm: f32, length_mm: f32, spacing_mm: f32) {
    let xs: [f32; NEEDLES] = std::array::from_fn(|i| x_mm + (i as f32 - 1.5) * spacing_mm);
    head(list, warp, &Head { xs_mm: &xs, reaches_mm: &[0.0; NEEDLES], length_mm, lift_mm: CLEARANCE_MM });
}

fn head(list: &mut DrawList, warp: &Warp, head: &Head) {
    let px = warp.camera.px_per_mm;
    // The head sits flat on the highest point it spans, so the deepest tip decides its height.
    let tip_mm = head
        .xs_mm
        .iter()
        .zip(head.reaches_mm)
        .map(|(&x, &reach)| reach - warp.height_mm(x))
        .fold(f32::INFINITY, f32::min)
        - head.lift_mm;
    let plate_mm = tip_mm - head.length_mm;
    for &x in head.xs_mm {
        needle(list, warp, x, plate_mm, tip_mm);
    }
    let y_plate = warp.camera.y_px(plate_mm);
    let (left, right) = (head.xs_mm[0], head.xs_mm[head.xs_mm.len() - 1]);
    let (left, right) = (warp.camera.x_px(left - 0.17), warp.camera.x_px(right + 0.17));
    block(list, [left, y_plate - 0.045 * px], [right, y_plate], PLATE, PLATE_DARK);
    let inset = 0.07 * px;
    rounded_body(list, [left - inset, y_plate - 2.6 * px], [right + inset, y_plate - 0.045 * px], 0.07 * px);
}

/// A tapering steel needle with a highlight down its left third.
fn needle(list: &mut DrawList, warp: &Warp, x_mm: f32, plate_mm: f32, tip_mm: f32) {
    let x = warp.camera.x_px(x_mm);
    let half = 0.5 * warp.camera.px(SHAFT_MM);
    let shoulder = tip_mm - (0.16_f32).min(0.45 * (tip_mm - plate_mm));
    let depths = [plate_mm, shoulder, 0.5 * (shoulder + tip_mm), tip_mm];
    let widths = [1.0, 0.92, 0.56, 0.03];
    let mut side = |from: f32, to: f32, from_color: Rgba, to_color: Rgba| {
        let fill = Fill { from: [x + from * half, 0.0], to: [x + to * half, 0.0], from_color, to_color };
        list.band(
            depths.iter().zip(widths).map(|(&depth, width)| {
                let y = warp.camera.y_px(depth);
                ([x + from * half * width, y], [x + to * half * width, y])
            }),
            fill,
        );
    };
    side(-1.0, -0.25, STEEL_EDGE, STEEL_LIGHT);
    side(-0.25, 1.0, STEEL_LIGHT, STEEL_EDGE);
    side(-0.1, 0.25, STEEL, STEEL);
}

/// A rectangle shaded from top to bottom.
fn block(list: &mut DrawList, from: [f32; 2], to: [f32; 2], top: Rgba, bottom: Rgba) {
    let fill = Fill { from, to: [from[0], to[1]], from_color: top, to_color: bottom };
    list.band([([from[0], from[1]], [to[0], from[1]]), ([from[0], to[1]], [to[0], to[1]])], fill);
}

/// The housing: lower corners rounded, light from the left.
fn rounded_body(list: &mut DrawList, from: [f32; 2], to: [f32; 2], radius: f32) {
    let fill = Fill { from, to: [to[0], from[1]], from_color: BODY, to_color: BODY_DARK };
    let rows = (0..=9).map(|i| {
        let angle = i as f32 / 9.0 * std::f32::consts::FRAC_PI_2;
        (to[1] - radius + radius * angle.sine(), radius * (1.0 - angle.cosine()))
    });
    let top = std::iter::once((from[1], 0.0));
    list.band(top.chain(rows).map(|(y, inset)| ([from[0] + inset, y], [to[0] - inset, y])), fill);
    let edge = 0.12 * (to[0] - from[0]).min(8.0 * radius);
    let shine = Fill {
        from: [from[0], 0.0],
        to: [from[0] + 2.0 * edge, 0.0],
        from_color: [BODY_LIGHT[0], BODY_LIGHT[1], BODY_LIGHT[2], 190],
        to_color: [BODY_LIGHT[0], BODY_LIGHT[1], BODY_LIGHT[2], 0],
    };
    list.band(
        [
            ([from[0] + 0.4 * edge, from[1]], [from[0] + 2.0 * edge, from[1]]),
            ([from[0] + 0.4 * edge, to[1] - radius], [from[0] + 2.0 * edge, to[1] - radius]),
        ],
        shine,
    );
    list.mark(Mark {
        x: 0.5 * (from[0] + to[0]),
        y: to[1] - 2.4 * radius,
        radius_x: 0.16 * (to[0] - from[0]),
        radius_y: 0.35 * radius,
        shape: Shape::Ellipse,
        fill: BODY_DARK,
        outline: BODY_LIGHT,
        outline_width: 1.0,
        ..Mark::default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_needle_goes_in_once_and_in_order() {
        for tracts in [0, 1, 4, 9, 19] {
            let mut before = 0;
            for i in 0..=1000 {
                let now = made(i as f32 / 1000.0, tracts);
                assert!(now >= before && now <= tracts);
                before = now;
            }
            assert_eq!(before, tracts);
        }
    }

    #[test]
    fn a_stamp_starts_and_ends_lifted() {
        for progress in [0.0, 0.4999, 0.5, 0.9999] {
            let stamp = stamp_at(progress, 8).expect("there are tracts");
            assert!(stamp.depth.abs() < 0.01, "{progress}: {stamp:?}");
        }
    }
}
