//! What the reader touches: Yew components and the driver of the frame loop.
//!
//! Invariant: the only layer that knows the browser's clock; per-frame drawing never passes through the virtual DOM.
