//! Areas and lines with as few corners as keep them where they are.

use crate::scene::draw_list::{Band, DrawList};

/// A place may leave the true outline by so much, units.
pub(super) const TOLERANCE: f32 = 0.45;
/// An area no wider than this is drawn as a line, units.
const THIN: f32 = 7.0;

/// The pairs of an area: its one side and its other.
pub(super) fn pairs<'a>(list: &'a DrawList, band: &Band) -> &'a [[[f32; 2]; 2]] {
    let first = band.first as usize;
    list.points[first..first + 2 * band.pairs as usize].as_chunks::<2>().0
}

/// The middle line of a thin area and its mean width; none for a wide one.
pub(super) fn line(pairs: &[[[f32; 2]; 2]]) -> Option<(Vec<[i32; 2]>, f32)> {
    let width = |[one, other]: &[[f32; 2]; 2]| libm::hypotf(other[0] - one[0], other[1] - one[1]);
    let widest = pairs.iter().map(width).fold(0.0, f32::max);
    if widest > THIN {
        return None;
    }
    let mean = pairs.iter().map(width).sum::<f32>() / pairs.len() as f32;
    let middle: Vec<[f32; 2]> =
        pairs.iter().map(|[one, other]| [0.5 * (one[0] + other[0]), 0.5 * (one[1] + other[1])]).collect();
    // A wide line may leave its way a little more before it shows.
    Some((simple(&middle, TOLERANCE.max(0.25 * mean)), mean))
}

/// The outline of an area, as far as it lies in a picture of this height.
pub(super) fn area(pairs: &[[[f32; 2]; 2]], height: f32) -> Vec<[i32; 2]> {
    let within = |[x, y]: [f32; 2]| [x, y.clamp(0.0, height)];
    let one: Vec<[f32; 2]> = pairs.iter().map(|pair| within(pair[0])).collect();
    let other: Vec<[f32; 2]> = pairs.iter().rev().map(|pair| within(pair[1])).collect();
    let mut outline = simple(&one, TOLERANCE);
    outline.extend(simple(&other, TOLERANCE));
    outline
}

/// The outline of what lies under a line that goes from left to right, down to the floor.
pub(super) fn under(line: impl Iterator<Item = [f32; 2]>, tolerance: f32, floor: f32) -> Vec<[i32; 2]> {
    let mut outline = simple(&line.collect::<Vec<_>>(), tolerance);
    let floor = libm::roundf(floor) as i32;
    if let [first, .., last] = outline[..] {
        outline.extend([[last[0], floor], [first[0], floor]]);
    }
    outline
}

/// Height of a line that goes from left to right at the place next to `x`.
pub(super) fn level(line: &[[f32; 2]], x: f32) -> f32 {
    let after = line.partition_point(|place| place[0] < x).min(line.len() - 1);
    line[after][1]
}

/// The line with fewer places: those without which it would leave its way (Ramer, Douglas and Peucker).
pub(super) fn simple(line: &[[f32; 2]], tolerance: f32) -> Vec<[i32; 2]> {
    let mut kept = vec![false; line.len()];
    let mut open = vec![(0, line.len() - 1)];
    while let Some((first, last)) = open.pop() {
        (kept[first], kept[last]) = (true, true);
        let farthest = (first + 1..last)
            .map(|i| (i, distance(line[i], line[first], line[last])))
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((middle, distance)) = farthest
            && distance > tolerance
        {
            open.extend([(first, middle), (middle, last)]);
        }
    }
    let mut places: Vec<[i32; 2]> = line
        .iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(place, _)| place.map(|value| libm::roundf(value) as i32))
        .collect();
    places.dedup();
    places
}

/// From a place to the segment between two others.
fn distance(place: [f32; 2], from: [f32; 2], to: [f32; 2]) -> f32 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let reach = [place[0] - from[0], place[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let share = if length > 0.0 { ((reach[0] * along[0] + reach[1] * along[1]) / length).clamp(0.0, 1.0) } else { 0.0 };
    libm::hypotf(reach[0] - share * along[0], reach[1] - share * along[1])
}
