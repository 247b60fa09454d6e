//! Small sections through the kinds of mark, for the first look at the quiz's question: the shape alone, not to scale.

use yew::{Html, html};

/// The line of the surface for an answer of the question on marks; none for "not sure".
fn surface(id: &str) -> Option<&'static str> {
    Some(match id {
        "icepick" => "M2 14H27L32 34L37 14H62",
        "boxcar-shallow" => "M2 14H19V22H45V14H62",
        "boxcar-deep" => "M2 14H20V32H44V14H62",
        "rolling" => "M2 14C8 14 12 15 18 20S26 25 32 25S40 25 46 20S56 14 62 14",
        "hypertrophic" => "M2 22H19C21 8 43 8 45 22H62",
        "keloid" => "M2 22H8C3 2 61 2 56 22H62",
        "flat" => "M2 18H62",
        _ => return None,
    })
}

/// The picture, hidden from screen readers: the words beside it tell the shape.
pub(super) fn picture(id: &str) -> Html {
    let Some(line) = surface(id) else { return html! { <span class="no-picture"></span> } };
    let raised = matches!(id, "hypertrophic" | "keloid");
    html! {
        <svg class="mark-picture" viewBox="0 0 64 42" aria-hidden="true">
            <path class="skin" d={[line, "V40H2Z"].concat()} />
            if id == "flat" { <ellipse class="pigment" cx="32" cy="20" rx="14" ry="3.5" /> }
            <path class="edge" d={line} />
            // Where the spot once was: one stays inside, the other has left it.
            if raised { <path class="old-edge" d="M20 25V36M44 25V36" /> }
        </svg>
    }
}
