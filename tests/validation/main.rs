//! Validation: what courses come to after twelve months, against the reference prototype and against what was asked of the model.
#![cfg(not(target_arch = "wasm32"))]

mod ablation;
mod claims;
mod courses;
mod grids;
mod reference;
#[path = "../seeds/mod.rs"]
mod seeds;
