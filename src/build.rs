//! Checks and compiles the words of `content/` into Rust tables.

#[path = "build/words.rs"]
mod words;

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed={}", words::folder().display());
    println!("cargo::rerun-if-env-changed={}", words::WORDS);
    words::compile();
}
