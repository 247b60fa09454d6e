//! From a draw list to pixels (WebGL2, Canvas2D) or to SVG.
//!
//! Invariant: painters draw what the list says and know nothing of skin.

pub mod svg;
