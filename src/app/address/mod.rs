//! The address of the page: everything that a link reproduces, and nothing else.
//!
//! Never in it: theme and motion, which are the reader's own, and whatever the reader answers in the quiz.

pub mod state;
