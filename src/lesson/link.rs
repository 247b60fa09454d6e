//! Lessons inside a link: the whole file in the letters that every messenger leaves alone.

use super::{Fault, LONGEST_FILE, Lesson, file};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The part of a link that holds the lesson.
#[must_use]
pub fn to_link(lesson: &Lesson) -> String {
    URL_SAFE_NO_PAD.encode(file::write_short(lesson))
}

/// The lesson of such a part.
///
/// # Errors
///
/// [`Fault::BrokenLink`] where it is not what [`to_link`] writes, else what [`super::read`] finds.
pub fn of_link(part: &str) -> Result<Lesson, Fault> {
    if part.len() > 2 * LONGEST_FILE {
        return Err(Fault::TooLong);
    }
    let bytes = URL_SAFE_NO_PAD.decode(part.trim_end_matches('=')).map_err(|_| Fault::BrokenLink)?;
    let text = String::from_utf8(bytes).map_err(|_| Fault::BrokenLink)?;
    match file::read(&text) {
        // Nobody writes links by hand: what is no JSON was cut.
        Err(Fault::NoJson(_)) => Err(Fault::BrokenLink),
        read => read,
    }
}
