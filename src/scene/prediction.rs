//! What the model answers to the questions that a reader is asked before a key claim.

use super::number::{millimetres, percent};
use super::reading::{Change, change, reading_at};
use crate::skin::course::Reading;
use crate::skin::scar::Skin;

/// The day on which one session, or a course for two scars, is judged.
pub const JUDGED_D: f64 = 365.0;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which of the choices is right, from 0.
    pub choice: usize,
    /// The numbers that say how much; empty where the words need none.
    pub numbers: [String; 2],
}

/// Whether the floor of a sunken scar is higher (0), the same (1) or lower (2) on the day of judging, by how many mm, and by
/// what share of its depth, %. None before that day is computed, and for other skins.
#[must_use]
pub fn one_session(skin: &Skin, readings: &[Reading]) -> Option<Answer> {
    let (start, end) = ends(readings)?;
    let rise_mm = (end.extreme_height_mm - start.extreme_height_mm).abs();
    let answer = |choice, share| Answer { choice, numbers: [millimetres(rise_mm), percent(share)] };
    match change(skin, &start, &end) {
        Change::Filled(share) => Some(answer(0, share)),
        Change::Unchanged => Some(answer(1, 0.0)),
        Change::Deeper(share) => Some(answer(2, share)),
        Change::Grown(_) | Change::Shrunk(_) | Change::Risen(_) => None,
    }
}

/// Which of a hollow and a raised scar is closer to flat skin on the day of judging: the hollow (0), the raised one (1), both
/// (2) or neither (3); what share of the hollow's depth has filled, and by what share the other has grown or shrunk, %. None
/// before that day is computed, and for other skins.
#[must_use]
pub fn two_scars(hollow: (&Skin, &[Reading]), raised: (&Skin, &[Reading])) -> Option<Answer> {
    let of = |(skin, readings): (&Skin, &[Reading])| ends(readings).map(|(start, end)| change(skin, &start, &end));
    let filled = match of(hollow)? {
        Change::Filled(share) => share,
        Change::Unchanged | Change::Deeper(_) => 0.0,
        _ => return None,
    };
    let (shrunk, grown) = match of(raised)? {
        Change::Shrunk(share) => (share, 0.0),
        Change::Grown(share) => (0.0, share),
        Change::Unchanged => (0.0, 0.0),
        _ => return None,
    };
    let choice = match (filled > 0.0, shrunk > 0.0) {
        (true, false) => 0,
        (false, true) => 1,
        (true, true) => 2,
        (false, false) => 3,
    };
    Some(Answer { choice, numbers: [percent(filled), percent(shrunk.max(grown))] })
}

/// After how many sessions more than half of the gain of the longest course is there, two to a choice (1 or 2: 0), and its
/// share of that gain, %. `gains` are those of no session, of one, and so on. None while they are not known, and where the
/// longest course gains nothing.
#[must_use]
pub fn most_of_the_gain(gains: &[f32]) -> Option<Answer> {
    let all = gains.last().copied().filter(|all| *all > 0.0)?;
    let sessions = gains.iter().skip(1).position(|gain| *gain > 0.5 * all)? + 1;
    Some(Answer { choice: (sessions - 1) / 2, numbers: [sessions.to_string(), percent(gains[sessions] / all)] })
}

/// The readings at minute 0 and on the day of judging.
fn ends(readings: &[Reading]) -> Option<(Reading, Reading)> {
    let start = readings.first()?;
    let whole = readings.last().is_some_and(|last| last.time_d >= JUDGED_D);
    Some((*start, reading_at(readings, JUDGED_D).filter(|_| whole)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A scar at its start and so many days later, when so much of its depth and its volume is made good.
    fn course(days: f64, recovered: f32) -> [Reading; 2] {
        let start = Reading { extreme_height_mm: -0.4, ..Reading::default() };
        let end = Reading {
            time_d: days,
            extreme_height_mm: -0.4 + 0.4 * recovered,
            depth_recovered: recovered,
            volume_recovered: recovered,
            ..start
        };
        [start, end]
    }

    fn answer(choice: usize, one: &str, two: &str) -> Option<Answer> {
        Some(Answer { choice, numbers: [one.to_owned(), two.to_owned()] })
    }

    #[test]
    fn one_session_is_judged_after_a_year_and_not_before() {
        let of = |days, recovered| one_session(&Skin::SHALLOW_BOXCAR, &course(days, recovered));
        assert_eq!(of(364.0, 0.25), None);
        assert_eq!(of(365.0, 0.25), answer(0, "0.10", "25"));
        assert_eq!(of(365.0, 0.001), answer(1, "0.00", "0"));
        assert_eq!(of(365.0, -0.25), answer(2, "0.10", "25"));
        assert_eq!(one_session(&Skin::Keloid, &course(365.0, 0.25)), None);
        assert_eq!(one_session(&Skin::SHALLOW_BOXCAR, &[]), None);
    }

    #[test]
    fn of_two_scars_each_may_be_flatter() {
        let of = |hollow, raised| {
            let (hollow, raised) = (course(365.0, hollow), course(365.0, raised));
            two_scars((&Skin::SHALLOW_BOXCAR, &hollow), (&Skin::Keloid, &raised))
        };
        assert_eq!(of(0.5, -0.3), answer(0, "50", "30"));
        assert_eq!(of(-0.1, 0.2), answer(1, "0", "20"));
        assert_eq!(of(0.5, 0.2), answer(2, "50", "20"));
        assert_eq!(of(0.0, 0.0), answer(3, "0", "0"));
        let swapped = course(365.0, 0.5);
        assert_eq!(two_scars((&Skin::Keloid, &swapped), (&Skin::SHALLOW_BOXCAR, &swapped)), None);
    }

    #[test]
    fn most_of_the_gain_is_more_than_half() {
        assert_eq!(most_of_the_gain(&[0.0, 0.2, 0.3, 0.34, 0.6]), answer(1, "3", "57"));
        assert_eq!(most_of_the_gain(&[0.0, 0.4, 0.6]), answer(0, "1", "67"));
        assert_eq!(most_of_the_gain(&[0.0, 0.0]), None);
        assert_eq!(most_of_the_gain(&[]), None);
    }
}
