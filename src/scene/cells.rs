//! The model's cells: each drawn as what it is.

use super::color::{fade, mix, smoothstep};
use super::draw_list::{DrawList, Mark, Rgba, Shape, Stroke};
use super::field::{MatrixField, Site};
use super::portable::Portable;
use super::scatter::unit;
use super::tissue::View;
use super::warp::Warp;
use crate::skin::moment::{CellKind, Moment};

const FIBROBLAST: Rgba = [233, 183, 210, 255];
const FIBROBLAST_LINE: Rgba = [158, 88, 140, 255];
const FIBROBLAST_NUCLEUS: Rgba = [94, 34, 112, 255];
const STRESS_LINE: Rgba = [178, 70, 128, 255];
const NEUTROPHIL: Rgba = [244, 238, 250, 255];
const NEUTROPHIL_LINE: Rgba = [146, 124, 200, 255];
const NEUTROPHIL_NUCLEUS: Rgba = [88, 52, 166, 255];
const MACROPHAGE: Rgba = [250, 226, 196, 255];
const MACROPHAGE_LINE: Rgba = [190, 134, 92, 255];
const MACROPHAGE_NUCLEUS: Rgba = [122, 74, 128, 255];

/// Where and how one cell is drawn.
struct Pose {
    at: [f32; 2],
    px_per_mm: f32,
    angle: f32,
    presence: f32,
    /// Own number in 0..1, for small differences between cells.
    own: f32,
}

/// Draws the cells of a moment that the camera sees: all, or `only` those of one kind.
pub(super) fn draw(
    list: &mut DrawList,
    moment: &Moment,
    field: &MatrixField,
    warp: &Warp,
    view: &View,
    alpha: f32,
    only: Option<CellKind>,
) {
    let cells = &moment.cells;
    for i in (0..cells.id.len()).filter(|i| only.is_none_or(|kind| cells.kind[*i] == kind)) {
        let (x, z) = (cells.x_mm[i], cells.z_mm[i]);
        let own = unit(11, cells.id[i], 70);
        if !warp.sees(x, 0.08) {
            continue;
        }
        let activation = cells.activation[i];
        let pose = Pose {
            at: warp.place(x, z),
            px_per_mm: warp.camera.px_per_mm,
            angle: 0.0,
            presence: cells.presence[i] * alpha,
            own,
        };
        match cells.kind[i] {
            CellKind::Neutrophil => neutrophil(list, &pose),
            CellKind::Macrophage => macrophage(list, &pose),
            CellKind::Fibroblast => {
                let matrix = field.at(Site::new(&moment.grid, x, z));
                let along = 0.5 * matrix.alignment_2.angle_over(matrix.alignment_1) + 0.5 * (own - 0.5);
                let angle = turn_towards(along, cells.heading[i], smoothstep(0.01, 0.15, activation));
                // Small pictures leave out some of the many resting cells; an active one is always there.
                let shown = smoothstep(-0.05, 0.05, activation * 20.0 + 0.35 + 0.75 * view.detail - own);
                fibroblast(list, &Pose { angle, presence: pose.presence * shown, ..pose }, activation);
            }
        }
    }
}

/// The direction between two undirected axes, `t` of the way from `from` to `to`.
fn turn_towards(from: f32, to: f32, t: f32) -> f32 {
    let x = (1.0 - t) * (2.0 * from).cosine() + t * (2.0 * to).cosine();
    let y = (1.0 - t) * (2.0 * from).sine() + t * (2.0 * to).sine();
    0.5 * y.angle_over(x)
}

/// A spindle with a plum nucleus; activated it is longer, and as a myofibroblast it shows a stress line.
fn fibroblast(list: &mut DrawList, pose: &Pose, activation: f32) {
    if pose.presence <= 0.0 {
        return;
    }
    let px = pose.px_per_mm;
    let grown = smoothstep(0.0, 0.5, activation);
    let radius_x = (0.031 + 0.006 * pose.own + 0.024 * grown) * px;
    let radius_y = (0.0052 + 0.0052 * grown) * px;
    let body = Mark {
        x: pose.at[0],
        y: pose.at[1],
        radius_x,
        radius_y,
        angle: pose.angle,
        outline_width: (0.0022 * px).max(0.5),
        shape: Shape::Spindle,
        fill: fade(FIBROBLAST, pose.presence * (0.8 + 0.2 * grown)),
        outline: fade(FIBROBLAST_LINE, pose.presence * (0.7 + 0.3 * grown)),
    };
    list.mark(body);
    let stress = smoothstep(0.42, 0.6, activation);
    if stress > 0.0 {
        let turn = pose.angle;
        let (sin, cos) = (turn.sine(), turn.cosine());
        list.stroke(Stroke {
            x: pose.at[0] + sin * 0.45 * radius_y,
            y: pose.at[1] - cos * 0.45 * radius_y,
            half_x: cos * radius_x * 0.72,
            half_y: sin * radius_x * 0.72,
            width: (0.0024 * px).max(0.6),
            color: fade(STRESS_LINE, stress * pose.presence),
            ..Stroke::default()
        });
    }
    list.mark(Mark {
        radius_x: (0.0092 + 0.0028 * grown) * px,
        radius_y: (0.0036 + 0.002 * grown) * px,
        outline_width: 0.0,
        shape: Shape::Ellipse,
        fill: fade(FIBROBLAST_NUCLEUS, pose.presence),
        ..body
    });
}

/// A pale disc with a lobed violet nucleus.
fn neutrophil(list: &mut DrawList, pose: &Pose) {
    let px = pose.px_per_mm;
    let body = Mark {
        x: pose.at[0],
        y: pose.at[1],
        radius_x: 0.0175 * px,
        radius_y: 0.0175 * px,
        angle: 0.0,
        outline_width: (0.0026 * px).max(0.5),
        shape: Shape::Ellipse,
        fill: fade(NEUTROPHIL, pose.presence),
        outline: fade(NEUTROPHIL_LINE, pose.presence),
    };
    list.mark(body);
    let turn = std::f32::consts::TAU * pose.own;
    let (sin, cos) = (turn.sine(), turn.cosine());
    for (along, across) in [(-0.0062, -0.0032), (0.0062, -0.0032), (0.0, 0.0064)] {
        list.mark(Mark {
            x: body.x + (along * cos - across * sin) * px,
            y: body.y + (along * sin + across * cos) * px,
            radius_x: 0.0056 * px,
            radius_y: 0.0056 * px,
            outline_width: 0.0,
            fill: fade(NEUTROPHIL_NUCLEUS, pose.presence),
            ..body
        });
    }
}

/// Larger and pale, with a kidney-shaped nucleus.
fn macrophage(list: &mut DrawList, pose: &Pose) {
    let px = pose.px_per_mm;
    let angle = std::f32::consts::TAU * pose.own;
    let body = Mark {
        x: pose.at[0],
        y: pose.at[1],
        radius_x: (0.0235 + 0.004 * pose.own) * px,
        radius_y: 0.0205 * px,
        angle,
        outline_width: (0.0026 * px).max(0.5),
        shape: Shape::Ellipse,
        fill: fade(MACROPHAGE, 0.95 * pose.presence),
        outline: fade(MACROPHAGE_LINE, pose.presence),
    };
    list.mark(body);
    let turn = angle;
    let (sin, cos) = (turn.sine(), turn.cosine());
    let nucleus = Mark {
        radius_x: 0.0125 * px,
        radius_y: 0.0086 * px,
        outline_width: 0.0,
        fill: fade(MACROPHAGE_NUCLEUS, 0.92 * pose.presence),
        ..body
    };
    list.mark(nucleus);
    // The notch of the kidney.
    list.mark(Mark {
        x: body.x - sin * 0.0088 * px,
        y: body.y + cos * 0.0088 * px,
        radius_x: 0.005 * px,
        radius_y: 0.005 * px,
        fill: fade(mix(MACROPHAGE, MACROPHAGE_LINE, 0.08), pose.presence),
        ..nucleus
    });
}
