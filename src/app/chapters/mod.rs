//! The chapters: prose beside a figure.

pub mod healing;
pub mod studies;
