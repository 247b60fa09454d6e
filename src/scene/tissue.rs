//! The living skin: one moment drawn as a section through the tissue, layer by layer.

use super::annotation;
use super::before;
use super::cells;
use super::draw_list::{DrawList, Fill, LabelInk, Rgba};
use super::epidermis::{self, Hole};
use super::fibres::Fibres;
use super::field::{MatrixField, Site};
use super::glow;
use super::instrument;
use super::labels;
use super::marking;
use super::scenery;
pub use super::stain::Stain;
pub use super::tone::SkinTone;
use super::warp::Warp;
use super::weave::{Drawn, Weave};
use super::wound;
use crate::content::Part;
use crate::skin::grid::Grid;
use crate::skin::moment::{CellKind, Moment};
use crate::skin::needle::Tract;
use crate::skin::scar::Skin;
use crate::skin::within::Within;

pub use super::camera::Camera;

/// With less detail than this the picture is plain: no outlines, few cells in the epidermis. It only has to move, on a machine
/// that could not move more.
pub(super) const PLAIN_BELOW: f32 = 0.06;

/// Light or dark surroundings of the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Paper-coloured.
    #[default]
    Light,
    /// Night-coloured.
    Dark,
}

/// Where the instrument is while needles are pressed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InstrumentPose {
    /// Progress of pressing a session in, 0 (hovering at the left, needles out) to 1 (done, lifted off at the right).
    pub progress: f32,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// Day of the session whose tracts the needles make; tracts of this day are shown only once the needles have passed.
    pub session_day: f64,
}

/// An instrument that hovers over the skin and follows the pointer, before a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hover {
    /// mm from the left edge.
    pub x_mm: f32,
    /// Nominal needle length, mm.
    pub length_mm: f32,
    /// In-plane distance between needles, mm.
    pub spacing_mm: f32,
}

/// How a moment is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View<'a> {
    /// Width of the picture, CSS px.
    pub width_px: f32,
    /// Height of the picture, CSS px.
    pub height_px: f32,
    /// 0.1 to 1: share of the strokes that is drawn.
    pub detail: f32,
    /// Light or dark.
    pub theme: Theme,
    /// How the tissue is stained.
    pub stain: Stain,
    /// The tone of the skin.
    pub tone: SkinTone,
    /// The kind of skin: what the moment's fields do not say, such as the tether of a rolling scar.
    pub skin: Skin,
    /// No needles, no blood.
    pub gentle: bool,
    /// Whether labels and the scale bar are drawn.
    pub labels: bool,
    /// The needles at work; none between sessions.
    pub instrument: Option<InstrumentPose>,
    /// The instrument waiting over the skin; none while at work or far from it.
    pub hover: Option<Hover>,
    /// Which part of the section is shown; none for the crop that suits the size of the picture.
    pub camera: Option<Camera>,
    /// Heights of the surface at minute 0, mm, one a column, to be dotted over the picture; none for no dots.
    pub before: Option<&'a [f32]>,
    /// The part that is marked: all else steps back. None, or a part that is not there at this moment, for nothing.
    pub marked: Option<Part>,
}

impl Default for View<'_> {
    fn default() -> Self {
        Self {
            width_px: 808.0,
            height_px: 460.0,
            detail: 1.0,
            theme: Theme::Light,
            stain: Stain::Illustrated,
            tone: SkinTone::default(),
            skin: Skin::default(),
            gentle: false,
            labels: true,
            instrument: None,
            hover: None,
            camera: None,
            before: None,
            marked: None,
        }
    }
}

/// Draws moments; holds the scattered candidates, made once, and the buffers of the last picture.
pub struct Tissue {
    seed: u64,
    list: DrawList,
    fibres: Fibres,
    field: MatrixField,
    warp: Warp,
    before: Warp,
    holes: Vec<Hole>,
    at_work: Vec<Tract>,
    papillary: Vec<f32>,
    wishes: Vec<labels::Wish>,
    scar_depth_mm: Vec<f32>,
}

impl Tissue {
    /// The same seed gives the same picture.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            list: DrawList::default(),
            fibres: Fibres::new(seed),
            field: MatrixField::default(),
            warp: Warp::default(),
            before: Warp::default(),
            holes: Vec::with_capacity(256),
            at_work: Vec::with_capacity(256),
            papillary: Vec::new(),
            wishes: Vec::with_capacity(16),
            scar_depth_mm: Vec::new(),
        }
    }

    /// Scatters the candidates over a grid ahead of the first picture, which otherwise does it: it takes longer than a frame.
    pub fn scatter(&mut self, grid: &Grid) {
        self.fibres.scatter(grid);
    }

    /// The picture of a moment: a pure function of its arguments.
    pub fn draw(&mut self, moment: &Moment, tracts: &[Tract], view: &View) -> &DrawList {
        let palette = view.stain.palette(view.theme);
        self.list.clear(view.width_px, view.height_px, palette.air[0]);
        let camera = view.camera.unwrap_or_else(|| Camera::frame(view.width_px, view.height_px, &[view.skin]));
        self.warp.set(camera, &moment.height_mm, moment.grid.dx_mm);
        self.field.set(moment);
        self.take_papillary_density(&moment.grid);
        let made = self.take_tracts_at_work(tracts, view);
        let pending = view.instrument.map(|pose| pose.session_day);
        let earlier = tracts.iter().filter(|tract| pending != Some(tract.day) && tract.day <= moment.time_d);
        let shown = earlier.chain(self.at_work[..made].iter());

        let (list, warp, papillary) = (&mut self.list, &self.warp, &self.papillary);
        let density_at = |x_mm: f32| sample(papillary, x_mm, moment.grid.dx_mm);
        draw_ground(list, warp, palette.ground);
        if view.stain == Stain::Illustrated {
            glow::draw(list, moment, warp, palette.glow);
        }
        draw_air(list, warp, palette.air);
        let weave = Weave::new(&view.skin, palette, view.stain == Stain::Polarised);
        self.fibres.draw(list, &self.field, &moment.grid, warp, &weave, view.detail);
        // What the stain is for lies over the fibres; the air covers what of it shines out of the skin.
        if view.stain == Stain::Signal {
            glow::draw(list, moment, warp, palette.glow);
            draw_air(list, warp, palette.air);
        }
        let last_session = shown.clone().map(|tract| tract.day).reduce(f64::max);
        let flush = wound::flush(last_session, moment.time_d);
        let vessel = wound::vessel(view, palette, flush);
        scenery::draw_vessels(list, warp, vessel, self.seed, flush, density_at);
        scenery::draw_fat(list, warp, palette, self.seed);
        if matches!(view.skin, Skin::Rolling { .. }) {
            scenery::draw_tethers(list, warp, palette, self.seed);
        }
        wound::holes(shown.clone(), moment.time_d, &mut self.holes);
        epidermis::draw(list, warp, self.seed, view, density_at, &self.holes);
        wound::draw(list, shown.clone(), moment.time_d, warp, view.gentle, palette.blood);
        cells::draw(list, moment, &self.field, warp, view, palette.cell, None);
        if view.detail < PLAIN_BELOW {
            list.marks.iter_mut().for_each(|mark| mark.outline_width = 0.0);
        }
        if view.skin == Skin::Keloid {
            scenery::draw_old_edge(list, warp, palette.label);
        }
        // The needles want the whole stage.
        let labelled = view.labels && view.instrument.is_none();
        if labelled {
            let scene =
                annotation::Scene { moment, field: &self.field, weave: &weave, warp, tracts, view, seed: self.seed };
            annotation::wishes(&mut self.wishes, &scene, density_at);
        }
        if let Some(part) = annotation::marked(&self.wishes, view).filter(|_| labelled) {
            if part == Part::Scar {
                marking::take_scar_depth(&mut self.scar_depth_mm, &view.skin, &self.field, &moment.grid);
            }
            let scar = &self.scar_depth_mm;
            let region = |x_mm: f32| match part {
                Part::Scar => Some(sample(scar, x_mm, moment.grid.dx_mm)).filter(|z| *z > 0.05).map(|z| [0.0, z]),
                _ => marking::layer(part, warp, &moment.grid, x_mm, density_at(x_mm)),
            };
            marking::veil(list, warp, &region, palette.ground, palette.label.ink);
            // What is no layer is drawn again over the veil.
            match part {
                Part::Channel => wound::draw(list, shown, moment.time_d, warp, view.gentle, 1.0),
                Part::Signal => {
                    glow::draw(list, moment, warp, palette.glow.max(1.0));
                    draw_air(list, warp, palette.air);
                }
                Part::Macrophage | Part::Fibroblast => {
                    let kind = if part == Part::Macrophage { CellKind::Macrophage } else { CellKind::Fibroblast };
                    cells::draw(list, moment, &self.field, warp, view, 1.0, Some(kind));
                }
                Part::Collagen1 | Part::Collagen3 => {
                    // There is little new collagen, and it is thin: drawn twice it stands out.
                    let (drawn, times) = if part == Part::Collagen3 { (Drawn::New, 2) } else { (Drawn::Old, 1) };
                    let weave = weave.only(drawn);
                    for _ in 0..times {
                        self.fibres.draw(list, &self.field, &moment.grid, warp, &weave, view.detail);
                    }
                }
                _ => {}
            }
        }
        if let Some(heights) = view.before {
            self.before.set(warp.camera, heights, moment.grid.dx_mm);
            let LabelInk { ink, plate } = palette.label;
            before::draw(list, &self.before, warp, ink, plate);
        }
        if !view.gentle {
            if let Some(pose) = view.instrument {
                instrument::draw_working(list, warp, &self.at_work, pose.progress, pose.length_mm);
            } else if let Some(hover) = view.hover {
                instrument::draw_waiting(list, warp, hover.x_mm, hover.length_mm, hover.spacing_mm);
            }
        }
        let ink = palette.label;
        list.label_ink = ink;
        if view.labels {
            labels::scale_bar(list, warp, annotation::scale_text(), annotation::SCALE_MM, [palette.fat[0], ink.ink]);
        }
        if labelled {
            labels::place(list, &self.wishes, ink, view.marked);
        }
        &self.list
    }

    /// The last picture, for whoever wants to keep it: what is put in its place is used up by the next.
    pub fn last(&mut self) -> &mut DrawList {
        &mut self.list
    }

    /// Density of the matrix in the top half millimetre per column: what the epidermis and the capillaries follow.
    fn take_papillary_density(&mut self, grid: &Grid) {
        let rows = ((0.5 / grid.dx_mm) as usize).clamp(1, grid.dermis_rows);
        self.papillary.clear();
        for j in 0..grid.nx {
            let x = (j as f32 + 0.5) * grid.dx_mm;
            let sum: f32 = (0..rows)
                .map(|i| {
                    let z = grid.dermis_top_mm() + (i as f32 + 0.5) * grid.dx_mm;
                    self.field.at(Site::new(grid, x, z)).density
                })
                .sum();
            self.papillary.push(sum / rows as f32);
        }
    }

    /// The tracts of the session under the needles, from left to right; returns how many are made.
    fn take_tracts_at_work(&mut self, tracts: &[Tract], view: &View) -> usize {
        self.at_work.clear();
        let Some(pose) = view.instrument else { return 0 };
        let camera = self.warp.camera;
        let seen = |x: f32| (-0.1..=view.width_px / camera.px_per_mm + 0.1).contains(&(x - camera.left_mm));
        self.at_work.extend(tracts.iter().filter(|tract| tract.day == pose.session_day && seen(tract.x_mm)));
        instrument::made(pose.progress, self.at_work.len())
    }
}

/// Linear look-up in a row of columns.
fn sample(columns: &[f32], x_mm: f32, dx_mm: f32) -> f32 {
    let g = (x_mm / dx_mm - 0.5).within(0.0, columns.len() as f32 - 1.001);
    let j = g as usize;
    columns[j] + (columns[j + 1] - columns[j]) * (g - j as f32)
}

/// The pale ground of the dermis.
fn draw_ground(list: &mut DrawList, warp: &Warp, [top, floor]: [Rgba; 2]) {
    let (width, height) = (list.width, list.height);
    let from = [0.0, warp.camera.y_px(0.0)];
    let to = [0.0, warp.camera.y_px(1.3)];
    let ground = Fill { from, to, from_color: top, to_color: floor };
    list.band([([0.0, 0.0], [width, 0.0]), ([0.0, height], [width, height])], ground);
}

/// The air above the skin; it covers what of the ground and the glow lies above the surface.
fn draw_air(list: &mut DrawList, warp: &Warp, [sky, haze]: [Rgba; 2]) {
    let air = Fill { from: [0.0, 0.0], to: [0.0, warp.camera.y_px(0.0)], from_color: sky, to_color: haze };
    let top = (-4.0_f32).min(-list.height);
    list.band(
        (0..=384).map(|i| 6.4 * i as f32 / 384.0 - 0.2).map(|x| {
            let [px, py] = warp.place(x, 0.0);
            ([px, top], [px, py])
        }),
        air,
    );
}
