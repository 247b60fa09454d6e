//! The rule of sessions: when another may be laid into a course.

/// Least number of days between two sessions: shorter ones still help the model, but barrier and pigment are not in it.
pub const LEAST_INTERVAL_D: f64 = 14.0;
/// Most sessions of a course.
pub const MOST_SESSIONS: usize = 8;
/// Last day on which two skins side by side may be needled: results are read six months after the last session, and both
/// courses end with month 12.
const LATEST_OF_PAIR_D: f64 = 182.0;

/// Whether a session may be laid at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Allowance {
    /// It may.
    #[default]
    Free,
    /// A session has just been, or is about to come: less than two weeks away.
    TooClose,
    /// The course has all the sessions that it can hold.
    Full,
    /// Too late for two skins that are read together at month 12.
    TooLate,
}

impl Allowance {
    /// Its name in the markup: `data-reason`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::TooClose => "close",
            Self::Full => "full",
            Self::TooLate => "late",
        }
    }
}

/// The day on which a session at this time is laid: sessions begin whole days.
#[must_use]
pub fn session_day(time_d: f64) -> f64 {
    time_d.max(0.0).floor()
}

/// Whether a session may be laid at this time into a course with sessions on these days; `paired` with another skin that
/// perhaps has none.
#[must_use]
pub fn allowance(session_days: &[f64], time_d: f64, paired: bool) -> Allowance {
    let day = session_day(time_d);
    if paired && day > LATEST_OF_PAIR_D {
        Allowance::TooLate
    } else if session_days.len() >= MOST_SESSIONS {
        Allowance::Full
    } else if session_days.iter().any(|other| (other - day).abs() < LEAST_INTERVAL_D) {
        Allowance::TooClose
    } else {
        Allowance::Free
    }
}

/// The sessions with one more, ascending.
#[must_use]
pub fn with_session(session_days: &[f64], day: f64) -> Vec<f64> {
    let at = session_days.partition_point(|other| *other < day);
    let mut days = session_days.to_vec();
    days.insert(at, day);
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skin_needs_two_weeks_on_both_sides_of_a_session() {
        assert_eq!(allowance(&[], 0.0, false), Allowance::Free);
        assert_eq!(allowance(&[28.0], 14.9, false), Allowance::Free);
        assert_eq!(allowance(&[28.0], 15.0, false), Allowance::TooClose);
        assert_eq!(allowance(&[28.0], 41.99, false), Allowance::TooClose);
        assert_eq!(allowance(&[28.0], 42.0, false), Allowance::Free);
    }

    #[test]
    fn a_course_holds_eight_sessions() {
        let mut days = Vec::new();
        for i in 0..MOST_SESSIONS {
            let day = 28.0 * i as f64;
            assert_eq!(allowance(&days, day, false), Allowance::Free);
            days = with_session(&days, day);
        }
        assert_eq!(allowance(&days, 350.0, false), Allowance::Full);
    }

    #[test]
    fn two_skins_are_read_together_at_month_12() {
        assert_eq!(allowance(&[], 182.0, true), Allowance::Free);
        assert_eq!(allowance(&[], 183.0, true), Allowance::TooLate);
    }

    #[test]
    fn sessions_stay_in_order() {
        assert_eq!(with_session(&[0.0, 60.0], 28.0), [0.0, 28.0, 60.0]);
    }
}
