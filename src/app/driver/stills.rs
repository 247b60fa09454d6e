//! Stills: small pictures of each side at a few moments, drawn once the courses are computed.

use super::side::Side;
use crate::app::host;
use crate::paint::{Painter, Wish};
use crate::scene::tissue::{Camera, Tissue, View};
use crate::skin::scar::Skin;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement};

/// Moments of the stills, days since minute 0: the beginning, month 3, month 12.
pub const STILLS_D: [f64; 3] = [0.0, 365.0 / 4.0, 365.0];
/// Size at which a still is composed before it is made small, CSS px: the proportions of a stage.
const COMPOSED_PX: [f32; 2] = [360.0, 240.0];
/// Share of the strokes: more would only make a small picture darker.
const DETAIL: f32 = 0.6;

/// The small pictures of a figure, side by side and moment by moment, and one painter for all of them.
pub(super) struct Stills {
    canvases: Vec<HtmlCanvasElement>,
    easel: Option<(HtmlCanvasElement, Painter)>,
    /// The next picture to draw; all are drawn when it is past the last.
    next: usize,
}

impl Stills {
    /// The stills of a figure: its canvases marked `data-still`, in the order of the page.
    pub(super) fn new(root: &HtmlElement) -> Self {
        let canvases =
            host::find_all(root, "[data-still]").into_iter().filter_map(|part| part.dyn_into().ok()).collect();
        Self { canvases, easel: None, next: 0 }
    }

    /// Whether a picture is still to be drawn.
    pub(super) fn lack(&self) -> bool {
        self.next < self.canvases.len()
    }

    /// Something changed that shows in all of them.
    pub(super) fn forget(&mut self) {
        self.next = 0;
    }

    /// Draws the next one; the courses must be computed to the last moment.
    pub(super) fn draw_next(&mut self, sides: &mut [Side], skins: &[Skin], tissue: &mut Tissue, view: &View) {
        let next = self.next;
        self.next += 1;
        let Some(canvas) = self.canvases.get(next) else { return };
        let Some(side) = sides.get_mut(next / STILLS_D.len()) else { return };
        if self.easel.is_none() {
            self.easel = easel();
        }
        // Where nothing can be painted the sentence, the charts and the table still tell.
        let Some((painted, painter)) = &mut self.easel else { return };
        let [width_px, height_px] = COMPOSED_PX;
        let shown_px = canvas.client_width() as f32 * host::pixel_ratio().min(2.0) as f32;
        painter.resize(width_px, height_px, (shown_px / width_px).max(0.1));
        let camera = Some(Camera::frame(width_px, height_px, skins));
        let view =
            View { camera, width_px, height_px, detail: DETAIL, labels: false, instrument: None, hover: None, ..*view };
        painter.paint(side.still(tissue, STILLS_D[next % STILLS_D.len()], &view));
        canvas.set_width(painted.width());
        canvas.set_height(painted.height());
        let pen =
            canvas.get_context("2d").ok().flatten().and_then(|pen| pen.dyn_into::<CanvasRenderingContext2d>().ok());
        if let Some(pen) = pen {
            // Refused only for a canvas without pixels.
            let _ = pen.draw_image_with_html_canvas_element(painted, 0.0, 0.0);
        }
    }
}

/// A canvas out of the page, on which one still after the other is painted.
fn easel() -> Option<(HtmlCanvasElement, Painter)> {
    let canvas = || host::document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok();
    let (tissue, labels) = (canvas()?, canvas()?);
    let painter = Painter::choose(&tissue, &labels, Wish::Canvas2d).ok()?;
    Some((tissue, painter))
}
