//! Words: `content/en` and `content/evidence` become `$OUT_DIR/words.rs`; whatever is wrong stops the build with file and line.

use pulldown_cmark::{BrokenLink, CowStr, Event, HeadingLevel, LinkType, Parser, Tag, TagEnd};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;

const STRINGS: &str = "content/en/strings.toml";
const SOURCES: &str = "content/evidence/sources.toml";
/// Texts by the name of their constant.
const TEXTS: [(&str, &str); 1] = [("HEALING", "content/en/healing.md")];

/// Bibliographic data of one source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: Spanned<String>,
    #[serde(default)]
    authors: Option<String>,
    title: String,
    venue: String,
    #[serde(default)]
    year: Option<u32>,
    #[serde(default)]
    doi: Option<String>,
    #[serde(default)]
    pmid: Option<String>,
    #[serde(default)]
    pmcid: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sources {
    source: Vec<Source>,
}

/// Writes `$OUT_DIR/words.rs`.
pub(crate) fn compile() {
    let mut code = String::new();
    write_strings(&mut code);
    let sources = read_sources();
    let mut cited = Vec::new();
    for (name, path) in TEXTS {
        write_prose(&mut code, name, path, &sources, &mut cited);
    }
    for source in &sources.source {
        if !cited.contains(source.id.get_ref()) {
            let text = read(SOURCES);
            fail(SOURCES, &text, source.id.span().start, &format!("no text cites {}", source.id.get_ref()));
        }
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&folder).join("words.rs"), code).expect("cargo's OUT_DIR is writable");
}

fn write_strings(code: &mut String) {
    let text = read(STRINGS);
    let sections: BTreeMap<String, BTreeMap<String, Spanned<String>>> = parse(STRINGS, &text);
    let mut variants: Vec<(String, String)> = Vec::new();
    for (section, keys) in &sections {
        for (key, words) in keys {
            let at = words.span().start;
            let variant = camel(section) + &camel(key);
            if words.get_ref().trim().is_empty() {
                fail(STRINGS, &text, at, &format!("{section}.{key} has no words"));
            }
            if words.get_ref().matches('{').count() != words.get_ref().matches('}').count() {
                fail(STRINGS, &text, at, &format!("{section}.{key} has an open brace"));
            }
            if variants.iter().any(|(known, _)| *known == variant) {
                fail(STRINGS, &text, at, &format!("a second key makes Key::{variant}"));
            }
            variants.push((variant, words.get_ref().clone()));
        }
    }
    code.push_str("/// A key of `content/en/strings.toml`: section and key in one name.\n");
    code.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Key {\n");
    for (variant, words) in &variants {
        let _ = writeln!(
            code,
            "    /// {}\n    {variant},",
            words.replace('\n', " ").replace(['<', '>', '[', ']', '`'], "")
        );
    }
    let _ = writeln!(code, "}}\n\nstatic TEXTS: [&str; {}] = [", variants.len());
    for (_, words) in &variants {
        let _ = writeln!(code, "    {words:?},");
    }
    code.push_str("];\n");
}

fn read_sources() -> Sources {
    let text = read(SOURCES);
    let sources: Sources = parse(SOURCES, &text);
    for (i, source) in sources.source.iter().enumerate() {
        if sources.source[..i].iter().any(|known| known.id.get_ref() == source.id.get_ref()) {
            fail(SOURCES, &text, source.id.span().start, &format!("{} is there twice", source.id.get_ref()));
        }
    }
    sources
}

fn write_prose(code: &mut String, name: &str, path: &str, sources: &Sources, cited: &mut Vec<String>) {
    let text = read(path);
    let mut numbered: Vec<String> = Vec::new();
    let mut title = String::new();
    let mut paragraphs = String::new();
    let mut spans = String::new();
    let mut words = String::new();
    let mut digit_at = None;
    let mut has_source = false;
    let mut link: Option<(LinkType, String)> = None;
    let mut in_heading = false;
    let shortcut = |link: BrokenLink| Some((CowStr::from(link.reference.to_string()), CowStr::from("")));
    for (event, range) in Parser::new_with_broken_link_callback(&text, pulldown_cmark::Options::empty(), Some(shortcut))
        .into_offset_iter()
    {
        let Range { start: at, .. } = range;
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if title.is_empty() => in_heading = true,
            Event::End(TagEnd::Heading(_)) => {
                title = std::mem::take(&mut words);
                in_heading = false;
            }
            Event::Start(Tag::Paragraph) => {
                digit_at = None;
                has_source = false;
            }
            Event::End(TagEnd::Paragraph) => {
                flush(&mut spans, &mut words);
                if let (Some(at), false) = (digit_at, has_source) {
                    fail(path, &text, at, "a number in a paragraph without a source mark");
                }
                let _ = writeln!(paragraphs, "        &[{}],", std::mem::take(&mut spans));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                if link_type != LinkType::ShortcutUnknown {
                    flush(&mut spans, &mut words);
                }
                link = Some((link_type, dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => {
                let (link_type, target) = link.take().expect("a link ends only where one began");
                if link_type == LinkType::ShortcutUnknown {
                    words.truncate(words.trim_end().len());
                    flush(&mut spans, &mut words);
                    let source = sources.source.iter().find(|source| *source.id.get_ref() == target);
                    let source =
                        source.unwrap_or_else(|| fail(path, &text, at, &format!("{target} is not in {SOURCES}")));
                    has_source = true;
                    if !numbered.contains(&target) {
                        numbered.push(target.clone());
                    }
                    let number = 1 + numbered.iter().position(|id| *id == target).expect("it was just pushed");
                    let _ = write!(
                        spans,
                        "Span::Source {{ number: {number}, id: {target:?}, citation: {:?}, address: {:?} }}, ",
                        citation(source),
                        address(source)
                    );
                } else {
                    let time_d = moment(&target)
                        .unwrap_or_else(|| fail(path, &text, at, "a moment reads like t=10min, t=5d, t=2w or t=6mo"));
                    let phrase = std::mem::take(&mut words);
                    let _ = write!(spans, "Span::Moment {{ phrase: {phrase:?}, time_d: {time_d:?} }}, ");
                }
            }
            Event::Text(piece) if matches!(link, Some((LinkType::ShortcutUnknown, _))) => drop(piece),
            Event::Text(piece) => {
                if !in_heading && piece.contains(|c: char| c.is_ascii_digit()) {
                    digit_at = digit_at.or(Some(at));
                }
                words.push_str(&piece);
            }
            Event::SoftBreak => words.push(' '),
            other => fail(
                path,
                &text,
                at,
                &format!("only one heading, paragraphs, moments and sources are allowed: {other:?}"),
            ),
        }
    }
    if title.is_empty() {
        fail(path, &text, 0, "the heading is missing");
    }
    cited.append(&mut numbered);
    let _ = writeln!(code, "\n/// The text of `{path}`.");
    let _ = writeln!(
        code,
        "pub static {name}: Prose = Prose {{\n    title: {title:?},\n    paragraphs: &[\n{paragraphs}    ],\n}};"
    );
}

/// Closes a run of plain words.
fn flush(spans: &mut String, words: &mut String) {
    if !words.is_empty() {
        let _ = write!(spans, "Span::Text({words:?}), ");
        words.clear();
    }
}

/// "t=10min", "t=1h", "t=5d", "t=2w", "t=6mo" in days.
fn moment(target: &str) -> Option<f64> {
    let amount = target.strip_prefix("t=")?;
    let unit_at = amount.find(|c: char| c.is_ascii_alphabetic())?;
    let number: f64 = amount[..unit_at].parse().ok()?;
    let unit_d = match &amount[unit_at..] {
        "min" => 1.0 / 1440.0,
        "h" => 1.0 / 24.0,
        "d" => 1.0,
        "w" => 7.0,
        "mo" => 365.0 / 12.0,
        _ => return None,
    };
    Some(number * unit_d)
}

/// "Schmitt et al. 2018, PLoS ONE 13(9):e0204318"; the title stands in for authors that are not known.
fn citation(source: &Source) -> String {
    let who = match &source.authors {
        Some(authors) => {
            let first = authors.split(',').next().unwrap_or_default();
            let surname = first.rsplit_once(' ').map_or(first, |(surname, _)| surname);
            if authors.contains(',') { format!("{surname} et al.") } else { surname.to_owned() }
        }
        None => source.title.clone(),
    };
    let year = source.year.map_or_else(String::new, |year| format!(" {year}"));
    format!("{who}{year}, {}", source.venue)
}

/// Where the original can be found.
fn address(source: &Source) -> Option<String> {
    let doi = source.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
    let pmc = source.pmcid.as_ref().map(|pmcid| format!("https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"));
    let pubmed = source.pmid.as_ref().map(|pmid| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/"));
    doi.or(pmc).or(pubmed).or_else(|| source.url.clone())
}

/// "new_collagen" as "NewCollagen".
fn camel(name: &str) -> String {
    name.split('_')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
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
    let line = 1 + text[..at.min(text.len())].matches('\n').count();
    panic!("{path}:{line}: {what}")
}
