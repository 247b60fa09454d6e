//! The code solves the equations of the model: the verification tests V1 to V18 and V20 with their criteria (V19 needs a keloid).
#![cfg(not(target_arch = "wasm32"))]

mod cells;
mod dermis;
mod healing;
mod lifecycle;
mod matrix;
mod needling;
mod signals;
mod voxel;

#[path = "../seeds/mod.rs"]
mod seeds;
