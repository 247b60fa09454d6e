//! The draw list: what a picture is made of, in drawing order, in CSS pixels, y downwards.

use crate::content::Part;

/// A colour with straight (not premultiplied) alpha: `[red, green, blue, alpha]`, 0 to 255, sRGB.
pub type Rgba = [u8; 4];

/// A crimped fibre with round ends: a sine wave along a straight axis.
///
/// The centre line at `s` in -1 to 1 is `centre + s * half + normal * crimp * taper(s) * sin(phase + PI * waves * s)`,
/// with `normal` the unit vector left of `half` (`(-half_y, half_x) / length`) and `taper(s) = 1 - s^4`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stroke {
    /// Centre.
    pub x: f32,
    /// Centre.
    pub y: f32,
    /// Half of the axis.
    pub half_x: f32,
    /// Half of the axis.
    pub half_y: f32,
    /// Width of the line.
    pub width: f32,
    /// Amplitude of the wave.
    pub crimp: f32,
    /// Phase of the wave at the centre, radians.
    pub phase: f32,
    /// Full waves along the whole stroke.
    pub waves: f32,
    /// Colour.
    pub color: Rgba,
}

/// The shape of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u32)]
pub enum Shape {
    /// A filled ellipse.
    #[default]
    Ellipse = 0,
    /// A lens with two sharp ends on the long axis: `|y| <= radius_y * (1 - (x / radius_x)^2)`.
    Spindle = 1,
    /// A round glow: alpha falls as `(1 - d^2)^2` from the centre to the edge `d = 1`. No outline.
    Glow = 2,
}

/// A small filled figure.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mark {
    /// Centre.
    pub x: f32,
    /// Centre.
    pub y: f32,
    /// Half extent along its own first axis.
    pub radius_x: f32,
    /// Half extent along its own second axis.
    pub radius_y: f32,
    /// Turn of the first axis, radians, clockwise on the screen.
    pub angle: f32,
    /// Width of the outline, inside the edge; 0 for none.
    pub outline_width: f32,
    /// Shape.
    pub shape: Shape,
    /// Inside.
    pub fill: Rgba,
    /// Outline.
    pub outline: Rgba,
}

/// A linear gradient between two points (a plain colour when both colours are equal).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fill {
    /// Where `from_color` holds.
    pub from: [f32; 2],
    /// Where `to_color` holds.
    pub to: [f32; 2],
    /// Colour at and before `from`.
    pub from_color: Rgba,
    /// Colour at and beyond `to`.
    pub to_color: Rgba,
}

/// An area between two sides: `points[first..first + 2 * pairs]` holds pairs (one side, other side), a triangle strip.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// First of its points.
    pub first: u32,
    /// Number of pairs, at least 2.
    pub pairs: u32,
    /// Colour.
    pub fill: Fill,
}

/// A short text on a plate, with an optional leader line to what it names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: &'static str,
    /// Left edge, top edge, width and height of the plate.
    pub plate: [f32; 4],
    /// Where the leader line ends with a dot; none for a caption without leader.
    pub anchor: Option<[f32; 2]>,
    /// Size of the type.
    pub font_px: f32,
    /// 0 to 1.
    pub alpha: f32,
    /// What it names, where a text can name it too.
    pub part: Option<Part>,
    /// It names the part that is marked: ink and plate change places, and its leader is thick.
    pub marked: bool,
}

/// The part that the label at a place names: on its plate or the end of its leader, or so many px beside them.
#[must_use]
pub fn part_at(labels: &[Label], [x, y]: [f32; 2], reach_px: f32) -> Option<Part> {
    let within = |low: f32, extent: f32, at: f32| (low - reach_px..=low + extent + reach_px).contains(&at);
    let hit = |label: &&Label| {
        let [left, top, width, height] = label.plate;
        let on_plate = within(left, width, x) && within(top, height, y);
        on_plate || label.anchor.is_some_and(|[dot_x, dot_y]| within(dot_x, 0.0, x) && within(dot_y, 0.0, y))
    };
    labels.iter().filter(|label| label.part.is_some()).find(hit)?.part
}

/// Which array a run draws from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `strokes`.
    Strokes,
    /// `marks`.
    Marks,
    /// `bands`.
    Bands,
}

/// A stretch of one array, drawn together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Which array.
    pub kind: Kind,
    /// First element.
    pub first: u32,
    /// One past the last element.
    pub end: u32,
}

/// Colours for labels and their leaders.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LabelInk {
    /// Text, leader and dot.
    pub ink: Rgba,
    /// Plate.
    pub plate: Rgba,
}

impl LabelInk {
    /// Ink and plate exchanged, both opaque: the look of a label that is marked.
    #[must_use]
    pub fn inverted(self) -> Self {
        let opaque = |[red, green, blue, _]: Rgba| [red, green, blue, 255];
        Self { ink: opaque(self.plate), plate: opaque(self.ink) }
    }
}

/// A whole picture. Buffers are kept between frames; nothing is allocated once they have grown.
#[derive(Clone, Debug, Default)]
pub struct DrawList {
    /// Width, CSS px.
    pub width: f32,
    /// Height, CSS px.
    pub height: f32,
    /// What the canvas is cleared to.
    pub background: Rgba,
    /// Drawing order.
    pub runs: Vec<Run>,
    /// Fibres.
    pub strokes: Vec<Stroke>,
    /// Cells, nuclei, lobules, glows.
    pub marks: Vec<Mark>,
    /// Areas.
    pub bands: Vec<Band>,
    /// Points of the areas.
    pub points: Vec<[f32; 2]>,
    /// Labels, drawn last.
    pub labels: Vec<Label>,
    /// Their colours.
    pub label_ink: LabelInk,
}

impl DrawList {
    /// Empties the list for a new picture, keeping its buffers.
    pub fn clear(&mut self, width: f32, height: f32, background: Rgba) {
        self.width = width;
        self.height = height;
        self.background = background;
        self.runs.clear();
        self.strokes.clear();
        self.marks.clear();
        self.bands.clear();
        self.points.clear();
        self.labels.clear();
    }

    /// Adds a stroke after everything that is there.
    #[inline(never)]
    pub fn stroke(&mut self, stroke: Stroke) {
        let end = self.strokes.len() as u32;
        self.strokes.push(stroke);
        self.extend_run(Kind::Strokes, end);
    }

    /// Adds a mark after everything that is there.
    #[inline(never)]
    pub fn mark(&mut self, mark: Mark) {
        let end = self.marks.len() as u32;
        self.marks.push(mark);
        self.extend_run(Kind::Marks, end);
    }

    /// Adds an area after everything that is there; `pairs` yields (one side, other side).
    pub fn band(&mut self, pairs: impl IntoIterator<Item = ([f32; 2], [f32; 2])>, fill: Fill) {
        self.add_band(&mut pairs.into_iter(), fill);
    }

    /// Adds a line of constant width through points.
    pub fn ribbon(&mut self, points: impl IntoIterator<Item = [f32; 2]>, width: f32, fill: Fill) {
        self.add_ribbon(&mut points.into_iter(), 0.5 * width, fill);
    }

    // One body for all callers: a picture has some fifty areas, and a copy of this for each would weigh more than it saves.
    fn add_ribbon(&mut self, points: &mut dyn Iterator<Item = [f32; 2]>, half: f32, fill: Fill) {
        let Some(start) = points.next() else { return };
        let (mut before, mut at) = (start, start);
        let mut ended = false;
        self.add_band(
            &mut std::iter::from_fn(|| {
                if ended {
                    return None;
                }
                let after = points.next().unwrap_or_else(|| {
                    ended = true;
                    at
                });
                let (dx, dy) = (after[0] - before[0], after[1] - before[1]);
                let length = (dx * dx + dy * dy).sqrt().max(1e-6);
                let (nx, ny) = (-dy / length * half, dx / length * half);
                let pair = ([at[0] + nx, at[1] + ny], [at[0] - nx, at[1] - ny]);
                (before, at) = (at, after);
                Some(pair)
            }),
            fill,
        );
    }

    fn add_band(&mut self, pairs: &mut dyn Iterator<Item = ([f32; 2], [f32; 2])>, fill: Fill) {
        let first = self.points.len() as u32;
        for (one, other) in pairs {
            self.points.push(one);
            self.points.push(other);
        }
        let pairs = (self.points.len() as u32 - first) / 2;
        if pairs < 2 {
            self.points.truncate(first as usize);
            return;
        }
        let end = self.bands.len() as u32;
        self.bands.push(Band { first, pairs, fill });
        self.extend_run(Kind::Bands, end);
    }

    #[inline(never)]
    fn extend_run(&mut self, kind: Kind, index: u32) {
        match self.runs.last_mut() {
            Some(run) if run.kind == kind => run.end = index + 1,
            _ => self.runs.push(Run { kind, first: index, end: index + 1 }),
        }
    }
}
