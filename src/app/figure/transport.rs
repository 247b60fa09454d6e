//! The transport: play, step, restart and speed, with the time in words.

use crate::app::controls::segmented::Segmented;
use crate::app::driver::command::{Command, Step};
use crate::app::driver::playhead::Speed;
use crate::app::driver::report::Report;
use crate::app::icons;
use crate::content::{Key, text};
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html};

const SPEEDS: [(Speed, Key); 3] = [
    (Speed::Quarter, Key::TransportSpeedQuarter),
    (Speed::One, Key::TransportSpeedOne),
    (Speed::Four, Key::TransportSpeedFour),
];

/// What the transport needs.
#[derive(Properties, Clone, PartialEq)]
pub struct TransportProps {
    /// The latest report.
    pub report: Rc<Report>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
}

/// Buttons and time. Where nothing may move, stills take the place of playing.
#[function_component]
pub fn Transport(props: &TransportProps) -> Html {
    let report = &props.report;
    let button = |class: &'static str, words: Key, icon: Html, command: Command| {
        let on_click = props.send.reform(move |_: MouseEvent| command);
        let words = text(words);
        html! { <button type="button" {class} aria-label={words} title={words} onclick={on_click}>{ icon }</button> }
    };
    let (back, on) = (icons::line(icons::BACK), icons::line(icons::ON));
    let moving = match report.is_running() {
        true => button("play", Key::TransportPause, icons::solid(icons::PAUSE), Command::TogglePlay),
        false => button("play", Key::TransportPlay, icons::solid(icons::PLAY), Command::TogglePlay),
    };
    html! {
        <div class="transport">
            if report.moves {
                { moving }
                { button("step", Key::TransportStepBack, back, Command::Step(Step::Back)) }
                { button("step", Key::TransportStepOn, on, Command::Step(Step::On)) }
            } else {
                { button("step", Key::TransportStillBack, back, Command::Step(Step::Back)) }
                { button("play", Key::TransportStillOn, on, Command::Step(Step::On)) }
            }
            { button("step", Key::TransportRestart, icons::line(icons::RESTART), Command::Step(Step::First)) }
            <p class="time"><span data-time=""></span><span class="phrase-now">{ report.caption.phrase }</span></p>
        </div>
    }
}

/// How fast it plays; nothing where nothing may move.
#[function_component]
pub fn SpeedChoice(props: &TransportProps) -> Html {
    let report = &props.report;
    if !report.moves {
        return Html::default();
    }
    html! {
        <Segmented
            name="speed"
            legend={Html::from(text(Key::TransportSpeed))}
            quiet={true}
            choices={SPEEDS.iter().map(|(_, words)| Html::from(text(*words))).collect::<Vec<_>>()}
            chosen={SPEEDS.iter().position(|(speed, _)| *speed == report.speed).unwrap_or_default()}
            on_choose={props.send.reform(|i: usize| Command::Speed(SPEEDS[i].0))}
        />
    }
}
