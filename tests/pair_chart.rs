//! Charts of two skins on shared axes, their table, and the frame that all charts are drawn in.
// Strings only; the browser has nothing to add.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::scene::chart::{self, ChartKind};
use pinprick::scene::chart_pair::{PairKind, chart, description, table as pair_table};
use pinprick::scene::compare::Side;
use pinprick::scene::plot::{Axis, ChartSize, Scale, Sketch};
use pinprick::scene::specimen::Specimen;
use pinprick::scene::timeline::{MONTH_D, Timeline};
use pinprick::skin::course::Reading;
use std::collections::HashSet;

const SIZE: ChartSize = ChartSize { width_px: 380.0, height_px: 150.0 };
const KINDS: [PairKind; 2] = [PairKind::Surface, PairKind::Collagen];

/// Daily readings of a scar that goes from one height to another, mm, and from one share of collagen I to another.
fn readings(until_d: u16, heights_mm: [f32; 2], collagen: [f32; 2]) -> Vec<Reading> {
    let reading = |day: u16| {
        let share = f32::from(day) / 365.0;
        let height_mm = heights_mm[0] + share * (heights_mm[1] - heights_mm[0]);
        let collagen_1 = collagen[0] + share * (collagen[1] - collagen[0]);
        let recovered = share * (1.0 - heights_mm[1] / heights_mm[0]);
        Reading {
            time_d: f64::from(day),
            collagen_1,
            collagen_3: 0.1,
            height_mm: 0.5 * height_mm,
            extreme_height_mm: height_mm,
            volume_recovered: recovered,
            depth_recovered: recovered,
            activation: 0.2,
            ..Reading::default()
        }
    };
    (0..=until_d).map(reading).collect()
}

fn boxcar(until_d: u16) -> Vec<Reading> {
    readings(until_d, [-0.4, -0.16], [0.5, 0.7])
}

fn keloid(until_d: u16) -> Vec<Reading> {
    readings(until_d, [0.97, 1.0], [1.1, 1.3])
}

fn side(specimen: Specimen, readings: &[Reading]) -> Side<'_> {
    Side { specimen, skin: specimen.skin(), readings, needled: true }
}

fn timeline() -> Timeline {
    Timeline::new(365.0, &[0.0, 28.0, 56.0])
}

/// The points of the line of a class.
fn points(svg: &str, class: &str) -> Vec<[f32; 2]> {
    let path = svg.split("<path ").find(|path| path.contains(&["class=\"", class, "\""].concat())).unwrap_or_default();
    let d = path.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let pair = |point: &str| {
        let (x, y) = point.split_once(' ').expect("x y");
        [x.parse().expect("a number"), y.trim_end_matches('Z').parse().expect("a number")]
    };
    d.split(['M', 'L']).skip(1).map(pair).collect()
}

fn level(svg: &str) -> f32 {
    let line = svg.split("<line class=\"level\"").nth(1).expect("healthy skin has a line");
    line.split("y1=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse().ok()).expect("y")
}

#[test]
fn both_lines_share_one_scale_whichever_side_they_are_on() {
    let (boxcar, keloid) = (boxcar(365), keloid(365));
    let (boxcar, keloid) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    for kind in KINDS {
        let svg = chart(kind, &boxcar, &keloid, &timeline(), SIZE);
        let swapped = chart(kind, &keloid, &boxcar, &timeline(), SIZE);
        assert!(points(&svg, "line-left").len() > 50);
        assert_eq!(points(&svg, "line-left"), points(&swapped, "line-right"));
        assert_eq!(points(&svg, "line-right"), points(&swapped, "line-left"));
        let level = level(&svg);
        assert!(points(&svg, "line-left").iter().all(|point| point[1] > level), "a hollow lies under healthy skin");
        assert!(points(&svg, "line-right").iter().all(|point| point[1] < level), "a raised scar over it");
    }
}

#[test]
fn the_height_scale_is_true_to_its_marks() {
    let (boxcar, keloid) = (boxcar(365), keloid(365));
    let (boxcar, keloid) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    let svg = chart(PairKind::Surface, &boxcar, &keloid, &timeline(), SIZE);
    for mark in [">0.6<", ">0.4<", ">0.2<", ">0<", ">−0.2<"] {
        assert!(svg.contains(mark), "{mark} in {svg}");
    }
    // From -0.2 to 0.6 mm over 110 px: a mean height of 0.2 mm under the level is 27.5 px.
    let start = points(&svg, "line-left")[0][1] - level(&svg);
    assert!((start - 0.2 / 0.8 * 110.0).abs() < 0.2, "{start}");
    let two_keloids = chart(PairKind::Surface, &keloid, &keloid, &timeline(), SIZE);
    assert!((level(&two_keloids) - SIZE.plot().bottom).abs() < 0.1, "raised scars stand on the level of healthy skin");
}

#[test]
fn lines_are_told_apart_by_dash_and_name_and_sessions_are_ticked() {
    let (boxcar, keloid) = (boxcar(365), keloid(365));
    let (boxcar, keloid) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    for kind in KINDS {
        let svg = chart(kind, &boxcar, &keloid, &timeline(), SIZE);
        assert!(svg.contains("class=\"line-right\" fill=\"none\" stroke-dasharray="), "{svg}");
        assert_eq!(svg.matches("stroke-dasharray").count(), 1);
        assert!(svg.contains("label name-left") && svg.contains(">Shallow boxcar</text>"), "{svg}");
        assert!(svg.contains("label name-right") && svg.contains(">Keloid</text>"), "{svg}");
        assert_eq!(svg.matches("class=\"session\"").count(), 3);
        for colour in ["#", "rgb", "style=", "stroke=\"", "<script"] {
            assert!(!svg.contains(colour), "{colour} belongs in the style sheet");
        }
    }
    let alone = Side { needled: false, ..keloid };
    let svg = chart(PairKind::Surface, &keloid, &alone, &timeline(), SIZE);
    assert!(svg.contains(">Needled</text>") && svg.contains(">Left alone</text>"), "{svg}");
    let svg = chart(PairKind::Surface, &keloid, &keloid, &timeline(), SIZE);
    assert!(svg.contains(">Left</text>") && svg.contains(">Right</text>"), "{svg}");
}

#[test]
fn no_two_charts_of_a_page_share_an_id() {
    let (boxcar, keloid) = (boxcar(365), keloid(365));
    let (left, right) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    let mut page = String::new();
    for kind in KINDS {
        page.push_str(&chart(kind, &left, &right, &timeline(), SIZE));
    }
    for (prefix, side) in [("healing", &left), ("twin", &right)] {
        for kind in [ChartKind::Collagen, ChartKind::Surface] {
            page.push_str(&chart::chart(prefix, kind, side.readings, &side.skin, &timeline(), SIZE));
        }
    }
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 12);
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    let named = page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert!(named.flat_map(|ids| ids.split(' ')).all(|id| ids.contains(&id)), "what a chart is named by is there");
}

#[test]
fn charts_of_any_two_skins_are_whole_and_say_what_they_show() {
    let broken = [Reading { extreme_height_mm: f32::NAN, height_mm: f32::INFINITY, ..Reading::default() }; 2];
    let (boxcar, keloid) = (boxcar(40), keloid(365));
    for (left, right) in Specimen::ALL.into_iter().flat_map(|left| Specimen::ALL.map(|right| (left, right))) {
        for readings in [[&boxcar[..], &keloid[..]], [&[], &keloid], [&broken, &broken], [&boxcar[..1], &boxcar[..1]]] {
            for kind in KINDS {
                let (left, right) = (side(left, readings[0]), side(right, readings[1]));
                let svg = chart(kind, &left, &right, &timeline(), SIZE);
                assert!(svg.starts_with("<svg") && svg.ends_with("</svg>") && !svg.contains("NaN"), "{svg}");
                assert!(svg.len() < 9000, "{} bytes", svg.len());
                let told = description(kind, &left, &right);
                assert!(svg.contains(&told) && !told.contains(['{', '}']), "{told}");
            }
        }
    }
    let (left, right) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    assert_eq!(
        description(PairKind::Surface, &left, &right),
        "Mean height over healthy skin, mm, from minute 0 to Week 5. Shallow boxcar: from −0.20 to −0.19; Keloid: from 0.49 \
         to 0.49. Numbers of a model."
    );
}

#[test]
fn the_table_sets_both_skins_side_by_side_as_far_as_both_are_computed() {
    let (boxcar, keloid) = (boxcar(28), keloid(365));
    let (left, right) = (side(Specimen::ShallowBoxcar, &boxcar), side(Specimen::Keloid, &keloid));
    let table = pair_table(&left, &right, &timeline());
    assert_eq!(
        table.headings[..5],
        [
            "Time",
            "Shallow boxcar: mean height, mm",
            "Keloid: mean height, mm",
            "Shallow boxcar: depth filled, %",
            "Keloid: growth in volume, %"
        ]
    );
    assert!(table.rows.iter().all(|row| row.len() == 9 && table.headings.len() == 9));
    let last = table.rows.last().expect("minute 0 is computed");
    assert_eq!(*last, ["Week 4", "−0.19", "0.49", "5", "0", "62", "122", "20", "20"]);
    let none = side(Specimen::Keloid, &[]);
    assert!(pair_table(&left, &none, &timeline()).rows.is_empty(), "nothing to set side by side");
}

#[test]
fn a_month_axis_is_straight_and_its_labels_have_room() {
    for (end_d, width_px) in [(182.0, 320.0), (365.0, 200.0), (365.0, 900.0), (574.0, 320.0), (574.0, 160.0)] {
        let plot = ChartSize { width_px, height_px: 150.0 }.plot();
        let axis = Axis::of_months(end_d, &[0.0, 28.0], &plot);
        assert!(axis.ticks.len() >= 2 && axis.ticks[0].label == "0", "{axis:?}");
        for pair in axis.ticks.windows(2) {
            let apart_px = plot.x(pair[1].position) - plot.x(pair[0].position);
            assert!(apart_px >= 44.0, "{apart_px} px of {width_px}");
        }
        let tick = &axis.ticks[1];
        let month: f64 = tick.label.trim_end_matches(" mo").parse().expect("months");
        assert!((f64::from(tick.position) - month * MONTH_D / end_d).abs() < 1e-6);
        assert_eq!(axis.sessions, [0.0, (28.0 / end_d) as f32]);
        assert!(axis.ticks.iter().all(|tick| (0.0..=1.001).contains(&tick.position)));
    }
}

#[test]
fn a_band_is_one_closed_area_between_its_edges() {
    let mut sketch = Sketch::new("test", "Title", "Told.", SIZE);
    let scale = Scale::between(1.0, 0.0, |value| pinprick::scene::number::fixed(f64::from(value), 1));
    let edge = |value| [0.0, 0.5, 1.0].map(|share| [sketch.plot.x(share), sketch.plot.y(&scale, value)]);
    let (upper, lower) = (edge(0.8), edge(0.2));
    sketch.frame(&scale, &Axis::of_months(365.0, &[], &SIZE.plot()));
    sketch.band("band", &upper, &lower);
    sketch.band("nothing", &upper[..1], &lower);
    let svg = sketch.finish();
    let corners = points(&svg, "band");
    assert_eq!(corners.len(), 6);
    assert_eq!((corners[0], corners[3], corners[5]), (upper[0], lower[2], lower[0]), "there above, back below");
    assert!(svg.contains("Z\"/>") && !svg.contains("nothing"));
}
