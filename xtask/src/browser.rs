//! Finding a Chromium for the tests, or installing one.

use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};
use crate::{node, project};

/// What to do where there is no browser and none can be installed.
pub(crate) const MEND: &str =
    "install Chromium (Debian, Ubuntu: apt-get install chromium) or set CHROME to the path of a Chromium or Chrome";

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const BUNDLES: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// Where Playwright's own browser goes.
pub(crate) fn own_folder() -> PathBuf {
    project::tools().join("browsers")
}

/// A browser that is there: `CHROME`, the PATH, the usual place on a Mac, Playwright's own.
pub(crate) fn find() -> Option<PathBuf> {
    let named = std::env::var_os("CHROME").map(PathBuf::from).filter(|path| path.is_file());
    named
        .or_else(|| NAMES.iter().find_map(|name| shell::find(name)))
        .or_else(|| BUNDLES.iter().map(PathBuf::from).find(|path| path.is_file()))
        .or_else(find_own)
}

/// A browser, installed if need be. The npm packages must be there.
pub(crate) fn ensure() -> Outcome<PathBuf> {
    if let Some(name) = std::env::var_os("CHROME")
        && !Path::new(&name).is_file()
    {
        return Err(format!("CHROME names {}, which is not a file.", Path::new(&name).display()));
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    println!("No Chromium found; asking Playwright for its own (about 150 MB, once).");
    if install_own()
        && let Some(path) = find_own()
    {
        return Ok(path);
    }
    if is_root() && shell::find("apt-get").is_some() {
        println!("Playwright's own cannot be had here; installing Debian's chromium.");
        install_from_debian();
    }
    find().ok_or_else(|| format!("No Chromium for the browser tests: {MEND}."))
}

fn find_own() -> Option<PathBuf> {
    let script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let path = shell::first_line(node::node()?.args(["-e", script]))?;
    Some(PathBuf::from(path))
        .filter(|path| path.is_file() && shell::first_line(shell::command(path).arg("--version")).is_some())
}

fn install_own() -> bool {
    let cli = project::root().join("node_modules/playwright-core/cli.js");
    let Some(mut node) = node::node() else { return false };
    let ran = shell::run_long(node.arg(cli).args(["install", "--no-shell", "chromium"]), "Playwright's Chromium");
    matches!(ran, Ok(ran) if ran.success)
}

fn install_from_debian() {
    for arguments in [&["update"][..], &["install", "--yes", "--no-install-recommends", "chromium"]] {
        let mut apt = shell::command("apt-get");
        let _ = shell::run_long(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"), "apt-get");
    }
}

fn is_root() -> bool {
    shell::first_line(shell::command("id").arg("-u")).as_deref() == Some("0")
}
