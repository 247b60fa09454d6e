//! Areas and lines with as few corners as keep them where they are.

use crate::scene::draw_list::{Band, DrawList};
use crate::scene::number::Within;

/// A place may leave the true outline by so much, units.
pub(super) const TOLERANCE: f32 = 0.45;
/// An area no wider than this is drawn as a line, units.
const THIN: f32 = 7.0;

/// A line beside another may leave it by so much more, units.
const NEAR: f32 = 0.7;
/// So many places make a line long.
const LONG: usize = 12;
/// How far from the distance at one place the distance of two lines is sought, units.
const SEARCH: i32 = 3;

/// The pairs of an area: its one side and its other.
pub(super) fn pairs<'a>(list: &'a DrawList, band: &Band) -> &'a [[[f32; 2]; 2]] {
    let first = band.first as usize;
    list.points[first..first + 2 * band.pairs as usize].as_chunks::<2>().0
}

/// The middle line of a thin area and its mean width; none for a wide one.
pub(super) fn middle(pairs: &[[[f32; 2]; 2]]) -> Option<(Vec<[f32; 2]>, f32)> {
    let width = |[one, other]: &[[f32; 2]; 2]| libm::hypotf(other[0] - one[0], other[1] - one[1]);
    let widest = pairs.iter().map(width).fold(0.0, f32::max);
    if widest > THIN {
        return None;
    }
    let mean = pairs.iter().map(width).sum::<f32>() / pairs.len() as f32;
    let middle = |[one, other]: &[[f32; 2]; 2]| [0.5 * (one[0] + other[0]), 0.5 * (one[1] + other[1])];
    Some((pairs.iter().map(middle).collect(), mean))
}

/// The long lines of a still so far. Skin lies in layers: a line that runs beside another is told in the same words.
#[derive(Default)]
pub(super) struct Lines {
    told: Vec<Vec<[i32; 2]>>,
}

impl Lines {
    /// A line with few places, none of which it leaves by more than about `tolerance`; the other way round, if that is how it
    /// was told before and `turnable`.
    pub(super) fn tell(&mut self, line: &[[f32; 2]], tolerance: f32, turnable: bool) -> Vec<[i32; 2]> {
        let known = self.told.iter().find_map(|known| {
            let same_way = (known[known.len() - 1][0] > known[0][0]) == (line[line.len() - 1][0] > line[0][0]);
            let down = (same_way || turnable).then(|| beside(line, known, tolerance + NEAR))??;
            Some(known.iter().map(|[x, y]| [*x, y + down]).collect())
        });
        known.unwrap_or_else(|| {
            let line = simple(line, tolerance);
            if line.len() >= LONG {
                self.told.push(line.clone());
            }
            line
        })
    }

    /// The outline of an area, as far as it lies in a picture of this height.
    pub(super) fn area(&mut self, pairs: &[[[f32; 2]; 2]], height: f32) -> Vec<[i32; 2]> {
        let within = |[x, y]: [f32; 2]| [x, y.within(0.0, height)];
        let one: Vec<[f32; 2]> = pairs.iter().map(|pair| within(pair[0])).collect();
        let other: Vec<[f32; 2]> = pairs.iter().rev().map(|pair| within(pair[1])).collect();
        let mut outline = self.tell(&one, TOLERANCE, false);
        outline.extend(self.tell(&other, TOLERANCE, false));
        outline
    }

    /// The outline of what lies under a line that goes from left to right, down to the floor.
    pub(super) fn under(&mut self, line: &[[f32; 2]], tolerance: f32, floor: f32) -> Vec<[i32; 2]> {
        let mut outline = self.tell(line, tolerance, false);
        let floor = libm::roundf(floor) as i32;
        if let [first, .., last] = outline[..] {
            outline.extend([[last[0], floor], [first[0], floor]]);
        }
        outline
    }
}

/// How far below a known line another runs, if it keeps its distance and is not longer.
fn beside(line: &[[f32; 2]], known: &[[i32; 2]], tolerance: f32) -> Option<i32> {
    let known: Vec<[f32; 2]> = known.iter().map(|place| place.map(|value| value as f32)).collect();
    let reach = |line: &[[f32; 2]]| {
        let ends = [line[0][0], line[line.len() - 1][0]];
        [ends[0].min(ends[1]), ends[0].max(ends[1])]
    };
    let ([left, right], [from, to]) = (reach(line), reach(&known));
    // Beyond the picture nobody sees where a line ends.
    if left.max(0.0) < from || right - from < 0.9 * (to - from) {
        return None;
    }
    // Where the slope is steep the distance at one place is only about right: near it the best of a few is taken.
    let [x, y] = line[line.len() / 2];
    let under = known.windows(2).find(|pair| (pair[0][0] - x) * (pair[1][0] - x) <= 0.0)?[0][1];
    let about = libm::roundf(y - under) as i32;
    let strays = |down: i32| {
        let moved = |place: &[f32; 2]| [place[0], place[1] - down as f32];
        let off = |place: [f32; 2]| {
            known.windows(2).map(|pair| distance(place, pair[0], pair[1])).fold(f32::INFINITY, f32::min)
        };
        line.iter().filter(|place| place[0] < to).map(|place| off(moved(place))).fold(0.0, f32::max)
    };
    let best = (about - SEARCH..=about + SEARCH)
        .map(|down| (down, strays(down)))
        .min_by(|one, other| one.1.total_cmp(&other.1))?;
    (best.1 <= tolerance).then_some(best.0)
}

/// Height of a line that goes from left to right at the place next to `x`.
pub(super) fn level(line: &[[f32; 2]], x: f32) -> f32 {
    let after = line.partition_point(|place| place[0] < x).min(line.len() - 1);
    line[after][1]
}

/// The line with fewer places: those without which it would leave its way (Ramer, Douglas and Peucker).
fn simple(line: &[[f32; 2]], tolerance: f32) -> Vec<[i32; 2]> {
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
    let share =
        if length > 0.0 { ((reach[0] * along[0] + reach[1] * along[1]) / length).within(0.0, 1.0) } else { 0.0 };
    libm::hypotf(reach[0] - share * along[0], reach[1] - share * along[1])
}
