//! Prose: one Markdown file becomes a `Prose` value; a phrase is `[words](t=5d)`, a source mark is `[source-id]`.

use super::{SOURCES, Source, fail, read};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;

/// What was read so far.
struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    sources: &'a [Source],
    /// Ids in the order of their numbers.
    cited: Vec<String>,
    title: Option<String>,
    /// Rust code of the finished paragraphs.
    paragraphs: String,
    /// Rust code of the finished spans of this paragraph.
    spans: String,
    /// Words that do not belong to a span yet.
    words: String,
    /// The link that is open.
    link: Option<(LinkType, String)>,
    /// Where this paragraph has its first number.
    number_at: Option<usize>,
    /// Whether this paragraph has a source mark.
    sourced: bool,
}

/// Appends `pub static NAME: Prose` to the code and returns the ids that the text cites.
pub(super) fn write(code: &mut String, name: &str, path: &str, sources: &[Source]) -> Vec<String> {
    let text = read(path);
    let mut reader = Reader {
        path,
        text: &text,
        sources,
        cited: Vec::new(),
        title: None,
        paragraphs: String::new(),
        spans: String::new(),
        words: String::new(),
        link: None,
        number_at: None,
        sourced: false,
    };
    let mark = |link: BrokenLink| Some((CowStr::from(link.reference.to_string()), CowStr::from("")));
    for (event, range) in Parser::new_with_broken_link_callback(&text, Options::empty(), Some(mark)).into_offset_iter()
    {
        reader.take(event, range.start);
    }
    let Some(title) = reader.title else { fail(path, &text, 0, "the heading is missing") };
    let paragraphs = reader.paragraphs;
    let _ = writeln!(code, "\n/// The text of `{path}`.");
    let _ = writeln!(code, "pub static {name}: Prose = Prose {{ title: {title:?}, paragraphs: &[\n{paragraphs}] }};");
    reader.cited
}

impl Reader<'_> {
    fn take(&mut self, event: Event, at: usize) {
        match event {
            Event::Start(Tag::Heading { .. }) if self.title.is_none() => {}
            Event::End(TagEnd::Heading(_)) => self.title = Some(std::mem::take(&mut self.words)),
            Event::Start(Tag::Paragraph) if self.title.is_some() => {}
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                if link_type == LinkType::ShortcutUnknown {
                    self.words.truncate(self.words.trim_end().len());
                }
                self.end_words();
                self.link = Some((link_type, dest_url.to_string()));
            }
            Event::End(TagEnd::Link) => match self.link.take() {
                Some((LinkType::ShortcutUnknown, id)) => self.source(&id, at),
                Some((_, target)) => self.moment(&target, at),
                None => self.fail(at, "a link ends that did not begin"),
            },
            Event::Text(id) if matches!(&self.link, Some((LinkType::ShortcutUnknown, known)) if **known == *id) => {}
            Event::Text(words) => {
                if self.title.is_some() && words.contains(|c: char| c.is_ascii_digit()) {
                    self.number_at.get_or_insert(at);
                }
                self.words.push_str(&words);
            }
            Event::SoftBreak => self.words.push(' '),
            _ => self.fail(at, "only one heading, then paragraphs with moments and source marks, are allowed"),
        }
    }

    fn end_words(&mut self) {
        if !self.words.is_empty() {
            let _ = write!(self.spans, "Span::Text({:?}), ", self.words);
            self.words.clear();
        }
    }

    fn end_paragraph(&mut self) {
        self.end_words();
        if let (Some(at), false) = (self.number_at.take(), std::mem::take(&mut self.sourced)) {
            self.fail(at, "a number in a paragraph without a source mark");
        }
        let _ = writeln!(self.paragraphs, "    &[{}],", std::mem::take(&mut self.spans));
    }

    fn source(&mut self, id: &str, at: usize) {
        let Some(source) = self.sources.iter().find(|source| source.id.get_ref() == id) else {
            self.fail(at, &format!("{id} is not in {SOURCES}"));
        };
        let index = self.cited.iter().position(|cited| cited == id).unwrap_or_else(|| {
            self.cited.push(id.to_owned());
            self.cited.len() - 1
        });
        self.sourced = true;
        let (number, citation, address) = (index + 1, source.citation(), source.address());
        let _ = write!(
            self.spans,
            "Span::Source {{ number: {number}, id: {id:?}, citation: {citation:?}, address: {address:?} }}, "
        );
    }

    fn moment(&mut self, target: &str, at: usize) {
        let Some(time_d) = days(target) else {
            self.fail(at, "a moment is written t=10min, t=1h, t=5d, t=2w or t=6mo");
        };
        let phrase = std::mem::take(&mut self.words);
        let _ = write!(self.spans, "Span::Moment {{ phrase: {phrase:?}, time_d: {time_d:?} }}, ");
    }

    fn fail(&self, at: usize, what: &str) -> ! {
        fail(self.path, self.text, at, what)
    }
}

/// "t=10min", "t=1h", "t=5d", "t=2w", "t=6mo" in days.
fn days(target: &str) -> Option<f64> {
    let amount = target.strip_prefix("t=")?;
    let (number, unit) = amount.split_at(amount.find(|c: char| c.is_ascii_alphabetic())?);
    let unit_d = match unit {
        "min" => 1.0 / 1440.0,
        "h" => 1.0 / 24.0,
        "d" => 1.0,
        "w" => 7.0,
        "mo" => 365.0 / 12.0,
        _ => return None,
    };
    number.parse::<f64>().ok().map(|number| number * unit_d)
}
