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
    assert_digest(course(Skin::Healthy, 6), 365.0, 0x26C4_EB18_28BB_4EE0);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn boxcar_scar_with_six_sessions() {
    assert_digest(course(Skin::SHALLOW_BOXCAR, 6), 365.0, 0xB7A1_D4CA_C36D_C920);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn deep_boxcar_scar_with_six_sessions() {
    assert_digest(course(Skin::DEEP_BOXCAR, 6), 365.0, 0x9184_2BC0_D461_C52B);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn icepick_scar_with_six_sessions() {
    assert_digest(course(Skin::ICEPICK, 6), 365.0, 0x10AB_4DDC_F410_A9B8);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn icepick_scar_as_measured_with_six_sessions() {
    assert_digest(course(Skin::MEASURED_ICEPICK, 6), 365.0, 0xA48C_2673_3DE4_5DB7);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn rolling_scar_with_six_sessions() {
    assert_digest(course(Skin::ROLLING, 6), 365.0, 0x3528_30C3_92F4_A931);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn hypertrophic_scar_with_six_sessions() {
    assert_digest(course(Skin::HYPERTROPHIC, 6), 365.0, 0xE8BF_0A18_CA4C_83EC);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn keloid_with_six_sessions() {
    assert_digest(course(Skin::Keloid, 6), 365.0, 0xF31E_C8BC_D6C1_75F1);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn flat_mark_with_one_session() {
    assert_digest(course(Skin::FlatMark, 1), 60.0, 0x9C6E_976C_8727_7F11);
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
    assert_digest(CourseSpec { grid: Grid::FINE, ..spec }, 20.0, 0x7F93_659A_F7DF_0B4D);
}

#[test]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn the_same_seed_gives_the_same_bits_and_another_seed_does_not() {
    let spec = course(Skin::SHALLOW_BOXCAR, 1);
    let first = digest_at(spec.clone(), 10.0);
    assert_eq!(first, digest_at(spec.clone(), 10.0));
    assert_ne!(first, digest_at(CourseSpec { seed: SEED + 1, ..spec }, 10.0));
}
