//! The time axis, as a reader meets it: what is where, what the buttons do, how fast it plays.
// Property tests are native only.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::scene::timeline::{MONTH_D, Phase, Timeline, label, last_session, phase_at, span};
use proptest::prelude::*;

const YEAR: f64 = 365.0;
const HOUR: f64 = 1.0 / 24.0;

fn course() -> impl Strategy<Value = Timeline> {
    (0_usize..=8, 14.0..56.0_f64).prop_map(|(sessions, interval)| {
        let days: Vec<f64> = (0..sessions).map(|i| i as f64 * interval).collect();
        let last = days.last().copied().unwrap_or_default();
        Timeline::new((last + 182.0).max(YEAR), &days)
    })
}

#[test]
fn the_named_moments_lie_about_evenly_apart_on_the_axis() {
    let timeline = Timeline::new(YEAR, &[0.0]);
    let moments = [0.0, HOUR, 1.0, 5.0, 14.0, 28.0, 3.0 * MONTH_D, 6.0 * MONTH_D, YEAR];
    for pair in moments.windows(2) {
        let gap = timeline.position(pair[1]) - timeline.position(pair[0]);
        assert!((0.07..0.19).contains(&gap), "from day {} to day {}: {gap}", pair[0], pair[1]);
    }
}

#[test]
fn the_clock_has_the_published_borders() {
    let phases = [-1.0, 0.0, 0.5 * HOUR, 1.5 * HOUR, 2.9, 3.1, 20.9, 21.1, 700.0].map(|days| phase_at(Some(days)));
    use Phase::{Bleeding, Inflammation, NewCollagen, Remodelling};
    let expected =
        [Bleeding, Bleeding, Bleeding, Inflammation, Inflammation, NewCollagen, NewCollagen, Remodelling, Remodelling];
    assert_eq!(phases, expected.map(Some));
    assert_eq!(phase_at(None), None, "no session, no phase");
}

#[test]
fn one_session_gives_four_bands_from_edge_to_edge() {
    let timeline = Timeline::new(YEAR, &[0.0]);
    let bands = timeline.bands();
    assert_eq!(bands.iter().map(|band| band.phase).collect::<Vec<_>>(), Phase::ALL);
    assert_eq!((bands[0].from, bands[3].to), (0.0, 1.0));
    for band in &bands {
        assert!(band.to - band.from > 0.1, "{band:?} is wide enough for its name");
    }
}

#[test]
fn no_session_gives_no_bands() {
    assert!(Timeline::new(YEAR, &[]).bands().is_empty());
}

#[test]
fn each_session_starts_the_clock_again() {
    let timeline = Timeline::new(YEAR, &[0.0, 28.0]);
    assert_eq!(timeline.phase(27.9), Some(Phase::Remodelling));
    assert_eq!(timeline.phase(28.0), Some(Phase::Bleeding));
    assert_eq!(timeline.phase(30.0), Some(Phase::Inflammation));
    assert_eq!(timeline.phase(40.0), Some(Phase::NewCollagen));
    let second = last_session(timeline.session_days(), 40.0).expect("two sessions were given");
    assert_eq!((second.number, second.days_ago), (2, 12.0));
    assert_eq!(timeline.bands().iter().filter(|band| band.phase == Phase::NewCollagen).count(), 2);
}

#[test]
fn times_have_plain_names() {
    let names =
        [0.0, 20.0 / 1440.0, 6.0 * HOUR, 1.0, 3.0, 10.0, 14.0, 42.0, 2.0 * MONTH_D, 6.0 * MONTH_D, YEAR].map(label);
    let expected = [
        "Minute 0",
        "Minute 20",
        "Hour 6",
        "Day 1",
        "Day 3",
        "Day 10",
        "Week 2",
        "Week 6",
        "Month 2",
        "Month 6",
        "Month 12",
    ];
    assert_eq!(names, expected);
    assert_eq!([HOUR, 2.0 * HOUR, 1.0, 35.0, 70.0].map(span), ["1 hour", "2 hours", "1 day", "5 weeks", "2 months"]);
}

#[test]
fn the_step_buttons_stop_at_the_moments_that_a_reader_would_name() {
    let timeline = Timeline::new(YEAR, &[0.0]);
    let labels: Vec<String> = timeline.stops_d().iter().map(|stop| label(*stop)).collect();
    let expected = [
        "Minute 0", "Hour 1", "Hour 6", "Day 1", "Day 2", "Day 3", "Day 5", "Day 7", "Day 10", "Week 2", "Week 3",
        "Week 4", "Week 6", "Month 2", "Month 3", "Month 4", "Month 6", "Month 9", "Month 12",
    ];
    assert_eq!(labels, expected);
}

#[test]
fn a_year_plays_in_about_half_a_minute() {
    for timeline in [Timeline::new(YEAR, &[0.0]), Timeline::new(574.0, &[0.0, 56.0])] {
        let after = |seconds| timeline.advance(0.0, seconds, 1.0);
        assert!((after(32.0) - YEAR).abs() < 0.01, "day {} after 32 s", after(32.0));
        assert!(after(31.0) < YEAR - 10.0);
        assert!((timeline.advance(0.0, 8.0, 4.0) - YEAR).abs() < 0.01, "four times as fast");
    }
}

#[test]
fn the_axis_keeps_few_marks_when_narrow_and_all_when_wide() {
    let timeline = Timeline::new(YEAR, &[0.0]);
    let labels = |width| timeline.ticks(width).into_iter().map(|tick| tick.label).collect::<Vec<_>>();
    assert_eq!(labels(760.0), ["0", "1 h", "1 d", "5 d", "2 wk", "4 wk", "3 mo", "6 mo", "12 mo"]);
    assert_eq!(labels(280.0), ["0", "1 d", "4 wk", "3 mo", "12 mo"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn time_and_position_are_inverse_and_ascending(timeline in course(), one in 0.0..1.0_f32, other in 0.0..1.0_f32) {
        let time_d = timeline.time_d(one);
        prop_assert!((timeline.position(time_d) - one).abs() < 1e-6);
        prop_assert!((0.0..=timeline.end_d()).contains(&time_d));
        prop_assert_eq!(one < other, timeline.time_d(one) < timeline.time_d(other));
    }

    #[test]
    fn playing_in_small_steps_is_playing_in_one(timeline in course(), start in 0.0..100.0_f64, seconds in 0.0..40.0_f64) {
        let mut time_d = start;
        for _ in 0..100 {
            time_d = timeline.advance(time_d, seconds / 100.0, 1.0);
        }
        let at_once = timeline.advance(start, seconds, 1.0);
        prop_assert!((time_d - at_once).abs() < 1e-6 * at_once.max(1.0));
    }

    #[test]
    fn bands_touch_and_name_the_phase_in_which_they_end(timeline in course()) {
        let bands = timeline.bands();
        prop_assert_eq!(bands.is_empty(), timeline.session_days().is_empty());
        for pair in bands.windows(2) {
            prop_assert_eq!(pair[0].to, pair[1].from);
        }
        for band in &bands {
            prop_assert_eq!(timeline.phase(timeline.time_d(band.to - 0.002)), Some(band.phase));
        }
        prop_assert!(bands.last().is_none_or(|band| band.to == 1.0));
    }

    #[test]
    fn stops_ascend_hold_every_session_and_are_all_reached_both_ways(timeline in course()) {
        let stops = timeline.stops_d();
        prop_assert!(stops.windows(2).all(|pair| pair[1] - pair[0] > 0.04), "{:?}", stops);
        prop_assert_eq!((stops[0], stops[stops.len() - 1]), (0.0, timeline.end_d()));
        prop_assert!(timeline.session_days().iter().all(|day| stops.contains(day)));
        for pair in stops.windows(2) {
            prop_assert_eq!(timeline.next_stop(pair[0]), pair[1]);
            prop_assert_eq!(timeline.previous_stop(pair[1]), pair[0]);
        }
        prop_assert_eq!(timeline.next_stop(timeline.end_d()), timeline.end_d());
        prop_assert_eq!(timeline.previous_stop(0.0), 0.0);
    }

    #[test]
    fn ticks_never_crowd(timeline in course(), width in 200.0..1600.0_f32) {
        let ticks = timeline.ticks(width);
        prop_assert!(ticks.len() >= 3);
        prop_assert_eq!((ticks[0].position, ticks[ticks.len() - 1].position), (0.0, 1.0));
        for pair in ticks.windows(2) {
            prop_assert!((pair[1].position - pair[0].position) * width >= 43.9, "{:?} at {width}", pair);
        }
    }
}
