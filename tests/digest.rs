//! Bit-for-bit determinism: each scenario has one committed fingerprint, the same natively and in every browser.
//!
//! A fingerprint changes only with the model itself: then run `cargo test --test digest` and copy what it prints.

use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

const SEED: u64 = 2026;

fn course(skin: Skin, sessions: u32) -> CourseSpec {
    let session_days = (0..sessions).map(|session| f64::from(session) * 28.0).collect();
    CourseSpec { grid: Grid::STANDARD, skin, needle: Needle::default(), session_days, seed: SEED }
}

/// Fingerprint of the state at the first step that ends at or after `day`.
fn digest_at(spec: CourseSpec, day: f64) -> u64 {
    let mut course = Course::new(spec);
    while course.computed_until_d() < day {
        course.advance(1);
    }
    course.state().digest()
}

#[track_caller]
fn assert_digest(spec: CourseSpec, day: f64, committed: u64) {
    let digest = digest_at(spec, day);
    assert_eq!(digest, committed, "the fingerprint is now {digest:#018X}");
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn healthy_skin_without_needles() {
    assert_digest(course(Skin::Healthy, 0), 365.0, 0xDF5B_AD0D_9FEC_7BD2);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn healthy_skin_with_six_sessions() {
    assert_digest(course(Skin::Healthy, 6), 365.0, 0x1FFF_59F3_F656_A02E);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn boxcar_scar_with_six_sessions() {
    assert_digest(course(Skin::SHALLOW_BOXCAR, 6), 365.0, 0x6C19_95B5_2B91_6960);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn boxcar_scar_under_a_home_roller() {
    let spec = course(Skin::SHALLOW_BOXCAR, 1);
    let needle = Needle { length_mm: 0.25, ..spec.needle };
    assert_digest(CourseSpec { needle, ..spec }, 365.0, 0x781B_DFB6_2264_3F6E);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn calibration_wound_for_thirty_days() {
    assert_digest(course(Skin::CalibrationWound { width_mm: 2.0 }, 0), 30.0, 0xC8E7_7695_3B59_4925);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn fine_grid_for_twenty_days() {
    let spec = course(Skin::SHALLOW_BOXCAR, 1);
    assert_digest(CourseSpec { grid: Grid::FINE, ..spec }, 20.0, 0xF910_AB67_D258_6F28);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn the_same_seed_gives_the_same_bits_and_another_seed_does_not() {
    let spec = course(Skin::SHALLOW_BOXCAR, 1);
    let first = digest_at(spec.clone(), 10.0);
    assert_eq!(first, digest_at(spec.clone(), 10.0));
    assert_ne!(first, digest_at(CourseSpec { seed: SEED + 1, ..spec }, 10.0));
}
