//! The chapters: prose beside a figure.

pub mod gallery;
pub mod living;
pub mod sessions;
pub mod studies;

mod frame;
