//! The still painter: a draw list as the least markup that still looks like it, for the page before its program.
//!
//! [`super::svg`] draws everything a list holds, to the letter, colours and all. A still is coarser in four ways, each chosen
//! because it compresses: places are whole units, waves are a few shapes told again and again, alike things share one
//! `<path>`, and colours are few. What the two themes draw differently takes its colour from a custom property ([`THEMED`]),
//! so that one still serves both.

mod cover;
mod marks;
mod outline;
mod palette;
mod pen;
mod waves;

use self::cover::Cover;
use self::outline::Lines;
use self::pen::Pen;
use super::geometry::plain_color;
use super::number::{hundredths, push_hex, push_hundredths, push_number, push_whole};
use crate::scene::draw_list::{Band, DrawList, Fill, Kind, Rgba};
use crate::scene::exhibit;
use crate::scene::specimen::Specimen;
use crate::scene::tissue::{Camera, Theme, Tissue, View};

/// Units of a still to a millimetre of skin.
pub const UNITS_PER_MM: f32 = 200.0;
/// Width of a still, mm: the whole section.
pub const WIDTH_MM: f32 = 6.0;
/// Air over the healthy surface, mm: what the highest scar asks of a camera.
pub const AIR_MM: f32 = 1.3;
/// Skin and fat under the healthy surface, mm: what a camera shows on a tall stage.
pub const BELOW_MM: f32 = 3.1;
/// Distance at which the two rows of lobules go on, mm.
const ROWS_MM: f32 = 0.248;
/// Fibres and lobules are told in steps of so many units.
const STEP: f32 = 2.0;
/// Share of the strokes.
const DETAIL: f32 = 0.0635;
/// Custom properties for the colours that differ between the themes, in the order in which a picture comes to them: lines
/// drawn over the tissue. Those of the air are `air-1` and `air-2`.
pub const THEMED: [&str; 1] = ["still-ink"];
/// The first two areas of every section.
const GROUND: u32 = 0;
const AIR: u32 = 1;
/// Share of the strokes in the weave.
const WEAVE_DETAIL: f32 = 0.36;
/// From which share of healthy density on the weave is laid, and how strongly: twice, so that it has no hard edge.
const WEAVES: [(f32, f32); 2] = [(0.42, 0.4), (0.7, 1.0)];
/// The weave stays so far below the surface, units.
const EPIDERMIS: f32 = 20.0;
/// The edge of the weave is lost among the fibres: it may leave its way by so much, units.
const LOOSE: f32 = 9.0;
/// Its name in the page.
const WEAVE: &str = "still-weave";
/// From this alpha on nothing is seen through a colour, 0 to 255.
const OPAQUE: u8 = 215;

/// The stills of these skins as they are at minute 0, in an element of their own that takes no room: each is written into
/// the page once, and [`of`] shows it wherever it is wanted. The same seed gives the same text.
#[must_use]
pub fn symbols(specimens: &[Specimen], seed: u64) -> String {
    let mut text = String::from("<svg class=\"symbols\" aria-hidden=\"true\">");
    text.push_str(&weave(seed));
    specimens.iter().for_each(|specimen| text.push_str(&symbol(*specimen, seed)));
    text.push_str("</svg>");
    text
}

/// The first frame of a figure: the still of a skin, if [`symbols`] wrote it into the same page. The style sheet lays it
/// where the camera of the figure will look.
#[must_use]
pub fn of(specimen: Specimen) -> String {
    let (width, height) = (WIDTH_MM * UNITS_PER_MM, (AIR_MM + BELOW_MM) * UNITS_PER_MM);
    let mut text = String::from("<svg class=\"still\" viewBox=\"0 0 ");
    push_number(&mut text, width);
    text.push(' ');
    push_number(&mut text, height);
    text.push_str("\" preserveAspectRatio=\"xMidYMid slice\" aria-hidden=\"true\"><use href=\"#");
    text.push_str(id(specimen));
    text.push_str("\"/></svg>");
    text
}

/// The draw list of a still: what the painters would draw of this skin on a stage as wide as the section, with this share
/// of the strokes.
#[must_use]
pub fn list(specimen: Specimen, seed: u64, theme: Theme, detail: f32) -> DrawList {
    let width_px = WIDTH_MM * UNITS_PER_MM;
    let view = View {
        width_px,
        height_px: (AIR_MM + BELOW_MM) * UNITS_PER_MM,
        detail,
        theme,
        skin: specimen.skin(),
        labels: false,
        camera: Some(Camera::whole(width_px, AIR_MM)),
        ..View::default()
    };
    let mut course = exhibit::course(specimen, seed);
    Tissue::new(seed).draw(course.moment(0.0), &[], &view).clone()
}

/// The still of a skin as a `<symbol>`.
#[must_use]
pub fn symbol(specimen: Specimen, seed: u64) -> String {
    let [light, dark] = [Theme::Light, Theme::Dark].map(|theme| list(specimen, seed, theme, DETAIL));
    let mut still = Still::new(id(specimen));
    let [cover, healthy] = [specimen, Specimen::Healthy].map(|of| Cover::of(&list(of, seed, Theme::Light, 1.0)));
    let weaves = WEAVES.map(|(share, alpha)| (cover.dense(share, healthy.middle()), alpha));
    still.draw(&light, &dark, &weaves);
    still.text
}

/// A piece of healthy dermis as a `<pattern>`: the fine weave behind the fibres of every still.
fn weave(seed: u64) -> String {
    let list = list(Specimen::Healthy, seed, Theme::Light, WEAVE_DETAIL);
    let mut still = Still::new(WEAVE);
    still.pattern(&list.strokes);
    still.text
}

/// Its name in the page.
fn id(specimen: Specimen) -> &'static str {
    match specimen {
        Specimen::Healthy => "still-healthy",
        Specimen::Icepick => "still-icepick",
        Specimen::MeasuredIcepick => "still-measured-icepick",
        Specimen::ShallowBoxcar => "still-boxcar",
        Specimen::DeepBoxcar => "still-deep-boxcar",
        Specimen::Rolling => "still-rolling",
        Specimen::Hypertrophic => "still-hypertrophic",
        Specimen::Keloid => "still-keloid",
        Specimen::FlatMark => "still-flat-mark",
    }
}

/// A colour in each of the two themes.
type Themed = [Rgba; 2];

/// The text as it grows.
struct Still {
    name: &'static str,
    text: String,
    gradients: u32,
    lines: Lines,
    /// Colours that differ between the themes, in the order of their custom properties.
    themed: Vec<Themed>,
}

impl Still {
    fn new(name: &'static str) -> Self {
        Self { name, text: String::new(), gradients: 0, lines: Lines::default(), themed: Vec::new() }
    }

    fn draw(&mut self, light: &DrawList, dark: &DrawList, weaves: &[(Vec<[f32; 2]>, f32)]) {
        self.push("<symbol id=\"");
        self.push(self.name);
        self.push("\" viewBox=\"0 0 ");
        push_number(&mut self.text, light.width);
        self.push(" ");
        push_number(&mut self.text, light.height);
        // All lines have round ends and corners, as fibres and vessels do.
        self.push("\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">");
        self.ground(light, weaves);
        for run in &light.runs {
            let first = if run.kind == Kind::Bands { run.first.max(AIR + 1) } else { run.first };
            let range = first as usize..run.end as usize;
            match run.kind {
                Kind::Bands => self.bands(light, dark, range),
                Kind::Strokes => self.waves(&light.strokes[range]),
                Kind::Marks => self.marks(&light.marks[range], light.height),
            }
        }
        self.push("</symbol>");
    }

    /// The ground of the dermis with its weave, cut along the surface: over it there is only air, which is left to the style
    /// sheet, as its colours begin at the top of the stage and not at the top of the still.
    fn ground(&mut self, list: &DrawList, weaves: &[(Vec<[f32; 2]>, f32)]) {
        let [ground, air] = [&list.bands[GROUND as usize], &list.bands[AIR as usize]];
        let surface: Vec<[f32; 2]> = outline::pairs(list, air).iter().map(|pair| pair[1]).collect();
        self.open_area(ground, ground);
        let mut pen = Pen::default();
        pen.area(&self.lines.under(&surface, outline::TOLERANCE, list.height));
        self.end(&mut pen);
        for (edge, alpha) in weaves {
            self.push("<path fill=\"url(#");
            self.push(WEAVE);
            self.push(")\"");
            if *alpha < 1.0 {
                self.attribute("opacity", *alpha);
            }
            self.push(" d=\"");
            let below = edge.iter().map(|[x, y]| [*x, y.max(outline::level(&surface, *x) + EPIDERMIS)]);
            pen.area(&self.lines.under(&below.collect::<Vec<_>>(), LOOSE, list.height));
            self.end(&mut pen);
        }
    }

    /// Areas; thin ones are lines, and neighbours of one look share a path.
    fn bands(&mut self, light: &DrawList, dark: &DrawList, range: core::ops::Range<usize>) {
        if range.is_empty() {
            return;
        }
        let mut open: Option<(Themed, i32)> = None;
        let mut pen = Pen::default();
        for (band, in_dark) in light.bands[range.clone()].iter().zip(&dark.bands[range]) {
            let pairs = outline::pairs(light, band);
            if let Some((line, width)) = outline::middle(pairs) {
                let color = [band.fill.from_color, in_dark.fill.from_color];
                if color[0][3] == 0 {
                    continue;
                }
                // Half a unit is far less than the eye tells apart.
                let look = (color, hundredths(width) / 50);
                if open != Some(look) {
                    self.close(&mut open, &mut pen);
                    self.open_line(color, width);
                    open = Some(look);
                }
                // A wide line may leave its way a little more before it shows.
                pen.line(&self.lines.tell(&line, outline::TOLERANCE.max(0.3 * width), true));
                continue;
            }
            self.close(&mut open, &mut pen);
            let area = self.lines.area(pairs, light.height);
            self.open_area(band, in_dark);
            pen.area(&area);
            self.end(&mut pen);
        }
        self.close(&mut open, &mut pen);
    }

    fn close(&mut self, open: &mut Option<(Themed, i32)>, pen: &mut Pen) {
        if open.take().is_some() {
            self.end(pen);
        }
    }

    /// Begins a `<path>` of lines; the pen's text is its way.
    fn open_line(&mut self, color: Themed, width: f32) {
        self.push("<path");
        self.paint("stroke", color);
        self.attribute("stroke-width", width);
        self.push(" d=\"");
    }

    fn open_area(&mut self, light: &Band, dark: &Band) {
        match plain_color(&light.fill) {
            Some(color) => {
                self.push("<path");
                self.paint("fill", [color, dark.fill.to_color]);
            }
            None => {
                let gradient = self.gradient(&light.fill, &dark.fill);
                self.push("<path fill=\"url(#");
                self.push(self.name);
                push_whole(&mut self.text, gradient);
                self.push(")\"");
            }
        }
        self.push(" d=\"");
    }

    fn end(&mut self, pen: &mut Pen) {
        self.text.push_str(&pen.take());
        self.push("\"/>");
    }

    /// Writes a gradient and returns its number.
    fn gradient(&mut self, light: &Fill, dark: &Fill) -> u32 {
        self.push("<linearGradient id=\"");
        self.push(self.name);
        push_whole(&mut self.text, self.gradients);
        self.push("\" gradientUnits=\"userSpaceOnUse\"");
        let ends = [light.from[0], light.from[1], light.to[0], light.to[1]].map(libm::roundf);
        for (name, value) in ["x1", "y1", "x2", "y2"].into_iter().zip(ends) {
            self.attribute(name, value);
        }
        self.push("><stop");
        self.paint("stop-color", [light.from_color, dark.from_color]);
        self.push("/><stop offset=\"1\"");
        self.paint("stop-color", [light.to_color, dark.to_color]);
        self.push("/></linearGradient>");
        self.gradients += 1;
        self.gradients - 1
    }

    /// A colour, and the opacity of the element that has it.
    fn paint(&mut self, name: &str, themed: Themed) {
        self.push(" ");
        self.push(name);
        self.push("=\"");
        let [light, dark] = themed;
        if light == dark {
            self.push("#");
            push_hex(&mut self.text, &light[..3]);
        } else {
            let number = self.themed.iter().position(|known| *known == themed).unwrap_or_else(|| {
                self.themed.push(themed);
                self.themed.len() - 1
            });
            self.push("var(--");
            // A test holds that there are no more.
            self.push(THEMED[number.min(THEMED.len() - 1)]);
            self.push(")");
        }
        self.push("\"");
        if light[3] < OPAQUE {
            self.attribute("opacity", f32::from(light[3]) / 255.0);
        }
    }

    fn attribute(&mut self, name: &str, value: f32) {
        self.push(" ");
        self.push(name);
        self.push("=\"");
        // A tenth is fine enough for a width, and for an opacity a twentieth.
        let step = if value < 1.0 { 5 } else { 10 };
        push_hundredths(&mut self.text, (hundredths(value) + step / 2) / step * step);
        self.push("\"");
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}
