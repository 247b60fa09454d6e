//! From a moment of the skin to a draw list, labels, charts and the sentence of what is happening.
//!
//! Invariant: this layer knows no browser; everything in it is plain arrays and strings.

pub mod caption;
pub mod chart;
pub mod draw_list;
pub mod number;
pub mod reading;
pub mod table;
pub mod timeline;
pub mod tissue;
