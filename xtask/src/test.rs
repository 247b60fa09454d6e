//! `cargo xtask test`: every check and test, in one run, with one line at the end.

use std::process::Command;
use std::time::Instant;

use crate::shell::{self, Outcome};
use crate::tally::Tally;
use crate::toolchain::WASM;
use crate::{browser, bundle, dist, node, project, pseudo, site, tools};

type Stage = fn() -> Outcome<Tally>;

const STAGES: [(&str, Stage); 6] = [
    ("Format", format_check),
    ("Library without the browser", no_web_check),
    ("Clippy", clippy),
    ("Native tests", native_tests),
    ("WebAssembly tests in Chromium", wasm_tests),
    ("Browser tests of the built page", browser_tests),
];

/// Runs all stages, whatever fails in between, and ends with the one line that sums them up; true if nothing failed.
pub(crate) fn run() -> bool {
    let mut total = Tally::default();
    for (name, stage) in STAGES {
        println!("\n== {name}");
        let start = Instant::now();
        let tally = stage().unwrap_or_else(|line| {
            println!("{line}");
            Tally::single(false)
        });
        println!("-- {tally} in {}", shell::duration(start.elapsed()));
        total += tally;
    }
    println!("\n{total}");
    total.failed == 0
}

fn format_check() -> Outcome<Tally> {
    check(shell::cargo().args(["fmt", "--all", "--check"]))
}

fn no_web_check() -> Outcome<Tally> {
    check(shell::cargo().args(["check", "--locked", "--package", "pinprick", "--lib", "--no-default-features"]))
}

fn clippy() -> Outcome<Tally> {
    tools::ensure_for_wasm_tests()?;
    let sets: [&[&str]; 6] = [
        &["--workspace", "--all-targets"],
        // What writes the chapters into the page, as Trunk's hook builds it.
        &["--package", "pinprick-web", "--features", "dist", "--bin", "site", "--bin", "finish", "--bin", "dist"],
        &["--package", "pinprick", "--features", "prerender", "--lib", "--test", "lessons"],
        &["--package", "pinprick", "--all-targets", "--no-default-features"],
        // The program of present mode.
        &["--package", "pinprick-web", "--features", "class", "--bin", "class", "--target", WASM],
        // Without the benches: criterion is native only.
        &["--package", "pinprick", "--package", "pinprick-web", "--lib", "--bins", "--tests", "--target", WASM],
    ];
    let mut tally = Tally::default();
    for set in sets {
        let mut cargo = shell::cargo();
        cargo.args(["clippy", "--locked"]).args(set).args(["--", "--deny", "warnings"]);
        tally += check(&mut cargo)?;
    }
    Ok(tally)
}

fn native_tests() -> Outcome<Tally> {
    let ran = shell::run(shell::cargo().args(["test", "--locked", "--workspace", "--no-fail-fast"]), is_test_news)?;
    let mut tally = Tally::from_cargo_test(&ran);
    // What writes the page is there with its own feature only.
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked", "--package", "pinprick", "--features", "prerender", "--lib", "app::document"]);
    tally += Tally::from_cargo_test(&shell::run(&mut cargo, is_test_news)?);
    // Lessons are known to present mode only.
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked", "--package", "pinprick", "--features", "prerender", "--test", "lessons"]);
    tally += Tally::from_cargo_test(&shell::run(&mut cargo, is_test_news)?);
    // And what packs it.
    let mut cargo = shell::cargo();
    cargo.args([
        "test",
        "--locked",
        "--package",
        "pinprick-web",
        "--features",
        "dist",
        "--bin",
        "dist",
        "--bin",
        "finish",
    ]);
    tally += Tally::from_cargo_test(&shell::run(&mut cargo, is_test_news)?);
    Ok(tally)
}

fn wasm_tests() -> Outcome<Tally> {
    let tests = wasm_test_names();
    if tests.is_empty() {
        return Err("no file in tests/ uses wasm_bindgen_test".to_owned());
    }
    tools::ensure_for_wasm_tests()?;
    node::ensure_packages()?;
    let chrome = browser::ensure()?;
    let runner = std::env::current_exe().map_err(|error| format!("could not find this very program: {error}"))?;
    let mut cargo = shell::cargo();
    cargo.args(["test", "--locked", "--package", "pinprick", "--no-fail-fast", "--target", WASM]);
    cargo.args(tests.iter().flat_map(|name| ["--test", name]));
    // As a list, not by the variable that cargo splits at spaces: the project may lie in a folder with one.
    cargo.arg("--config").arg(format!("target.{WASM}.runner = ['{}', 'wasm-runner']", runner.display()));
    // Debug information doubles the time until the page is ready and says nothing that a panic message does not.
    cargo.env("CARGO_PROFILE_TEST_DEBUG", "false").env("CHROME", chrome);
    Ok(Tally::from_cargo_test(&shell::run(&mut cargo, is_test_news)?))
}

fn browser_tests() -> Outcome<Tally> {
    node::ensure_packages()?;
    let chrome = browser::ensure()?;
    let folder = bundle::build()?;
    let packed = [project::target().join("packed"), project::target().join("packed-again")];
    for dist in &packed {
        dist::pack(&folder, dist)?;
    }
    let pseudo = pseudo::build()?;
    let listener = site::listen(0)?;
    let address = site::address(&listener);
    let served = folder.clone();
    std::thread::spawn(move || site::serve(&listener, &served));
    let report = project::target().join("playwright.json");
    let _ = std::fs::remove_file(&report);
    let mut node = node::node().ok_or_else(|| format!("The browser tests need Node.js: {}.", node::MEND))?;
    node.args(["node_modules/@playwright/test/cli.js", "test", "--config", "tests/browser/playwright.config.mjs"])
        .env("CHROME", chrome)
        .env("PINPRICK_URL", address)
        .env("PINPRICK_SITE", folder)
        .env("PINPRICK_PSEUDO", pseudo)
        .env("PINPRICK_PACKED", &packed[0])
        .env("PINPRICK_PACKED_AGAIN", &packed[1])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    let ran = shell::run(&mut node, |line| !line.is_empty())?;
    Ok(Tally::from_playwright(&std::fs::read_to_string(report).unwrap_or_default(), ran.success))
}

/// Runs a command that passes or fails as a whole.
fn check(command: &mut Command) -> Outcome<Tally> {
    let ran = shell::run(command, |line| !shell::is_cargo_progress(line))?;
    Ok(Tally::single(ran.success))
}

/// What a reader of test output wants to see: everything but progress and tests that pass.
fn is_test_news(line: &str) -> bool {
    let passed = line.starts_with("test ") && line.ends_with(" ok");
    let noise = line.is_empty() || line.starts_with("running ") || line.contains("Running unittests");
    !(passed || noise || shell::is_cargo_progress(line))
}

/// The integration tests that can run in a browser: those that say so.
fn wasm_test_names() -> Vec<String> {
    let entries = std::fs::read_dir(project::root().join("tests")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains("wasm_bindgen_test")))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_and_sums_are_news_and_passes_are_not() {
        for line in [
            "test a ... FAILED",
            "test result: ok. 3 passed; 0 failed",
            "error: no",
            "thread 'a' panicked at b",
            // What the quiz's proofs write past cargo's capture.
            "proven: 98 vignettes passed",
            // What the reading grades write there.
            "grade: reasons: 66 parts, mean 3.3, highest 5.6 implant",
        ] {
            assert!(is_test_news(line), "{line}");
        }
        for line in ["test a ... ok", "", "running 3 tests", "   Compiling yew v0.23.0", "    Finished `test` profile"]
        {
            assert!(!is_test_news(line), "{line}");
        }
    }
}
