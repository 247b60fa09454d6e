//! The controls of the figure: skin, stain, needles, and the button that presses them in.

use super::names::Names;
use super::skins;
use crate::app::controls::segmented::{Segmented, segmented};
use crate::app::controls::slider::{Slider, slider};
use crate::app::driver::command::Command;
use crate::app::driver::playhead::Activity;
use crate::app::driver::report::Report;
use crate::app::driver::sessions::{Allowance, MOST_SESSIONS};
use crate::app::driver::setup::{Chosen, DENSITIES_PER_CM2, LENGTH_MM, LENGTH_STEP_MM, Setup};
use crate::content::{Key, fill, text};
use crate::scene::number::{fixed, millimetres};
use crate::scene::stain::Stain;
use yew::{Callback, Html, MouseEvent, html};

/// The controls of the figure; `setup` and `stain` are what the reader has set, which the report may not know yet.
pub(super) fn view(names: &Names, report: &Report, setup: Setup, stain: Stain, send: &Callback<Command>) -> Html {
    let change = |with: fn(Setup, usize) -> Setup| send.reform(move |i: usize| Command::Setup(with(setup, i)));
    let on_skin = send.reform(move |skin| Command::Setup(Setup { left: Chosen::needled(skin), ..setup }));
    let spacing = fill(Key::NeedleApart, &[("n", &millimetres(setup.spacing_mm()))]);
    html! {
        <div class="controls">
            if setup.right.is_none() {
                { skins::list(names.skin, Key::ChoiceSkin, setup.left.skin, &on_skin) }
            }
            { slider(Slider {
                id: names.length,
                label: text(Key::NeedleLength),
                steps: step_of(LENGTH_MM.1),
                step: step_of(setup.length_mm),
                value: fill(Key::NeedleMillimetres, &[("n", &millimetres(setup.length_mm))]),
                on_step: change(|setup, step| Setup { length_mm: length_mm(step), ..setup }),
            }) }
            { segmented(Segmented {
                name: names.stain,
                legend: Html::from(text(Key::StainLegend)),
                quiet: false,
                choices: Stain::ALL.iter().map(|stain| Html::from(stain.name())).collect(),
                chosen: Stain::ALL.iter().position(|known| *known == stain),
                on_choose: send.reform(|i: usize| Command::Stain(Stain::ALL[i])),
            }) }
            { press(names, report, send) }
            <details class="finer">
                <summary>{ text(Key::NeedleMore) }<span class="aside">{ spacing }</span></summary>
                { segmented(Segmented {
                    name: names.density,
                    legend: Html::from(text(Key::NeedleDensity)),
                    quiet: false,
                    choices: DENSITIES_PER_CM2.iter().map(|n| Html::from(fixed(f64::from(*n), 0))).collect(),
                    chosen: DENSITIES_PER_CM2.iter().position(|n| *n == setup.density_per_cm2),
                    on_choose: change(|setup, i| Setup { density_per_cm2: DENSITIES_PER_CM2[i], ..setup }),
                }) }
            </details>
        </div>
    }
}

/// The button that presses needles in, and why it may not.
fn press(names: &Names, report: &Report, send: &Callback<Command>) -> Html {
    let pressing = matches!(report.activity, Activity::Pressing { .. });
    let refused = report.allowance != Allowance::Free;
    let why = match report.allowance {
        Allowance::Free => text(Key::SessionHint).to_owned(),
        Allowance::TooClose => text(Key::SessionTooClose).to_owned(),
        Allowance::TooLate => text(Key::SessionTooLate).to_owned(),
        Allowance::Full => fill(Key::SessionFull, &[("n", &MOST_SESSIONS.to_string())]),
    };
    html! {
        <div class="sessions">
            <button
                type="button"
                class="accent"
                aria-disabled={(refused || pressing).then_some("true")}
                aria-describedby={names.why}
                onclick={send.reform(|_: MouseEvent| Command::Press)}
            >
                { text(Key::SessionPress) }
            </button>
            if report.sides.len() > 1 {
                <button type="button" class="plain" onclick={send.reform(|_: MouseEvent| Command::LayCourse)}>
                    { text(Key::SessionCourse) }
                </button>
            }
            <p id={names.why} class="why">{ why }</p>
            if !report.timeline.session_days().is_empty() {
                <button type="button" class="clear" onclick={send.reform(|_: MouseEvent| Command::Clear)}>
                    { text(Key::SessionClear) }
                </button>
            }
        </div>
    }
}

/// The length at a step of the slider, mm.
fn length_mm(step: usize) -> f32 {
    (LENGTH_MM.0 + step as f32 * LENGTH_STEP_MM).min(LENGTH_MM.1)
}

/// The step of a length.
fn step_of(length_mm: f32) -> usize {
    ((length_mm - LENGTH_MM.0) / LENGTH_STEP_MM).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_slider_is_a_length_and_back() {
        for step in 0..=step_of(LENGTH_MM.1) {
            assert_eq!(step_of(length_mm(step)), step);
        }
        assert_eq!(step_of(LENGTH_MM.1), 56);
        assert_eq!(length_mm(56), 3.0);
    }
}
