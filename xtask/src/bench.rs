//! `cargo xtask bench`: the same work timed natively and in Chromium.

use std::path::{Path, PathBuf};

use crate::bench_table::{self, Figures};
use crate::shell::{self, Outcome};
use crate::toolchain::WASM;
use crate::{browser, bundle, node, project, site, tools};

/// Names in `benches/speed.rs`, timed in the browser too.
const BOTH: [&str; 7] =
    ["sweeps_packed", "sweeps_naive", "implicit_f32", "implicit_f64", "moment", "draw_list", "course"];

/// Names in `benches/kernels.rs`: the stages of one step.
const STAGES: [&str; 5] = ["density", "Peaceman-Rachford cycle", "matrix", "cells", "whole step"];

/// Runs everything and prints the table.
pub(crate) fn run() -> Outcome<()> {
    node::ensure_packages()?;
    let chrome = browser::ensure()?;
    let page = bundle::build()?;
    let bench_page = build_bench_page()?;
    let mut figures = Figures::default();
    native(&mut figures)?;
    println!("Timing in Chromium (about 2 minutes).");
    let addresses = [&bench_page, &page].map(|folder| publish(folder));
    let mut script = node::node().ok_or(node::MEND)?;
    script.arg("benches/browser.mjs").env("CHROME", chrome);
    for address in addresses {
        script.arg(address?);
    }
    read_lines(&mut figures, &output(&mut script, "timing in Chromium")?);
    println!("\n{}", bench_table::speed(&figures));
    println!("{}", machine());
    Ok(())
}

/// What the ends of each number's range do to the outcome of two scars, as a table.
pub(crate) fn sensitivity() -> Outcome<()> {
    println!("Running some 1,500 courses (about 5 minutes on two cores).");
    let mut cargo = shell::cargo();
    cargo.args(["bench", "--quiet", "--locked", "--package", "pinprick-web", "--bench", "sensitivity"]);
    println!("{}", output(&mut cargo, "the sensitivity bench")?.join("\n"));
    Ok(())
}

/// The best sample of each native bench, from criterion's own records.
fn native(figures: &mut Figures) -> Outcome<()> {
    println!("Timing natively (about 3 minutes).");
    let mut cargo = shell::cargo();
    cargo.args(["bench", "--locked", "--package", "pinprick-web", "--bench", "speed", "--bench", "kernels"]);
    let ran = shell::run_long(&mut cargo, "native benches")?;
    if !ran.success {
        return Err(format!("{}\nThe native benches failed; above is why.", ran.tail(30)));
    }
    let speed = BOTH.map(|name| (format!("native.{name}"), format!("speed/{name}")));
    let stages = STAGES.map(|name| (format!("stage.{name}"), format!("stage 128x64/{name}")));
    for (figure, folder) in speed.into_iter().chain(stages) {
        let path = project::target().join("criterion").join(folder).join("new/sample.json");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let nanoseconds = best_sample(&text).ok_or_else(|| format!("{} holds no samples", path.display()))?;
        figures.insert(figure, nanoseconds);
    }
    Ok(())
}

/// The least time per round, nanoseconds: other programs on the machine can only add to it.
fn best_sample(json: &str) -> Option<f64> {
    let numbers = |field: &str| -> Option<Vec<f64>> {
        let (_, after) = json.split_once(&format!("\"{field}\":["))?;
        after.split(']').next()?.split(',').map(|number| number.trim().parse().ok()).collect()
    };
    numbers("times")?.iter().zip(numbers("iters")?).map(|(time, rounds)| time / rounds).min_by(f64::total_cmp)
}

/// Builds the bench's page by the same steps as the real one.
fn build_bench_page() -> Outcome<PathBuf> {
    println!("Building the bench for the browser (about 2 minutes the first time).");
    let mut cargo = shell::cargo();
    cargo.args([
        "build",
        "--locked",
        "--release",
        "--package",
        "pinprick-web",
        "--bin",
        "bench_page",
        "--target",
        WASM,
    ]);
    let ran = shell::run_long(&mut cargo, "the bench for the browser")?;
    if !ran.success {
        return Err(format!("{}\nThe bench could not be built; above is why.", ran.tail(30)));
    }
    let folder = project::target().join("bench-page");
    let wasm = project::target().join(WASM).join("release/bench_page.wasm");
    let mut bindgen = shell::command(tools::WASM_BINDGEN.program);
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(wasm);
    let ran = shell::run(&mut bindgen, |_| false)?;
    if !ran.success {
        return Err(format!("{}\nwasm-bindgen failed.", ran.tail(10)));
    }
    if let Some(wasm_opt) = tools::find_wasm_opt() {
        bundle::optimise(&wasm_opt, &folder.join("bench_page_bg.wasm"))?;
    }
    let index = "<!doctype html><html lang=\"en\"><title>Bench</title></html>";
    std::fs::write(folder.join("index.html"), index)
        .map_err(|error| format!("could not write the bench's page: {error}"))?;
    Ok(folder)
}

/// Serves a folder for the rest of the run.
fn publish(folder: &Path) -> Outcome<String> {
    let listener = site::listen(0)?;
    let address = site::address(&listener);
    let folder = folder.to_owned();
    std::thread::spawn(move || site::serve(&listener, &folder));
    Ok(address)
}

fn output(command: &mut std::process::Command, what: &str) -> Outcome<Vec<String>> {
    let ran = shell::run(command, |_| false)?;
    if ran.success { Ok(ran.lines) } else { Err(format!("{}\n{what} failed; above is why.", ran.tail(30))) }
}

fn read_lines(figures: &mut Figures, lines: &[String]) {
    for line in lines {
        if let Some((name, value)) = line.split_once(' ')
            && let Ok(value) = value.trim().parse()
        {
            figures.insert(name.to_owned(), value);
        }
    }
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    });
    let chrome = browser::find().and_then(|path| shell::first_line(shell::command(path).arg("--version")));
    format!("Measured on {} with {cores} cores, {}.", model.unwrap_or_default(), chrome.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_sample_is_the_least_time_per_round() {
        let json = r#"{"sampling_mode":"Linear","iters":[1.0,2.0,4.0],"times":[12.0,20.0,44.0]}"#;
        assert_eq!(best_sample(json), Some(10.0));
        assert_eq!(best_sample("{}"), None);
    }

    #[test]
    fn lines_of_the_browser_become_figures() {
        let mut figures = Figures::default();
        read_lines(&mut figures, &["wasm.course 4.5e8".to_owned(), "(node:1) a warning".to_owned()]);
        assert_eq!(figures.get("wasm.course"), Some(&4.5e8));
    }
}
