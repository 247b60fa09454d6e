//! What is wrong with a lesson that somebody brings.

/// Why something is no lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is longer than [`super::LONGEST_FILE`].
    TooLong,
    /// It is a link that was cut or changed on its way.
    BrokenLink,
    /// It is no JSON; from this line on, counted from 1.
    NoJson(usize),
    /// It is JSON, but no lesson of ours.
    NoLesson,
    /// A later version of the page wrote it.
    Newer,
    /// Its title is missing, is no words, or is too long.
    Title,
    /// It has no steps, or more than [`super::MOST_STEPS`].
    Steps,
    /// A step, counted from 1, has something wrong.
    Step(usize, What),
}

/// What is wrong with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It is no step at all.
    Shape,
    /// What the figures show is missing or no words.
    Moment,
    /// What the class reads is missing, no words, or too long.
    Caption,
    /// The notes are no words, or too long.
    Notes,
    /// Its minutes are no number between 0 and [`super::LONGEST_STEP_MIN`].
    Minutes,
    /// Its source is no words, or too long.
    Source,
    /// Its question is no words, or too long.
    Question,
    /// Its answers are not as many words as [`super::CHOICES`] allows.
    Choices,
    /// It tells the answer of a question that nobody asked before, or one that is not there.
    Answer,
    /// Why it is so is no words, or too long.
    Why,
}

impl Fault {
    /// Its name, by which the page knows the words for it, and the number that goes into them: a line or a step.
    #[must_use]
    pub fn name(self) -> (&'static str, Option<usize>) {
        match self {
            Self::TooLong => ("too_long", None),
            Self::BrokenLink => ("broken_link", None),
            Self::NoJson(line) => ("no_json", Some(line)),
            Self::NoLesson => ("no_lesson", None),
            Self::Newer => ("newer", None),
            Self::Title => ("title", None),
            Self::Steps => ("steps", None),
            Self::Step(step, what) => (what.name(), Some(step)),
        }
    }
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Shape => "step",
            Self::Moment => "moment",
            Self::Caption => "caption",
            Self::Notes => "notes",
            Self::Minutes => "minutes",
            Self::Source => "source",
            Self::Question => "question",
            Self::Choices => "choices",
            Self::Answer => "answer",
            Self::Why => "why",
        }
    }
}
