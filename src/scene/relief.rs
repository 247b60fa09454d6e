//! A mark from above: its relief is the surface that the section shows, turned about the middle; its colour is that of the tone.

use super::color::smoothstep;
use super::portable::Portable as _;
pub use super::skin_texture::FIELD_MM;
use super::specimen::Specimen;
use super::tone::{Palette, Rgb, SkinTone};
use super::wound;
use crate::skin::grid::Grid;
use crate::skin::within::Within;

/// Samples of the profile to a column of the model, between which it is smooth.
const FINE: usize = 8;
/// From which side the lamp shines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Light {
    /// From the left.
    #[default]
    Left,
    /// From the right.
    Right,
}

/// How a mark is to be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Tone of the skin.
    pub tone: SkinTone,
    /// Side of the lamp.
    pub light: Light,
    /// A day after needling: flushed as the published clock has it, not the model.
    pub needled: bool,
}

/// The form of a mark in the plane of the skin.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outline {
    /// Round or oval.
    Round {
        /// Length over width.
        stretch: f32,
        /// How much the edge wanders.
        wander: f32,
        /// How far claws reach out, as a share of the radius.
        claws: f32,
    },
    /// A long hollow that runs through the field: its axis winds, its floor rises and falls.
    Long,
}

/// What covers the skin of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cover {
    /// Share of the fine texture that is lost.
    pub(super) smooth: f32,
    /// Shine over that of skin, which is 1.
    pub(super) gloss: f32,
}

/// A mark: its profile through the middle, turned about the middle into a surface.
pub struct Relief {
    pub(super) specimen: Specimen,
    outline: Outline,
    pub(super) cover: Cover,
    /// Fine samples from the left edge of the field to the right: height, mm, and share of the sky that is seen.
    profile: Vec<[f32; 2]>,
    /// Fine samples per mm.
    per_mm: f32,
    /// Greatest height or depth, mm.
    peak_mm: f32,
}

/// One place of a mark.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Height of the model's surface, mm.
    pub(super) height_mm: f32,
    /// Share of the sky that is seen.
    pub(super) sky: f32,
    /// 0 outside the mark to 1 at its peak.
    pub(super) inside: f32,
}

/// Linear light, red, green, blue.
pub(super) type Linear = [f32; 3];

impl Relief {
    /// The mark of a specimen whose surface has these heights, mm, in the columns of a grid.
    #[must_use]
    pub fn new(specimen: Specimen, height_mm: &[f32], grid: &Grid) -> Self {
        let peak_mm = height_mm.iter().fold(0.0_f32, |most, mm| most.max(mm.abs()));
        let sky: Vec<f32> = (0..height_mm.len()).map(|j| sky_over(height_mm, j, grid.dx_mm)).collect();
        let profile = (0..height_mm.len() * FINE).map(|k| [height_mm, &sky].map(|row| curve(row, k))).collect();
        let (outline, cover) = look_of(specimen);
        Self { specimen, outline, cover, profile, per_mm: FINE as f32 / grid.dx_mm, peak_mm }
    }

    /// Height of the surface, mm, `x_mm` from the left edge and `y_mm` below the middle line; on the middle line it is the
    /// model's.
    #[must_use]
    pub fn height_mm(&self, x_mm: f32, y_mm: f32) -> f32 {
        self.place(x_mm, y_mm, 0.0).height_mm
    }

    /// The place `x_mm` from the left edge and `y_mm` below the middle line; the mottling of the skin roughens the edge.
    pub(super) fn place(&self, x_mm: f32, y_mm: f32, mottle: f32) -> Place {
        let middle_mm = 0.5 * FIELD_MM[0];
        let dx = x_mm - middle_mm;
        let (mut radius, mut share, mut fall) = (dx.abs(), if dx < 0.0 { 0.0 } else { 1.0 }, 1.0);
        // On the middle line everything is as the model has it; all that bends a form vanishes there.
        match self.outline {
            _ if y_mm == 0.0 => {}
            Outline::Long => {
                let winding = 0.34 * (1.5 * y_mm).sine() * y_mm.abs().min(1.0) + 0.05 * mottle * y_mm;
                let shifted = dx - winding;
                let seam = 0.3 * y_mm.abs().min(1.0) + 1e-6;
                (radius, share) = (shifted.abs(), smoothstep(-seam, seam, shifted));
                fall = 0.64 + 0.36 * (2.1 * y_mm).cosine() - 0.05 * y_mm * y_mm.abs();
            }
            Outline::Round { stretch, wander, claws } => {
                let dy = y_mm / stretch;
                radius = (dx * dx + dy * dy).sqrt();
                let (c, s) = (dx / radius, dy / radius);
                share = 0.5 + 0.5 * c;
                let bend = wander * (0.5 * c * s + 0.6 * (4.0 * c * c - 1.0) * s + 0.35 * mottle) * s.abs();
                // Claws grow at the edge; the middle stays whole.
                let edge = claws * smoothstep(0.75, 1.7, radius) * smoothstep(0.0, 0.3, s.abs());
                let claws = if edge > 0.0 { CLAWS.iter().map(|claw| claw_towards(claw, c, s)).sum() } else { 0.0 };
                radius /= 1.0 + bend + edge * claws;
            }
        }
        let [left, right] = [middle_mm - radius, middle_mm + radius].map(|x_mm| self.sample(x_mm));
        let height_mm = (left[0] + (right[0] - left[0]) * share) * fall;
        let inside = match self.specimen {
            Specimen::Keloid => 1.0 - smoothstep(1.2, 1.62, radius + 0.1 * mottle),
            Specimen::FlatMark => 1.0 - smoothstep(0.75, 1.6, radius - 0.4 * mottle),
            _ => smoothstep(0.02, 0.5, height_mm.abs() / self.peak_mm.max(1e-3)),
        };
        Place { height_mm, sky: left[1] + (right[1] - left[1]) * share, inside }
    }

    fn sample(&self, x_mm: f32) -> [f32; 2] {
        let last = self.profile.len() - 2;
        let g = (x_mm * self.per_mm - 0.5 * FINE as f32).within(0.0, last as f32);
        let k = (g as usize).min(last);
        let (a, b) = (self.profile[k], self.profile[k + 1]);
        let share = g - k as f32;
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    }

    /// Colour of the skin at a place, lit fully.
    pub(super) fn color(&self, place: &Place, mottle: f32, palette: &Palette, needled: bool) -> Linear {
        let flush = linear(palette.flush);
        let ruddy = 0.1 + 0.09 * mottle;
        let mut color = blend(linear(palette.skin), flush, ruddy.max(0.0));
        color = color.map(|light| light * (1.0 - 0.05 * mottle));
        let m = place.inside;
        color = match self.specimen {
            Specimen::Hypertrophic => blend(color, linear(palette.hypertrophic), m * (0.8 + 0.15 * mottle)),
            Specimen::Keloid => {
                // The rim is at work, the middle is quiet.
                let rim = 4.0 * m * (1.0 - m);
                let keloid = blend(linear(palette.keloid), flush, 0.25 - 0.2 * rim);
                blend(color, keloid, 0.9 * m + 0.1 * rim * mottle)
            }
            Specimen::FlatMark => {
                let mark = blend(linear(palette.red_mark), linear(palette.brown_mark), palette.browning);
                blend(color, mark, m * (0.8 + 0.15 * mottle))
            }
            // Thin skin over a sunken scar is paler, and shows a little more of the blood below.
            _ => blend(color, blend(linear(palette.skin), flush, 0.16), 0.6 * m),
        };
        if needled {
            let share = wound::flush(Some(0.0), 1.0) * (1.0 + 0.45 * mottle);
            color = blend(color, flush, share.within(0.0, 1.0));
        }
        color
    }
}

/// Directions of the claws of a keloid with their lengths: cosine, sine, share.
const CLAWS: [[f32; 3]; 7] = [
    [0.92, 0.39, 1.0],
    [0.5, 0.87, 0.55],
    [-0.3, 0.95, 0.75],
    [-0.88, 0.47, 0.9],
    [-0.93, -0.37, 0.6],
    [-0.36, -0.93, 0.9],
    [0.71, -0.71, 1.0],
];

/// How far one claw pushes the edge out in a direction.
fn claw_towards(claw: &[f32; 3], c: f32, s: f32) -> f32 {
    let along = (c * claw[0] + s * claw[1]).max(0.0);
    let sharp = along * along * along * along;
    let sharp = sharp * sharp * sharp * sharp;
    let sharp = sharp * sharp;
    sharp * claw[2]
}

/// Form and cover of a specimen.
fn look_of(specimen: Specimen) -> (Outline, Cover) {
    let outline = |stretch, wander, claws| Outline::Round { stretch, wander, claws };
    let cover = |smooth, gloss| Cover { smooth, gloss };
    match specimen {
        Specimen::Icepick | Specimen::MeasuredIcepick => (outline(0.94, 0.1, 0.0), cover(0.5, 1.0)),
        Specimen::ShallowBoxcar => (outline(1.1, 0.09, 0.0), cover(0.65, 1.1)),
        Specimen::DeepBoxcar => (outline(1.16, 0.12, 0.0), cover(0.65, 1.1)),
        Specimen::Rolling => (Outline::Long, cover(0.25, 1.0)),
        Specimen::Hypertrophic => (outline(0.86, 0.12, 0.0), cover(0.85, 1.9)),
        Specimen::Keloid => (outline(0.84, 0.08, 0.36), cover(0.92, 2.6)),
        Specimen::FlatMark | Specimen::Healthy => (outline(0.82, 0.05, 0.0), cover(0.0, 1.0)),
    }
}

/// A value of the fine profile: a smooth curve through the columns, which it meets exactly.
fn curve(columns: &[f32], k: usize) -> f32 {
    let last = columns.len() - 1;
    let (j, share) = (k / FINE, (k % FINE) as f32 / FINE as f32);
    let at = |j: usize| columns[j.min(last)];
    let (a, b, c, d) = (at(j.saturating_sub(1)), at(j), at(j + 1), at(j + 2));
    b + 0.5 * share * (c - a + share * (2.0 * a - 5.0 * b + 4.0 * c - d + share * (3.0 * (b - c) + d - a)))
}

/// Share of the sky that the surface sees over column `j`, by the horizons to both sides.
fn sky_over(height_mm: &[f32], j: usize, dx_mm: f32) -> f32 {
    let horizon = |others: &mut dyn Iterator<Item = usize>| {
        let steepest = others
            .fold(0.0_f32, |steepest, k| steepest.max((height_mm[k] - height_mm[j]) / (k.abs_diff(j) as f32 * dx_mm)));
        1.0 / (1.0 + steepest * steepest)
    };
    0.5 * (horizon(&mut (0..j)) + horizon(&mut (j + 1..height_mm.len())))
}

/// Light of a colour; the square is near enough to the screen's own curve, and the same on every machine.
fn linear(color: Rgb) -> Linear {
    color.map(|channel| f32::from(channel) * f32::from(channel) / (255.0 * 255.0))
}

fn blend(a: Linear, b: Linear, share: f32) -> Linear {
    [0, 1, 2].map(|c| a[c] + (b[c] - a[c]) * share)
}
