//! Every number of the model, compiled from `content/skin.toml`.

use crate::within::Within;
include!(concat!(env!("OUT_DIR"), "/parameters.rs"));

/// A control's value inside its range; the default when `value` is no number.
#[must_use]
pub fn control_within(value: f32, pick: fn(&Controls) -> f32) -> f32 {
    let [start, lowest, highest] =
        [Parameters::VALUES, Parameters::LOWEST, Parameters::HIGHEST].map(|table| pick(&table.controls));
    if value.is_nan() { start } else { value.within(lowest, highest) }
}
