//! What the tables hold: questions, rules, and what makes a question pointless.

/// A set of answers of one question: bit `i` stands for its answer `i`.
pub type Mask = u16;

/// A question, without its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// How many answers may be chosen.
    pub choice: Choice,
    /// Whether its answers are cautions, so that adding one never makes the outcome milder.
    pub caution: bool,
    /// The answer that means no, or the mildest one; none where there is no such answer.
    pub no: Option<u8>,
    /// The answers that stand alone: choosing one takes back the others, and the other way round.
    pub alone: Mask,
    /// Number of answers, 1 to 16.
    pub answers: u8,
}

/// How many answers of a question may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One.
    One,
    /// One or more.
    Many,
}

/// Some answers of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Index in `QUESTIONS`.
    pub question: u8,
    /// The answers.
    pub answers: Mask,
}

/// What must have been answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Of each part, at least one answer is chosen; a question may be named twice.
    pub when: &'static [Part],
    /// Of each part, no answer is chosen.
    pub without: &'static [Part],
}

/// What makes a question pointless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skip {
    /// Index in `QUESTIONS`; the condition names only earlier ones.
    pub question: u8,
    /// When it is pointless.
    pub condition: Condition,
}

/// What some answers mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// At least this strict; `Discuss` for a note, which changes nothing.
    pub outcome: Outcome,
    /// What the headline makes of it.
    pub kind: Kind,
    /// When it fires.
    pub condition: Condition,
}

/// What the answers point to, from the mildest to the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Reasonable to discuss with a trained professional.
    Discuss,
    /// Something else usually comes first.
    PoorMatch,
    /// Ask a doctor first.
    Ask,
    /// Not yet: wait until something has passed.
    Wait,
    /// See a dermatologist first.
    Stop,
}

/// What the headline makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing of its own.
    Plain,
    /// A gentle word: after pregnancy and breast-feeding.
    Pregnancy,
    /// A doctor sees the spot before anything else.
    Spot,
}

/// Where the advice behind a rule comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// A device's label or manual.
    Label,
    /// Studies in people.
    Trial,
    /// An authority.
    Regulator,
    /// Experts.
    Expert,
    /// Habit, without evidence.
    Convention,
}

/// How sure the evidence file is of what is behind a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Several consistent controlled studies, or an authority.
    High,
    /// One trial or several weak studies.
    Moderate,
    /// One small, uncontrolled or second-hand source.
    Low,
    /// Nothing was measured.
    Unknown,
}

/// The names of a question and of its answers in `content/quiz.toml`; apart from the question, because the page does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuestionIds {
    /// The question.
    pub id: &'static str,
    /// Its answers, in order.
    pub answers: &'static [&'static str],
    /// Keys of the sources behind figures in its words.
    pub sources: &'static [&'static str],
}

/// What is known of a rule beside its logic; apart from the rule, because the page does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleFacts {
    /// Its name in `content/quiz.toml`.
    pub id: &'static str,
    /// Where the advice comes from.
    pub strength: Strength,
    /// How sure that is.
    pub certainty: Certainty,
    /// Keys in `content/evidence/sources.toml`, at least one.
    pub sources: &'static [&'static str],
}

/// The set with one answer; nothing for an index that no question has.
#[must_use]
pub const fn mask_of(answer: usize) -> Mask {
    if answer < Mask::BITS as usize { 1 << answer } else { 0 }
}

impl Question {
    /// All its answers.
    #[must_use]
    pub const fn all(&self) -> Mask {
        Mask::MAX >> (Mask::BITS - self.answers as u32)
    }
}

impl Condition {
    /// Whether it holds, with the chosen answers by question.
    #[must_use]
    pub fn holds(&self, chosen: &[Mask]) -> bool {
        let meets =
            |part: &Part| chosen.get(usize::from(part.question)).is_some_and(|chosen| chosen & part.answers != 0);
        self.when.iter().all(meets) && !self.without.iter().any(meets)
    }
}
