//! The transport: play, step, restart and speed, with the time in words.

use super::names::Names;
use crate::app::controls::segmented::{Segmented, segmented};
use crate::app::driver::command::{Command, Step};
use crate::app::driver::playhead::Speed;
use crate::app::driver::report::Report;
use crate::app::icons::{self, Icon};
use crate::content::{Key, text};
use yew::{Callback, Html, MouseEvent, html};

const SPEEDS: [(Speed, Key); 3] = [
    (Speed::Quarter, Key::TransportSpeedQuarter),
    (Speed::One, Key::TransportSpeedOne),
    (Speed::Four, Key::TransportSpeedFour),
];

/// Buttons and time. Where nothing may move, stepping from still to still takes the place of playing.
pub(super) fn buttons(report: &Report, send: &Callback<Command>) -> Html {
    let button = |look: &'static str, words: Key, icon: Icon, command: Command| {
        let on_click = send.reform(move |_: MouseEvent| command);
        let (words, icon) = (text(words), icons::view(icon));
        html! { <button type="button" class="transport-button" data-look={look} aria-label={words} title={words} onclick={on_click}>{ icon }</button> }
    };
    let (words, icon) =
        if report.is_running() { (Key::TransportPause, icons::PAUSE) } else { (Key::TransportPlay, icons::PLAY) };
    let step_on = if report.moves { "plain" } else { "accent" };
    html! {
        <div class="transport">
            if report.moves {
                { button("accent", words, icon, Command::TogglePlay) }
            }
            { button("plain", Key::TransportStepBack, icons::BACK, Command::Step(Step::Back)) }
            { button(step_on, Key::TransportStepOn, icons::ON, Command::Step(Step::On)) }
            { button("plain", Key::TransportRestart, icons::RESTART, Command::Step(Step::First)) }
            <p class="time"><span data-time=""></span><span class="phrase-now">{ report.phrase }</span></p>
        </div>
    }
}

/// How fast it plays; nothing where nothing may move.
pub(super) fn speed(names: &Names, report: &Report, send: &Callback<Command>) -> Html {
    if !report.moves {
        return Html::default();
    }
    segmented(Segmented {
        name: names.speed,
        legend: Html::from(text(Key::TransportSpeed)),
        quiet: true,
        choices: SPEEDS.iter().map(|(_, words)| Html::from(text(*words))).collect(),
        chosen: SPEEDS.iter().position(|(speed, _)| *speed == report.speed),
        on_choose: send.reform(|i: usize| Command::Speed(SPEEDS[i].0)),
    })
}
