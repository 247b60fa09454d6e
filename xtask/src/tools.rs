//! The pinned build tools: finding them, or building them once into `target/tools`.

use std::path::PathBuf;
use std::time::Instant;

use crate::shell::{self, Outcome};
use crate::{node, project};

/// A tool that cargo can install, in the one version that fits this project.
pub(crate) struct Tool {
    /// The program.
    pub(crate) program: &'static str,
    /// The package on crates.io.
    pub(crate) package: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
    /// Whether its own lock file is to be obeyed.
    locked: bool,
    /// How long two slow cores take, minutes.
    minutes: u32,
}

/// Bundles the page. 0.22 needs a newer compiler.
pub(crate) const TRUNK: Tool =
    Tool { program: "trunk", package: "trunk", version: "0.21.14", locked: true, minutes: 7 };

/// Makes the glue between WebAssembly and the browser; must equal the library's version to the digit.
/// Its lock file pins a dependency that no longer builds, hence not locked.
pub(crate) const WASM_BINDGEN: Tool =
    Tool { program: "wasm-bindgen", package: "wasm-bindgen-cli", version: "0.2.130", locked: false, minutes: 3 };

/// Version of the npm package `binaryen`, which holds wasm-opt.
pub(crate) const BINARYEN: &str = "132.0.0";

/// Version of the npm package `esbuild`, which shortens style sheets and scripts.
pub(crate) const ESBUILD: &str = "0.28.2";

impl Tool {
    /// Where the tool is, if it is there in the right version.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        let path = shell::find(self.program)?;
        let line = shell::first_line(shell::command(&path).arg("--version"))?;
        (line.split_whitespace().nth(1) == Some(self.version)).then_some(path)
    }

    /// The command that installs it.
    pub(crate) fn mend(&self) -> String {
        format!(
            "cargo install {}@={}{} --root target/tools",
            self.package,
            self.version,
            if self.locked { " --locked" } else { "" }
        )
    }

    fn ensure(&self) -> Outcome<()> {
        if self.find().is_some() {
            return Ok(());
        }
        let (package, version) = (self.package, self.version);
        println!("Building {package} {version}: about {} minutes, once.", self.minutes);
        let start = Instant::now();
        let mut command = shell::cargo();
        command.args(["install", package, "--version", &format!("={version}"), "--root"]).arg(project::tools());
        // Kept until all is built: an interrupted build goes on where it stopped.
        command.env("CARGO_TARGET_DIR", project::target().join("tools-build"));
        // They run for seconds: to optimise them as their makers do takes longer than they will ever run.
        for (setting, value) in [("LTO", "off"), ("OPT_LEVEL", "1"), ("CODEGEN_UNITS", "16")] {
            command.env(["CARGO_PROFILE_RELEASE_", setting].concat(), value);
        }
        if self.locked {
            command.arg("--locked");
        }
        let ran = shell::run_long(&mut command, package)?;
        if ran.success && self.find().is_some() {
            println!("  {package}: done in {}", shell::duration(start.elapsed()));
            return Ok(());
        }
        if shell::blames_network(&ran) {
            return Err(format!(
                "Could not download {package} {version} from crates.io. Connect this machine to the network and run the \
                 command again, or put {} {version} on the PATH.",
                self.program
            ));
        }
        Err(format!("{}\nCould not build {package} {version}; above is what cargo said.", ran.tail(20)))
    }
}

/// Makes sure that everything needed to build the page is there.
pub(crate) fn ensure_for_bundle() -> Outcome<()> {
    crate::toolchain::ensure_wasm_target()?;
    WASM_BINDGEN.ensure()?;
    TRUNK.ensure()?;
    let _ = std::fs::remove_dir_all(project::target().join("tools-build"));
    Ok(())
}

/// Makes sure that the runner of WebAssembly tests is there.
pub(crate) fn ensure_for_wasm_tests() -> Outcome<()> {
    crate::toolchain::ensure_wasm_target()?;
    WASM_BINDGEN.ensure()
}

/// wasm-opt, in the right version, if it is there.
pub(crate) fn find_wasm_opt() -> Option<PathBuf> {
    let path = shell::find("wasm-opt").or_else(|| {
        // On Windows npm writes a script beside the program.
        shell::find("wasm-opt.cmd")
    })?;
    let line = shell::first_line(shell::command(&path).arg("--version"))?;
    let major = BINARYEN.split('.').next()?;
    (line.split_whitespace().nth(2) == Some(major)).then_some(path)
}

/// wasm-opt, installed if need be; the error says why the page is built without it.
pub(crate) fn ensure_wasm_opt() -> Outcome<PathBuf> {
    ensure_from_npm("wasm-opt", &format!("binaryen@{BINARYEN}"), find_wasm_opt)
}

/// esbuild, in the right version, if it is there.
pub(crate) fn find_esbuild() -> Option<PathBuf> {
    let path = shell::find("esbuild").or_else(|| shell::find("esbuild.cmd"))?;
    (shell::first_line(shell::command(&path).arg("--version"))? == ESBUILD).then_some(path)
}

/// esbuild, installed if need be; the error says why the page is built without it.
pub(crate) fn ensure_esbuild() -> Outcome<PathBuf> {
    ensure_from_npm("esbuild", &format!("esbuild@{ESBUILD}"), find_esbuild)
}

/// A tool of an npm package, installed if need be; the error says why it is not there.
fn ensure_from_npm(tool: &str, package: &str, find: fn() -> Option<PathBuf>) -> Outcome<PathBuf> {
    if let Some(path) = find() {
        return Ok(path);
    }
    let mut npm = node::npm().ok_or("Node.js is not installed")?;
    println!("Installing {tool} ({package}).");
    let ran = shell::run(
        npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(project::tools())
            // Both at once: npm removes what it is not told to keep.
            .args([format!("binaryen@{BINARYEN}"), format!("esbuild@{ESBUILD}")]),
        |_| false,
    )?;
    if !ran.success {
        let reason =
            if shell::blames_network(&ran) { "the npm registry is out of reach" } else { "npm could not install it" };
        return Err(reason.to_owned());
    }
    find().ok_or_else(|| format!("{package} holds no {tool} that runs here"))
}
