//! The language of the words: `language.toml` of their folder becomes `LANGUAGE` and `DIRECTION`.

use super::{fail, parse, read};
use serde::Deserialize;
use std::fmt::Write as _;
use toml::Spanned;

const PATH: &str = "content/en/language.toml";

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Spanned<String>,
    locale: Spanned<String>,
    direction: Direction,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Direction {
    LeftToRight,
    RightToLeft,
}

/// Appends the constants to the code.
pub(super) fn write(code: &mut String) {
    let text = read(PATH);
    let File { language, locale, direction } = parse(PATH, &text);
    for (tag, what) in [(&language, "de, pt-BR"), (&locale, "de_DE, pt_BR")] {
        let is_sound = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if !tag.get_ref().starts_with(|c: char| c.is_ascii_lowercase()) || !tag.get_ref().chars().all(is_sound) {
            fail(PATH, &text, tag.span().start, &format!("{:?} is no tag like {what}", tag.get_ref()));
        }
    }
    let direction = match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let (language, locale) = (language.get_ref(), locale.get_ref());
    let _ = writeln!(
        code,
        "\n/// The language of the words, as HTML names it.\npub const LANGUAGE: &str = {language:?};\n\
         /// The same with the country, as OpenGraph names it.\npub const LOCALE: &str = {locale:?};\n\
         /// The direction in which it is written, as HTML names it.\npub const DIRECTION: &str = {direction:?};"
    );
}
