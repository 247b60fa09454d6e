//! The WebGL2 painter: instanced strokes and marks, batched bands, one draw call a run.

use web_sys::{WebGl2RenderingContext as Gl, WebGlBuffer, WebGlProgram, WebGlShader, WebGlVertexArrayObject};

use super::geometry::plain_color;
use super::painter::{Drawn, PaintError};
use crate::scene::draw_list::{Band, DrawList, Fill, Kind, Mark, Rgba, Stroke};

/// Segments of a stroke's strip, without its two ends.
const STROKE_SEGMENTS: usize = 16;
/// Two vertices a station, one station more than segments, and one beyond each end.
const STROKE_VERTICES: usize = 2 * (STROKE_SEGMENTS + 3);
/// The rectangle of a mark, as a strip.
const MARK_CORNERS: [f32; 8] = [-1.0, -1.0, 1.0, -1.0, -1.0, 1.0, 1.0, 1.0];

/// A corner of a band. `repr(C)`: it goes to the graphics card as it lies in memory.
#[repr(C)]
#[derive(Clone, Copy)]
struct BandVertex {
    position: [f32; 2],
    /// Place on the gradient, 0 to 1 between its ends.
    place: f32,
    from_color: Rgba,
    to_color: Rgba,
}

/// Types whose memory may be shown to the graphics card as bytes.
///
/// # Safety
/// The type is `repr(C)` (or an array of numbers) and has no padding, so that every byte of it is initialised.
unsafe trait Bytes: Copy {}

// SAFETY: `repr(C)`, eight f32 and four u8: 36 bytes, a multiple of its alignment, no padding.
unsafe impl Bytes for Stroke {}
// SAFETY: `repr(C)`, six f32, one `repr(u32)` enum and eight u8: 36 bytes, no padding.
unsafe impl Bytes for Mark {}
// SAFETY: `repr(C)`, three f32 and eight u8: 20 bytes, no padding.
unsafe impl Bytes for BandVertex {}
// SAFETY: a primitive number.
unsafe impl Bytes for f32 {}

const _: () = assert!(size_of::<Stroke>() == 36 && size_of::<Mark>() == 36 && size_of::<BandVertex>() == 20);

fn bytes<T: Bytes>(items: &[T]) -> &[u8] {
    // SAFETY: `Bytes` promises initialised bytes without padding; the lifetime and the length are those of `items`.
    unsafe { core::slice::from_raw_parts(items.as_ptr().cast::<u8>(), size_of_val(items)) }
}

/// How one attribute lies in a vertex or an instance.
#[derive(Clone, Copy)]
enum Format {
    /// So many f32.
    Floats(i32),
    /// Four bytes, 0 to 255 read as 0 to 1.
    Color,
    /// One u32.
    Whole,
}

/// One attribute: location in the shader, byte offset, format.
type Attribute = (u32, i32, Format);

const STROKE_ATTRIBUTES: [Attribute; 3] =
    [(1, 0, Format::Floats(4)), (2, 16, Format::Floats(4)), (3, 32, Format::Color)];
const MARK_ATTRIBUTES: [Attribute; 5] = [
    (1, 0, Format::Floats(4)),
    (2, 16, Format::Floats(2)),
    (3, 24, Format::Whole),
    (4, 28, Format::Color),
    (5, 32, Format::Color),
];
const BAND_ATTRIBUTES: [Attribute; 4] =
    [(0, 0, Format::Floats(2)), (1, 8, Format::Floats(1)), (2, 12, Format::Color), (3, 16, Format::Color)];

/// A program with the buffer that it draws from.
struct Layer {
    program: WebGlProgram,
    vertices: WebGlVertexArrayObject,
    buffer: WebGlBuffer,
    capacity: usize,
}

/// The painter of the tissue on a WebGL2 context.
pub(super) struct WebGl2 {
    gl: Gl,
    strokes: Layer,
    marks: Layer,
    bands: Layer,
    band_vertices: Vec<BandVertex>,
    /// First vertex of each band, and the end of the last.
    band_starts: Vec<i32>,
}

impl WebGl2 {
    /// Builds programs and buffers on a context that has none.
    pub(super) fn new(gl: Gl) -> Result<Self, PaintError> {
        // All compile before the first is asked for its result, so that a driver can work on them at once.
        let stroke = Compiling::start(
            &gl,
            "fibres",
            include_str!("shaders/stroke.vert.glsl"),
            include_str!("shaders/stroke.frag.glsl"),
        )?;
        let mark = Compiling::start(
            &gl,
            "cells",
            include_str!("shaders/mark.vert.glsl"),
            include_str!("shaders/mark.frag.glsl"),
        )?;
        let band = Compiling::start(
            &gl,
            "areas",
            include_str!("shaders/band.vert.glsl"),
            include_str!("shaders/band.frag.glsl"),
        )?;
        let strokes = Layer::instanced(&gl, stroke.finish(&gl)?, &stroke_stations(), 3, &STROKE_ATTRIBUTES)?;
        let marks = Layer::instanced(&gl, mark.finish(&gl)?, &MARK_CORNERS, 2, &MARK_ATTRIBUTES)?;
        let bands = Layer::new(&gl, band.finish(&gl)?)?;
        BAND_ATTRIBUTES.iter().for_each(|&(location, ..)| gl.enable_vertex_attrib_array(location));
        bands.point_at(&gl, 0, size_of::<BandVertex>(), &BAND_ATTRIBUTES);
        gl.enable(Gl::BLEND);
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        Ok(Self { gl, strokes, marks, bands, band_vertices: Vec::new(), band_starts: Vec::new() })
    }

    /// The context, for rebuilding after it was lost.
    pub(super) fn context(&self) -> &Gl {
        &self.gl
    }

    /// Fits the drawing to a canvas of `width_px` by `height_px` device px, `ratio` of them to a CSS px.
    pub(super) fn resize(&self, width_px: u32, height_px: u32, ratio: f32) {
        let gl = &self.gl;
        gl.viewport(0, 0, width_px as i32, height_px as i32);
        let (x, y) = (2.0 * ratio / width_px.max(1) as f32, -2.0 * ratio / height_px.max(1) as f32);
        for layer in [&self.strokes, &self.marks, &self.bands] {
            gl.use_program(Some(&layer.program));
            gl.uniform2f(gl.get_uniform_location(&layer.program, "clip_per_px").as_ref(), x, y);
            gl.uniform1f(gl.get_uniform_location(&layer.program, "device_ratio").as_ref(), ratio);
        }
    }

    /// Draws the list but for its labels.
    pub(super) fn paint(&mut self, list: &DrawList) -> Drawn {
        self.lay_out_bands(list);
        let Self { gl, strokes, marks, bands, band_vertices, band_starts } = self;
        let gl: &Gl = gl;
        let [red, green, blue, alpha] = list.background.map(|channel| f32::from(channel) / 255.0);
        gl.clear_color(red * alpha, green * alpha, blue * alpha, alpha);
        gl.clear(Gl::COLOR_BUFFER_BIT);
        strokes.upload(gl, bytes(&list.strokes));
        marks.upload(gl, bytes(&list.marks));
        bands.upload(gl, bytes(band_vertices));
        let mut drawn = Drawn::default();
        for run in &list.runs {
            let (first, count) = (run.first as usize, (run.end - run.first) as i32);
            match run.kind {
                Kind::Strokes => {
                    strokes.point_at(gl, first * size_of::<Stroke>(), size_of::<Stroke>(), &STROKE_ATTRIBUTES);
                    gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, STROKE_VERTICES as i32, count);
                    drawn.strokes += run.end - run.first;
                    drawn.calls += 4 + STROKE_ATTRIBUTES.len() as u32;
                }
                Kind::Marks => {
                    marks.point_at(gl, first * size_of::<Mark>(), size_of::<Mark>(), &MARK_ATTRIBUTES);
                    gl.draw_arrays_instanced(Gl::TRIANGLE_STRIP, 0, MARK_CORNERS.len() as i32 / 2, count);
                    drawn.marks += run.end - run.first;
                    drawn.calls += 4 + MARK_ATTRIBUTES.len() as u32;
                }
                Kind::Bands => {
                    let (from, to) = (band_starts[first], band_starts[run.end as usize]);
                    gl.use_program(Some(&bands.program));
                    gl.bind_vertex_array(Some(&bands.vertices));
                    gl.draw_arrays(Gl::TRIANGLE_STRIP, from, to - from);
                    drawn.bands += run.end - run.first;
                    drawn.calls += 3;
                }
            }
        }
        // Clearing and three uploads.
        drawn.calls += 8;
        drawn
    }

    /// Writes the bands as one strip, joined by triangles without area.
    fn lay_out_bands(&mut self, list: &DrawList) {
        self.band_vertices.clear();
        self.band_starts.clear();
        for band in &list.bands {
            self.band_starts.push(self.band_vertices.len() as i32);
            self.push_band(band, &list.points);
        }
        self.band_starts.push(self.band_vertices.len() as i32);
    }

    fn push_band(&mut self, band: &Band, points: &[[f32; 2]]) {
        let first = band.first as usize;
        let Some(points) = points.get(first..first + 2 * band.pairs as usize) else { return };
        let (Some(&start), Some(&end)) = (points.first(), points.last()) else { return };
        let ramp = Ramp::of(&band.fill);
        self.band_vertices.push(ramp.vertex(start));
        self.band_vertices.extend(points.iter().map(|&point| ramp.vertex(point)));
        self.band_vertices.push(ramp.vertex(end));
    }
}

/// A fill, ready to be evaluated at vertices.
struct Ramp {
    from: [f32; 2],
    per_px: [f32; 2],
    from_color: Rgba,
    to_color: Rgba,
}

impl Ramp {
    fn of(fill: &Fill) -> Self {
        if let Some(color) = plain_color(fill) {
            return Self { from: [0.0; 2], per_px: [0.0; 2], from_color: color, to_color: color };
        }
        let (dx, dy) = (fill.to[0] - fill.from[0], fill.to[1] - fill.from[1]);
        let square = dx * dx + dy * dy;
        let per_px = [dx / square, dy / square];
        Self { from: fill.from, per_px, from_color: fill.from_color, to_color: fill.to_color }
    }

    fn vertex(&self, position: [f32; 2]) -> BandVertex {
        let place = (position[0] - self.from[0]) * self.per_px[0] + (position[1] - self.from[1]) * self.per_px[1];
        BandVertex { position, place, from_color: self.from_color, to_color: self.to_color }
    }
}

impl Layer {
    fn new(gl: &Gl, program: WebGlProgram) -> Result<Self, PaintError> {
        let vertices = gl.create_vertex_array().ok_or(PaintError::Lost)?;
        let buffer = gl.create_buffer().ok_or(PaintError::Lost)?;
        gl.bind_vertex_array(Some(&vertices));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&buffer));
        Ok(Self { program, vertices, buffer, capacity: 0 })
    }

    /// A layer whose every element is drawn with the same fixed vertices, at location 0.
    fn instanced(
        gl: &Gl,
        program: WebGlProgram,
        shape: &[f32],
        components: i32,
        attributes: &[Attribute],
    ) -> Result<Self, PaintError> {
        let layer = Self::new(gl, program)?;
        let fixed = gl.create_buffer().ok_or(PaintError::Lost)?;
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&fixed));
        gl.buffer_data_with_u8_array(Gl::ARRAY_BUFFER, bytes(shape), Gl::STATIC_DRAW);
        gl.enable_vertex_attrib_array(0);
        gl.vertex_attrib_pointer_with_i32(0, components, Gl::FLOAT, false, 0, 0);
        for &(location, ..) in attributes {
            gl.enable_vertex_attrib_array(location);
            gl.vertex_attrib_divisor(location, 1);
        }
        Ok(layer)
    }

    /// Copies a frame's elements to the graphics card; the buffer grows by doubling and never shrinks.
    fn upload(&mut self, gl: &Gl, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        if bytes.len() > self.capacity {
            self.capacity = bytes.len().next_power_of_two();
            gl.buffer_data_with_i32(Gl::ARRAY_BUFFER, self.capacity as i32, Gl::DYNAMIC_DRAW);
        }
        // wasm-bindgen lends the slice to the browser as a view of wasm memory for this one call: nothing is copied twice.
        gl.buffer_sub_data_with_i32_and_u8_array(Gl::ARRAY_BUFFER, 0, bytes);
    }

    /// Makes this layer current, with its attributes read from byte `start` on (WebGL2 has no base instance).
    fn point_at(&self, gl: &Gl, start: usize, stride: usize, attributes: &[Attribute]) {
        gl.use_program(Some(&self.program));
        gl.bind_vertex_array(Some(&self.vertices));
        gl.bind_buffer(Gl::ARRAY_BUFFER, Some(&self.buffer));
        let (start, stride) = (start as i32, stride as i32);
        for &(location, offset, format) in attributes {
            let at = start + offset;
            match format {
                Format::Floats(n) => gl.vertex_attrib_pointer_with_i32(location, n, Gl::FLOAT, false, stride, at),
                Format::Color => gl.vertex_attrib_pointer_with_i32(location, 4, Gl::UNSIGNED_BYTE, true, stride, at),
                Format::Whole => gl.vertex_attrib_i_pointer_with_i32(location, 1, Gl::UNSIGNED_INT, stride, at),
            }
        }
    }
}

/// A program on its way through the driver's compiler.
struct Compiling {
    name: &'static str,
    program: WebGlProgram,
    shaders: [WebGlShader; 2],
}

impl Compiling {
    fn start(gl: &Gl, name: &'static str, vertex: &str, fragment: &str) -> Result<Self, PaintError> {
        let program = gl.create_program().ok_or(PaintError::Lost)?;
        let shader = |kind: u32, source: &str| {
            let shader = gl.create_shader(kind).ok_or(PaintError::Lost)?;
            gl.shader_source(&shader, source);
            gl.compile_shader(&shader);
            gl.attach_shader(&program, &shader);
            Ok(shader)
        };
        let shaders = [shader(Gl::VERTEX_SHADER, vertex)?, shader(Gl::FRAGMENT_SHADER, fragment)?];
        gl.link_program(&program);
        Ok(Self { name, program, shaders })
    }

    fn finish(self, gl: &Gl) -> Result<WebGlProgram, PaintError> {
        let linked = gl.get_program_parameter(&self.program, Gl::LINK_STATUS).is_truthy();
        if !linked {
            if gl.is_context_lost() {
                return Err(PaintError::Lost);
            }
            let mut log = gl.get_program_info_log(&self.program).unwrap_or_default();
            for shader in &self.shaders {
                log.push_str(&gl.get_shader_info_log(shader).unwrap_or_default());
            }
            return Err(PaintError::Program { name: self.name, log });
        }
        for shader in &self.shaders {
            gl.delete_shader(Some(shader));
        }
        Ok(self.program)
    }
}

/// Stations of a stroke's strip: place along it, beyond its end, side.
fn stroke_stations() -> [f32; 3 * STROKE_VERTICES] {
    let mut stations = [0.0; 3 * STROKE_VERTICES];
    for (column, pair) in stations.chunks_exact_mut(6).enumerate() {
        let place = column.clamp(1, STROKE_SEGMENTS + 1) - 1;
        let s = 2.0 * place as f32 / STROKE_SEGMENTS as f32 - 1.0;
        let beyond = column as f32 - (place + 1) as f32;
        pair.copy_from_slice(&[s, beyond, -1.0, s, beyond, 1.0]);
    }
    stations
}
