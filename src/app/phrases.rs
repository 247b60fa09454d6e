//! Phrases of a text and the figure beside it: a phrase leads to a moment or marks a part, and the figure lights the phrase
//! that tells what it shows.

use super::bind::{self, Out, on, set_attribute};
use super::driver::command::Command;
use super::driver::report::Named;
use super::host;
use crate::content::Part;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

/// Two times closer than this are the same moment, days.
const SAME_D: f64 = 1e-6;
const PHRASE: &str = ".phrase";

/// The phrases of a chapter at work. Dropping them cancels their listeners.
pub struct Phrases {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    moments: Vec<(f64, HtmlElement)>,
    parts: Vec<(Part, HtmlElement)>,
    send: Out<Command>,
    /// The part that stays marked until it is tapped again.
    pinned: Cell<Option<Part>>,
    /// The part whose phrase is pointed at or has the focus.
    pointed: Cell<Option<Part>>,
    /// The part whose label in the picture is pointed at.
    named: Cell<Option<Part>>,
    /// What the figure was last asked to mark.
    marked: Cell<Option<Part>>,
    lit_d: Cell<Option<f64>>,
}

impl Phrases {
    /// Binds the phrases inside a chapter to its figure, which is sent commands.
    #[must_use]
    pub fn bind(chapter: &Element, send: Out<Command>) -> Self {
        let (mut moments, mut parts) = (Vec::new(), Vec::new());
        for phrase in host::find_all(chapter, PHRASE) {
            match (part_of(&phrase), moment_of(&phrase)) {
                (Some(part), _) => {
                    // It is a button now: it acts here and no longer leads elsewhere.
                    set_attribute(&phrase, "role", Some("button"));
                    parts.push((part, phrase));
                }
                (None, Some(time_d)) => moments.push((time_d, phrase)),
                (None, None) => {}
            }
        }
        let core = Rc::new(Core {
            moments,
            parts,
            send,
            pinned: Cell::new(None),
            pointed: Cell::new(None),
            named: Cell::new(None),
            marked: Cell::new(None),
            lit_d: Cell::new(None),
        });
        core.show();
        let listeners = listen(chapter, &core);
        Self { core, _listeners: listeners }
    }

    /// Lights the phrase of what is on the screen so many days after the first session; none before it, or without one.
    pub fn light(&self, days_since_first_session: Option<f64>) {
        let core = &self.core;
        let lit_d =
            days_since_first_session.and_then(|now_d| lit(&mut core.moments.iter().map(|(time_d, _)| *time_d), now_d));
        if core.lit_d.replace(lit_d) == lit_d {
            return;
        }
        for (time_d, phrase) in &core.moments {
            set_attribute(phrase, "aria-current", (Some(*time_d) == lit_d).then_some("true"));
        }
    }

    /// Answers what the reader does to a label in the picture.
    pub fn answer(&self, named: Named) {
        match named {
            Named::Over(part) => self.core.named.set(part),
            Named::Tapped(part) => self.core.pin(part),
        }
        self.core.show();
    }
}

impl Core {
    /// Pins a part, or lets it go when it is pinned already.
    fn pin(&self, part: Part) {
        self.pinned.set(Some(part).filter(|_| self.pinned.get() != Some(part)));
        // What is let go is no longer marked, though the pointer may still be there.
        self.pointed.set(None);
    }

    /// Has the figure mark what is pointed at, or else what is pinned; and tells so on the phrases.
    fn show(&self) {
        let marked = self.pointed.get().or(self.pinned.get());
        if self.marked.replace(marked) != marked {
            (self.send)(Command::Mark(marked));
        }
        for (part, phrase) in &self.parts {
            set_attribute(phrase, "aria-pressed", Some(bind::word(self.pinned.get() == Some(*part))));
            let lit = marked == Some(*part) || self.named.get() == Some(*part);
            set_attribute(phrase, "data-lit", lit.then_some(""));
        }
    }

    fn point(&self, part: Option<Part>) {
        self.pointed.set(part);
        self.show();
    }

    fn tapped(&self, phrase: &Element) {
        let (part, time_d) = (part_of(phrase), moment_of(phrase));
        if let Some(part) = part {
            self.pin(part);
            self.show();
        }
        match (part, time_d) {
            (Some(part), Some(time_d)) if self.pinned.get() == Some(part) => {
                (self.send)(Command::Find(part, time_d));
            }
            (None, Some(time_d)) => (self.send)(Command::ShowAfterFirstSession(time_d)),
            _ => {}
        }
        if part.is_none() || self.pinned.get().is_some() {
            reveal(phrase);
        }
    }
}

fn listen(chapter: &Element, core: &Rc<Core>) -> Vec<EventListener> {
    let heard = |name: &'static str, act: fn(&Core, &Event)| {
        let core = Rc::downgrade(core);
        on(chapter, name, move |event| with(&core, |core| act(core, event)))
    };
    vec![
        heard("pointerover", |core, event| {
            // A finger points at nothing before it taps.
            let touch = event.dyn_ref::<PointerEvent>().is_none_or(|event| event.pointer_type() == "touch");
            if let Some(part) = bind::target(event, PHRASE).filter(|_| !touch).and_then(|phrase| part_of(&phrase)) {
                core.point(Some(part));
            }
        }),
        heard("pointerout", |core, event| {
            if bind::target(event, PHRASE).is_some() {
                core.point(None);
            }
        }),
        heard("focusin", |core, event| {
            let phrase = bind::target(event, PHRASE);
            // What a click gives the focus to is pinned or let go by that click.
            let by_key = phrase.filter(|phrase| phrase.matches(":focus-visible").unwrap_or(false));
            if let Some(part) = by_key.and_then(|phrase| part_of(&phrase)) {
                core.point(Some(part));
            }
        }),
        heard("focusout", |core, event| {
            if bind::target(event, PHRASE).is_some() {
                core.point(None);
            }
        }),
        heard("click", |core, event| {
            if let Some(phrase) = bind::target(event, PHRASE) {
                event.prevent_default();
                core.tapped(&phrase);
            }
        }),
        heard("keydown", |core, event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            match host::key_of(event).as_deref() {
                // A button answers to both keys; a link only to the other.
                Some(" ") => {
                    if let Some(phrase) = bind::target(event, PHRASE).filter(|phrase| part_of(phrase).is_some()) {
                        event.prevent_default();
                        core.tapped(&phrase);
                    }
                }
                Some("Escape") if core.pinned.take().is_some() => core.point(None),
                _ => {}
            }
        }),
    ]
}

/// Brings the figure into the window where a narrow page has it elsewhere.
fn reveal(phrase: &Element) {
    let anchor = phrase.get_attribute("href").unwrap_or_default();
    let document = host::document();
    let Some(stage) = document.and_then(|document| document.get_element_by_id(anchor.trim_start_matches('#'))) else {
        return;
    };
    let bounds = stage.get_bounding_client_rect();
    if bounds.bottom() < 0.5 * bounds.height() || bounds.top() + 0.5 * bounds.height() > host::window_height() {
        stage.scroll_into_view();
    }
}

fn part_of(phrase: &Element) -> Option<Part> {
    Part::ALL.get(phrase.get_attribute("data-part")?.parse::<usize>().ok()?).copied()
}

fn moment_of(phrase: &Element) -> Option<f64> {
    host::number(&phrase.get_attribute("data-moment")?)
}

/// The time of the phrase that tells what is on the screen so many days after the first session: the last that has
/// begun, or the first of all while none has; none before the session.
fn lit(times_d: &mut dyn Iterator<Item = f64>, now_d: f64) -> Option<f64> {
    let mut best: Option<f64> = None;
    for time_d in times_d {
        let begun = time_d <= now_d + SAME_D;
        let better = match best {
            None => true,
            Some(best) if begun => time_d > best || best > now_d + SAME_D,
            Some(best) => best > now_d + SAME_D && time_d < best,
        };
        if better {
            best = Some(time_d);
        }
    }
    best.filter(|_| now_d >= 0.0)
}

/// For listeners: they hold the core weakly, so that dropping the phrases frees it.
fn with(core: &Weak<Core>, act: impl FnOnce(&Core)) {
    if let Some(core) = core.upgrade().filter(|_| !super::fatal::stopped()) {
        act(&core);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{HEALING, Span};

    #[test]
    fn the_phrase_that_has_begun_last_is_lit() {
        let spans = || HEALING.paragraphs.iter().copied().flatten();
        let minutes = |days: f64| {
            let mut times = spans().filter_map(|span| match *span {
                Span::Moment { time_d, .. } => Some(time_d),
                _ => None,
            });
            lit(&mut times, days).map(|time_d| (time_d * 1440.0).round())
        };
        assert_eq!(minutes(-1.0), None);
        assert_eq!(minutes(0.0), Some(10.0), "the first phrase is about the first minutes too");
        assert_eq!(minutes(0.5), Some(10.0));
        assert_eq!(minutes(2.5), Some(2.0 * 1440.0));
        assert_eq!(minutes(360.0), Some((6.0 * 365.0 / 12.0 * 1440.0_f64).round()));
    }
}
