//! The pen: goes over the fields of a place one by one and either writes those that differ or reads those that are there.
//!
//! One way through the fields for both directions, so that nothing can be written that is not read, or read by another name.

/// Most letters of a word that is named to the reader.
const LONGEST_NAME: usize = 24;

/// What in an address was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It was written by a later version of the page.
    Newer,
    /// It goes on for longer than any of ours.
    TooLong,
    /// This key is not known, or not with this value: `skin=bark`. Plain letters, digits and a few signs only: a link may
    /// come from anyone, and what it says is no message of this page.
    Word(String),
}

/// A pen over the fields.
pub(super) struct Pen<'a> {
    way: Way<'a>,
    /// Chapter of the fields that come.
    chapter: &'static str,
    /// Whether it is the one whose keys are plain.
    plain: bool,
}

enum Way<'a> {
    Write(String),
    Read { pairs: Vec<Pair<'a>>, faults: Vec<Fault> },
}

struct Pair<'a> {
    key: &'a str,
    value: &'a str,
    used: bool,
}

impl<'a> Pen<'a> {
    /// A pen that writes on after these words.
    pub(super) fn write(begun: String) -> Self {
        Self { way: Way::Write(begun), chapter: "", plain: true }
    }

    /// A pen that reads `key=value&key=value`; what is wrong joins the faults that are known already.
    pub(super) fn read(words: &'a str, faults: Vec<Fault>) -> Self {
        let pairs = words.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Pair { key, value, used: false }
        });
        Self { way: Way::Read { pairs: pairs.collect(), faults }, chapter: "", plain: true }
    }

    /// What has been written.
    pub(super) fn written(self) -> String {
        match self.way {
            Way::Write(words) => words,
            Way::Read { .. } => String::new(),
        }
    }

    /// What was not understood, keys that nobody asked for among it.
    pub(super) fn faults(mut self) -> Vec<Fault> {
        let Way::Read { pairs, faults } = &mut self.way else { return Vec::new() };
        let unknown = pairs.iter().filter(|pair| !pair.used);
        faults.extend(unknown.map(|pair| Fault::Word(tame([pair.key].into_iter()))));
        core::mem::take(faults)
    }

    /// The fields that come belong to a chapter, and have its name before them unless they are `plain`.
    pub(super) fn enter(&mut self, chapter: &'static str, plain: bool) {
        (self.chapter, self.plain) = (chapter, plain);
    }

    /// A field in words: written when it is not what it is at first; else what is read, the last where it stands twice.
    pub(super) fn words(&mut self, key: &'static str, now: &str, first: &str) -> Option<&'a str> {
        let (chapter, plain) = (self.chapter, self.plain);
        match &mut self.way {
            Way::Write(_) if now == first => None,
            Way::Write(words) => {
                let before: [&str; 2] = if plain { ["", ""] } else { [chapter, "."] };
                for piece in ["&", before[0], before[1], key, "=", now] {
                    words.push_str(piece);
                }
                None
            }
            Way::Read { pairs, .. } => {
                let mut found = None;
                for pair in pairs {
                    let long = pair.key.strip_prefix(chapter).and_then(|rest| rest.strip_prefix('.'));
                    if long == Some(key) || plain && pair.key == key {
                        pair.used = true;
                        found = Some(pair.value);
                    }
                }
                found
            }
        }
    }

    /// A field that is one of several names.
    pub(super) fn choice(&mut self, key: &'static str, names: &[&str], now: usize, first: usize) -> usize {
        let name = |i: usize| names.get(i).copied().unwrap_or_default();
        let Some(read) = self.words(key, name(now), name(first)) else { return now };
        names.iter().position(|known| *known == read).unwrap_or_else(|| self.wrong(key, read, now))
    }

    /// A field that is a whole number within limits.
    pub(super) fn number(&mut self, key: &'static str, limits: [usize; 2], now: usize, first: usize) -> usize {
        let Some(read) = self.words(key, &now.to_string(), &first.to_string()) else { return now };
        let number = read.parse().ok().filter(|n| (limits[0]..=limits[1]).contains(n));
        number.unwrap_or_else(|| self.wrong(key, read, now))
    }

    /// What was read is not understood: the field stays.
    pub(super) fn wrong<T>(&mut self, key: &str, read: &str, now: T) -> T {
        let before = if self.plain { ["", ""] } else { [self.chapter, "."] };
        if let Way::Read { faults, .. } = &mut self.way {
            faults.push(Fault::Word(tame([before[0], before[1], key, "=", read].into_iter())));
        }
        now
    }
}

/// Words of a stranger, so short and plain that they are no message.
fn tame<'w>(pieces: impl Iterator<Item = &'w str>) -> String {
    let harmless = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '=' | '.' | ',' | '-');
    pieces.flat_map(str::chars).filter(harmless).take(LONGEST_NAME).collect()
}
