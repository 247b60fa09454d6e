//! The reading at any time: between two steps of the course, the straight line.

use crate::skin::course::Reading;

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
