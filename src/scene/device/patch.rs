//! A patch of skin from above, with as many holes as the passes leave.

use super::Needling;
use crate::scene::number::coordinate;
use crate::skin::needle::Needle;
use crate::skin::random::{Draws, Purpose, Random};

/// Side of the patch, mm.
pub const PATCH_MM: f32 = 5.0;
/// Units of the picture a mm.
const MM: f32 = 100.0;
/// Steps of the sequence that spreads points evenly over a square: powers of 1/1.3247, the plastic number.
const STEPS: [f32; 2] = [0.754_877_7, 0.569_840_3];
/// How far a hole lies from its even place at most, mm: nobody's hand is even.
const STRAY_MM: f32 = 0.32;
/// Furrows of each family.
const FURROWS: usize = 13;

/// Where the holes are, mm from the upper left corner: as many as the passes leave on a patch of this size, each in its
/// place however many follow.
pub fn holes(needling: &Needling) -> impl Iterator<Item = [f32; 2]> {
    let count = (needling.holes_per_cm2() * PATCH_MM * PATCH_MM / 100.0).round() as usize;
    let mut draws = Random { seed: needling.tool as u64 }.draws(Purpose::Puncture, 0, 0);
    let mut even = [0.5, 0.5];
    (0..count).map(move |_| {
        for (place, step) in even.iter_mut().zip(STEPS) {
            *place = (*place + step).fract();
        }
        even.map(|place| (PATCH_MM * place + STRAY_MM * (2.0 * draws.uniform() - 1.0)).rem_euclid(PATCH_MM))
    })
}

/// The patch as a whole `<svg>`, hidden from screen readers: the words beside it say the same.
///
/// Style classes: `red` (skin round a hole), `hole`.
#[must_use]
pub fn patch(needling: &Needling) -> String {
    let side = coordinate(PATCH_MM * MM);
    let hole = coordinate(Needle::default().diameter_mm * MM);
    let mut d = String::new();
    for at in holes(needling) {
        let [x, y] = at.map(|mm| coordinate((mm * MM).round()));
        for piece in ["M", &x, " ", &y, "h0"] {
            d.push_str(piece);
        }
    }
    [
        "<svg viewBox=\"0 0 ",
        &side,
        " ",
        &side,
        "\" aria-hidden=\"true\"><defs><path id=\"needles-holes\" d=\"",
        &d,
        "\"/></defs><use href=\"#needles-holes\" class=\"red\"/><use href=\"#needles-holes\" class=\"hole\" stroke-width=\"",
        &hole,
        "\"/></svg>",
    ]
    .concat()
}

/// The texture of the skin under the holes: fine furrows in three families that cross askew, as a whole `<svg>`. It never
/// changes.
///
/// Style class: `furrow`.
#[must_use]
pub fn patch_texture() -> String {
    let side = coordinate(PATCH_MM * MM);
    let mut draws = Random { seed: 11 }.draws(Purpose::Placement, 0, 0);
    let mut d = String::new();
    for i in 0..FURROWS {
        let mut at = |length: f32| length * PATCH_MM * MM * (i as f32 + 0.6 * draws.uniform()) / FURROWS as f32;
        let starts = [[-10.0, at(1.3) - 150.0], [at(1.5), -10.0], [at(1.6) - 300.0, -10.0]];
        for (from, step) in starts.into_iter().zip([[270.0, 72.0], [-100.0, 270.0], [170.0, 270.0]]) {
            d.push_str(&furrow(&mut draws, from, step));
        }
    }
    ["<svg viewBox=\"0 0 ", &side, " ", &side, "\" aria-hidden=\"true\"><path class=\"furrow\" d=\"", &d, "\"/></svg>"]
        .concat()
}

/// A furrow from one edge to the other in two bends.
fn furrow(draws: &mut Draws, from: [f32; 2], step: [f32; 2]) -> String {
    let [x, y] = from.map(|at| coordinate(at.round()));
    let mut d = ["M", &x, " ", &y].concat();
    // Few different numbers compress better.
    let rounded = |value: f32| coordinate(4.0 * (0.25 * value).round());
    for _ in 0..2 {
        let [bend_x, bend_y] = step.map(|along| rounded(0.5 * along + 18.0 * (draws.uniform() - 0.5)));
        let [end_x, end_y] = step.map(|along| rounded(along + 24.0 * (draws.uniform() - 0.5)));
        d.push_str(&["q", &bend_x, " ", &bend_y, " ", &end_x, " ", &end_y].concat());
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::device::Tool;
    use crate::scene::device::tests::all;

    #[test]
    fn the_patch_holds_as_many_holes_as_its_share_of_a_cm2() {
        for needling in all() {
            let drawn = patch(&needling).matches("h0").count();
            assert_eq!(drawn as f32, (needling.holes_per_cm2() / 4.0).round(), "{needling:?}");
        }
    }

    #[test]
    fn a_further_pass_adds_holes_and_moves_none() {
        for tool in Tool::ALL {
            let of = |passes| holes(&Needling { tool, length_mm: 1.5, passes }).collect::<Vec<_>>();
            let (few, many) = (of(3), of(4));
            assert!(few.len() < many.len());
            assert_eq!(few[..], many[..few.len()]);
            assert!(many.iter().flatten().all(|mm| (0.0..PATCH_MM).contains(mm)));
        }
    }

    #[test]
    fn no_quarter_of_the_patch_is_left_out() {
        let needling = Needling { tool: Tool::Roller, length_mm: 1.5, passes: 15 };
        assert_eq!(holes(&needling).count(), 63, "a quarter of 250");
        let mut quarters = [0; 4];
        for [x, y] in holes(&needling) {
            quarters[usize::from(x > PATCH_MM / 2.0) + 2 * usize::from(y > PATCH_MM / 2.0)] += 1;
        }
        assert!(quarters.iter().all(|count| (10..=22).contains(count)), "{quarters:?}");
    }
}
