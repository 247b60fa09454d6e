//! The program of present mode: that of the page, and what only a class needs. Readers of the page do not load it.

use std::path::{Path, PathBuf};

use crate::bundle;
use crate::project;
use crate::shell::{self, Outcome};
use crate::toolchain::WASM;
use crate::tools;

/// The start of its file names, and digits that `finish` replaces by those of the content.
const NAME: &str = "class-0000000000000000";
/// The page that runs it.
const PAGE: &str = "present.html";

/// Builds it into the folder of the page, and has the page of present mode run it instead of the page's own.
pub(crate) fn build(site: &Path, profile: &str) -> Outcome<()> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--locked", "--profile", profile, "--package", "pinprick-web", "--features", "class"]);
    cargo.args(["--bin", "class", "--target", WASM]);
    let ran = shell::run_long(&mut cargo, "present mode")?;
    if !ran.success {
        return Err(format!("{}\nPresent mode could not be built; above is why.", ran.tail(30)));
    }
    let wasm = project::target().join(WASM).join(profile).join("class.wasm");
    let mut bindgen = shell::command(tools::WASM_BINDGEN.program);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]).arg(site).arg(wasm);
    let ran = shell::run(&mut bindgen, |_| false)?;
    if !ran.success {
        return Err(format!("{}\nwasm-bindgen failed.", ran.tail(10)));
    }
    let page = site.join(PAGE);
    let failed = |error: std::io::Error| format!("{}: {error}", page.display());
    let html = std::fs::read_to_string(&page).map_err(failed)?;
    let html = named(&named(&html, "glue", ".js")?, "wasm", "_bg.wasm")?;
    std::fs::write(&page, html).map_err(failed)
}

/// Its script and its WebAssembly among the files of a built page.
pub(crate) fn files(site: &Path) -> Vec<PathBuf> {
    bundle::files(site, &["wasm", "js"]).into_iter().filter(|file| is_class(file)).collect()
}

/// Whether a file is the program of present mode or its glue.
pub(crate) fn is_class(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("class-"))
}

/// The page with another file named by one of its `<meta>`.
fn named(html: &str, meta: &str, ending: &str) -> Outcome<String> {
    let start = ["<meta name=\"", meta, "\" content=\"./"].concat();
    let parts = html.split_once(&start).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{PAGE} does not name its {meta}"))?;
    Ok([before, &start, NAME, ending, "\"", after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_other_program() {
        let html = "<meta name=\"glue\" content=\"./web-1.js\"/><meta name=\"wasm\" content=\"./web-1_bg.wasm\"/>";
        let glue = named(html, "glue", ".js").expect("it names one");
        assert!(glue.starts_with("<meta name=\"glue\" content=\"./class-0000000000000000.js\"/><meta name=\"wasm\""));
        assert!(named("<p>", "glue", ".js").is_err());
    }
}
