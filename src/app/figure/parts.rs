//! The parts of a figure that follow its reports, found once.

use crate::app::host::{find, find_all};
use web_sys::HtmlElement;

/// The parts; whatever the markup lacks is simply not shown.
pub(super) struct Parts {
    pub(super) root: HtmlElement,
    /// The sentence that is seen, and the one that is told.
    pub(super) now: Option<HtmlElement>,
    pub(super) said: Option<HtmlElement>,
    /// Beside the time: what is happening.
    pub(super) phrase: Option<HtmlElement>,
    pub(super) axis: Option<HtmlElement>,
    /// Headings and places of the charts.
    pub(super) charts: Vec<(HtmlElement, HtmlElement)>,
    /// The table, open or closed, and its place.
    pub(super) table: Option<HtmlElement>,
    pub(super) numbers: Option<HtmlElement>,
    /// One a skin, from left to right.
    pub(super) halves: Vec<Half>,
    pub(super) press: Option<HtmlElement>,
    pub(super) clear: Option<HtmlElement>,
    pub(super) mirror: Option<HtmlElement>,
    pub(super) reasons: Vec<HtmlElement>,
}

/// What belongs to one of the skins.
pub(super) struct Half {
    pub(super) plate: Option<HtmlElement>,
    /// One for each way in which a picture can be missing.
    pub(super) troubles: Vec<HtmlElement>,
    /// The row of its small pictures, its heading and its buttons.
    pub(super) row: Option<HtmlElement>,
    pub(super) stills: Vec<HtmlElement>,
}

impl Parts {
    pub(super) fn find(root: &HtmlElement) -> Self {
        let rows = find_all(root, ".row");
        let half = |(i, half): (usize, HtmlElement)| Half {
            plate: find(&half, ".plate"),
            troubles: find_all(&half, "[data-trouble]"),
            row: rows.get(i).and_then(|row| find(row, "p")),
            stills: rows.get(i).map(|row| find_all(row, "[data-show]")).unwrap_or_default(),
        };
        Self {
            now: find(root, "[data-now]"),
            said: find(root, "[data-said]"),
            phrase: find(root, "[data-phrase]"),
            axis: find(root, "[data-axis]"),
            charts: find_all(root, "[data-title]").into_iter().zip(find_all(root, "[data-drawn]")).collect(),
            table: find(root, "[data-table]"),
            numbers: find(root, "[data-table] .table-box"),
            halves: find_all(root, ".half").into_iter().enumerate().map(half).collect(),
            press: find(root, "[data-act=\"press\"]"),
            clear: find(root, "[data-act=\"clear\"]"),
            mirror: find(root, "[data-act=\"mirror\"]"),
            reasons: find_all(root, "[data-reason]"),
            root: root.clone(),
        }
    }
}
