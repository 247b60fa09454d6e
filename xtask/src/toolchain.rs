//! The Rust compiler's ability to make WebAssembly.

use crate::shell::{self, Outcome};

/// What the page is compiled to.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The command that installs it.
pub(crate) const MEND: &str = "rustup target add wasm32-unknown-unknown";

/// Whether the standard library for WebAssembly is there.
pub(crate) fn has_wasm_target() -> bool {
    let Some(sysroot) = shell::first_line(shell::command("rustc").args(["--print", "sysroot"])) else {
        return false;
    };
    std::path::Path::new(&sysroot).join("lib/rustlib").join(WASM).join("lib").is_dir()
}

/// Installs it by rustup where it is missing.
pub(crate) fn ensure_wasm_target() -> Outcome<()> {
    if has_wasm_target() {
        return Ok(());
    }
    println!("Installing the compiler's WebAssembly target: some seconds, once.");
    let ran = shell::run(shell::command("rustup").args(["target", "add", WASM]), |_| false);
    if matches!(ran, Ok(ran) if ran.success) && has_wasm_target() {
        return Ok(());
    }
    Err(format!(
        "The WebAssembly target of Rust is missing and rustup could not install it. With a network, run: {MEND} \
         (where Rust came from a distribution, install its wasm32 standard library, e.g. libstd-rust-dev-wasm32)."
    ))
}
