//! Names that tell one figure's parts from another's on the same page.

use crate::content::Key;

/// Names of one figure; the style sheets know it by its kind.
#[derive(Debug)]
pub struct Names {
    /// What it is: `data-figure`, and the beginning of its charts' identifiers.
    pub kind: &'static str,
    /// Identifier of its stage, to which phrases and the skip link lead.
    pub anchor: &'static str,
    /// What its stage shows, in words.
    pub shows: Key,
    pub(super) skin: &'static str,
    pub(super) other: &'static str,
    pub(super) length: &'static str,
    pub(super) density: &'static str,
    pub(super) stain: &'static str,
    pub(super) speed: &'static str,
    pub(super) why: &'static str,
    pub(super) keys: &'static str,
    pub(super) keys_title: &'static str,
}

/// The healing skin.
pub static HEALING: Names = Names {
    kind: "healing",
    anchor: "figure",
    shows: Key::FigureName,
    skin: "healing-skin",
    other: "",
    length: "healing-length",
    density: "healing-density",
    stain: "healing-stain",
    speed: "healing-speed",
    why: "healing-why",
    keys: "healing-keys",
    keys_title: "healing-keys-title",
};

/// Two skins side by side.
pub static TWIN: Names = Names {
    kind: "twin",
    anchor: "twin-figure",
    shows: Key::TwinName,
    skin: "twin-left",
    other: "twin-right",
    length: "twin-length",
    density: "twin-density",
    stain: "twin-stain",
    speed: "twin-speed",
    why: "twin-why",
    keys: "twin-keys",
    keys_title: "twin-keys-title",
};
