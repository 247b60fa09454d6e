//! Names and small marks of verdicts and certainties: a word and a shape each, never colour alone.

use crate::app::evidence::VERDICTS;
use crate::content::document::{Word, text};
use crate::content::evidence::{Certainty, Verdict};
use yew::{AttrValue, Html, html};

/// Bars of the mark of a certainty.
const BARS: u32 = 3;

/// The verdict's name.
pub(super) fn verdict_name(verdict: Verdict) -> &'static str {
    text(match verdict {
        Verdict::Supported => Word::EvidenceSupported,
        Verdict::Partly => Word::EvidencePartly,
        Verdict::Contradicted => Word::EvidenceContradicted,
        Verdict::Unverified => Word::EvidenceUnverified,
    })
}

/// The verdict as a value of `data-verdict`.
pub(super) fn verdict_key(verdict: Verdict) -> &'static str {
    VERDICTS.iter().find(|(known, _)| *known == verdict).map_or("", |(_, key)| *key)
}

/// How sure, as bars and in words. What nobody rated has no bars: empty ones would look like the lowest rating.
pub(super) fn certainty(certainty: Certainty) -> Html {
    let (filled, name) = match certainty {
        Certainty::High => (3, Word::EvidenceHigh),
        Certainty::Moderate => (2, Word::EvidenceModerate),
        Certainty::Low => (1, Word::EvidenceLow),
        Certainty::Unknown => (0, Word::EvidenceUnknownCertainty),
        Certainty::NotRated => (0, Word::EvidenceNotRated),
    };
    let bar = |i: u32| {
        let class = if i < filled { "full" } else { "empty" };
        let [x, y, height] = [8 * i, 8 - 4 * i, 6 + 4 * i].map(|n| AttrValue::from(n.to_string()));
        html! { <rect {class} {x} {y} width="6" {height} rx="1" /> }
    };
    html! {
        <span class="certainty">
            if certainty != Certainty::NotRated {
                <svg viewBox="0 0 22 14" aria-hidden="true">{ for (0..BARS).map(bar) }</svg>
            }
            { text(name) }
        </span>
    }
}

/// What a screen reader pauses at between two chips; the eye sees their outlines.
pub(super) fn pause() -> Html {
    html! { <i class="unseen">{ ", " }</i> }
}
