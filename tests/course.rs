//! The figure of a course: its band holds its median, its sessions are marked, its calendar has every day once, its words are
//! true of its numbers.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::scene::calendar::{Day, calendar, day_of, days, told};
use pinprick::scene::course_chart::{CourseKind, course_chart, ladder_chart, ladder_description, points};
use pinprick::scene::course_words::{course_table, ladder_sentence, ladder_table, plan, price, sentence};
use pinprick::scene::needle_depth::{self, Layer, needle_depth};
use pinprick::scene::outlook::Outlook;
use pinprick::skin::ensemble::{Band, Ensemble, MEMBERS};
use pinprick::skin::grid::Grid;
use pinprick::skin::ladder::{Ladder, RUNGS, Rung};
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::protocol::Protocol;
use pinprick::skin::scar::Skin;

const HEIGHT_PX: f32 = 230.0;

fn protocol(skin: Skin, sessions: usize) -> Protocol {
    Protocol { grid: Grid::STANDARD, skin, needle: Needle::default(), sessions, interval_d: 28.0, seed: 1 }
}

/// A course that is wholly computed, with made-up numbers: the scar goes from one depth to another in a straight line.
fn outlook(skin: Skin, sessions: usize, adds: impl Fn(usize) -> f32) -> Outlook {
    let protocol = protocol(skin, sessions);
    let blank = Outlook::new(&Ensemble::new(protocol), &Ladder::new(protocol));
    let n = blank.days.len();
    let line = |from: f32, to: f32| (0..n).map(|k| from + (to - from) * k as f32 / (n - 1) as f32).collect::<Vec<_>>();
    let band = |line: &[f32], off: f32| {
        let around = |value: &f32| Band { low: value - off, median: *value, high: value + off };
        line.iter().map(around).collect::<Vec<_>>()
    };
    let (surface, collagen) = (line(0.4, 0.2), line(62.0, 85.0));
    let mut value = 0.0;
    let rung = |k: usize| {
        let added = adds(k);
        value += added;
        Rung { value, added, least: added - 0.02, most: added + 0.02 }
    };
    Outlook {
        surface_mm: band(&surface, 0.05),
        collagen: band(&collagen, 4.0),
        published_mm: surface,
        published_collagen: collagen,
        untreated_mm: line(0.4, 0.39),
        untreated_collagen: line(62.0, 63.0),
        finished: MEMBERS,
        rungs: (0..RUNGS).map(rung).collect(),
        climbed: 6,
        progress: 1.0,
        complete: true,
        ..blank
    }
}

/// The points of the path of a class.
fn path(svg: &str, class: &str) -> Vec<[f32; 2]> {
    let from = svg.split(&format!("class=\"{class}\"")).nth(1).expect("the chart has such a path");
    let d = from.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a path has points");
    let pairs = d.split(['M', 'L', 'Z']).filter(|pair| !pair.is_empty());
    let number = |text: &str| text.parse().expect("a coordinate is a number");
    pairs.map(|pair| pair.split_once(' ').map(|(x, y)| [number(x), number(y)]).expect("two coordinates")).collect()
}

#[test]
fn the_band_contains_the_median_everywhere_and_the_untreated_line_is_there() {
    for skin in [Skin::SHALLOW_BOXCAR, Skin::Keloid] {
        for kind in [CourseKind::Surface, CourseKind::Collagen] {
            let svg = course_chart("a", kind, &outlook(skin, 3, |_| 0.1), HEIGHT_PX);
            let (median, band) = (path(&svg, "line-median"), path(&svg, "band"));
            assert!(path(&svg, "line-untreated").len() == median.len());
            let (upper, lower) = band.split_at(band.len() / 2);
            for ((one, other), [x, y]) in upper.iter().zip(lower.iter().rev()).zip(median) {
                assert_eq!((one[0], other[0]), (x, x));
                let [least, most] = [one[1].min(other[1]), one[1].max(other[1])];
                assert!((least..=most).contains(&y), "{kind:?}: {y} lies outside {least} to {most}");
                assert!(most - least > 1.0, "the band can be seen");
            }
        }
    }
}

#[test]
fn every_session_is_marked_on_the_axis_and_the_window_of_judging_ends_with_it() {
    for sessions in 1..=8 {
        let outlook = outlook(Skin::SHALLOW_BOXCAR, sessions, |_| 0.1);
        let svg = course_chart("a", CourseKind::Surface, &outlook, HEIGHT_PX);
        assert_eq!(svg.matches("class=\"session\"").count(), sessions);
        let judging = svg.split("class=\"judging\"").nth(1).expect("the window is drawn");
        let percent = |name: &str| {
            let value = judging.split(name).nth(1).and_then(|rest| rest.split('%').next());
            value.and_then(|value| value.parse::<f32>().ok()).expect("a share of the width")
        };
        let (x, width) = (percent(" x=\""), percent(" width=\""));
        assert!((x + width - 100.0).abs() < 0.2, "six months after the last session is the last day");
        assert!(x > 0.0 && x < 100.0);
    }
}

#[test]
fn before_anything_is_computed_the_charts_are_empty_frames() {
    let protocol = protocol(Skin::SHALLOW_BOXCAR, 3);
    let blank = Outlook::new(&Ensemble::new(protocol), &Ladder::new(protocol));
    let svg = course_chart("a", CourseKind::Surface, &blank, HEIGHT_PX);
    assert!(!svg.contains("line-median") && !svg.contains("class=\"band\"") && svg.contains("class=\"axis\""), "{svg}");
    assert!(!ladder_chart("a", &blank, HEIGHT_PX).contains("class=\"rung"));
    assert!(sentence(&blank).contains("being computed"));
    assert!(course_table(&blank).rows.is_empty() && ladder_table(&blank).rows.is_empty());
}

#[test]
fn what_is_computed_so_far_grows_from_a_line_to_a_band() {
    let protocol = protocol(Skin::SHALLOW_BOXCAR, 1);
    let (mut ensemble, ladder) = (Ensemble::new(protocol), Ladder::new(protocol));
    ensemble.advance(200);
    let part = Outlook::new(&ensemble, &ladder);
    assert!(part.published_mm.len() > 1 && part.published_mm.len() < part.days.len());
    let svg = course_chart("a", CourseKind::Surface, &part, HEIGHT_PX);
    assert!(
        svg.contains("line-median") && !svg.contains("class=\"band\""),
        "the course with the published numbers alone"
    );
    while ensemble.finished() < 2 {
        ensemble.advance(50);
    }
    let two = Outlook::new(&ensemble, &ladder);
    assert_eq!((two.surface_mm.len(), two.untreated_mm.len()), (two.days.len(), two.days.len()));
    assert!(course_chart("a", CourseKind::Surface, &two, HEIGHT_PX).contains("class=\"band\""));
}

#[test]
fn the_sentence_tells_the_numbers_of_the_last_day_and_that_they_are_the_models() {
    let told = sentence(&outlook(Skin::SHALLOW_BOXCAR, 3, |_| 0.1));
    assert_eq!(
        told,
        "After 3 sessions, 4 weeks apart, the scar of the model is 0.20 mm deep six months on (10 to 90% of 16 courses: 0.15 \
         to 0.25 mm). It began at 0.40 mm; left alone, it would be 0.39 mm."
    );
    assert!(sentence(&outlook(Skin::Keloid, 1, |_| 0.1)).contains("mm high on average"));
    assert_eq!(plan(&protocol(Skin::Keloid, 1)), "After one session");
}

#[test]
fn the_ladder_says_whether_sessions_bring_less_or_more() {
    let less = ladder_sentence(&outlook(Skin::SHALLOW_BOXCAR, 3, |k| 0.12 - 0.01 * k as f32));
    assert!(less.contains("later ones bring less"), "{less}");
    let more = ladder_sentence(&outlook(Skin::DEEP_BOXCAR, 3, |k| 0.01 + 0.01 * k as f32));
    assert!(more.contains("answers slowly at first"), "{more}");
    let grows = ladder_sentence(&outlook(Skin::Keloid, 3, |_| 0.03));
    assert!(grows.contains("grows with needling") && grows.contains("Ask a dermatologist"), "{grows}");
    let shrinks = ladder_sentence(&outlook(Skin::Hypertrophic { age_months: 48.0 }, 3, |_| -0.04));
    assert!(shrinks.contains("shrinks with needling: one session leaves it 8% smaller, eight 36%"), "{shrinks}");
}

#[test]
fn the_bars_of_the_ladder_stand_on_one_another() {
    let outlook = outlook(Skin::SHALLOW_BOXCAR, 4, |k| if k == 0 { 0.0 } else { 0.1 });
    let svg = ladder_chart("a", &outlook, HEIGHT_PX);
    assert_eq!(svg.matches("class=\"rung added").count(), RUNGS);
    assert_eq!(svg.matches("class=\"rung added chosen\"").count(), 1);
    assert_eq!(svg.matches(">+10<").count(), 8);
    assert!(ladder_description(&outlook).contains("+10, +10"));
    assert_eq!([points(0.123), points(-0.02), points(0.001)], ["+12", "\u{2212}2", "0"].map(str::to_owned));
    let lost = ladder_chart("a", &self::outlook(Skin::Keloid, 4, |_| -0.05), HEIGHT_PX);
    assert_eq!(lost.matches("class=\"rung lost").count(), RUNGS);
}

#[test]
fn a_calendar_has_every_session_and_every_day_once() {
    for (sessions, interval_d) in [(1, 28.0), (3, 28.0), (8, 56.0), (8, 14.0)] {
        let protocol = Protocol { interval_d, ..protocol(Skin::ROLLING, sessions) };
        let html = calendar(&protocol);
        assert_eq!(html.matches("class=\"session\"").count(), sessions);
        assert_eq!(html.matches("class=\"last\"").count(), 1);
        assert_eq!(html.matches("h0").count(), days(&protocol), "{sessions} sessions");
        for k in 0..sessions {
            let day = protocol.session_day(k) as usize;
            assert_eq!(day_of(&protocol, day), Day::Session(k + 1));
            assert_eq!(day_of(&protocol, day + 3), Day::Red);
            assert_ne!(day_of(&protocol, day + 4), Day::Red);
        }
    }
    let protocol = protocol(Skin::ROLLING, 3);
    assert_eq!(day_of(&protocol, 56 + 90), Day::Plain);
    assert_eq!(day_of(&protocol, 56 + 91), Day::Judging);
    assert_eq!(day_of(&protocol, 56 + 182), Day::Last);
    assert!(told(&protocol).contains("days 0, 28, 56") && told(&protocol).contains("from day 147 to day 238"));
}

#[test]
fn needle_length_is_shown_beside_the_depth_and_its_layer() {
    let needle = |device, length_mm| Needle { device, length_mm, ..Needle::default() };
    let told = |device, length_mm| needle_depth::told(&needle(device, length_mm));
    assert!(
        told(Device::Stamp, 0.25)
            .starts_with("0.25 mm of needle reach 0.09 mm in the model: they stay in the epidermis")
    );
    assert_eq!(told(Device::Stamp, 1.5), "1.50 mm of needle reach 0.84 mm in the model: the lower dermis.");
    assert!(told(Device::Pen, 1.5).contains("reach 1.42 mm") || told(Device::Pen, 1.5).contains("reach 1.43 mm"));
    assert_eq!(
        [0.05, 0.3, 1.0, 1.5].map(Layer::at),
        [Layer::Epidermis, Layer::UpperDermis, Layer::LowerDermis, Layer::Fat]
    );
    let svg = needle_depth(&needle(Device::Stamp, 3.0));
    assert_eq!(svg.matches("class=\"needle\"").count(), 2);
}

#[test]
fn the_tables_have_a_row_a_month_and_a_row_a_session_and_the_price_follows_the_sessions() {
    let outlook = outlook(Skin::SHALLOW_BOXCAR, 3, |_| 0.1);
    let course = course_table(&outlook);
    assert_eq!((course.headings.len(), course.rows.len()), (6, 8), "minute 0 and seven whole months");
    assert_eq!(course.rows[0][1..4], ["0.40", "0.35 to 0.45", "0.40"].map(str::to_owned));
    let ladder = ladder_table(&outlook);
    assert_eq!((ladder.headings.len(), ladder.rows.len()), (4, RUNGS));
    assert_eq!(ladder.rows[1], ["1", "20", "+10", "+8 to +12"].map(str::to_owned));
    assert!(price(&protocol(Skin::ROLLING, 3)).contains("3 sessions over 8 weeks: 300 to 2100 US dollars"));
    assert!(price(&protocol(Skin::ROLLING, 1)).contains("One session: 100 to 700 US dollars"));
}

#[test]
fn a_chart_that_is_as_wide_as_its_box_knows_no_width_and_has_ticks_for_narrow_and_for_wide_boxes() {
    for sessions in 1..=8 {
        let svg = course_chart("a", CourseKind::Surface, &outlook(Skin::SHALLOW_BOXCAR, sessions, |_| 0.1), HEIGHT_PX);
        assert!(svg.starts_with("<svg class=\"chart fluid\" role=\"img\""), "{svg}");
        let [few, many] = ["label few", "label many"].map(|class| svg.matches(class).count());
        let both = svg.matches("class=\"label\"").count() - 2;
        assert!(few + both >= 3 && many + both >= few + both, "{sessions} sessions: {few}, {many}, {both}");
    }
}
