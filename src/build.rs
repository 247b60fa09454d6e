//! Checks and compiles `content/` into Rust tables.

#[path = "build/parameters.rs"]
mod parameters;
#[path = "build/words.rs"]
mod words;

fn main() {
    println!("cargo::rerun-if-changed=content");
    parameters::build();
    words::compile();
}
