//! The numbers of the course as a table.

use crate::app::driver::report::Report;
use crate::content::{Key, text};
use crate::scene::chart_pair;
use crate::scene::table::table;

/// The table as HTML.
pub(super) fn draw(report: &Report) -> String {
    let table = match (report.compared(), report.sides.first()) {
        (Some([left, right]), _) => chart_pair::table(&left, &right, &report.timeline),
        (None, Some(side)) => table(&side.readings, &side.skin, &report.timeline),
        (None, None) => return String::new(),
    };
    let mut html = String::new();
    let mut push = |pieces: &[&str]| pieces.iter().for_each(|piece| html.push_str(piece));
    push(&["<table><caption>", text(Key::TableCaption), "</caption><thead><tr>"]);
    for heading in table.headings {
        push(&["<th scope=\"col\">", &heading, "</th>"]);
    }
    push(&["</tr></thead><tbody>"]);
    for row in table.rows {
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
