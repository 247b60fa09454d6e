//! The speaker window (`speaker.html`): notes, what comes next, and the clock, on the teacher's own screen.

use super::icons;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// The body of `speaker.html`; `src/shell/speaker.js` fills it.
pub(super) fn view() -> Html {
    html! {
        <main class="speaker" data-lost={text(Word::ClassSpeakerLost)} data-none={text(Word::ClassNotesNone)}>
            <header class="speaker-bar">
                <h1 data-title="">{ text(Word::ClassSpeakerTitle) }</h1>
                <p data-place={text(Word::ClassPlace)}></p>
                <p class="speaker-clock"><span class="unseen">{ text(Word::ClassSpeakerClock) }{ ": " }</span><span data-clock="">{ "0:00" }</span>{ " " }<span data-clock-of={text(Word::ClassClockOf)}></span></p>
            </header>
            <p role="status" data-status="">{ text(Word::ClassSpeakerWaits) }</p>
            <div class="speaker-now">
                <section aria-labelledby="speaker-now">
                    <h2 id="speaker-now">{ text(Word::ClassSpeakerNow) }</h2>
                    <p class="caption" data-caption=""></p>
                    <p class="asks" data-question=""></p>
                    <ul data-choices=""></ul>
                    <p data-outcome=""></p>
                </section>
                <section aria-labelledby="speaker-notes">
                    <h2 id="speaker-notes">{ text(Word::ClassNotes) }</h2>
                    <p class="notes" data-notes=""></p>
                    <p class="source" data-source=""></p>
                </section>
                <section aria-labelledby="speaker-next">
                    <h2 id="speaker-next">{ text(Word::ClassNext) }</h2>
                    <p class="next" data-next="" data-last={text(Word::ClassNextNone)}></p>
                </section>
            </div>
            <p class="acts">
                <button type="button" class="plain" data-do="back">{ icons::view(icons::BACK) }{ text(Word::ClassStepBack) }</button>
                <button type="button" class="accent" data-do="on">{ text(Word::ClassStepOn) }{ icons::view(icons::ON) }</button>
                <button type="button" class="plain" data-do="black">{ text(Word::ClassBlack) }</button>
            </p>
        </main>
    }
}
