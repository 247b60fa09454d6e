//! Words: `content/en` and `content/evidence` become `$OUT_DIR/words.rs`; whatever is wrong stops the build with file and line.
//!
//! Another folder takes the place of `content/en` when `PINPRICK_WORDS` names it: the page is built in that language.

mod evidence;
mod home;
mod joined;
mod language;
mod lessons;
mod prose;
mod quiz;
mod quiz_words;
mod sources;
mod studies;

use sources::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Files of keys, the name of their enum, and what it is.
const STRINGS: [(&str, &str, &str); 2] = [
    ("content/en/strings.toml", "Key", "A key of `content/en/strings.toml`: section and key in one name."),
    ("content/en/document.toml", "Word", "A key of `content/en/document.toml`: section and key in one name."),
];
/// Texts by the name of their constant.
const TEXTS: [(&str, &str); 19] = [
    ("ANSWER", "content/en/answer.md"),
    ("NEEDLES", "content/en/needles.md"),
    ("NEEDLES_DRAWN", "content/en/needles_drawn.md"),
    ("HEALING", "content/en/healing.md"),
    ("TWIN", "content/en/twin.md"),
    ("PREDICT", "content/en/predict.md"),
    ("NOTES", "content/en/notes.md"),
    ("HOW_WE_KNOW", "content/en/studies.md"),
    ("SCARS", "content/en/scars.md"),
    ("SESSIONS", "content/en/sessions.md"),
    ("JUDGING", "content/en/judging.md"),
    ("COST", "content/en/cost.md"),
    ("AFTER_CARE", "content/en/after_care.md"),
    ("NEEDLE_DEPTH", "content/en/needle_depth.md"),
    ("RISKS", "content/en/risks.md"),
    ("HOME", "content/en/home.md"),
    ("QUIZ", "content/en/quiz.md"),
    ("BOTTOM_LINE", "content/en/bottom_line.md"),
    ("ABOUT", "content/en/about.md"),
];

/// Where the English words stand.
const ENGLISH: &str = "content/en";
/// Names the folder of words that is built.
pub(crate) const WORDS: &str = "PINPRICK_WORDS";

/// Sections of keys with their words.
type Strings = BTreeMap<String, BTreeMap<String, Spanned<String>>>;

/// Writes `words.rs`, `document.rs` and `evidence.rs` into `$OUT_DIR`.
pub(crate) fn compile() {
    let mut sources = Sources::read();
    let mut words = String::new();
    write_strings(&mut words, STRINGS[0]);
    for (name, path) in TEXTS {
        prose::write(&mut words, name, path, &mut sources);
    }
    studies::write(&mut words, &mut sources);
    let mut facts = String::new();
    evidence::write(&mut facts, &mut sources);
    home::write(&mut facts, &mut sources);
    let quizzed = quiz::compile();
    write_file("quiz_words.rs", &quiz_words::code(&quizzed, &mut sources));
    let mut document = String::new();
    write_strings(&mut document, STRINGS[1]);
    language::write(&mut document);
    lessons::write(&mut document, &mut sources);
    sources.write(&mut facts);
    write_file("words.rs", &words);
    write_file("document.rs", &document);
    write_file("evidence.rs", &facts);
}

fn write_file(name: &str, code: &str) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&folder).join(name), code).expect("cargo's OUT_DIR is writable");
}

fn write_strings(code: &mut String, (path, name, about): (&str, &str, &str)) {
    let text = read(path);
    let sections: Strings = parse(path, &text);
    write_keys(code, path, &text, &sections, name, about);
}

/// An enum of keys and the table of their words.
fn write_keys(code: &mut String, path: &str, text: &str, sections: &Strings, name: &str, about: &str) {
    let mut variants: Vec<(String, &str)> = Vec::new();
    for (section, keys) in sections {
        for (key, words) in keys {
            let variant = camel(section) + &camel(key);
            let at = words.span().start;
            let words = words.get_ref();
            if let Some(fault) = fault_of(words) {
                fail(path, text, at, &format!("{section}.{key} {fault}"));
            }
            if variants.iter().any(|(known, _)| *known == variant) {
                fail(path, text, at, &format!("a second key makes {name}::{variant}"));
            }
            variants.push((variant, words));
        }
    }
    let _ = writeln!(code, "/// {about}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum {name} {{");
    for (variant, words) in &variants {
        let _ = writeln!(code, "    #[doc = {words:?}]\n    {variant},");
    }
    let _ = writeln!(code, "}}\n\nstatic TEXTS: [&str; {}] = [", variants.len());
    for (_, words) in &variants {
        let _ = writeln!(code, "    {words:?},");
    }
    code.push_str("];\n");
}

/// What is wrong with the words of a key: they go into HTML and SVG as they are, and `{name}` is filled in.
fn fault_of(words: &str) -> Option<&'static str> {
    if words.trim().is_empty() {
        return Some("has no words");
    }
    if words.contains(['<', '>', '&']) {
        return Some("holds markup");
    }
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { return Some("has a brace that does not close") };
        if before.contains('}')
            || name.is_empty()
            || !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        {
            return Some("has braces round something that is not a name");
        }
        rest = after;
    }
    rest.contains('}').then_some("has a brace that does not open")
}

/// "new_collagen" as "NewCollagen".
fn camel(name: &str) -> String {
    let capitalised = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    name.split('_').filter(|part| part.is_ascii() && !part.is_empty()).map(capitalised).collect()
}

/// The folder of words that is built.
pub(crate) fn folder() -> PathBuf {
    std::env::var_os(WORDS).filter(|folder| !folder.is_empty()).map_or_else(|| ENGLISH.into(), PathBuf::from)
}

/// Whether that is the English one, for which some limits are made.
fn is_english() -> bool {
    folder() == Path::new(ENGLISH)
}

/// Where a file stands that this program names by its place in English.
fn place(path: &str) -> PathBuf {
    match Path::new(path).strip_prefix(ENGLISH) {
        Ok(words) => folder().join(words),
        Err(_) => path.into(),
    }
}

fn read(path: &str) -> String {
    let path = place(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parse<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> T {
    toml::from_str(text)
        .unwrap_or_else(|error| fail(path, text, error.span().map_or(0, |span| span.start), error.message()))
}

/// Stops the build, naming file and line.
fn fail(path: &str, text: &str, at: usize, what: &str) -> ! {
    let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    panic!("{}:{line}: {what}", place(path).display())
}
