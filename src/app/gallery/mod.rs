//! The gallery: eight marks to choose from, the chosen one from above and in section, and what is known of it.

mod easel;
mod facts;
mod studio;
mod view;

use self::easel::Easel;
pub use self::facts::PROSE_PARAGRAPHS;
use self::studio::Wanted;
use super::driver::command::Look;
use crate::scene::exhibit::Exhibit;
use crate::scene::relief::Light;
use crate::scene::specimen::Specimen;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{Callback, NodeRef};

/// From where the chosen mark is seen where there is room for one view only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// As on a cheek in a mirror.
    #[default]
    Above,
    /// Cut through the middle.
    Section,
}

/// What happens to the gallery.
pub enum Act {
    /// The reader chooses a mark.
    Choose(Specimen),
    /// The reader turns it round.
    Turn(Side),
    /// The reader moves the lamp.
    Light(Light),
    /// The reader wants to see it a day after needling, or before.
    Needled(bool),
    /// The page looks otherwise.
    Look(Look),
    /// The marks have been measured.
    Measured(Rc<[Exhibit]>),
}

/// The gallery as its chapter holds it.
pub struct Gallery {
    wanted: Wanted,
    side: Side,
    /// In the order of [`Specimen::MARKS`]; empty until they are measured.
    exhibits: Rc<[Exhibit]>,
    act: Callback<Act>,
    root: NodeRef,
    easel: Option<Easel>,
}

impl Gallery {
    /// A gallery that tells its acts to its chapter; nothing is drawn until it is started.
    #[must_use]
    pub fn new(act: Callback<Act>, look: Look) -> Self {
        Self {
            wanted: Wanted::new(look),
            side: Side::default(),
            exhibits: Rc::from([]),
            act,
            root: NodeRef::default(),
            easel: None,
        }
    }

    /// Starts to draw, once the gallery is in the page.
    pub fn start(&mut self) {
        let out = self.act.reform(Act::Measured);
        let root = self.root.cast::<HtmlElement>();
        self.easel = root.and_then(|root| Easel::start(&root, self.wanted, out));
    }

    /// Takes an act; true when the gallery must be shown anew.
    pub fn update(&mut self, act: Act) -> bool {
        match act {
            Act::Choose(specimen) => self.wanted.specimen = specimen,
            Act::Turn(side) => self.side = side,
            Act::Light(light) => self.wanted.sight.light = light,
            Act::Needled(needled) => self.wanted.sight.needled = needled,
            Act::Look(look) => self.wanted.take(look),
            Act::Measured(exhibits) => self.exhibits = exhibits,
        }
        if let Some(easel) = &self.easel {
            easel.show(self.wanted);
        }
        true
    }

    fn exhibit(&self) -> Option<&Exhibit> {
        self.exhibits.iter().find(|exhibit| exhibit.specimen == self.wanted.specimen)
    }
}
