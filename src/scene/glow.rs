//! TGF-beta as an amber glow that lies where the model's signal is.

use super::color::{SIGNAL, fade};
use super::draw_list::{DrawList, Mark, Shape};
use super::warp::Warp;
use crate::skin::moment::Moment;

/// Signal at which the glow is half as strong as it gets, ng/mL: the model's half-response of a fibroblast.
const HALF_NG_ML: f32 = 4.0;
/// Strongest alpha of one soft disc; neighbours overlap about threefold.
const STRENGTH: f32 = 0.3;
/// Distance between discs, mm.
const PITCH_MM: f32 = 0.19;

/// Draws the glow.
pub(super) fn draw(list: &mut DrawList, moment: &Moment, warp: &Warp, strength: f32) {
    let grid = &moment.grid;
    let step = ((PITCH_MM / grid.dx_mm) as usize).max(1);
    let floor = grid.epidermis_rows + grid.dermis_rows;
    for i in (grid.epidermis_rows..floor).step_by(step) {
        for j in (step / 2..grid.nx).step_by(step) {
            let signal = moment.tgf_beta[i * grid.nx + j];
            let alpha = (strength * STRENGTH * signal / (signal + HALF_NG_ML)).min(0.6);
            let x = (j as f32 + 0.5) * grid.dx_mm;
            if alpha < 0.006 || !warp.sees(x, 0.25) {
                continue;
            }
            let [px, py] = warp.place(x, (i as f32 + 0.5) * grid.dx_mm);
            let radius = warp.camera.px(PITCH_MM * 1.7);
            list.mark(Mark {
                x: px,
                y: py,
                radius_x: radius,
                radius_y: radius,
                shape: Shape::Glow,
                fill: fade(SIGNAL, alpha),
                ..Mark::default()
            });
        }
    }
}
