//! What an installed page is called, and what is said of keeping it for when there is no network.

use super::json::Json;
use crate::content::document::{DIRECTION, LANGUAGE, Word, text};

/// Paper, in the light: behind the page before it is painted.
const PAPER: &str = "#fbf7f1";

/// The manifest, by which browsers install the page like a program.
pub(super) fn manifest() -> String {
    let icon = |file: &str, size: &str| {
        Json::Object(vec![("src", plain(file)), ("sizes", plain(size)), ("type", plain("image/png"))])
    };
    written(&Json::Object(vec![
        ("name", plain(text(Word::KeepName))),
        ("short_name", plain(text(Word::KeepShort))),
        ("description", plain(text(Word::HeadDescription))),
        ("lang", plain(LANGUAGE)),
        ("dir", plain(DIRECTION)),
        ("start_url", plain("./")),
        ("scope", plain("./")),
        ("display", plain("minimal-ui")),
        ("background_color", plain(PAPER)),
        ("theme_color", plain(PAPER)),
        ("icons", Json::List(vec![icon("icon-192.png", "192x192"), icon("icon-512.png", "512x512")])),
    ]))
}

/// What `keep.js` says.
pub(super) fn words() -> String {
    let said = [
        ("keeping", Word::KeepKeeping),
        ("done", Word::KeepDone),
        ("newer", Word::KeepNewer),
        ("begin", Word::KeepBegin),
        ("refused", Word::KeepRefused),
    ];
    written(&Json::Object(said.into_iter().map(|(name, word)| (name, plain(text(word)))).collect()))
}

/// What `embed.js` has a screen reader call a frame, unless the page around says otherwise; as a string of a script.
pub(super) fn frame_name() -> String {
    written(&plain(text(Word::KeepName)))
}

fn plain(words: &str) -> Json {
    Json::Text(words.to_owned())
}

fn written(value: &Json) -> String {
    let mut out = String::new();
    value.push(&mut out);
    out
}
