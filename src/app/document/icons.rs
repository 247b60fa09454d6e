//! Icons, drawn for this project on a grid of 24 by 24.

use yew::{Html, html};

/// The path of an icon and how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// With lines.
    Line(&'static str),
    /// Filled.
    Solid(&'static str),
}

/// Play: a triangle.
pub const PLAY: Icon = Icon::Solid("M8 5.2v13.6a.8.8 0 0 0 1.2.7l10.6-6.8a.8.8 0 0 0 0-1.4L9.2 4.5a.8.8 0 0 0-1.2.7z");
/// Pause: two bars.
pub const PAUSE: Icon = Icon::Solid(
    "M7.5 5h2a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm7 0h2a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
);
/// A chevron to the left.
pub const BACK: Icon = Icon::Line("M14.5 6 8.5 12l6 6");
/// A chevron to the right.
pub const ON: Icon = Icon::Line("M9.5 6l6 6-6 6");
/// An arrow that turns back to its beginning.
pub const RESTART: Icon = Icon::Line("M5 4.5v4.6h4.6M5.4 9A7.4 7.4 0 1 1 4.7 13");
/// A screen.
pub const SYSTEM: Icon = Icon::Line("M4 5.5h16v10.5H4zM9 20h6M12 16v4");
/// A sun.
pub const LIGHT: Icon = Icon::Line(
    "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7",
);
/// A moon.
pub const DARK: Icon = Icon::Line("M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z");
/// A keyboard.
pub const KEYS: Icon = Icon::Line("M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M7 14h10");
/// Two links of a chain.
pub const LINK: Icon = Icon::Line(
    "M10 14a4.2 4.2 0 0 0 6.2.4l3-3a4.3 4.3 0 0 0-6-6l-1.5 1.4M14 10a4.2 4.2 0 0 0-6.2-.4l-3 3a4.3 4.3 0 0 0 6 6l1.5-1.4",
);
/// Two arrows, one each way.
pub const SWAP: Icon = Icon::Line("M4 8.5h14M14.5 5 18 8.5 14.5 12M20 15.5H6M9.5 12 6 15.5 9.5 19");
/// A shape and its mirror image.
pub const MIRROR: Icon = Icon::Line("M12 3.5v17M9 7.5 3.5 16.5H9zM15 7.5l5.5 9H15z");
/// Three sliders.
pub const SETTINGS: Icon = Icon::Line("M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4");

/// An icon.
pub fn view(icon: Icon) -> Html {
    let (look, path) = match icon {
        Icon::Line(path) => ("line", path),
        Icon::Solid(path) => ("solid", path),
    };
    html! { <svg class="icon" data-look={look} viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
}
