//! Node.js and the npm packages of the browser tests.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Outcome};
use crate::{browser, project};

/// What to do where Node.js is missing.
pub(crate) const MEND: &str = "install Node.js 20 or newer (nodejs.org, or your system's package nodejs with npm)";

/// The versions of all packages of a folder.
const LOCK: &str = "package-lock.json";

/// A copy of the versions that are installed.
const STAMP: &str = "node_modules/.installed-lock.json";

/// A command that runs a script with Node.js.
pub(crate) fn node() -> Option<Command> {
    shell::find("node").map(|path| {
        let mut command = shell::command(path);
        command.env("PLAYWRIGHT_BROWSERS_PATH", browser::own_folder());
        command
    })
}

/// A command that runs npm.
pub(crate) fn npm() -> Option<Command> {
    shell::find("node")?;
    let path = shell::find("npm").or_else(|| shell::find("npm.cmd"))?;
    let mut command = shell::command(path);
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Some(command)
}

/// Whether the packages of the browser tests are installed.
pub(crate) fn has_packages() -> bool {
    are_installed(&project::root())
}

/// Installs the packages of the browser tests where they are missing or others.
pub(crate) fn ensure_packages() -> Outcome<()> {
    ensure_packages_of(&project::root(), "Playwright and axe")
}

/// Installs the packages of a folder's `package-lock.json` where they are missing or others.
pub(crate) fn ensure_packages_of(folder: &Path, what: &str) -> Outcome<()> {
    if are_installed(folder) {
        return Ok(());
    }
    let mut npm = npm().ok_or_else(|| format!("The browser tests need Node.js: {MEND}."))?;
    println!("Installing {what} from npm: some seconds, once.");
    let ci = npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder);
    let ran = shell::run(ci, |_| false)?;
    if !ran.success {
        return Err(if shell::blames_network(&ran) {
            "Could not reach the npm registry. Connect this machine to the network and run the command again."
                .to_owned()
        } else {
            format!("{}\nnpm ci failed; above is what it said.", ran.tail(20))
        });
    }
    std::fs::copy(folder.join(LOCK), folder.join(STAMP))
        .map(|_| ())
        .map_err(|error| format!("could not write into node_modules: {error}"))
}

fn are_installed(folder: &Path) -> bool {
    let (wanted, there) = (std::fs::read(folder.join(LOCK)), std::fs::read(folder.join(STAMP)));
    matches!((wanted, there), (Ok(wanted), Ok(there)) if wanted == there)
}
