//! The figure: the living skin with its transport, time axis, controls, charts and numbers.
//!
//! Its parts are plain functions of a report: a component of its own would cost each of them two kilobytes of download.

mod axis;
mod charts;
mod controls;
mod help;
mod numbers;
mod transport;

use super::controls::scrubber::Scrub;
use super::driver::Driver;
use super::driver::command::{Command, Look};
use super::driver::report::{Picture, Report};
use super::driver::setup::Setup;
use super::{host, keys, prose};
use crate::content::{Key, NOTES, text};
use std::rc::Rc;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::{
    Callback, Html, NodeRef, TargetCast, UseStateHandle, hook, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state, use_state_eq,
};

/// A figure as the page holds it.
pub struct Figure {
    /// The latest report.
    pub report: Rc<Report>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
    root: NodeRef,
    /// Skin and needles as the reader has set them; reports come a few times a second, the controls answer at once.
    setup: UseStateHandle<Setup>,
    table_open: UseStateHandle<bool>,
}

/// A figure with its driver.
#[hook]
pub fn use_figure(look: Look) -> Figure {
    let root = use_node_ref();
    let report = use_state(|| Rc::new(Report::first(Setup::default())));
    let setup = use_state_eq(Setup::default);
    let table_open = use_state_eq(bool::default);
    let driver = use_mut_ref(|| None::<Driver>);
    use_effect_with(root.clone(), {
        let (driver, set) = (driver.clone(), report.setter());
        move |root| {
            let root = root.cast::<HtmlElement>();
            let out = Callback::from(move |report| set.set(report));
            driver.replace(root.and_then(|root| Driver::start(&root, Setup::default(), look, out)));
            move || drop(driver.take())
        }
    });
    let send = Callback::from({
        let driver = driver.clone();
        move |command| {
            if let Some(driver) = driver.borrow().as_ref() {
                driver.send(command);
            }
        }
    });
    use_effect_with(look, move |look| {
        if let Some(driver) = driver.borrow().as_ref() {
            driver.send(Command::Look(*look));
        }
    });
    Figure { report: Rc::clone(&report), send, root, setup, table_open }
}

/// The figure.
pub fn view(figure: &Figure) -> Html {
    let Figure { report, send, root, .. } = figure;
    let on_key = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if let Some(command) = command_of(&event) {
                event.prevent_default();
                send.emit(command);
            }
        }
    };
    let on_scrub = send.reform(|scrub| match scrub {
        Scrub::Take => Command::Hold(true),
        Scrub::To(place) => Command::Seek(place),
        Scrub::LetGo => Command::Hold(false),
    });
    let trouble = match report.picture {
        Picture::Shown => None,
        Picture::Lost => Some(Key::ErrorLost),
        Picture::Unavailable => Some(Key::ErrorCanvas),
    };
    html! {
        <div ref={root} class="figure" onkeydown={on_key}>
            <div class="card">
                <div class="top">
                    <div id="figure" class="stage" tabindex="0" role="group" aria-label={text(Key::FigureName)}>
                        <div class="canvases" data-stage=""></div>
                        if let Some(trouble) = trouble {
                            <p class="trouble">{ text(trouble) }</p>
                        }
                    </div>
                    { transport::buttons(report, send) }
                    { axis::view(report, send, &on_scrub) }
                </div>
                <p class="now" aria-hidden="true">{ &report.caption.sentence }</p>
                <p class="unseen" role="status" aria-live="polite">{ &*report.message }</p>
                { transport::speed(report, send) }
                { controls::view(report, &figure.setup, send) }
            </div>
            { charts::view(report, &on_scrub) }
            { more(Key::TableOpen, Some(figure.table_open.clone()), || numbers::view(report)) }
            { more(Key::NoteOpen, None, note) }
            { help::view() }
        </div>
    }
}

/// A part that opens; where its being open is kept, its inside is made only then.
fn more(title: Key, open: Option<UseStateHandle<bool>>, inside: impl FnOnce() -> Html) -> Html {
    let shown = open.as_ref().is_none_or(|open| **open);
    let on_toggle = open.map(|open| {
        Callback::from(move |event: Event| {
            open.set(event.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open")));
        })
    });
    html! {
        <details class="more" ontoggle={on_toggle}>
            <summary>{ text(title) }</summary>
            { if shown { inside() } else { Html::default() } }
        </details>
    }
}

/// What is computed, what is drawn by a clock, what is scenery.
fn note() -> Html {
    html! {
        <div class="note">
            <h2>{ NOTES.title }</h2>
            { prose::paragraphs(&NOTES, None, &Callback::noop()) }
        </div>
    }
}

/// The command of a key, unless the element that has the focus has a use of its own for it.
fn command_of(event: &KeyboardEvent) -> Option<Command> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
        return None;
    }
    let key = host::key_of(event)?;
    let target = event.target_dyn_into::<Element>()?;
    // On the time axis the keys go from stop to stop: the axis is bent, and its own steps near minute 0 are no time at all.
    let owner = if key == " " {
        "button, input:not([type=range]), summary, a, dialog"
    } else {
        "input:not([data-slider]), .table-box, dialog"
    };
    // A selector of ours cannot be malformed.
    if target.closest(owner).ok().flatten().is_some() {
        return None;
    }
    keys::command_for(&key, event.shift_key())
}
