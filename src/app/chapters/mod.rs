//! The chapters: prose beside a figure.

pub mod frame;
pub mod gallery;
pub mod living;
pub mod sessions;
