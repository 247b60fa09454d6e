//! What the answers point to, and why: the strictest rule that fires decides, all that fire are reasons.

use super::answers::Answers;
use super::path::{is_complete, walk};
use super::table::{Kind, Outcome};
use super::tables::RULES;

/// What a complete quiz points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The strictest outcome of a reason; `Discuss` without any.
    pub outcome: Outcome,
    /// Which headline says it.
    pub headline: Headline,
    /// All rules that fired.
    pub reasons: Reasons,
}

/// The words over an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Headline {
    /// A spot is the first thing to show, whatever else holds.
    Spot,
    /// See a dermatologist first.
    Stop,
    /// After pregnancy and breast-feeding: nothing else stops.
    Pregnancy,
    /// Not yet, and waiting does not make it a match.
    WaitAndPoorMatch,
    /// Not yet.
    Wait,
    /// Ask a doctor first.
    Ask,
    /// Something else usually comes first.
    PoorMatch,
    /// Reasonable to discuss.
    Discuss,
}

/// A set of rules. The table is sorted by strictness, so counting up gives the strictest first, then the order of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reasons(u128);

const SPOT: u128 = rules_of(None, Some(Kind::Spot));
const PREGNANCY: u128 = rules_of(None, Some(Kind::Pregnancy));
const POOR_MATCH: u128 = rules_of(Some(Outcome::PoorMatch), None);
/// From the strictest to the mildest that is not a note.
const STRICT: [(Outcome, u128); 4] = [
    (Outcome::Stop, rules_of(Some(Outcome::Stop), None)),
    (Outcome::Wait, rules_of(Some(Outcome::Wait), None)),
    (Outcome::Ask, rules_of(Some(Outcome::Ask), None)),
    (Outcome::PoorMatch, POOR_MATCH),
];

impl Reasons {
    /// A set by its bits: bit `i` is rule `i`; bits without a rule are dropped.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits & (u128::MAX >> (128 - RULES.len())))
    }

    /// Bit `i` is rule `i`.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Whether a rule is in it.
    #[must_use]
    pub fn contains(self, rule: usize) -> bool {
        u32::try_from(rule).is_ok_and(|rule| self.0.checked_shr(rule).is_some_and(|rest| rest & 1 != 0))
    }

    /// Number of rules.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Indices in `RULES`, the strictest first, in the order of the file within.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..RULES.len()).filter(move |rule| self.contains(*rule))
    }

    /// The strictest outcome of the rules in it; `Discuss` without any.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        let strictest = STRICT.iter().find(|(_, rules)| self.0 & rules != 0);
        strictest.map_or(Outcome::Discuss, |(outcome, _)| *outcome)
    }

    /// The words over the outcome.
    #[must_use]
    pub fn headline(self) -> Headline {
        match self.outcome() {
            Outcome::Stop if self.0 & SPOT != 0 => Headline::Spot,
            Outcome::Stop if self.0 & STRICT[0].1 & !PREGNANCY == 0 => Headline::Pregnancy,
            Outcome::Stop => Headline::Stop,
            Outcome::Wait if self.0 & POOR_MATCH != 0 => Headline::WaitAndPoorMatch,
            Outcome::Wait => Headline::Wait,
            Outcome::Ask => Headline::Ask,
            Outcome::PoorMatch => Headline::PoorMatch,
            Outcome::Discuss => Headline::Discuss,
        }
    }
}

/// The rules that fire on the answers as they are, complete or not.
#[must_use]
pub fn fired(answers: &Answers) -> Reasons {
    let counted = walk(answers).counted;
    let fires = |(i, _): &(usize, _)| RULES[*i].condition.holds(&counted);
    Reasons(RULES.iter().enumerate().filter(fires).fold(0, |bits, (i, _)| bits | 1 << i))
}

/// What the answers point to; nothing while a question is open, because an open question must never count as a no.
#[must_use]
pub fn finding(answers: &Answers) -> Option<Finding> {
    let reasons = fired(answers);
    is_complete(answers).then(|| Finding { outcome: reasons.outcome(), headline: reasons.headline(), reasons })
}

/// The bits of the rules with an outcome, of a kind, or both.
const fn rules_of(outcome: Option<Outcome>, kind: Option<Kind>) -> u128 {
    let mut bits = 0;
    let mut i = 0;
    while i < RULES.len() {
        let right_outcome = match outcome {
            Some(outcome) => RULES[i].outcome as u8 == outcome as u8,
            None => true,
        };
        let right_kind = match kind {
            Some(kind) => RULES[i].kind as u8 == kind as u8,
            None => true,
        };
        if right_outcome && right_kind {
            bits |= 1 << i;
        }
        i += 1;
    }
    bits
}
