//! The chapters: prose beside a figure.

#[path = "../document/frame.rs"]
pub mod frame;
