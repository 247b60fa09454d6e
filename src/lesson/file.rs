//! Lessons as small JSON files: what an educator keeps, sends on and changes by hand.

use super::{
    Ask, CHOICES, Fault, LONGEST_FILE, LONGEST_LINE, LONGEST_STEP_MIN, LONGEST_TEXT, Lesson, MOST_STEPS, Outcome, Step,
    What,
};
use serde_json::{Map, Value};

/// By this a file says that it is one of ours, and in which version of this way to write.
const KIND: &str = "lesson";
const VERSION: u64 = 1;
/// Longest moment, bytes: as long as an address that is read whole.
const LONGEST_MOMENT: usize = 2048;

/// The lesson of a file.
///
/// # Errors
///
/// The first [`Fault`] that is found, from the top.
pub fn read(text: &str) -> Result<Lesson, Fault> {
    if text.len() > LONGEST_FILE {
        return Err(Fault::TooLong);
    }
    // Some editors put a mark before the first letter.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: Value = serde_json::from_str(text).map_err(|error| Fault::NoJson(error.line()))?;
    if file.get("pinprick").and_then(Value::as_str) != Some(KIND) {
        return Err(Fault::NoLesson);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(later) if later > VERSION => return Err(Fault::Newer),
        _ => return Err(Fault::NoLesson),
    }
    let title = words(file.get("title"), LONGEST_LINE).filter(|title| !title.is_empty()).ok_or(Fault::Title)?;
    let given = file.get("steps").and_then(Value::as_array).ok_or(Fault::Steps)?;
    if given.is_empty() || given.len() > MOST_STEPS {
        return Err(Fault::Steps);
    }
    let mut steps = Vec::with_capacity(given.len());
    let mut asked = 0;
    for (i, value) in given.iter().enumerate() {
        let step = step(value, asked).map_err(|what| Fault::Step(i + 1, what))?;
        asked = step.ask.as_ref().map_or(asked, |ask| ask.choices.len());
        steps.push(step);
    }
    Ok(Lesson { title, steps })
}

/// The file of a lesson; `read` gives the same lesson back.
#[must_use]
pub fn write(lesson: &Lesson) -> String {
    serde_json::to_string_pretty(&value(lesson)).unwrap_or_default() + "\n"
}

/// The same without what only makes it easy to read.
pub(super) fn write_short(lesson: &Lesson) -> String {
    value(lesson).to_string()
}

/// A step; the last question before it had so many answers.
fn step(value: &Value, asked: usize) -> Result<Step, What> {
    let value = value.as_object().ok_or(What::Shape)?;
    let moment = words(value.get("moment"), LONGEST_MOMENT).ok_or(What::Moment)?;
    let caption = words(value.get("caption"), LONGEST_TEXT).filter(|words| !words.is_empty()).ok_or(What::Caption)?;
    let ask = match value.get("ask") {
        None => None,
        Some(question) => {
            let question = words(Some(question), LONGEST_TEXT).filter(|words| !words.is_empty());
            Some(Ask { question: question.ok_or(What::Question)?, choices: choices(value.get("choices"))? })
        }
    };
    let outcome = match value.get("answer") {
        None => None,
        Some(number) => {
            let answer = number.as_u64().and_then(|number| usize::try_from(number).ok()).ok_or(What::Answer)?;
            let answer = answer.checked_sub(1).filter(|answer| *answer < asked).ok_or(What::Answer)?;
            Some(Outcome { answer, why: if_any(value, "why", LONGEST_TEXT).ok_or(What::Why)? })
        }
    };
    Ok(Step {
        moment,
        caption,
        notes: if_any(value, "notes", LONGEST_TEXT).ok_or(What::Notes)?,
        minutes: minutes(value.get("minutes")).ok_or(What::Minutes)?,
        source: if_any(value, "source", LONGEST_LINE).ok_or(What::Source)?,
        ask,
        outcome,
    })
}

fn choices(value: Option<&Value>) -> Result<Vec<String>, What> {
    let given = value.and_then(Value::as_array).ok_or(What::Choices)?;
    let choices: Option<Vec<String>> =
        given.iter().map(|choice| words(Some(choice), LONGEST_LINE).filter(|words| !words.is_empty())).collect();
    choices.filter(|choices| (CHOICES[0]..=CHOICES[1]).contains(&choices.len())).ok_or(What::Choices)
}

fn minutes(value: Option<&Value>) -> Option<f64> {
    let Some(value) = value else { return Some(0.0) };
    value.as_f64().filter(|minutes| (0.0..=LONGEST_STEP_MIN).contains(minutes))
}

/// Words that may be missing; none where something else stands in their place.
fn if_any(step: &Map<String, Value>, key: &str, longest: usize) -> Option<String> {
    if step.contains_key(key) { words(step.get(key), longest) } else { Some(String::new()) }
}

/// Words without the spaces round them and without what no screen shows; none where they are too long or no words.
fn words(value: Option<&Value>, longest: usize) -> Option<String> {
    let seen = |letter: &char| !letter.is_control() || *letter == '\n';
    let words: String = value?.as_str()?.trim().chars().filter(seen).collect();
    let words = words.trim();
    (words.chars().count() <= longest).then(|| words.to_owned())
}

fn value(lesson: &Lesson) -> Value {
    let text = |words: &str| Value::from(words);
    let steps = lesson.steps.iter().map(|step| {
        let mut of = Map::new();
        let mut put = |key: &str, value: Value| of.insert(key.to_owned(), value);
        put("moment", text(&step.moment));
        put("caption", text(&step.caption));
        for (key, words) in [("notes", &step.notes), ("source", &step.source)] {
            if !words.is_empty() {
                put(key, text(words));
            }
        }
        if step.minutes > 0.0 {
            put("minutes", Value::from(step.minutes));
        }
        if let Some(Ask { question, choices }) = &step.ask {
            put("ask", text(question));
            put("choices", choices.iter().map(|choice| text(choice)).collect());
        }
        if let Some(Outcome { answer, why }) = &step.outcome {
            put("answer", Value::from(answer + 1));
            if !why.is_empty() {
                put("why", text(why));
            }
        }
        Value::Object(of)
    });
    let mut file = Map::new();
    file.insert("pinprick".to_owned(), text(KIND));
    file.insert("version".to_owned(), Value::from(VERSION));
    file.insert("title".to_owned(), text(&lesson.title));
    file.insert("steps".to_owned(), steps.collect());
    Value::Object(file)
}
