//! The Canvas2D painter: the same list as paths, with as few calls into the browser as each primitive allows.

use wasm_bindgen::{Clamped, JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{CanvasRenderingContext2d, ContextAttributes2d, HtmlCanvasElement, ImageData};

use super::geometry::{CentreLine, Edge, Spindle, glow_stops, plain_color};
use super::glow_sheet::GlowSheet;
use super::number::CssColor;
use super::painter::Drawn;
use crate::scene::draw_list::{Band, DrawList, Fill, Kind, Mark, Rgba, Shape, Stroke};

/// Slots of the table of colours; a picture has up to two thousand colours, as fibres fade.
const COLOR_SLOTS: usize = 4096;
/// Thinner outlines are not seen, and take as long as others, px.
const FAINT_OUTLINE: f32 = 0.3;
/// So many strokes, or what takes as long, are drawn before somebody looks at the clock.
const LOOK_EVERY: u32 = 32;
/// So many pairs of points of a band take about as long as a stroke.
const POINTS_LIKE_A_STROKE: u32 = 8;
/// Fewest neighbouring glows that are worth a sheet; each sheet costs about as much as a hundred strokes.
const SHEET_FROM: usize = 24;

#[wasm_bindgen]
extern "C" {
    /// The 2D context with styles as ready-made strings and without exception frames: web-sys converts a string and
    /// catches at every call, which costs more than the drawing.
    #[wasm_bindgen(extends = CanvasRenderingContext2d)]
    #[derive(Clone)]
    type Pen;

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill(this: &Pen, style: &JsValue);

    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke(this: &Pen, style: &JsValue);

    #[wasm_bindgen(method, js_name = createLinearGradient)]
    fn linear_gradient(this: &Pen, x0: f32, y0: f32, x1: f32, y1: f32) -> Gradient;

    #[wasm_bindgen(method, js_name = createRadialGradient)]
    fn radial_gradient(this: &Pen, x0: f32, y0: f32, r0: f32, x1: f32, y1: f32, r1: f32) -> Gradient;

    #[wasm_bindgen(method, js_name = ellipse)]
    fn ellipse_unchecked(this: &Pen, x: f32, y: f32, radius_x: f32, radius_y: f32, turn: f32, from: f32, to: f32);

    /// A gradient that takes its colours as ready-made strings.
    type Gradient;

    #[wasm_bindgen(method, js_name = addColorStop)]
    fn add_stop(this: &Gradient, offset: f32, color: &JsValue);
}

/// The painter of the tissue on a 2D context.
pub(super) struct Canvas2d {
    pen: Pen,
    colors: ColorTable,
    /// A glow of radius 1 round the origin, in the colour of the last glow that was drawn by itself.
    glow: Option<(Rgba, Gradient)>,
    glow_sheet: GlowSheet,
    /// Where the sheet is put before it is drawn; none until there is one.
    glow_canvas: Option<SideCanvas>,
    ratio: f32,
    fill: Option<Rgba>,
    stroke: Option<Rgba>,
    line_width: f32,
    calls: u32,
}

impl Canvas2d {
    /// A painter on a context.
    pub(super) fn new(context: CanvasRenderingContext2d) -> Self {
        Self {
            pen: context.unchecked_into(),
            colors: ColorTable::default(),
            glow: None,
            glow_sheet: GlowSheet::default(),
            glow_canvas: None,
            ratio: 1.0,
            fill: None,
            stroke: None,
            line_width: 0.0,
            calls: 0,
        }
    }

    /// Fits the drawing to `ratio` device px to a CSS px.
    pub(super) fn resize(&mut self, ratio: f32) {
        self.ratio = ratio;
    }

    /// Draws the list but for its labels, on a canvas of `size` CSS px.
    pub(super) fn paint(&mut self, list: &DrawList, size: [f32; 2]) -> Drawn {
        self.begin(list.background, size);
        self.go_on(list, &mut Cursor::default(), size, &mut || false);
        self.drawn(list)
    }

    /// Draws on from where the cursor is, until it is enough; true when all is drawn.
    pub(super) fn go_on(
        &mut self,
        list: &DrawList,
        cursor: &mut Cursor,
        size: [f32; 2],
        enough: &mut dyn FnMut() -> bool,
    ) -> bool {
        let mut weight = 0;
        while let Some(run) = list.runs.get(cursor.run) {
            let (next, end) = (run.first as usize + cursor.done, run.end as usize);
            if next >= end {
                *cursor = Cursor { run: cursor.run + 1, done: 0 };
                continue;
            }
            let (done, weighs) = match run.kind {
                Kind::Strokes => {
                    self.stroke(&list.strokes[next]);
                    (1, 1)
                }
                Kind::Marks => {
                    let marks = &list.marks[next..end];
                    let alike = 1 + marks.windows(2).take_while(|pair| glow_together(&pair[0], &pair[1])).count();
                    self.marks(&marks[..alike], size);
                    (alike, if alike >= SHEET_FROM { LOOK_EVERY } else { 1 })
                }
                Kind::Bands => {
                    let band = &list.bands[next];
                    self.band(band, &list.points);
                    (1, 1 + band.pairs / POINTS_LIKE_A_STROKE)
                }
            };
            cursor.done += done;
            weight += weighs;
            if weight >= LOOK_EVERY {
                if enough() {
                    return false;
                }
                weight = 0;
            }
        }
        true
    }

    /// What a whole list has drawn.
    pub(super) fn drawn(&self, list: &DrawList) -> Drawn {
        let count = |kind| list.runs.iter().filter(|run| run.kind == kind).map(|run| run.end - run.first).sum();
        let [strokes, marks, bands] = [Kind::Strokes, Kind::Marks, Kind::Bands].map(count);
        Drawn { strokes, marks, bands, calls: self.calls, ..Drawn::default() }
    }

    /// Shows a picture that was painted elsewhere in the same size.
    pub(super) fn show(&self, picture: &HtmlCanvasElement) {
        // The transform of finite numbers always succeeds; a picture without pixels shows nothing.
        let _ = self.pen.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = self.pen.draw_image_with_html_canvas_element(picture, 0.0, 0.0);
    }

    /// Sets everything that a resized canvas forgets, and clears.
    pub(super) fn begin(&mut self, background: Rgba, size: [f32; 2]) {
        let (ratio, [width, height]) = (f64::from(self.ratio), size.map(f64::from));
        (self.fill, self.stroke, self.line_width, self.calls) = (None, None, 0.0, 0);
        // The transform of finite numbers always succeeds.
        let _ = self.pen.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.pen.set_global_alpha(1.0);
        self.pen.set_line_cap("round");
        self.pen.clear_rect(0.0, 0.0, width + 1.0, height + 1.0);
        self.fill_with(background);
        self.pen.fill_rect(0.0, 0.0, width + 1.0, height + 1.0);
        self.calls += 5;
    }

    fn stroke(&mut self, stroke: &Stroke) {
        if stroke.color[3] == 0 || stroke.width <= 0.0 {
            return;
        }
        self.line_with(stroke.color, stroke.width);
        let line = CentreLine::of(stroke);
        let pen = &self.pen;
        pen.begin_path();
        match line.points() {
            [from, to] => {
                pen.move_to(f64::from(from[0]), f64::from(from[1]));
                pen.line_to(f64::from(to[0]), f64::from(to[1]));
                self.calls += 4;
            }
            [from, pieces @ ..] => {
                pen.move_to(f64::from(from[0]), f64::from(from[1]));
                for piece in pieces.as_chunks::<3>().0 {
                    let [[x1, y1], [x2, y2], [x, y]] = piece.map(|point| point.map(f64::from));
                    pen.bezier_curve_to(x1, y1, x2, y2, x, y);
                }
                self.calls += 3 + pieces.len() as u32 / 3;
            }
            [] => {}
        }
        pen.stroke();
    }

    /// Marks that belong together: glows of one colour, or a single mark.
    fn marks(&mut self, marks: &[Mark], size: [f32; 2]) {
        if marks.len() >= SHEET_FROM {
            self.glows(marks, size);
            return;
        }
        for mark in marks {
            match mark.shape {
                Shape::Glow => self.glow(mark),
                Shape::Ellipse => self.ellipse(mark),
                Shape::Spindle => self.spindle(mark),
            }
        }
    }

    fn ellipse(&mut self, mark: &Mark) {
        let edge = Edge::of_ellipse(mark);
        let Edge { radius_x, radius_y, .. } = edge;
        self.pen.begin_path();
        self.pen.ellipse_unchecked(mark.x, mark.y, radius_x, radius_y, mark.angle, 0.0, core::f32::consts::TAU);
        self.calls += 2;
        self.finish_mark(mark, edge);
    }

    fn spindle(&mut self, mark: &Mark) {
        let edge = Edge::of_spindle(mark);
        let Spindle { tips: [[x0, y0], [x1, y1]], controls: [[x2, y2], [x3, y3]] } = Spindle::of(mark, edge);
        let [x0, y0, x1, y1, x2, y2, x3, y3] = [x0, y0, x1, y1, x2, y2, x3, y3].map(f64::from);
        let pen = &self.pen;
        pen.begin_path();
        pen.move_to(x0, y0);
        pen.quadratic_curve_to(x2, y2, x1, y1);
        pen.quadratic_curve_to(x3, y3, x0, y0);
        pen.close_path();
        self.calls += 5;
        self.finish_mark(mark, edge);
    }

    fn finish_mark(&mut self, mark: &Mark, edge: Edge) {
        if mark.fill[3] > 0 {
            self.fill_with(mark.fill);
            self.pen.fill();
            self.calls += 1;
        }
        if edge.width > FAINT_OUTLINE {
            self.line_with(mark.outline, edge.width);
            self.pen.stroke();
            self.calls += 1;
        }
    }

    fn glow(&mut self, mark: &Mark) {
        let [red, green, blue, alpha] = mark.fill;
        let color = [red, green, blue, 255];
        if self.glow.as_ref().is_none_or(|(known, _)| *known != color) {
            let gradient = self.pen.radial_gradient(0.0, 0.0, 0.0, 0.0, 0.0, 1.0);
            for (distance, opacity) in glow_stops() {
                gradient.add_stop(distance, self.colors.style([red, green, blue, (opacity * 255.0 + 0.5) as u8]));
            }
            self.glow = Some((color, gradient));
        }
        let Some((_, gradient)) = &self.glow else { return };
        self.pen.set_fill(gradient);
        self.fill = None;
        self.pen.set_global_alpha(f64::from(alpha) / 255.0);
        let (sin, cos) = (libm::sinf(mark.angle), libm::cosf(mark.angle));
        let (radius_x, radius_y) = (mark.radius_x.max(0.0), mark.radius_y.max(0.0));
        let turned = [cos * radius_x, sin * radius_x, -sin * radius_y, cos * radius_y, mark.x, mark.y];
        let [a, b, c, d, e, f] = turned.map(|value| f64::from(value * self.ratio));
        // The transform of finite numbers always succeeds; any other is ignored and undone below.
        let _ = self.pen.set_transform(a, b, c, d, e, f);
        self.pen.fill_rect(-1.0, -1.0, 2.0, 2.0);
        let ratio = f64::from(self.ratio);
        let _ = self.pen.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.pen.set_global_alpha(1.0);
        self.calls += 6;
    }

    /// Many glows of one colour, as one image.
    fn glows(&mut self, glows: &[Mark], [width, height]: [f32; 2]) {
        let Some(place) = self.glow_sheet.merge(glows, width, height) else { return };
        if self.glow_canvas.is_none() {
            self.glow_canvas = SideCanvas::new();
        }
        let Some(sheet) = &self.glow_canvas else { return };
        // Without an image the glows are missing and the picture is still right in all else.
        let drawn = sheet.put(&self.glow_sheet.pixels, place.columns, place.rows).and_then(|()| {
            let [left, top, cell] = [place.left, place.top, place.cell].map(f64::from);
            let (columns, rows) = (f64::from(place.columns), f64::from(place.rows));
            self.pen.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &sheet.canvas,
                0.0,
                0.0,
                columns,
                rows,
                left,
                top,
                columns * cell,
                rows * cell,
            )
        });
        self.calls += if drawn.is_ok() { 3 } else { 0 };
    }

    fn band(&mut self, band: &Band, points: &[[f32; 2]]) {
        let first = band.first as usize;
        let Some(points) = points.get(first..first + 2 * band.pairs as usize) else { return };
        match plain_color(&band.fill) {
            Some(color) => self.fill_with(color),
            None => {
                let gradient = self.gradient(&band.fill);
                self.pen.set_fill(&gradient);
                self.fill = None;
                self.calls += 4;
            }
        }
        let pen = &self.pen;
        let pairs = points.as_chunks::<2>().0;
        pen.begin_path();
        for &[[x, y], _] in pairs {
            pen.line_to(f64::from(x), f64::from(y));
        }
        for &[_, [x, y]] in pairs.iter().rev() {
            pen.line_to(f64::from(x), f64::from(y));
        }
        pen.fill();
        self.calls += 2 + points.len() as u32;
    }

    /// The browser throws at what is not finite; `plain_color` has kept that away.
    fn gradient(&mut self, fill: &Fill) -> Gradient {
        let gradient = self.pen.linear_gradient(fill.from[0], fill.from[1], fill.to[0], fill.to[1]);
        gradient.add_stop(0.0, self.colors.style(fill.from_color));
        gradient.add_stop(1.0, self.colors.style(fill.to_color));
        gradient
    }

    fn fill_with(&mut self, color: Rgba) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.pen.set_fill(self.colors.style(color));
            self.calls += 1;
        }
    }

    fn line_with(&mut self, color: Rgba, width: f32) {
        if self.stroke != Some(color) {
            self.stroke = Some(color);
            self.pen.set_stroke(self.colors.style(color));
            self.calls += 1;
        }
        if self.line_width != width {
            self.line_width = width;
            self.pen.set_line_width(f64::from(width));
            self.calls += 1;
        }
    }
}

/// Colours as strings of the browser: a direct-mapped table, so that a known colour costs no string.
struct ColorTable {
    slots: Vec<Option<(Rgba, JsValue)>>,
}

impl Default for ColorTable {
    fn default() -> Self {
        Self { slots: vec![None; COLOR_SLOTS] }
    }
}

impl ColorTable {
    fn style(&mut self, color: Rgba) -> &JsValue {
        // Multiplicative hashing: the high bits of the product mix all channels.
        let slot = u32::from_le_bytes(color).wrapping_mul(0x9E37_79B1) >> (32 - COLOR_SLOTS.trailing_zeros());
        let entry = &mut self.slots[slot as usize];
        if entry.as_ref().is_some_and(|(known, _)| *known != color) {
            *entry = None;
        }
        let (_, style) = entry.get_or_insert_with(|| (color, JsValue::from_str(CssColor::of(color).as_str())));
        style
    }
}

/// Whether two marks are glows that merge into one sheet.
fn glow_together(one: &Mark, other: &Mark) -> bool {
    one.shape == Shape::Glow && other.shape == Shape::Glow && one.fill[..3] == other.fill[..3]
}

/// How far a list is drawn: the run, and how many of its items are done.
#[derive(Clone, Copy, Default)]
pub(super) struct Cursor {
    run: usize,
    done: usize,
}

/// A canvas out of sight.
pub(super) struct SideCanvas {
    pub(super) canvas: HtmlCanvasElement,
    pub(super) context: CanvasRenderingContext2d,
}

impl SideCanvas {
    pub(super) fn new() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let attributes = ContextAttributes2d::new();
        // In the processor's memory, where both ends of its work are.
        attributes.set_will_read_frequently(true);
        let context = canvas.get_context_with_context_options("2d", &attributes).ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    /// Has the browser carry out at once what was drawn so far: it does so before it gives a pixel.
    pub(super) fn flush(&self) {
        let _ = self.context.get_image_data(0.0, 0.0, 1.0, 1.0);
    }

    /// Puts an image into the upper left corner; the canvas grows when it must.
    fn put(&self, pixels: &[u8], columns: u32, rows: u32) -> Result<(), JsValue> {
        if self.canvas.width() < columns {
            self.canvas.set_width(columns);
        }
        if self.canvas.height() < rows {
            self.canvas.set_height(rows);
        }
        let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), columns, rows)?;
        self.context.put_image_data(&image, 0.0, 0.0)
    }
}
