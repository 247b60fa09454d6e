//! Controls as they are written into the page: markup alone. `app::bind` listens to them.

pub(super) mod scrubber;
pub(super) mod segmented;
pub(super) mod select;
pub(super) mod slider;
pub(super) mod switch;
