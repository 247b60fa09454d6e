//! Words and facts, made from `content/` by `build.rs`.
//!
//! Invariant: this layer holds no logic but look-up and formatting, and knows no browser.

pub mod document;
pub mod evidence;
pub mod lesson;
pub mod quiz_words;
mod study;

pub use study::{Claim, Counted, Point, Run, Scale, Species, Study};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A part of the pictured skin that a text can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The epidermis.
    Epidermis,
    /// The fine upper dermis.
    PapillaryDermis,
    /// The thick lower dermis.
    ReticularDermis,
    /// The fat under the dermis.
    Fat,
    /// The scar, or the mark.
    Scar,
    /// The channel that a needle has left.
    Channel,
    /// The messenger TGF-beta.
    Signal,
    /// Macrophages.
    Macrophage,
    /// Fibroblasts.
    Fibroblast,
    /// New collagen, type III.
    Collagen3,
    /// Collagen I.
    Collagen1,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Epidermis,
        Self::PapillaryDermis,
        Self::ReticularDermis,
        Self::Fat,
        Self::Scar,
        Self::Channel,
        Self::Signal,
        Self::Macrophage,
        Self::Fibroblast,
        Self::Collagen3,
        Self::Collagen1,
    ];
}

/// A piece of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Span {
    /// Plain words.
    Text(&'static str),
    /// Words that name a moment; tapped, they take the figure there.
    Moment {
        /// The words.
        phrase: &'static str,
        /// Days since minute 0.
        time_d: f64,
    },
    /// Words that name a part of the picture; pointed at or tapped, they mark it there.
    Part {
        /// The words.
        phrase: &'static str,
        /// The part.
        part: Part,
        /// A time at which it is there, days after the first session; none for what is always there.
        time_d: Option<f64>,
    },
    /// The mark of a source.
    Source {
        /// Number of the source in this text, from 1.
        number: u32,
        /// Key in `content/evidence/sources.toml`; its card has the address `#source-` and this.
        id: &'static str,
    },
    /// The mark of a number that the model computed.
    Model,
}

/// A text with its heading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prose {
    /// Heading.
    pub title: &'static str,
    /// Paragraphs, each a row of spans.
    pub paragraphs: &'static [&'static [Span]],
}

/// The words of a key.
#[must_use]
pub fn text(key: Key) -> &'static str {
    TEXTS[key as usize]
}

/// The words of a key with every `{name}` replaced by its value.
#[must_use]
pub fn fill(key: Key, values: &[(&str, &str)]) -> String {
    fill_in(text(key), values)
}

/// Words of the page with every `{name}` replaced by its value.
#[must_use]
pub fn fill_in(words: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}
