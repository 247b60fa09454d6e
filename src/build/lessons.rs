//! Lessons for a class with their worksheets: `content/en/lessons.toml` becomes `LESSONS`.

use super::sources::Sources;
use super::{fail, fault_of, parse, read};
use serde::Deserialize;
use std::fmt::Write as _;
use toml::Spanned;

const PATH: &str = "content/en/lessons.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lesson: Vec<Spanned<Lesson>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lesson {
    id: String,
    title: String,
    about: String,
    minutes: f64,
    step: Vec<Spanned<Step>>,
    worksheet: Worksheet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    moment: String,
    minutes: f64,
    caption: String,
    notes: String,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    model: bool,
    ask: Option<String>,
    #[serde(default)]
    choices: Vec<String>,
    answer: Option<usize>,
    tells: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worksheet {
    title: String,
    intro: String,
    task: Vec<Spanned<Task>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    text: String,
    #[serde(default)]
    choices: Vec<String>,
    lines: usize,
    answer: String,
    #[serde(default)]
    sources: Vec<String>,
}

/// Appends `LESSONS` to the code.
pub(super) fn write(code: &mut String, sources: &mut Sources) {
    let text = read(PATH);
    let lessons = parse::<File>(PATH, &text).lesson;
    code.push_str("\n/// The lessons that come with the page.\npub static LESSONS: &[LessonText] = &[\n");
    for lesson in lessons {
        let at = lesson.span().start;
        let Lesson { id, title, about, minutes, step, worksheet } = lesson.into_inner();
        let sum: f64 = step.iter().map(|step| step.get_ref().minutes).sum();
        if sum != minutes {
            fail(PATH, &text, at, &format!("{id} has {minutes} minutes, and its steps {sum}"));
        }
        sound(&text, at, &[&id, &title, &about, &worksheet.title, &worksheet.intro]);
        let _ = writeln!(
            code,
            "    LessonText {{ id: {id:?}, title: {title:?}, about: {about:?}, minutes: {minutes:?}, steps: &["
        );
        let mut asked = 0;
        for step in step {
            write_step(code, &text, step, &mut asked, sources);
        }
        let _ = writeln!(
            code,
            "    ], worksheet: WorksheetText {{ title: {:?}, intro: {:?}, tasks: &[",
            worksheet.title, worksheet.intro
        );
        for task in worksheet.task {
            let at = task.span().start;
            let Task { text: words, choices, lines, answer, sources: cited } = task.into_inner();
            sound(&text, at, &[&words, &answer]);
            choices.iter().for_each(|choice| sound(&text, at, &[choice]));
            let cited = cite(&text, at, &cited, sources);
            let _ = writeln!(
                code,
                "        TaskText {{ text: {words:?}, choices: &{choices:?}, lines: {lines}, answer: {answer:?}, sources: &{cited:?} }},"
            );
        }
        code.push_str("    ] } },\n");
    }
    code.push_str("];\n");
}

fn write_step(code: &mut String, text: &str, step: Spanned<Step>, asked: &mut usize, sources: &mut Sources) {
    let at = step.span().start;
    let Step { moment, minutes, caption, notes, sources: cited, model, ask, choices, answer, tells } =
        step.into_inner();
    sound(text, at, &[&caption, &notes]);
    choices.iter().for_each(|choice| sound(text, at, &[choice]));
    if let Some(words) = ask.as_ref().or(tells.as_ref()) {
        sound(text, at, &[words]);
    }
    if ask.is_some() == choices.is_empty() {
        fail(PATH, text, at, "a question has choices, and choices have a question");
    }
    if answer.is_some() != tells.is_some() {
        fail(PATH, text, at, "an answer says why, and a why has an answer");
    }
    if answer.is_some_and(|answer| answer == 0 || answer > *asked) {
        fail(PATH, text, at, "the answer is none of the last question's");
    }
    if ask.is_some() {
        *asked = choices.len();
    }
    let cited = cite(text, at, &cited, sources);
    let ask = ask.map(|question| format!("Some(({question:?}, &{choices:?}))")).unwrap_or("None".to_owned());
    let outcome = answer.zip(tells).map(|(answer, why)| format!("Some(({}, {why:?}))", answer - 1));
    let _ = writeln!(
        code,
        "        StepText {{ moment: {moment:?}, minutes: {minutes:?}, caption: {caption:?}, notes: {notes:?}, \
         sources: &{cited:?}, model: {model}, ask: {ask}, outcome: {} }},",
        outcome.unwrap_or("None".to_owned())
    );
}

/// Stops at words that are missing or hold markup.
fn sound(text: &str, at: usize, all: &[&str]) {
    for words in all {
        if let Some(fault) = fault_of(words) {
            fail(PATH, text, at, &format!("{words:?} {fault}"));
        }
    }
}

/// The sources, which count as cited from now on.
fn cite(text: &str, at: usize, ids: &[String], sources: &mut Sources) -> Vec<String> {
    for id in ids {
        if sources.cite(id).is_none() {
            fail(PATH, text, at, &format!("there is no source {id}"));
        }
    }
    ids.to_vec()
}
