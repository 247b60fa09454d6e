//! The chapters that came with the page: taken out of their place and set among those that the program draws.

use super::host;
use yew::Html;

/// Where they wait; see `index.html`.
const PLACE: &str = "document";

/// Each of them, as it stands, with whatever the reader has opened or filled in.
pub fn chapters() -> Vec<Html> {
    let Some(place) = host::document().and_then(|document| document.get_element_by_id(PLACE)) else {
        return Vec::new();
    };
    let children = place.children();
    (0..children.length()).filter_map(|i| Some(Html::VRef(children.item(i)?.into()))).collect()
}

/// Removes the place that they have left.
pub fn leave() {
    if let Some(place) = host::document().and_then(|document| document.get_element_by_id(PLACE)) {
        place.remove();
    }
}
