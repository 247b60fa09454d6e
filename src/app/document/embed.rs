//! The pages for the frames of other sites: one for each chapter, and one with the whole story. Each is a document of its own,
//! so that a reader of a blog page loads one chapter and not nine.

use super::header::CHAPTERS;
use super::{address, page};
use crate::content::document::{Word, text};
use yew::{Html, html};

/// The name of the page that holds the whole story.
pub(super) const STORY: &str = "story";

/// What a page for a frame shows: its name, as in `embed-NAME.html`, and its title.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Word)> {
    CHAPTERS.into_iter().chain([(STORY, Word::EmbedStory)])
}

/// The body of such a page. The heading of the first level stands in the first chapter; where that is not shown, the page
/// says its own name to who does not see it.
pub(super) fn view(name: &str, title: Word) -> Html {
    let shown = if name == STORY { page::chapters(true) } else { page::chapter(name) };
    let named = [STORY, CHAPTERS[0].0].contains(&name);
    html! {
        <>
            if !named { <header class="unseen"><h1>{ text(title) }</h1></header> }
            { page::news() }
            { address::note() }
            <main id="top">{ shown }</main>
            <footer class="frame-foot">
                <span>{ text(Word::PageAdvice) }</span>
                <a href="./" target="_blank" data-full="">{ text(Word::EmbedOpen) }</a>
            </footer>
        </>
    }
}
