//! Chapter 1's tools: the reader picks one, the length of its needles and how often it goes over the skin.
//!
//! The page holds the whole figure as it is at first (`app::document::needles`); only what a change makes different is set.

use super::address::state::{NeedlesPlace, PASSES, length_mm};
use super::bind::{self, Out};
use super::course::Instrument;
use super::driver::command::Look;
use super::host;
use crate::content::{Key, fill};
use crate::scene::device::{Needling, Tool, numbers, patch, tip};
use crate::scene::number::{fixed, millimetres};
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::HtmlElement;

/// The instruments in the order of [`Tool::ALL`], which is that of their control.
const INSTRUMENTS: [Instrument; 3] = [Instrument::Roller, Instrument::Stamp, Instrument::Pen];

/// The figure at work. Dropping it cancels its listeners.
pub struct Needles {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    root: HtmlElement,
    place: Cell<NeedlesPlace>,
    moved: Out<()>,
}

/// What a place of the address says of needles.
#[must_use]
pub fn needling(place: &NeedlesPlace) -> Needling {
    Needling {
        tool: Tool::ALL[chosen(place.instrument)],
        length_mm: length_mm(place.length),
        passes: place.passes.clamp(PASSES[0], PASSES[1]),
    }
}

/// Place of an instrument in its control.
fn chosen(instrument: Instrument) -> usize {
    INSTRUMENTS.iter().position(|known| *known == instrument).unwrap_or_default()
}

impl Needles {
    /// Starts to listen inside `root`; none when the page lacks a control. `moved` is told whenever the reader has changed
    /// what [`Needles::place`] gives.
    #[must_use]
    pub fn start(root: &HtmlElement, moved: Out<()>) -> Option<Self> {
        let core = Rc::new(Core { root: root.clone(), place: Cell::default(), moved });
        let by = |change: fn(&mut NeedlesPlace, usize)| {
            let core = Rc::downgrade(&core);
            move |i| {
                let Some(core) = core.upgrade() else { return };
                let mut place = core.place.get();
                change(&mut place, i);
                core.show(place);
                (core.moved)(());
            }
        };
        let listeners = vec![
            bind::segmented(root, "needles-tool", by(|place, i| place.instrument = INSTRUMENTS[i]))?,
            bind::slider(root, "needles-length", by(|place, step| place.length = step))?,
            bind::slider(root, "needles-passes", by(|place, step| place.passes = PASSES[0] + step))?,
        ];
        // A browser may have brought back what was chosen before the page was loaded anew.
        core.controls(core.place.get());
        bind::wake(root);
        Some(Self { core, _listeners: listeners })
    }

    /// The page looks otherwise: the style sheet draws skin of this tone, and no needle where that is asked for.
    pub fn look(&self, look: Look) {
        bind::set_attribute(&self.core.root, "data-tone", Some(&fixed(f64::from(look.tone as u8), 0)));
        bind::set_attribute(&self.core.root, "data-gentle", look.gentle.then_some(""));
    }

    /// What is shown now.
    #[must_use]
    pub fn place(&self) -> NeedlesPlace {
        self.core.place.get()
    }

    /// Shows something else.
    pub fn go(&self, place: &NeedlesPlace) {
        self.core.show(*place);
    }
}

impl Core {
    /// Makes the page show a place.
    fn show(&self, place: NeedlesPlace) {
        if self.place.replace(place) == place {
            return;
        }
        self.controls(place);
        let now = needling(&place);
        let mm = |mm| fill(Key::NeedleMillimetres, &[("n", &millimetres(mm))]);
        self.draw("tip", &tip(&now));
        self.draw("patch", &patch(&now));
        let told = [
            ("[data-part=holes]", fill(Key::NeedlesAbout, &[("n", &now.holes_in_words())])),
            ("[data-part=label]", mm(now.length_mm)),
            ("[data-part=real]", mm(now.reach_mm())),
            (".needles-now", now.told()),
        ];
        for (part, words) in &told {
            if let Some(element) = host::find(&self.root, part) {
                bind::set_text(&element, words);
            }
        }
        let cells = host::find_all(&self.root, "[data-part=number]");
        for (cell, number) in cells.iter().zip(numbers(now.length_mm, now.passes).iter().flatten()) {
            bind::set_text(cell, number);
        }
    }

    fn controls(&self, place: NeedlesPlace) {
        let (root, now) = (&self.root, needling(&place));
        bind::set_segmented(root, "needles-tool", Some(chosen(place.instrument)));
        let length = fill(Key::NeedleMillimetres, &[("n", &millimetres(now.length_mm))]);
        bind::set_slider(root, "needles-length", place.length, &length);
        bind::set_slider(root, "needles-passes", now.passes - PASSES[0], &fixed(now.passes as f64, 0));
    }

    fn draw(&self, part: &str, svg: &str) {
        if let Some(element) = host::find(&self.root, &["[data-part=", part, "]"].concat()) {
            bind::set_markup(&element, svg);
        }
    }
}
