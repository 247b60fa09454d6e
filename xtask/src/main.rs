//! The project's commands: `cargo xtask serve | test | dist | bench | pseudo | doctor`.

mod bench;
mod bench_site;
mod bench_table;
mod browser;
mod bundle;
mod class;
mod dist;
mod doctor;
mod glue;
mod inline;
mod mirror;
mod node;
mod project;
mod pseudo;
mod serve;
mod sheets;
mod shell;
mod site;
mod tally;
mod test;
mod toolchain;
mod tools;
mod wasm_runner;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--dev] [--port N]   build the page and show it on this machine (8080 unless told)
cargo xtask test                       run every check and test
cargo xtask dist                       pack the page into dist/: a folder for hosts, one file, an archive, checksums
cargo xtask bench                      time the model and the page, natively and in Chromium
cargo xtask bench sensitivity          what each number of the model does to two scars (table of docs/model.md)
cargo xtask bench size                 what the page weighs, into README; fails above tests/budget.json
cargo xtask bench page                 five runs of Lighthouse as on a slow phone, and their median
cargo xtask bench frames               frames and answers to taps on a processor four times as slow
cargo xtask bench soak [MINUTES]       whether anything grows while the page plays (20 minutes unless told)
cargo xtask pseudo                     build the page in a language of doubled words, from right to left
cargo xtask doctor                     say what is installed and what is missing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("serve") => serve::run(rest),
        Some("test") => match none(rest) {
            Ok(()) => return if test::run() { ExitCode::SUCCESS } else { ExitCode::FAILURE },
            Err(line) => Err(line),
        },
        Some("dist") => none(rest).and_then(|()| dist::run()),
        Some("pseudo") if rest == ["--build"] => pseudo::build_here(),
        Some("pseudo") => none(rest).and_then(|()| pseudo::build()).map(|site| println!("{}", site.display())),
        Some("bench") => bench(rest),
        Some("doctor") => none(rest).map(|()| doctor::run()),
        Some("wasm-runner") => wasm_runner::run(rest),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command {other:?}; there are:\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => {
            eprintln!("{line}");
            ExitCode::FAILURE
        }
    }
}

fn bench(arguments: &[String]) -> shell::Outcome<()> {
    let rest = arguments.get(1..).unwrap_or_default();
    match arguments.first().map(String::as_str) {
        None => bench::run(),
        Some("sensitivity") => none(rest).and_then(|()| bench::sensitivity()),
        Some("size") => none(rest).and_then(|()| bench_site::size()),
        Some("page") => none(rest).and_then(|()| bench_site::page()),
        Some("frames") => none(rest).and_then(|()| bench_site::frames()),
        Some("soak") => bench_site::soak(rest),
        Some(_) => none(arguments),
    }
}

fn none(arguments: &[String]) -> shell::Outcome<()> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(format!("did not expect {argument:?}; use:\n{USAGE}")),
    }
}
