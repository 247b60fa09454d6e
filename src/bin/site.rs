//! Writes the pre-rendered chapters into the page that Trunk has just built: its `post_build` hook.

use std::path::PathBuf;
use std::{env, fs, process};

/// The place in `index.html` that the chapters take.
const PLACE: &str = "<!--chapters-->";

fn main() {
    if let Err(what) = write() {
        eprintln!("site: {what}");
        process::exit(1);
    }
}

fn write() -> Result<(), String> {
    let folder = env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this program")?;
    let page = PathBuf::from(folder).join("index.html");
    let at_fault = |error| format!("{}: {error}", page.display());
    let html = fs::read_to_string(&page).map_err(at_fault)?;
    if html.matches(PLACE).count() != 1 {
        return Err(format!("{} must hold {PLACE} once", page.display()));
    }
    let chapters = pollster::block_on(pinprick::app::document::render());
    fs::write(&page, html.replace(PLACE, &chapters)).map_err(at_fault)
}
