//! What a figure listens to: its buttons, controls, strips and keys. Each becomes a command.

use super::keyboard::command_of;
use super::{Core, with};
use crate::app::address::state::length_mm;
use crate::app::bind::{self, Scrub, on};
use crate::app::driver::command::{Command, Step};
use crate::app::driver::playhead::Speed;
use crate::app::driver::setup::{Chosen, DENSITIES_PER_CM2, Setup};
use crate::app::driver::stills::STILLS_D;
use crate::app::host;
use crate::scene::specimen::Specimen;
use crate::scene::stain::Stain;
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

/// Positions of the slider over the time axis.
const POSITIONS: f32 = 1000.0;

/// Listens until the listeners are dropped.
pub(super) fn all(root: &HtmlElement, core: &Rc<Core>) -> Vec<EventListener> {
    let names = core.names;
    let send = {
        let core = Rc::downgrade(core);
        move |command| with(&core, |core| core.send(command))
    };
    let change = |to: fn(Setup, usize) -> Setup| {
        let core = Rc::downgrade(core);
        move |i| {
            with(&core, |core| {
                let setup = core.shown.try_borrow().map(|shown| shown.setup());
                if let Ok(setup) = setup {
                    core.send(Command::Setup(to(setup, i)));
                }
            });
        }
    };
    let link = change(|setup, linked| setup.linked(linked != 0));
    let mut listeners = vec![buttons(root, core), stills(root, send.clone()), keys(root, send.clone())];
    listeners.extend(axis(root, send.clone()));
    listeners.extend(strips(root, send.clone()));
    let chosen = send.clone();
    listeners.extend(bind::segmented(root, names.speed, move |i| chosen(Command::Speed(Speed::ALL[i]))));
    if names.opens {
        return listeners;
    }
    let controls = [
        bind::segmented(root, names.stain, move |i| send(Command::Stain(Stain::ALL[i]))),
        bind::segmented(
            root,
            names.density,
            change(|setup, i| Setup { density_per_cm2: DENSITIES_PER_CM2[i], ..setup }),
        ),
        bind::slider(root, names.length, change(|setup, step| Setup { length_mm: length_mm(step), ..setup })),
        bind::select(
            root,
            names.skin,
            change(|setup, i| Setup { left: Chosen { skin: Specimen::ALL[i], ..setup.left }, ..setup }),
        ),
        bind::select(
            root,
            names.other,
            change(|setup, i| Setup {
                right: setup.right.map(|right| Chosen { skin: Specimen::ALL[i], ..right }),
                ..setup
            }),
        ),
        bind::switch(root, names.link, move |linked| link(usize::from(linked))),
        table(core),
    ];
    listeners.extend(controls.into_iter().flatten());
    listeners
}

/// The buttons by what they do.
fn buttons(root: &HtmlElement, core: &Rc<Core>) -> EventListener {
    let core = Rc::downgrade(core);
    bind::clicks(root, "[data-act]", move |button| {
        with(&core, |core| {
            let setup = || core.shown.try_borrow().ok();
            let command = match button.get_attribute("data-act").as_deref() {
                Some("play") => Some(Command::TogglePlay),
                Some("back") => Some(Command::Step(Step::Back)),
                Some("on") => Some(Command::Step(Step::On)),
                Some("first") => Some(Command::Step(Step::First)),
                Some("press") => Some(Command::Press),
                Some("course") => Some(Command::LayCourse),
                Some("clear") => Some(Command::Clear),
                Some("swap") => setup().map(|shown| Command::Setup(shown.setup().swapped())),
                Some("mirror") => setup().map(|shown| Command::Setup(shown.mirrored())),
                Some("keys") => return open_keys(core, button, true),
                Some("keys-close") => return open_keys(core, button, false),
                _ => None,
            };
            if let Some(command) = command {
                core.send(command);
            }
        });
    })
}

/// The small pictures of two skins.
fn stills(root: &HtmlElement, send: impl Fn(Command) + 'static) -> EventListener {
    bind::clicks(root, "[data-show]", move |button| {
        let i = button.get_attribute("data-show").and_then(|i| i.parse::<usize>().ok());
        if let Some(time_d) = i.and_then(|i| STILLS_D.get(i)) {
            send(Command::Show(*time_d));
        }
    })
}

fn keys(root: &HtmlElement, send: impl Fn(Command) + 'static) -> EventListener {
    on(root, "keydown", move |event| {
        if let Some(command) = command_of(event) {
            event.prevent_default();
            send(command);
        }
    })
}

/// The slider over the time axis, for assistive technology.
fn axis(root: &HtmlElement, send: impl Fn(Command) + 'static) -> Option<EventListener> {
    let slider: HtmlInputElement = host::find(root, "[data-slider]")?.dyn_into().ok()?;
    Some(on(&slider.clone(), "input", move |_| {
        if let Some(position) = host::number(&slider.value()) {
            send(Command::Seek(position as f32 / POSITIONS));
        }
    }))
}

/// The strips on which a pointer drags the playhead.
fn strips(root: &HtmlElement, send: impl Fn(Command) + 'static) -> Vec<EventListener> {
    bind::scrubbers(
        root,
        Rc::new(move |scrub| {
            send(match scrub {
                Scrub::Take => Command::Hold(true),
                Scrub::To(place) => Command::Seek(place),
                Scrub::LetGo => Command::Hold(false),
            });
        }),
    )
}

/// The table, which is made only while it is open.
fn table(core: &Rc<Core>) -> Option<EventListener> {
    let details = core.parts.table.clone()?;
    let core = Rc::downgrade(core);
    Some(on(&details, "toggle", move |_| {
        with(&core, |core| {
            if let Ok(mut shown) = core.shown.try_borrow_mut() {
                shown.table(&core.parts);
            }
        });
    }))
}

/// Opens or closes the dialog of the keys.
fn open_keys(core: &Core, button: &Element, open: bool) {
    let dialog = button.owner_document().and_then(|document| document.get_element_by_id(core.names.keys[0]));
    let Some(Ok(dialog)) = dialog.map(JsCast::dyn_into::<HtmlDialogElement>) else { return };
    if open {
        // Refused only when it is open already.
        let _ = dialog.show_modal();
    } else {
        dialog.close();
    }
}
