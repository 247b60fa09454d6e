//! The numbers of a course as a table of words.

use super::number::{fixed, millimetres, percent};
use super::reading::reading_at;
use super::timeline::{Timeline, label};
use crate::content::{Key, fill, text};
use crate::skin::course::Reading;
use crate::skin::scar::{Form, Skin};

/// A table with a heading for each column; the first cell of a row is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings with units.
    pub headings: Vec<String>,
    /// One row for each stop that is computed.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// What stands in the `<thead>`, as HTML.
    #[must_use]
    pub fn head(&self) -> String {
        let cells = self.headings.iter().flat_map(|heading| ["<th scope=\"col\">", heading, "</th>"]);
        ["<tr>"].into_iter().chain(cells).chain(["</tr>"]).collect()
    }

    /// What stands in the `<tbody>`, as HTML.
    #[must_use]
    pub fn body(&self) -> String {
        let mut html = String::new();
        for row in &self.rows {
            html.push_str("<tr>");
            for (i, cell) in row.iter().enumerate() {
                let [open, close] = if i == 0 { ["<th scope=\"row\">", "</th>"] } else { ["<td>", "</td>"] };
                [open, cell, close].into_iter().for_each(|piece| html.push_str(piece));
            }
            html.push_str("</tr>");
        }
        html
    }
}

/// The readings at the stops of the timeline, as far as they are computed.
#[must_use]
pub fn table(readings: &[Reading], skin: &Skin, timeline: &Timeline) -> Table {
    let surface = match skin.form() {
        Form::Level => Key::TableHeight,
        Form::Sunken => Key::TableDepth,
        Form::Raised => Key::TableRise,
    };
    let headings = [
        Key::TableTime,
        Key::TableCollagen1,
        Key::TableCollagen3,
        surface,
        Key::TableTgfBeta,
        Key::TableNeutrophils,
        Key::TableMacrophages,
        Key::TableFibroblasts,
        Key::TableActivation,
    ];
    let until_d = readings.last().map_or(-1.0, |reading| reading.time_d);
    let stops = timeline.stops_d().iter().take_while(|stop| **stop <= until_d + 1e-6);
    let mut rows = Vec::new();
    for reading in stops.filter_map(|stop| reading_at(readings, *stop)) {
        rows.push(row(row_label(&rows, reading.time_d), &reading, skin));
    }
    Table { headings: headings.map(|key| text(key).to_owned()).to_vec(), rows }
}

/// The heading of the row of a time: "Month 2", or "Month 2, day 84" after a row that has the same month.
pub(super) fn row_label(rows: &[Vec<String>], time_d: f64) -> String {
    let label = label(time_d);
    if rows.iter().any(|row| row.first() == Some(&label)) {
        fill(Key::TableSameTime, &[("time", &label), ("day", &fixed(time_d, 0))])
    } else {
        label
    }
}

fn row(label: String, reading: &Reading, skin: &Skin) -> Vec<String> {
    let surface_mm = match skin.form() {
        Form::Sunken => -reading.extreme_height_mm,
        Form::Level | Form::Raised => reading.height_mm,
    };
    let count = |per_mm3: f32| fixed(f64::from(per_mm3), 0);
    vec![
        label,
        percent(reading.collagen_1),
        percent(reading.collagen_3),
        millimetres(surface_mm),
        fixed(f64::from(reading.tgf_beta_ng_ml), 2),
        count(reading.neutrophils_per_mm3),
        count(reading.macrophages_per_mm3),
        count(reading.fibroblasts_per_mm3),
        percent(reading.activation),
    ]
}
