//! The pictures of a moment to take away: in full, as SVG (feature `class`).

use super::Engine;
use crate::app::observe::Size;
use crate::paint::svg::to_svg;
use crate::scene::tissue::{Camera, View};

impl Engine {
    /// The moment that is shown, a picture for each skin from left to right, as large as on the screen; none before there is one.
    pub(in super::super) fn pictures(&mut self) -> Vec<String> {
        let (view, skins, shown_d) = (self.view(), self.skins(), self.shown_d);
        let tissue = &mut self.tissue.borrow_mut();
        let mut pictures = Vec::new();
        for side in &mut self.sides {
            let Size { width: width_px, height: height_px, .. } = side.stage.size();
            if width_px < 1.0 || height_px < 1.0 {
                continue;
            }
            let camera = Some(Camera::frame(width_px, height_px, &skins));
            let view = View { width_px, height_px, camera, detail: 1.0, instrument: None, hover: None, ..view };
            pictures.push(to_svg(side.still(tissue, shown_d, &view)));
        }
        // What was composed is not what is on the screen.
        self.redraw = true;
        pictures
    }
}
