//! The SVG painter: a draw list as text, for stills, print, export and tests.

mod gradients;
mod path;

use self::gradients::{Gradient, Gradients};
use self::path::{Path, push_stroke};
use super::geometry::{
    CASING, CASING_ALPHA, DOT_RADIUS, Edge, FONT_STACK, LEADER_ALPHA, LEADER_WIDTH, MARKED, PLATE_PADDING,
    PLATE_RADIUS, Spindle, leader_start, plain_color,
};
use super::number::{hundredths, push_hex, push_number};
use crate::scene::draw_list::{Band, DrawList, Kind, Label, LabelInk, Mark, Rgba, Shape, Stroke};

/// The picture as a complete SVG document of the list's size; the same list always gives the same text.
#[must_use]
pub fn to_svg(list: &DrawList) -> String {
    let mut document = Document { text: String::new(), gradients: Gradients::of(list) };
    document.open(list);
    for run in &list.runs {
        let range = run.first as usize..run.end as usize;
        match run.kind {
            Kind::Strokes => document.strokes(&list.strokes[range]),
            Kind::Marks => list.marks[range].iter().for_each(|mark| document.mark(mark)),
            Kind::Bands => list.bands[range].iter().for_each(|band| document.band(band, &list.points)),
        }
    }
    document.labels(list);
    document.text.push_str("</svg>\n");
    document.text
}

/// The text as it grows.
struct Document {
    text: String,
    gradients: Gradients,
}

impl Document {
    fn open(&mut self, list: &DrawList) {
        self.text.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        push_attribute(&mut self.text, "width", list.width);
        push_attribute(&mut self.text, "height", list.height);
        self.text.push_str(" viewBox=\"0 0 ");
        push_number(&mut self.text, list.width);
        self.text.push(' ');
        push_number(&mut self.text, list.height);
        self.text.push('"');
        self.text.push_str(" stroke-miterlimit=\"10\">\n");
        self.text.push_str(&self.gradients.definitions());
        self.text.push_str("<rect width=\"100%\" height=\"100%\"");
        self.push_paint("fill", list.background);
        self.text.push_str("/>\n");
    }

    /// Neighbours of one colour and width share their attributes, and their path too if they hide what is below.
    fn strokes(&mut self, strokes: &[Stroke]) {
        self.text.push_str("<g fill=\"none\" stroke-linecap=\"round\">\n");
        let alike =
            |one: &Stroke, other: &Stroke| one.color == other.color && hundredths(one.width) == hundredths(other.width);
        for group in strokes.chunk_by(alike) {
            let (color, width) = (group[0].color, group[0].width);
            if color[3] == 0 || width <= 0.0 {
                continue;
            }
            let single_path = color[3] == 255 || group.len() == 1;
            self.text.push_str(if single_path { "<path" } else { "<g" });
            self.push_paint("stroke", color);
            push_attribute(&mut self.text, "stroke-width", width);
            if single_path {
                self.text.push_str(" d=\"");
                group.iter().for_each(|stroke| push_stroke(&mut self.text, stroke));
                self.text.push_str("\"/>\n");
                continue;
            }
            self.text.push('>');
            for stroke in group {
                self.text.push_str("<path d=\"");
                push_stroke(&mut self.text, stroke);
                self.text.push_str("\"/>");
            }
            self.text.push_str("</g>\n");
        }
        self.text.push_str("</g>\n");
    }

    fn mark(&mut self, mark: &Mark) {
        match mark.shape {
            Shape::Ellipse => {
                let edge = Edge::of_ellipse(mark);
                self.push_ellipse(mark, edge.radius_x, edge.radius_y);
                self.finish_mark(mark, edge);
            }
            Shape::Glow => {
                self.push_ellipse(mark, mark.radius_x.max(0.0), mark.radius_y.max(0.0));
                self.gradients.push_fill(&mut self.text, Gradient::of_mark(mark));
                push_opacity(&mut self.text, "fill", mark.fill[3]);
                self.text.push_str("/>\n");
            }
            Shape::Spindle => {
                let edge = Edge::of_spindle(mark);
                let Spindle { tips: [start, end], controls: [there, back] } = Spindle::of(mark, edge);
                self.text.push_str("<path d=\"");
                let mut path = Path::start(&mut self.text, start);
                path.command('q', &[there, end]);
                path.command('q', &[back, start]);
                self.text.push_str("z\"");
                self.finish_mark(mark, edge);
            }
        }
    }

    fn push_ellipse(&mut self, mark: &Mark, radius_x: f32, radius_y: f32) {
        let round = hundredths(radius_x) == hundredths(radius_y);
        self.text.push_str(if round { "<circle" } else { "<ellipse" });
        push_attribute(&mut self.text, "cx", mark.x);
        push_attribute(&mut self.text, "cy", mark.y);
        if round {
            push_attribute(&mut self.text, "r", radius_x);
            return;
        }
        push_attribute(&mut self.text, "rx", radius_x);
        push_attribute(&mut self.text, "ry", radius_y);
        let degrees = mark.angle.to_degrees();
        if hundredths(degrees) != 0 {
            self.text.push_str(" transform=\"rotate(");
            for (index, value) in [degrees, mark.x, mark.y].into_iter().enumerate() {
                if index > 0 {
                    self.text.push(' ');
                }
                push_number(&mut self.text, value);
            }
            self.text.push_str(")\"");
        }
    }

    fn finish_mark(&mut self, mark: &Mark, edge: Edge) {
        self.push_paint("fill", mark.fill);
        if edge.width > 0.0 {
            self.push_paint("stroke", mark.outline);
            push_attribute(&mut self.text, "stroke-width", edge.width);
        }
        self.text.push_str("/>\n");
    }

    fn band(&mut self, band: &Band, points: &[[f32; 2]]) {
        let first = band.first as usize;
        let Some(points) = points.get(first..first + 2 * band.pairs as usize) else { return };
        let pairs = points.as_chunks::<2>().0;
        let Some(&[start, _]) = pairs.first() else { return };
        self.text.push_str("<path");
        match plain_color(&band.fill) {
            Some(color) => self.push_paint("fill", color),
            None => self.gradients.push_fill(&mut self.text, Gradient::of_band(band)),
        }
        self.text.push_str(" d=\"");
        let mut path = Path::start(&mut self.text, start);
        pairs.iter().skip(1).for_each(|&[one, _]| path.command('l', &[one]));
        pairs.iter().rev().for_each(|&[_, other]| path.command('l', &[other]));
        self.text.push_str("z\"/>\n");
    }

    fn labels(&mut self, list: &DrawList) {
        if list.labels.is_empty() {
            return;
        }
        let ink = list.label_ink;
        self.text.push_str("<g font-family='");
        self.text.push_str(FONT_STACK);
        self.text.push_str("'>\n");
        // Leaders first, so that none crosses another label's plate.
        for label in &list.labels {
            self.leader(label, ink.plate, CASING, [CASING_ALPHA, CASING_ALPHA]);
            self.leader(label, ink.ink, 0.0, [if label.marked { 1.0 } else { LEADER_ALPHA }, 1.0]);
        }
        for label in &list.labels {
            let [left, top, width, height] = label.plate;
            let LabelInk { ink, plate } = if label.marked { ink.inverted() } else { ink };
            self.text.push_str("<g");
            self.push_alpha("opacity", label.alpha);
            self.text.push_str("><rect");
            for (name, value) in [("x", left), ("y", top), ("width", width), ("height", height), ("rx", PLATE_RADIUS)] {
                push_attribute(&mut self.text, name, value);
            }
            self.push_paint("fill", plate);
            self.text.push_str("/><text dominant-baseline=\"central\"");
            push_attribute(&mut self.text, "x", left + PLATE_PADDING);
            push_attribute(&mut self.text, "y", top + 0.5 * height);
            push_attribute(&mut self.text, "font-size", label.font_px);
            self.push_paint("fill", ink);
            self.text.push('>');
            push_escaped(&mut self.text, label.text);
            self.text.push_str("</text></g>\n");
        }
        self.text.push_str("</g>\n");
    }

    /// Leader and dot in one colour, `margin` wider on each side; alphas of line and dot.
    fn leader(&mut self, label: &Label, ink: Rgba, margin: f32, [line_alpha, dot_alpha]: [f32; 2]) {
        let Some(anchor) = label.anchor else { return };
        let wide = if label.marked { MARKED } else { 1.0 };
        self.text.push_str("<g");
        self.push_alpha("opacity", label.alpha);
        self.text.push('>');
        if let Some(start) = leader_start(label, anchor) {
            self.text.push_str("<path");
            self.push_alpha("opacity", line_alpha);
            self.push_paint("stroke", ink);
            push_attribute(&mut self.text, "stroke-width", wide * LEADER_WIDTH + 2.0 * margin);
            self.text.push_str(" d=\"");
            Path::start(&mut self.text, start).command('l', &[anchor]);
            self.text.push_str("\"/>");
        }
        self.text.push_str("<circle");
        self.push_alpha("opacity", dot_alpha);
        for (name, value) in [("cx", anchor[0]), ("cy", anchor[1]), ("r", wide * DOT_RADIUS + margin)] {
            push_attribute(&mut self.text, name, value);
        }
        self.push_paint("fill", ink);
        self.text.push_str("/></g>\n");
    }

    /// `fill` or `stroke` with its opacity; programs for print do not all read `#rrggbbaa`.
    fn push_paint(&mut self, name: &str, [red, green, blue, alpha]: Rgba) {
        self.text.push(' ');
        self.text.push_str(name);
        self.text.push_str("=\"#");
        push_hex(&mut self.text, &[red, green, blue]);
        self.text.push('"');
        push_opacity(&mut self.text, name, alpha);
    }

    fn push_alpha(&mut self, name: &str, alpha: f32) {
        if hundredths(alpha) < 100 {
            push_attribute(&mut self.text, name, alpha.max(0.0));
        }
    }
}

fn push_attribute(text: &mut String, name: &str, value: f32) {
    text.push(' ');
    text.push_str(name);
    text.push_str("=\"");
    push_number(text, value);
    text.push('"');
}

fn push_opacity(text: &mut String, name: &str, alpha: u8) {
    if alpha < 255 {
        text.push(' ');
        text.push_str(name);
        text.push_str("-opacity=\"");
        push_number(text, f32::from(alpha) / 255.0);
        text.push('"');
    }
}

fn push_escaped(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            // XML has no place for control characters, escaped or not.
            control if control.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
}
