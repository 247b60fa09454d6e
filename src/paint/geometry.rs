//! The shapes that painters of paths agree on: the wave of a stroke, the tips of a spindle, the way of a leader.

use crate::scene::draw_list::{Fill, Label, Mark, Rgba, Stroke};
use crate::scene::number::Within;

/// Radius of a plate's corners, CSS px.
pub(super) const PLATE_RADIUS: f32 = 4.0;
/// From the left edge of a plate to its text, CSS px.
pub(super) const PLATE_PADDING: f32 = 6.0;
/// Radius of the dot that ends a leader line, CSS px.
pub(super) const DOT_RADIUS: f32 = 2.25;
/// Plate-coloured casing round leaders and dots, px on each side: they cross both air and tissue, light and dark.
pub(super) const CASING: f32 = 1.25;
/// Strength of the casing.
pub(super) const CASING_ALPHA: f32 = 0.7;
/// Width of a leader line, CSS px.
pub(super) const LEADER_WIDTH: f32 = 1.0;
/// Opacity of a leader line relative to its label.
pub(super) const LEADER_ALPHA: f32 = 0.7;
/// How much wider the leader and the dot of what is marked are.
pub(super) const MARKED: f32 = 2.2;
/// Typefaces of labels.
pub(super) const FONT_STACK: &str = "\"Inter\", system-ui, sans-serif";

/// Steps between the centre and the edge of a glow that is drawn as a gradient: within 0.01 of the fall-off.
const GLOW_STEPS: u32 = 10;
/// Bound on the Hermite error of a piece, CSS px; with the taper reckoned as below the pieces stay within 0.25 px of the wave.
const TOLERANCE: f32 = 0.3;
/// What the taper adds to the rate of the wave in the error's bound, found by trying.
const TAPER_RATE: f32 = 1.5;
/// Largest amplitude of a wave that is drawn as a straight line, CSS px.
const FLAT: f32 = 0.12;
/// Most pieces of one stroke: enough for five waves.
const MAX_PIECES: usize = 16;
/// Half length given to a stroke without length, so that its round ends still draw a dot, CSS px.
const DOT_HALF: f32 = 0.01;

/// The centre line of a stroke: a straight line (2 points) or cubic Bézier pieces (a point, then three points a piece).
pub(super) struct CentreLine {
    points: [[f32; 2]; 3 * MAX_PIECES + 1],
    length: usize,
}

impl CentreLine {
    /// Follows the wave within a quarter of a pixel by Hermite interpolation, whose error over an angle `h` is `crimp * h^4 / 384`.
    pub(super) fn of(stroke: &Stroke) -> Self {
        let mut line = Self { points: [[0.0; 2]; 3 * MAX_PIECES + 1], length: 2 };
        let (mut half_x, mut half_y) = (stroke.half_x, stroke.half_y);
        let length = libm::sqrtf(half_x * half_x + half_y * half_y);
        if length < DOT_HALF {
            (half_x, half_y) = (DOT_HALF, 0.0);
        }
        let crimp = stroke.crimp.abs();
        if crimp < FLAT || length < DOT_HALF {
            line.points[0] = [stroke.x - half_x, stroke.y - half_y];
            line.points[1] = [stroke.x + half_x, stroke.y + half_y];
            return line;
        }
        let angle = 2.0 * (core::f32::consts::PI * stroke.waves.abs() + TAPER_RATE);
        let longest = libm::sqrtf(libm::sqrtf(384.0 * TOLERANCE / crimp));
        let pieces = (libm::ceilf(angle / longest) as usize).clamp(2, MAX_PIECES);
        let step = 2.0 / pieces as f32;
        let rate = core::f32::consts::PI * stroke.waves;
        let (normal_x, normal_y) = (-half_y / length, half_x / length);
        // The sine and cosine along the stroke follow by turning, so that a stroke costs four transcendentals however long.
        let (turn_sin, turn_cos) = (libm::sinf(rate * step), libm::cosf(rate * step));
        let (mut sin, mut cos) = (libm::sinf(stroke.phase - rate), libm::cosf(stroke.phase - rate));
        for node in 0..=pieces {
            let s = -1.0 + step * node as f32;
            let cube = s * s * s;
            let taper = 1.0 - cube * s;
            let offset = stroke.crimp * taper * sin;
            let slope = stroke.crimp * (taper * rate * cos - 4.0 * cube * sin);
            let point = [stroke.x + s * half_x + normal_x * offset, stroke.y + s * half_y + normal_y * offset];
            let (reach_x, reach_y) =
                ((half_x + normal_x * slope) * step / 3.0, (half_y + normal_y * slope) * step / 3.0);
            if node > 0 {
                line.points[3 * node - 1] = [point[0] - reach_x, point[1] - reach_y];
            }
            line.points[3 * node] = point;
            if node < pieces {
                line.points[3 * node + 1] = [point[0] + reach_x, point[1] + reach_y];
            }
            (sin, cos) = (sin * turn_cos + cos * turn_sin, cos * turn_cos - sin * turn_sin);
        }
        line.length = 3 * pieces + 1;
        line
    }

    /// 2 points for a straight line, else `3 n + 1` points for `n` cubic pieces.
    pub(super) fn points(&self) -> &[[f32; 2]] {
        &self.points[..self.length]
    }
}

/// The middle of a mark's outline, where a path with a line of `width` covers the outline exactly.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// Half extent of the path along the first axis.
    pub(super) radius_x: f32,
    /// Half extent of the path along the second axis.
    pub(super) radius_y: f32,
    /// Width of the line; 0 for none.
    pub(super) width: f32,
}

impl Edge {
    /// The path of an ellipse.
    pub(super) fn of_ellipse(mark: &Mark) -> Self {
        let (radius_x, radius_y, width) = Self::sound(mark);
        Self { radius_x: radius_x - 0.5 * width, radius_y: radius_y - 0.5 * width, width }
    }

    /// The path of a spindle: mitred tips reach `width / 2 / sin(half of the tip's angle)` beyond it.
    pub(super) fn of_spindle(mark: &Mark) -> Self {
        let (radius_x, radius_y, width) = Self::sound(mark);
        let slope = 2.0 * radius_y / radius_x.max(f32::MIN_POSITIVE);
        let tip = 0.5 * width * libm::sqrtf(1.0 + 1.0 / (slope * slope).max(1.0e-3));
        Self { radius_x: (radius_x - tip).max(0.5 * radius_x), radius_y: radius_y - 0.5 * width, width }
    }

    /// Radii that are not negative and an outline that leaves half of the mark.
    fn sound(mark: &Mark) -> (f32, f32, f32) {
        let (radius_x, radius_y) = (mark.radius_x.max(0.0), mark.radius_y.max(0.0));
        let width = if mark.outline[3] == 0 { 0.0 } else { mark.outline_width.within(0.0, radius_x.min(radius_y)) };
        (radius_x, radius_y, width)
    }
}

/// A spindle as two parabolas, each a quadratic Bézier: its two tips and the two control points between them.
pub(super) struct Spindle {
    /// The tips.
    pub(super) tips: [[f32; 2]; 2],
    /// Control points of the way there and the way back.
    pub(super) controls: [[f32; 2]; 2],
}

impl Spindle {
    /// The path along an edge.
    pub(super) fn of(mark: &Mark, edge: Edge) -> Self {
        let (sin, cos) = (libm::sinf(mark.angle), libm::cosf(mark.angle));
        let (along_x, along_y) = (cos * edge.radius_x, sin * edge.radius_x);
        // A parabola's control point lies at twice its height.
        let (across_x, across_y) = (-sin * 2.0 * edge.radius_y, cos * 2.0 * edge.radius_y);
        Self {
            tips: [[mark.x - along_x, mark.y - along_y], [mark.x + along_x, mark.y + along_y]],
            controls: [[mark.x + across_x, mark.y + across_y], [mark.x - across_x, mark.y - across_y]],
        }
    }
}

/// The stops of a glow's gradient: distance from the centre and opacity, both 0 to 1.
pub(super) fn glow_stops() -> impl Iterator<Item = (f32, f32)> {
    (0..=GLOW_STEPS).map(|step| {
        let distance = step as f32 / GLOW_STEPS as f32;
        let fall = 1.0 - distance * distance;
        (distance, fall * fall)
    })
}

/// The colour of a fill that needs no gradient: both colours equal, or no way from one to the other.
pub(super) fn plain_color(fill: &Fill) -> Option<Rgba> {
    let (dx, dy) = (fill.to[0] - fill.from[0], fill.to[1] - fill.from[1]);
    let distance = dx * dx + dy * dy;
    (fill.from_color == fill.to_color || !distance.is_finite() || distance < 1.0e-6).then_some(fill.to_color)
}

/// Where a leader leaves its plate: the point of the plate nearest to the anchor, clear of the rounded corners; none
/// when the anchor lies under the plate.
pub(super) fn leader_start(label: &Label, anchor: [f32; 2]) -> Option<[f32; 2]> {
    let [left, top, width, height] = label.plate;
    let nearest = |at: f32, low: f32, extent: f32| {
        if at < low || at > low + extent {
            at.max(low).min(low + extent)
        } else {
            let clear = PLATE_RADIUS.min(0.5 * extent);
            at.max(low + clear).min(low + extent - clear)
        }
    };
    let inside = anchor[0] >= left && anchor[0] <= left + width && anchor[1] >= top && anchor[1] <= top + height;
    let beside = anchor[0] < left || anchor[0] > left + width;
    let start_y = if beside { top + 0.5 * height } else { nearest(anchor[1], top, height) };
    (!inside).then_some([nearest(anchor[0], left, width), start_y])
}
