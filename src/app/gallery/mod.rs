//! The gallery: paints the eight marks and the two views of the chosen one, and shows what is known of it.
//!
//! All words are in the page (`app::document::gallery`): the program only shows and hides them.

mod easel;
mod studio;

use self::easel::Easel;
use self::studio::Wanted;
use super::address::state::GalleryPlace;
use super::bind::{self, Out};
use super::driver::command::Look;
use super::host;
use crate::scene::relief::Light;
use crate::scene::specimen::Specimen;
use crate::scene::tone::SkinTone;
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::{Rc, Weak};
use web_sys::HtmlElement;

/// From where the chosen mark is seen where there is room for one view only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// As on a cheek in a mirror.
    #[default]
    Above,
    /// Cut through the middle.
    Section,
}

/// The sides in the order of their control, with what the style sheet calls them.
pub(in crate::app) const SIDES: [(Side, &str); 2] = [(Side::Above, "above"), (Side::Section, "section")];
/// The places of the lamp in the order of their control.
pub(in crate::app) const LIGHTS: [Light; 2] = [Light::Left, Light::Right];

/// The gallery at work. Dropping it cancels its frame and its listeners.
pub struct Gallery {
    core: Rc<Core>,
    _listeners: Vec<EventListener>,
}

struct Core {
    root: HtmlElement,
    easel: Easel,
    place: Cell<GalleryPlace>,
    look: Cell<Look>,
    moved: Out<()>,
}

impl Gallery {
    /// Starts to paint inside `root`; none when the page lacks what is to be painted on. `on_tone` takes the tone of all
    /// skin on the page; `moved` is told whenever the reader has changed what [`Gallery::place`] gives.
    #[must_use]
    pub fn start(root: &HtmlElement, look: Look, on_tone: Out<SkinTone>, moved: Out<()>) -> Option<Self> {
        let place = GalleryPlace::default();
        let easel = Easel::start(root, Wanted::new(place, look))?;
        let core = Rc::new(Core { root: root.clone(), easel, place: Cell::new(place), look: Cell::new(look), moved });
        // A browser may have brought back what was checked before the page was loaded anew.
        core.show();
        bind::wake(root);
        let listeners = listen(root, &core, on_tone);
        Some(Self { core, _listeners: listeners })
    }

    /// The page looks otherwise.
    pub fn look(&self, look: Look) {
        self.core.look.set(look);
        self.core.show();
    }

    /// What is shown now.
    #[must_use]
    pub fn place(&self) -> GalleryPlace {
        self.core.place.get()
    }

    /// Shows something else.
    pub fn go(&self, place: &GalleryPlace) {
        self.core.place.set(*place);
        self.core.show();
    }
}

/// Listens to the controls of the gallery.
fn listen(root: &HtmlElement, core: &Rc<Core>, on_tone: Out<SkinTone>) -> Vec<EventListener> {
    let by = |change: fn(&mut GalleryPlace, usize)| {
        let core = Rc::downgrade(core);
        move |i| turn(&core, |place| change(place, i))
    };
    let needled = Rc::downgrade(core);
    [
        bind::segmented(root, "mark", by(|place, i| place.mark = Specimen::MARKS[i])),
        bind::segmented(root, "side", by(|place, i| place.side = SIDES[i].0)),
        bind::segmented(root, "lamp", by(|place, i| place.light = LIGHTS[i])),
        bind::segmented(root, "gallery-tone", move |i| on_tone(SkinTone::ALL[i])),
        bind::switch(root, "needled", move |on| turn(&needled, |place| place.needled = on)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The reader changes what is shown.
fn turn(core: &Weak<Core>, change: impl FnOnce(&mut GalleryPlace)) {
    let Some(core) = core.upgrade() else { return };
    let mut place = core.place.get();
    change(&mut place);
    core.place.set(place);
    core.show();
    core.tell();
    (core.moved)(());
}

impl Core {
    /// Makes the page show what holds, and has the pictures painted.
    fn show(&self) {
        let (root, place, look) = (&self.root, self.place.get(), self.look.get());
        let mark = Specimen::MARKS.iter().position(|mark| *mark == place.mark).unwrap_or_default();
        let side = SIDES.iter().position(|(side, _)| *side == place.side).unwrap_or_default();
        let light = LIGHTS.iter().position(|light| *light == place.light).unwrap_or_default();
        bind::set_segmented(root, "mark", Some(mark));
        bind::set_segmented(root, "side", Some(side));
        bind::set_segmented(root, "lamp", Some(light));
        bind::set_segmented(root, "gallery-tone", Some(look.tone as usize));
        bind::set_switch(root, "needled", place.needled);
        for (i, facts) in host::find_all(root, "[data-facts]").iter().enumerate() {
            bind::set_attribute(facts, "data-shown", (i == mark).then_some(""));
        }
        let set = |selector: &str, name: &str, value: Option<&str>| {
            if let Some(part) = host::find(root, selector) {
                bind::set_attribute(&part, name, value);
            }
        };
        set("[data-clock]", "hidden", (!place.needled).then_some(""));
        set("[data-side]", "data-side", Some(SIDES[side].1));
        set("[data-above]", "aria-labelledby", Some(&[mark_id(mark), view_words(light)].join(" ")));
        set("[data-section]", "aria-labelledby", Some(&[mark_id(mark), section_words()].join(" ")));
        self.easel.show(Wanted::new(place, look));
    }

    /// Tells a screen reader what the eye sees: the sentence of the mark, and what is said of its redness.
    fn tell(&self) {
        let words = |selector: &str| host::find(&self.root, selector).and_then(|part| part.text_content());
        let mut told = words("[data-shown] .told").unwrap_or_default();
        if let Some(redness) = words("[data-clock]:not([hidden]) p") {
            told.push(' ');
            told.push_str(&redness);
        }
        if let Some(status) = host::find(&self.root, "[role=\"status\"]") {
            bind::set_text(&status, &told);
        }
    }
}

/// Identifier of the name of a mark, by its place in [`Specimen::MARKS`].
pub(in crate::app) fn mark_id(i: usize) -> String {
    ["scar-mark-", &i.to_string()].concat()
}

/// Identifier of the words for the view from above, by the place of the lamp in [`LIGHTS`].
pub(in crate::app) fn view_words(i: usize) -> String {
    ["seen-above-", &i.to_string()].concat()
}

/// Identifier of the words for the section.
pub(in crate::app) fn section_words() -> String {
    "seen-in-section".to_owned()
}
