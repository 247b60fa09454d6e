//! The figure: the living skin with its transport, time axis, controls, charts and numbers.

mod axis;
mod charts;
mod controls;
mod help;
mod note;
mod numbers;
mod transport;

use self::axis::Axis;
use self::charts::Charts;
use self::controls::Controls;
use self::help::Help;
use self::note::Note;
use self::numbers::Numbers;
use self::transport::{SpeedChoice, Transport};
use super::driver::Driver;
use super::driver::command::{Command, Look};
use super::driver::report::{Picture, Report};
use super::driver::setup::Setup;
use super::{host, keys};
use crate::content::{Key, text};
use std::rc::Rc;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{
    Callback, Html, NodeRef, Properties, TargetCast, function_component, hook, html, use_callback, use_effect_with,
    use_mut_ref, use_state,
};

/// What a figure shows.
#[derive(Properties, Clone, PartialEq)]
pub struct FigureProps {
    /// The element that the driver works in.
    pub root: NodeRef,
    /// The latest report.
    pub report: Rc<Report>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
}

/// A driver for the figure in `root`: its latest report and the way to command it.
#[hook]
pub fn use_driver(root: &NodeRef, look: Look) -> (Rc<Report>, Callback<Command>) {
    let report = use_state(|| Rc::new(Report::first(Setup::default())));
    let driver = use_mut_ref(|| None::<Driver>);
    let set = report.setter();
    use_effect_with(root.clone(), {
        let driver = driver.clone();
        move |root| {
            let root = root.cast::<HtmlElement>();
            let out = Callback::from(move |report| set.set(report));
            driver.replace(root.and_then(|root| Driver::start(&root, Setup::default(), look, out)));
            move || drop(driver.take())
        }
    });
    let send = use_callback((), {
        let driver = driver.clone();
        move |command, ()| {
            if let Some(driver) = driver.borrow().as_ref() {
                driver.send(command);
            }
        }
    });
    use_effect_with(look, {
        let send = send.clone();
        move |look| send.emit(Command::Look(*look))
    });
    (Rc::clone(&report), send)
}

/// The figure.
#[function_component]
pub fn Figure(props: &FigureProps) -> Html {
    let FigureProps { root, report, send } = props.clone();
    let on_key = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if let Some(command) = command_of(&event) {
                event.prevent_default();
                send.emit(command);
            }
        }
    };
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
                    <Transport report={report.clone()} send={send.clone()} />
                    <Axis timeline={report.timeline.clone()} send={send.clone()} />
                </div>
                <p class="now" aria-hidden="true">{ &report.caption.sentence }</p>
                <p class="unseen" role="status" aria-live="polite">{ &*report.message }</p>
                <SpeedChoice report={report.clone()} send={send.clone()} />
                <Controls report={report.clone()} send={send.clone()} />
            </div>
            <Charts report={report.clone()} send={send.clone()} />
            <Numbers report={report.clone()} />
            <Note />
            <Help />
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
    let owner = if key == " " { "button, input:not([type=range]), summary, a, dialog" } else { "input, dialog" };
    // A selector of ours cannot be malformed.
    if target.closest(owner).ok().flatten().is_some() {
        return None;
    }
    keys::command_for(&key, event.shift_key())
}
