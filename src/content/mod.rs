//! Words and facts, made from `content/` by `build.rs`.
//!
//! Invariant: this layer holds no logic but look-up and formatting, and knows no browser.
