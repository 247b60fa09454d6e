//! One law heals every skin: the step names no scar, so that no outcome can be written into it.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};

/// Names that would make a special case: of scars, and of the lines of their cells.
const NAMES: [&str; 7] = ["icepick", "boxcar", "rolling", "hypertrophic", "keloid", "flatmark", "phenotype::normal"];

/// The files that may name scars: where they are told apart, shaped, and where the lines of cells are named and stored.
const MAY_NAME: [&str; 5] = ["scar.rs", "lesion.rs", "cells.rs", "key_frames.rs", "parameters.rs"];

/// What a step of healing is made of; a file that is renamed must be found again.
const STEP: [&str; 12] = [
    "density.rs",
    "fibroblast.rs",
    "healing.rs",
    "leukocyte.rs",
    "matrix.rs",
    "needle.rs",
    "sampling.rs",
    "signals.rs",
    "smoothing.rs",
    "stepper.rs",
    "surface.rs",
    "surroundings.rs",
];

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/skin");
    let entries = std::fs::read_dir(folder).expect("src/skin is readable");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry is readable").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files
}

fn name(path: &Path) -> String {
    path.file_name().expect("a file has a name").to_string_lossy().into_owned()
}

/// The code of a file without comments and without its tests.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a source file is readable");
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n").to_ascii_lowercase()
}

#[test]
fn the_step_of_healing_names_no_scar() {
    let files = files();
    for part in STEP {
        assert!(files.iter().any(|path| name(path) == part), "{part} is part of the step and is gone");
        assert!(!MAY_NAME.contains(&part), "{part} may not name scars");
    }
    for path in files.iter().filter(|path| !MAY_NAME.contains(&name(path).as_str())) {
        let code = code(path);
        for scar in NAMES {
            assert!(!code.contains(scar), "{} names {scar}", path.display());
        }
    }
}

#[test]
fn a_special_case_would_be_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/skin");
    let lesion = code(&folder.join("lesion.rs"));
    assert!(["icepick", "boxcar", "rolling", "hypertrophic", "keloid"].iter().all(|scar| lesion.contains(scar)));
}
