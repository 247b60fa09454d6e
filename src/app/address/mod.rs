//! The address of the page: everything that a link reproduces, and nothing else.
//!
//! `#v1&ch=healing&skin=keloid&t=28d`: a version, then what differs from the page as it is first seen. The keys of the
//! chapter `ch` are plain, those of the others have its name before them: `twin.t=3mo`. Never in it: theme and motion,
//! which are the reader's own, and whatever the reader answers in the quiz.

mod bar;
mod codec;
mod fields;
mod note;
mod pen;
pub mod state;

pub use bar::Bar;
pub use codec::{decode, encode};
pub use pen::Fault;
