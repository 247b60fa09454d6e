//! The figure: the living skin, or two of them, with transport, time axis, controls, charts and numbers.
//!
//! Its parts are plain functions of a report: a component of its own would cost each of them two kilobytes of download.

mod axis;
mod charts;
mod controls;
mod help;
pub mod names;
mod numbers;
mod pair;
mod skins;
mod transport;

use super::controls::scrubber::Scrub;
use super::driver::Driver;
use super::driver::command::{Command, Look};
use super::driver::report::{Picture, Report, SideReport};
use super::driver::setup::Setup;
use super::{host, keys, prose};
use crate::content::{Key, NOTES, text};
use crate::scene::specimen::Specimen;
use crate::scene::stain::Stain;
use names::Names;
use std::rc::Rc;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::{Callback, Html, NodeRef, TargetCast, html};

/// What happens to a figure.
pub enum Act {
    /// The reader wants something.
    Command(Command),
    /// The driver has news.
    Report(Rc<Report>),
    /// The table of numbers was opened or closed.
    Table(bool),
}

/// A figure as its chapter holds it.
pub struct Figure {
    /// The latest report.
    pub report: Rc<Report>,
    /// Skin and needles as the reader has set them; reports come a few times a second, the controls answer at once.
    setup: Setup,
    stain: Stain,
    /// The skin that was last beside another one of its own kind.
    unmirrored: Specimen,
    names: &'static Names,
    table_open: bool,
    act: Callback<Act>,
    root: NodeRef,
    driver: Option<Driver>,
}

impl Figure {
    /// A figure that tells its acts to its chapter; it stands until it is started.
    #[must_use]
    pub fn new(names: &'static Names, setup: Setup, act: Callback<Act>) -> Self {
        let report = Rc::new(Report::first(setup));
        Self {
            report,
            setup,
            stain: Stain::default(),
            unmirrored: Specimen::Keloid,
            names,
            table_open: false,
            act,
            root: NodeRef::default(),
            driver: None,
        }
    }

    /// Starts the driver, once the figure is in the page.
    pub fn start(&mut self, look: Look) {
        let out = self.act.reform(Act::Report);
        let root = self.root.cast::<HtmlElement>();
        self.driver = root.and_then(|root| Driver::start(&root, self.setup, look, out));
    }

    /// Takes an act; true when the figure must be shown anew.
    pub fn update(&mut self, act: Act) -> bool {
        match act {
            Act::Command(command) => {
                if let Some(driver) = &self.driver {
                    driver.send(command);
                }
                match command {
                    Command::Setup(setup) => {
                        let mirrors = setup.right.is_some_and(|right| right.skin == setup.left.skin);
                        if let (true, Some(right)) =
                            (mirrors, self.setup.right.filter(|right| right.skin != setup.left.skin))
                        {
                            self.unmirrored = right.skin;
                        }
                        self.setup = setup;
                    }
                    Command::Stain(stain) => self.stain = stain,
                    _ => return false,
                }
            }
            Act::Report(report) => self.report = report,
            Act::Table(open) => self.table_open = open,
        }
        true
    }

    /// Sends a command to the driver.
    #[must_use]
    pub fn send(&self) -> Callback<Command> {
        self.act.reform(Act::Command)
    }

    /// The figure.
    pub fn view(&self) -> Html {
        let (report, send) = (&self.report, &self.send());
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
        let (names, pair) = (self.names, self.setup.right.is_some());
        html! {
            <div ref={self.root.clone()} class="figure" data-figure={names.kind} onkeydown={on_key}>
                <div class="card">
                    { pair::choosers(names, self.setup, self.unmirrored, send) }
                    <div class="top">
                        <div id={names.anchor} class="stage" tabindex="0" role="group" aria-label={text(names.shows)}>
                            { for report.sides.iter().map(|side| half(side, pair)) }
                        </div>
                        { transport::buttons(report, send) }
                        { axis::view(report, send, &on_scrub) }
                    </div>
                    <p class="now" aria-hidden="true">{ &*report.sentence }</p>
                    <p class="unseen" role="status" aria-live="polite">{ &*report.message }</p>
                    { transport::speed(names, report, send) }
                    { controls::view(names, report, self.setup, self.stain, send) }
                </div>
                if pair {
                    { pair::stills(report, send) }
                }
                { charts::view(names, report, &on_scrub) }
                { more(Key::TableOpen, Some(self.act.reform(Act::Table)), self.table_open.then(|| numbers::view(report))) }
                if !pair {
                    { more(Key::NoteOpen, None, Some(note())) }
                }
                { help::view(names) }
            </div>
        }
    }
}

/// The stage of one skin, with its name where there are two.
fn half(side: &SideReport, named: bool) -> Html {
    let trouble = match side.picture {
        Picture::Shown => None,
        Picture::Lost => Some(Key::ErrorLost),
        Picture::Unavailable => Some(Key::ErrorCanvas),
    };
    html! {
        <div class="half">
            <div class="canvases" data-stage=""></div>
            if named {
                { pair::plate(side) }
            }
            if let Some(trouble) = trouble {
                <p class="trouble">{ text(trouble) }</p>
            }
        </div>
    }
}

/// A part that opens, tells so and has an inside, perhaps only while it is open.
fn more(title: Key, on_open: Option<Callback<bool>>, inside: Option<Html>) -> Html {
    let on_toggle = on_open.map(|on_open| {
        Callback::from(move |event: Event| {
            on_open.emit(event.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open")));
        })
    });
    html! {
        <details class="more" ontoggle={on_toggle}>
            <summary>{ text(title) }</summary>
            { inside.unwrap_or_default() }
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
        "button, input:not([type=range]), select, summary, a, dialog"
    } else {
        "input:not([data-slider]), select, .table-box, dialog"
    };
    // A selector of ours cannot be malformed.
    if target.closest(owner).ok().flatten().is_some() {
        return None;
    }
    keys::command_for(&key, event.shift_key())
}
