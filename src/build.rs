//! Checks and compiles the words of `content/` into Rust tables.

#[path = "build/words.rs"]
mod words;

fn main() {
    println!("cargo::rerun-if-changed=content");
    words::compile();
}
