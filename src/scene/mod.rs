//! From a moment of the skin to a draw list, labels, charts and the sentence of what is happening.
//!
//! Invariant: this layer knows no browser; everything in it is plain arrays and strings.

pub mod draw_list;
pub mod tissue;
