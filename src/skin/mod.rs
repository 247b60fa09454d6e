//! The skin model: signals, matrix, cells, needles and the course of healing on a small grid.
//!
//! Invariant: this layer knows no browser, no clock, no words and no pixels; time, seed and input are arguments.

pub mod cells;
pub mod course;
pub mod density;
pub mod digest;
pub mod ensemble;
pub mod fibroblast;
pub mod grid;
pub mod healing;
pub mod key_frames;
pub mod ladder;
pub mod lanes;
pub mod lesion;
pub mod leukocyte;
pub mod matrix;
pub mod moment;
pub mod needle;
pub mod order;
pub mod parameters;
pub mod plan;
pub mod protocol;
pub mod random;
pub mod reading;
pub mod run;
pub mod sampling;
pub mod scar;
pub mod signals;
pub mod smoothing;
pub mod state;
pub mod stepper;
pub mod surface;
pub mod surroundings;
pub mod tridiagonal;
pub mod variation;
pub mod within;
