//! Which labels a moment calls for: the parts that are always there, and what is happening now.

use super::color::smoothstep;
use super::fibres::newness;
use super::field::{MatrixField, Site};
use super::labels::Wish;
use super::scenery::{fat_border_mm, nearest_loop};
use super::tissue::View;
use super::warp::Warp;
use crate::content::{Key, text};
use crate::skin::moment::{CellKind, Moment};
use crate::skin::needle::Tract;

/// Length of the scale bar, mm.
pub(super) const SCALE_MM: f32 = 0.5;

/// The words beside the scale bar.
pub(super) fn scale_text() -> &'static str {
    text(Key::LabelScale)
}

/// Collects the wishes, most important first.
#[expect(clippy::too_many_arguments, reason = "one call site; a struct would only rename its locals")]
pub(super) fn wishes(
    wishes: &mut Vec<Wish>,
    moment: &Moment,
    field: &MatrixField,
    warp: &Warp,
    tracts: &[Tract],
    view: &View,
    seed: u64,
    papillary_density: impl Fn(f32) -> f32,
) {
    wishes.clear();
    let frame = Frame { warp, mm: view.width_px / warp.camera.px_per_mm };
    let session = tracts.iter().rev().map(|tract| tract.day).find(|&day| day <= moment.time_d);
    let at_work = view.instrument.is_some();
    if let (Some(day), false) = (session, at_work) {
        let hours = ((moment.time_d - day) * 24.0) as f32;
        frame.happening(wishes, moment, field, tracts, day, hours, view.gentle);
    }
    let deepest = warp.height_mm(3.0);
    let lost = 1.0 - papillary_density(3.0);
    let scar = smoothstep(0.26, 0.3, lost) * smoothstep(0.08, 0.1, -deepest);
    frame.wish(wishes, Key::LabelBoxcar, [3.12, 0.3], Plate::Beside(0.62, 0.16), scar);
    frame.wish(wishes, Key::LabelEpidermis, [frame.at(0.9), 0.05], Plate::Beside(0.04, -0.42), 1.0);
    frame.wish(wishes, Key::LabelCollagen1, [frame.at(0.84), 0.86], Plate::Beside(0.3, 0.14), 1.0);
    let fat = frame.at(0.72);
    frame.wish(wishes, Key::LabelFat, [fat, fat_border_mm(fat) + 0.1], Plate::Beside(0.3, 0.06), 1.0);
    frame.wish(wishes, Key::LabelPapillaryDermis, [frame.at(0.93), 0.17], Plate::Beside(-0.14, 0.3), 1.0);
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
    warp: &'a Warp,
    mm: f32,
}

impl Frame<'_> {
    /// mm of the section at a share of the picture's width.
    fn at(&self, share: f32) -> f32 {
        self.warp.camera.left_mm + share * self.mm
    }

    fn wish(&self, wishes: &mut Vec<Wish>, key: Key, anchor_mm: [f32; 2], plate: Plate, alpha: f32) {
        let anchor = self.warp.place(anchor_mm[0], anchor_mm[1]);
        let px = self.warp.camera.px_per_mm;
        let plate = match plate {
            Plate::Beside(x, y) => [anchor[0] + x * px, anchor[1] + y * px],
            Plate::Above(x) => [anchor[0] + x * px, (self.warp.camera.y_px(0.0) - 0.48 * px).max(24.0)],
        };
        wishes.push(Wish { text: text(key), anchor, plate, alpha });
    }

    /// The puncture of a session nearest to a share of the picture's width.
    fn tract<'t>(&self, tracts: &'t [Tract], day: f64, share: f32) -> Option<&'t Tract> {
        let wanted = self.at(share);
        tracts
            .iter()
            .filter(|tract| tract.day == day)
            .min_by(|a, b| (a.x_mm - wanted).abs().total_cmp(&(b.x_mm - wanted).abs()))
    }

    /// What the last session has set going: channel, clot, the cells of the day, new collagen. Each names another puncture,
    /// so that their leaders do not meet.
    #[expect(clippy::too_many_arguments, reason = "one call site; a struct would only rename its locals")]
    fn happening(
        &self,
        wishes: &mut Vec<Wish>,
        moment: &Moment,
        field: &MatrixField,
        tracts: &[Tract],
        day: f64,
        hours: f32,
        gentle: bool,
    ) {
        let near = |share: f32| self.tract(tracts, day, share);
        let Some(first) = near(0.16) else { return };
        let channel = 1.0 - smoothstep(14.0, 18.0, hours);
        self.wish(wishes, Key::LabelChannel, [first.x_mm, 0.14 * first.reach_mm], Plate::Above(-0.1), channel);
        if first.reach_mm < 0.1 {
            return;
        }
        // A narrow picture has one puncture for both names.
        let second = near(0.3).filter(|tract| tract.x_mm != first.x_mm || channel < 0.05);
        if let (Some(tract), false) = (second, gentle) {
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
        let fresh = |at: [f32; 2]| newness(field.at(Site::new(&moment.grid, at[0], at[1])).share_3);
        let newest = tracts
            .iter()
            .filter(|tract| tract.day == day && self.warp.sees(tract.x_mm, -0.3))
            .flat_map(|tract| [0.25, 0.45, 0.65].map(|share| [tract.x_mm, share * tract.reach_mm]))
            .max_by(|&a, &b| fresh(a).total_cmp(&fresh(b)));
        if let Some(at) = newest {
            self.wish(wishes, Key::LabelCollagen3, at, Plate::Above(0.15), smoothstep(0.3, 0.36, fresh(at)));
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
