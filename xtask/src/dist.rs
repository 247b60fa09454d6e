//! `cargo xtask dist`: the page packed for hosts, for sticks and for a double click.

use std::path::Path;

use crate::shell::Outcome;
use crate::{bundle, project};

/// Builds the page and packs it into `dist/`.
pub(crate) fn run() -> Outcome<()> {
    let site = bundle::build()?;
    let dist = project::root().join("dist");
    println!();
    pack(&site, &dist)?;
    println!("\nPacked into {}.", dist.display());
    Ok(())
}

/// Packs a built page into a folder, and prints the sizes.
pub(crate) fn pack(site: &Path, dist: &Path) -> Outcome<()> {
    let ran = bundle::run_program("dist", "dist", &[site, dist], |line| line.starts_with('|'))?;
    if ran.success {
        return Ok(());
    }
    Err(format!("{}\nThe page could not be packed; above is why.", ran.tail(20)))
}
