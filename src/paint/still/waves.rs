//! Fibres as a few wave shapes, told again and again.

use super::pen::Pen;
use super::{STEP, Still, palette};
use crate::scene::draw_list::{Rgba, Stroke};
use crate::scene::number::Within;

/// A fibre that is fainter than this share of the strongest is left out.
const FAINT: f32 = 0.5;
/// Colours of the fibres of one width.
const COLORS: usize = 3;
/// A colour is worth its path from so many fibres on.
const FEW: usize = 20;
/// Length of half a wave, steps.
const HALF: f32 = 8.0;
/// Fibres have directions this far apart, radians.
const TURN: f32 = core::f32::consts::PI / 12.0;
/// The piece of healthy dermis that is the weave: left, top, width and height, units.
const TILE: [f32; 4] = [60.0, 380.0, 120.0, 80.0];
/// Where a tile's neighbours lie.
const SHIFTS: [(f32, f32); 9] =
    [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)];
/// Waves begin at multiples of so many steps: in a weave nobody sees it, and fewer places compress better. A tile holds a
/// whole number of each.
const PLACES: [f32; 2] = [4.0, 2.0];
/// Fibres whose widths differ by less than this factor have one width.
const WIDTHS: f32 = 2.0;

impl Still {
    pub(super) fn waves(&mut self, strokes: &[Stroke]) {
        let strongest = strokes.iter().map(|stroke| stroke.color[3]).max().unwrap_or(0);
        let seen: Vec<&Stroke> =
            strokes.iter().filter(|stroke| f32::from(stroke.color[3]) > FAINT * f32::from(strongest)).collect();
        self.push("<g transform=\"scale(2)\">");
        self.weave(&seen);
        self.push("</g>");
    }

    /// A piece of the strokes as a tile: what reaches over an edge comes in again at the other.
    pub(super) fn pattern(&mut self, strokes: &[Stroke]) {
        let [left, top, width, height] = TILE;
        let inside = |stroke: &&Stroke| {
            (0.0..width).contains(&(stroke.x - left))
                && (0.0..height).contains(&(stroke.y - top))
                && stroke.color[3] > 80
        };
        let mut tile: Vec<Stroke> = Vec::new();
        for stroke in strokes.iter().filter(inside) {
            for (shift_x, shift_y) in SHIFTS {
                let (x, y) = (stroke.x - left + shift_x * width, stroke.y - top + shift_y * height);
                let (reach_x, reach_y) = (stroke.half_x.abs() + 2.0, stroke.half_y.abs() + stroke.crimp + 2.0);
                if x + reach_x > 0.0 && x - reach_x < width && y + reach_y > 0.0 && y - reach_y < height {
                    tile.push(Stroke { x, y, ..*stroke });
                }
            }
        }
        self.push("<pattern id=\"");
        self.push(self.name);
        self.push("\" patternUnits=\"userSpaceOnUse\" patternTransform=\"scale(2)\"");
        self.attribute("width", width / STEP);
        self.attribute("height", height / STEP);
        self.push(" fill=\"none\" stroke-linecap=\"round\">");
        self.weave(&tile.iter().collect::<Vec<_>>());
        self.push("</pattern>");
    }

    fn weave(&mut self, seen: &[&Stroke]) {
        let width_of = |stroke: &Stroke| libm::roundf(libm::logf(stroke.width.max(0.1)) / libm::logf(WIDTHS)) as i32;
        let mut widths: Vec<i32> = seen.iter().map(|stroke| width_of(stroke)).collect();
        widths.sort_unstable();
        widths.dedup();
        for width in widths {
            let alike: Vec<&Stroke> = seen.iter().copied().filter(|stroke| width_of(stroke) == width).collect();
            let colors: Vec<Rgba> = alike.iter().map(|stroke| stroke.color).collect();
            let (class_of, means) = palette::classes(&colors, (alike.len() / FEW).clamp(1, COLORS));
            let mut classes: Vec<(usize, Rgba)> = means.into_iter().enumerate().collect();
            // Dark ones lie below, so that no fibre is lost under a lighter one.
            classes.sort_by_key(|(_, color)| color[..3].iter().map(|value| u32::from(*value)).sum::<u32>());
            for (class, color) in classes {
                let of_class = alike.iter().zip(&class_of).filter(|(_, of)| **of == class);
                self.group(&of_class.map(|(stroke, _)| *stroke).collect::<Vec<_>>(), color);
            }
        }
    }

    fn group(&mut self, strokes: &[&Stroke], color: Rgba) {
        if strokes.is_empty() {
            return;
        }
        let width = strokes.iter().map(|stroke| stroke.width).sum::<f32>() / strokes.len() as f32;
        let mut pen = Pen::default();
        let height = strokes.iter().map(|stroke| stroke.crimp).sum::<f32>() / (strokes.len() as f32 * STEP);
        let mut rest: Vec<Wave> = strokes.iter().map(|stroke| Wave::of(stroke, height)).collect();
        while !rest.is_empty() {
            let wave = rest.swap_remove(pen.nearest(rest.iter().map(|wave| wave.from)));
            wave.draw(&mut pen);
        }
        self.open_line([color, color], width / STEP);
        self.end(&mut pen);
    }
}

/// A wave in steps: half waves, each a parabola, all alike.
struct Wave {
    from: [i32; 2],
    /// From one crossing of the axis to the next.
    chord: [i32; 2],
    /// From a crossing to the control point of the first half wave.
    bend: [i32; 2],
    halves: i32,
}

impl Wave {
    /// The wave that of all shapes, a few directions and lengths, is most like a stroke.
    fn of(stroke: &Stroke, height: f32) -> Self {
        let length = 2.0 * libm::hypotf(stroke.half_x, stroke.half_y) / STEP;
        let halves = libm::roundf(length / HALF).within(1.0, 4.0);
        let along = libm::atan2f(stroke.half_y * stroke.half_x.signum(), stroke.half_x.abs());
        let angle = libm::roundf(along / TURN) * TURN;
        let [x, y] = [libm::cosf(angle) * HALF, libm::sinf(angle) * HALF];
        let chord = [x, y].map(|value| libm::roundf(value) as i32);
        // The phase of the true wave only says to which side it turns first; a parabola's control point lies at twice its height.
        let side = if libm::sinf(stroke.phase - core::f32::consts::PI * stroke.waves + 0.5) < 0.0 { -2.0 } else { 2.0 };
        let bend = [0.5 * x - y / HALF * height * side, 0.5 * y + x / HALF * height * side];
        let from = [stroke.x / STEP - 0.5 * halves * x, stroke.y / STEP - 0.5 * halves * y];
        Self {
            from: [0, 1].map(|axis| (libm::roundf(from[axis] / PLACES[axis]) * PLACES[axis]) as i32),
            chord,
            bend: bend.map(|value| libm::roundf(value) as i32),
            halves: halves as i32,
        }
    }

    fn draw(&self, pen: &mut Pen) {
        pen.lift(self.from);
        let [bend, chord] = [self.bend, self.chord];
        pen.command('q', &[bend[0], bend[1], chord[0], chord[1]], chord);
        for _ in 1..self.halves {
            pen.command('t', &chord, chord);
        }
    }
}
