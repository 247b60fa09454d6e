//! Which labels a moment calls for: the parts that are always there, and what is happening now.

use super::color::smoothstep;
use super::field::{MatrixField, Site};
use super::fibres::newness;
use super::labels::Wish;
use super::scenery::fat_border_mm;
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
pub(super) fn wishes(
    wishes: &mut Vec<Wish>,
    moment: &Moment,
    field: &MatrixField,
    warp: &Warp,
    tracts: &[Tract],
    view: &View,
    papillary_density: impl Fn(f32) -> f32,
) {
    wishes.clear();
    let frame = Frame { warp, width: view.width_px, height: view.height_px, mm: view.width_px / warp.camera.px_per_mm };
    let session = tracts.iter().rev().map(|tract| tract.day).find(|&day| day <= moment.time_d);
    let at_work = view.instrument.is_some();
    if let (Some(day), false) = (session, at_work) {
        let hours = ((moment.time_d - day) * 24.0) as f32;
        if let Some(tract) = frame.tract(tracts, day, 0.3) {
            frame.happening(wishes, moment, field, tract, hours, view.gentle);
        }
    }
    let deepest = warp.height_mm(3.0);
    let lost = 1.0 - papillary_density(3.0);
    frame.wish(wishes, Key::LabelBoxcar, [3.08, 0.36], [0.7, 0.30], smoothstep(0.08, 0.2, lost) * smoothstep(0.04, 0.1, -deepest));
    frame.wish(wishes, Key::LabelEpidermis, [frame.at(0.86), 0.05], [0.93, 0.09], 1.0);
    frame.wish(wishes, Key::LabelCollagen1, [frame.at(0.80), 0.86], [0.9, 0.64], 1.0);
    let fat = frame.at(0.72);
    frame.wish(wishes, Key::LabelFat, [fat, fat_border_mm(fat) + 0.1], [0.8, 0.93], 1.0);
    frame.wish(wishes, Key::LabelCapillaries, [frame.at(0.105), 0.3], [0.11, 0.64], 1.0);
    frame.wish(wishes, Key::LabelPapillaryDermis, [frame.at(0.94), 0.17], [0.88, 0.46], 1.0);
}

/// The picture's frame, in which places are shares of its width and height.
struct Frame<'a> {
    warp: &'a Warp,
    width: f32,
    height: f32,
    mm: f32,
}

impl Frame<'_> {
    /// mm of the section at a share of the picture's width.
    fn at(&self, share: f32) -> f32 {
        self.warp.camera.left_mm + share * self.mm
    }

    fn wish(&self, wishes: &mut Vec<Wish>, key: Key, anchor_mm: [f32; 2], plate: [f32; 2], alpha: f32) {
        let anchor = self.warp.place(anchor_mm[0], anchor_mm[1]);
        wishes.push(Wish { text: text(key), anchor, plate: [plate[0] * self.width, plate[1] * self.height], alpha });
    }

    /// The puncture of a session nearest to a share of the picture's width.
    fn tract<'t>(&self, tracts: &'t [Tract], day: f64, share: f32) -> Option<&'t Tract> {
        let wanted = self.at(share);
        tracts
            .iter()
            .filter(|tract| tract.day == day)
            .min_by(|a, b| (a.x_mm - wanted).abs().total_cmp(&(b.x_mm - wanted).abs()))
    }

    /// What the last session has set going: channel, clot, the cells of the day, new collagen.
    fn happening(
        &self,
        wishes: &mut Vec<Wish>,
        moment: &Moment,
        field: &MatrixField,
        tract: &Tract,
        hours: f32,
        gentle: bool,
    ) {
        let days = hours / 24.0;
        let deep = (0.55 * tract.reach_mm).max(0.05);
        let channel = 1.0 - smoothstep(14.0, 18.0, hours);
        self.wish(wishes, Key::LabelChannel, [tract.x_mm, 0.25 * deep], [0.11, 0.08], channel);
        if tract.reach_mm < 0.1 {
            return;
        }
        if !gentle {
            let clot = 1.0 - smoothstep(60.0, 90.0, hours);
            self.wish(wishes, Key::LabelClot, [tract.x_mm, 1.1 * deep], [0.3, 0.08], clot);
        }
        let mut cell = |kind: CellKind, key: Key, plate: [f32; 2], alpha: f32, least: f32| {
            if let Some(at) = nearest_cell(moment, kind, [tract.x_mm, deep], least) {
                self.wish(wishes, key, at, plate, alpha);
            }
        };
        let between = |from: f32, to: f32| smoothstep(from, from * 1.4, days) * (1.0 - smoothstep(to * 0.8, to, days));
        cell(CellKind::Neutrophil, Key::LabelNeutrophil, [0.46, 0.1], between(0.2, 4.0), 0.0);
        cell(CellKind::Macrophage, Key::LabelMacrophage, [0.62, 0.08], between(0.8, 12.0), 0.0);
        cell(CellKind::Fibroblast, Key::LabelFibroblast, [0.36, 0.1], between(3.0, 60.0), 0.12);
        let new = smoothstep(0.12, 0.3, newness(field.at(Site::new(&moment.grid, tract.x_mm, deep)).share_3));
        self.wish(wishes, Key::LabelCollagen3, [tract.x_mm, 0.8 * deep], [0.14, 0.1], new);
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
