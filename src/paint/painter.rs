//! The painter that the page holds: chosen once, told of sizes and lost contexts, given lists to paint.

use core::fmt;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, WebGl2RenderingContext, WebGlContextAttributes, WebglLoseContext,
};

use super::canvas2d::{Canvas2d, Cursor, SideCanvas};
use super::labels::Labels;
use super::webgl2::WebGl2;
use crate::scene::draw_list::DrawList;

/// Most device pixels to a CSS pixel that are drawn; finer screens show no more.
const MAX_RATIO: f32 = 2.0;
/// `UNMASKED_RENDERER_WEBGL` of the extension `WEBGL_debug_renderer_info`.
const UNMASKED_RENDERER: u32 = 0x9246;
/// Parts of the names of renderers that draw WebGL on the processor.
const SOFTWARE_RENDERERS: [&str; 5] = ["swiftshader", "llvmpipe", "softpipe", "microsoft basic render", "software"];

/// Which painter is wished for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// WebGL2 where a graphics card draws it, else Canvas2D, which is faster than WebGL in software.
    #[default]
    Automatic,
    /// WebGL2, even in software.
    WebGl2,
    /// Canvas2D.
    Canvas2d,
}

/// Why nothing can be painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaintError {
    /// The browser gives no 2D drawing context.
    NoCanvas2d,
    /// WebGL2 was wished for and is not there.
    NoWebGl2,
    /// The graphics context was lost before or while the painter was built; wait for `webglcontextrestored`.
    Lost,
    /// The graphics driver refused a program. A fresh canvas with [`Wish::Canvas2d`] still works.
    Program {
        /// What the program draws.
        name: &'static str,
        /// What the driver said.
        log: String,
    },
}

impl fmt::Display for PaintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoCanvas2d => "This browser offers no canvas to draw on.",
            Self::NoWebGl2 => "WebGL 2 was asked for, but this browser does not offer it.",
            Self::Lost => "The graphics card is busy; the picture returns as soon as it is free.",
            Self::Program { .. } => "The graphics driver of this device cannot draw the picture.",
        })
    }
}

impl core::error::Error for PaintError {}

/// What the last paint drew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Fibres.
    pub strokes: u32,
    /// Cells, lobules, glows.
    pub marks: u32,
    /// Areas.
    pub bands: u32,
    /// Labels; 0 when those on the canvas were still right.
    pub labels: u32,
    /// Calls into the browser for all but the labels.
    pub calls: u32,
}

/// Paints draw lists on two stacked canvases: the tissue below, the labels above.
pub struct Painter {
    medium: Medium,
    canvas: HtmlCanvasElement,
    labels: Labels,
    ratio: f32,
    drawn: Drawn,
    slow: Option<Slow>,
}

/// A picture that is painted little by little, out of sight.
struct Slow {
    canvas: SideCanvas,
    painter: Canvas2d,
    list: DrawList,
    /// None when nothing is to be painted.
    cursor: Option<Cursor>,
}

enum Medium {
    WebGl2(WebGl2),
    Canvas2d(Canvas2d),
}

impl Painter {
    /// Chooses a painter for good: a canvas that has given a context of one kind gives no other.
    ///
    /// `canvas` takes the tissue; `labels` is stacked above it, transparent. Call [`Painter::resize`] before painting.
    pub fn choose(canvas: &HtmlCanvasElement, labels: &HtmlCanvasElement, wish: Wish) -> Result<Self, PaintError> {
        let webgl2 = match wish {
            Wish::Automatic => probe_webgl2().then(|| context_webgl2(canvas)).flatten(),
            Wish::WebGl2 => Some(context_webgl2(canvas).ok_or(PaintError::NoWebGl2)?),
            Wish::Canvas2d => None,
        };
        let medium = match webgl2 {
            Some(gl) => Medium::WebGl2(WebGl2::new(gl)?),
            None => Medium::Canvas2d(Canvas2d::new(context_2d(canvas)?)),
        };
        let labels = Labels::new(labels)?;
        let mut painter =
            Self { medium, canvas: canvas.clone(), labels, ratio: 1.0, drawn: Drawn::default(), slow: None };
        painter.fit();
        Ok(painter)
    }

    /// Fits both canvases to a size in CSS px, at most two device px to a CSS px. Clears when the size differs: paint after it.
    pub fn resize(&mut self, width_css: f32, height_css: f32, device_pixel_ratio: f32) {
        let ratio = if device_pixel_ratio > 0.0 { device_pixel_ratio.min(MAX_RATIO) } else { 1.0 };
        let device_px = |css: f32| ((css * ratio).round() as u32).max(1);
        let (width_px, height_px) = (device_px(width_css), device_px(height_css));
        let same_size = self.canvas.width() == width_px && self.canvas.height() == height_px;
        if same_size && self.ratio == ratio {
            return;
        }
        if !same_size {
            self.canvas.set_width(width_px);
            self.canvas.set_height(height_px);
        }
        self.ratio = ratio;
        self.labels.resize(width_px, height_px, ratio);
        self.fit();
    }

    /// Draws a list: the whole tissue, and the labels if they changed.
    pub fn paint(&mut self, list: &DrawList) {
        if self.lost() {
            return;
        }
        let size = self.size();
        self.drawn = match &mut self.medium {
            Medium::WebGl2(webgl2) => webgl2.paint(list),
            Medium::Canvas2d(canvas2d) => canvas2d.paint(list, size),
        };
        self.drawn.labels = self.labels.paint(list);
    }

    /// Width and height, CSS px.
    fn size(&self) -> [f32; 2] {
        [self.canvas.width(), self.canvas.height()].map(|length| length as f32 / self.ratio)
    }

    /// Begins to paint a list out of sight, and keeps it, with another in its place; [`Painter::go_on`] paints it and shows it
    /// when it is whole. A graphics card needs no such help: there it is painted at once.
    pub fn begin(&mut self, list: &mut DrawList) {
        if self.slow.is_none() && matches!(self.medium, Medium::Canvas2d(_)) {
            self.slow = SideCanvas::new().map(|canvas| Slow {
                painter: Canvas2d::new(canvas.context.clone()),
                canvas,
                list: DrawList::default(),
                cursor: None,
            });
        }
        let size = self.size();
        let Some(slow) = &mut self.slow else { return self.paint(list) };
        slow.canvas.canvas.set_width(self.canvas.width());
        slow.canvas.canvas.set_height(self.canvas.height());
        slow.painter.resize(self.ratio);
        slow.painter.begin(list.background, size);
        core::mem::swap(&mut slow.list, list);
        slow.cursor = Some(Cursor::default());
    }

    /// Paints on until it is enough; true when the picture that was begun is on the screen.
    pub fn go_on(&mut self, enough: &mut dyn FnMut() -> bool) -> bool {
        let size = self.size();
        let Some(slow) = &mut self.slow else { return true };
        let Some(cursor) = &mut slow.cursor else { return true };
        // What was drawn is not done before it is carried out: only then a look at the clock tells.
        let canvas = &slow.canvas;
        let mut enough = || {
            canvas.flush();
            enough()
        };
        let whole = slow.painter.go_on(&slow.list, cursor, size, &mut enough);
        canvas.flush();
        if let (true, Medium::Canvas2d(canvas2d)) = (whole, &self.medium) {
            slow.cursor = None;
            canvas2d.show(&slow.canvas.canvas);
            self.drawn = slow.painter.drawn(&slow.list);
            self.drawn.labels = self.labels.paint(&slow.list);
            // Every painter would keep megabytes that only one at a time needs.
            slow.list = DrawList::default();
        }
        whole
    }

    /// `webgl2` or `canvas2d`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.medium {
            Medium::WebGl2(_) => "webgl2",
            Medium::Canvas2d(_) => "canvas2d",
        }
    }

    /// Whether the graphics context is lost; painting then does nothing until [`Painter::restore`].
    #[must_use]
    pub fn lost(&self) -> bool {
        match &self.medium {
            Medium::WebGl2(webgl2) => webgl2.context().is_context_lost(),
            Medium::Canvas2d(_) => false,
        }
    }

    /// Rebuilds everything after `webglcontextrestored`. The browser only sends that event if the listener of
    /// `webglcontextlost` prevented its default.
    pub fn restore(&mut self) -> Result<(), PaintError> {
        if let Medium::WebGl2(webgl2) = &mut self.medium {
            if webgl2.context().is_context_lost() {
                return Err(PaintError::Lost);
            }
            *webgl2 = WebGl2::new(webgl2.context().clone())?;
        }
        self.labels.forget();
        self.fit();
        Ok(())
    }

    /// Makes the next paint draw the labels anew: when a typeface has arrived, or after `contextrestored` on their canvas.
    pub fn forget_labels(&mut self) {
        self.labels.forget();
    }

    /// What the last paint drew.
    #[must_use]
    pub fn drawn(&self) -> Drawn {
        self.drawn
    }

    fn fit(&mut self) {
        match &mut self.medium {
            Medium::WebGl2(webgl2) => webgl2.resize(self.canvas.width(), self.canvas.height(), self.ratio),
            Medium::Canvas2d(canvas2d) => canvas2d.resize(self.ratio),
        }
    }
}

/// The 2D context of a canvas.
pub(super) fn context_2d(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, PaintError> {
    let context = canvas.get_context("2d").ok().flatten();
    context.and_then(|context| context.dyn_into().ok()).ok_or(PaintError::NoCanvas2d)
}

fn context_webgl2(canvas: &HtmlCanvasElement) -> Option<WebGl2RenderingContext> {
    let attributes = WebGlContextAttributes::new();
    attributes.set_antialias(true);
    attributes.set_depth(false);
    attributes.set_stencil(false);
    canvas.get_context_with_context_options("webgl2", &attributes).ok()??.dyn_into().ok()
}

/// Whether a graphics card draws WebGL2, tried on a throw-away canvas because the real one can be asked only once.
fn probe_webgl2() -> bool {
    let probe = || {
        let document = web_sys::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let gl = context_webgl2(&canvas)?;
        let hardware = !is_software(&renderer_name(&gl));
        // Browsers allow few contexts at once; this one is done with.
        if let Ok(Some(extension)) = gl.get_extension("WEBGL_lose_context") {
            extension.unchecked_into::<WebglLoseContext>().lose_context();
        }
        Some(hardware)
    };
    probe().unwrap_or(false)
}

/// The renderer's own name; Firefox gives it at once and frowns on the extension, others hide it behind the extension.
fn renderer_name(gl: &WebGl2RenderingContext) -> String {
    let text = |name: u32| gl.get_parameter(name).ok().as_ref().and_then(JsValue::as_string).unwrap_or_default();
    let plain = text(WebGl2RenderingContext::RENDERER);
    let hidden = plain.is_empty() || plain == "WebKit WebGL";
    if hidden && gl.get_extension("WEBGL_debug_renderer_info").is_ok_and(|extension| extension.is_some()) {
        return text(UNMASKED_RENDERER);
    }
    plain
}

fn is_software(renderer: &str) -> bool {
    let renderer = renderer.to_ascii_lowercase();
    // By bytes: the general search for words in words weighs three kilobytes.
    let holds = |name: &&str| renderer.as_bytes().windows(name.len()).any(|part| part == name.as_bytes());
    SOFTWARE_RENDERERS.iter().any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn software_renderers_are_known_by_name() {
        let software = [
            "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)",
            "llvmpipe (LLVM 15.0.6, 256 bits)",
            "Gallium 0.4 on softpipe",
            "ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11 vs_5_0 ps_5_0, D3D11)",
            "Apple Software Renderer",
        ];
        let hardware =
            ["ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)", "Apple GPU", "Mali-G78", ""];
        assert!(software.iter().all(|name| is_software(name)));
        assert!(!hardware.iter().any(|name| is_software(name)));
    }
}
