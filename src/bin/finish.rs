//! The last step of the build, when every byte is final: `finish SITE` gives files names that tell their content, by which hosts
//! may let browsers keep them for ever, tells each page's policy the digest of its script, and writes into the service worker
//! what it keeps.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::{env, fs, process};

const WORKER: &str = "worker.js";
/// Files by which the page lives without a network. Not those for other sites, nor the pictures for links.
const KEPT: [&str; 8] = [
    "index.html",
    "more.html",
    "present.html",
    "speaker.html",
    "keep.js",
    "app.webmanifest",
    "icon-192.png",
    "touch-icon.png",
];
/// All of a kind, where the name tells the content.
const KEPT_KINDS: [(&str, &str); 8] = [
    ("web-", ".js"),
    ("web-", ".wasm"),
    ("class-", ".js"),
    ("class-", ".wasm"),
    ("tokens-", ".css"),
    ("dark-", ".css"),
    ("present-", ".css"),
    ("speaker-", ".css"),
];
const TYPEFACES: &str = "fonts";

fn main() {
    let site = env::args_os().nth(1).ok_or("finish takes the folder of the built page".to_owned());
    let finished = site.and_then(|site| {
        let site = Path::new(&site);
        rename(site)?;
        fill(site)
    });
    if let Err(what) = finished {
        eprintln!("finish: {what}");
        process::exit(1);
    }
}

/// Renames every file whose name holds the digits of a digest: Trunk takes them from what a file was before it was joined with others,
/// shrunk and shortened.
fn rename(site: &Path) -> Result<(), String> {
    let names = listed(site)?;
    let mut pages = Vec::new();
    for name in names.iter().filter(|name| name.ends_with(".html")) {
        pages.push((name, fs::read_to_string(site.join(name)).map_err(|error| format!("{name}: {error}"))?));
    }
    for name in &names {
        let Some((before, after)) = parts(name) else { continue };
        let failed = |error: std::io::Error| format!("{name}: {error}");
        let digest = hex(&fs::read(site.join(name)).map_err(failed)?);
        let new = [before, &digest, after].concat();
        fs::rename(site.join(name), site.join(&new)).map_err(failed)?;
        for (_, page) in &mut pages {
            *page = page.replace(name.as_str(), &new);
        }
    }
    for (name, page) in &pages {
        let page = with_digest(page).ok_or_else(|| format!("{name}: the policy knows no digest of its script"))?;
        fs::write(site.join(name), page).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// The page whose content security policy knows its one module by its digest; none where there is no place for the digest.
fn with_digest(page: &str) -> Option<String> {
    let Some((_, script)) = page.rsplit_once("<script type=\"module\">") else { return Some(page.to_owned()) };
    let digest = STANDARD.encode(Sha256::digest(script.split_once("</script>")?.0));
    let (before, rest) = page.split_once("'sha256-")?;
    let (_, after) = rest.split_once('\'')?;
    Some([before, "'sha256-", &digest, "'", after].concat())
}

/// What stands before and after the digits of a name: sixteen, or fewer where Trunk left out the zeros that they begin with.
fn parts(name: &str) -> Option<(&str, &str)> {
    let at = name.find('-')? + 1;
    let digits = name[at..].bytes().take_while(u8::is_ascii_hexdigit).count();
    (10..=16).contains(&digits).then(|| (&name[..at], &name[at + digits..]))
}

/// The start of a digest, as names carry it.
fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn fill(site: &Path) -> Result<(), String> {
    let mut names: Vec<String> = KEPT.map(str::to_owned).into();
    for name in listed(site)? {
        if KEPT_KINDS.iter().any(|(start, end)| name.starts_with(start) && name.ends_with(end)) {
            names.push(name);
        }
    }
    for name in listed(&site.join(TYPEFACES))?.iter().filter(|name| name.ends_with(".woff2")) {
        names.push([TYPEFACES, "/", name].concat());
    }
    names.sort();
    let mut list = String::from("[");
    for name in &names {
        let bytes = fs::read(site.join(name)).map_err(|error| format!("{name}: {error}"))?;
        list.push_str(&format!("[\"{name}\",\"{}\"],", STANDARD.encode(Sha256::digest(bytes))));
    }
    list.push(']');
    let version = hex(list.as_bytes());
    let path = site.join(WORKER);
    let text = fs::read_to_string(&path).map_err(|error| format!("{WORKER}: {error}"))?;
    let text = filled(&filled(&text, "@VERSION", &version, 0)?, "@FILES", &list, 1)?;
    fs::write(&path, text).map_err(|error| format!("{WORKER}: {error}"))
}

/// The text with its one place filled; `quotes` more letters at either side go too.
fn filled(text: &str, place: &str, with: &str, quotes: usize) -> Result<String, String> {
    let at = text.find(place).ok_or_else(|| format!("{WORKER} has no {place}"))?;
    Ok([&text[..at - quotes], with, &text[at + place.len() + quotes..]].concat())
}

/// The names of the files of a folder.
fn listed(folder: &Path) -> Result<Vec<String>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?;
    entries.map(|entry| Ok(entry.map_err(failed)?.file_name().to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digests_are_replaced_whole() {
        assert_eq!(parts("web-8e22b5b1bd163308_bg.wasm"), Some(("web-", "_bg.wasm")));
        assert_eq!(parts("print-955833d28d3d8ff.css"), Some(("print-", ".css")));
        for name in ["icon-192.png", "embed-evidence.html", "touch-icon.png", "index.html"] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
