//! The browser round us: storage, media queries, the address and the clock. All of it may be missing or refuse.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, KeyboardEvent, MediaQueryList, Storage, Window};

/// The window; none outside a browser's main thread.
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Milliseconds since the page was opened; 0 where there is no clock.
#[must_use]
pub fn now_ms() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Device pixels per CSS pixel, at least 1.
#[must_use]
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio().max(1.0))
}

/// Height of the window, CSS px; 0 where there is none.
#[must_use]
pub fn window_height() -> f64 {
    window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// Whether the tab is in the background.
#[must_use]
pub fn hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// What was stored under a key; none where storage is missing, refused (third-party frames) or empty.
#[must_use]
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Stores a value; none where that is refused.
pub fn store(key: &str, value: &str) -> Option<()> {
    storage()?.set_item(key, value).ok()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// A media query.
#[must_use]
pub fn media(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok()?
}

/// A value from the query part of the address, as it stands there.
#[must_use]
pub fn query_value(name: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    let pairs = search.trim_start_matches('?').split('&');
    pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// The key of an event. Browsers that fill forms in send key events without one, and the plain getter then throws.
#[must_use]
pub fn key_of(event: &KeyboardEvent) -> Option<String> {
    Reflect::get(event, &JsValue::from_str("key")).ok()?.as_string()
}

/// A number that was written into the page, by the browser's own reading: Rust's brings tables of ten kilobytes.
#[must_use]
pub fn number(words: &str) -> Option<f64> {
    Some(js_sys::Number::parse_float(words)).filter(|number| number.is_finite())
}

/// Sets a custom property or style of an element. Style attributes are forbidden by the content security policy;
/// this way through the object model is not.
pub fn set_style(element: &HtmlElement, name: &str, value: &str) {
    // Only a read-only declaration refuses, which an element's own style never is.
    let _ = element.style().set_property(name, value);
}

/// The first element inside `root` that matches, as an HTML element.
#[must_use]
pub fn find(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// All elements inside `root` that match, as HTML elements, in the order of the page.
#[must_use]
pub fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}
