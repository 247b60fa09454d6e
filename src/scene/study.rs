//! How far the model is from a published figure, and what that comes to in words.
//!
//! The miss is a number of spreads; up to 1 the two agree.
//! - Size: the distance of the model's mean from the published value, in spreads of the study: to the end of its reported
//!   range on the model's side, so that a mean within the range agrees. Where none is reported, a quarter of the value is
//!   allowed: our own convention.
//! - Order: 2 less the model's lead over the last point, in combined standard deviations of the seeds, so that a lead of one is
//!   just enough and a reversed order misses by more than 2.
//! - Falls and rises: the same with the lead over no change.
//! - Little: the model's change, in spreads of a tenth (our own convention too) and of the seeds.
//! - Of several points the worst counts.

use super::number::fixed;
use crate::content::document::{Word, fill, text};
use crate::content::{Claim, Counted, Point, STUDIES, Scale, Species, Study};

/// The spread of a published number whose spread is not reported, as a share of it.
const UNREPORTED_SHARE: f32 = 0.25;
/// A change under this, in per cent, is little.
const LITTLE_PERCENT: f32 = 10.0;

/// What a comparison comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The model is elsewhere.
    Misses,
    /// The model is there.
    Agrees,
    /// The two are different things.
    CannotBeCompared,
}

impl Verdict {
    /// In the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Misses, Self::Agrees, Self::CannotBeCompared];

    /// The verdict in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        text(match self {
            Self::Misses => Word::StudiesMisses,
            Self::Agrees => Word::StudiesAgrees,
            Self::CannotBeCompared => Word::StudiesNotCompared,
        })
    }
}

/// By how many combined spreads the model misses a study; none when they cannot be compared.
#[must_use]
pub fn miss(study: &Study) -> Option<f32> {
    let misses = study.points.iter().filter_map(|point| {
        let [mean, spread] = point.model?;
        match study.claim {
            Claim::Size => point.published.map(|value| off(value, point.range, mean)),
            Claim::Order => {
                let ([last, last_spread], is_last) = last_band(study, point)?;
                (!is_last).then(|| 2.0 - (mean - last) / libm::hypotf(spread, last_spread).max(f32::EPSILON))
            }
            Claim::Falls => Some(2.0 + mean / spread.max(f32::EPSILON)),
            Claim::Rises => Some(2.0 - mean / spread.max(f32::EPSILON)),
            Claim::Little => Some(mean.abs() / libm::hypotf(LITTLE_PERCENT, spread)),
            Claim::None => None,
        }
    });
    misses.reduce(f32::max)
}

/// The verdict on a study.
#[must_use]
pub fn verdict(study: &Study) -> Verdict {
    match miss(study) {
        None => Verdict::CannotBeCompared,
        Some(miss) if miss <= 1.0 => Verdict::Agrees,
        Some(_) => Verdict::Misses,
    }
}

/// The studies of a verdict, the worst miss first.
#[must_use]
pub fn studies(of: Verdict) -> Vec<&'static Study> {
    let mut sorted: Vec<(&Study, f32)> = Vec::new();
    for study in STUDIES.iter().filter(|study| verdict(study) == of) {
        let own = miss(study).unwrap_or_default();
        // Few entries: put in where it belongs, since a sort would be linked into the page for this alone.
        let place = sorted.iter().position(|(_, other)| *other < own).unwrap_or(sorted.len());
        sorted.insert(place, (study, own));
    }
    sorted.into_iter().map(|(study, _)| study).collect()
}

/// What was published, with its unit.
#[must_use]
pub fn published(study: &Study) -> String {
    let values = study.points.iter().filter_map(|point| {
        let value = match (point.said, point.published, point.range) {
            (Some(said), ..) => said.to_owned(),
            (_, Some(value), None) => number(value, study.axis),
            (_, Some(value), Some([low, high])) => {
                let [value, low, high] = [value, low, high].map(|value| number(value, study.axis));
                fill(Word::StudiesRange, &[("value", &value), ("low", &low), ("high", &high)])
            }
            _ => return None,
        };
        Some(labelled(point, value))
    });
    in_unit(values, study.unit)
}

/// What the model says, with its unit where that is not the study's.
#[must_use]
pub fn modelled(study: &Study) -> String {
    let (axis, unit) = study.model_axis.map_or((study.axis, ""), |(axis, unit)| (Some(axis), unit));
    let values = study.points.iter().filter_map(|point| {
        let [mean, spread] = point.model?.map(|value| number(value, axis));
        // A number that every seed shares has no spread to tell.
        let spreads = point.model.is_some_and(|[_, spread]| spread > 0.0);
        Some(labelled(point, if spreads { [mean.as_str(), " ± ", &spread].concat() } else { mean }))
    });
    if study.model_axis.is_some() { in_unit(values, unit) } else { listed(values) }
}

/// In whom, how many, when and how it was taken.
#[must_use]
pub fn taken(study: &Study) -> String {
    let whom = match (study.species, study.counted) {
        (Species::Rat, _) => Word::StudiesRats,
        (Species::Mixed, _) => Word::StudiesMixed,
        (Species::Human, Counted::Scars) => Word::StudiesScars,
        (Species::Human, Counted::People) => Word::StudiesPeople,
    };
    let whom = match (study.n, study.species) {
        // An opinion has a writer and no sample.
        _ if study.scale == Scale::ExpertOpinion => String::new(),
        (Some(n), _) => [&fixed(f64::from(n), 0), " ", text(whom), "; "].concat(),
        (None, Species::Mixed) => [text(whom), "; "].concat(),
        (None, _) => [&fill(Word::StudiesNumberUnknown, &[("whom", text(whom))]), "; "].concat(),
    };
    let how = text(match study.scale {
        Scale::MeasuredLength | Scale::MeasuredAmount => Word::StudiesMeasured,
        Scale::Count => Word::StudiesCounted,
        Scale::GradeByEye => Word::StudiesByEye,
        Scale::PatientJudgement => Word::StudiesByPatients,
        Scale::ExpertOpinion => Word::StudiesByExpert,
    });
    [&whom, study.when, "; ", how].concat()
}

/// A value with as many decimals as its axis asks for.
#[must_use]
pub fn number(value: f32, axis: Option<[f32; 2]>) -> String {
    let range = axis.map_or(f32::MAX, |[low, high]| high - low);
    let decimals = match range {
        _ if value == 0.0 => 0,
        range if range <= 2.0 => 2,
        range if range <= 20.0 => 1,
        _ => 0,
    };
    let words = fixed(f64::from(value), decimals);
    // "12.0" says no more than "12".
    words.strip_suffix(".0").map_or(words.clone(), str::to_owned)
}

/// How far the model's mean is from a published value, in spreads of that value.
fn off(value: f32, range: Option<[f32; 2]>, mean: f32) -> f32 {
    let spread = match range {
        Some([low, _]) if mean < value => value - low,
        Some([_, high]) => high - value,
        None => UNREPORTED_SHARE * value.abs(),
    };
    (mean - value).abs() / spread
}

/// The model's band of the last point that has one, and whether that is `point`.
fn last_band(study: &Study, point: &Point) -> Option<([f32; 2], bool)> {
    let last = study.points.iter().rev().find(|point| point.model.is_some())?;
    Some((last.model?, last == point))
}

fn labelled(point: &Point, value: String) -> String {
    if point.label.is_empty() {
        return value;
    }
    fill(Word::StudiesLabelled, &[("label", point.label), ("value", &value)])
}

fn in_unit(values: impl Iterator<Item = String>, unit: &str) -> String {
    fill(Word::StudiesInUnit, &[("list", &listed(values)), ("unit", unit)])
}

fn listed(values: impl Iterator<Item = String>) -> String {
    let mut list = String::new();
    for value in values {
        if !list.is_empty() {
            list.push_str("; ");
        }
        list.push_str(&value);
    }
    list
}
