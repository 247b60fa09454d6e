//! Colours of the illustrated stain, and mixing them.

use super::draw_list::Rgba;
use crate::skin::within::Within;

/// Collagen I, darkest bundle.
pub const COLLAGEN_I_DARK: Rgba = [47, 95, 147, 255];
/// Collagen I, lightest bundle.
pub const COLLAGEN_I_LIGHT: Rgba = [164, 192, 221, 255];
/// New, thin collagen III, darkest.
pub const COLLAGEN_III_DARK: Rgba = [21, 131, 116, 255];
/// New, thin collagen III, lightest.
pub const COLLAGEN_III_LIGHT: Rgba = [108, 203, 189, 255];
/// Ground of the dermis under the epidermis.
pub const DERMIS_TOP: Rgba = [248, 230, 224, 255];
/// Ground of the dermis at its floor.
pub const DERMIS_FLOOR: Rgba = [239, 214, 207, 255];
/// Blood and clot.
pub const BLOOD: Rgba = [176, 32, 46, 255];
/// TGF-beta.
pub const SIGNAL: Rgba = [247, 178, 64, 255];

/// `a` at `t = 0`, `b` at `t = 1`, linear in sRGB.
#[must_use]
#[inline(never)]
pub fn mix(a: Rgba, b: Rgba, t: f32) -> Rgba {
    let t = t.within(0.0, 1.0);
    let channel = |i: usize| (f32::from(a[i]) + (f32::from(b[i]) - f32::from(a[i])) * t + 0.5) as u8;
    [channel(0), channel(1), channel(2), channel(3)]
}

/// The colour with its alpha multiplied by `alpha`, 0 to 1.
#[must_use]
#[inline(never)]
pub fn fade(color: Rgba, alpha: f32) -> Rgba {
    [color[0], color[1], color[2], (f32::from(color[3]) * alpha.within(0.0, 1.0) + 0.5) as u8]
}

/// 0 below `from`, 1 above `to`, smooth between.
#[must_use]
pub fn smoothstep(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).within(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}
