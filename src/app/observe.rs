//! Watching the size of an element, and whether it is in sight.

use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
    ResizeObserverBoxOptions, ResizeObserverEntry, ResizeObserverOptions, ResizeObserverSize,
};

use super::host;

/// The size of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// CSS px.
    pub width: f32,
    /// CSS px.
    pub height: f32,
    /// Device pixels per CSS pixel.
    pub ratio: f32,
}

/// Reports the size of an element until it is dropped.
pub struct SizeObserver {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl SizeObserver {
    /// Starts to watch; the first report comes at once after layout. None where the browser cannot.
    #[must_use]
    pub fn new(element: &HtmlElement, report: Rc<dyn Fn(Size)>) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // Several entries may come at once; the last is the present.
            if let Ok(entry) = entries.pop().dyn_into::<ResizeObserverEntry>() {
                let css = entry.content_rect();
                let nominal = host::pixel_ratio();
                let exact = device_width(&entry).filter(|_| css.width() > 0.0).map(|width| width / css.width());
                // The exact box differs from the nominal ratio by rounding only; an emulated screen reports the real one's.
                let ratio = exact.filter(|exact| (exact / nominal - 1.0).abs() < 0.05).unwrap_or(nominal) as f32;
                report(Size { width: css.width() as f32, height: css.height() as f32, ratio });
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        if knows_device_pixels() {
            let options = ResizeObserverOptions::new();
            options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
            observer.observe_with_options(element, &options);
        } else {
            observer.observe(element);
        }
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Reports whether an element is in sight, or nearly, until it is dropped.
pub struct SightObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl SightObserver {
    /// Starts to watch; what lies within `margin` ("200px") of the window counts as in sight. None where the browser cannot.
    #[must_use]
    pub fn new(element: &Element, margin: &str, report: Rc<dyn Fn(bool)>) -> Option<Self> {
        let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            // Several entries may come at once; the last is the present.
            if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
                report(entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SightObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whole device pixels that an element covers: with fractional sizes only the browser knows how it rounds.
fn device_width(entry: &ResizeObserverEntry) -> Option<f64> {
    let sizes = Reflect::get(entry, &JsValue::from_str("devicePixelContentBoxSize")).ok()?;
    let size: ResizeObserverSize = sizes.dyn_into::<Array>().ok()?.get(0).dyn_into().ok()?;
    Some(size.inline_size())
}

/// Observing device pixels throws in browsers that do not know them.
fn knows_device_pixels() -> bool {
    let prototype = host::window().and_then(|window| {
        let class = Reflect::get(&window, &JsValue::from_str("ResizeObserverEntry")).ok()?;
        Reflect::get(&class, &JsValue::from_str("prototype")).ok()
    });
    prototype.is_some_and(|prototype| {
        Reflect::has(&prototype, &JsValue::from_str("devicePixelContentBoxSize")).unwrap_or(false)
    })
}
