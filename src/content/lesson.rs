//! A lesson as `content/` has it.

/// A lesson for a class, with its worksheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LessonText {
    /// Its name in links.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// For whom it is, and what they leave with.
    pub about: &'static str,
    /// How long it takes: the sum of its steps.
    pub minutes: f64,
    /// Its steps.
    pub steps: &'static [StepText],
    /// The hand-out.
    pub worksheet: WorksheetText,
}

/// A step of a lesson.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepText {
    /// What the figures show, as an address has it.
    pub moment: &'static str,
    /// How long it takes, minutes.
    pub minutes: f64,
    /// What the class reads.
    pub caption: &'static str,
    /// What the teacher reads.
    pub notes: &'static str,
    /// Keys in `content/evidence/sources.toml`.
    pub sources: &'static [&'static str],
    /// Whether something in it was computed by the model.
    pub model: bool,
    /// A question to the class, and its answers.
    pub ask: Option<(&'static str, &'static [&'static str])>,
    /// Which answer of the last question held, from 0, and why.
    pub outcome: Option<(usize, &'static str)>,
}

/// A hand-out of one page, and what its teacher key says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorksheetText {
    /// What it is called.
    pub title: &'static str,
    /// What it is about, to the student.
    pub intro: &'static str,
    /// Its tasks.
    pub tasks: &'static [TaskText],
}

/// A task of a hand-out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TaskText {
    /// The task itself.
    pub text: &'static str,
    /// Boxes to tick, if any.
    pub choices: &'static [&'static str],
    /// Lines to write on.
    pub lines: usize,
    /// What the key says.
    pub answer: &'static str,
    /// Keys in `content/evidence/sources.toml`.
    pub sources: &'static [&'static str],
}
