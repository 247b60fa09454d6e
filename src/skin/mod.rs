//! The skin model: signals, matrix, cells, needles and the course of healing on a small grid.
//!
//! Invariant: this layer knows no browser, no clock, no words and no pixels; time, seed and input are arguments.

pub mod course;
pub mod grid;
pub mod moment;
pub mod needle;
pub mod scar;
