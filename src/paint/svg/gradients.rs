//! The gradients of an SVG picture: found once, defined once, referred to by name.

use super::push_attribute;
use crate::paint::geometry::{glow_stops, plain_color};
use crate::paint::number::{hundredths, push_hex, push_whole};
use crate::scene::draw_list::{Band, DrawList, Fill, Mark, Rgba, Shape};

/// What a gradient is of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Gradient {
    /// A glow of this red, green and blue.
    Glow([u8; 3]),
    /// A band's fill.
    Linear(Fill),
}

impl Gradient {
    /// The gradient of a mark, if it has one.
    pub(super) fn of_mark(mark: &Mark) -> Option<Self> {
        let [red, green, blue, _] = mark.fill;
        (mark.shape == Shape::Glow).then_some(Self::Glow([red, green, blue]))
    }

    /// The gradient of a band, if it has one.
    pub(super) fn of_band(band: &Band) -> Option<Self> {
        plain_color(&band.fill).is_none().then_some(Self::Linear(band.fill))
    }
}

/// The different gradients of a picture, in the order of their first use.
pub(super) struct Gradients {
    all: Vec<Gradient>,
    /// Starts every identifier: pictures inlined into one page must not take each other's gradients.
    prefix: String,
}

impl Gradients {
    /// Collects them.
    pub(super) fn of(list: &DrawList) -> Self {
        let mut all = Vec::new();
        let used =
            list.marks.iter().filter_map(Gradient::of_mark).chain(list.bands.iter().filter_map(Gradient::of_band));
        for gradient in used {
            if !all.contains(&gradient) {
                all.push(gradient);
            }
        }
        let mut gradients = Self { all, prefix: String::new() };
        let mut digest = Fnv::default();
        digest.add(&list.width.to_le_bytes());
        digest.add(&list.height.to_le_bytes());
        digest.add(gradients.definitions().as_bytes());
        gradients.prefix.push('g');
        push_hex(&mut gradients.prefix, &digest.0.to_be_bytes());
        gradients
    }

    /// The element that defines them; nothing if there are none.
    pub(super) fn definitions(&self) -> String {
        let mut text = String::new();
        if self.all.is_empty() {
            return text;
        }
        text.push_str("<defs>\n");
        for (index, gradient) in self.all.iter().enumerate() {
            match gradient {
                Gradient::Glow(color) => self.define_glow(&mut text, index, *color),
                Gradient::Linear(fill) => self.define_linear(&mut text, index, fill),
            }
        }
        text.push_str("</defs>\n");
        text
    }

    fn define_glow(&self, text: &mut String, index: usize, [red, green, blue]: [u8; 3]) {
        text.push_str("<radialGradient id=\"");
        self.push_id(text, index);
        text.push_str("\">");
        for (distance, opacity) in glow_stops() {
            push_stop(text, distance, [red, green, blue, 255], opacity);
        }
        text.push_str("</radialGradient>\n");
    }

    fn define_linear(&self, text: &mut String, index: usize, fill: &Fill) {
        text.push_str("<linearGradient id=\"");
        self.push_id(text, index);
        text.push_str("\" gradientUnits=\"userSpaceOnUse\"");
        push_attribute(text, "x1", fill.from[0]);
        push_attribute(text, "y1", fill.from[1]);
        push_attribute(text, "x2", fill.to[0]);
        push_attribute(text, "y2", fill.to[1]);
        text.push('>');
        push_stop(text, 0.0, fill.from_color, 1.0);
        push_stop(text, 1.0, fill.to_color, 1.0);
        text.push_str("</linearGradient>\n");
    }

    fn push_id(&self, text: &mut String, index: usize) {
        text.push_str(&self.prefix);
        text.push('-');
        push_whole(text, index as u32);
    }

    /// Appends a reference to a gradient as a fill.
    pub(super) fn push_fill(&self, text: &mut String, gradient: Option<Gradient>) {
        let Some(index) = self.all.iter().position(|known| Some(*known) == gradient) else { return };
        text.push_str(" fill=\"url(#");
        self.push_id(text, index);
        text.push_str(")\"");
    }
}

/// FNV-1a, 32 bits: short, and the same everywhere.
struct Fnv(u32);

impl Default for Fnv {
    fn default() -> Self {
        Self(0x811C_9DC5)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        }
    }
}

fn push_stop(text: &mut String, offset: f32, [red, green, blue, alpha]: Rgba, opacity: f32) {
    text.push_str("<stop");
    push_attribute(text, "offset", offset);
    text.push_str(" stop-color=\"#");
    push_hex(text, &[red, green, blue]);
    text.push('"');
    let opacity = opacity * f32::from(alpha) / 255.0;
    if hundredths(opacity) < 100 {
        push_attribute(text, "stop-opacity", opacity);
    }
    text.push_str("/>");
}
