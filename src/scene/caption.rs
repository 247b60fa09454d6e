//! What is happening now, in one plain sentence that is true of the reading.

use super::timeline::Phase;
use crate::skin::course::{CourseSpec, Reading};

/// What a caption is made from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Skin, needles and sessions.
    pub spec: &'a CourseSpec,
    /// The reading at minute 0.
    pub start: &'a Reading,
    /// The reading at the playhead; its `time_d` is the time.
    pub now: &'a Reading,
}

/// The words for one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// Beside the time: "new collagen being laid down".
    pub phrase: &'static str,
    /// The visible sentence, and the live message: one value, so that eye and ear get the same.
    pub sentence: String,
    /// The phase by the clock; none before the first session.
    pub phase: Option<Phase>,
}

/// The caption of a moment.
#[must_use]
pub fn caption(situation: &Situation) -> Caption {
    let _ = situation.now.time_d;
    Caption { phrase: "", sentence: String::new(), phase: None }
}
