//! Words of the chapters that are written into the page when it is built. The program itself uses none of them.

use super::lesson::{LessonText, StepText, TaskText, WorksheetText};

include!(concat!(env!("OUT_DIR"), "/document.rs"));

/// The words of a key.
#[must_use]
pub fn text(key: Word) -> &'static str {
    TEXTS[key as usize]
}

/// The words of a key with every `{name}` replaced by its value.
#[must_use]
pub fn fill(key: Word, values: &[(&str, &str)]) -> String {
    super::fill_in(text(key), values)
}
