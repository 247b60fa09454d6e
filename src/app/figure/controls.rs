//! The controls of the figure: skin, needles, and the button that presses them in.

use crate::app::controls::segmented::Segmented;
use crate::app::controls::slider::Slider;
use crate::app::driver::command::Command;
use crate::app::driver::playhead::Activity;
use crate::app::driver::report::Report;
use crate::app::driver::sessions::{Allowance, MOST_SESSIONS};
use crate::app::driver::setup::{DENSITIES_PER_CM2, LENGTH_MM, LENGTH_STEP_MM, Setup, SkinChoice};
use crate::content::{Key, fill, text};
use crate::scene::number::{fixed, millimetres};
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, function_component, html, use_effect_with, use_state_eq};

const SKINS: [(SkinChoice, Key); 2] = [(SkinChoice::Healthy, Key::SkinHealthy), (SkinChoice::Boxcar, Key::SkinBoxcar)];

/// What the controls need.
#[derive(Properties, Clone, PartialEq)]
pub struct ControlsProps {
    /// The latest report.
    pub report: Rc<Report>,
    /// Sends a command to the driver.
    pub send: Callback<Command>,
}

/// The controls of the figure.
#[function_component]
pub fn Controls(props: &ControlsProps) -> Html {
    let ControlsProps { report, send } = props;
    // Reports come a few times a second; the controls answer at once.
    let setup = use_state_eq(|| report.setup);
    use_effect_with(*setup, {
        let send = send.clone();
        move |setup| send.emit(Command::Setup(*setup))
    });
    let change = |with: fn(Setup, usize) -> Setup| {
        let setup = setup.clone();
        Callback::from(move |i: usize| setup.set(with(*setup, i)))
    };
    let on_length = change(|setup, step| Setup { length_mm: length_mm(step as u32), ..setup });
    let spacing = fill(Key::NeedleApart, &[("n", &millimetres(setup.spacing_mm()))]);
    let on_clear = send.reform(|_: MouseEvent| Command::Clear);
    let density = html! { <>{ text(Key::NeedleDensity) }<span class="aside">{ spacing }</span></> };
    html! {
        <div class="controls">
            <div class="skins">
                <Segmented
                    name="skin"
                    legend={Html::from(text(Key::SkinLegend))}
                    choices={SKINS.iter().map(|(_, words)| Html::from(text(*words))).collect::<Vec<_>>()}
                    chosen={SKINS.iter().position(|(skin, _)| *skin == setup.skin).unwrap_or_default()}
                    on_choose={change(|setup, i| Setup { skin: SKINS[i].0, ..setup })}
                />
                if !report.timeline.session_days().is_empty() {
                    <button type="button" class="clear" onclick={on_clear}>{ text(Key::SessionClear) }</button>
                }
            </div>
            <Slider
                id="needle-length"
                label={text(Key::NeedleLength)}
                steps={steps_of(LENGTH_MM.1)}
                step={steps_of(setup.length_mm)}
                value={fill(Key::NeedleMillimetres, &[("n", &millimetres(setup.length_mm))])}
                on_step={on_length.reform(|step: u32| step as usize)}
            />
            <Segmented
                name="density"
                legend={density}
                choices={DENSITIES_PER_CM2.iter().map(|n| Html::from(fixed(f64::from(*n), 0))).collect::<Vec<_>>()}
                chosen={DENSITIES_PER_CM2.iter().position(|n| *n == setup.density_per_cm2).unwrap_or_default()}
                on_choose={change(|setup, i| Setup { density_per_cm2: DENSITIES_PER_CM2[i], ..setup })}
            />
            <Sessions report={report.clone()} send={send.clone()} />
        </div>
    }
}

/// The button that presses needles in, and why it may not.
#[function_component]
fn Sessions(props: &ControlsProps) -> Html {
    let ControlsProps { report, send } = props;
    let pressing = matches!(report.activity, Activity::Pressing { .. });
    let refused = report.allowance != Allowance::Free;
    let why = match report.allowance {
        Allowance::Free => text(Key::SessionHint).to_owned(),
        Allowance::TooClose => text(Key::SessionTooClose).to_owned(),
        Allowance::Full => fill(Key::SessionFull, &[("n", &MOST_SESSIONS.to_string())]),
    };
    let on_press = send.reform(|_: MouseEvent| Command::Press);
    html! {
        <div class="sessions">
            <button
                type="button"
                class="accent"
                aria-disabled={(refused || pressing).then_some("true")}
                aria-describedby="press-why"
                onclick={on_press}
            >
                { text(Key::SessionPress) }
            </button>
            <p id="press-why" class="why">{ why }</p>
        </div>
    }
}

/// The length at a step of the slider, mm.
fn length_mm(step: u32) -> f32 {
    (LENGTH_MM.0 + step as f32 * LENGTH_STEP_MM).min(LENGTH_MM.1)
}

/// The step of a length.
fn steps_of(length_mm: f32) -> u32 {
    ((length_mm - LENGTH_MM.0) / LENGTH_STEP_MM).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_of_the_slider_is_a_length_and_back() {
        for step in 0..=steps_of(LENGTH_MM.1) {
            assert_eq!(steps_of(length_mm(step)), step);
        }
        assert_eq!(steps_of(LENGTH_MM.1), 56);
        assert_eq!(length_mm(56), 3.0);
    }
}
