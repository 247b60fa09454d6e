//! Pinprick: how skin answers needles, as a live model in the browser.
//!
//! Layers, each knowing only those before it: [`skin`] (physics), [`quiz`] (rules) and [`content`] (words and facts) are pure;
//! [`scene`] turns a moment of the skin into a draw list; [`paint`] puts a draw list on a screen or into SVG;
//! `app` is what the reader touches.

pub mod content;
#[cfg(feature = "class")]
pub mod lesson;
pub mod paint;
pub mod quiz;
pub mod scene;

pub use pinprick_skin as skin;

#[cfg(feature = "web")]
pub mod app;
