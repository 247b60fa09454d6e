//! Checks and compiles `content/` into Rust tables.

fn main() {
    println!("cargo::rerun-if-changed=content");
}
