//! The chapters: prose beside a figure.

pub mod gallery;
pub mod healing;
pub mod sessions;
pub mod studies;
pub mod twin;
