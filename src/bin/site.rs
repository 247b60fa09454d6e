//! Writes the page into what Trunk has just built, and beside it the second page and those for the frames of other sites:
//! Trunk's `post_build` hook.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pinprick::app::document::lean::{lean, script};
use pinprick::app::document::present::CLASS_SCRIPTS;
use pinprick::app::document::{self, FramePage, Home, Pages, PresentPages};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The script that starts the program; it stands in the page itself, so that nothing waits for it.
const BOOT: [&str; 2] = [include_str!("../shell/hosted.js"), include_str!("../shell/boot.js")];
/// The page of present mode becomes the one file too: its script knows where its parts are in both.
const SINGLE: &str = include_str!("../shell/single.js");
/// What the pages for frames run besides.
const FRAME: &str = include_str!("../shell/frame.js");
/// The style sheet that only they link.
const FRAME_SHEET: &str = include_str!("../../styles/frame.css");
/// The same for `embed.html`.
const SNIPPETS: &str = include_str!("../shell/snippets.js");
const SNIPPETS_SHEET: &str = include_str!("../../styles/snippets.css");
/// The style sheet that only present mode links, and that of the window of the one who presents.
const CLASS_SHEET: &str = include_str!("../../styles/present.css");
const SPEAKER: &str = include_str!("../shell/speaker.js");
const SPEAKER_SHEET: &str = include_str!("../../styles/speaker.css");
/// What puts the page into others, and the place in it for the name of its frames.
const EMBED: &str = include_str!("../shell/embed.js");
const NAME_PLACE: &str = "\"@NAME\"";
/// What keeps the page for when there is no network, and the place in it for what it says.
const KEEP: &str = include_str!("../shell/keep.js");
const WORDS_PLACE: &str = "\"@WORDS\"";
/// In place of the digest by which the content security policy knows that script.
const BOOT_DIGEST: &str = "sha256-BOOT";
/// The icon of the tab; it stands in the page, because browsers ask for it anew whenever the address changes.
const ICON: &str = include_str!("../shell/icon.svg");
/// The place of its link.
const ICON_PLACE: &str = "<!--icon-->";
/// The variable that tells where the page will stand.
const HOME: &str = "PINPRICK_URL";
/// An empty one, for pages that stand in others.
const NO_ICON: &str = "<link rel=\"icon\" href=\"data:,\">";
/// Of the first page alone: nothing is painted before its first chapter is whole, whose figure stands above its text in a
/// narrow window.
const EXPECT: &str = "rel=\"expect\"";
/// Of the first page alone: what installs it.
const MANIFEST: &str = "rel=\"manifest\"";
/// How a page begins; the language of its words takes the place of this one.
const OPENING: &str = "<html lang=\"en\">";
/// Where its script stands in a page, until the script is known.
const SCRIPT_PLACE: &str = "<!--script-->";
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
    let pages = pollster::block_on(document::render(home()?.as_ref()));
    let frame = filled(&frame, OPENING, &pages.opening)?;
    let head = filled(&filled(&frame, ICON_PLACE, &icon())?, HEAD, &pages.head)?;
    let html = with_script(&filled(&head, PAGE, &[&lean(&pages.page), SCRIPT_PLACE].concat())?, &script(&BOOT))?;
    keep(&folder, "index.html", &html)?;
    keep(&folder, "more.html", &second(&frame, &pages.more_head, &lean(&pages.more))?)?;
    let sheet = keep_sheet(&folder, "frame", FRAME_SHEET)?;
    for page in &pages.frames {
        let html = framed(&frame, page, &sheet)?;
        keep(&folder, &["embed-", page.name, ".html"].concat(), &html)?;
    }
    keep(&folder, "app.webmanifest", &pages.manifest)?;
    keep(&folder, "embed.js", &filled(EMBED, NAME_PLACE, &pages.frame_name)?)?;
    keep(&folder, "keep.js", &filled(KEEP, WORDS_PLACE, &pages.keep_words)?)?;
    let sheet = keep_sheet(&folder, "snippets", SNIPPETS_SHEET)?;
    keep(&folder, "embed.html", &snippets(&frame, &pages, &sheet)?)?;
    let sheet = keep_sheet(&folder, "present", CLASS_SHEET)?;
    keep(&folder, "present.html", &present(&frame, &pages.present, &sheet)?)?;
    let sheet = keep_sheet(&folder, "speaker", SPEAKER_SHEET)?;
    keep(&folder, "speaker.html", &speaker(&frame, &pages.present, &sheet)?)
}

fn keep(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The page with its one script, by whose digest the content security policy knows it.
fn with_script(html: &str, script: &str) -> Result<String, String> {
    let digest = ["sha256-", &STANDARD.encode(Sha256::digest(script))].concat();
    let html = filled(html, SCRIPT_PLACE, &["<script type=\"module\">", script, "</script>"].concat())?;
    filled(&html, BOOT_DIGEST, &digest)
}

/// Keeps a style sheet under a name that tells its content, and gives the line that links it before the head ends.
fn keep_sheet(folder: &Path, name: &str, sheet: &str) -> Result<String, String> {
    let file = [name, "-", &hex(sheet), ".css"].concat();
    keep(folder, &file, sheet)?;
    Ok(["<link rel=\"stylesheet\" href=\"./", &file, "\"/>\n  </head>"].concat())
}

/// The start of a digest, as file names carry it.
fn hex(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A page for the frame of another site: its chapter, and the sheet and the script by which it gets the frame that it needs.
fn framed(frame: &str, page: &FramePage, sheet: &str) -> Result<String, String> {
    let frame = without(frame, &[EXPECT, MANIFEST]);
    let html = filled(&filled(&frame, "</head>", sheet)?, ICON_PLACE, NO_ICON)?;
    let html = filled(&filled(&html, HEAD, &page.head)?, PAGE, &[&lean(&page.body), SCRIPT_PLACE].concat())?;
    with_script(&html, &script(&[&[FRAME][..], &BOOT].concat()))
}

/// `present.html`: the story, and round it what a lesson needs.
fn present(frame: &str, pages: &PresentPages, sheet: &str) -> Result<String, String> {
    let frame = without(frame, &[EXPECT, MANIFEST]);
    let html = filled(&filled(&frame, "</head>", sheet)?, ICON_PLACE, &icon())?;
    let html = filled(&filled(&html, HEAD, &pages.head)?, PAGE, &[&lean(&pages.body), SCRIPT_PLACE].concat())?;
    let [hosted, boot] = BOOT;
    with_script(&html, &script(&[&[hosted, SINGLE, boot], &CLASS_SCRIPTS[..]].concat()))
}

/// `speaker.html`: no program, and nothing that it could ask for.
fn speaker(frame: &str, pages: &PresentPages, sheet: &str) -> Result<String, String> {
    let frame = without(frame, &["name=\"glue\"", "name=\"wasm\"", "name=\"more\"", EXPECT, MANIFEST]);
    let frame = filled(&filled(&frame, " 'wasm-unsafe-eval'", "")?, " connect-src 'self';", "")?;
    let html = filled(&filled(&frame, "</head>", sheet)?, ICON_PLACE, NO_ICON)?;
    let html =
        filled(&filled(&html, HEAD, &pages.speaker_head)?, PAGE, &[&lean(&pages.speaker), SCRIPT_PLACE].concat())?;
    with_script(&html, &script(&[SPEAKER]))
}

/// `embed.html`: no program, but a script of its own, and the frame that shows what is pasted.
fn snippets(frame: &str, pages: &Pages, sheet: &str) -> Result<String, String> {
    let frame = without(frame, &["name=\"glue\"", "name=\"wasm\"", EXPECT, MANIFEST]);
    let frame = filled(&frame, " 'wasm-unsafe-eval'", "")?;
    let frame = filled(&frame, "connect-src 'self'", "frame-src 'self'")?;
    let html = filled(&filled(&frame, "</head>", sheet)?, ICON_PLACE, &icon())?;
    let scripts = ["<script src=\"embed.js\"></script>", SCRIPT_PLACE].concat();
    let html =
        filled(&filled(&html, HEAD, &pages.snippets_head)?, PAGE, &[&lean(&pages.snippets), &scripts[..]].concat())?;
    with_script(&html, &script(&[SNIPPETS]))
}

/// The text without the tags that hold any of these.
fn without(text: &str, parts: &[&str]) -> String {
    parts.iter().fold(text.to_owned(), |text, part| {
        let Some(at) = text.find(part) else { return text };
        let start = text[..at].rfind('<').unwrap_or(at);
        let end = text[at..].find('>').map_or(text.len(), |end| at + end + 1);
        [&text[..start], &text[end..]].concat()
    })
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

/// The second page: the frame of the first with its style sheets, without its chapters and what starts a program.
fn second(frame: &str, head: &str, more: &str) -> Result<String, String> {
    let frame = without(frame, &["name=\"glue\"", "name=\"wasm\"", EXPECT, MANIFEST]);
    let frame = filled(&frame, " 'sha256-BOOT' 'wasm-unsafe-eval'", "")?;
    let frame = filled(&frame, ICON_PLACE, NO_ICON)?;
    filled(&filled(&frame, HEAD, head)?, PAGE, more)
}

/// The text with its one place filled.
fn filled(text: &str, place: &str, with: &str) -> Result<String, String> {
    match text.matches(place).count() {
        1 => Ok(text.replace(place, with)),
        n => Err(format!("index.html must hold {place} once, and holds it {n} times")),
    }
}
