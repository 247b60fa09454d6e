//! The studio: what is wanted of each picture of the gallery, and the work on it, a slice at a time.

use crate::app::address::state::GalleryPlace;
use crate::app::bind;
use crate::app::driver::command::Look;
use crate::app::driver::scenery;
use crate::app::driver::setup::SEED;
use crate::app::host;
use crate::paint::{Painter, Wish};
use crate::scene::exhibit::{Exhibit, course};
use crate::scene::exposure::Exposure;
use crate::scene::relief::{FIELD_MM, Relief, Sight};
use crate::scene::skin_texture::SkinTexture;
use crate::scene::specimen::Specimen;
use crate::scene::tissue::{Camera, Theme, View};
use crate::skin::grid::Grid;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlElement, ImageData};

/// Work in one frame, ms.
const SLICE_MS: f64 = 8.0;
/// Most device px to a CSS px.
const MAX_RATIO: f64 = 2.0;
/// Share of the strokes in the section: it is small, and drawn in one frame.
const DETAIL: f32 = 0.65;
/// What of the section's height is skin and fat, mm; the rest is air.
const BELOW_MM: f32 = 1.62;

/// What the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// The mark shown large.
    pub(super) specimen: Specimen,
    /// How all marks are lit and coloured.
    pub(super) sight: Sight,
    dark: bool,
}

impl Wanted {
    /// What this place of the gallery wants in the look of the page.
    pub(super) fn new(place: GalleryPlace, look: Look) -> Self {
        let GalleryPlace { mark, light, needled, .. } = place;
        Self { specimen: mark, sight: Sight { light, needled, tone: look.tone }, dark: look.dark }
    }
}

/// A picture from above: of what, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shot {
    specimen: Specimen,
    sight: Sight,
    width_px: u32,
}

/// A canvas with the picture that it shows; none of a specimen: the chosen one.
struct Frame {
    canvas: HtmlCanvasElement,
    specimen: Option<Specimen>,
    shown: Option<Shot>,
}

/// A picture in the making.
struct Work {
    frame: usize,
    shot: Shot,
    exposure: Exposure,
    rgba: Vec<u8>,
}

/// The section: its painter, and what is drawn.
struct Section {
    host: HtmlElement,
    painter: Painter,
    shown: Option<(Wanted, [u32; 2])>,
}

/// All pictures of the gallery.
pub(super) struct Studio {
    wanted: Wanted,
    /// In the order of [`Specimen::MARKS`], as far as they are measured.
    reliefs: Vec<Relief>,
    texture: SkinTexture,
    frames: Vec<Frame>,
    work: Option<Work>,
    section_host: Option<HtmlElement>,
    section: Option<Section>,
}

/// What is left after a slice.
pub(super) enum Rest {
    /// More work.
    More,
    /// Nothing.
    Done,
}

impl Studio {
    /// A studio for the canvases inside `root`; none when the page lacks them.
    pub(super) fn new(root: &HtmlElement, wanted: Wanted) -> Option<Self> {
        let canvas = |element: HtmlElement| element.dyn_into::<HtmlCanvasElement>().ok();
        let above = host::find(root, "[data-above]").and_then(canvas)?;
        let mut frames = vec![Frame { canvas: above, specimen: None, shown: None }];
        let marks = root.query_selector_all("[data-mark]").ok()?;
        for (i, specimen) in Specimen::MARKS.into_iter().enumerate() {
            let canvas = marks.get(i as u32)?.dyn_into().ok()?;
            frames.push(Frame { canvas, specimen: Some(specimen), shown: None });
        }
        Some(Self {
            wanted,
            reliefs: Vec::new(),
            texture: SkinTexture::new(SEED),
            frames,
            work: None,
            section_host: host::find(root, "[data-section]"),
            section: None,
        })
    }

    /// Takes what is wanted; true when it is something else.
    pub(super) fn want(&mut self, wanted: Wanted) -> bool {
        let other = self.wanted != wanted;
        self.wanted = wanted;
        other
    }

    /// Works for a slice of a frame.
    pub(super) fn work(&mut self) -> Rest {
        let until_ms = host::now_ms() + SLICE_MS;
        let mut fresh = true;
        loop {
            if let Some(specimen) = Specimen::MARKS.get(self.reliefs.len()) {
                self.measure(*specimen);
            } else if !self.texture.bake_row() && !self.expose() {
                // The section is drawn in one go, and so in a frame of its own.
                if !self.section_is_due() {
                    return Rest::Done;
                }
                if fresh {
                    self.draw_section();
                }
                return Rest::More;
            }
            fresh = false;
            if host::now_ms() >= until_ms {
                return Rest::More;
            }
        }
    }

    fn measure(&mut self, specimen: Specimen) {
        let exhibit = Exhibit::measure(specimen, SEED);
        self.reliefs.push(Relief::new(specimen, &exhibit.heights_mm, &Grid::STANDARD));
    }

    /// Exposes a row of the picture in the making, or of the next that is wanted; false when all are as wanted.
    fn expose(&mut self) -> bool {
        let due = (0..self.frames.len()).find_map(|i| self.shot(i).map(|shot| (i, shot)));
        let Some((frame, shot)) = due else {
            self.work = None;
            return false;
        };
        // What was begun for an earlier wish is dropped.
        let work = match self.work.take().filter(|work| (work.frame, work.shot) == (frame, shot)) {
            Some(work) => self.work.insert(work),
            None => {
                let height_px = libm::roundf(shot.width_px as f32 * FIELD_MM[1] / FIELD_MM[0]) as usize;
                let exposure = Exposure::new(shot.width_px as usize, height_px);
                let rgba = Vec::with_capacity(4 * exposure.width_px() * height_px);
                self.work.insert(Work { frame, shot, exposure, rgba })
            }
        };
        let relief = Specimen::MARKS.iter().position(|mark| *mark == shot.specimen);
        if let Some(relief) = relief.and_then(|i| self.reliefs.get(i)) {
            work.exposure.row(relief, &self.texture, shot.sight, &mut work.rgba);
        }
        if work.exposure.is_done() {
            let frame = &mut self.frames[work.frame];
            hang(&frame.canvas, work.exposure.width_px() as u32, &work.rgba);
            frame.shown = Some(shot);
            self.work = None;
        }
        true
    }

    /// The picture that a canvas lacks; none when it shows what is wanted or is not shown itself.
    fn shot(&self, i: usize) -> Option<Shot> {
        let frame = &self.frames[i];
        let width_px = libm::round(f64::from(frame.canvas.client_width()) * host::pixel_ratio().min(MAX_RATIO)) as u32;
        let specimen = frame.specimen.unwrap_or(self.wanted.specimen);
        let shot = Shot { specimen, sight: self.wanted.sight, width_px };
        (width_px >= 2 && frame.shown != Some(shot)).then_some(shot)
    }

    fn section_is_due(&self) -> bool {
        let Some(host) = &self.section_host else { return false };
        let size = size_of(host);
        let wanted = Some((self.wanted_in_section(), size));
        size[0] > 1 && size[1] > 1 && self.section.as_ref().is_none_or(|section| section.shown != wanted)
    }

    /// Lamp and redness do not change the section.
    fn wanted_in_section(&self) -> Wanted {
        let sight = Sight { tone: self.wanted.sight.tone, ..Sight::default() };
        Wanted { sight, ..self.wanted }
    }

    /// Sets the section up, or, in a frame after that, draws it.
    fn draw_section(&mut self) {
        let wanted = self.wanted_in_section();
        if let Some(section) = &mut self.section {
            section.draw(wanted);
            return;
        }
        self.section = self.section_host.as_ref().and_then(Section::new);
        if self.section.is_none() {
            // No painter works here; the view from above and the words remain.
            self.section_host = None;
        }
    }

    /// A typeface has arrived, in which the labels of the section are to be drawn.
    pub(super) fn forget_labels(&mut self) {
        if let Some(section) = &mut self.section {
            section.painter.forget_labels();
            section.shown = None;
        }
    }
}

impl Section {
    /// Puts canvases into the box; none when nothing can be painted.
    fn new(host: &HtmlElement) -> Option<Self> {
        let add = || {
            let canvas: HtmlCanvasElement = host::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
            host.append_child(&canvas).ok()?;
            Some(canvas)
        };
        let (tissue, labels) = (add()?, add()?);
        // A still needs no graphics card, and browsers lend it to few canvases at once.
        let painter = Painter::choose(&tissue, &labels, Wish::Canvas2d).ok()?;
        Some(Self { host: host.clone(), painter, shown: None })
    }

    fn draw(&mut self, wanted: Wanted) {
        let size = size_of(&self.host);
        let [width_px, height_px] = size.map(|px| px as f32);
        self.painter.resize(width_px, height_px, host::pixel_ratio() as f32);
        let px_per_mm = width_px / FIELD_MM[0];
        let view = View {
            width_px,
            height_px,
            detail: DETAIL,
            theme: if wanted.dark { Theme::Dark } else { Theme::Light },
            tone: wanted.sight.tone,
            skin: wanted.specimen.skin(),
            camera: Some(Camera::whole(width_px, height_px / px_per_mm - BELOW_MM)),
            ..View::default()
        };
        let mut course = course(wanted.specimen, SEED);
        let tissue = scenery::tissue();
        let mut tissue = tissue.borrow_mut();
        let list = tissue.draw(course.moment(0.0), &[], &view);
        self.painter.paint(list);
        self.shown = Some((wanted, size));
        // The still of the page gives way.
        bind::set_attribute(&self.host, "data-painted", Some(""));
    }
}

/// Size of a box, CSS px.
fn size_of(element: &Element) -> [u32; 2] {
    [element.client_width(), element.client_height()].map(|px| px.max(0) as u32)
}

/// Puts a finished picture on its canvas at once, so that no half of one is ever seen.
fn hang(canvas: &HtmlCanvasElement, width_px: u32, rgba: &[u8]) {
    let height_px = rgba.len() as u32 / (4 * width_px);
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(rgba), width_px, height_px);
    if let (Some(context), Ok(image)) = (context, image) {
        canvas.set_width(width_px);
        canvas.set_height(height_px);
        // Refused only for places that are no numbers.
        let _ = context.put_image_data(&image, 0.0, 0.0);
        bind::set_attribute(canvas, "data-painted", Some(""));
    }
}
