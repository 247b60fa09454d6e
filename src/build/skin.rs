//! Checks and compiles the model's parameters.

mod parameters;

fn main() {
    println!("cargo::rerun-if-changed=../../content/skin.toml");
    parameters::build();
}
