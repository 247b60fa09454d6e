//! The living figures as they are written into the page: the first view of everything that `app::figure` then moves.

mod axis;
mod charts;
mod controls;
mod first;
mod help;
mod opening;
mod pair;
mod skins;
mod stage;
mod transport;

use super::{address, prose};
use crate::app::driver::setup::Setup;
use crate::app::figure::names::Names;
use crate::content::NOTES;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// A figure round the skin, or the two skins, of a setup.
pub(in crate::app::document) fn view(names: &'static Names, setup: Setup) -> Html {
    let report = first::report(setup);
    let pair = setup.right.is_some();
    html! {
        <div class="figure" data-figure={names.kind}>
            <div class="card">
                if pair { { pair::choosers(names, setup) } }
                <div class="top">
                    { stage::view(names, &report) }
                    { transport::buttons(&report) }
                    { axis::view(&report) }
                </div>
                <p class="now" data-now="" aria-hidden="true">{ &*report.sentence }</p>
                <p class="unseen" data-said="" role="status" aria-live="polite"></p>
                { transport::speed(names) }
                if names.opens { { opening::controls() } } else { { controls::view(names, setup) } }
            </div>
            if pair { { pair::stills(setup) } }
            if !names.opens { { charts::view(names, &report) } }
            { table(names) }
            if !pair && !names.opens { { note() } }
            <div class="figure-foot">
                { help::view(names) }
                { address::copy_link(Word::AddressMoment) }
            </div>
        </div>
    }
}

/// The table of the numbers, which the program fills when it is opened.
fn table(names: &Names) -> Html {
    // Three figures have one: a landmark needs a name of its own.
    let chapter = match names.kind {
        "answer" => Word::NavAnswer,
        "twin" => Word::NavTwin,
        _ => Word::NavHealing,
    };
    let name = [text(chapter), ": ", text(Word::LivingTableCaption)].concat();
    html! {
        <details class="more" data-table="" data-live="" inert=true>
            <summary>{ text(Word::LivingTable) }</summary>
            <div class="table-box" tabindex="0" role="region" aria-label={name}></div>
        </details>
    }
}

/// What is computed, what is drawn by a clock, what is scenery.
fn note() -> Html {
    html! {
        <details class="more">
            <summary>{ text(Word::LivingNote) }</summary>
            <div class="note">
                <h2>{ NOTES.title }</h2>
                { prose::plain(&NOTES) }
            </div>
        </details>
    }
}
