//! Runs one WebAssembly test program in headless Chromium; cargo calls this as its runner.
//!
//! wasm-bindgen-test-runner makes and serves the test's page; Playwright, which the browser tests need anyway, opens it.
//! So one browser serves all tests and no ChromeDriver of exactly the browser's version is needed.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::shell::{self, Outcome};
use crate::{node, project};

/// Runs `wasm-runner FILE [ARGUMENTS]`.
pub(crate) fn run(arguments: &[String]) -> Outcome<()> {
    let scratch = project::target().join("wasm-tests");
    std::fs::create_dir_all(&scratch).map_err(|error| format!("could not make {}: {error}", scratch.display()))?;
    let mut command = shell::command("wasm-bindgen-test-runner");
    command
        .args(arguments)
        .env("NO_HEADLESS", "1")
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_ADDRESS", "127.0.0.1:0")
        .env("TMPDIR", &scratch)
        .stdout(Stdio::piped());
    let server = command.spawn().map_err(|error| format!("could not start wasm-bindgen-test-runner: {error}"))?;
    let mut server = Stopping(server);
    let outcome = open(&mut server.0);
    drop(server);
    let _ = std::fs::remove_dir_all(&scratch);
    outcome
}

/// A server that runs until it is killed, which happens however we leave.
struct Stopping(Child);

impl Drop for Stopping {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn open(server: &mut Child) -> Outcome<()> {
    let stdout = server.stdout.take().expect("the runner was started with a pipe");
    let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
    let Some(address) = lines.find_map(|line| line.split_once("http://").map(|(_, rest)| format!("http://{rest}")))
    else {
        return Err("wasm-bindgen-test-runner made no page to run".to_owned());
    };
    let mut node = node::node().ok_or_else(|| format!("WebAssembly tests need Node.js: {}", node::MEND))?;
    let status = node
        .arg("tests/browser/wasm-page.mjs")
        .arg(address.trim())
        .status()
        .map_err(|error| format!("could not start Node.js: {error}"))?;
    if status.success() { Ok(()) } else { Err("WebAssembly tests failed".to_owned()) }
}
