//! The transport: play, step, restart and speed, with the time in words.

use crate::app::document::controls::segmented::{Segmented, segmented};
use crate::app::document::icons::{self, Icon};
use crate::app::driver::playhead::Speed;
use crate::app::driver::report::Report;
use crate::app::figure::names::Names;
use crate::content::document::{Word, text};
use crate::scene::timeline::label;
use yew::{Html, html};

/// Words of the speeds, in the order of [`Speed::ALL`].
const SPEEDS: [Word; 3] = [Word::LivingSpeedQuarter, Word::LivingSpeedOne, Word::LivingSpeedFour];

/// Buttons and time. Where nothing may move, the style sheet lets stepping from still to still take the place of playing.
pub(super) fn buttons(report: &Report) -> Html {
    let step = |act: &'static str, words: Word, icon: Icon| {
        let words = text(words);
        html! {
            <button type="button" class="transport-button" data-look="plain" data-act={act} aria-label={words} title={words}>
                { icons::view(icon) }
            </button>
        }
    };
    // Both faces of the play button are there; the style sheet shows the one that holds.
    let face = |class: &'static str, words: Word, icon: Icon| {
        html! { <span {class}>{ icons::view(icon) }<span class="unseen">{ text(words) }</span></span> }
    };
    html! {
        <div class="transport" data-live="" inert=true>
            <button type="button" class="transport-button" data-look="accent" data-act="play">
                { face("if-still", Word::LivingPlay, icons::PLAY) }
                { face("if-running", Word::LivingPause, icons::PAUSE) }
            </button>
            { step("back", Word::LivingStepBack, icons::BACK) }
            { step("on", Word::LivingStepOn, icons::ON) }
            { step("first", Word::LivingRestart, icons::RESTART) }
            <p class="time">
                <span data-time="">{ label(report.time_d) }</span>
                <span class="phrase-now" data-phrase="">{ report.phrase }</span>
            </p>
        </div>
    }
}

/// How fast it plays.
pub(super) fn speed(names: &'static Names) -> Html {
    let control = segmented(Segmented {
        name: names.speed,
        legend: Html::from(text(Word::LivingSpeed)),
        quiet: true,
        choices: SPEEDS.iter().map(|words| Html::from(text(*words))).collect(),
        chosen: Speed::ALL.iter().position(|speed| *speed == Speed::default()),
    });
    html! { <div class="speed" data-live="" inert=true>{ control }</div> }
}
