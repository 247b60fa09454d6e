//! What holds for every control value, and for values that no control can give.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::moment::Moment;
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::parameters::{Controls, Parameters};
use pinprick::skin::scar::Skin;
use pinprick::skin::state::State;
use proptest::prelude::*;

fn control(pick: fn(&Controls) -> f32) -> std::ops::RangeInclusive<f32> {
    pick(&Parameters::LOWEST.controls)..=pick(&Parameters::HIGHEST.controls)
}

/// Every skin; `measure` draws a measure of the control that it picks.
fn skins<S: Strategy<Value = f32> + 'static>(measure: impl Fn(fn(&Controls) -> f32) -> S) -> BoxedStrategy<Skin> {
    let pair = |depth, width| (measure(depth), measure(width));
    prop_oneof![
        Just(Skin::Healthy),
        Just(Skin::FlatMark),
        Just(Skin::Keloid),
        pair(|controls| controls.icepick_depth_mm, |controls| controls.icepick_width_mm)
            .prop_map(|(depth_mm, width_mm)| Skin::Icepick { depth_mm, width_mm }),
        pair(|controls| controls.boxcar_depth_mm, |controls| controls.boxcar_width_mm)
            .prop_map(|(depth_mm, width_mm)| Skin::Boxcar { depth_mm, width_mm }),
        pair(|controls| controls.rolling_depth_mm, |controls| controls.rolling_width_mm)
            .prop_map(|(depth_mm, width_mm)| Skin::Rolling { depth_mm, width_mm }),
        measure(|controls| controls.hypertrophic_age_months).prop_map(|age_months| Skin::Hypertrophic { age_months }),
        measure(|controls| controls.wound_width_mm).prop_map(|width_mm| Skin::CalibrationWound { width_mm }),
    ]
    .boxed()
}

fn needles(values: impl Strategy<Value = [f32; 4]>) -> impl Strategy<Value = Needle> {
    (prop_oneof![Just(Device::Stamp), Just(Device::Pen)], values).prop_map(
        |(device, [length_mm, diameter_mm, density_per_cm2, quality])| Needle {
            device,
            length_mm,
            diameter_mm,
            density_per_cm2,
            quality,
        },
    )
}

/// Every course that the controls can ask for.
fn allowed() -> impl Strategy<Value = CourseSpec> {
    let skin = skins(control);
    let needle = needles([
        control(|controls| controls.needle_length_mm),
        control(|controls| controls.needle_diameter_mm),
        control(|controls| controls.needle_density_per_cm2),
        control(|controls| controls.needle_quality),
    ]);
    let sessions = (0_u32..=4, 1.0..28.0).prop_map(|(count, every)| (0..count).map(|k| f64::from(k) * every).collect());
    (skin, needle, sessions, any::<u64>()).prop_map(|(skin, needle, session_days, seed)| CourseSpec {
        grid: Grid::STANDARD,
        skin,
        needle,
        session_days,
        seed,
    })
}

/// Anything that the types allow.
fn garbage() -> impl Strategy<Value = CourseSpec> {
    let any_f32 = || any::<u32>().prop_map(f32::from_bits);
    let skin = skins(|_| any_f32());
    let needle = needles([any_f32(), any_f32(), any_f32(), any_f32()]);
    let sessions = prop::collection::vec(prop_oneof![any::<u64>().prop_map(f64::from_bits), -10.0..900.0], 0..14);
    (any::<[usize; 4]>(), any_f32(), skin, needle, sessions, any::<u64>()).prop_map(
        |([nx, nz, epidermis_rows, dermis_rows], dx_mm, skin, needle, session_days, seed)| CourseSpec {
            // The fine grid is asked for rarely: it takes its time.
            grid: Grid { nx: nx >> 57, nz, epidermis_rows, dermis_rows, dx_mm },
            skin,
            needle,
            session_days,
            seed,
        },
    )
}

fn assert_sound(state: &State) {
    let named =
        ["collagen I", "collagen III", "alignment 1", "alignment 2", "debris", "provisional", "alarm", "TGF-beta"];
    for (name, field) in named.into_iter().zip(state.fields()) {
        let least = if name.starts_with("alignment") { -1.0 - 1e-5 } else { 0.0 };
        assert!(field.iter().all(|value| value.is_finite() && *value >= least), "{name}");
    }
    let (grid, cells) = (state.grid, &state.cells);
    assert!(cells.x_mm.iter().all(|x_mm| (0.0..=grid.width_mm()).contains(x_mm)));
    assert!(cells.z_mm.iter().all(|z_mm| (grid.dermis_top_mm()..=grid.dermis_floor_mm()).contains(z_mm)));
    assert!(cells.activation.iter().chain(&cells.hill).all(|share| (0.0..=1.0).contains(share)));
    assert!(cells.id.is_sorted_by(|one, next| one < next));
}

/// All numbers of a moment, as bits.
fn bits(moment: &Moment) -> Vec<u32> {
    let Moment { collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta, .. } = moment;
    let fields = [collagen_1, collagen_3, alignment_1, alignment_2, debris, provisional, alarm, tgf_beta];
    let cells = &moment.cells;
    let arrays = [&cells.x_mm, &cells.z_mm, &cells.activation, &cells.heading, &cells.presence, &moment.height_mm];
    let numbers = fields.into_iter().chain(arrays).flatten().map(|number| number.to_bits());
    numbers.chain(cells.id.iter().copied()).chain(cells.kind.iter().map(|&kind| kind as u32)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_allowed_course_stays_sound(spec in allowed()) {
        let mut course = Course::new(spec);
        while !course.advance(40) {
            assert_sound(course.state());
        }
        assert_sound(course.state());
        for reading in course.readings() {
            prop_assert!(reading.volume_recovered.is_finite() && reading.depth_recovered.is_finite());
            prop_assert!(reading.height_mm.is_finite() && reading.tgf_beta_ng_ml >= 0.0);
        }
        let days: Vec<f64> = course.tracts().iter().map(|tract| tract.day).collect();
        prop_assert!(days.is_sorted());
    }

    #[test]
    fn garbage_becomes_the_nearest_allowed_course(spec in garbage(), day in any::<u64>().prop_map(f64::from_bits)) {
        let mut course = Course::new(spec);
        prop_assert_eq!(course.spec(), &course.spec().clone().clamped());
        course.advance(30);
        assert_sound(course.state());
        let moment = course.moment(day);
        prop_assert!(moment.height_mm.iter().all(|height| height.is_finite()));
        prop_assert!(moment.cells.presence.iter().all(|share| (0.0..=1.0).contains(share)));
    }

    #[test]
    fn a_moment_is_the_same_whichever_way_it_is_reached(spec in allowed(), days in prop::collection::vec(0.0..60.0, 8)) {
        let mut course = Course::new(spec.clone());
        while course.computed_until_d() < 60.0 {
            course.advance(50);
        }
        let mut forwards = days.clone();
        forwards.sort_unstable_by(f64::total_cmp);
        forwards.extend(course.spec().session_days.clone());
        let seen: Vec<Vec<u32>> = forwards.iter().map(|&day| bits(course.moment(day))).collect();
        for (day, seen) in forwards.iter().zip(&seen).rev() {
            prop_assert!(bits(course.moment(*day)) == *seen, "backwards to day {}", day);
        }
        let mut fresh = Course::new(spec);
        while fresh.computed_until_d() < 60.0 {
            fresh.advance(1);
        }
        for day in days {
            prop_assert!(bits(fresh.moment(day)) == bits(course.moment(day)), "another course to day {}", day);
        }
    }

    #[test]
    fn a_changed_course_equals_a_fresh_one(
        first in allowed(),
        second in allowed(),
        same_skin in prop::bool::weighted(0.8),
        shared in 0_usize..4,
        computed in 0_usize..500,
    ) {
        let mut changed = first.clone();
        changed.session_days.truncate(shared);
        let last = changed.session_days.last().copied().unwrap_or(-1.0);
        changed.session_days.extend(second.session_days.iter().map(|day| last + 1.3 + day));
        if !same_skin {
            (changed.skin, changed.needle) = (second.skin, second.needle);
        }
        let mut course = Course::new(first);
        course.advance(computed);
        course.moment(30.0);
        course.respecify(changed.clone());
        let mut fresh = Course::new(changed);
        let until_d = course.computed_until_d() + 20.0;
        for course in [&mut course, &mut fresh] {
            while course.computed_until_d() < until_d.min(course.end_d()) {
                course.advance(1);
            }
        }
        prop_assert_eq!(course.spec(), fresh.spec());
        prop_assert_eq!(course.state().digest(), fresh.state().digest());
        prop_assert_eq!(course.readings(), fresh.readings());
        prop_assert_eq!(course.tracts(), fresh.tracts());
        for day in [0.0, 0.05, 5.1, 14.3, 29.9, until_d] {
            prop_assert!(bits(course.moment(day)) == bits(fresh.moment(day)), "day {}", day);
        }
    }
}
