//! The painters in a real browser: they agree with each other, allocate nothing, and survive the loss of their context.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a panic is how a test tells")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::f32::consts::TAU;
use std::sync::atomic::{AtomicUsize, Ordering};

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::futures::JsFuture;
use js_sys::{Function, Promise};
use pinprick::paint::svg::to_svg;
use pinprick::paint::{Drawn, PaintError, Painter, Wish};
use pinprick::scene::draw_list::{DrawList, Fill, Kind, Label, LabelInk, Mark, Rgba, Shape, Stroke};
use pinprick::scene::stain::Stain;
use pinprick::scene::tissue::{Theme, Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, WebGl2RenderingContext, WebglLoseContext,
};

wasm_bindgen_test_configure!(run_in_browser);

const WIDTH: f32 = 640.0;
const HEIGHT: f32 = 400.0;

/// Counts allocations, so that a test can say that there were none.
struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: passes everything on to the system allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Pseudo-random numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1u64 << 24) as f32
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// One of 64 colours.
    fn color(&mut self, alpha: u8) -> Rgba {
        let [red, green, blue] = [(); 3].map(|()| 60 + 60 * (4.0 * self.unit()) as u8);
        [red, green, blue, alpha]
    }
}

fn canvas() -> HtmlCanvasElement {
    let document = web_sys::window().unwrap().document().unwrap();
    document.create_element("canvas").unwrap().unchecked_into()
}

/// A picture of every primitive, as crowded as skin.
fn picture(strokes: usize, marks: usize) -> DrawList {
    let mut list = DrawList::default();
    list.clear(WIDTH, HEIGHT, [251, 247, 241, 255]);
    let mut random = Random(7);
    for row in 0..4 {
        let top = 100.0 * row as f32;
        let wave = |x: f32| top + 12.0 * (0.02 * x + row as f32).sin();
        let pairs = (0..=64).map(|i| {
            let x = 10.0 * i as f32;
            ([x, wave(x)], [x, wave(x) + 90.0])
        });
        let to_color = if row == 3 { [246, 227, 220, 255] } else { random.color(200) };
        let from_color = if row == 3 { to_color } else { random.color(255) };
        list.band(pairs, Fill { from: [0.0, top], to: [40.0, top + 90.0], from_color, to_color });
    }
    for _ in 0..2 {
        for _ in 0..strokes / 2 {
            let angle = random.between(-0.6, 0.6);
            let length = random.between(8.0, 26.0);
            list.stroke(Stroke {
                x: random.between(0.0, WIDTH),
                y: random.between(0.0, HEIGHT),
                half_x: length * angle.cos(),
                half_y: length * angle.sin(),
                width: random.between(0.4, 3.6),
                crimp: random.between(0.0, 2.5),
                phase: random.between(0.0, TAU),
                waves: random.between(1.0, 3.0),
                color: [40 + (60.0 * random.unit()) as u8, 95, 147, 153],
            });
        }
        for _ in 0..marks / 2 {
            let shape = match (10.0 * random.unit()) as u32 {
                0 => Shape::Glow,
                1..=4 => Shape::Spindle,
                _ => Shape::Ellipse,
            };
            let radius_x = if shape == Shape::Glow { random.between(10.0, 30.0) } else { random.between(1.5, 9.0) };
            let radius_y = if shape == Shape::Glow { radius_x } else { radius_x * random.between(0.35, 1.0) };
            let outlined = random.unit() < 0.5;
            let fill = if shape == Shape::Glow { [247, 178, 64, 90] } else { random.color(255) };
            list.mark(Mark {
                x: random.between(0.0, WIDTH),
                y: random.between(0.0, HEIGHT),
                radius_x,
                radius_y,
                angle: random.between(0.0, 3.1),
                outline_width: if outlined { random.between(0.5, 1.5) } else { 0.0 },
                shape,
                fill,
                outline: [94, 34, 112, 255],
            });
        }
    }
    list.label_ink = LabelInk { ink: [42, 36, 51, 255], plate: [251, 247, 241, 235] };
    list.labels.push(Label {
        text: "epidermis",
        plate: [40.0, 30.0, 72.0, 22.0],
        anchor: Some([160.0, 120.0]),
        font_px: 13.0,
        alpha: 1.0,
        part: None,
        marked: false,
    });
    list
}

/// Nothing but faint glows, many over each other.
fn haze() -> DrawList {
    let mut list = DrawList::default();
    list.clear(WIDTH, HEIGHT, [251, 247, 241, 255]);
    let mut random = Random(3);
    for _ in 0..300 {
        list.mark(Mark {
            x: random.between(0.0, WIDTH),
            y: random.between(0.0, HEIGHT),
            radius_x: 45.0,
            radius_y: 45.0,
            shape: Shape::Glow,
            fill: [247, 178, 64, random.between(2.0, 24.0) as u8],
            ..Mark::default()
        });
    }
    list
}

fn painter(wish: Wish, ratio: f32) -> (Painter, HtmlCanvasElement, HtmlCanvasElement) {
    let (tissue, labels) = (canvas(), canvas());
    let mut painter = Painter::choose(&tissue, &labels, wish).unwrap();
    painter.resize(WIDTH, HEIGHT, ratio);
    (painter, tissue, labels)
}

/// Red, green, blue and alpha of the tissue with the labels over it.
fn pixels(layers: &[&HtmlCanvasElement]) -> Vec<u8> {
    let flat = canvas();
    flat.set_width(layers[0].width());
    flat.set_height(layers[0].height());
    let context: CanvasRenderingContext2d = flat.get_context("2d").unwrap().unwrap().unchecked_into();
    for layer in layers {
        context.draw_image_with_html_canvas_element(layer, 0.0, 0.0).unwrap();
    }
    read(&context, flat.width(), flat.height())
}

fn read(context: &CanvasRenderingContext2d, width: u32, height: u32) -> Vec<u8> {
    context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).unwrap().data().0
}

fn painted(wish: Wish, ratio: f32, list: &DrawList) -> Vec<u8> {
    let (mut painter, tissue, labels) = painter(wish, ratio);
    painter.paint(list);
    pixels(&[&tissue, &labels])
}

/// Mean structural similarity of the brightness over 8 by 8 windows (Wang et al. 2004, uniform windows), stride 4.
fn similarity(one: &[u8], other: &[u8], width: usize) -> f64 {
    assert_eq!(one.len(), other.len());
    let brightness = |pixels: &[u8]| -> Vec<f64> {
        let of = |p: &[u8]| 0.299 * f64::from(p[0]) + 0.587 * f64::from(p[1]) + 0.114 * f64::from(p[2]);
        pixels.chunks_exact(4).map(of).collect()
    };
    let (one, other) = (brightness(one), brightness(other));
    let height = one.len() / width;
    let (c1, c2) = ((0.01f64 * 255.0).powi(2), (0.03f64 * 255.0).powi(2));
    let (mut sum, mut windows) = (0.0, 0.0);
    for top in (0..=height - 8).step_by(4) {
        for left in (0..=width - 8).step_by(4) {
            let (mut a, mut b, mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for y in top..top + 8 {
                for x in left..left + 8 {
                    let (p, q) = (one[y * width + x], other[y * width + x]);
                    a += p;
                    b += q;
                    aa += p * p;
                    bb += q * q;
                    ab += p * q;
                }
            }
            let (a, b, aa, bb, ab) = (a / 64.0, b / 64.0, aa / 64.0, bb / 64.0, ab / 64.0);
            let (var_a, var_b, cov) = (aa - a * a, bb - b * b, ab - a * b);
            sum += (2.0 * a * b + c1) * (2.0 * cov + c2) / ((a * a + b * b + c1) * (var_a + var_b + c2));
            windows += 1.0;
        }
    }
    sum / windows
}

fn mean_difference(one: &[u8], other: &[u8]) -> f64 {
    one.iter().zip(other).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / one.len() as f64
}

async fn rasterised(svg: &str) -> Vec<u8> {
    let image = HtmlImageElement::new().unwrap();
    let encoded = js_sys::encode_uri_component(svg).as_string().unwrap();
    image.set_src(&format!("data:image/svg+xml,{encoded}"));
    JsFuture::from(image.decode()).await.unwrap();
    let flat = canvas();
    flat.set_width(WIDTH as u32);
    flat.set_height(HEIGHT as u32);
    let context: CanvasRenderingContext2d = flat.get_context("2d").unwrap().unwrap().unchecked_into();
    context.draw_image_with_html_image_element(&image, 0.0, 0.0).unwrap();
    read(&context, flat.width(), flat.height())
}

#[wasm_bindgen_test]
fn webgl2_and_canvas2d_agree() {
    let list = picture(700, 400);
    for ratio in [1.0, 1.5, 2.0] {
        let webgl2 = painted(Wish::WebGl2, ratio, &list);
        let canvas2d = painted(Wish::Canvas2d, ratio, &list);
        let similarity = similarity(&webgl2, &canvas2d, (WIDTH * ratio) as usize);
        let difference = mean_difference(&webgl2, &canvas2d);
        console_log!("webgl2 / canvas2d at {ratio}: SSIM {similarity:.4}, mean difference {difference:.2}");
        assert!(similarity >= 0.95, "{similarity} at {ratio}");
    }
}

#[wasm_bindgen_test]
fn each_kind_agrees_on_its_own() {
    let all = picture(700, 400);
    for kind in [Kind::Strokes, Kind::Marks, Kind::Bands] {
        let mut list = all.clone();
        list.runs.retain(|run| run.kind == kind);
        let webgl2 = painted(Wish::WebGl2, 1.0, &list);
        let canvas2d = painted(Wish::Canvas2d, 1.0, &list);
        let similarity = similarity(&webgl2, &canvas2d, WIDTH as usize);
        console_log!("{kind:?}: SSIM {similarity:.4}, mean difference {:.2}", mean_difference(&webgl2, &canvas2d));
        assert!(similarity >= 0.95, "{kind:?}: {similarity}");
    }
}

#[wasm_bindgen_test]
async fn svg_agrees_with_canvas2d() {
    let list = picture(700, 400);
    let canvas2d = painted(Wish::Canvas2d, 1.0, &list);
    let svg = rasterised(&to_svg(&list)).await;
    let similarity = similarity(&svg, &canvas2d, WIDTH as usize);
    console_log!("svg / canvas2d: SSIM {similarity:.4}, mean difference {:.2}", mean_difference(&svg, &canvas2d));
    assert!(similarity >= 0.95, "{similarity}");
}

/// A keloid four days after a session, as a stain shows it.
fn stained(stain: Stain) -> DrawList {
    let skin = Skin::Keloid;
    let mut course = Course::new(CourseSpec {
        grid: Grid::STANDARD,
        skin,
        needle: Needle::default(),
        session_days: vec![0.0],
        seed: 2,
    });
    while course.computed_until_d() < 4.0 {
        course.advance(1);
    }
    let tracts = course.tracts().to_vec();
    let view = View { width_px: WIDTH, height_px: HEIGHT, stain, skin, theme: Theme::Dark, ..View::default() };
    Tissue::new(2).draw(course.moment(4.0), &tracts, &view).clone()
}

#[wasm_bindgen_test]
async fn all_painters_agree_on_every_stain() {
    let mut pictures: Vec<Vec<u8>> = Vec::new();
    for stain in Stain::ALL {
        let list = stained(stain);
        let canvas2d = painted(Wish::Canvas2d, 1.0, &list);
        let others = [("webgl2", painted(Wish::WebGl2, 1.0, &list)), ("svg", rasterised(&to_svg(&list)).await)];
        for (name, other) in others {
            let similarity = similarity(&other, &canvas2d, WIDTH as usize);
            console_log!("{stain:?}, {name} / canvas2d: SSIM {similarity:.4}");
            assert!(similarity >= 0.95, "{stain:?}, {name}: {similarity}");
        }
        for other in &pictures {
            let difference = mean_difference(other, &canvas2d);
            assert!(difference > 10.0, "{stain:?} looks like another stain: {difference}");
        }
        pictures.push(canvas2d);
    }
}

#[wasm_bindgen_test]
fn a_picture_in_parts_is_the_one_at_once_and_no_part_is_long() {
    let list = picture(640, 200);
    let (mut painter, tissue, labels) = painter(Wish::Canvas2d, 1.0);
    let mut kept = list.clone();
    painter.begin(&mut kept);
    let untouched = pixels(&[&tissue]);
    let mut parts = 1;
    while !painter.go_on(&mut || true) {
        assert!(pixels(&[&tissue]) == untouched, "it is shown whole or not at all");
        parts += 1;
    }
    // The clock is looked at every 32 strokes, or what takes as long.
    assert!(parts > (640 + 200) / 32, "{parts}");
    let difference = mean_difference(&pixels(&[&tissue, &labels]), &painted(Wish::Canvas2d, 1.0, &list));
    assert!(difference < 0.1, "{difference}");
}

#[wasm_bindgen_test]
fn many_faint_glows_add_up() {
    let list = haze();
    let truth = |x: f32, y: f32| {
        list.marks.iter().fold(f32::from(list.background[2]), |below, glow| {
            let fall = (1.0 - ((x - glow.x).powi(2) + (y - glow.y).powi(2)) / glow.radius_x.powi(2)).max(0.0);
            let alpha = fall * fall * f32::from(glow.fill[3]) / 255.0;
            below * (1.0 - alpha) + f32::from(glow.fill[2]) * alpha
        })
    };
    let truth: f32 = (0..256_000).map(|i| truth((i % 640) as f32 + 0.5, (i / 640) as f32 + 0.5)).sum();
    for wish in [Wish::WebGl2, Wish::Canvas2d] {
        let blue: f32 = painted(wish, 1.0, &list).chunks_exact(4).map(|pixel| f32::from(pixel[2])).sum();
        let difference = (blue - truth) / 256_000.0;
        console_log!("{wish:?}: the haze is {difference:.2} steps of brightness off");
        assert!(difference.abs() < 1.0, "{wish:?}: {difference}");
    }
}

#[wasm_bindgen_test]
fn labels_lie_on_their_own_canvas_and_are_drawn_once() {
    let mut list = picture(10, 10);
    for wish in [Wish::WebGl2, Wish::Canvas2d] {
        let (mut painter, _, labels) = painter(wish, 1.0);
        painter.paint(&list);
        assert_eq!(painter.drawn().labels, 1);
        let shown = pixels(&[&labels]);
        assert!(shown.chunks_exact(4).any(|pixel| pixel[3] > 0), "a plate is there");
        painter.paint(&list);
        assert_eq!(painter.drawn().labels, 0);
        painter.forget_labels();
        painter.paint(&list);
        assert_eq!(painter.drawn().labels, 1);
        let label = list.labels.pop().unwrap();
        painter.paint(&list);
        assert!(pixels(&[&labels]).iter().all(|channel| *channel == 0), "nothing is left of a label that went");
        list.labels.push(label);
    }
}

#[wasm_bindgen_test]
fn automatic_refuses_webgl_in_software() {
    let canvas = canvas();
    let context = canvas.get_context("webgl2").unwrap().unwrap().unchecked_into::<WebGl2RenderingContext>();
    context.get_extension("WEBGL_debug_renderer_info").unwrap();
    let renderer = context.get_parameter(0x9246).unwrap().as_string().unwrap();
    let (painter, ..) = painter(Wish::Automatic, 1.0);
    let expected =
        if renderer.contains("SwiftShader") || renderer.contains("llvmpipe") { "canvas2d" } else { "webgl2" };
    assert_eq!(painter.kind(), expected, "{renderer}");
}

#[wasm_bindgen_test]
fn a_canvas_that_is_taken_gives_a_named_error() {
    let (flat, deep) = (canvas(), canvas());
    flat.get_context("2d").unwrap().unwrap();
    deep.get_context("webgl2").unwrap().unwrap();
    let refusal = |tissue: &HtmlCanvasElement, wish| Painter::choose(tissue, &canvas(), wish).err();
    assert_eq!(refusal(&flat, Wish::WebGl2), Some(PaintError::NoWebGl2));
    assert_eq!(refusal(&deep, Wish::Canvas2d), Some(PaintError::NoCanvas2d));
    assert!(Painter::choose(&canvas(), &deep, Wish::Canvas2d).is_err());
}

#[wasm_bindgen_test]
fn a_size_is_set_once_and_its_ratio_is_capped() {
    for wish in [Wish::WebGl2, Wish::Canvas2d] {
        let (mut painter, tissue, labels) = painter(wish, 3.0);
        assert_eq!((tissue.width(), tissue.height()), (1280, 800));
        assert_eq!((labels.width(), labels.height()), (1280, 800));
        let list = picture(100, 100);
        painter.paint(&list);
        let before = pixels(&[&labels]);
        painter.resize(WIDTH, HEIGHT, 4.0);
        assert_eq!(pixels(&[&labels]), before, "setting a size clears, even to the same size");
        painter.resize(320.0, 200.0, 1.0);
        painter.paint(&list);
        assert_eq!((tissue.width(), tissue.height()), (320, 200));
        let corner = pixels(&[&tissue]);
        let (mut fresh, fresh_tissue, _) = self::painter(wish, 1.0);
        fresh.resize(320.0, 200.0, 1.0);
        fresh.paint(&list);
        assert!(mean_difference(&corner, &pixels(&[&fresh_tissue])) < 0.01);
    }
}

#[wasm_bindgen_test]
fn nothing_is_allocated_once_warm() {
    let lists = [picture(700, 400), haze()];
    for wish in [Wish::WebGl2, Wish::Canvas2d] {
        let (mut painter, ..) = painter(wish, 1.0);
        lists.iter().for_each(|list| painter.paint(list));
        let before = ALLOCATIONS.load(Ordering::Relaxed);
        lists.iter().for_each(|list| painter.paint(list));
        assert_eq!(ALLOCATIONS.load(Ordering::Relaxed) - before, 0, "{}", painter.kind());
    }
}

#[wasm_bindgen_test]
async fn a_lost_context_is_restored() {
    let list = picture(300, 200);
    let (mut painter, tissue, labels) = painter(Wish::WebGl2, 1.0);
    painter.paint(&list);
    let before = pixels(&[&tissue, &labels]);
    let context: WebGl2RenderingContext = tissue.get_context("webgl2").unwrap().unwrap().unchecked_into();
    let extension: WebglLoseContext = context.get_extension("WEBGL_lose_context").unwrap().unwrap().unchecked_into();

    let lost = next_event(&tissue, "webglcontextlost");
    extension.lose_context();
    lost.await;
    assert!(painter.lost());
    let drawn = painter.drawn();
    painter.paint(&list);
    assert_eq!(painter.drawn(), drawn, "painting without a context does nothing");
    assert!(painter.restore().is_err());

    let restored = next_event(&tissue, "webglcontextrestored");
    extension.restore_context();
    restored.await;
    painter.restore().unwrap();
    assert!(!painter.lost());
    painter.paint(&list);
    assert_eq!(mean_difference(&pixels(&[&tissue, &labels]), &before), 0.0);
}

/// Waits until an event has been dealt with: the browser only restores a context once it has seen, after the listeners,
/// that the default of its loss was prevented.
async fn next_event(canvas: &HtmlCanvasElement, name: &'static str) {
    let mut listener = None;
    let promise = Promise::new(&mut |resolve: Function, _| {
        let options = EventListenerOptions::enable_prevent_default();
        listener = Some(EventListener::once_with_options(canvas, name, options, move |event| {
            event.prevent_default();
            web_sys::window().unwrap().set_timeout_with_callback(&resolve).unwrap();
        }));
    });
    JsFuture::from(promise).await.unwrap();
}

#[wasm_bindgen_test]
fn a_full_picture_takes_few_calls() {
    let list = picture(3000, 2500);
    let performance = web_sys::window().unwrap().performance().unwrap();
    for wish in [Wish::WebGl2, Wish::Canvas2d] {
        let (mut painter, ..) = painter(wish, 1.0);
        let mut times: Vec<f64> = (0..12)
            .map(|_| {
                let start = performance.now();
                painter.paint(&list);
                performance.now() - start
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let Drawn { strokes, marks, bands, calls, .. } = painter.drawn();
        console_log!(
            "{}: {strokes} strokes, {marks} marks, {bands} bands in {calls} calls; {times:.1?} ms",
            painter.kind()
        );
        assert_eq!((strokes, marks, bands), (3000, 2500, 4));
        assert!(calls <= if painter.kind() == "webgl2" { 60 } else { 50_000 }, "{calls}");
    }
}
