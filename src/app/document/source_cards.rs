//! The sources: a card each, with what we read of it and what limits it.

use super::marks::pause;
use super::prose;
use crate::content::document::{Word, fill, text};
use crate::content::evidence::{Design, SOURCES, Source, source};
use yew::{Html, html};

/// The sources of an entry in the order of their numbers, short, each a link to its card.
pub(super) fn short_list(ids: &[&'static str]) -> Html {
    if ids.is_empty() {
        return html! { <p class="sources-line">{ text(Word::EvidenceNoneFound) }</p> };
    }
    let item = |source: &'static Source| {
        html! {
            <li>
                <a href={prose::card(source.id)}>{ source.citation }</a>
                <span class="aside">{ " " }{ design(source.design) }{ number(source).map(|number| [", ", &number].concat()) }</span>
            </li>
        }
    };
    html! {
        <div class="sources-line">
            <h5>{ text(Word::EvidenceSources) }</h5>
            <ol>{ for ids.iter().filter_map(|id| source(id)).map(item) }</ol>
        </div>
    }
}

/// The place of all cards, and the dialog that shows one of them over the page. The card has the focus there, so that it is
/// read aloud from its first word; its button comes after it. In the frame of another site browsers refuse that, and say so
/// when the page is opened.
pub(super) fn place(in_frame: bool) -> Html {
    let count = SOURCES.len().to_string();
    html! {
        <div class="sources">
            <details id="sources">
                <summary><h3>{ fill(Word::SourceTitle, &[("n", &count)]) }</h3></summary>
                <p data-place="sources"><a href="more.html#all-sources">{ text(Word::PageMore) }</a></p>
            </details>
            <dialog id="source-dialog" class="source-dialog" aria-label={text(Word::SourceOne)}>
                <div class="card-body" tabindex="-1" autofocus={!in_frame}></div>
                <button type="button" class="accent" data-close="">{ text(Word::SourceClose) }</button>
            </dialog>
        </div>
    }
}

/// All cards, by author.
pub(super) fn list() -> Html {
    let mut sources: Vec<&Source> = SOURCES.iter().collect();
    sources.sort_by_key(|source| source.citation.to_lowercase());
    html! { <ul id="all-sources">{ for sources.into_iter().map(card) }</ul> }
}

fn card(source: &'static Source) -> Html {
    let Source { id, authors, title, venue, year, .. } = *source;
    let year = year.map(|year| year.to_string());
    let where_from = [venue.map(str::to_owned), year].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let authors = authors.unwrap_or(text(Word::SourceAuthorsMissing));
    let to_be_checked = !(source.title_exact && source.authors_seen);
    let read = if source.seen { Word::SourceReadInAbstract } else { Word::SourceNotRead };
    html! {
        <li id={["source-", id].concat()} class="source-card">
            <h4>{ title }</h4>
            <p class="byline">{ authors.trim_end_matches('.') }{ ". " }{ where_from }</p>
            <p class="chips">
                <span>{ design(source.design) }</span>{ pause() }
                if let Some(number) = number(source) { <span>{ number }</span>{ pause() } }
                <span>{ text(read) }</span>
                if to_be_checked { { pause() }<span>{ text(Word::SourceToBeChecked) }</span> }
            </p>
            <p><b>{ text(Word::SourceFinding) }</b>{ " " }{ source.finding }</p>
            if !source.figures.is_empty() {
                <p><b>{ text(Word::SourceFigures) }</b>{ " " }{ source.figures.join("; ") }</p>
            }
            <p><b>{ text(Word::SourceLimits) }</b>{ " " }{ source.limitations }</p>
            if !source.links.is_empty() {
                <p class="links">
                    { for source.links.iter().map(|(name, address)| html! { <a href={*address} rel="noreferrer">{ *name }</a> }) }
                </p>
            }
        </li>
    }
}

/// "36 people", "81 scars".
fn number(source: &Source) -> Option<String> {
    let n = source.n?.to_string();
    Some(fill(Word::SourceNumber, &[("n", &n), ("unit", source.n_unit.unwrap_or(text(Word::SourcePeople)))]))
}

fn design(design: Design) -> &'static str {
    text(match design {
        Design::Rct => Word::SourceDesignRct,
        Design::Cohort => Word::SourceDesignCohort,
        Design::Histology => Word::SourceDesignHistology,
        Design::Review => Word::SourceDesignReview,
        Design::MetaAnalysis => Word::SourceDesignMetaAnalysis,
        Design::Guideline => Word::SourceDesignGuideline,
        Design::Regulator => Word::SourceDesignRegulator,
        Design::Textbook => Word::SourceDesignTextbook,
        Design::Blog => Word::SourceDesignBlog,
        Design::Animal => Word::SourceDesignAnimal,
        Design::Lab => Word::SourceDesignLab,
        Design::Imaging => Word::SourceDesignImaging,
        Design::CaseReport => Word::SourceDesignCaseReport,
        Design::Commercial => Word::SourceDesignCommercial,
    })
}
