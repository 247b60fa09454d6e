//! The settings of the course: three that everyone needs, the others behind a line that opens.

use super::setup::{AGES_MONTHS, Instrument, SCARS, SESSIONS, SUNKEN, Setup, WEEKS};
use crate::app::controls::segmented::{Segmented, segmented};
use crate::app::controls::select::{Select, select};
use crate::app::controls::slider::{Slider, slider};
use crate::app::driver::setup::{DENSITIES_PER_CM2, LENGTH_MM, LENGTH_STEP_MM};
use crate::app::prose;
use crate::content::{Key, NEEDLE_DEPTH, fill, text};
use crate::scene::needle_depth::{needle_depth, told};
use crate::scene::number::{fixed, millimetres};
use yew::{AttrValue, Callback, Html, html};

const INSTRUMENTS: [(Instrument, Key); 3] =
    [(Instrument::Roller, Key::CourseRoller), (Instrument::Stamp, Key::CourseStamp), (Instrument::Pen, Key::CoursePen)];

/// The settings; `on_setup` is told others.
pub(super) fn view(setup: Setup, on_setup: &Callback<Setup>) -> Html {
    let change = |with: fn(Setup, usize) -> Setup| on_setup.reform(move |i: usize| with(setup, i));
    let scars = |from: usize, to: usize| (from..to).map(|i| (i, SCARS[i].name())).collect();
    html! {
        <div class="course-controls">
            { select(Select {
                id: "course-scar",
                label: text(Key::CourseScar),
                groups: vec![
                    (text(Key::CourseSunken), scars(0, SUNKEN)),
                    (text(Key::CourseRaised), scars(SUNKEN, SCARS.len())),
                ],
                chosen: SCARS.iter().position(|scar| *scar == setup.scar).unwrap_or_default(),
                on_choose: change(|setup, i| Setup { scar: SCARS[i.min(SCARS.len() - 1)], ..setup }),
            }) }
            { slider(Slider {
                id: "course-sessions",
                label: text(Key::CourseSessions),
                steps: SESSIONS[1] - SESSIONS[0],
                step: setup.sessions - SESSIONS[0],
                value: fixed(setup.sessions as f64, 0),
                on_step: change(|setup, step| Setup { sessions: SESSIONS[0] + step, ..setup }),
            }) }
            { slider(Slider {
                id: "course-weeks",
                label: text(Key::CourseInterval),
                steps: WEEKS[1] - WEEKS[0],
                step: setup.weeks - WEEKS[0],
                value: fill(Key::CourseWeek, &[("n", &fixed(setup.weeks as f64, 0))]),
                on_step: change(|setup, step| Setup { weeks: WEEKS[0] + step, ..setup }),
            }) }
            <details class="more course-more">
                <summary>{ text(Key::CourseMore) }</summary>
                <div class="course-controls">
                    { segmented(Segmented {
                        name: "course-device",
                        legend: Html::from(text(Key::CourseDevice)),
                        quiet: false,
                        choices: INSTRUMENTS.iter().map(|(_, words)| Html::from(text(*words))).collect(),
                        chosen: INSTRUMENTS.iter().position(|(instrument, _)| *instrument == setup.instrument),
                        on_choose: change(|setup, i| Setup { instrument: INSTRUMENTS[i].0, ..setup }),
                    }) }
                    { slider(Slider {
                        id: "course-length",
                        label: text(Key::NeedleLength),
                        steps: step_of(LENGTH_MM.1),
                        step: step_of(setup.length_mm),
                        value: fill(Key::NeedleMillimetres, &[("n", &millimetres(setup.length_mm))]),
                        on_step: change(|setup, step| Setup { length_mm: length_mm(step), ..setup }),
                    }) }
                    { segmented(Segmented {
                        name: "course-density",
                        legend: Html::from(text(Key::NeedleDensity)),
                        quiet: false,
                        choices: DENSITIES_PER_CM2.iter().map(|n| Html::from(fixed(f64::from(*n), 0))).collect(),
                        chosen: DENSITIES_PER_CM2.iter().position(|n| *n == setup.density_per_cm2),
                        on_choose: change(|setup, i| Setup { density_per_cm2: DENSITIES_PER_CM2[i], ..setup }),
                    }) }
                    { age(setup, on_setup) }
                </div>
                <div class="depth">
                    { Html::from_html_unchecked(AttrValue::from(needle_depth(&setup.needle()))) }
                    <div class="aside-prose">
                        <h3>{ NEEDLE_DEPTH.title }</h3>
                        <p class="depth-told">{ told(&setup.needle()) }</p>
                        { prose::paragraphs(&NEEDLE_DEPTH, None, &Callback::noop()) }
                    </div>
                </div>
            </details>
        </div>
    }
}

/// The age of a scar that has one in the model; why there is none to set elsewhere.
fn age(setup: Setup, on_setup: &Callback<Setup>) -> Html {
    if !setup.has_age() {
        return html! { <p class="course-age why">{ text(Key::CourseAgeUnknown) }</p> };
    }
    segmented(Segmented {
        name: "course-age",
        legend: Html::from(text(Key::CourseAge)),
        quiet: false,
        choices: AGES_MONTHS.iter().map(|months| Html::from(fixed(f64::from(*months), 0))).collect(),
        chosen: AGES_MONTHS.iter().position(|months| *months == setup.age_months),
        on_choose: on_setup.reform(move |i: usize| Setup { age_months: AGES_MONTHS[i], ..setup }),
    })
}

/// The length at a step of the slider, mm.
fn length_mm(step: usize) -> f32 {
    (LENGTH_MM.0 + step as f32 * LENGTH_STEP_MM).min(LENGTH_MM.1)
}

/// The step of a length.
fn step_of(length_mm: f32) -> usize {
    ((length_mm - LENGTH_MM.0) / LENGTH_STEP_MM).round() as usize
}
