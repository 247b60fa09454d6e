//! The project's commands: `cargo xtask serve | test | bench | doctor`.

fn main() {}
