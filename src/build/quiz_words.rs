//! The words of the quiz: `content/en/quiz.toml`, joined to the questions and rules of `content/quiz.toml`.

use super::joined::{Joined, Keys};
use super::quiz::{Asked, QUIZ, Quizzed};
use super::sources::Sources;
use super::{fail, fault_of, parse, read, write_keys};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml::Spanned;

const WORDS: &str = "content/en/quiz.toml";
/// Names of the outcomes' words, in the order of `quiz::Headline`.
const HEADLINES: [&str; 8] =
    ["spot", "stop", "pregnancy", "wait-and-poor-match", "wait", "ask", "poor-match", "discuss"];

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    interface: Keys,
    question: BTreeMap<String, Question>,
    reason: BTreeMap<String, Keys>,
    outcome: BTreeMap<String, Keys>,
    expect: Keys,
    always: Keys,
    signs: Keys,
    questions: Keys,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: Spanned<String>,
    why: Spanned<String>,
    answers: BTreeMap<String, Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    label: Spanned<String>,
    hint: Option<Spanned<String>>,
}

/// The words of `quiz.rs` as Rust tables, in the same order.
pub(super) fn code(quizzed: &Quizzed, sources: &mut Sources) -> String {
    let text = read(WORDS);
    let mut file: File = parse(WORDS, &text);
    let mut code = String::new();
    let interface = std::mem::take(&mut file.interface);
    let about = "A key of `[interface]` in `content/en/quiz.toml`.";
    write_keys(&mut code, WORDS, &text, &BTreeMap::from([(String::new(), interface)]), "Say", about);
    write_questions(&mut code, &text, &mut file, quizzed, sources);
    write_reasons(&mut code, &text, &mut file, quizzed, sources);
    write_outcomes(&mut code, &text, &mut file);
    for (name, doc, keys) in [
        ("EXPECT", "What to expect, by key.", file.expect),
        ("ALWAYS", "What holds whatever was answered, by key.", file.always),
        ("SIGNS", "Signs that need a doctor after needling, by key.", file.signs),
        ("QUESTIONS_TO_ASK", "Questions for any appointment, by key.", file.questions),
    ] {
        let mut joined = Joined::new(WORDS, &text, name, (WORDS, &text, 0), keys);
        let _ = writeln!(code, "\n/// {doc}\npub static {name}: &[Line] = &[");
        for key in joined.left() {
            let words = joined.marked(&key, sources);
            let _ = writeln!(code, "    Line {{ key: {key:?}, words: {words} }},");
        }
        code.push_str("];\n");
    }
    code
}

fn write_questions(code: &mut String, text: &str, file: &mut File, quizzed: &Quizzed, sources: &mut Sources) {
    code.push_str("\n/// The words of `quiz::QUESTIONS`.\npub static QUESTIONS: &[QuestionWords] = &[\n");
    for Asked { id, answers, sources: behind } in &quizzed.questions {
        let missing = |what: &str| -> ! {
            fail(QUIZ, &quizzed.text, id.span().start, &format!("{WORDS} has no words for {} {what}", id.get_ref()))
        };
        for source in behind {
            if sources.cite(source.get_ref()).is_none() {
                fail(QUIZ, &quizzed.text, source.span().start, &format!("{} is an unknown source", source.get_ref()));
            }
        }
        let Some(mut words) = file.question.remove(id.get_ref()) else { missing("") };
        let check = |words: &Spanned<String>| check_plain(text, words, !behind.is_empty());
        check(&words.text);
        check(&words.why);
        let (asked, why) = (words.text.get_ref(), words.why.get_ref());
        let behind: Vec<&String> = behind.iter().map(Spanned::get_ref).collect();
        let _ = write!(code, "    QuestionWords {{ text: {asked:?}, why: {why:?}, sources: &{behind:?}, answers: &[");
        for answer in answers {
            let Some(Answer { label, hint }) = words.answers.remove(answer.get_ref()) else {
                missing(answer.get_ref())
            };
            check(&label);
            hint.iter().for_each(check);
            let hint = hint.as_ref().map(Spanned::get_ref);
            let _ = write!(code, "AnswerWords {{ label: {:?}, hint: {hint:?} }}, ", label.get_ref());
        }
        code.push_str("] },\n");
        if let Some((idle, words)) = words.answers.iter().next() {
            fail(WORDS, text, words.label.span().start, &format!("{idle} is no answer of {}", id.get_ref()));
        }
    }
    code.push_str("];\n");
    if let Some((idle, words)) = file.question.iter().next() {
        fail(WORDS, text, words.text.span().start, &format!("{idle} is no question"));
    }
}

fn write_reasons(code: &mut String, text: &str, file: &mut File, quizzed: &Quizzed, sources: &mut Sources) {
    code.push_str("\n/// The words of `quiz::RULES`.\npub static REASONS: &[ReasonWords] = &[\n");
    for rule in &quizzed.rules {
        let structure = (QUIZ, quizzed.text.as_str(), rule.id.span().start);
        let Some(keys) = file.reason.remove(rule.id.get_ref()) else {
            fail(QUIZ, &quizzed.text, structure.2, &format!("{WORDS} has no words for {}", rule.id.get_ref()));
        };
        let mut joined = Joined::new(WORDS, text, rule.id.get_ref(), structure, keys);
        let title = joined.plain("title");
        let [told, change] = ["text", "change"].map(|key| joined.marked(key, sources));
        let until = if rule.waits { Some(joined.plain("until")) } else { None };
        let ask = joined.plain_if_any("ask");
        let cited = joined.close();
        super::evidence::same_sources(QUIZ, &quizzed.text, &rule.id, &rule.sources, &cited);
        let _ = writeln!(
            code,
            "    ReasonWords {{ title: {title:?}, text: {told}, change: {change}, until: {until:?}, ask: {ask:?}, sources: &{cited:?} }},"
        );
    }
    code.push_str("];\n");
    if let Some((idle, keys)) = file.reason.iter().next() {
        let at = keys.values().next().map_or(0, |words| words.span().start);
        fail(WORDS, text, at, &format!("{idle} is no rule"));
    }
}

fn write_outcomes(code: &mut String, text: &str, file: &mut File) {
    code.push_str("\n/// The words of the outcomes, in the order of `quiz::Headline`.\npub static OUTCOMES: &[OutcomeWords] = &[\n");
    for name in HEADLINES {
        let Some(keys) = file.outcome.remove(name) else { fail(WORDS, text, 0, &format!("outcome.{name} is missing")) };
        let mut joined = Joined::new(WORDS, text, name, (WORDS, text, 0), keys);
        let [headline, told] = ["headline", "text"].map(|key| joined.plain(key));
        let several = if name == "wait" { Some(joined.plain("until_several")) } else { None };
        joined.close();
        let _ = writeln!(
            code,
            "    OutcomeWords {{ headline: {headline:?}, text: {told:?}, until_several: {several:?} }},"
        );
    }
    code.push_str("];\n");
    if let Some((idle, _)) = file.outcome.iter().next() {
        fail(WORDS, text, 0, &format!("{idle} is no outcome"));
    }
}

/// Words without marks, and without a digit where no source stands behind them.
fn check_plain(text: &str, words: &Spanned<String>, sourced: bool) {
    if let Some(fault) = fault_of(words.get_ref()) {
        fail(WORDS, text, words.span().start, &format!("{:?} {fault}", words.get_ref()));
    }
    if !sourced && words.get_ref().contains(|c: char| c.is_ascii_digit()) {
        fail(WORDS, text, words.span().start, "a number in words whose question has no source");
    }
}
