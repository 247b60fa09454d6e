//! The stage: two stacked canvases in their box, over the still that came with the page, and the painter that draws on them.

use crate::app::bind::set_attribute;
use crate::app::host;
use crate::app::observe::Size;
use crate::content::Part;
use crate::paint::{PaintError, Painter, Wish};
use crate::scene::draw_list::{self, DrawList, Label};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, HtmlElement};

use super::pace::Budget;
use super::report::Picture;

/// After so many lost contexts the graphics card is not trusted again.
const MOST_LOSSES: u32 = 2;

/// On the stage while its canvases hold a picture: the style sheet then hides the still.
const PAINTED: &str = "data-painted";

/// On the stage while the pointer is over a label that can be tapped.
const NAMED: &str = "data-named";

/// The canvases and their painter.
pub(super) struct Stage {
    host: HtmlElement,
    /// For the tissue and for the labels.
    canvases: Option<[HtmlCanvasElement; 2]>,
    painter: Option<Painter>,
    picture: Picture,
    /// Whether the canvases hold a picture.
    painted: bool,
    losses: u32,
    described: String,
    size: Size,
    /// The labels of the picture that name a part.
    labels: Vec<Label>,
    /// Whether the pointer is over one of them.
    named: bool,
}

impl Stage {
    pub(super) fn new(host: &HtmlElement) -> Self {
        let mut stage = Self {
            host: host.clone(),
            canvases: None,
            painter: None,
            picture: Picture::Unavailable,
            painted: false,
            losses: 0,
            described: String::new(),
            labels: Vec::new(),
            named: false,
            size: Size {
                width: host.client_width() as f32,
                height: host.client_height() as f32,
                ratio: host::pixel_ratio() as f32,
            },
        };
        let wish = match host::query_value("painter").as_deref() {
            Some("webgl2") => Wish::WebGl2,
            Some("canvas2d") => Wish::Canvas2d,
            _ => Wish::Automatic,
        };
        stage.set_up(wish);
        stage
    }

    /// Whether there is a picture.
    pub(super) fn picture(&self) -> Picture {
        self.picture
    }

    /// What a frame may cost and how much detail to start with.
    pub(super) fn budget(&self) -> Budget {
        match self.kind() {
            "webgl2" => Budget { script_ms: 6.0, start: 1.0 },
            _ => Budget { script_ms: 16.0, start: 0.45 },
        }
    }

    /// `webgl2`, `canvas2d` or `none`.
    pub(super) fn kind(&self) -> &'static str {
        self.painter.as_ref().map_or("none", Painter::kind)
    }

    /// Strokes in the last picture.
    pub(super) fn strokes(&self) -> u32 {
        self.painter.as_ref().map_or(0, |painter| painter.drawn().strokes)
    }

    /// The canvas on which the tissue is painted now.
    pub(super) fn canvas(&self) -> Option<&HtmlCanvasElement> {
        self.canvases.as_ref().map(|[tissue, _]| tissue)
    }

    /// The size of the picture.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Takes a new size; true when it is another.
    pub(super) fn resize(&mut self, size: Size) -> bool {
        let other = self.size != size;
        self.size = size;
        if other {
            self.fit();
        }
        other
    }

    /// Fits the canvases to the size and the screen's pixels.
    fn fit(&mut self) {
        let Size { width, height, ratio } = self.size;
        if let (Some(painter), true) = (&mut self.painter, width > 0.0 && height > 0.0) {
            painter.resize(width, height, ratio);
        }
    }

    /// Paints; nothing while there is no painter.
    pub(super) fn paint(&mut self, list: &DrawList) {
        if let (Some(painter), Picture::Shown) = (&mut self.painter, self.picture) {
            painter.paint(list);
            take_labels(&mut self.labels, list);
            self.mark(true);
        }
    }

    /// Begins to paint a list little by little, out of sight, and keeps it; nothing while there is no painter.
    pub(super) fn begin(&mut self, list: &mut DrawList) {
        if let (Some(painter), Picture::Shown) = (&mut self.painter, self.picture) {
            take_labels(&mut self.labels, list);
            painter.begin(list);
        }
    }

    /// Paints on until it is enough; true when all is on the screen.
    pub(super) fn go_on(&mut self, enough: &mut dyn FnMut() -> bool) -> bool {
        let whole = self.painter.as_mut().is_none_or(|painter| painter.go_on(enough));
        if whole && self.picture == Picture::Shown {
            self.mark(true);
        }
        whole
    }

    /// The part whose label is at a place, or within so many CSS px.
    pub(super) fn part_at(&self, place_px: [f32; 2], reach_px: f32) -> Option<Part> {
        draw_list::part_at(&self.labels, place_px, reach_px)
    }

    /// Whether the picture has a label of a part.
    pub(super) fn names(&self, part: Part) -> bool {
        self.labels.iter().any(|label| label.part == Some(part))
    }

    /// Tells the style sheet whether the pointer is over a label, which can be tapped.
    pub(super) fn point(&mut self, named: bool) {
        if self.named != named {
            self.named = named;
            set_attribute(&self.host, NAMED, named.then_some(""));
        }
    }

    /// A typeface has arrived.
    pub(super) fn forget_labels(&mut self) {
        if let Some(painter) = &mut self.painter {
            painter.forget_labels();
        }
    }

    /// The picture in words, for those who do not see it.
    pub(super) fn describe(&mut self, words: &str) {
        if self.described == words {
            return;
        }
        words.clone_into(&mut self.described);
        if let Some(canvas) = self.canvas() {
            set_attribute(canvas, "aria-label", Some(words));
        }
    }

    /// The context was taken away: waits for it, or, when that happens too often, starts anew without the graphics card.
    /// True when the canvas was replaced.
    pub(super) fn lost(&mut self) -> bool {
        self.losses += 1;
        self.picture = Picture::Lost;
        self.mark(false);
        if self.losses < MOST_LOSSES {
            return false;
        }
        self.set_up(Wish::Canvas2d);
        true
    }

    /// The context is back. True when the canvas was replaced because rebuilding failed.
    pub(super) fn restored(&mut self) -> bool {
        let rebuilt = self.painter.as_mut().is_some_and(|painter| painter.restore().is_ok());
        if !rebuilt {
            self.set_up(Wish::Canvas2d);
            return true;
        }
        self.picture = Picture::Shown;
        self.fit();
        false
    }

    /// Tells the page whether there is a picture to see.
    fn mark(&mut self, painted: bool) {
        if self.painted != painted {
            self.painted = painted;
            set_attribute(&self.host, PAINTED, painted.then_some(""));
        }
    }

    /// Puts fresh canvases into the box: one that has given a context of a kind gives no other.
    fn set_up(&mut self, wish: Wish) {
        self.painter = None;
        self.mark(false);
        let mut outcome = self.try_painter(wish);
        if outcome.is_err() && wish != Wish::Canvas2d {
            outcome = self.try_painter(Wish::Canvas2d);
        }
        self.picture = match outcome {
            Ok(painter) => {
                self.painter = Some(painter);
                Picture::Shown
            }
            Err(_) => Picture::Unavailable,
        };
        self.described.clear();
        self.fit();
    }

    fn try_painter(&mut self, wish: Wish) -> Result<Painter, PaintError> {
        for canvas in self.canvases.take().into_iter().flatten() {
            canvas.remove();
        }
        let tissue = self.add_canvas().ok_or(PaintError::NoCanvas2d)?;
        let labels = self.add_canvas().ok_or(PaintError::NoCanvas2d)?;
        set_attribute(&tissue, "role", Some("img"));
        set_attribute(&labels, "aria-hidden", Some("true"));
        let [tissue, labels] = self.canvases.insert([tissue, labels]);
        Painter::choose(tissue, labels, wish)
    }

    fn add_canvas(&self) -> Option<HtmlCanvasElement> {
        let canvas: HtmlCanvasElement = host::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        self.host.append_child(&canvas).ok()?;
        Some(canvas)
    }
}

/// Remembers the labels of a picture that name a part.
fn take_labels(labels: &mut Vec<Label>, list: &DrawList) {
    labels.clear();
    labels.extend(list.labels.iter().filter(|label| label.part.is_some()));
}
