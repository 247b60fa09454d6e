//! Names that tell one figure's parts from another's on the same page: the markup carries them, the program finds its parts by them.

use crate::content::document::Word;

/// Names of one figure; the style sheets know it by its kind.
#[derive(Debug)]
pub struct Names {
    /// What it is: `data-figure`, and the beginning of its charts' identifiers.
    pub kind: &'static str,
    /// Identifier of its stage, to which phrases and the skip link lead.
    pub anchor: &'static str,
    /// What its stage shows, in words.
    pub shows: Word,
    /// Whether it opens the page: see [`crate::app::driver::Start::opens`].
    pub opens: bool,
    /// The list of skins, or of those on the left.
    pub skin: &'static str,
    /// The list of skins on the right.
    pub other: &'static str,
    /// The switch of the needles for both skins.
    pub link: &'static str,
    /// The slider of the needle length.
    pub length: &'static str,
    /// The choice of densities.
    pub density: &'static str,
    /// The choice of stains.
    pub stain: &'static str,
    /// The choice of speeds.
    pub speed: &'static str,
    /// Why no needles may be pressed in.
    pub why: &'static str,
    /// The dialog of the keys, and its heading.
    pub keys: [&'static str; 2],
}

/// The living skin that opens the page.
pub static ANSWER: Names = Names {
    kind: "answer",
    anchor: "answer-figure",
    shows: Word::LivingAnswer,
    opens: true,
    skin: "",
    other: "",
    link: "",
    length: "",
    density: "",
    stain: "",
    speed: "answer-speed",
    why: "",
    keys: ["answer-keys", "answer-keys-title"],
};

/// The healing skin.
pub static HEALING: Names = Names {
    kind: "healing",
    anchor: "figure",
    shows: Word::LivingHealing,
    opens: false,
    skin: "healing-skin",
    other: "",
    link: "",
    length: "healing-length",
    density: "healing-density",
    stain: "healing-stain",
    speed: "healing-speed",
    why: "healing-why",
    keys: ["healing-keys", "healing-keys-title"],
};

/// Two skins side by side.
pub static TWIN: Names = Names {
    kind: "twin",
    anchor: "twin-figure",
    shows: Word::LivingTwin,
    opens: false,
    skin: "twin-left",
    other: "twin-right",
    link: "twin-link",
    length: "twin-length",
    density: "twin-density",
    stain: "twin-stain",
    speed: "twin-speed",
    why: "twin-why",
    keys: ["twin-keys", "twin-keys-title"],
};
