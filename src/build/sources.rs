//! Sources: `content/evidence/sources.toml` with its words becomes `SOURCES`; a source that nothing cites stops the build.

use super::{fail, parse, read};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use toml::Spanned;

pub(super) const SOURCES: &str = "content/evidence/sources.toml";
const WORDS: &str = "content/en/sources.toml";
const SKIN: &str = "content/skin.toml";

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Vec<Source>,
}

/// One source, as it was read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: Spanned<String>,
    authors: Option<String>,
    #[serde(default = "yes")]
    authors_seen: bool,
    title: String,
    #[serde(default = "yes")]
    title_exact: bool,
    venue: Option<String>,
    year: Option<u32>,
    doi: Option<String>,
    pmid: Option<String>,
    pmcid: Option<String>,
    url: Option<String>,
    design: Design,
    n: Option<u32>,
    seen: bool,
}

/// What we read in a source, in words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    n_unit: Option<String>,
    finding: String,
    #[serde(default)]
    figures: Vec<String>,
    limitations: String,
}

#[derive(Clone, Copy, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Design {
    Rct,
    Cohort,
    Histology,
    Review,
    MetaAnalysis,
    Guideline,
    Regulator,
    Textbook,
    Blog,
    Animal,
    Lab,
    Imaging,
    CaseReport,
    Commercial,
}

fn yes() -> bool {
    true
}

/// All sources, and which of them something has cited.
pub(super) struct Sources {
    text: String,
    list: Vec<Source>,
    /// In the order of the list.
    words: Vec<Words>,
    cited: BTreeSet<String>,
}

impl Sources {
    pub(super) fn read() -> Self {
        let text = read(SOURCES);
        let list = parse::<File>(SOURCES, &text).source;
        let words_text = read(WORDS);
        let mut told: BTreeMap<Spanned<String>, Words> = parse(WORDS, &words_text);
        let mut words = Vec::new();
        for (i, source) in list.iter().enumerate() {
            let stop = |what: &str| -> ! {
                fail(SOURCES, &text, source.id.span().start, &[source.id.get_ref(), " ", what].concat())
            };
            if list[..i].iter().any(|known| known.id.get_ref() == source.id.get_ref()) {
                stop("is there twice");
            }
            let Some((_, told)) = told.remove_entry(source.id.get_ref().as_str()) else {
                stop(&format!("has no words in {WORDS}"));
            };
            if [&source.title, &told.finding, &told.limitations].iter().any(|words| words.trim().is_empty()) {
                stop("lacks its title, finding or limitations");
            }
            words.push(told);
            if !source
                .id
                .get_ref()
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            {
                stop("is no id of small letters, digits and hyphens");
            }
        }
        if let Some(idle) = told.keys().next() {
            fail(WORDS, &words_text, idle.span().start, &format!("{} is no source", idle.get_ref()));
        }
        let mut sources = Self { text, list, words, cited: BTreeSet::new() };
        sources.cite_skin();
        sources
    }

    /// The source of that id, which counts as cited from now on.
    pub(super) fn cite(&mut self, id: &str) -> Option<&Source> {
        let source = self.list.iter().find(|source| source.id.get_ref() == id)?;
        self.cited.insert(id.to_owned());
        Some(source)
    }

    /// The numbers of the model cite sources too; `skin.toml` itself is checked by the skin's own build.
    fn cite_skin(&mut self) {
        let text = read(SKIN);
        let table: toml::Table = parse(SKIN, &text);
        let groups = table.values().filter_map(toml::Value::as_table);
        let entries = groups.flat_map(toml::Table::values).filter_map(toml::Value::as_table);
        let ids: Vec<&str> = entries.filter_map(|entry| entry.get("source")?.as_str()).collect();
        for id in ids {
            self.cite(id);
        }
    }

    /// Appends `SOURCES` to the code; stops when a source is idle.
    pub(super) fn write(&self, code: &mut String) {
        if let Some(idle) = self.list.iter().find(|source| !self.cited.contains(source.id.get_ref())) {
            fail(SOURCES, &self.text, idle.id.span().start, &format!("nothing cites {}", idle.id.get_ref()));
        }
        code.push_str("/// Every source, in the order of the file.\npub static SOURCES: &[Source] = &[\n");
        for (source, words) in self.list.iter().zip(&self.words) {
            let Source { authors, authors_seen, title, title_exact, venue, year, design, n, seen, .. } = source;
            let Words { n_unit, finding, figures, limitations } = words;
            let (id, citation, links) = (source.id.get_ref(), source.citation(), source.links());
            let _ = writeln!(
                code,
                "    Source {{ id: {id:?}, citation: {citation:?}, authors: {authors:?}, authors_seen: {authors_seen}, \
                 title: {title:?}, title_exact: {title_exact}, venue: {venue:?}, year: {year:?}, links: &{links:?}, \
                 design: Design::{design:?}, n: {n:?}, n_unit: {n_unit:?}, finding: {finding:?}, figures: &{figures:?}, \
                 limitations: {limitations:?}, seen: {seen} }},"
            );
        }
        code.push_str("];\n");
    }
}

impl Source {
    /// "Schmitt et al. 2018, PLoS ONE 13(9):e0204318"; the title stands in for authors that are not known.
    pub(super) fn citation(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let venue = self.venue.as_ref().map(|venue| format!(", {venue}")).unwrap_or_default();
        let Some(authors) = &self.authors else {
            let year = year.map(|year| format!(", {year}")).unwrap_or_default();
            return format!("{}{venue}{year}", self.title);
        };
        let first = authors.split(',').next().unwrap_or_default();
        let surname = first.rsplit_once(' ').map_or(first, |(surname, _)| surname);
        let others = if authors.contains(',') { " et al." } else { "" };
        let year = year.map(|year| format!(" {year}")).unwrap_or_default();
        format!("{surname}{others}{year}{venue}")
    }

    /// "Schmitt et al. 2018"; the title where authors are not known.
    pub(super) fn short(&self) -> String {
        let citation = self.citation();
        let end = self.authors.as_ref().and_then(|_| citation.find(", ")).unwrap_or(citation.len());
        let short = if self.authors.is_some() { &citation[..end] } else { self.title.as_str() };
        short.to_owned()
    }

    /// Where the original can be found.
    pub(super) fn address(&self) -> Option<String> {
        self.links().into_iter().next().map(|(_, address)| address)
    }

    /// Names and addresses of the places where the original can be found, the most lasting first.
    fn links(&self) -> Vec<(String, String)> {
        let doi = self.doi.as_ref().map(|doi| (format!("doi:{doi}"), format!("https://doi.org/{doi}")));
        let pmc = self.pmcid.as_ref().map(|id| (id.clone(), format!("https://pmc.ncbi.nlm.nih.gov/articles/{id}/")));
        let pubmed =
            self.pmid.as_ref().map(|id| (format!("PMID {id}"), format!("https://pubmed.ncbi.nlm.nih.gov/{id}/")));
        let url = self.url.as_ref().map(|url| (host_of(url).to_owned(), url.clone()));
        [doi, pmc, pubmed, url].into_iter().flatten().collect()
    }
}

/// "www.fda.gov" of "https://www.fda.gov/…".
fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
