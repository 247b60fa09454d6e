//! The level where the surface was at minute 0: a dotted line over what has become of it since.

use super::draw_list::{DrawList, Mark, Rgba, Shape};
use super::warp::Warp;
use crate::skin::within::Within;

/// Distance between two dots, CSS px.
const APART_PX: f32 = 6.0;
/// Radius of a dot, CSS px.
const RADIUS_PX: f32 = 1.3;
/// Width of the rim that keeps a dot visible on any ground, CSS px.
const RIM_PX: f32 = 0.7;
/// A surface that has moved less than this shows no dots, one that has moved twice as far shows them whole, CSS px.
const MOVED_PX: f32 = 2.0;

/// Draws the dots of the surface `was`, where the surface is elsewhere `now`.
pub(super) fn draw(list: &mut DrawList, was: &Warp, now: &Warp, ink: Rgba, rim: Rgba) {
    let faded = |color: Rgba, share: f32| [color[0], color[1], color[2], (255.0 * share) as u8];
    for i in 0..(list.width / APART_PX) as usize + 1 {
        let x_px = APART_PX * i as f32;
        let x_mm = now.camera.x_mm(x_px);
        let [_, y] = was.place(x_mm, 0.0);
        let moved_px = (now.place(x_mm, 0.0)[1] - y).abs();
        let share = (moved_px / MOVED_PX - 1.0).within(0.0, 1.0);
        if share > 0.0 {
            list.mark(Mark {
                x: x_px,
                y,
                radius_x: RADIUS_PX + RIM_PX,
                radius_y: RADIUS_PX + RIM_PX,
                outline_width: RIM_PX,
                shape: Shape::Ellipse,
                fill: faded(ink, share),
                outline: faded(rim, share),
                ..Mark::default()
            });
        }
    }
}
