//! The warp: every column of the undeformed tissue stretched so that its top follows the model's surface.

use super::camera::Camera;
use super::portable::Portable;
use crate::skin::within::Within;

/// Depth at which the stretch has died away, mm.
const ANCHOR_MM: f32 = 1.5;
/// Samples of the surface per mm.
const SAMPLES_PER_MM: f32 = 85.0;
/// Width of the section, mm, with a margin on both sides for strokes that hang over the edge.
const MARGIN_MM: f32 = 0.3;

/// The surface as a fine table, and the mapping from undeformed places to the screen.
#[derive(Clone, Debug)]
pub(super) struct Warp {
    pub camera: Camera,
    heights: Vec<f32>,
}

impl Default for Warp {
    fn default() -> Self {
        Self { camera: Camera::fit(800.0, 450.0), heights: Vec::new() }
    }
}

impl Warp {
    /// Takes the surface of a moment (one height per column of `dx_mm`).
    pub fn set(&mut self, camera: Camera, height_mm: &[f32], dx_mm: f32) {
        self.camera = camera;
        let width = height_mm.len() as f32 * dx_mm;
        let count = ((width + 2.0 * MARGIN_MM) * SAMPLES_PER_MM) as usize;
        self.heights.clear();
        let last = height_mm.len() as isize - 1;
        let at = |i: isize| height_mm[i.clamp(0, last) as usize];
        self.heights.extend((0..=count).map(|i| {
            let x = i as f32 / SAMPLES_PER_MM - MARGIN_MM;
            let g = (x / dx_mm - 0.5).within(0.0, last as f32);
            let j = g as isize;
            catmull_rom([at(j - 1), at(j), at(j + 1), at(j + 2)], g - j as f32) + relief(x)
        }));
    }

    /// Height of the drawn surface above the healthy level, mm.
    #[inline(never)]
    pub fn height_mm(&self, x_mm: f32) -> f32 {
        let g = ((x_mm + MARGIN_MM) * SAMPLES_PER_MM).within(0.0, (self.heights.len() - 2) as f32);
        let j = g as usize;
        let f = g - j as f32;
        self.heights[j] * (1.0 - f) + self.heights[j + 1] * f
    }

    /// Depth below the healthy level at which an undeformed place is drawn, mm.
    pub fn depth_mm(&self, x_mm: f32, z_mm: f32) -> f32 {
        let share = (1.0 - z_mm / ANCHOR_MM).within(0.0, 1.0);
        z_mm - self.height_mm(x_mm) * share * (1.3 - 0.3 * share).min(1.0)
    }

    /// Screen place of an undeformed place.
    #[inline(never)]
    pub fn place(&self, x_mm: f32, z_mm: f32) -> [f32; 2] {
        [self.camera.x_px(x_mm), self.camera.y_px(self.depth_mm(x_mm, z_mm))]
    }

    /// How much the tissue is stretched downwards at a place: 1 where it is not.
    pub fn stretch(&self, x_mm: f32) -> f32 {
        1.0 + self.height_mm(x_mm) / ANCHOR_MM
    }

    /// How much tissue just under the surface is stretched (over 1) or squeezed downwards: the slope of `depth_mm` at 0.
    pub fn squeeze_at_surface(&self, x_mm: f32) -> f32 {
        (1.0 + self.height_mm(x_mm) / ANCHOR_MM).max(0.3)
    }

    /// Slope of the surface, screen y per screen x.
    pub fn slope(&self, x_mm: f32) -> f32 {
        (self.height_mm(x_mm - 0.012) - self.height_mm(x_mm + 0.012)) / 0.024
    }

    /// Whether anything within `reach_mm` of `x_mm` can be seen.
    pub fn sees(&self, x_mm: f32, reach_mm: f32) -> bool {
        let right = self.camera.left_mm + 2.0 * (3.0 - self.camera.left_mm);
        x_mm > self.camera.left_mm - reach_mm && x_mm < right + reach_mm
    }
}

/// Fine unevenness of real skin, under 0.02 mm: scenery, far below what a reader reads off.
fn relief(x_mm: f32) -> f32 {
    0.007 * (2.3 * x_mm + 0.6).sine() + 0.005 * (5.1 * x_mm + 2.0).sine() + 0.0025 * (13.0 * x_mm).sine()
}

fn catmull_rom(p: [f32; 4], t: f32) -> f32 {
    let a = -0.5 * p[0] + 1.5 * p[1] - 1.5 * p[2] + 0.5 * p[3];
    let b = p[0] - 2.5 * p[1] + 2.0 * p[2] - 0.5 * p[3];
    let c = 0.5 * (p[2] - p[0]);
    ((a * t + b) * t + c) * t + p[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tissue_never_folds_over_itself() {
        for height in [-0.9_f32, -0.4, 0.0, 0.5, 1.0] {
            let mut warp = Warp::default();
            warp.set(Camera::fit(800.0, 450.0), &[height; 128], 6.0 / 128.0);
            let mut above = f32::NEG_INFINITY;
            for i in 0..200 {
                let depth = warp.depth_mm(3.0, i as f32 * 0.01);
                assert!(depth > above, "height {height}: folded at {} mm", i as f32 * 0.01);
                above = depth;
            }
        }
    }

    #[test]
    fn the_drawn_surface_is_the_models_surface_within_two_hundredths_of_a_millimetre() {
        let heights: Vec<f32> = (0..128).map(|i| -0.4 * f32::from(u8::from((40..90).contains(&i)))).collect();
        let mut warp = Warp::default();
        warp.set(Camera::fit(800.0, 450.0), &heights, 6.0 / 128.0);
        for i in [10, 20, 50, 64, 80, 110] {
            let x = (i as f32 + 0.5) * 6.0 / 128.0;
            assert!((warp.height_mm(x) - heights[i]).abs() < 0.02);
        }
    }
}
