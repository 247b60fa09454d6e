//! What is known of each mark, from `content/en/scars.md`.

use crate::content::{Prose, SCARS};
use crate::scene::specimen::Specimen;

/// So many paragraphs of the text are the chapter's prose; then come one about redness and the facts of the marks.
const PROSE_PARAGRAPHS: usize = 3;

/// Paragraphs of a mark: its size, how common it is, how to tell it, and what is usually tried first.
const OF_A_MARK: usize = 4;

/// The chapter's prose.
pub(in crate::app::document) fn prose() -> Prose {
    Prose { title: SCARS.title, paragraphs: SCARS.paragraphs.get(..PROSE_PARAGRAPHS).unwrap_or_default() }
}

/// What is said of the redness after needling.
pub(super) fn redness() -> Prose {
    one(PROSE_PARAGRAPHS)
}

/// Size, how common, how to tell it, what is tried first.
pub(super) fn facts(specimen: Specimen) -> [Prose; OF_A_MARK] {
    let place = Specimen::MARKS.iter().position(|mark| *mark == specimen).unwrap_or_default();
    [0, 1, 2, 3].map(|i| one(PROSE_PARAGRAPHS + 1 + OF_A_MARK * place + i))
}

fn one(i: usize) -> Prose {
    Prose { title: "", paragraphs: SCARS.paragraphs.get(i..=i).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_a_paragraph_for_every_fact_and_no_more() {
        assert_eq!(SCARS.paragraphs.len(), PROSE_PARAGRAPHS + 1 + OF_A_MARK * Specimen::MARKS.len());
        for specimen in Specimen::MARKS {
            assert!(facts(specimen).iter().all(|fact| fact.paragraphs.len() == 1), "{specimen:?}");
        }
    }
}
