//! What present mode asks of the program: to show a moment or run up to it, to name the one that is shown, to give its picture,
//! and to read lessons. The page itself has none of this (feature `class`).

use super::{Figure, Page, Parts, with};
use crate::app::address::state::{Chapter, Place, days};
use crate::app::address::{decode, encode};
use crate::app::driver::command::Command;
use crate::app::host;
use crate::lesson::{self, Lesson};
use crate::paint::qr;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    /// The page, once the program has taken it up.
    static PAGE: RefCell<Weak<Page>> = const { RefCell::new(Weak::new()) };
    /// A figure that runs, and the day at which it is to stand still.
    static RUN: Cell<Option<(Chapter, f64)>> = const { Cell::new(None) };
}

/// Set on the document while a lesson is shown; the script of present mode sets it.
const TALKS: &str = "data-talks";
/// Where in present mode one is: in the lobby, at the desk or with the maker; set likewise.
const ROOM: &str = "data-class";

/// From now on this page is asked.
pub(super) fn take(page: &Rc<Page>) {
    PAGE.replace(Rc::downgrade(page));
    for chapter in [Chapter::Answer, Chapter::Healing, Chapter::Twin] {
        let Some(figure) = living(&page.parts, chapter) else { continue };
        let runs = Rc::downgrade(figure);
        figure.on_report(Rc::new(move |report| {
            let arrived = RUN.get().filter(|(running, until_d)| *running == chapter && report.time_d >= *until_d);
            if let (Some((_, until_d)), Some(figure)) = (arrived, runs.upgrade()) {
                RUN.set(None);
                figure.send(Command::Show(until_d));
            }
        }));
    }
}

/// Whether a lesson is shown: its own script then keeps the address.
pub(super) fn presents() -> bool {
    let page = host::document().and_then(|document| document.document_element());
    page.is_some_and(|page| page.has_attribute(TALKS))
}

/// Whether a class sees a lesson now, in a projector's colours.
pub(super) fn projects() -> bool {
    let page = host::document().and_then(|document| document.document_element());
    page.is_some_and(|page| page.get_attribute(ROOM).as_deref() == Some("desk"))
}

/// Shows a moment, standing still; what of it is not understood is left as it is at first. Gives the chapter that has it.
#[wasm_bindgen]
#[must_use]
pub fn show(moment: &str) -> String {
    RUN.set(None);
    let place = place_of(moment);
    asked(|page| page.go(&place));
    place.chapter.id().to_owned()
}

/// Runs from one moment to a later one of the same course; shows the later one at once where nothing may move, where no figure
/// can run, or where they are not of one course. Gives the chapter that has it.
#[wasm_bindgen]
#[must_use]
pub fn run(from: &str, to: &str) -> String {
    let [before, after] = [from, to].map(place_of);
    let start_min = time_min(&before);
    let same = start_min.is_some_and(|start_min| at(&after, start_min) == before);
    let until_min = time_min(&after).filter(|until_min| same && Some(*until_min) > start_min);
    let Some(until_min) = until_min else { return show(to) };
    RUN.set(None);
    let mut ran = false;
    asked(|page| {
        page.go(&before);
        let figure = living(&page.parts, after.chapter);
        if let (true, Some(figure)) = (page.look().moves, figure) {
            RUN.set(Some((after.chapter, days(until_min))));
            figure.send(Command::TogglePlay);
            ran = true;
        }
    });
    if ran { after.chapter.id().to_owned() } else { show(to) }
}

/// What the page shows now, as an address has it, with another chapter named as the one that is read.
#[wasm_bindgen]
#[must_use]
pub fn moment(chapter: &str) -> String {
    let mut place = Place::default();
    asked(|page| place = page.place());
    place.chapter = Chapter::ALL.into_iter().find(|known| known.id() == chapter).unwrap_or(place.chapter);
    encode(&place)
}

/// The pictures of a chapter's skin as SVG documents, from left to right; none where it has no living skin, or not yet.
#[wasm_bindgen]
#[must_use]
pub fn pictures(chapter: &str) -> Vec<String> {
    let mut pictures = Vec::new();
    asked(|page| {
        let chapter = Chapter::ALL.into_iter().find(|known| known.id() == chapter);
        let figure = chapter.and_then(|chapter| living(&page.parts, chapter));
        if let Some(figure) = figure {
            pictures = figure.pictures();
        }
    });
    pictures
}

/// A QR code as an SVG document; none where the text is too long for one.
#[wasm_bindgen(js_name = qrCode)]
#[must_use]
pub fn qr_code(text: &str) -> Option<String> {
    qr::to_svg(text)
}

/// The lesson of a file, in the one way in which this page writes it.
///
/// # Errors
///
/// The name of the fault, and after a space its line or step.
#[wasm_bindgen(js_name = readLesson)]
pub fn read_lesson(text: &str) -> Result<String, JsValue> {
    told(lesson::read(text))
}

/// The lesson of a link.
///
/// # Errors
///
/// As [`read_lesson`].
#[wasm_bindgen(js_name = lessonOfLink)]
pub fn lesson_of_link(part: &str) -> Result<String, JsValue> {
    told(lesson::of_link(part))
}

/// A sound lesson as the part of a link.
///
/// # Errors
///
/// As [`read_lesson`].
#[wasm_bindgen(js_name = lessonToLink)]
pub fn lesson_to_link(text: &str) -> Result<String, JsValue> {
    let lesson = lesson::read(text).map_err(named)?;
    Ok(lesson::to_link(&lesson))
}

fn told(read: Result<Lesson, lesson::Fault>) -> Result<String, JsValue> {
    read.map(|lesson| lesson::write(&lesson)).map_err(named)
}

fn named(fault: lesson::Fault) -> JsValue {
    let (name, number) = fault.name();
    let number = number.map(|number| [" ", &number.to_string()].concat()).unwrap_or_default();
    JsValue::from_str(&[name, &number].concat())
}

fn asked(act: impl FnOnce(&Page)) {
    let page = PAGE.with_borrow(Weak::clone);
    with(&page, act);
}

fn place_of(moment: &str) -> Place {
    decode(moment).map(|(place, _)| place).unwrap_or_default()
}

/// Where the playhead of the chapter that is read is, minutes; none where it has no playhead.
fn time_min(place: &Place) -> Option<u32> {
    match place.chapter {
        Chapter::Answer => Some(place.answer.time_min),
        Chapter::Healing => Some(place.healing.time_min),
        Chapter::Twin => Some(place.twin.time_min),
        _ => None,
    }
}

/// The same place at another time.
fn at(place: &Place, time_min: u32) -> Place {
    let mut place = place.clone();
    match place.chapter {
        Chapter::Answer => place.answer.time_min = time_min,
        Chapter::Healing => place.healing.time_min = time_min,
        Chapter::Twin => place.twin.time_min = time_min,
        _ => {}
    }
    place
}

fn living(parts: &Parts, chapter: Chapter) -> Option<&Rc<Figure>> {
    match chapter {
        Chapter::Answer => parts.answer.get(),
        Chapter::Healing => parts.healing.get(),
        Chapter::Twin => parts.twin.get(),
        _ => None,
    }
}
