//! Building the page as readers get it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::shell::{self, Outcome};
use crate::{class, glue, inline, mirror, project, sheets, tools};

/// The oldest browsers in which the page runs, for esbuild; the page names them to whoever has an older one.
const BROWSERS: &str = "--target=chrome103,firefox113,safari17";

/// What esbuild is told of modules: names that nobody else sees may be others, and what nobody uses may go.
const MODULE: &[&str] = &["--format=esm", "--tree-shaking=true"];
/// How the names of the program and its glue begin.
const PROGRAM: &str = "web-";

/// Builds the release page into `target/site` and returns that folder.
pub(crate) fn build() -> Outcome<PathBuf> {
    tools::ensure_for_bundle()?;
    let wasm_opt = tools::ensure_wasm_opt();
    let esbuild = tools::ensure_esbuild();
    fetch()?;
    let site = project::site();
    let start = Instant::now();
    println!("Building the page (about 3 minutes the first time).");
    compile(&site, "release")?;
    match wasm_opt {
        Ok(wasm_opt) => {
            for wasm in files(&site, &["wasm"]) {
                optimise(&wasm_opt, &wasm)?;
            }
        }
        Err(reason) => {
            println!("  The page is built without wasm-opt ({reason}): it works the same and is somewhat larger.")
        }
    }
    match esbuild {
        Ok(esbuild) => {
            for file in files(&site, &["css", "js"]) {
                let is_glue = is_program(&file) || class::is_class(&file);
                if is_glue {
                    glue::without_unused(&file)?;
                }
                minify(&esbuild, &file, if is_glue { MODULE } else { &[] })?;
            }
            let scratch = project::target().join("inline.mjs");
            inline::shorten(&files(&site, &["html"]), &scratch, |script| minify(&esbuild, script, MODULE))?;
        }
        Err(reason) => println!(
            "  Style sheets and scripts are left as they are written ({reason}): they do the same and are somewhat larger."
        ),
    }
    let mut program = files(&site, &["wasm", "js"]);
    program.retain(|file| is_program(file));
    glue::shorten(&program)?;
    glue::shorten(&class::files(&site))?;
    finish(&site)?;
    println!("  The page is built: {}", shell::duration(start.elapsed()));
    Ok(site)
}

/// The same without what only makes it smaller, for tests of something else than bytes.
pub(crate) fn build_quickly(site: &Path) -> Outcome<()> {
    tools::ensure_for_bundle()?;
    fetch()?;
    compile(site, "quick")?;
    finish(site)
}

/// Everything that the page consists of, in a folder; both programs by a profile of `Cargo.toml`.
fn compile(site: &Path, profile: &str) -> Outcome<()> {
    let mut trunk = trunk("build");
    trunk.args(["--cargo-profile", profile, "--dist"]).arg(site);
    let ran = shell::run_long(&mut trunk, "the page")?;
    if !ran.success {
        let lines: Vec<&str> =
            ran.lines.iter().map(String::as_str).filter(|line| !shell::is_cargo_progress(line)).collect();
        return Err(format!("{}\nThe page could not be built; above is why.", lines.join("\n")));
    }
    class::build(site, profile)?;
    sheets::join(site)?;
    mirror::turn(site)
}

/// Trunk, told to use the tools that are there and to download nothing.
pub(crate) fn trunk(subcommand: &str) -> std::process::Command {
    let mut trunk = shell::command("trunk");
    trunk.arg(subcommand).args(["--offline", "true", "--skip-version-check"]).env_remove("NO_COLOR");
    trunk
}

/// Fetches the crates in the lock file: Trunk itself is told to stay offline.
pub(crate) fn fetch() -> Outcome<()> {
    let ran = shell::run_long(shell::cargo().args(["fetch", "--locked"]), "fetching crates")?;
    if ran.success {
        return Ok(());
    }
    if shell::blames_network(&ran) {
        return Err(
            "Could not download the crates that this project uses. Connect this machine to the network and run the \
                    command again; after the first time it works offline."
                .to_owned(),
        );
    }
    Err(format!("{}\ncargo fetch failed; above is what it said.", ran.tail(20)))
}

/// How WebAssembly is shrunk. The lowest kilobyte of its memory is the end of the stack, which nothing points to: an address
/// may lose a sum. What tells tools how it was made, no browser reads.
const SMALLER: [&str; 5] = ["--low-memory-unused", "-Oz", "--converge", "--strip-producers", "--strip-target-features"];

/// Shrinks a WebAssembly file in place.
pub(crate) fn optimise(wasm_opt: &Path, wasm: &Path) -> Outcome<()> {
    let ran = shell::run(shell::command(wasm_opt).args(SMALLER).arg(wasm).arg("-o").arg(wasm), |_| false)?;
    if ran.success { Ok(()) } else { Err(format!("{}\nwasm-opt failed on {}.", ran.tail(20), wasm.display())) }
}

/// Shortens a style sheet or a script in place: comments, spaces, names that nobody else uses, and longer ways to say the
/// same. Nothing is written that the oldest browsers of the page do not know.
fn minify(esbuild: &Path, file: &Path, more: &[&str]) -> Outcome<()> {
    let mut command = shell::command(esbuild);
    command.arg(file).args(more).args(["--minify", BROWSERS, "--log-level=warning", "--allow-overwrite"]);
    command.arg(format!("--outfile={}", file.display()));
    let ran = shell::run(&mut command, |_| false)?;
    if ran.success { Ok(()) } else { Err(format!("{}\nesbuild failed on {}.", ran.tail(20), file.display())) }
}

/// Gives files names that tell their content, and writes into the service worker what it keeps.
fn finish(site: &Path) -> Outcome<()> {
    let ran = run_program("prerender", "finish", &[site], |_| false)?;
    if ran.success { Ok(()) } else { Err(format!("{}\nThe built page could not be finished.", ran.tail(20))) }
}

/// Runs a native program of the page on folders; `news` says which of its lines are shown.
pub(crate) fn run_program(
    feature: &str,
    program: &str,
    folders: &[&Path],
    news: fn(&str) -> bool,
) -> Outcome<shell::Ran> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--locked", "--package", "pinprick-web", "--features", feature, "--bin", program]);
    shell::run(cargo.arg("--").args(folders), news)
}

/// Whether a file is the program or its glue.
fn is_program(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PROGRAM))
}

/// The files of a folder with one of these endings.
pub(crate) fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| endings.iter().any(|ending| extension == *ending)))
        .collect()
}
