//! A mark exposed: its relief lit low from one side, row by row, into pixels.

use super::color::smoothstep;
use super::relief::{FIELD_MM, Light, Place, Relief, Sight};
use super::skin_texture::SkinTexture;

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

/// The channel of a light: a soft shoulder, so that wet skin does not burn out, then the root.
fn developed(light: f32) -> u8 {
    const SHOULDER: f32 = 0.62;
    let over = light - SHOULDER;
    let held = if over > 0.0 { SHOULDER + over / (1.0 + over / (1.0 - SHOULDER)) } else { light };
    (held.sqrt() * 255.0 + 0.5) as u8
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn normal(v: [f32; 3]) -> [f32; 3] {
    let length = dot(v, v).sqrt();
    v.map(|part| part / length)
}
