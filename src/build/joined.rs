//! A file of words by id and key, joined to a file of structure: no id or key is missing, none is left over.

use super::prose::{Cited, marked};
use super::sources::Sources;
use super::{fail, fault_of, parse, read};
use std::collections::BTreeMap;
use toml::Spanned;

/// Keys with their words.
pub(super) type Keys = BTreeMap<String, Spanned<String>>;

/// The words of one file that no structure has asked for yet.
pub(super) struct WordFile {
    path: &'static str,
    text: String,
    entries: BTreeMap<String, Keys>,
}

/// The words of one id that were not asked for yet.
pub(super) struct Joined<'a> {
    path: &'static str,
    text: &'a str,
    id: String,
    /// Where the structure names the id: file, text and byte.
    structure: (&'a str, &'a str, usize),
    keys: Keys,
    cited: Cited,
}

impl WordFile {
    pub(super) fn read(path: &'static str) -> Self {
        let text = read(path);
        let entries = parse(path, &text);
        Self { path, text, entries }
    }

    /// The words of an id, which the structure names at a byte of its own file.
    pub(super) fn entry<'a>(&'a mut self, id: &str, structure: (&'a str, &'a str, usize)) -> Joined<'a> {
        let Some(keys) = self.entries.remove(id) else {
            let (path, text, at) = structure;
            fail(path, text, at, &format!("{} has no words for {id}", self.path));
        };
        Joined::new(self.path, &self.text, id, structure, keys)
    }

    /// Stops where words are left that belong to nothing.
    pub(super) fn close(self) {
        if let Some((id, keys)) = self.entries.iter().next() {
            let at = keys.values().next().map_or(0, |words| words.span().start);
            fail(self.path, &self.text, at, &format!("{id} belongs to nothing"));
        }
    }
}

impl<'a> Joined<'a> {
    pub(super) fn new(
        path: &'static str,
        text: &'a str,
        id: &str,
        structure: (&'a str, &'a str, usize),
        keys: Keys,
    ) -> Self {
        Self { path, text, id: id.to_owned(), structure, keys, cited: Cited::new() }
    }

    /// Numbers its sources on from those that an entry before it has cited.
    pub(super) fn after(self, cited: Cited) -> Self {
        Self { cited, ..self }
    }

    /// The keys that were not asked for yet, in the order of the file.
    pub(super) fn left(&self) -> Vec<String> {
        let mut keys: Vec<&String> = self.keys.keys().collect();
        keys.sort_by_key(|key| self.keys[*key].span().start);
        keys.into_iter().cloned().collect()
    }

    /// Words without marks.
    pub(super) fn plain(&mut self, key: &str) -> String {
        self.plain_if_any(key).unwrap_or_else(|| self.missing(key))
    }

    /// Words without marks, if there are any.
    pub(super) fn plain_if_any(&mut self, key: &str) -> Option<String> {
        let words = self.keys.remove(key)?;
        if let Some(fault) = fault_of(words.get_ref()) {
            fail(self.path, self.text, words.span().start, &format!("{}.{key} {fault}", self.id));
        }
        Some(words.into_inner())
    }

    /// Rust code of the spans of words with marks.
    pub(super) fn marked(&mut self, key: &str, sources: &mut Sources) -> String {
        self.marked_if_any(key, sources).unwrap_or_else(|| self.missing(key))
    }

    /// The same, if there are any.
    pub(super) fn marked_if_any(&mut self, key: &str, sources: &mut Sources) -> Option<String> {
        let words = self.keys.remove(key)?;
        Some(marked(self.path, self.text, words.span().start, words.get_ref(), sources, &mut self.cited))
    }

    /// The ids that were cited, in the order of their numbers; stops where words are left over.
    pub(super) fn close(self) -> Cited {
        if let Some((key, words)) = self.keys.iter().next() {
            fail(self.path, self.text, words.span().start, &format!("{} has no use for {key}", self.id));
        }
        self.cited
    }

    fn missing(&self, key: &str) -> ! {
        let (path, text, at) = self.structure;
        fail(path, text, at, &format!("{} has no {key} for {}", self.path, self.id))
    }
}
