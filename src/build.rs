//! Checks and compiles `content/` into Rust tables.

#[path = "build/parameters.rs"]
mod parameters;

fn main() {
    println!("cargo::rerun-if-changed=content");
    parameters::build();
}
