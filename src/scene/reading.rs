//! The reading at any time: between two steps of the course, the straight line.

use crate::skin::course::Reading;
use crate::skin::scar::{Form, Skin};

/// The reading at `time_d`, clamped to what is computed; none before anything is.
#[must_use]
pub fn reading_at(readings: &[Reading], time_d: f64) -> Option<Reading> {
    let after = readings.partition_point(|reading| reading.time_d < time_d);
    let Some(later) = readings.get(after) else { return readings.last().copied() };
    let Some(earlier) = after.checked_sub(1).map(|before| &readings[before]) else { return Some(*later) };
    let share = ((time_d - earlier.time_d) / (later.time_d - earlier.time_d)) as f32;
    let mix = |one: f32, other: f32| one + share * (other - one);
    Some(Reading {
        time_d,
        collagen_1: mix(earlier.collagen_1, later.collagen_1),
        collagen_3: mix(earlier.collagen_3, later.collagen_3),
        height_mm: mix(earlier.height_mm, later.height_mm),
        extreme_height_mm: mix(earlier.extreme_height_mm, later.extreme_height_mm),
        volume_recovered: mix(earlier.volume_recovered, later.volume_recovered),
        depth_recovered: mix(earlier.depth_recovered, later.depth_recovered),
        tgf_beta_ng_ml: mix(earlier.tgf_beta_ng_ml, later.tgf_beta_ng_ml),
        neutrophils_per_mm3: mix(earlier.neutrophils_per_mm3, later.neutrophils_per_mm3),
        macrophages_per_mm3: mix(earlier.macrophages_per_mm3, later.macrophages_per_mm3),
        fibroblasts_per_mm3: mix(earlier.fibroblasts_per_mm3, later.fibroblasts_per_mm3),
        activation: mix(earlier.activation, later.activation),
    })
}

/// Share of collagen III in the collagen that is there, 0 to 1; 0 where there is none.
#[must_use]
pub fn share_of_type_3(reading: &Reading) -> f32 {
    let all = reading.collagen_1 + reading.collagen_3;
    if all > 0.0 { reading.collagen_3 / all } else { 0.0 }
}

/// What has become of a skin since minute 0, swelling left out; shares under half a per cent count as nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// The scar is as it was.
    Unchanged,
    /// Share of the depth of a sunken scar that has filled, over 0.
    Filled(f32),
    /// Share of its depth by which a sunken scar is deeper, over 0.
    Deeper(f32),
    /// Share of its volume by which a raised scar has grown, over 0: a keloid grows at its shoulders, not at its top.
    Grown(f32),
    /// Share of the volume of a raised scar that is gone, over 0.
    Shrunk(f32),
    /// Rise of the surface of skin without a scar, mm; negative when it sank.
    Risen(f32),
}

/// Shares smaller than this are told as none: half of the last digit of a per cent.
const SAME_SHARE: f32 = 0.005;

/// What has become of `skin` between two readings of its course; `start` is the one at minute 0.
#[must_use]
pub fn change(skin: &Skin, start: &Reading, now: &Reading) -> Change {
    let told = |share: f32, more: fn(f32) -> Change, less: fn(f32) -> Change| match share {
        share if share >= SAME_SHARE => more(share),
        share if share <= -SAME_SHARE => less(-share),
        _ => Change::Unchanged,
    };
    match skin.form() {
        Form::Level => Change::Risen(now.height_mm - start.height_mm),
        Form::Sunken => told(now.depth_recovered, Change::Filled, Change::Deeper),
        Form::Raised => told(now.volume_recovered, Change::Shrunk, Change::Grown),
    }
}
