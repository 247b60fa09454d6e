//! What only a figure of two skins has: which they are, how they change places, and the stills that answer at a glance.

use super::skins;
use crate::app::document::controls::switch::switch;
use crate::app::document::icons::{self, Icon};
use crate::app::driver::report::SideReport;
use crate::app::driver::setup::{Chosen, Setup};
use crate::app::driver::stills::STILLS_D;
use crate::app::figure::names::Names;
use crate::content::document::{Word, text};
use crate::scene::timeline::label;
use yew::{Html, html};

/// The two lists of skins.
pub(super) fn choosers(names: &'static Names, setup: Setup) -> Html {
    let Some(right) = setup.right else { return Html::default() };
    html! {
        <div class="choosers" data-live="" inert=true>
            { skins::list(names.skin, Word::LivingLeft, setup.left.skin) }
            { skins::list(names.other, Word::LivingRight, right.skin) }
        </div>
    }
}

/// What is done with the pair.
pub(super) fn exchange(names: &'static Names, setup: Setup) -> Html {
    let button = |act: &'static str, words: Word, icon: Icon, pressed: Option<&'static str>| {
        html! {
            <button type="button" class="plain" data-act={act} aria-pressed={pressed}>
                { icons::view(icon) }{ text(words) }
            </button>
        }
    };
    html! {
        <div class="exchange">
            { button("swap", Word::LivingSwap, icons::SWAP, None) }
            { button("mirror", Word::LivingMirror, icons::MIRROR, Some("false")) }
            { switch(names.link, text(Word::LivingLink), Some(text(Word::LivingLinkHint)), setup.is_linked()) }
        </div>
    }
}

/// The name over a picture, and whether its skin is left alone.
pub(super) fn plate(side: &SideReport) -> Html {
    let Chosen { skin, needled } = side.chosen;
    html! {
        <p class="plate" data-alone={(!needled).then_some("")} aria-hidden="true">
            <b>{ skin.name() }</b>
            <span hidden={needled}>{ text(Word::LivingLeftAlone) }</span>
        </p>
    }
}

/// Three small pictures of each skin; each takes the playhead to its moment.
pub(super) fn stills(setup: Setup) -> Html {
    let still = |chosen: Chosen, i: usize, time_d: f64| {
        // Minute 0 is what the figure shows first.
        html! {
            <button type="button" class="still" data-show={i.to_string()} aria-current={(i == 0).then_some("true")}>
                <canvas data-still="" aria-hidden="true"></canvas>
                <span class="unseen"><span data-name="">{ chosen.skin.name() }</span>{ ", " }</span>
                <span class="when"><span aria-hidden="true">{ (i + 1).to_string() }</span><b>{ label(time_d) }</b></span>
            </button>
        }
    };
    html! {
        <section class="chart-card stills" data-live="" inert=true>
            <h2>{ text(Word::LivingStills) }</h2>
            { for setup.sides().map(|chosen| html! {
                <div class="row">
                    <p>{ chosen.skin.name() }</p>
                    { for STILLS_D.iter().enumerate().map(|(i, time_d)| still(chosen, i, *time_d)) }
                </div>
            }) }
        </section>
    }
}
