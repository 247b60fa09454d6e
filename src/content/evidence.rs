//! What is known: the article's claims, side effects, other options, and the sources behind them.

use super::Span;

include!(concat!(env!("OUT_DIR"), "/evidence.rs"));

/// Words with source marks in them; within one entry the sources are numbered from 1.
pub type Words = &'static [Span];

/// A sentence of the article, and what studies say of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Its number in the evidence file, "s14"; also its address.
    pub id: &'static str,
    /// Part of the article.
    pub chapter: Chapter,
    /// What became of it.
    pub verdict: Verdict,
    /// How sure the evidence file is.
    pub certainty: Certainty,
    /// Ids of the sources, in the order of their numbers; empty where none was found.
    pub sources: &'static [&'static str],
    /// Place among those that stand first, from 1.
    pub first: Option<u32>,
    /// What the article says, in our words.
    pub article: &'static str,
    /// What studies say.
    pub studies: Words,
    /// What is fair to say.
    pub fair: Words,
}

/// A part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// What it is and how it works.
    Idea,
    /// Kinds of scar.
    Scars,
    /// Safety and experience.
    Safety,
    /// Sessions and cost.
    Sessions,
    /// At home.
    Home,
    /// The bottom line.
    BottomLine,
}

/// What studies make of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They say the same.
    Supported,
    /// A part of it holds.
    Partly,
    /// They say something else.
    Contradicted,
    /// Nobody has shown it.
    Unverified,
}

/// How sure the studies let one be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Several consistent controlled studies, or a regulator.
    High,
    /// One randomised trial, or several weak studies.
    Moderate,
    /// A single small, uncontrolled or second-hand source.
    Low,
    /// Nothing was measured.
    Unknown,
    /// The evidence file gives no rating.
    NotRated,
}

/// Something that can go wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Key in `content/evidence/effects.toml`.
    pub id: &'static str,
    /// The claim of the article that names it; none where the article leaves it out.
    pub claim: Option<&'static str>,
    /// How usual and how grave it is.
    pub weight: Weight,
    /// Lowest and highest share that a study saw, people of 100; none where nobody counted.
    pub of_100: Option<[f32; 2]>,
    /// Name.
    pub name: &'static str,
    /// What it is, how long it lasts, what lowers it.
    pub told: Words,
    /// The share in words, and why it is as wide as it is.
    pub share: Words,
    /// The studies that counted.
    pub studies: &'static [EffectStudy],
}

/// How usual and how grave an effect is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Expected, and soon over.
    Usual,
    /// Not expected.
    Uncommon,
    /// Rare, and grave or lasting.
    RareSerious,
}

/// What one study counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EffectStudy {
    /// Id of the source.
    pub source: &'static str,
    /// Short citation.
    pub citation: &'static str,
    /// How many people.
    pub people: &'static str,
    /// Lowest and highest share, people of 100: they differ where some were lost.
    pub of_100: [f32; 2],
}

/// Needling beside another treatment, in the same trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// What was counted.
    pub name: &'static str,
    /// The other treatment.
    pub other: &'static str,
    /// Id of the source.
    pub source: &'static str,
    /// Short citation.
    pub citation: &'static str,
    /// Share after needling, people of 100.
    pub needling_of_100: f32,
    /// Share after the other treatment, people of 100.
    pub other_of_100: f32,
}

/// One line of the comparison of a clinic with a device for the home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HomeRow {
    /// What is compared.
    pub what: &'static str,
    /// How it is in a clinic.
    pub clinic: Words,
    /// How it is at home.
    pub home: Words,
}

/// What else exists beside needling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherOption {
    /// Key in `content/evidence/options.toml`.
    pub id: &'static str,
    /// The kinds of mark that it is for, by their answers in the quiz.
    pub kinds: &'static [&'static str],
    /// Name.
    pub name: &'static str,
    /// What is known of it.
    pub told: Words,
}

/// A source, as far as we read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// Key in `content/evidence/sources.toml`; also its address.
    pub id: &'static str,
    /// Short citation.
    pub citation: &'static str,
    /// Authors; none where they were not recorded.
    pub authors: Option<&'static str>,
    /// Whether the authors' names were read in the source.
    pub authors_seen: bool,
    /// Title.
    pub title: &'static str,
    /// Whether the title has the original's wording.
    pub title_exact: bool,
    /// Where it was published.
    pub venue: Option<&'static str>,
    /// When.
    pub year: Option<u32>,
    /// Names and addresses of the places where the original can be found.
    pub links: &'static [(&'static str, &'static str)],
    /// What kind of source it is.
    pub design: Design,
    /// How many took part.
    pub n: Option<u32>,
    /// What `n` counts; people where there is none.
    pub n_unit: Option<&'static str>,
    /// What it found.
    pub finding: &'static str,
    /// Its numbers.
    pub figures: &'static [&'static str],
    /// What limits it.
    pub limitations: &'static str,
    /// Whether the finding was read in it, in an abstract or excerpt; no source was read in full.
    pub seen: bool,
}

/// The kind of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// Randomised controlled trial.
    Rct,
    /// People followed without a control group, or with one that was not drawn by lot.
    Cohort,
    /// Tissue under the microscope.
    Histology,
    /// Review.
    Review,
    /// Several trials pooled.
    MetaAnalysis,
    /// Guideline or panel of experts.
    Guideline,
    /// Authority.
    Regulator,
    /// Textbook or teaching page.
    Textbook,
    /// Press or consumer page.
    Blog,
    /// Animals.
    Animal,
    /// Cells or skin in the laboratory.
    Lab,
    /// Pictures or measurements of the skin.
    Imaging,
    /// One or a few cases.
    CaseReport,
    /// Seller, clinic or maker of a device.
    Commercial,
}

/// The source of an id; none when there is none of that name.
#[must_use]
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.id == id)
}
