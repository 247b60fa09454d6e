//! Collagen: fixed candidate fibres that grow, fade and turn with the matrix.

use super::color::{fade, smoothstep};
use super::draw_list::{DrawList, Stroke};
use super::field::{MatrixField, Site};
use super::portable::Portable;
use super::scatter::{bell, blue_noise, signed, unit};
use super::warp::Warp;
use super::weave::{Drawn, Weave};
use crate::skin::grid::Grid;
use crate::skin::within::Within;
use std::f32::consts::{FRAC_PI_2, TAU};

/// Candidate bundles per mm2 of reticular dermis; healthy tissue shows two in three.
const RETICULAR_PER_MM2: f32 = 1150.0;
/// Candidate fibrils per mm2 of papillary dermis.
const PAPILLARY_PER_MM2: f32 = 2100.0;
/// Thickness of the papillary dermis, mm.
pub(super) const PAPILLARY_MM: f32 = 0.13;
/// How far strokes run into the wavy border with the fat, mm.
const FLOOR_MARGIN_MM: f32 = 0.13;
/// Density at which every candidate is drawn, in units of healthy collagen.
const FULL_DENSITY: f32 = 1.5;
/// The colour scale of new collagen: just above the share of collagen III in resting dermis, to the share at which every
/// fibre is drawn as new. One session lifts the share by a few hundredths only, so the scale is stretched, as a stain is.
pub(super) const NEW_FROM: f32 = 0.2015;
const NEW_TO: f32 = 0.24;
/// Share of the strokes that are fading at any level of detail but the full one.
const FADING_SHARE: f32 = 0.05;

/// A candidate fibre: where and how it would be drawn; whether it is, the matrix decides.
#[derive(Clone, Copy, Debug)]
struct Fibre {
    x_mm: f32,
    z_mm: f32,
    site: Site,
    /// Density, as a share of `FULL_DENSITY`, from which it is there.
    threshold: f32,
    /// Share of newness from which it is drawn as new collagen.
    newness: f32,
    half_mm: f32,
    width_mm: f32,
    /// Own angle to the mean direction where nothing aligns the fibres, radians.
    offset: f32,
    phase: f32,
    waves: f32,
    shade: f32,
    papillary: bool,
}

/// All candidates, in order of detail: the first half is the whole skin at half the detail.
#[derive(Clone, Debug, Default)]
pub(super) struct Fibres {
    grid: Option<Grid>,
    seed: u64,
    candidates: Vec<Fibre>,
}

impl Fibres {
    pub fn new(seed: u64) -> Self {
        Self { grid: None, seed, candidates: Vec::new() }
    }

    /// Scatters the candidates over a grid, unless they lie there already.
    pub fn scatter(&mut self, grid: &Grid) {
        if self.grid != Some(*grid) {
            self.grid = Some(*grid);
            self.candidates = scatter(self.seed, grid);
        }
    }

    /// Draws the fibres of a moment. A candidate keeps its place in `list.strokes` for a given camera and detail.
    pub fn draw(
        &mut self,
        list: &mut DrawList,
        field: &MatrixField,
        grid: &Grid,
        warp: &Warp,
        weave: &Weave,
        detail: f32,
    ) {
        self.scatter(grid);
        let detail = detail.within(0.05, 1.0);
        // The last few of the drawn strokes are faint, so that a change of detail fades them instead of switching them.
        let fading = FADING_SHARE * self.candidates.len() as f32;
        let drawn = (self.candidates.len() as f32 + fading) * detail;
        // Fewer strokes are drawn a little wider, so that the tissue keeps its tone.
        let widen = 1.0 + 0.45 * (1.0 / detail.sqrt() - 1.0);
        for (index, fibre) in self.candidates.iter().take(drawn.ceil() as usize).enumerate() {
            if warp.sees(fibre.x_mm, fibre.half_mm) {
                let presence = ((drawn - index as f32) / fading).min(1.0);
                let (stroke, new) = fibre.stroke(field, warp, weave, widen, presence);
                let shown = match weave.drawn {
                    Drawn::All => 1.0,
                    Drawn::New => new,
                    Drawn::Old => 1.0 - new,
                };
                // Of all the fibres each keeps its place, drawn or not; of some only those that can be seen are there.
                if weave.drawn == Drawn::All || shown > 0.03 {
                    list.stroke(Stroke { color: fade(stroke.color, shown), ..stroke });
                }
            }
        }
    }
}

impl Fibre {
    /// The stroke of this fibre, fully transparent where the matrix is too sparse for it; and how new it is, 0 to 1.
    fn stroke(&self, field: &MatrixField, warp: &Warp, weave: &Weave, widen: f32, presence: f32) -> (Stroke, f32) {
        let matrix = field.at(self.site);
        let cover = matrix.density / FULL_DENSITY;
        let grown = smoothstep(self.threshold - 0.05, self.threshold + 0.05, cover);
        let bundle = weave.bundle(self.x_mm, self.z_mm, matrix.density);
        let new = smoothstep(self.newness - 0.12, self.newness + 0.12, newness(matrix.share_3 - bundle.own_share_3));
        let order = (matrix.alignment_1 * matrix.alignment_1 + matrix.alignment_2 * matrix.alignment_2).sqrt().min(1.0);
        let mean = 0.5 * matrix.alignment_2.angle_over(matrix.alignment_1) + bundle.turn;
        // The more the tissue is aligned, the less a fibre departs from the mean direction and the less it is crimped.
        let freedom = (1.15 - order).within(0.12, 1.0) * bundle.freedom;
        let angle = mean * order.min(0.6) / 0.6 + self.offset * freedom * (1.0 + 0.8 * new);
        let stretch = warp.stretch(self.x_mm).max(0.2);
        // Dense tissue packs thick bundles, sparse tissue has thin ones left.
        let pack = 0.45 + 0.55 * smoothstep(0.15, 1.0, matrix.density) + 0.8 * smoothstep(1.1, 2.0, matrix.density);
        let thickness_mm = self.width_mm * pack * bundle.width * (1.0 - 0.5 * new);
        let half_mm = self.half_mm * (0.6 + 0.4 * grown) * (1.0 - 0.45 * new) * bundle.length;
        let half_x = angle.cosine() * half_mm;
        let half_y =
            angle.sine() * half_mm * stretch + half_x * warp.slope(self.x_mm) * (1.0 - self.z_mm / 1.5).max(0.0);
        let [x, y] = warp.place(self.x_mm, self.z_mm);
        let px = warp.camera.px_per_mm;
        let alpha = weave.palette.fibre * if self.papillary { 1.14 } else { 1.0 } * bundle.alpha;
        let stroke = Stroke {
            x,
            y,
            half_x: half_x * px,
            half_y: half_y * px,
            width: thickness_mm * widen * px,
            crimp: self.half_mm * 0.115 * freedom * (1.0 + 0.7 * new) * px,
            phase: self.phase,
            waves: self.waves,
            color: fade(weave.color(self.shade, new, thickness_mm, angle), grown * presence * alpha),
        };
        (stroke, new)
    }
}

/// 0 where the share of collagen III is that of resting dermis, 1 where the matrix is as new as it gets.
pub(super) fn newness(share_3: f32) -> f32 {
    ((share_3 - NEW_FROM) / (NEW_TO - NEW_FROM)).within(0.0, 1.0)
}

fn scatter(seed: u64, grid: &Grid) -> Vec<Fibre> {
    let top = grid.dermis_top_mm();
    let tall = grid.dermis_floor_mm() + FLOOR_MARGIN_MM - top;
    let wide = grid.width_mm();
    let reticular = blue_noise(
        seed,
        (RETICULAR_PER_MM2 * wide * (tall - 0.5 * PAPILLARY_MM)) as usize,
        wide,
        tall - 0.5 * PAPILLARY_MM,
    );
    let papillary = blue_noise(seed ^ 1, (PAPILLARY_PER_MM2 * wide * PAPILLARY_MM) as usize, wide, PAPILLARY_MM);
    let total = reticular.len() + papillary.len();
    // Both kinds are interleaved in proportion, so that a prefix thins them alike.
    let mut fibres = Vec::with_capacity(total);
    let (mut r, mut p) = (0, 0);
    while fibres.len() < total {
        let index = fibres.len() as u32;
        if r * papillary.len() <= p * reticular.len() && r < reticular.len() || p == papillary.len() {
            fibres.push(bundle(seed, index, grid, [reticular[r][0], reticular[r][1] + top + 0.5 * PAPILLARY_MM]));
            r += 1;
        } else {
            fibres.push(fibril(seed, index, grid, [papillary[p][0], papillary[p][1] + top]));
            p += 1;
        }
    }
    fibres
}

/// A thick, wavy bundle of the reticular dermis: two families that cross round the horizontal.
fn bundle(seed: u64, index: u32, grid: &Grid, [x_mm, z_mm]: [f32; 2]) -> Fibre {
    let family = if unit(seed, index, 20) < 0.5 { -1.0 } else { 1.0 };
    Fibre {
        x_mm,
        z_mm,
        site: Site::new(grid, x_mm, z_mm),
        threshold: unit(seed, index, 21),
        newness: 0.08 + 0.92 * unit(seed, index, 22),
        half_mm: 0.105 + 0.022 * bell(seed, index, 23),
        width_mm: 0.0105 + 0.0035 * signed(seed, index, 24),
        offset: family * 0.27 + 0.17 * bell(seed, index, 25),
        phase: TAU * unit(seed, index, 26),
        waves: 1.15 + 0.35 * signed(seed, index, 27),
        shade: unit(seed, index, 28),
        papillary: false,
    }
}

/// A fine, short, loosely oriented fibril of the papillary dermis.
fn fibril(seed: u64, index: u32, grid: &Grid, [x_mm, z_mm]: [f32; 2]) -> Fibre {
    Fibre {
        x_mm,
        z_mm,
        site: Site::new(grid, x_mm, z_mm),
        threshold: unit(seed, index, 21),
        newness: 0.08 + 0.92 * unit(seed, index, 22),
        half_mm: 0.05 + 0.012 * bell(seed, index, 23),
        width_mm: 0.0034 + 0.001 * signed(seed, index, 24),
        offset: FRAC_PI_2 * signed(seed, index, 25),
        phase: TAU * unit(seed, index, 26),
        waves: 0.8 + 0.4 * signed(seed, index, 27),
        shade: 0.25 + 0.5 * unit(seed, index, 28),
        papillary: true,
    }
}
