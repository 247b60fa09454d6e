//! What the reader touches: the program that takes up the page as it was written, and the driver of the frame loop.
//!
//! Invariant: the only layer that knows the browser's clock. In the browser nothing makes markup but `bind::set_markup`.

pub mod address;
pub mod bind;
pub mod clock;
pub mod course;
#[cfg(feature = "prerender")]
pub mod document;
pub mod driver;
pub mod evidence;
pub mod fatal;
pub mod figure;
pub mod gallery;
pub mod header;
pub mod host;
pub mod idle;
pub mod keys;
pub mod needles;
pub mod observe;
pub mod phrases;
pub mod predict;
pub mod quiz;
pub mod root;
pub mod settings;
