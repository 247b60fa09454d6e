//! The texture of facial skin as scenery: a net of fine furrows, pores and a mottled colour, baked once.

use super::color::smoothstep;
use super::scatter::{blue_noise, signed, unit};
use crate::skin::within::Within;

/// Extent of the texture, mm.
pub const FIELD_MM: [f32; 2] = [6.0, 4.2];
/// Texels per mm.
const FINENESS: f32 = 80.0;
/// Columns and rows of texels.
const SIZE: [usize; 2] = [480, 336];
/// One micrometre of relief, or a tenth of a per cent of colour, is one step of a texel.
const STEP: f32 = 0.001;
/// Pores per mm2 of a cheek [scenery].
const PORES_PER_MM2: f32 = 1.1;

/// A texture in the making; usable at any time, flat where it is not baked yet.
pub struct SkinTexture {
    seed: u64,
    /// Height in steps of a micrometre, and colour in steps of a thousandth, row by row.
    texels: Vec<[i16; 2]>,
    next_row: usize,
    coarse: Net,
    fine: Net,
    pores: Vec<[f32; 2]>,
}

/// The furrows between cells round scattered points.
struct Net {
    cell_mm: f32,
    columns: usize,
    points: Vec<[f32; 2]>,
}

impl SkinTexture {
    /// A texture of which nothing is baked yet; the same seed gives the same skin.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let pores = (FIELD_MM[0] * FIELD_MM[1] * PORES_PER_MM2) as usize;
        Self {
            seed,
            texels: vec![[0; 2]; SIZE[0] * SIZE[1]],
            next_row: 0,
            coarse: Net::new(seed, 0.4),
            fine: Net::new(seed ^ 0x5EED, 0.17),
            pores: blue_noise(seed ^ 0x90BE, pores, FIELD_MM[0], FIELD_MM[1]),
        }
    }

    /// Bakes one more row; false when all are baked.
    pub fn bake_row(&mut self) -> bool {
        let j = self.next_row;
        if j >= SIZE[1] {
            return false;
        }
        self.next_row += 1;
        let y = (j as f32 + 0.5) / FINENESS;
        let near: Vec<[f32; 2]> = self.pores.iter().copied().filter(|pore| (pore[1] - y).abs() < 0.3).collect();
        for i in 0..SIZE[0] {
            let x = (i as f32 + 0.5) / FINENESS;
            // Furrows are no straight lines: the net is drawn on cloth that is pulled a little.
            let pull = [1, 2].map(|salt| noise(self.seed, salt, 2.3 * x + 0.9 * y, 2.1 * y - 0.8 * x));
            let (u, v) = (x + 0.09 * pull[0], y + 0.09 * pull[1]);
            let broad = noise(self.seed, 3, 0.8 * x + 0.5 * y, 0.9 * y - 0.4 * x);
            let patch = noise(self.seed, 6, 2.9 * x - 1.1 * y, 2.7 * y + 1.2 * x);
            let grain = noise(self.seed, 4, 17.0 * x + 6.0 * y, 17.0 * y - 6.0 * x);
            let net = (0.8 + 0.5 * pull[0]) * self.coarse.furrow(u, v) + 0.3 * self.fine.furrow(u, v);
            let mut height_mm = 0.0016 * grain - 0.0095 * net + 0.008 * patch;
            let mut color = 0.55 * broad + 0.4 * patch + 0.06 * grain;
            for pore in &near {
                let (dx, dy) = (pore[0] - x, pore[1] - y);
                let size = 0.055 + 0.03 * unit(self.seed, (pore[0] * 977.0) as u32, 7);
                let depth = libm::expf(-(dx * dx + 0.8 * dy * dy) / (size * size));
                height_mm -= 0.026 * depth;
                color += 0.35 * depth;
            }
            let texel = [height_mm, color].map(|value| (value / STEP) as i16);
            self.texels[j * SIZE[0] + i] = texel;
        }
        true
    }

    /// Height of the texture over the skin, mm, and its colour, about -1 (pale) to 1 (ruddy), at a place inside the field.
    #[must_use]
    pub fn at(&self, x_mm: f32, y_mm: f32) -> [f32; 2] {
        let gx = (x_mm * FINENESS - 0.5).within(0.0, SIZE[0] as f32 - 1.001);
        let gy = (y_mm * FINENESS - 0.5).within(0.0, SIZE[1] as f32 - 1.001);
        let (i, j) = (gx as usize, gy as usize);
        let (fx, fy) = (gx - i as f32, gy - j as f32);
        let texels = &self.texels[j * SIZE[0] + i..];
        let corners = [texels[0], texels[1], texels[SIZE[0]], texels[SIZE[0] + 1]];
        let channel = |c: usize| {
            let [a, b, c, d] = corners.map(|texel| f32::from(texel[c]));
            let (top, bottom) = (a + (b - a) * fx, c + (d - c) * fx);
            (top + (bottom - top) * fy) * STEP
        };
        [channel(0), channel(1)]
    }
}

impl Net {
    fn new(seed: u64, cell_mm: f32) -> Self {
        let columns = (FIELD_MM[0] / cell_mm) as usize + 4;
        let rows = (FIELD_MM[1] / cell_mm) as usize + 4;
        let point = |k: usize| {
            let jitter = |salt| 0.5 + 0.42 * signed(seed, k as u32, salt);
            [(k % columns) as f32 + jitter(8), (k / columns) as f32 + jitter(9)]
        };
        Self { cell_mm, columns, points: (0..columns * rows).map(point).collect() }
    }

    /// 1 in the middle of a furrow, 0 on the plateau of a cell.
    fn furrow(&self, x_mm: f32, y_mm: f32) -> f32 {
        let (x, y) = (x_mm / self.cell_mm + 1.5, y_mm / self.cell_mm + 1.5);
        let (column, row) = (x as usize, y as usize);
        let (mut first, mut second) = (9.0_f32, 9.0_f32);
        for r in row.saturating_sub(1)..=row + 1 {
            for c in column.saturating_sub(1)..=column + 1 {
                let Some([px, py]) = self.points.get(r * self.columns + c) else { continue };
                // Cells are longer along one slant, as lines of a cheek are.
                let (dx, dy) = (px - x, py - y);
                let (along, across) = (0.8 * dx + 0.6 * dy, 0.8 * dy - 0.6 * dx);
                let distance = 0.75 * along * along + 1.2 * across * across;
                second = second.min(distance.max(first));
                first = first.min(distance);
            }
        }
        let gap = second.sqrt() - first.sqrt();
        let plateau = smoothstep(0.0, 0.5, gap + 0.06);
        1.0 - plateau
    }
}

/// Smooth noise between about -1 and 1 with features of unit size.
fn noise(seed: u64, salt: u32, x: f32, y: f32) -> f32 {
    let (i, j) = (x as u32, y as u32);
    let (fx, fy) = (smoothstep(0.0, 1.0, x - i as f32), smoothstep(0.0, 1.0, y - j as f32));
    let corner = |i: u32, j: u32| signed(seed, j * 4096 + i, salt);
    let (top, bottom) = (corner(i, j), corner(i, j + 1));
    let top = top + (corner(i + 1, j) - top) * fx;
    top + (bottom + (corner(i + 1, j + 1) - bottom) * fx - top) * fy
}
