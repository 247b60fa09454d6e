//! The figure of chapter 5 as it is written into the page: settings, calendar, the band over the months, what another
//! session adds, and what to know beside it.
//!
//! What the first course comes to is computed here, while the page is built: some ten seconds that no reader waits for, and
//! the same numbers to the last digit as the program's, which computes only what a reader sets (`app::course`).

use super::address;
use super::controls::segmented::{Segmented, segmented};
use super::controls::select::{Select, select};
use super::controls::slider::{Slider, slider};
use super::prose;
use crate::app::address::state::{CoursePlace, length_mm, most_length};
use crate::app::course::{AGES_MONTHS, Instrument, SCARS, SESSIONS, SUNKEN, WEEKS};
use crate::app::driver::setup::DENSITIES_PER_CM2;
use crate::content::document::{Word, text};
use crate::content::{AFTER_CARE, COST, JUDGING, Key, NEEDLE_DEPTH, Prose, fill};
use crate::scene::calendar::{calendar, dot};
use crate::scene::course_chart::{BAND_PX, CourseKind, LADDER_PX, course_chart, ladder_chart, ladder_title, title};
use crate::scene::course_words::{course_table, ladder_sentence, ladder_table, price, progress, sentence};
use crate::scene::needle_depth::{needle_depth, told};
use crate::scene::number::{fixed, millimetres};
use crate::scene::outlook::Outlook;
use crate::scene::table::Table;
use crate::skin::ensemble::Ensemble;
use crate::skin::ladder::Ladder;
use std::sync::LazyLock;
use std::thread;
use yew::{AttrValue, Html, html};

const INSTRUMENTS: [(Instrument, Word); 3] = [
    (Instrument::Roller, Word::CourseRoller),
    (Instrument::Stamp, Word::CourseStamp),
    (Instrument::Pen, Word::CoursePen),
];
const LEGEND: [(&str, Word); 4] = [
    ("session", Word::CourseLegendSession),
    ("red", Word::CourseLegendRed),
    ("judging", Word::CourseLegendJudging),
    ("last", Word::CourseLegendLast),
];
/// Steps that are computed between two looks whether there are more.
const STEPS: usize = 1000;

/// What the first course comes to, once for however many pages are written.
static FIRST: LazyLock<Outlook> = LazyLock::new(|| {
    let protocol = CoursePlace::default().protocol();
    let (mut ensemble, mut ladder) = (Ensemble::new(protocol), Ladder::new(protocol));
    thread::scope(|scope| {
        scope.spawn(|| while !ensemble.advance(STEPS) {});
        scope.spawn(|| while !ladder.advance(STEPS) {});
    });
    Outlook::new(&ensemble, &ladder)
});

/// What the course that the page is written with comes to.
pub(in crate::app::document) fn first() -> &'static Outlook {
    &FIRST
}

/// The figure; `app::course` sets what is marked by `data-part`.
pub(in crate::app::document) fn view() -> Html {
    let (place, outlook) = (CoursePlace::default(), first());
    let protocol = &outlook.protocol;
    let band = |part: &'static str, id, kind| {
        html! {
            <section class="chart-card" data-part={part}>
                <h3>{ title(kind, outlook) }</h3>
                <div class="plot">{ raw(course_chart(id, kind, outlook, BAND_PX)) }</div>
            </section>
        }
    };
    html! {
        <div class="course" role="group" aria-label={text(Word::CourseFigure)} data-figure="sessions" data-complete="true">
            <div class="course-card">
                { settings(place) }
                <div class="course-calendar">
                    <div data-part="calendar">{ raw(calendar(protocol)) }</div>
                    <ul class="calendar-legend" role="list">
                        { for LEGEND.iter().map(|(look, word)| html! { <li>{ raw(dot(look)) }{ text(*word) }</li> }) }
                    </ul>
                </div>
                <p class="course-now" role="status">{ sentence(outlook) }</p>
                <div
                    class="course-progress"
                    data-finished={outlook.finished.to_string()}
                    data-climbed={outlook.climbed.to_string()}
                >
                    <svg class="rail" aria-hidden="true"><rect width="100%" /><rect class="filled" width="100%" /></svg>
                    <p><b>{ progress(outlook) }</b>{ " " }{ text(Word::CourseBandIs) }</p>
                </div>
            </div>
            <div class="charts">
                { band("surface", "course-surface", CourseKind::Surface) }
                { band("collagen", "course-collagen", CourseKind::Collagen) }
            </div>
            <section class="chart-card ladder" data-part="ladder">
                <h3>{ ladder_title(outlook) }</h3>
                <div class="ladder-box">
                    <div class="plot">{ raw(ladder_chart("course-ladder", outlook, LADDER_PX)) }</div>
                    <p class="ladder-asked">
                        { text(Word::CourseAsked) }{ " " }<a href="#predict-sessions">{ text(Word::CourseQuestion) }</a>
                    </p>
                </div>
                <p class="ladder-told">{ ladder_sentence(outlook) }</p>
            </section>
            <div class="course-cards">
                { card(&JUDGING, None) }
                { card(&COST, Some(price(protocol))) }
                { card(&AFTER_CARE, None) }
            </div>
            <details class="more">
                <summary>{ text(Word::CourseTable) }</summary>
                { table("table-course", Word::CourseTableCourse, &course_table(outlook)) }
                { table("table-ladder", Word::CourseTableLadder, &ladder_table(outlook)) }
            </details>
            <div class="figure-foot">{ address::copy_link(Word::AddressView) }</div>
        </div>
    }
}

/// Three settings that everyone needs, the others behind a line that opens.
fn settings(place: CoursePlace) -> Html {
    let scars = |from: usize, to: usize| (from..to).map(|i| (i, SCARS[i].name())).collect();
    html! {
        <>
            <div class="course-controls" data-live="" inert={true}>
                { select(Select {
                    id: "course-scar",
                    label: text(Word::CourseScar),
                    groups: vec![
                        (text(Word::CourseSunken), scars(0, SUNKEN)),
                        (text(Word::CourseRaised), scars(SUNKEN, SCARS.len())),
                    ],
                    chosen: place.scar_place(),
                }) }
                { slider(Slider {
                    id: "course-sessions",
                    label: crate::content::text(Key::CourseSessions),
                    steps: SESSIONS[1] - SESSIONS[0],
                    step: place.sessions - SESSIONS[0],
                    value: place.sessions.to_string(),
                }) }
                { slider(Slider {
                    id: "course-weeks",
                    label: text(Word::CourseInterval),
                    steps: WEEKS[1] - WEEKS[0],
                    step: place.weeks - WEEKS[0],
                    value: fill(Key::CourseWeek, &[("n", &place.weeks.to_string())]),
                }) }
            </div>
            <details class="more course-more">
                <summary>{ text(Word::CourseMore) }</summary>
                <div class="course-controls" data-live="" inert={true}>{ finer(place) }</div>
                <div class="depth">
                    <div data-part="depth">{ raw(needle_depth(&place.needle())) }</div>
                    <div class="aside-prose">
                        <h3>{ NEEDLE_DEPTH.title }</h3>
                        <p class="depth-told">{ told(&place.needle()) }</p>
                        { prose::plain(&NEEDLE_DEPTH) }
                    </div>
                </div>
            </details>
        </>
    }
}

/// Device, needles and age; why most scars have no age to set.
fn finer(place: CoursePlace) -> Html {
    let numbers = |numbers: &[f64]| numbers.iter().map(|n| Html::from(fixed(*n, 0))).collect::<Vec<_>>();
    html! {
        <>
            { segmented(Segmented {
                name: "course-device",
                legend: Html::from(text(Word::CourseDevice)),
                quiet: false,
                choices: INSTRUMENTS.iter().map(|(_, word)| Html::from(text(*word))).collect(),
                chosen: INSTRUMENTS.iter().position(|(instrument, _)| *instrument == place.instrument),
            }) }
            { slider(Slider {
                id: "course-length",
                label: text(Word::CourseLength),
                steps: most_length(),
                step: place.length,
                value: fill(Key::NeedleMillimetres, &[("n", &millimetres(length_mm(place.length)))]),
            }) }
            { segmented(Segmented {
                name: "course-density",
                legend: Html::from(text(Word::CourseDensity)),
                quiet: false,
                choices: numbers(&DENSITIES_PER_CM2.map(f64::from)),
                chosen: Some(place.density),
            }) }
            <div class="course-age" hidden={!place.has_age()}>
                { segmented(Segmented {
                    name: "course-age",
                    legend: Html::from(text(Word::CourseAge)),
                    quiet: false,
                    choices: numbers(&AGES_MONTHS.map(f64::from)),
                    chosen: AGES_MONTHS.iter().position(|months| *months == place.age_months),
                }) }
            </div>
            <p class="course-ageless why" hidden={place.has_age()}>{ text(Word::CourseAgeUnknown) }</p>
        </>
    }
}

fn card(told: &Prose, first: Option<String>) -> Html {
    html! {
        <section class="course-fact">
            <h3>{ told.title }</h3>
            if let Some(first) = first {
                <p class="first" data-part="price">{ first }</p>
            }
            { prose::plain(told) }
        </section>
    }
}

fn table(part: &'static str, caption: Word, table: &Table) -> Html {
    html! {
        <div class="table-box" tabindex="0" role="region" aria-label={text(caption)}>
            <table data-part={part}>
                <caption>{ text(caption) }</caption>
                <thead>{ raw(table.head()) }</thead>
                <tbody>{ raw(table.body()) }</tbody>
            </table>
        </div>
    }
}

fn raw(markup: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup))
}
