//! Labels on a 2D canvas of their own above the tissue: plate, leader line, dot and text, redrawn only when they change.

use crate::scene::number::Within;
use core::f64::consts::TAU;

use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::geometry::{
    CASING, CASING_ALPHA, DOT_RADIUS, FONT_STACK, LEADER_ALPHA, LEADER_WIDTH, MARKED, PLATE_PADDING, PLATE_RADIUS,
    leader_start,
};
use super::number::{CssColor, push_number};
use super::painter::{PaintError, context_2d};
use crate::scene::draw_list::{DrawList, Label, LabelInk};

/// The canvas of the labels and what is drawn on it.
pub(super) struct Labels {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    shown: Vec<Label>,
    /// Room for the name of a font.
    font: String,
    ink: LabelInk,
    ratio: f32,
    stale: bool,
}

impl Labels {
    /// Labels on a canvas that nothing else draws on.
    pub(super) fn new(canvas: &HtmlCanvasElement) -> Result<Self, PaintError> {
        let context = context_2d(canvas)?;
        let (shown, font, ink) = (Vec::new(), String::new(), LabelInk::default());
        Ok(Self { canvas: canvas.clone(), context, shown, font, ink, ratio: 1.0, stale: true })
    }

    /// Fits the canvas to `width_px` by `height_px` device px, `ratio` of them to a CSS px.
    pub(super) fn resize(&mut self, width_px: u32, height_px: u32, ratio: f32) {
        if self.canvas.width() != width_px || self.canvas.height() != height_px {
            self.canvas.set_width(width_px);
            self.canvas.set_height(height_px);
            self.stale = true;
        }
        self.stale |= self.ratio != ratio;
        self.ratio = ratio;
    }

    /// Makes the next paint draw them anew.
    pub(super) fn forget(&mut self) {
        self.stale = true;
    }

    /// Draws the labels of a list if they differ from those on the canvas; how many were drawn.
    pub(super) fn paint(&mut self, list: &DrawList) -> u32 {
        if !self.stale && self.ink == list.label_ink && self.shown == list.labels {
            return 0;
        }
        self.stale = false;
        self.ink = list.label_ink;
        self.shown.clear();
        self.shown.extend_from_slice(&list.labels);
        let ratio = f64::from(self.ratio);
        // The transform of finite numbers always succeeds.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        let (width, height) = (f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        self.context.clear_rect(0.0, 0.0, width / ratio, height / ratio);
        // Leaders first, so that none crosses another label's plate.
        self.shown.iter().for_each(|label| self.leader(label));
        let mut font = core::mem::take(&mut self.font);
        self.shown.iter().for_each(|label| self.plate(label, &mut font));
        self.font = font;
        self.shown.len() as u32
    }

    fn leader(&self, label: &Label) {
        let Some(anchor) = label.anchor else { return };
        let pen = &self.context;
        let [x, y] = anchor.map(f64::from);
        let strength = label.alpha.within(0.0, 1.0);
        let (wide, line_alpha) = if label.marked { (MARKED, 1.0) } else { (1.0, LEADER_ALPHA) };
        let coats = [(self.ink.plate, CASING, CASING_ALPHA, CASING_ALPHA), (self.ink.ink, 0.0, line_alpha, 1.0)];
        for (color, margin, line_alpha, dot_alpha) in coats {
            let color = CssColor::of(color);
            if let Some(start) = leader_start(label, anchor) {
                pen.set_global_alpha(f64::from(strength * line_alpha));
                pen.set_stroke_style_str(color.as_str());
                pen.set_line_width(f64::from(wide * LEADER_WIDTH + 2.0 * margin));
                pen.begin_path();
                pen.move_to(f64::from(start[0]), f64::from(start[1]));
                pen.line_to(x, y);
                pen.stroke();
            }
            pen.set_global_alpha(f64::from(strength * dot_alpha));
            pen.set_fill_style_str(color.as_str());
            pen.begin_path();
            // A circle of positive radius is never refused.
            let _ = pen.arc(x, y, f64::from(wide * DOT_RADIUS + margin), 0.0, TAU);
            pen.fill();
        }
    }

    fn plate(&self, label: &Label, font: &mut String) {
        let pen = &self.context;
        let [left, top, width, height] = label.plate.map(f64::from);
        let LabelInk { ink, plate } = if label.marked { self.ink.inverted() } else { self.ink };
        pen.set_global_alpha(f64::from(label.alpha.within(0.0, 1.0)));
        pen.set_fill_style_str(CssColor::of(plate).as_str());
        pen.begin_path();
        if pen.round_rect_with_f64(left, top, width, height, f64::from(PLATE_RADIUS)).is_err() {
            pen.rect(left, top, width, height);
        }
        pen.fill();
        font.clear();
        push_number(font, label.font_px);
        font.push_str("px ");
        font.push_str(FONT_STACK);
        pen.set_font(font);
        pen.set_text_baseline("middle");
        pen.set_fill_style_str(CssColor::of(ink).as_str());
        let padding = f64::from(PLATE_PADDING);
        // A typeface wider than was reckoned with is narrowed rather than cut by the plate.
        let room = (width - padding).max(1.0);
        let _ = pen.fill_text_with_max_width(label.text, left + padding, top + 0.5 * height, room);
    }
}
