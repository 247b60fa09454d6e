//! Node.js and the npm packages of the browser tests.

use std::path::PathBuf;
use std::process::Command;

use crate::shell::{self, Outcome};
use crate::{browser, project};

/// What to do where Node.js is missing.
pub(crate) const MEND: &str = "install Node.js 20 or newer (nodejs.org, or your system's package nodejs with npm)";

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

/// Whether the packages of `package-lock.json` are installed.
pub(crate) fn has_packages() -> bool {
    let wanted = std::fs::read(project::root().join("package-lock.json"));
    matches!((wanted, std::fs::read(stamp())), (Ok(wanted), Ok(there)) if wanted == there)
}

/// Installs the packages of `package-lock.json` where they are missing or others.
pub(crate) fn ensure_packages() -> Outcome<()> {
    if has_packages() {
        return Ok(());
    }
    let mut npm = npm().ok_or_else(|| format!("The browser tests need Node.js: {MEND}."))?;
    println!("Installing Playwright and axe from npm: some seconds, once.");
    let ran = shell::run(npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]), |_| false)?;
    if !ran.success {
        return Err(if shell::blames_network(&ran) {
            "Could not reach the npm registry. Connect this machine to the network and run the command again."
                .to_owned()
        } else {
            format!("{}\nnpm ci failed; above is what it said.", ran.tail(20))
        });
    }
    std::fs::copy(project::root().join("package-lock.json"), stamp())
        .map(|_| ())
        .map_err(|error| format!("could not write into node_modules: {error}"))
}

fn stamp() -> PathBuf {
    project::root().join("node_modules").join(".installed-lock.json")
}
