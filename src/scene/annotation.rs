//! Which labels a moment calls for: the parts that are always there, and what is happening now.

use super::color::smoothstep;
use super::fibres::newness;
use super::field::{MatrixField, Site};
use super::labels::Wish;
use super::scenery::{fat_border_mm, nearest_loop};
use super::stain::Stain;
use super::tissue::View;
use super::warp::Warp;
use super::weave::Weave;
use crate::content::{Key, Part, text};
use crate::skin::moment::{CellKind, Moment};
use crate::skin::needle::Tract;
use crate::skin::scar::Skin;

/// Length of the scale bar, mm.
pub(super) const SCALE_MM: f32 = 0.5;

/// The words beside the scale bar.
pub(super) fn scale_text() -> &'static str {
    text(Key::LabelScale)
}

/// What the labels of a picture are chosen from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub moment: &'a Moment,
    pub field: &'a MatrixField,
    pub weave: &'a Weave,
    pub warp: &'a Warp,
    pub tracts: &'a [Tract],
    pub view: &'a View<'a>,
    pub seed: u64,
}

/// Newness from which collagen is worth marking as new.
const NEW_ENOUGH: f32 = 0.12;
/// Signal from which it is worth marking, ng/mL.
const SIGNAL_ENOUGH: f32 = 0.3;

/// Collects the wishes, most important first; the part that is marked leads them, if it is in the picture at all.
pub(super) fn wishes(wishes: &mut Vec<Wish>, scene: &Scene, papillary_density: impl Fn(f32) -> f32) {
    wishes.clear();
    let Scene { moment, warp, tracts, view, seed, .. } = *scene;
    let frame = Frame { scene, mm: view.width_px / warp.camera.px_per_mm };
    let session = tracts.iter().rev().map(|tract| tract.day).find(|&day| day <= moment.time_d);
    let at_work = view.instrument.is_some();
    frame.marked(wishes);
    if let (Some(day), false) = (session, at_work) {
        let hours = ((moment.time_d - day) * 24.0) as f32;
        frame.happening(wishes, day, hours);
    }
    frame.scar(wishes, &papillary_density);
    frame.wish(wishes, Key::LabelEpidermis, [frame.at(0.9), 0.05], Plate::Beside(0.04, -0.42), 1.0);
    let woven = if view.stain == Stain::Polarised { Key::LabelThickFibres } else { Key::LabelCollagen1 };
    let outside = 1.0 - smoothstep(1.05, 1.15, papillary_density(frame.at(0.84)));
    frame.wish(wishes, woven, [frame.at(0.84), 0.86], Plate::Beside(0.3, 0.14), outside);
    let fat = frame.at(0.72);
    frame.wish(wishes, Key::LabelFat, [fat, fat_border_mm(fat) + 0.1], Plate::Beside(0.3, 0.06), 1.0);
    let level = 1.0 - smoothstep(1.03, 1.1, papillary_density(frame.at(0.93)));
    frame.wish(wishes, Key::LabelPapillaryDermis, [frame.at(0.93), 0.17], Plate::Beside(-0.14, 0.3), level);
    if let Some(at) = nearest_loop(seed, frame.at(0.12), &papillary_density) {
        frame.wish(wishes, Key::LabelCapillaries, at, Plate::Beside(0.06, 0.55), 1.0);
    }
    let is_marked = |wish: &Wish| wish.part.is_some() && wish.part == view.marked && wish.alpha > 0.05;
    if let Some(i) = wishes.iter().position(is_marked) {
        wishes[..=i].rotate_right(1);
    }
}

/// Whether the part that is marked is in the picture.
pub(super) fn marked(wishes: &[Wish], view: &View) -> Option<Part> {
    let first = wishes.first().filter(|wish| wish.alpha > 0.05)?;
    view.marked.filter(|part| first.part == Some(*part))
}

/// What a label names, where a text can name it too.
fn part_of(key: Key) -> Option<Part> {
    Some(match key {
        Key::LabelEpidermis => Part::Epidermis,
        Key::LabelPapillaryDermis => Part::PapillaryDermis,
        Key::LabelReticularDermis => Part::ReticularDermis,
        Key::LabelFat => Part::Fat,
        Key::LabelIcepick
        | Key::LabelBoxcar
        | Key::LabelRolling
        | Key::LabelHypertrophic
        | Key::LabelKeloid
        | Key::LabelFlatMark => Part::Scar,
        Key::LabelChannel => Part::Channel,
        Key::LabelTgfBeta => Part::Signal,
        Key::LabelMacrophage => Part::Macrophage,
        Key::LabelFibroblast => Part::Fibroblast,
        Key::LabelCollagen3 | Key::LabelThinFibres => Part::Collagen3,
        Key::LabelCollagen1 | Key::LabelThickFibres => Part::Collagen1,
        _ => return None,
    })
}

/// Where a label's plate would like to be.
#[derive(Clone, Copy, Debug)]
enum Plate {
    /// mm right of and below what it names.
    Beside(f32, f32),
    /// In the air over what it names, so many mm to the right.
    Above(f32),
}

/// The picture's frame, in which places are shares of its width and height.
struct Frame<'a> {
    scene: &'a Scene<'a>,
    mm: f32,
}

impl Frame<'_> {
    /// mm of the section at a share of the picture's width.
    fn at(&self, share: f32) -> f32 {
        self.scene.warp.camera.left_mm + share * self.mm
    }

    /// What is marked and has no label of its own at this moment, or only sometimes.
    fn marked(&self, wishes: &mut Vec<Wish>) {
        let Scene { moment, field, weave, warp, view, .. } = *self.scene;
        let grid = &moment.grid;
        let cell = |kind: CellKind| {
            let near = [self.at(0.55), 0.35];
            // One at work rather than one at rest.
            nearest_cell(moment, kind, near, 0.12).or_else(|| nearest_cell(moment, kind, near, 0.0))
        };
        // The place of the dermis with the most of something, if that is enough.
        let most = |of: &dyn Fn(usize, usize) -> f32, enough: f32| {
            let rows = grid.epidermis_rows..grid.epidermis_rows + grid.dermis_rows;
            let mut best = (enough, None);
            for (i, j) in rows.step_by(2).flat_map(|i| (0..grid.nx).step_by(2).map(move |j| (i, j))) {
                let at = [(j as f32 + 0.5) * grid.dx_mm, (i as f32 + 0.5) * grid.dx_mm];
                if warp.sees(at[0], -0.3) && of(i, j) > best.0 {
                    best = (of(i, j), Some(at));
                }
            }
            best.1
        };
        let (key, at, plate) = match view.marked {
            Some(Part::ReticularDermis) => {
                (Key::LabelReticularDermis, Some([self.at(0.3), 0.78]), Plate::Beside(-0.25, 0.16))
            }
            Some(Part::Macrophage) => (Key::LabelMacrophage, cell(CellKind::Macrophage), Plate::Above(0.12)),
            Some(Part::Fibroblast) => (Key::LabelFibroblast, cell(CellKind::Fibroblast), Plate::Above(0.12)),
            Some(Part::Signal) => {
                let signal = |i: usize, j: usize| moment.tgf_beta[i * grid.nx + j];
                (Key::LabelTgfBeta, most(&signal, SIGNAL_ENOUGH), Plate::Above(0.3))
            }
            Some(Part::Collagen3) => {
                let fresh = |i: usize, j: usize| {
                    fresh(field, weave, moment, [(j as f32 + 0.5) * grid.dx_mm, (i as f32 + 0.5) * grid.dx_mm])
                };
                let key = if view.stain == Stain::Polarised { Key::LabelThinFibres } else { Key::LabelCollagen3 };
                (key, most(&fresh, NEW_ENOUGH), Plate::Above(0.15))
            }
            _ => return,
        };
        if let Some(at) = at {
            self.wish(wishes, key, at, plate, 1.0);
        }
    }

    /// The scar itself, as long as it shows, and what belongs to its kind.
    fn scar(&self, wishes: &mut Vec<Wish>, papillary_density: impl Fn(f32) -> f32) {
        let Scene { warp, view, .. } = self.scene;
        let (height, density) = (warp.height_mm(3.0), papillary_density(3.0));
        let sunken = smoothstep(0.26, 0.3, 1.0 - density) * smoothstep(0.08, 0.1, -height);
        let raised = smoothstep(0.08, 0.12, height);
        let (key, at, plate, shown) = match view.skin {
            Skin::Healthy | Skin::CalibrationWound { .. } => return,
            Skin::Icepick { .. } => (Key::LabelIcepick, [3.05, 0.25], Plate::Beside(0.5, 0.3), sunken),
            Skin::Boxcar { .. } => (Key::LabelBoxcar, [3.12, 0.3], Plate::Beside(0.62, 0.16), sunken),
            Skin::Rolling { .. } => {
                (Key::LabelRolling, [3.12, 0.3], Plate::Above(0.2), smoothstep(0.05, 0.08, -height))
            }
            Skin::Hypertrophic { .. } => (Key::LabelHypertrophic, [3.46, 0.56], Plate::Beside(0.5, 0.1), raised),
            Skin::Keloid => (Key::LabelKeloid, [3.2, 0.7], Plate::Beside(0.25, 0.16), raised),
            Skin::FlatMark => (Key::LabelFlatMark, [3.1, 0.1], Plate::Above(0.25), 1.0),
        };
        self.wish(wishes, key, at, plate, shown);
        if let Skin::Rolling { .. } = view.skin {
            self.wish(wishes, Key::LabelTether, [2.82, 1.14], Plate::Beside(-0.75, 0.1), 1.0);
        }
        if view.skin == Skin::Keloid {
            self.wish(wishes, Key::LabelOldEdge, [3.9, -0.12], Plate::Beside(0.22, -0.3), raised);
        }
    }

    fn wish(&self, wishes: &mut Vec<Wish>, key: Key, anchor_mm: [f32; 2], plate: Plate, alpha: f32) {
        let Scene { warp, view, .. } = *self.scene;
        let part = part_of(key);
        let is_marked = part.is_some() && part == view.marked;
        if is_marked && wishes.iter().any(|wish| wish.part == part) {
            return;
        }
        // Of the layers some are there without a label; what comes and goes is marked only while it is there.
        let always = matches!(part, Some(Part::PapillaryDermis | Part::Collagen1));
        let alpha = if is_marked && always { 1.0 } else { alpha };
        let anchor = warp.place(anchor_mm[0], anchor_mm[1]);
        let px = warp.camera.px_per_mm;
        let plate = match plate {
            Plate::Beside(x, y) => [anchor[0] + x * px, anchor[1] + y * px],
            Plate::Above(x) => {
                [anchor[0] + x * px, (warp.camera.y_px(-warp.height_mm(anchor_mm[0]).max(0.0)) - 0.48 * px).max(24.0)]
            }
        };
        // What lies outside the picture needs no name.
        if (0.0..=view.width_px).contains(&anchor[0]) {
            wishes.push(Wish { text: text(key), anchor, plate, alpha, part });
        }
    }

    /// The puncture of a session nearest to a share of the picture's width.
    fn tract(&self, day: f64, share: f32) -> Option<&Tract> {
        let wanted = self.at(share);
        let tracts = self.scene.tracts.iter();
        tracts
            .filter(|tract| tract.day == day)
            .min_by(|a, b| (a.x_mm - wanted).abs().total_cmp(&(b.x_mm - wanted).abs()))
    }

    /// What the last session has set going: channel, clot, the cells of the day, new collagen. Each names another puncture,
    /// so that their leaders do not meet.
    fn happening(&self, wishes: &mut Vec<Wish>, day: f64, hours: f32) {
        let Scene { moment, field, weave, warp, tracts, view, .. } = *self.scene;
        let near = |share: f32| self.tract(day, share);
        let Some(first) = near(0.16) else { return };
        let channel = 1.0 - smoothstep(14.0, 18.0, hours);
        self.wish(wishes, Key::LabelChannel, [first.x_mm, 0.14 * first.reach_mm], Plate::Above(-0.1), channel);
        if first.reach_mm < 0.1 {
            return;
        }
        // A narrow picture has one puncture for both names.
        let second = near(0.3).filter(|tract| tract.x_mm != first.x_mm || channel < 0.05);
        if let (Some(tract), false) = (second, view.gentle) {
            let clot = 1.0 - smoothstep(60.0, 90.0, hours);
            self.wish(wishes, Key::LabelClot, [tract.x_mm, 0.3 * tract.reach_mm], Plate::Above(0.1), clot);
        }
        let days = hours / 24.0;
        let between = |from: f32, to: f32| smoothstep(from, from * 1.4, days) * (1.0 - smoothstep(to * 0.8, to, days));
        let mut cell = |kind: CellKind, key: Key, share: f32, alpha: f32, least: f32| {
            let Some(tract) = near(share) else { return };
            if let Some(at) = nearest_cell(moment, kind, [tract.x_mm, 0.3], least) {
                self.wish(wishes, key, at, Plate::Above(0.12), alpha);
            }
        };
        cell(CellKind::Neutrophil, Key::LabelNeutrophil, 0.44, between(0.2, 4.0), 0.0);
        cell(CellKind::Macrophage, Key::LabelMacrophage, 0.62, between(0.8, 12.0), 0.0);
        cell(CellKind::Fibroblast, Key::LabelFibroblast, 0.52, between(3.0, 60.0), 0.12);
        let fresh = |at| fresh(field, weave, moment, at);
        if let (Some(tract), Stain::Signal) = (near(0.7), view.stain) {
            let at = [tract.x_mm, 0.5 * tract.reach_mm];
            let row = ((at[1] / moment.grid.dx_mm) as usize).min(moment.grid.nz - 1);
            let column = ((at[0] / moment.grid.dx_mm) as usize).min(moment.grid.nx - 1);
            let signal = moment.tgf_beta[row * moment.grid.nx + column];
            self.wish(wishes, Key::LabelTgfBeta, at, Plate::Above(0.3), smoothstep(0.8, 1.2, signal));
        }
        let newest = tracts
            .iter()
            .filter(|tract| tract.day == day && warp.sees(tract.x_mm, -0.3))
            .flat_map(|tract| [0.25, 0.45, 0.65].map(|share| [tract.x_mm, share * tract.reach_mm]))
            .max_by(|&a, &b| fresh(a).total_cmp(&fresh(b)));
        if let Some(at) = newest {
            let key = if view.stain == Stain::Polarised { Key::LabelThinFibres } else { Key::LabelCollagen3 };
            self.wish(wishes, key, at, Plate::Above(0.15), smoothstep(0.3, 0.36, fresh(at)));
        }
    }
}

/// How new the collagen at a place is, 0 to 1.
fn fresh(field: &MatrixField, weave: &Weave, moment: &Moment, [x_mm, z_mm]: [f32; 2]) -> f32 {
    let matrix = field.at(Site::new(&moment.grid, x_mm, z_mm));
    newness(matrix.share_3 - weave.bundle(x_mm, z_mm, matrix.density).own_share_3)
}

/// The cell of a kind (active at least `least`) that is nearest to a place, in undeformed mm.
fn nearest_cell(moment: &Moment, kind: CellKind, near: [f32; 2], least: f32) -> Option<[f32; 2]> {
    let cells = &moment.cells;
    let distance = |i: usize| (cells.x_mm[i] - near[0]).powi(2) + (cells.z_mm[i] - near[1]).powi(2);
    (0..cells.id.len())
        .filter(|&i| cells.kind[i] == kind && cells.activation[i] >= least && cells.presence[i] > 0.6)
        .min_by(|&a, &b| distance(a).total_cmp(&distance(b)))
        .map(|i| [cells.x_mm[i], cells.z_mm[i]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::specimen::Specimen;
    use crate::scene::tissue::Tissue;
    use crate::skin::course::{Course, CourseSpec};
    use crate::skin::grid::Grid;
    use crate::skin::needle::Needle;

    /// The labels of a skin that nobody has needled yet.
    fn labels(specimen: Specimen, stain: Stain, width_px: f32, height_px: f32) -> Vec<&'static str> {
        let skin = specimen.skin();
        let needle = Needle::default();
        let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days: Vec::new(), seed: 1 };
        let view = View { width_px, height_px, stain, skin, ..View::default() };
        let mut tissue = Tissue::new(1);
        tissue.draw(Course::new(spec).moment(0.0), &[], &view).labels.iter().map(|label| label.text).collect()
    }

    #[test]
    fn every_scar_is_named_on_large_and_on_small_pictures() {
        let names = [
            (Specimen::Icepick, Key::LabelIcepick),
            (Specimen::MeasuredIcepick, Key::LabelIcepick),
            (Specimen::ShallowBoxcar, Key::LabelBoxcar),
            (Specimen::DeepBoxcar, Key::LabelBoxcar),
            (Specimen::Rolling, Key::LabelRolling),
            (Specimen::Hypertrophic, Key::LabelHypertrophic),
            (Specimen::Keloid, Key::LabelKeloid),
            (Specimen::FlatMark, Key::LabelFlatMark),
        ];
        for (specimen, key) in names {
            for (width_px, height_px) in [(808.0, 460.0), (360.0, 230.0)] {
                for stain in Stain::ALL {
                    let labels = labels(specimen, stain, width_px, height_px);
                    assert!(labels.contains(&text(key)), "{specimen:?} {stain:?} at {width_px}: {labels:?}");
                    assert!(labels.iter().all(|label| label.chars().count() <= 26), "{labels:?}");
                }
            }
        }
    }

    #[test]
    fn under_crossed_polars_fibres_are_named_by_their_thickness() {
        let polarised = labels(Specimen::Healthy, Stain::Polarised, 808.0, 460.0);
        assert!(polarised.contains(&text(Key::LabelThickFibres)), "{polarised:?}");
        assert!(!polarised.contains(&text(Key::LabelCollagen1)), "{polarised:?}");
    }

    #[test]
    fn what_is_marked_has_its_label_on_any_picture_and_in_any_stain_once_it_is_there() {
        let skin = Specimen::ShallowBoxcar.skin();
        let needle = Needle::default();
        let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days: vec![0.0], seed: 1 };
        let mut course = Course::new(spec);
        while course.computed_until_d() < 30.0 {
            course.advance(10);
        }
        let tracts = course.tracts().to_vec();
        let mut tissue = Tissue::new(1);
        let mut marked = |part: Part, time_d: f64, stain: Stain, width_px: f32| {
            let view =
                View { width_px, height_px: 0.56 * width_px, stain, skin, marked: Some(part), ..View::default() };
            let labels = &tissue.draw(course.moment(time_d), &tracts, &view).labels;
            let marked: Vec<_> = labels.iter().filter(|label| label.marked).collect();
            assert!(marked.len() <= 1 && marked.iter().all(|label| label.part == Some(part)), "{marked:?}");
            !marked.is_empty()
        };
        for stain in Stain::ALL {
            for width_px in [808.0, 360.0] {
                for part in Part::ALL {
                    let (there_d, gone_d) = match part {
                        Part::Channel => (0.1, Some(5.0)),
                        Part::Signal => (1.0, None),
                        Part::Macrophage => (3.0, None),
                        Part::Collagen3 => (28.0, Some(0.0)),
                        _ => (14.0, None),
                    };
                    assert!(marked(part, there_d, stain, width_px), "{part:?} {stain:?} at {width_px}");
                    if let Some(gone_d) = gone_d {
                        assert!(!marked(part, gone_d, stain, width_px), "{part:?} {stain:?} at {width_px}: gone");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_not_there_changes_nothing_when_it_is_marked() {
        let skin = Specimen::Healthy.skin();
        let needle = Needle::default();
        let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days: Vec::new(), seed: 1 };
        let mut course = Course::new(spec);
        let mut picture = |marked| {
            let view = View { skin, marked, ..View::default() };
            let mut tissue = Tissue::new(1);
            let list = tissue.draw(course.moment(0.0), &[], &view);
            (list.bands.len(), list.strokes.len(), list.marks.len(), list.labels.clone())
        };
        let plain = picture(None);
        for part in [Part::Scar, Part::Channel, Part::Collagen3] {
            assert_eq!(picture(Some(part)), plain, "{part:?}");
        }
        assert_ne!(picture(Some(Part::Fat)).0, plain.0);
    }
}
