//! The bottom line, and the article claim by claim: what it says, what is fair to say, and how sure one may be.

use super::frame::{Frame, frame};
use super::marks::{certainty, verdict_key, verdict_name};
use super::prose;
use super::source_cards::short_list;
use crate::app::evidence::{CHAPTERS, VERDICTS};
use crate::content::document::{Word, fill, text};
use crate::content::evidence::{CLAIMS, Claim};
use crate::content::{BOTTOM_LINE, Span};
use yew::{AttrValue, Html, html};

/// Names of the parts of the article, in the order of [`CHAPTERS`].
const CHAPTER_NAMES: [Word; CHAPTERS.len()] = [
    Word::EvidenceIdea,
    Word::EvidenceScars,
    Word::EvidenceSafety,
    Word::EvidenceSessions,
    Word::EvidenceHome,
    Word::EvidenceBottomLine,
];

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "evidence",
        kicker: text(Word::EvidenceKicker),
        title: BOTTOM_LINE.title,
        first: false,
        text: prose::plain(&BOTTOM_LINE),
        figure: table(),
    })
}

fn table() -> Html {
    let count = CLAIMS.len().to_string();
    let (mut first, rest): (Vec<&Claim>, Vec<&Claim>) = CLAIMS.iter().partition(|claim| claim.first.is_some());
    first.sort_by_key(|claim| claim.first);
    html! {
        <section class="evidence" data-evidence="" aria-labelledby="claims">
            <h3 id="claims">{ text(Word::EvidenceTable) }</h3>
            <p class="intro">{ fill(Word::EvidenceIntro, &[("n", &count)]) }</p>
            { filters() }
            <p
                class="notice-line"
                role="status"
                data-shown=""
                data-many={text(Word::EvidenceShown)}
                data-one={text(Word::EvidenceShownOne)}
                data-none={text(Word::EvidenceShownNone)}
                data-unknown={text(Word::EvidenceUnknown)}
            >
                { fill(Word::EvidenceShown, &[("n", &count)]) }
            </p>
            { group("claims-first", fill(Word::EvidenceFirst, &[("n", &first.len().to_string())]), first) }
            { group("claims-rest", text(Word::EvidenceRest).to_owned(), rest) }
        </section>
    }
}

fn group(id: &'static str, title: String, claims: Vec<&'static Claim>) -> Html {
    html! {
        <section class="claims-group">
            <h4 {id}>{ title }</h4>
            <div class="claims-head" aria-hidden="true">
                <span>{ text(Word::EvidenceSays) }</span>
                <span>{ text(Word::EvidenceFair) }</span>
                <span>{ text(Word::EvidenceCertainty) }</span>
            </div>
            <ul class="claims" role="list" aria-labelledby={id}>{ for claims.into_iter().map(item) }</ul>
        </section>
    }
}

/// They wait for the program, in their place: without it they could do nothing.
fn filters() -> Html {
    let chapters = CHAPTERS.iter().zip(CHAPTER_NAMES).map(|((chapter, key), name)| {
        (*key, text(name), CLAIMS.iter().filter(|claim| claim.chapter == *chapter).count())
    });
    let verdicts = VERDICTS.iter().map(|(verdict, key)| {
        let count = CLAIMS.iter().filter(|claim| claim.verdict == *verdict).count();
        (*key, verdict_name(*verdict), count)
    });
    html! {
        <div class="filters" data-live="" inert=true>
            { filter("verdict", text(Word::EvidenceVerdict), verdicts.collect()) }
            { filter("chapter", text(Word::EvidenceChapter), chapters.collect()) }
        </div>
    }
}

fn filter(name: &'static str, legend: &'static str, choices: Vec<(&'static str, &'static str, usize)>) -> Html {
    let all = [("", text(Word::EvidenceAll), CLAIMS.len())];
    let choice = |(value, words, count): (&'static str, &'static str, usize)| {
        html! {
            <label class="choice">
                <input type="radio" name={["claims-", name].concat()} {value} checked={value.is_empty()} />
                <span>{ words }<span class="count">{ count }</span></span>
            </label>
        }
    };
    html! {
        <fieldset class="segmented" data-filter={name}>
            <legend>{ legend }</legend>
            <div class="choices">{ for all.into_iter().chain(choices).map(choice) }</div>
        </fieldset>
    }
}

fn item(claim: &'static Claim) -> Html {
    let number = claim.id.to_uppercase();
    let place = CHAPTERS.iter().position(|(chapter, _)| *chapter == claim.chapter).unwrap_or(0);
    let ((_, chapter), chapter_name) = (CHAPTERS[place], CHAPTER_NAMES[place]);
    html! {
        <li id={["claim-", claim.id].concat()} class="claim" data-chapter={chapter} data-verdict={verdict_key(claim.verdict)}>
            <details>
                <summary>
                    <span class="article">
                        <span class="number">{ number.clone() }{ " · " }{ text(chapter_name) }</span>
                        <span class="unseen">{ text(Word::EvidenceSays) }{ ": " }</span>
                        <q>{ claim.article }</q>
                    </span>
                    <span class="fair"><span class="unseen">{ text(Word::EvidenceFair) }{ ": " }</span>{ plain(claim.fair) }</span>
                    <span class="judged">
                        <span class="verdict">{ verdict_name(claim.verdict) }</span>
                        { certainty(claim.certainty) }
                    </span>
                </summary>
                <div class="claim-card">
                    <h5>{ text(Word::EvidenceStudies) }</h5>
                    <p>{ prose::words(claim.studies) }</p>
                    { short_list(claim.sources) }
                    <p class="permalink">
                        <a href={["#claim=", claim.id].concat()}>{ text(Word::EvidenceLink) }<span class="unseen">{ " " }{ number }</span></a>
                    </p>
                </div>
            </details>
        </li>
    }
}

/// The words without their marks: links have no place in what opens and closes a card.
fn plain(spans: &[Span]) -> AttrValue {
    let words = spans.iter().filter_map(|span| match span {
        Span::Text(words) => Some(*words),
        _ => None,
    });
    AttrValue::from(words.collect::<String>())
}
