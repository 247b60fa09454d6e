//! Which phrase of a text tells what is on the screen.

use crate::content::{Prose, Span};

/// Two times closer than this are the same moment, days.
const SAME_D: f64 = 1e-6;

/// The time of the phrase that tells what is on the screen so many days after the first session: the last that has
/// begun, or the first of all while none has; none before the session.
#[must_use]
pub fn lit(prose: &Prose, days_since_first_session: f64) -> Option<f64> {
    let now_d = days_since_first_session;
    let mut best: Option<f64> = None;
    for span in prose.paragraphs.iter().copied().flatten() {
        let Span::Moment { time_d, .. } = *span else { continue };
        let begun = time_d <= now_d + SAME_D;
        let better = match best {
            None => true,
            Some(best) if begun => time_d > best || best > now_d + SAME_D,
            Some(best) => best > now_d + SAME_D && time_d < best,
        };
        if better {
            best = Some(time_d);
        }
    }
    best.filter(|_| now_d >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::HEALING;

    #[test]
    fn the_phrase_that_has_begun_last_is_lit() {
        let minutes = |days| lit(&HEALING, days).map(|time_d| (time_d * 1440.0).round());
        assert_eq!(minutes(-1.0), None);
        assert_eq!(minutes(0.0), Some(10.0), "the first phrase is about the first minutes too");
        assert_eq!(minutes(0.5), Some(10.0));
        assert_eq!(minutes(2.5), Some(2.0 * 1440.0));
        assert_eq!(minutes(360.0), Some((6.0 * 365.0 / 12.0 * 1440.0_f64).round()));
    }
}
