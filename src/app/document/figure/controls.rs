//! The controls of a figure: at most three at first, the others where they open.

use super::{pair, skins};
use crate::app::address::state::{length_step, most_length};
use crate::app::document::controls::segmented::{Segmented, segmented};
use crate::app::document::controls::slider::{Slider, slider};
use crate::app::driver::sessions::{Allowance, MOST_SESSIONS, allowance};
use crate::app::driver::setup::{DENSITIES_PER_CM2, Setup};
use crate::app::figure::names::Names;
use crate::content::document::{Word, fill, text};
use crate::scene::number::{fixed, millimetres};
use crate::scene::stain::Stain;
use yew::{Html, html};

/// Why needles may be pressed in, or why not.
const REASONS: [(Allowance, Word); 4] = [
    (Allowance::Free, Word::LivingFree),
    (Allowance::TooClose, Word::LivingTooClose),
    (Allowance::TooLate, Word::LivingTooLate),
    (Allowance::Full, Word::LivingFull),
];

/// Words of the stains, in the order of [`Stain::ALL`].
const STAINS: [Word; 3] = [Word::LivingIllustrated, Word::LivingPolarised, Word::LivingSignal];

/// The controls of a figure of one skin or of two.
pub(super) fn view(names: &'static Names, setup: Setup) -> Html {
    if setup.right.is_some() {
        return html! {
            <div class="controls" data-live="" inert=true>
                { length(names, setup) }
                { finer(Word::LivingMoreTwo, html! {
                    <>
                        { pair::exchange(names, setup) }
                        { press(names, setup) }
                        { stain(names) }
                        { density(names, setup) }
                    </>
                }) }
            </div>
        };
    }
    html! {
        <div class="controls" data-live="" inert=true>
            { skins::list(names.skin, Word::LivingSkin, setup.left.skin) }
            { length(names, setup) }
            { press(names, setup) }
            { finer(Word::LivingMoreOne, html! { <>{ stain(names) }{ density(names, setup) }</> }) }
        </div>
    }
}

/// What not everyone needs.
fn finer(what: Word, inside: Html) -> Html {
    html! {
        <details class="finer">
            <summary>{ text(Word::LivingMore) }<span class="aside">{ text(what) }</span></summary>
            <div class="finer-controls">{ inside }</div>
        </details>
    }
}

fn length(names: &'static Names, setup: Setup) -> Html {
    slider(Slider {
        id: names.length,
        label: text(Word::LivingLength),
        steps: most_length(),
        step: length_step(setup.length_mm),
        value: fill(Word::LivingMillimetres, &[("n", &millimetres(setup.length_mm))]),
    })
}

fn stain(names: &'static Names) -> Html {
    segmented(Segmented {
        name: names.stain,
        legend: Html::from(text(Word::LivingStain)),
        quiet: false,
        choices: STAINS.iter().map(|words| Html::from(text(*words))).collect(),
        chosen: Stain::ALL.iter().position(|stain| *stain == Stain::default()),
    })
}

fn density(names: &'static Names, setup: Setup) -> Html {
    segmented(Segmented {
        name: names.density,
        legend: Html::from(text(Word::LivingDensity)),
        quiet: false,
        choices: DENSITIES_PER_CM2.iter().map(|n| Html::from(fixed(f64::from(*n), 0))).collect(),
        chosen: DENSITIES_PER_CM2.iter().position(|n| *n == setup.density_per_cm2),
    })
}

/// The button that presses needles in, and why it may not; the reason that holds is shown.
fn press(names: &'static Names, setup: Setup) -> Html {
    let pair = setup.right.is_some();
    let session_days = setup.first_session_days();
    let now = allowance(&session_days, 0.0, pair);
    let refused = (now != Allowance::Free).then_some("true");
    let most = MOST_SESSIONS.to_string();
    html! {
        <div class="sessions">
            <button type="button" class="accent" data-act="press" aria-disabled={refused} aria-describedby={names.why}>
                { text(Word::LivingPress) }
            </button>
            if pair {
                <button type="button" class="plain" data-act="course">{ text(Word::LivingCourse) }</button>
            }
            <p id={names.why} class="why">
                { for REASONS.iter().map(|(reason, words)| html! {
                    <span data-reason={reason.name()} hidden={*reason != now}>{ fill(*words, &[("n", &most)]) }</span>
                }) }
            </p>
            <button type="button" class="clear" data-act="clear" hidden={session_days.is_empty()}>
                { text(Word::LivingClear) }
            </button>
        </div>
    }
}
