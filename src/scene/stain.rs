//! How the tissue is stained: what is coloured, and what stays pale.

use crate::content::{Key, text};

/// A way to colour the section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stain {
    /// As a textbook draws it.
    #[default]
    Illustrated,
    /// Dark field, as with picrosirius red under crossed polars: thick fibres orange-red, thin (mostly new) ones green.
    Polarised,
    /// Everything pale but TGF-beta and cells.
    Signal,
}

impl Stain {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Illustrated, Self::Polarised, Self::Signal];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        text(match self {
            Self::Illustrated => Key::StainIllustrated,
            Self::Polarised => Key::StainPolarised,
            Self::Signal => Key::StainSignal,
        })
    }
}
