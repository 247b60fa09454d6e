//! The code solves the equations of the model: V1 to V18 and V20 of `docs/model.md`, with their criteria.
#![cfg(not(target_arch = "wasm32"))]

mod cells;
mod healing;
mod matrix;
mod needling;
mod signals;

#[path = "../seeds/mod.rs"]
mod seeds;
