//! What only a figure of two skins has: which they are, how they change places, and the stills that answer at a glance.

use super::names::Names;
use super::skins;
use crate::app::controls::switch::switch;
use crate::app::driver::command::Command;
use crate::app::driver::report::{Report, SideReport};
use crate::app::driver::setup::{Chosen, Setup};
use crate::app::driver::stills::STILLS_D;
use crate::app::icons::{self, Icon};
use crate::content::{Key, fill, text};
use crate::scene::specimen::Specimen;
use crate::scene::timeline::label;
use yew::{Callback, Html, MouseEvent, html};

/// Two time marks closer than this are the same moment, days.
const SAME_D: f64 = 1e-3;

/// The two lists of skins and what is done with the pair. `unmirrored` is the skin that the right side goes back to.
pub(super) fn choosers(names: &Names, setup: Setup, unmirrored: Specimen, send: &Callback<Command>) -> Html {
    let Some(right) = setup.right else { return Html::default() };
    let with_right = move |skin| Setup { right: Some(Chosen { skin, ..right }), ..setup };
    let on_left = send.reform(move |skin| Command::Setup(Setup { left: Chosen { skin, ..setup.left }, ..setup }));
    let on_right = send.reform(move |skin| Command::Setup(with_right(skin)));
    let mirrored = right.skin == setup.left.skin;
    let mirror = with_right(if mirrored { unmirrored } else { setup.left.skin });
    let button = |words: Key, icon: Icon, pressed: Option<&'static str>, to: Setup| {
        let on_click = send.reform(move |_: MouseEvent| Command::Setup(to));
        html! {
            <button type="button" class="plain" aria-pressed={pressed} onclick={on_click}>
                { icons::view(icon) }{ text(words) }
            </button>
        }
    };
    html! {
        <div class="choosers">
            { skins::list(names.skin, Key::TwinLeft, setup.left.skin, &on_left) }
            <div class="exchange">
                { button(Key::TwinSwap, icons::SWAP, None, setup.swapped()) }
                { button(Key::TwinMirror, icons::MIRROR, Some(if mirrored { "true" } else { "false" }), mirror) }
                { switch(text(Key::TwinLink), Some(text(Key::TwinLinkHint)), setup.is_linked(), &send.reform(move |on| Command::Setup(setup.linked(on)))) }
            </div>
            { skins::list(names.other, Key::TwinRight, right.skin, &on_right) }
        </div>
    }
}

/// The name over a picture, and whether its skin is left alone.
pub(super) fn plate(side: &SideReport) -> Html {
    html! {
        <p class="plate" data-alone={(!side.chosen.needled).then_some("")} aria-hidden="true">
            <b>{ side.chosen.skin.name() }</b>
            if !side.chosen.needled {
                <span>{ text(Key::PairUntouched) }</span>
            }
        </p>
    }
}

/// Three small pictures of each skin; each takes the playhead to its moment.
pub(super) fn stills(report: &Report, send: &Callback<Command>) -> Html {
    let still = |side: &SideReport, i: usize, time_d: f64| {
        let number = (i + 1).to_string();
        let shown = (report.time_d - time_d).abs() < SAME_D;
        html! {
            <button
                type="button"
                class="still"
                aria-current={shown.then_some("true")}
                onclick={send.reform(move |_: MouseEvent| Command::Show(time_d))}
            >
                <canvas data-still="" aria-hidden="true"></canvas>
                <span class="unseen">{ fill(Key::TwinStill, &[("name", side.chosen.skin.name())]) }{ " " }</span>
                <span class="when"><span aria-hidden="true">{ number }</span><b>{ label(time_d) }</b></span>
            </button>
        }
    };
    html! {
        <section class="chart-card stills">
            <h2>{ text(Key::TwinStills) }</h2>
            { for report.sides.iter().map(|side| html! {
                <div class="row">
                    <p>{ side.chosen.skin.name() }</p>
                    { for STILLS_D.iter().enumerate().map(|(i, time_d)| still(side, i, *time_d)) }
                </div>
            }) }
        </section>
    }
}
