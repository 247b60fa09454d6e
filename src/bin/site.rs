//! Writes the page into what Trunk has just built, and the second page beside it: Trunk's `post_build` hook.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pinprick::app::document::{self, Home, Pages};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::{env, fs, process};

/// The script that starts the program; it stands in the page itself, so that nothing waits for it.
const BOOT: &str = include_str!("../shell/boot.js");
/// In place of the digest by which the content security policy knows that script.
const BOOT_DIGEST: &str = "sha256-BOOT";
/// The icon of the tab; it stands in the page, because browsers ask for it anew whenever the address changes.
const ICON: &str = include_str!("../shell/icon.svg");
/// The place of its link.
const ICON_PLACE: &str = "<!--icon-->";
/// The variable that tells where the page will stand.
const HOME: &str = "PINPRICK_URL";
/// The places in `index.html` that are filled.
const HEAD: &str = "<!--head-->";
const PAGE: &str = "<!--page-->";

fn main() {
    if let Err(what) = write() {
        eprintln!("site: {what}");
        process::exit(1);
    }
}

fn write() -> Result<(), String> {
    let folder = env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: Trunk runs this program")?;
    let folder = PathBuf::from(folder);
    let index = folder.join("index.html");
    let frame = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let Pages { head, page, more_head, more } = pollster::block_on(document::render(home()?.as_ref()));
    let (page, more) = (lean(&page), lean(&more));
    let second = second(&frame, &more_head, &more)?;
    let boot: String = BOOT.split_inclusive('\n').map(str::trim_start).filter(|line| !line.starts_with("//")).collect();
    let digest = ["sha256-", &STANDARD.encode(Sha256::digest(&boot))].concat();
    let script = ["<script type=\"module\">", &boot, "</script>"].concat();
    let html = filled(&filled(&frame, ICON_PLACE, &icon())?, HEAD, &head)?;
    let html = filled(&html, PAGE, &[page, script].concat())?;
    let html = filled(&html, BOOT_DIGEST, &digest)?;
    let more = folder.join("more.html");
    fs::write(&index, html).map_err(|error| format!("{}: {error}", index.display()))?;
    fs::write(&more, second).map_err(|error| format!("{}: {error}", more.display()))
}

/// The link to the icon, which is its own address.
fn icon() -> String {
    let escaped = |letter: char| match letter {
        '"' => "'".to_owned(),
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '#' => "%23".to_owned(),
        '\n' => String::new(),
        other => other.to_string(),
    };
    let address: String = ICON.chars().map(escaped).collect();
    ["<link rel=\"icon\" href=\"data:image/svg+xml,", &address, "\">"].concat()
}

/// Where the page will stand: other sites accept only whole addresses of its picture.
fn home() -> Result<Option<Home>, String> {
    let Some(address) = env::var(HOME).ok().filter(|address| !address.trim().is_empty()) else { return Ok(None) };
    let home = Home::of(&address)
        .ok_or_else(|| format!("{HOME}={address} is no whole address, as in https://example.org/scars/"))?;
    Ok(Some(home))
}

/// The second page: the frame of the first with its style sheets and nothing that starts a program.
fn second(frame: &str, head: &str, more: &str) -> Result<String, String> {
    let program = |line: &&str| !line.contains("<meta name=\"glue\"") && !line.contains("<meta name=\"wasm\"");
    let frame: String = frame.split_inclusive('\n').filter(program).collect();
    let frame = filled(&frame, " 'sha256-BOOT' 'wasm-unsafe-eval'", "")?;
    // An empty one: what is brought into the first page has no use for another copy.
    let frame = filled(&frame, ICON_PLACE, "<link rel=\"icon\" href=\"data:,\">")?;
    filled(&filled(&frame, HEAD, head)?, PAGE, more)
}

/// The same page without end tags that HTML implies: of an item or a cell before the next, and before the end of all.
fn lean(html: &str) -> String {
    const IMPLIED: [(&str, &str); 9] = [
        ("</li><li", "<li"),
        ("</li></ul>", "</ul>"),
        ("</li></ol>", "</ol>"),
        ("</td><td", "<td"),
        ("</th><td", "<td"),
        ("</th><th", "<th"),
        ("</td></tr>", "</tr>"),
        ("</tr><tr", "<tr"),
        ("</dt><dd", "<dd"),
    ];
    IMPLIED.iter().fold(html.to_owned(), |html, (tags, rest)| html.replace(tags, rest))
}

/// The text with its one place filled.
fn filled(text: &str, place: &str, with: &str) -> Result<String, String> {
    match text.matches(place).count() {
        1 => Ok(text.replace(place, with)),
        n => Err(format!("index.html must hold {place} once, and holds it {n} times")),
    }
}
