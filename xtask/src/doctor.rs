//! `cargo xtask doctor`: what is there, and the command that mends what is not.

use std::path::Path;

use crate::{browser, node, shell, toolchain, tools};

struct Row {
    name: &'static str,
    found: Option<String>,
    mend: String,
}

/// Prints the table.
pub(crate) fn run() {
    // Both at once: npm removes what it is not told to keep.
    let npm_mend =
        format!("npm install --no-save --prefix target/tools binaryen@{} esbuild@{}", tools::BINARYEN, tools::ESBUILD);
    let rows = [
        Row {
            name: "rustc",
            found: shell::first_line(shell::command("rustc").arg("--version")),
            mend: "install Rust by rustup.rs; rust-toolchain.toml picks the version".to_owned(),
        },
        Row {
            name: "wasm target",
            found: toolchain::has_wasm_target().then(|| toolchain::WASM.to_owned()),
            mend: toolchain::MEND.to_owned(),
        },
        tool_row("wasm-bindgen", &tools::WASM_BINDGEN),
        tool_row("trunk", &tools::TRUNK),
        Row {
            name: "node",
            found: node::node().and_then(|mut node| shell::first_line(node.arg("--version"))),
            mend: node::MEND.to_owned(),
        },
        Row {
            name: "wasm-opt",
            found: tools::find_wasm_opt().map(|path| described(tools::BINARYEN, &path)),
            mend: npm_mend.clone(),
        },
        Row {
            name: "esbuild",
            found: tools::find_esbuild().map(|path| described(tools::ESBUILD, &path)),
            mend: npm_mend,
        },
        Row {
            name: "npm packages",
            found: node::has_packages().then(|| "as in package-lock.json".to_owned()),
            mend: "npm ci".to_owned(),
        },
        Row {
            name: "Chromium",
            found: browser::find().map(|path| {
                let version = shell::first_line(shell::command(&path).arg("--version")).unwrap_or_default();
                described(&version, &path)
            }),
            mend: browser::MEND.to_owned(),
        },
    ];
    let missing = rows.iter().filter(|row| row.found.is_none()).count();
    for row in &rows {
        match &row.found {
            Some(found) => println!("there    {:13} {found}", row.name),
            None => println!("missing  {:13} {}", row.name, row.mend),
        }
    }
    match missing {
        0 => println!("\nEverything is there."),
        _ => println!(
            "\n`cargo xtask serve` and `cargo xtask test` install what they need by themselves where they can."
        ),
    }
}

fn tool_row(name: &'static str, tool: &tools::Tool) -> Row {
    Row { name, found: tool.find().map(|path| described(tool.version, &path)), mend: tool.mend() }
}

fn described(version: &str, path: &Path) -> String {
    format!("{version} at {}", path.display())
}
