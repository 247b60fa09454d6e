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
use crate::content::{Key, text};
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

/// Collects the wishes, most important first.
pub(super) fn wishes(wishes: &mut Vec<Wish>, scene: &Scene, papillary_density: impl Fn(f32) -> f32) {
    wishes.clear();
    let Scene { moment, warp, tracts, view, seed, .. } = *scene;
    let frame = Frame { scene, mm: view.width_px / warp.camera.px_per_mm };
    let session = tracts.iter().rev().map(|tract| tract.day).find(|&day| day <= moment.time_d);
    let at_work = view.instrument.is_some();
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
        let warp = self.scene.warp;
        let anchor = warp.place(anchor_mm[0], anchor_mm[1]);
        let px = warp.camera.px_per_mm;
        let plate = match plate {
            Plate::Beside(x, y) => [anchor[0] + x * px, anchor[1] + y * px],
            Plate::Above(x) => {
                [anchor[0] + x * px, (warp.camera.y_px(-warp.height_mm(anchor_mm[0]).max(0.0)) - 0.48 * px).max(24.0)]
            }
        };
        // What lies outside the picture needs no name.
        if (0.0..=self.scene.view.width_px).contains(&anchor[0]) {
            wishes.push(Wish { text: text(key), anchor, plate, alpha });
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
        let fresh = |[x_mm, z_mm]: [f32; 2]| {
            let matrix = field.at(Site::new(&moment.grid, x_mm, z_mm));
            newness(matrix.share_3 - weave.bundle(x_mm, z_mm, matrix.density).own_share_3)
        };
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
}
