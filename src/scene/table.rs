//! The numbers of a course as a table of words.

use super::timeline::Timeline;
use crate::skin::course::Reading;
use crate::skin::scar::Skin;

/// A table with a heading for each column; the first cell of a row is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings with units.
    pub headings: Vec<String>,
    /// One row a stop that is computed.
    pub rows: Vec<Vec<String>>,
}

/// The readings at the stops of the timeline, as far as they are computed.
#[must_use]
pub fn table(readings: &[Reading], skin: &Skin, timeline: &Timeline) -> Table {
    let _ = (readings, skin, timeline);
    Table::default()
}
