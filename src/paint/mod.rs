//! From a draw list to pixels (WebGL2, Canvas2D) or to SVG.
//!
//! Invariant: painters draw what the list says and know nothing of skin.

mod geometry;
mod number;
#[cfg(feature = "class")]
pub mod qr;
pub mod still;
pub mod svg;

#[cfg(feature = "web")]
mod canvas2d;
#[cfg(feature = "web")]
mod glow_sheet;
#[cfg(feature = "web")]
mod labels;
#[cfg(feature = "web")]
mod painter;
#[cfg(feature = "web")]
mod webgl2;

#[cfg(feature = "web")]
pub use painter::{Drawn, PaintError, Painter, Wish};
