//! The types of the table that holds the model against the studies.

/// One published figure and the model's counterpart. The program works out the verdict; see `scene::study`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Study {
    /// Key in `content/evidence/studies.toml`.
    pub id: &'static str,
    /// The figure, in plain words.
    pub what: &'static str,
    /// What to think of the comparison, in a sentence or two.
    pub told: &'static str,
    /// When or in whom it was taken.
    pub when: &'static str,
    /// How many were looked at; none when that was not seen.
    pub n: Option<u32>,
    /// What `n` counts.
    pub counted: Counted,
    /// In whom.
    pub species: Species,
    /// What kind of number was published.
    pub scale: Scale,
    /// What of it is compared.
    pub claim: Claim,
    /// Short citation, as HTML text.
    pub citation: &'static str,
    /// Where the original can be found; none when no address is known.
    pub address: Option<&'static str>,
    /// Unit of what was published, also the heading of its axis.
    pub unit: &'static str,
    /// Ends of the axis of what was published; none when it was published in words.
    pub axis: Option<[f32; 2]>,
    /// Ends and heading of the model's own axis; none when model and study share one.
    pub model_axis: Option<([f32; 2], &'static str)>,
    /// The rows.
    pub points: &'static [Point],
}

/// A row: what was published, in a number or in words, and what the model says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// What the row is about; empty for the only row.
    pub label: &'static str,
    /// The published number, in the study's unit.
    pub published: Option<f32>,
    /// Its confidence interval, its mean less and plus a standard deviation, or the spread of several reviews, as published.
    pub range: Option<[f32; 2]>,
    /// What was published in words.
    pub said: Option<&'static str>,
    /// Mean and standard deviation of the model's 16 seeds, in the unit of its axis.
    pub model: Option<[f32; 2]>,
}

/// What the number of a study counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// People.
    People,
    /// Scars.
    Scars,
}

/// In whom a figure was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Species {
    /// People.
    Human,
    /// Rats.
    Rat,
    /// Several species: reviews.
    Mixed,
}

/// The kind of a published number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// A length, measured.
    MeasuredLength,
    /// An amount, measured.
    MeasuredAmount,
    /// Cells counted, or a time read off such counts.
    Count,
    /// A grade or score that somebody gave by eye.
    GradeByEye,
    /// What those treated thought.
    PatientJudgement,
    /// What an expert thinks.
    ExpertOpinion,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The size, on one axis.
    Size,
    /// That every point lies above the last.
    Order,
    /// That something gets less.
    Falls,
    /// That something gets more.
    Rises,
    /// That hardly anything changes.
    Little,
    /// Nothing.
    None,
}

/// How a number of the model is made; only tests read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Key of the study.
    pub study: &'static str,
    /// Number of its point, from 0.
    pub point: usize,
    /// The skin; empty when no skin is run.
    pub skin: &'static str,
    /// Sessions.
    pub sessions: u32,
    /// Days between sessions.
    pub every_d: f64,
    /// Punctures per cm2; none for the default.
    pub density_per_cm2: Option<f32>,
    /// Day of reading.
    pub day: f64,
    /// What is read.
    pub read: &'static str,
}

impl Scale {
    /// Whether somebody judged, by eye or from experience, instead of measuring.
    #[must_use]
    pub fn is_judgement(self) -> bool {
        matches!(self, Self::GradeByEye | Self::PatientJudgement | Self::ExpertOpinion)
    }
}
