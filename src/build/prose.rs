//! Prose: a Markdown file, or the words of one key, becomes spans. A phrase is `[words](t=5d)` for a moment, `[words](part=fat)` or
//! `[words](part=macrophage,t=3d)` for a part of the picture; a source mark is `[source-id]`.

use super::sources::Sources;
use super::{fail, read};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;

/// In place of a source: the number is the model's.
const MODEL: &str = "model";
/// In place of a source: the number is a date or a page's own, and needs none.
const DATE: &str = "date";

/// The parts of the picture that a phrase can name: as they are written, and their names in `content::Part`.
const PARTS: [(&str, &str); 11] = [
    ("epidermis", "Epidermis"),
    ("papillary-dermis", "PapillaryDermis"),
    ("reticular-dermis", "ReticularDermis"),
    ("fat", "Fat"),
    ("scar", "Scar"),
    ("channel", "Channel"),
    ("signal", "Signal"),
    ("macrophage", "Macrophage"),
    ("fibroblast", "Fibroblast"),
    ("collagen-3", "Collagen3"),
    ("collagen-1", "Collagen1"),
];

/// The ids that a text has cited so far, in the order of their numbers.
pub(super) type Cited = Vec<String>;

/// What was read so far.
struct Reader<'a> {
    path: &'a str,
    /// The whole file, to tell the line of what is wrong.
    file: &'a str,
    /// Where in the file this text begins; none when each event knows its own place.
    at: Option<usize>,
    sources: &'a mut Sources,
    cited: &'a mut Cited,
    title: Option<String>,
    /// Rust code of the finished paragraphs.
    paragraphs: Vec<String>,
    /// Rust code of the finished spans of this paragraph.
    spans: String,
    /// Words that do not belong to a span yet.
    words: String,
    /// The link that is open.
    link: Option<(LinkType, String)>,
    /// Where this paragraph has its first number.
    number_at: Option<usize>,
    /// Whether this paragraph has a mark.
    marked: bool,
}

/// Appends `pub static NAME: Prose` to the code.
pub(super) fn write(code: &mut String, name: &str, path: &str, sources: &mut Sources) {
    let text = read(path);
    let mut cited = Cited::new();
    let mut reader = Reader::new(path, &text, None, sources, &mut cited);
    reader.take_all(&text);
    let Some(title) = reader.title else { fail(path, &text, 0, "the heading is missing") };
    let _ = writeln!(code, "\n/// The text of `{path}`.");
    let _ = writeln!(code, "pub static {name}: Prose = Prose {{ title: {title:?}, paragraphs: &[");
    for spans in reader.paragraphs {
        let _ = writeln!(code, "    {spans},");
    }
    code.push_str("] };\n");
}

/// The spans of one paragraph that stands at a byte of a file; its sources are numbered on from those already cited.
pub(super) fn marked(
    path: &str,
    file: &str,
    at: usize,
    words: &str,
    sources: &mut Sources,
    cited: &mut Cited,
) -> String {
    let mut reader = Reader::new(path, file, Some(at), sources, cited);
    reader.title = Some(String::new());
    reader.take_all(words);
    let [spans] = reader.paragraphs.as_slice() else { fail(path, file, at, "must be one paragraph") };
    spans.clone()
}

impl<'a> Reader<'a> {
    fn new(path: &'a str, file: &'a str, at: Option<usize>, sources: &'a mut Sources, cited: &'a mut Cited) -> Self {
        Self {
            path,
            file,
            at,
            sources,
            cited,
            title: None,
            paragraphs: Vec::new(),
            spans: String::new(),
            words: String::new(),
            link: None,
            number_at: None,
            marked: false,
        }
    }

    fn take_all(&mut self, text: &str) {
        let mark = |link: BrokenLink| Some((CowStr::from(link.reference.to_string()), CowStr::from("")));
        for (event, range) in
            Parser::new_with_broken_link_callback(text, Options::empty(), Some(mark)).into_offset_iter()
        {
            self.take(event, range.start);
        }
    }

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
                Some((LinkType::ShortcutUnknown, id)) => self.mark(&id, at),
                Some((_, target)) => match target.strip_prefix("part=") {
                    Some(part) => self.part(part, at),
                    None => self.moment(&target, at),
                },
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
            let _ = write!(self.spans, "Span::Text({:?}), ", bound(&self.words));
            self.words.clear();
        }
    }

    fn end_paragraph(&mut self) {
        self.end_words();
        if let (Some(at), false) = (self.number_at.take(), std::mem::take(&mut self.marked)) {
            self.fail(at, "a number in a paragraph without a source mark");
        }
        self.paragraphs.push(format!("&[{}]", std::mem::take(&mut self.spans)));
    }

    fn mark(&mut self, id: &str, at: usize) {
        self.marked = true;
        match id {
            DATE => return,
            MODEL => return self.spans.push_str("Span::Model, "),
            _ => {}
        }
        if self.sources.cite(id).is_none() {
            self.fail(at, &format!("{id} is not in {}", super::sources::SOURCES));
        }
        let index = self.cited.iter().position(|cited| cited == id).unwrap_or_else(|| {
            self.cited.push(id.to_owned());
            self.cited.len() - 1
        });
        let number = index + 1;
        let _ = write!(self.spans, "Span::Source {{ number: {number}, id: {id:?} }}, ");
    }

    fn moment(&mut self, target: &str, at: usize) {
        let Some(time_d) = days(target) else {
            self.fail(at, "a moment is written t=10min, t=1h, t=5d, t=2w or t=6mo");
        };
        let phrase = std::mem::take(&mut self.words);
        let _ = write!(self.spans, "Span::Moment {{ phrase: {phrase:?}, time_d: {time_d:?} }}, ");
    }

    fn part(&mut self, target: &str, at: usize) {
        let (name, time) = target.split_once(',').map_or((target, None), |(name, time)| (name, Some(time)));
        let Some((_, part)) = PARTS.iter().find(|(known, _)| *known == name) else {
            let names: Vec<&str> = PARTS.iter().map(|(known, _)| *known).collect();
            self.fail(at, &format!("{name} is no part of the picture; there are {}", names.join(", ")));
        };
        let time_d = time.map(|time| {
            days(time)
                .unwrap_or_else(|| self.fail(at, "the time of a part is written t=10min, t=1h, t=5d, t=2w or t=6mo"))
        });
        let phrase = std::mem::take(&mut self.words);
        let _ = write!(
            self.spans,
            "Span::Part {{ phrase: {phrase:?}, part: crate::content::Part::{part}, time_d: {time_d:?} }}, "
        );
    }

    fn fail(&self, at: usize, what: &str) -> ! {
        fail(self.path, self.file, self.at.unwrap_or(at), what)
    }
}

/// With a number and its unit on one line: "9.3 %" and "1.5 mm" never break apart.
fn bound(words: &str) -> String {
    let mut bound = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let number = bound.ends_with(|c: char| c.is_ascii_digit());
        let unit = || {
            let rest = &words[at + 1..];
            rest.starts_with('%')
                || rest.strip_prefix("mm").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        bound.push(if c == ' ' && number && unit() { '\u{a0}' } else { c });
    }
    bound
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
