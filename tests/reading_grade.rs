//! How hard the words are to read: the Flesch-Kincaid grade of every section, question, reason and outcome is 7 or lower.
//!
//! Grade = 0.39 words a sentence + 11.8 syllables a word - 15.59. A number is a word of one syllable. A sentence ends at a
//! point, a question mark or an exclamation mark; a heading, a label or an answer is one by itself. Colons and semicolons end
//! nothing, which is the stricter way.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use toml::{Table, Value};

/// The grade that no part exceeds.
const HIGHEST: f64 = 7.0;

/// Parts of `content/en/scars.md`: the heading with the paragraphs of the opening, then so many for each kind of scar.
const SCARS_OPENING: usize = 5;
const SCARS_KIND: usize = 4;

/// Words with their syllables, to hold the rule to: none of them is in `tests/data/plain_words.toml`. All words of the content
/// were compared with the CMU Pronouncing Dictionary when this was written; those that the rule gets wrong went into that file.
const KNOWN: &[(usize, &str)] = &[
    (
        1,
        "skin scar pits light the eye deep used made once asked gives takes shape months years bleed smooth needs \
         through strength edge clean worse healed breathe raised wounds",
    ),
    (
        2,
        "needle needles doctor wider safer measured treated settled boxcar rolling keloid sunken swelling uses causes \
         patches trial better under only table little tethered handled",
    ),
    (3, "collagen elastin hospital regular infection radio obvious medicine serious chickenpox subcision"),
    (4, "dermatitis information regulator particular epidermis"),
    (5, "university dermatologist imagination dermatology"),
];

/// A part of the page with its texts.
struct Part {
    group: String,
    name: String,
    texts: Vec<String>,
}

/// Counts syllables.
struct Counter {
    named: BTreeSet<String>,
    syllables: BTreeMap<String, usize>,
}

#[test]
fn every_part_can_be_read_in_grade_7() {
    let counter = Counter::read();
    let mut groups: BTreeMap<String, Vec<(f64, String)>> = BTreeMap::new();
    for Part { group, name, texts } in parts() {
        groups.entry(group).or_default().push((counter.grade(&texts), name));
    }
    let mut hard = Vec::new();
    // Past the capture of cargo's test runner, so that the log of a run has the grades.
    let mut log = std::io::stderr();
    for (group, mut grades) in groups {
        grades.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mean = grades.iter().map(|(grade, _)| grade).sum::<f64>() / grades.len() as f64;
        let (highest, name) = &grades[0];
        let _ = writeln!(log, "grade: {group}: {} parts, mean {mean:.1}, highest {highest:.1} {name}", grades.len());
        hard.extend(
            grades
                .iter()
                .filter(|(grade, _)| *grade > HIGHEST)
                .map(|(grade, name)| format!("{group} {name}: {grade:.1}")),
        );
    }
    assert!(hard.is_empty(), "harder than grade {HIGHEST}: {hard:?}");
}

#[test]
fn nothing_is_left_out() {
    let parts = parts();
    let count = |group: &str| parts.iter().filter(|part| part.group == group).count();
    let quiz = table("content/en/quiz.toml");
    for (group, key) in [("questions of the quiz", "question"), ("reasons", "reason"), ("outcomes", "outcome")] {
        assert_eq!(count(group), quiz[key].as_table().expect("a table").len(), "{group}");
    }
    assert_eq!(count("lessons"), 4, "two lessons, and a sheet for each");
    assert_eq!(count("claims"), 6, "one part for each chapter of the article");
    assert!(count("texts") >= 14 && count("scars") == 9, "{} texts, {} of scars", count("texts"), count("scars"));
    assert!(parts.iter().all(|part| part.texts.iter().any(|text| !words(text).is_empty())), "no part is empty");
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    let counter = Counter::read();
    let mut count = 0;
    for (syllables, list) in KNOWN {
        for word in list.split_whitespace() {
            assert!(!counter.syllables.contains_key(word), "{word} is counted by rule");
            assert_eq!(by_rule(word), *syllables, "{word}");
            count += 1;
        }
    }
    assert!(count >= 60, "only {count} words");
    assert_eq!(counter.syllables_of("isotretinoin"), 2, "a named drug");
    assert_eq!(counter.syllables_of("People"), 2, "a word that the rule gets wrong");
    assert_eq!(counter.syllables_of("1,758"), 1, "a number");
    for (word, spoken) in &counter.syllables {
        assert_ne!(by_rule(word), *spoken, "{word} needs no line in tests/data/plain_words.toml");
    }
    let used: BTreeSet<String> = parts()
        .iter()
        .flat_map(|part| part.texts.iter().flat_map(|text| words(text)))
        .map(|word| word.to_lowercase())
        .collect();
    let idle: Vec<&String> =
        counter.named.iter().chain(counter.syllables.keys()).filter(|word| !used.contains(*word)).collect();
    assert!(idle.is_empty(), "in tests/data/plain_words.toml and nowhere in the words: {idle:?}");
}

#[test]
fn the_grade_is_that_of_the_formula() {
    let counter = Counter::read();
    // Two sentences, 12 words, 14 syllables.
    let grade = counter.grade(&["The skin is red for 3 days. It then gets better slowly.".to_owned()]);
    assert!((grade - (0.39 * 6.0 + 11.8 * 14.0 / 12.0 - 15.59)).abs() < 1e-9, "{grade}");
}

impl Counter {
    fn read() -> Self {
        let listed = table("tests/data/plain_words.toml");
        let named = listed["named"].as_array().expect("a list").iter();
        let syllables = listed["syllables"].as_table().expect("a table").iter();
        Self {
            named: named.filter_map(|word| word.as_str().map(str::to_owned)).collect(),
            syllables: syllables
                .map(|(word, count)| (word.clone(), count.as_integer().expect("a count") as usize))
                .collect(),
        }
    }

    fn syllables_of(&self, word: &str) -> usize {
        let word = word.to_lowercase();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return 1;
        }
        if self.named.contains(&word) {
            return 2;
        }
        self.syllables.get(&word).copied().unwrap_or_else(|| by_rule(&word))
    }

    fn grade(&self, texts: &[String]) -> f64 {
        let (mut sentences, mut count, mut syllables) = (0.0, 0.0, 0.0);
        for sentence in texts.iter().flat_map(|text| sentences_of(text)) {
            let words = words(sentence);
            sentences += 1.0;
            count += words.len() as f64;
            syllables += words.iter().map(|word| self.syllables_of(word)).sum::<usize>() as f64;
        }
        0.39 * count / sentences + 11.8 * syllables / count - 15.59
    }
}

/// Groups of vowels, less a silent e, and one more where two vowels in a row are spoken apart.
fn by_rule(word: &str) -> usize {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let letters: Vec<char> = word.chars().filter(char::is_ascii_alphabetic).collect();
    let n = letters.len();
    let is = |i: usize, set: &str| letters.get(i).is_some_and(|letter| set.contains(*letter));
    let vowel = |i: usize| is(i, "aeiouy");
    let mut count = (0..n).filter(|i| vowel(*i) && (*i == 0 || !vowel(i - 1))).count();
    for i in 1..n {
        let hiatus = i > 1 && is(i - 1, "i") && is(i, "aou") && !is(i - 2, "tscgx");
        count += usize::from(hiatus || is(i - 1, "e") && is(i, "o") || is(i - 1, "y") && is(i, "ai"));
    }
    // "table", "settled", "needles": the l is spoken with a sound of its own.
    let spoken_l = |end: usize| n > end && is(n - end, "l") && !vowel(n - end - 1);
    if n > 2 {
        let silent_e = word.ends_with('e') && !vowel(n - 2) && !spoken_l(2);
        let silent_ed = word.ends_with("ed") && !is(n - 3, "aeiouytd") && !spoken_l(3);
        let hiss = word.ends_with("ches") || word.ends_with("shes");
        let silent_es = word.ends_with("es") && !is(n - 3, "aeiouysxzcg") && !hiss && !spoken_l(3);
        count -= usize::from(silent_e || silent_ed || silent_es).min(count);
    }
    count.max(1)
}

/// The sentences of a text that hold a word.
fn sentences_of(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends.filter(|end| text[*end..].starts_with([' ', '\n', '"'])).chain([text.len()]) {
        sentences.push(&text[start..end]);
        start = end;
    }
    sentences.retain(|sentence| !words(sentence).is_empty());
    sentences
}

/// The words of a text and its numbers; an apostrophe belongs to its word, a hyphen ends it.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('\u{2019}', "'");
    let letters: Vec<char> = text.chars().collect();
    let (mut found, mut word) = (Vec::new(), String::new());
    for (i, letter) in letters.iter().enumerate() {
        let inner = "'.,".contains(*letter) && letters.get(i + 1).is_some_and(char::is_ascii_alphanumeric);
        let numeric = word.starts_with(|c: char| c.is_ascii_digit());
        if letter.is_ascii_alphanumeric() || (inner && !word.is_empty() && (*letter == '\'') != numeric) {
            word.push(*letter);
        } else if !word.is_empty() {
            found.push(std::mem::take(&mut word));
        }
    }
    found.extend((!word.is_empty()).then_some(word));
    found
}

fn table(path: &str) -> Table {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("content can be read");
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Everything that a reader reads, by parts.
fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |group: &str, name: &str, texts: Vec<String>| {
        let texts = texts.iter().map(|text| without_marks(text)).collect();
        parts.push(Part { group: group.to_owned(), name: name.to_owned(), texts });
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en");
    for entry in fs::read_dir(folder).expect("content can be read") {
        let path = entry.expect("content can be listed").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("content is text");
        let paragraphs = text.split("\n\n").map(|paragraph| paragraph.trim_start_matches(['#', ' ']).trim().to_owned());
        let paragraphs: Vec<String> = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
        if name == "scars" {
            let (opening, kinds) = paragraphs.split_at(SCARS_OPENING);
            add("scars", "opening", opening.to_vec());
            for (i, kind) in kinds.chunks(SCARS_KIND).enumerate() {
                add("scars", &format!("kind {}", i + 1), kind.to_vec());
            }
        } else {
            add("texts", &name, paragraphs);
        }
    }
    let mut chapters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let claims = table("content/en/claims.toml");
    for claim in table("content/evidence/claims.toml")["claim"].as_array().expect("claims") {
        let [id, chapter] = ["id", "chapter"].map(|key| claim[key].as_str().expect("a claim's id and chapter"));
        chapters.entry(chapter.to_owned()).or_default().extend(texts_of(&claims[id]));
    }
    for (chapter, texts) in chapters {
        add("claims", &chapter, texts);
    }
    for (group, path) in [("effects", "content/en/effects.toml"), ("options", "content/en/options.toml")] {
        for (id, entry) in table(path) {
            add(group, &id, texts_of(&entry));
        }
    }
    let quiz = table("content/en/quiz.toml");
    for (group, key) in [("questions of the quiz", "question"), ("reasons", "reason"), ("outcomes", "outcome")] {
        for (id, entry) in quiz[key].as_table().expect("a table") {
            add(group, id, texts_of(entry));
        }
    }
    for lesson in table("content/en/lessons.toml")["lesson"].as_array().expect("lessons") {
        let name = lesson["id"].as_str().expect("a lesson's id");
        let of = |steps: &Value, keys: &[&str]| -> Vec<String> {
            let steps = steps.as_array().expect("a list").iter();
            steps.flat_map(|step| keys.iter().filter_map(|key| Some(step.get(key)?.as_str()?.to_owned()))).collect()
        };
        add("lessons", &format!("{name}, steps"), of(&lesson["step"], &["caption", "ask", "tells", "notes"]));
        let sheet = &lesson["worksheet"];
        add(
            "lessons",
            &format!("{name}, sheet"),
            [texts_of(&sheet["intro"]), of(&sheet["task"], &["text", "answer"])].concat(),
        );
    }
    for key in ["interface", "expect", "always", "signs", "questions"] {
        add("lists of the quiz", key, texts_of(&quiz[key]));
    }
    parts
}

/// Every text in a value, but for how many people a study had.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Table(table) => {
            let told = table.iter().filter(|(key, _)| !key.starts_with("people-"));
            told.flat_map(|(_, value)| texts_of(value)).collect()
        }
        _ => Vec::new(),
    }
}

/// A text without source marks, without the targets of its moments, and without the names in braces that are filled in.
fn without_marks(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').unwrap_or((after, ""));
        if let Some(target) = after.strip_prefix('(') {
            plain.push_str(before);
            plain.push_str(inside);
            rest = target.split_once(')').map_or("", |(_, after)| after);
        } else {
            plain.push_str(before.trim_end());
            rest = after;
        }
    }
    plain + rest
}
