//! What the reader touches: Yew components and the driver of the frame loop.
//!
//! Invariant: the only layer that knows the browser's clock; per-frame drawing never passes through the virtual DOM.

pub mod address;
pub mod adopted;
pub mod bind;
pub mod chapters;
pub mod clock;
pub mod controls;
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
#[path = "document/icons.rs"]
pub mod icons;
pub mod idle;
pub mod keys;
pub mod needles;
pub mod observe;
pub mod predict;
pub mod prose;
pub mod quiz;
pub mod root;
pub mod settings;
