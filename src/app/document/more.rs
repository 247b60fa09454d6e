//! The second page, `more.html`: every outcome of the quiz and every source. Only a few readers want them, and they weigh
//! as much as the story; so the story does not wait for them. The program brings them into the page (`boot.js`); without
//! it the links of the page lead here.

use super::{quiz_outcome, source_cards};
use crate::content::document::{Word, text};
use yew::{Html, html};

/// The body of `more.html`.
pub(super) fn view() -> Html {
    html! {
        <main class="more-page">
            <p><a href="./">{ text(Word::PageMoreBack) }</a></p>
            <h1>{ text(Word::PageMoreTitle) }</h1>
            <p>{ text(Word::PageMoreIntro) }</p>
            <div class="quiz" data-part="outcome">{ quiz_outcome::view() }</div>
            <div class="sources" data-part="sources">{ source_cards::list() }</div>
        </main>
    }
}
