//! The SVG painter: a draw list as text, for stills, print, export and tests.

use crate::scene::draw_list::DrawList;

/// The picture as a complete SVG document of the list's size.
#[must_use]
pub fn to_svg(list: &DrawList) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\"></svg>", list.width, list.height)
}
