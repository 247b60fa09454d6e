//! A mark from above: skin as in a mirror, lit low from one side, its relief the surface that the section shows.

use super::color::smoothstep;
use super::portable::Portable as _;
pub use super::skin_texture::FIELD_MM;
use super::skin_texture::SkinTexture;
use super::specimen::Specimen;
use super::tone::{Palette, Rgb, SkinTone};
use super::wound;
use crate::skin::grid::Grid;

/// Samples of the profile to a column of the model, between which it is smooth.
const FINE: usize = 8;
/// Height of the lamp over the skin: 20 degrees, turned a little towards the top of the picture.
const LAMP: [f32; 3] = [0.894, -0.291, 0.342];
/// How far the shadow falls with each mm along a row: the tangent of the lamp's height over the row.
const SHADOW_FALL: f32 = LAMP[2] / LAMP[0];
/// Share of the light that comes from all round.
const AMBIENT: f32 = 0.37;
/// Its colour, warm from a room.
const FILL: [f32; 3] = [1.28, 0.96, 0.86];
/// Light that enters skin comes out some way off, red light farthest: how much of the fine relief each colour does not see.
const SOFTENED: [f32; 3] = [0.66, 0.42, 0.3];
/// How far round the edge of the light each colour creeps.
const CREEP: [f32; 3] = [0.16, 0.07, 0.05];
/// Light that skin lets through into a shadow.
const LEAK: [f32; 3] = [0.11, 0.03, 0.02];
/// Depth in the shadow, mm, at which each colour is dark.
const PENUMBRA_MM: [f32; 3] = [0.1, 0.055, 0.045];

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
struct Outline {
    /// Length over width.
    stretch: f32,
    /// How much the edge wanders.
    wander: f32,
    /// How far claws reach out, as a share of the radius.
    claws: f32,
}

/// What covers the skin of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cover {
    /// Share of the fine texture that is lost.
    smooth: f32,
    /// Shine over that of skin, which is 1.
    gloss: f32,
}

/// A mark: its profile through the middle, turned about the middle into a surface.
pub struct Relief {
    specimen: Specimen,
    outline: Outline,
    cover: Cover,
    /// Fine samples from the left edge of the field to the right: height, mm, and share of the sky that is seen.
    profile: Vec<[f32; 2]>,
    /// Fine samples per mm.
    per_mm: f32,
    /// Greatest height or depth, mm.
    peak_mm: f32,
}

/// One place of a mark.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// Height of the model's surface, mm.
    height_mm: f32,
    /// Share of the sky that is seen.
    sky: f32,
    /// 0 outside the mark to 1 at its peak.
    inside: f32,
}

/// A picture in the making, row by row from the top.
pub struct Exposure {
    width_px: usize,
    height_px: usize,
    next_row: usize,
    /// The row above, the row in the making, and the row below.
    rows: [Vec<Texel>; 3],
    /// Shadow over each pixel of the row, and how far off it is cast, mm.
    shade_mm: Vec<[f32; 2]>,
}

/// A pixel before it is lit.
#[derive(Clone, Copy, Debug, Default)]
struct Texel {
    place: Place,
    /// Fine relief, mm.
    fine_mm: f32,
    /// Colour of the texture.
    mottle: f32,
}

/// Linear light, red, green, blue.
type Linear = [f32; 3];

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

    fn place(&self, x_mm: f32, y_mm: f32, mottle: f32) -> Place {
        let middle_mm = 0.5 * FIELD_MM[0];
        let dx = x_mm - middle_mm;
        let Outline { stretch, wander, claws } = self.outline;
        let (mut radius, mut share, mut fall) = (dx.abs(), if dx < 0.0 { 0.0 } else { 1.0 }, 1.0);
        if stretch > 4.0 {
            // A long hollow: its axis winds, its floor rises and falls; on the middle line both are as the model has them.
            let winding = 0.34 * (1.5 * y_mm).sine() * y_mm.abs().min(1.0) + 0.05 * mottle * y_mm;
            let shifted = dx - winding;
            (radius, share) = (shifted.abs(), smoothstep(-0.3, 0.3, shifted));
            fall = 0.64 + 0.36 * (2.1 * y_mm).cosine() - 0.05 * y_mm * y_mm.abs() * wander;
        } else if y_mm != 0.0 {
            let dy = y_mm / stretch;
            radius = (dx * dx + dy * dy).sqrt();
            let (c, s) = (dx / radius, dy / radius);
            share = 0.5 + 0.5 * c;
            // All that bends the edge vanishes on the middle line.
            let bend = wander * (0.5 * c * s + 0.6 * (4.0 * c * c - 1.0) * s + 0.35 * mottle) * s.abs().min(1.0);
            let mut reach = 1.0 + bend;
            if claws > 0.0 {
                // Claws grow at the edge; the middle stays whole.
                let edge = smoothstep(0.75, 1.7, radius) * smoothstep(0.0, 0.3, s.abs());
                reach += claws * edge * CLAWS.iter().map(|claw| claw_towards(claw, c, s)).sum::<f32>();
            }
            radius /= reach;
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
        let g = (x_mm * self.per_mm - 0.5 * FINE as f32).clamp(0.0, last as f32);
        let k = (g as usize).min(last);
        let (a, b) = (self.profile[k], self.profile[k + 1]);
        let share = g - k as f32;
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    }

    /// Colour of the skin at a place, lit fully.
    fn color(&self, place: &Place, mottle: f32, palette: &Palette, needled: bool) -> Linear {
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
            color = blend(color, flush, share.clamp(0.0, 1.0));
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
    let outline = |stretch, wander, claws| Outline { stretch, wander, claws };
    let cover = |smooth, gloss| Cover { smooth, gloss };
    match specimen {
        Specimen::Icepick | Specimen::MeasuredIcepick => (outline(0.94, 0.1, 0.0), cover(0.5, 1.0)),
        Specimen::ShallowBoxcar => (outline(1.1, 0.09, 0.0), cover(0.65, 1.1)),
        Specimen::DeepBoxcar => (outline(1.16, 0.12, 0.0), cover(0.65, 1.1)),
        Specimen::Rolling => (outline(9.0, 1.0, 0.0), cover(0.25, 1.0)),
        Specimen::Hypertrophic => (outline(0.86, 0.12, 0.0), cover(0.85, 1.9)),
        Specimen::Keloid => (outline(0.84, 0.08, 0.36), cover(0.92, 2.6)),
        Specimen::FlatMark | Specimen::Healthy => (outline(0.82, 0.05, 0.0), cover(0.0, 1.0)),
    }
}

impl Exposure {
    /// A picture of so many device px, at least 2 by 2, of which nothing is exposed yet. Its width is the width of the field.
    #[must_use]
    pub fn new(width_px: usize, height_px: usize) -> Self {
        let width_px = width_px.max(2);
        let row = || vec![Texel::default(); width_px];
        Self {
            width_px,
            height_px: height_px.max(2),
            next_row: 0,
            rows: [row(), row(), row()],
            shade_mm: vec![[0.0; 2]; width_px],
        }
    }

    /// Columns, px.
    #[must_use]
    pub fn width_px(&self) -> usize {
        self.width_px
    }

    /// The row that comes next; the number of rows when all are exposed.
    #[must_use]
    pub fn next_row(&self) -> usize {
        self.next_row
    }

    /// Whether all rows are exposed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next_row >= self.height_px
    }

    /// Appends the next row to `rgba`, four bytes a pixel; nothing when all are exposed.
    pub fn row(&mut self, relief: &Relief, texture: &SkinTexture, sight: Sight, rgba: &mut Vec<u8>) {
        if self.is_done() {
            return;
        }
        if self.next_row == 0 {
            self.read(1, 0, relief, texture);
            self.rows.swap(0, 1);
            self.read(1, 0, relief, texture);
        } else {
            self.rows.rotate_left(1);
        }
        self.read(2, self.next_row + 1, relief, texture);
        self.cast_shadow(sight.light);
        self.develop(relief, sight, rgba);
        self.next_row += 1;
    }

    /// Reads the relief along a row of the picture.
    fn read(&mut self, into: usize, row: usize, relief: &Relief, texture: &SkinTexture) {
        let mm_per_px = FIELD_MM[0] / self.width_px as f32;
        let y_mm = (row as f32 + 0.5 - 0.5 * self.height_px as f32) * mm_per_px;
        // Each mark lies on another stretch of the same skin: the texture mirrored.
        let [mirror_x, mirror_y] = [1, 2].map(|bit| relief.specimen as u32 & bit != 0);
        for (i, texel) in self.rows[into].iter_mut().enumerate() {
            let x_mm = (i as f32 + 0.5) * mm_per_px;
            let u = if mirror_x { FIELD_MM[0] - x_mm } else { x_mm };
            let v = 0.5 * FIELD_MM[1] + if mirror_y { -y_mm } else { y_mm };
            let [fine_mm, mottle] = texture.at(u, v);
            let place = relief.place(x_mm, y_mm, mottle);
            *texel = Texel { place, fine_mm: fine_mm * (1.0 - relief.cover.smooth * place.inside), mottle };
        }
    }

    /// Carries the shadow along the row, away from the lamp.
    fn cast_shadow(&mut self, light: Light) {
        let mm_per_px = FIELD_MM[0] / self.width_px as f32;
        let (mut edge_mm, mut off_mm) = (f32::MIN, 0.0);
        let mut carry = |(shade, texel): (&mut [f32; 2], &Texel)| {
            let height_mm = texel.place.height_mm + texel.fine_mm;
            (edge_mm, off_mm) = (edge_mm - SHADOW_FALL * mm_per_px, off_mm + mm_per_px);
            if height_mm >= edge_mm {
                (edge_mm, off_mm) = (height_mm, 0.0);
            }
            *shade = [edge_mm - height_mm, off_mm];
        };
        let row = self.shade_mm.iter_mut().zip(&self.rows[1]);
        match light {
            Light::Left => row.for_each(&mut carry),
            Light::Right => row.rev().for_each(&mut carry),
        }
    }

    /// Lights the row.
    fn develop(&self, relief: &Relief, sight: Sight, rgba: &mut Vec<u8>) {
        let palette = sight.tone.palette();
        let per_two_px = 0.5 * self.width_px as f32 / FIELD_MM[0];
        let side = if sight.light == Light::Left { -1.0 } else { 1.0 };
        let lamp = [side * LAMP[0], LAMP[1], LAMP[2]];
        // Half way between the lamp and the eye, which looks straight down.
        let half = normal([lamp[0], lamp[1], lamp[2] + 1.0]);
        let [above, here, below] = &self.rows;
        for (i, texel) in here.iter().enumerate() {
            let (west, east) = (&here[i.saturating_sub(1)], &here[(i + 1).min(self.width_px - 1)]);
            let (north, south) = (&above[i], &below[i]);
            let slope = |one: &Texel, other: &Texel| {
                let broad = (other.place.height_mm - one.place.height_mm) * per_two_px;
                [broad, broad + (other.fine_mm - one.fine_mm) * per_two_px]
            };
            let (along, down) = (slope(west, east), slope(north, south));
            let broad = normal([-along[0], -down[0], 1.0]);
            let exact = normal([-along[1], -down[1], 1.0]);
            let (broad_light, exact_light) = (dot(broad, lamp), dot(exact, lamp));
            let color = relief.color(&texel.place, texel.mottle, palette, sight.needled);
            let gloss = 1.0 + (relief.cover.gloss - 1.0) * texel.place.inside;
            let glint = dot(exact, half).max(0.0);
            let sheen = glint * glint * glint * glint;
            let sheen = sheen * sheen;
            let spark = sheen * sheen * sheen;
            // Furrows and pores keep light.
            let cavity = (1.0 + 14.0 * texel.fine_mm.min(0.0)).max(0.5);
            // The lamp is no point: the farther a shadow is cast, the softer its edge.
            let [shade_mm, off_mm] = self.shade_mm[i];
            let reached = |soft_mm: f32| 1.0 - smoothstep(0.0, soft_mm + 0.09 * off_mm, shade_mm);
            let lit = reached(PENUMBRA_MM[1]);
            let shine = gloss * (0.02 * sheen + 0.1 * spark) * lit * texel.place.sky;
            for c in 0..3 {
                let toward = exact_light + (broad_light - exact_light) * SOFTENED[c];
                let wrapped = ((toward + CREEP[c]) / (1.0 + CREEP[c])).max(0.0);
                let direct = wrapped * reached(PENUMBRA_MM[c]).max(LEAK[c]);
                let flat = (lamp[2] + CREEP[c]) / (1.0 + CREEP[c]);
                let sky = texel.place.sky;
                // Light that bounces about in a hollow takes on the colour of skin.
                let round = sky * (1.0 + 0.8 * (1.0 - sky) * color[c]);
                let light = (1.0 - AMBIENT) * direct / flat + AMBIENT * FILL[c] * round * cavity;
                rgba.push(developed(color[c] * light * (0.35 + 0.65 * cavity) + shine * FILL[c]));
            }
            rgba.push(255);
        }
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

/// The channel of a light: a soft shoulder, so that wet skin does not burn out, then the root.
fn developed(light: f32) -> u8 {
    const SHOULDER: f32 = 0.62;
    let over = light - SHOULDER;
    let held = if over > 0.0 { SHOULDER + over / (1.0 + over / (1.0 - SHOULDER)) } else { light };
    (held.sqrt() * 255.0 + 0.5) as u8
}

fn blend(a: Linear, b: Linear, share: f32) -> Linear {
    [0, 1, 2].map(|c| a[c] + (b[c] - a[c]) * share)
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn normal(v: [f32; 3]) -> [f32; 3] {
    let length = dot(v, v).sqrt();
    v.map(|part| part / length)
}
