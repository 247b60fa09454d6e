//! What the page says is known, held against the evidence file by a second reading: nothing here trusts the build.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::content::Span;
use pinprick::content::evidence::{CLAIMS, Certainty, Chapter, EFFECTS, SOURCES, Verdict};
use pinprick::content::quiz_words::{OUTCOMES, REASONS};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Verdict and certainty of S1 to S46, copied by hand from the evidence file and not from `content/`. Where a verdict has two
/// parts the worse counts; an opinion counts as partly. "not rated" is where the file has no letter, "unknown" where it says
/// that nothing was measured or compared.
const EXPECTED: [(Chapter, Verdict, Certainty); 46] = {
    use Certainty::{Low, Moderate, NotRated, Unknown};
    use Chapter::{BottomLine, Home, Idea, Safety, Scars, Sessions};
    use Verdict::{Contradicted, Partly, Supported, Unverified};
    [
        (Idea, Supported, NotRated),
        (Idea, Partly, NotRated),
        (Idea, Supported, Moderate),
        (Idea, Partly, NotRated),
        // "partly, close to contradicted"
        (Idea, Partly, NotRated),
        (Idea, Supported, NotRated),
        (Idea, Partly, NotRated),
        (Idea, Supported, NotRated),
        (Idea, Supported, Moderate),
        (Idea, Contradicted, NotRated),
        (Scars, Supported, NotRated),
        (Scars, Contradicted, NotRated),
        (Scars, Partly, NotRated),
        // "contradicted for icepick, partly for boxcar"
        (Scars, Contradicted, NotRated),
        (Scars, Partly, NotRated),
        // "L-M"
        (Scars, Contradicted, Low),
        (Safety, Supported, Moderate),
        (Safety, Partly, Low),
        (Safety, Partly, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Partly, NotRated),
        (Safety, Supported, NotRated),
        (Safety, Supported, NotRated),
        (Sessions, Supported, NotRated),
        (Sessions, Supported, NotRated),
        (Sessions, Partly, NotRated),
        // No survey was found.
        (Sessions, Unverified, Unknown),
        (Home, Supported, NotRated),
        // "no trials"
        (Home, Supported, Unknown),
        (Home, Partly, NotRated),
        (Home, Partly, NotRated),
        (Home, Supported, Moderate),
        (Home, Partly, NotRated),
        // "no head-to-head"
        (Home, Unverified, Unknown),
        // "no incidence"
        (Home, Partly, Unknown),
        (Home, Supported, NotRated),
        (Home, Supported, NotRated),
        (BottomLine, Partly, NotRated),
        (BottomLine, Partly, NotRated),
        (BottomLine, Supported, NotRated),
        (BottomLine, Partly, NotRated),
    ]
};

/// What no outcome and no reason of the quiz may say: beginnings of words, or two words.
const FORBIDDEN: [&str; 8] =
    ["suitable", "candidate", "recommend", "diagnos", "score", "match percent", "guarantee", "cure"];

/// In place of a source id: the number is the model's, or a date.
const NO_SOURCE: [&str; 2] = ["model", "date"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn table(path: &str) -> Table {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_46_claims_stand_in_order_with_verdict_certainty_and_sources() {
    assert_eq!(CLAIMS.len(), EXPECTED.len());
    for (i, (claim, expected)) in CLAIMS.iter().zip(EXPECTED).enumerate() {
        assert_eq!(claim.id, format!("s{}", i + 1));
        assert_eq!((claim.chapter, claim.verdict, claim.certainty), expected, "{}", claim.id);
        let none_found = claim.id == "s39";
        assert_eq!(claim.sources.is_empty(), none_found, "{}", claim.id);
        for words in [words_of(claim.studies), words_of(claim.fair), claim.article.to_owned()] {
            assert!(words.split_whitespace().count() >= 3, "{}: {words:?}", claim.id);
        }
    }
}

#[test]
fn the_five_that_matter_most_stand_first() {
    let mut first: Vec<(u32, &str)> = CLAIMS.iter().filter_map(|claim| Some((claim.first?, claim.id))).collect();
    first.sort_unstable();
    assert_eq!(first, [(1, "s5"), (2, "s14"), (3, "s12"), (4, "s16"), (5, "s10")]);
}

#[test]
fn every_id_that_is_cited_has_a_card_and_every_card_is_cited() {
    let cards = table("content/evidence/sources.toml");
    let cards = cards["source"].as_array().expect("cards");
    let cards: BTreeSet<String> = cards.iter().filter_map(|card| Some(card["id"].as_str()?.to_owned())).collect();
    let built: BTreeSet<String> = SOURCES.iter().map(|source| source.id.to_owned()).collect();
    assert_eq!(cards, built, "the page has the cards of the file");
    let mut cited = BTreeSet::new();
    for path in files(&root().join("content")) {
        if path.ends_with("sources.toml") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("content is text");
        if path.extension().is_some_and(|extension| extension == "md") {
            cited.extend(marks(&text));
        } else {
            let table: Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            // `content/en` holds words, the rest holds structure: a bracket there is no mark.
            collect(&Value::Table(table), "", path.parent().is_some_and(|folder| folder.ends_with("en")), &mut cited);
        }
    }
    // The model's numbers have a few sources of their own, which are told beside them.
    let own = table("content/skin.toml");
    let own = own["sources"].as_table().expect("the model's own sources").keys().map(String::as_str);
    for id in NO_SOURCE.into_iter().chain(own.filter(|id| !cards.contains(*id))) {
        cited.remove(id);
    }
    let unknown: Vec<&String> = cited.difference(&cards).collect();
    let idle: Vec<&String> = cards.difference(&cited).collect();
    assert!(
        unknown.is_empty() && idle.is_empty(),
        "cited without a card: {unknown:?}; cards that nobody cites: {idle:?}"
    );
}

#[test]
fn shares_are_shares_and_hold_their_studies() {
    for effect in EFFECTS {
        assert_eq!(effect.of_100.is_none(), effect.studies.is_empty(), "{}: counted, or not known", effect.id);
        let Some([low, high]) = effect.of_100 else { continue };
        assert!(0.0 <= low && low <= high && high <= 100.0, "{}: {low} to {high}", effect.id);
        let ends = effect.studies.iter().flat_map(|study| study.of_100);
        // Each end of the share is that of a study: the range is not wider than what was seen.
        assert_eq!(ends.clone().fold(f32::INFINITY, f32::min), low, "{}", effect.id);
        assert_eq!(ends.fold(f32::NEG_INFINITY, f32::max), high, "{}", effect.id);
        for study in effect.studies {
            assert!(study.of_100[0] <= study.of_100[1] && !study.people.is_empty(), "{}: {}", effect.id, study.source);
        }
    }
    let named = |claim: &str| EFFECTS.iter().any(|effect| effect.claim == Some(claim));
    assert!((20..=27).all(|number| named(&format!("s{number}"))), "each side effect of the article is told");
    let share = |id: &str| EFFECTS.iter().find(|effect| effect.id == id).expect("it is told").of_100;
    assert_eq!(share("dark-marks"), Some([0.0, 17.0]));
    assert_eq!(share("scarring"), Some([0.0, 7.0]));
    assert_eq!(share("infection"), Some([0.0, 0.0]));
}

#[test]
fn outcomes_and_reasons_inform_and_never_judge() {
    let mut all: Vec<String> = Vec::new();
    for outcome in OUTCOMES {
        all.extend([outcome.headline, outcome.text].map(str::to_owned));
        all.extend(outcome.until_several.map(str::to_owned));
    }
    for reason in REASONS {
        all.extend([reason.title.to_owned(), words_of(reason.text), words_of(reason.change)]);
        all.extend(reason.until.into_iter().chain(reason.ask).map(str::to_owned));
    }
    assert!(all.len() > 100, "{} texts", all.len());
    for words in &all {
        let spaced = format!(" {}", words.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " "));
        for forbidden in FORBIDDEN {
            assert!(!spaced.contains(&format!(" {forbidden}")), "{forbidden}: {words}");
        }
    }
}

#[test]
fn every_number_is_one_of_the_sources_that_are_marked() {
    let listed = table("tests/data/figures.toml");
    let words = table("content/en/sources.toml");
    let cards = table("content/evidence/sources.toml");
    let mut told: Vec<Told> =
        cards["source"].as_array().expect("cards").iter().map(|card| Told::new(card, &words)).collect();
    for (id, entry) in listed["derived"].as_table().expect("what was worked out, by source") {
        let source = told.iter_mut().find(|source| source.id == *id).unwrap_or_else(|| panic!("{id} has no card"));
        for (number, reason) in entry.as_table().expect("numbers and reasons") {
            let number: f64 = number.parse().expect("a number");
            assert!(!source.numbers.contains(&number), "{id}: {number} needs no exception ({reason})");
            source.numbers.push(number);
            source.derived.push(number);
        }
    }
    let ours = listed["ours"].as_table().expect("numbers of our own, by place");
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (place, text) in marked_texts() {
        let all = marks(&text);
        for sentence in sentences(&text) {
            let own = marks(sentence);
            // A sentence without a mark leans on those of its neighbours.
            let behind = if own.is_empty() { &all } else { &own };
            let sources = told.iter().filter(|source| behind.contains(&source.id));
            for number in numbers(&without_marks(sentence)) {
                count += 1;
                let mut sources = sources.clone().filter(|source| source.numbers.contains(&number)).peekable();
                let found = sources.peek().is_some();
                used.extend(
                    sources
                        .filter(|source| source.derived.contains(&number))
                        .map(|source| format!("{} {number}", source.id)),
                );
                let free = ours
                    .get(&place)
                    .and_then(Value::as_table)
                    .is_some_and(|free| free.contains_key(&number.to_string()));
                if free && !found {
                    used.insert(format!("{place} {number}"));
                }
                if !found && !free {
                    wrong.push(format!("{place}: {number} in {sentence:?} is not in {behind:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} numbers:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 300, "only {count} numbers were looked at");
    for group in ["derived", "ours"] {
        for (id, entry) in listed[group].as_table().expect("a group") {
            for number in entry.as_table().expect("numbers").keys() {
                assert!(
                    used.contains(&format!("{id} {number}")),
                    "tests/data/figures.toml: nothing needs {id} {number}"
                );
            }
        }
    }
}

/// What a source's card tells in numbers.
struct Told {
    id: String,
    numbers: Vec<f64>,
    /// Those that are not on the card: they were worked out from what is.
    derived: Vec<f64>,
}

impl Told {
    /// What stands on a card of the evidence, and in the words of all cards.
    fn new(card: &Value, words: &Table) -> Self {
        let told = &words[card["id"].as_str().expect("a card has an id")];
        let words = ["finding", "limitations"].map(|key| told[key].as_str().unwrap_or_default().to_owned());
        let figures = told.get("figures").and_then(Value::as_array).into_iter().flatten();
        let figures = figures.filter_map(|figure| figure.as_str().map(str::to_owned));
        let mut numbers: Vec<f64> = words.into_iter().chain(figures).flat_map(|text| numbers(&text)).collect();
        for key in ["n", "year"] {
            numbers.extend(card.get(key).and_then(Value::as_integer).map(|whole| whole as f64));
        }
        Self { id: card["id"].as_str().expect("a card has an id").to_owned(), numbers, derived: Vec::new() }
    }
}

/// Every text of `content/en` with a source mark, and where it stands: "claims s6.fair", or "scars" for a paragraph.
fn marked_texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for path in files(&root().join("content/en")) {
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name");
        let text = fs::read_to_string(&path).expect("content is text");
        if path.extension().is_some_and(|extension| extension == "md") {
            texts.extend(text.split("\n\n").map(|paragraph| (name.to_owned(), paragraph.to_owned())));
        } else {
            let table: Table = text.parse().expect("content is TOML");
            strings(&Value::Table(table), &format!("{name} "), &mut texts);
        }
    }
    texts.retain(|(_, text)| marks(text).iter().any(|id| !NO_SOURCE.contains(&id.as_str())));
    texts
}

fn strings(value: &Value, place: &str, texts: &mut Vec<(String, String)>) {
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let dot = if place.ends_with(' ') { "" } else { "." };
                strings(value, &format!("{place}{dot}{key}"), texts);
            }
        }
        Value::String(text) => texts.push((place.to_owned(), text.clone())),
        _ => {}
    }
}

/// A text, cut after each point or semicolon that a space follows: not within "3.7".
fn sentences(text: &str) -> Vec<&str> {
    let ends = text.match_indices(['.', ';', '!', '?']).map(|(at, sign)| at + sign.len());
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends.filter(|end| text[*end..].starts_with([' ', '\n'])).chain([text.len()]) {
        sentences.push(&text[start..end]);
        start = end;
    }
    sentences
}

/// A text without marks and without the targets of its moments.
fn without_marks(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let (inside, after) = after.split_once(']').unwrap_or((after, ""));
        if let Some(target) = after.strip_prefix('(') {
            plain.push_str(inside);
            rest = target.split_once(')').map_or("", |(_, after)| after);
        } else {
            rest = after;
        }
    }
    plain + rest
}

/// The numbers in a text; a comma between digits groups thousands. The hundred of "17 of 100" and the ten of "8 in 10" are
/// only what a share is told in.
fn numbers(text: &str) -> Vec<f64> {
    let letters: Vec<char> = text.chars().collect();
    let digit = |i: usize| letters.get(i).is_some_and(char::is_ascii_digit);
    let (mut found, mut i) = (Vec::new(), 0);
    while i < letters.len() {
        if !digit(i) {
            i += 1;
            continue;
        }
        let start = i;
        while digit(i) || (letters.get(i).is_some_and(|c| ".,".contains(*c)) && digit(i + 1)) {
            i += 1;
        }
        let number: String = letters[start..i].iter().filter(|c| **c != ',').collect();
        let before: String = letters[start.saturating_sub(4)..start].iter().collect();
        let whole = ["10", "100"].contains(&number.as_str()) && (before.ends_with(" of ") || before.ends_with(" in "));
        if !whole {
            found.push(number.parse().expect("digits make a number"));
        }
    }
    found
}

/// The words of spans, without the numbers of their marks.
fn words_of(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| match span {
        Span::Text(words) | Span::Moment { phrase: words, .. } | Span::Part { phrase: words, .. } => words,
        Span::Source { .. } | Span::Model => "",
    });
    words.collect()
}

/// All files under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("content can be read").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// What stands in square brackets and is no link.
fn marks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('[') {
        let Some((inside, after)) = text[at + 1..].split_once(']') else { continue };
        if !after.starts_with('(') {
            found.push(inside.to_owned());
        }
    }
    found
}

/// Adds every id under `source` and `sources`, and every mark in words.
fn collect(value: &Value, key: &str, words: bool, cited: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => table.iter().for_each(|(key, value)| collect(value, key, words, cited)),
        Value::Array(list) => list.iter().for_each(|value| collect(value, key, words, cited)),
        Value::String(id) if !words && (key == "source" || key == "sources") => {
            cited.insert(id.clone());
        }
        Value::String(text) if words => cited.extend(marks(text)),
        _ => {}
    }
}
