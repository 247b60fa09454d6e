//! Controls that any figure can use: properties in, callbacks out, no knowledge of skin.

pub mod scrubber;
pub mod segmented;
pub mod select;
pub mod slider;
pub mod switch;
