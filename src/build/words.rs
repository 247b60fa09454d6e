//! Words: `content/en` and `content/evidence` become `$OUT_DIR/words.rs`; whatever is wrong stops the build with file and line.

mod prose;
mod quiz;
mod studies;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use toml::Spanned;

const STRINGS: &str = "content/en/strings.toml";
const SOURCES: &str = "content/evidence/sources.toml";
/// Texts by the name of their constant.
const TEXTS: [(&str, &str); 10] = [
    ("HEALING", "content/en/healing.md"),
    ("TWIN", "content/en/twin.md"),
    ("NOTES", "content/en/notes.md"),
    ("HOW_WE_KNOW", "content/en/studies.md"),
    ("SCARS", "content/en/scars.md"),
    ("SESSIONS", "content/en/sessions.md"),
    ("JUDGING", "content/en/judging.md"),
    ("COST", "content/en/cost.md"),
    ("AFTER_CARE", "content/en/after_care.md"),
    ("NEEDLE_DEPTH", "content/en/needle_depth.md"),
];

/// Sections of keys with their words.
type Strings = BTreeMap<String, BTreeMap<String, Spanned<String>>>;

/// Bibliographic data of one source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: Spanned<String>,
    authors: Option<String>,
    title: String,
    venue: String,
    year: Option<u32>,
    doi: Option<String>,
    pmid: Option<String>,
    pmcid: Option<String>,
    url: Option<String>,
}

/// The file of sources.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Source>,
}

impl Source {
    /// "Schmitt et al. 2018, PLoS ONE 13(9):e0204318"; the title stands in for authors that are not known.
    fn citation(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let Some(authors) = &self.authors else {
            let year = year.map(|year| format!(", {year}")).unwrap_or_default();
            return format!("{}, {}{year}", self.title, self.venue);
        };
        let first = authors.split(',').next().unwrap_or_default();
        let surname = first.rsplit_once(' ').map_or(first, |(surname, _)| surname);
        let others = if authors.contains(',') { " et al." } else { "" };
        let year = year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("{surname}{others}{year}, {}", self.venue)
    }

    /// Where the original can be found.
    fn address(&self) -> Option<String> {
        let doi = self.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
        let pmc = self.pmcid.as_ref().map(|pmcid| format!("https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"));
        let pubmed = self.pmid.as_ref().map(|pmid| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/"));
        doi.or(pmc).or(pubmed).or_else(|| self.url.clone())
    }
}

/// Writes `$OUT_DIR/words.rs`.
pub(crate) fn compile() {
    let mut code = String::new();
    write_strings(&mut code);
    let source_text = read(SOURCES);
    let sources = read_sources(&source_text);
    let mut cited = Vec::new();
    for (name, path) in TEXTS {
        cited.append(&mut prose::write(&mut code, name, path, &sources));
    }
    cited.append(&mut studies::write(&mut code, &sources));
    let quiz = quiz::compile();
    cited.extend(quiz.cited.iter().map(|(id, _)| id.clone()));
    if let Some(idle) = sources.iter().find(|source| !cited.contains(source.id.get_ref())) {
        fail(SOURCES, &source_text, idle.id.span().start, &format!("no text cites {}", idle.id.get_ref()));
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&folder).join("words.rs"), code).expect("cargo's OUT_DIR is writable");
}

fn write_strings(code: &mut String) {
    let text = read(STRINGS);
    let sections: Strings = parse(STRINGS, &text);
    let mut variants: Vec<(String, &str)> = Vec::new();
    for (section, keys) in &sections {
        for (key, words) in keys {
            let variant = camel(section) + &camel(key);
            let at = words.span().start;
            let words = words.get_ref();
            if let Some(fault) = fault_of(words) {
                fail(STRINGS, &text, at, &format!("{section}.{key} {fault}"));
            }
            if variants.iter().any(|(known, _)| *known == variant) {
                fail(STRINGS, &text, at, &format!("a second key makes Key::{variant}"));
            }
            variants.push((variant, words));
        }
    }
    code.push_str("/// A key of `content/en/strings.toml`: section and key in one name.\n");
    code.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Key {\n");
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

fn read_sources(text: &str) -> Vec<Source> {
    let sources = parse::<Sources>(SOURCES, text).source;
    for (i, source) in sources.iter().enumerate() {
        if sources[..i].iter().any(|known| known.id.get_ref() == source.id.get_ref()) {
            fail(SOURCES, text, source.id.span().start, &format!("{} is there twice", source.id.get_ref()));
        }
    }
    sources
}

/// "new_collagen" as "NewCollagen".
fn camel(name: &str) -> String {
    let capitalised = |part: &str| part[..1].to_ascii_uppercase() + &part[1..];
    name.split('_').filter(|part| part.is_ascii() && !part.is_empty()).map(capitalised).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn parse<T: serde::de::DeserializeOwned>(path: &str, text: &str) -> T {
    toml::from_str(text)
        .unwrap_or_else(|error| fail(path, text, error.span().map_or(0, |span| span.start), error.message()))
}

/// Stops the build, naming file and line.
fn fail(path: &str, text: &str, at: usize, what: &str) -> ! {
    let line = 1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count();
    panic!("{path}:{line}: {what}")
}
