//! A strip on which a pointer drags the playhead.

use yew::{Html, html};

/// A strip on something ("axis", "chart").
pub(in super::super) fn scrubber(on: &'static str) -> Html {
    html! { <div class="scrubber" data-on={on}><div class="playhead" data-playhead="" aria-hidden="true"></div></div> }
}
