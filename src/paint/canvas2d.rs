//! The Canvas2D painter: the same list as paths, with as few calls into the browser as each primitive allows.

use wasm_bindgen::{Clamped, JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement, ImageData};

use super::geometry::{CentreLine, Edge, Spindle, plain_color};
use super::number::CssColor;
use super::painter::Drawn;
use crate::scene::draw_list::{Band, DrawList, Fill, Kind, Mark, Rgba, Shape, Stroke};

/// Slots of the table of colours; a picture has a few hundred colours.
const COLOR_SLOTS: usize = 2048;
/// Width and height of a glow's sprite, px.
const GLOW_PX: u32 = 64;
/// Most sprites that are kept; a picture has one or two colours of glow.
const MAX_GLOWS: usize = 8;

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

    #[wasm_bindgen(method, js_name = ellipse)]
    fn ellipse_unchecked(this: &Pen, x: f32, y: f32, radius_x: f32, radius_y: f32, turn: f32, from: f32, to: f32);

    #[wasm_bindgen(method, js_name = drawImage)]
    fn draw_sprite(this: &Pen, sprite: &HtmlCanvasElement, x: f32, y: f32, width: f32, height: f32);

    /// A gradient that takes its colours as ready-made strings.
    type Gradient;

    #[wasm_bindgen(method, js_name = addColorStop)]
    fn add_stop(this: &Gradient, offset: f32, color: &JsValue);
}

/// The painter of the tissue on a 2D context.
pub(super) struct Canvas2d {
    pen: Pen,
    colors: ColorTable,
    glows: Vec<(Rgba, HtmlCanvasElement)>,
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
            glows: Vec::new(),
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

    /// Draws the list but for its labels, on a canvas of `width` by `height` CSS px.
    pub(super) fn paint(&mut self, list: &DrawList, width: f32, height: f32) -> Drawn {
        self.begin(list.background, width, height);
        let mut drawn = Drawn::default();
        for run in &list.runs {
            let range = run.first as usize..run.end as usize;
            match run.kind {
                Kind::Strokes => {
                    list.strokes[range].iter().for_each(|stroke| self.stroke(stroke));
                    drawn.strokes += run.end - run.first;
                }
                Kind::Marks => {
                    list.marks[range].iter().for_each(|mark| self.mark(mark));
                    drawn.marks += run.end - run.first;
                }
                Kind::Bands => {
                    list.bands[range].iter().for_each(|band| self.band(band, &list.points));
                    drawn.bands += run.end - run.first;
                }
            }
        }
        drawn.calls = self.calls;
        drawn
    }

    /// Sets everything that a resized canvas forgets, and clears.
    fn begin(&mut self, background: Rgba, width: f32, height: f32) {
        let (ratio, width, height) = (f64::from(self.ratio), f64::from(width), f64::from(height));
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

    fn mark(&mut self, mark: &Mark) {
        match mark.shape {
            Shape::Glow => self.glow(mark),
            Shape::Ellipse => {
                let edge = Edge::of_ellipse(mark);
                self.pen.begin_path();
                self.pen.ellipse_unchecked(
                    mark.x,
                    mark.y,
                    edge.radius_x,
                    edge.radius_y,
                    mark.angle,
                    0.0,
                    core::f32::consts::TAU,
                );
                self.calls += 2;
                self.finish_mark(mark, edge);
            }
            Shape::Spindle => {
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
        }
    }

    fn finish_mark(&mut self, mark: &Mark, edge: Edge) {
        if mark.fill[3] > 0 {
            self.fill_with(mark.fill);
            self.pen.fill();
            self.calls += 1;
        }
        if edge.width > 0.0 {
            self.line_with(mark.outline, edge.width);
            self.pen.stroke();
            self.calls += 1;
        }
    }

    fn glow(&mut self, mark: &Mark) {
        let [red, green, blue, alpha] = mark.fill;
        let Some(sprite) = glow_sprite(&mut self.glows, [red, green, blue, 255]) else { return };
        let (radius_x, radius_y) = (mark.radius_x.max(0.0), mark.radius_y.max(0.0));
        self.pen.set_global_alpha(f64::from(alpha) / 255.0);
        self.pen.draw_sprite(sprite, mark.x - radius_x, mark.y - radius_y, 2.0 * radius_x, 2.0 * radius_y);
        self.pen.set_global_alpha(1.0);
        self.calls += 3;
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
    slots: Vec<(Rgba, JsValue)>,
}

impl Default for ColorTable {
    fn default() -> Self {
        let clear = [0; 4];
        Self { slots: vec![(clear, JsValue::from_str(CssColor::of(clear).as_str())); COLOR_SLOTS] }
    }
}

impl ColorTable {
    fn style(&mut self, color: Rgba) -> &JsValue {
        // Multiplicative hashing: the high bits of the product mix all channels.
        let slot = u32::from_le_bytes(color).wrapping_mul(0x9E37_79B1) >> (32 - COLOR_SLOTS.trailing_zeros());
        let entry = &mut self.slots[slot as usize];
        if entry.0 != color {
            *entry = (color, JsValue::from_str(CssColor::of(color).as_str()));
        }
        &entry.1
    }
}

/// The sprite of a colour, made when first asked for; none if the browser has no canvas to spare.
fn glow_sprite(glows: &mut Vec<(Rgba, HtmlCanvasElement)>, color: Rgba) -> Option<&HtmlCanvasElement> {
    let known = glows.iter().position(|(of, _)| *of == color);
    let index = match known {
        Some(index) => index,
        None => {
            if glows.len() == MAX_GLOWS {
                glows.remove(0);
            }
            glows.push((color, new_glow(&web_sys::window()?.document()?, color)?));
            glows.len() - 1
        }
    };
    glows.get(index).map(|(_, sprite)| sprite)
}

fn new_glow(document: &Document, [red, green, blue, _]: Rgba) -> Option<HtmlCanvasElement> {
    let mut pixels = Vec::with_capacity((4 * GLOW_PX * GLOW_PX) as usize);
    let place = |i: u32| (i as f32 + 0.5) / (0.5 * GLOW_PX as f32) - 1.0;
    for y in 0..GLOW_PX {
        for x in 0..GLOW_PX {
            let fall = (1.0 - place(x) * place(x) - place(y) * place(y)).max(0.0);
            pixels.extend([red, green, blue, (fall * fall * 255.0 + 0.5) as u8]);
        }
    }
    let sprite: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    sprite.set_width(GLOW_PX);
    sprite.set_height(GLOW_PX);
    let context: CanvasRenderingContext2d = sprite.get_context("2d").ok()??.dyn_into().ok()?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(&pixels), GLOW_PX).ok()?;
    context.put_image_data(&image, 0.0, 0.0).ok()?;
    Some(sprite)
}
