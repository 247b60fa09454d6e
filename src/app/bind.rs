//! Binding the program to the page as it was written: find a control, listen to it, set what it shows.
//!
//! Everything here changes only what differs, so that a call in every report costs nothing while nothing changes.

use super::host;
use crate::scene::number::fixed;
use crate::skin::within::Within;
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, PointerEvent};

/// Who is told of something.
pub type Out<T> = Rc<dyn Fn(T)>;

/// The policy by which strings become markup, and the property of the window that holds it; the content security policy
/// allows no other.
const POLICY: &str = "pinprick";

/// Listens until it is dropped; the act may prevent the default.
pub fn on(target: &EventTarget, name: &'static str, act: impl Fn(&Event) + 'static) -> EventListener {
    listen(target, name, Box::new(act))
}

/// One function for all listeners: one for each kind of act would weigh as much again.
fn listen(target: &EventTarget, name: &'static str, act: Box<dyn Fn(&Event)>) -> EventListener {
    EventListener::new_with_options(target, name, EventListenerOptions::enable_prevent_default(), move |event| {
        act(event);
    })
}

/// The nearest element from the event's target upwards that matches.
#[must_use]
pub fn target(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Listens to the clicks of whatever matches inside `root`, also of what comes later.
pub fn clicks(root: &Element, selector: &'static str, act: impl Fn(&Element) + 'static) -> EventListener {
    on(root, "click", move |event| {
        if let Some(element) = target(event, selector) {
            act(&element);
        }
    })
}

/// Sets the words of an element.
pub fn set_text(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Only a malformed name is refused, and ours are constants.
    match value {
        Some(value) if element.get_attribute(name).as_deref() != Some(value) => {
            let _ = element.set_attribute(name, value);
        }
        Some(_) => {}
        None => {
            let _ = element.remove_attribute(name);
        }
    }
}

/// `true` or `false`, for the attributes that want a word.
#[must_use]
pub fn word(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}

/// Lets the reader at the controls inside `root`, which wait for the program.
pub fn wake(root: &Element) {
    for live in host::find_all(root, "[data-live]") {
        set_attribute(&live, "inert", None);
    }
}

/// Listens to a segmented control by its name; told the index of the choice.
#[must_use]
pub fn segmented(root: &Element, name: &str, choose: impl Fn(usize) + 'static) -> Option<EventListener> {
    let control = host::find(root, &["[data-name=\"", name, "\"]"].concat())?;
    Some(on(&control.clone(), "change", move |event| {
        let chosen = event.target();
        let inputs = host::find_all(&control, "input");
        if let Some(i) = inputs.iter().position(|input| Some(EventTarget::from(input.clone())) == chosen) {
            choose(i);
        }
    }))
}

/// Makes one choice of a segmented control hold.
pub fn set_segmented(root: &Element, name: &str, chosen: Option<usize>) {
    for (i, input) in host::find_all(root, &["[data-name=\"", name, "\"] input"].concat()).into_iter().enumerate() {
        if let Ok(input) = input.dyn_into::<HtmlInputElement>() {
            input.set_checked(chosen == Some(i));
        }
    }
}

/// Listens to a list by its identifier; told the index of the choice.
#[must_use]
pub fn select(root: &Element, id: &str, choose: impl Fn(usize) + 'static) -> Option<EventListener> {
    let list: HtmlSelectElement = host::find(root, &["#", id].concat())?.dyn_into().ok()?;
    Some(on(&list.clone(), "change", move |_| {
        if let Ok(i) = list.value().parse() {
            choose(i);
        }
    }))
}

/// Makes one choice of a list hold.
pub fn set_select(root: &Element, id: &str, chosen: usize) {
    if let Some(Ok(list)) = host::find(root, &["#", id].concat()).map(JsCast::dyn_into::<HtmlSelectElement>) {
        list.set_value(&chosen.to_string());
    }
}

/// Listens to a slider by its identifier; told the step.
#[must_use]
pub fn slider(root: &Element, id: &str, step: impl Fn(usize) + 'static) -> Option<EventListener> {
    let input = host::find(root, &["#", id].concat())?;
    Some(on(&input, "input", move |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(to) = input.and_then(|input| input.value().parse().ok()) {
            step(to);
        }
    }))
}

/// Sets a slider to a step, and its value in words.
pub fn set_slider(root: &Element, id: &str, step: usize, value: &str) {
    let Some(Ok(input)) = host::find(root, &["#", id].concat()).map(JsCast::dyn_into::<HtmlInputElement>) else {
        return;
    };
    let at = step.to_string();
    if input.value() != at {
        input.set_value(&at);
    }
    set_attribute(&input, "aria-valuetext", Some(value));
    let Some(control) = input.parent_element() else { return };
    if let Some(output) = host::find(&control, "output") {
        set_text(&output, value);
    }
    let steps = host::number(&input.max()).unwrap_or(1.0);
    if let Ok(Some(filled)) = control.query_selector(".filled") {
        set_attribute(&filled, "width", Some(&(fixed(100.0 * step as f64 / steps, 0) + "%")));
    }
}

/// Listens to a switch by its name; told the position that is asked for.
#[must_use]
pub fn switch(root: &Element, name: &str, turn: impl Fn(bool) + 'static) -> Option<EventListener> {
    let button = host::find(root, &["[data-switch=\"", name, "\"]"].concat())?;
    Some(on(&button.clone(), "click", move |_| turn(button.get_attribute("aria-checked").as_deref() != Some("true"))))
}

/// Turns a switch.
pub fn set_switch(root: &Element, name: &str, is_on: bool) {
    if let Some(button) = host::find(root, &["[data-switch=\"", name, "\"]"].concat()) {
        set_attribute(&button, "aria-checked", Some(word(is_on)));
    }
}

/// What the pointer does to the playhead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scrub {
    /// It takes the playhead.
    Take,
    /// It drags the playhead to this place, 0 to 1.
    To(f32),
    /// It lets go.
    LetGo,
}

/// Listens to every strip inside `root` on which a pointer drags the playhead.
#[must_use]
pub fn scrubbers(root: &Element, scrub: Out<Scrub>) -> Vec<EventListener> {
    let strip = |event: &Event| -> Option<(Element, PointerEvent)> {
        Some((target(event, ".scrubber")?, event.clone().dyn_into().ok()?))
    };
    let place = |strip: &Element, event: &PointerEvent| {
        let bounds = strip.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
        Scrub::To(share.within(0.0, 1.0) as f32)
    };
    let (down, drag, up) = (Rc::clone(&scrub), Rc::clone(&scrub), scrub);
    vec![
        on(root, "pointerdown", move |event| {
            if let Some((strip, event)) = strip(event).filter(|(_, event)| event.button() == 0) {
                // Refused when the pointer is gone already: then nothing would ever let go.
                if strip.set_pointer_capture(event.pointer_id()).is_ok() {
                    down(Scrub::Take);
                }
                down(place(&strip, &event));
            }
        }),
        on(root, "pointermove", move |event| {
            if let Some((strip, event)) = strip(event)
                && strip.has_pointer_capture(event.pointer_id())
            {
                drag(place(&strip, &event));
            }
        }),
        on(root, "lostpointercapture", move |event| {
            if strip(event).is_some() {
                up(Scrub::LetGo);
            }
        }),
    ]
}

thread_local! {
    /// How strings become markup: through the policy where the browser knows policies, else as they are.
    static MARKUP: Option<(JsValue, Function)> = policy();
}

/// Puts markup that this program has made into an element.
pub fn set_markup(element: &HtmlElement, markup: &str) {
    let trusted = MARKUP.with(|policy| {
        let (policy, create) = policy.as_ref()?;
        create.call1(policy, &JsValue::from_str(markup)).ok()
    });
    // Refused only where the policy was, and then the element keeps what it had.
    let _ =
        Reflect::set(element, &JsValue::from_str("innerHTML"), &trusted.unwrap_or_else(|| JsValue::from_str(markup)));
}

/// What `boot.js` has made: the page has one policy, and a second by its name would be refused.
fn policy() -> Option<(JsValue, Function)> {
    let policy = Reflect::get(host::window()?.as_ref(), &JsValue::from_str(POLICY)).ok().filter(JsValue::is_object)?;
    let create = Reflect::get(&policy, &JsValue::from_str("createHTML")).ok()?.dyn_into().ok()?;
    Some((policy, create))
}
