//! The parts beside the charts: how far the computing is, what to know about a course, and the tables of its numbers.

use super::raw;
use crate::app::prose;
use crate::content::{AFTER_CARE, COST, JUDGING, Key, Prose, fill, text};
use crate::scene::course_words::{course_table, ladder_table, price};
use crate::scene::number::fixed;
use crate::scene::outlook::Outlook;
use crate::scene::table::Table;
use crate::skin::ensemble::MEMBERS;
use crate::skin::protocol::Protocol;
use yew::{Callback, Html, html};

/// How far the computing is, and what the band is.
pub(super) fn progress(outlook: &Outlook) -> Html {
    let n = |count: usize| fixed(count as f64, 0);
    let words = if outlook.complete {
        text(Key::CourseProgressDone).to_owned()
    } else if outlook.finished < MEMBERS {
        fill(Key::CourseProgress, &[("n", &n(outlook.finished))])
    } else {
        fill(Key::CourseProgressLadder, &[("n", &n(outlook.climbed))])
    };
    let width = n((100.0 * outlook.progress) as usize) + "%";
    html! {
        <div class="course-progress" data-finished={n(outlook.finished)} data-climbed={n(outlook.climbed)}>
            <svg class="rail" aria-hidden="true"><rect width="100%" /><rect class="filled" width={width} /></svg>
            <p><b>{ words }</b>{ " " }{ text(Key::CourseBandIs) }</p>
        </div>
    }
}

/// What to know about a course: when to judge, cost and doing nothing, after each session.
pub(super) fn cards(protocol: &Protocol) -> Html {
    html! {
        <div class="course-cards">
            { card(&JUDGING, None) }
            { card(&COST, Some(price(protocol))) }
            { card(&AFTER_CARE, None) }
        </div>
    }
}

/// The tables of the numbers.
pub(super) fn tables(outlook: &Outlook) -> Html {
    let table = |caption: Key, table: &Table| {
        html! {
            <div class="table-box" tabindex="0" role="region" aria-label={text(caption)}>{ raw(draw(caption, table)) }</div>
        }
    };
    html! {
        <details class="more">
            <summary>{ text(Key::TableOpen) }</summary>
            { table(Key::CourseTableCourse, &course_table(outlook)) }
            { table(Key::CourseTableLadder, &ladder_table(outlook)) }
        </details>
    }
}

fn card(told: &Prose, first: Option<String>) -> Html {
    html! {
        <section class="course-fact">
            <h3>{ told.title }</h3>
            if let Some(first) = first {
                <p class="first">{ first }</p>
            }
            { prose::paragraphs(told, None, &Callback::noop()) }
        </section>
    }
}

fn draw(caption: Key, table: &Table) -> String {
    let mut html = String::new();
    let mut push = |pieces: &[&str]| pieces.iter().for_each(|piece| html.push_str(piece));
    push(&["<table><caption>", text(caption), "</caption><thead><tr>"]);
    for heading in &table.headings {
        push(&["<th scope=\"col\">", heading, "</th>"]);
    }
    push(&["</tr></thead><tbody>"]);
    for row in &table.rows {
        push(&["<tr>"]);
        for (i, cell) in row.iter().enumerate() {
            match i {
                0 => push(&["<th scope=\"row\">", cell, "</th>"]),
                _ => push(&["<td>", cell, "</td>"]),
            }
        }
        push(&["</tr>"]);
    }
    push(&["</tbody></table>"]);
    html
}
