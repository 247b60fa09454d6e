//! The SVG painter: what its text is, down to the letter, and what it never is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a panic is how a test tells")]

use std::f32::consts::TAU;
use std::path::Path;

use pinprick::paint::svg::to_svg;
use pinprick::scene::draw_list::{DrawList, Fill, Label, LabelInk, Mark, Shape, Stroke};
use proptest::prelude::*;

const BLUE: [u8; 4] = [47, 95, 147, 153];
const PLUM: [u8; 4] = [94, 34, 112, 255];
const AMBER: [u8; 4] = [247, 178, 64, 128];
const PAPER: [u8; 4] = [251, 247, 241, 255];

fn empty() -> DrawList {
    let mut list = DrawList::default();
    list.clear(120.0, 80.0, PAPER);
    list
}

fn fibre(x: f32, color: [u8; 4]) -> Stroke {
    Stroke { x, y: 40.0, half_x: 20.0, half_y: 2.0, width: 1.5, crimp: 2.0, phase: 0.5, waves: 1.5, color }
}

fn mark(shape: Shape) -> Mark {
    let (fill, outline) = ([233, 183, 210, 255], PLUM);
    Mark { x: 60.0, y: 50.0, radius_x: 8.0, radius_y: 3.0, angle: 0.5, outline_width: 1.0, shape, fill, outline }
}

fn label(text: &'static str, anchor: Option<[f32; 2]>) -> Label {
    Label { text, plate: [10.0, 6.0, 60.0, 20.0], anchor, font_px: 13.0, alpha: 0.8, part: None, marked: false }
}

fn everything() -> DrawList {
    let mut list = empty();
    list.label_ink = LabelInk { ink: [42, 36, 51, 255], plate: [251, 247, 241, 230] };
    let slope =
        Fill { from: [0.0, 20.0], to: [0.0, 60.0], from_color: [246, 227, 220, 255], to_color: [239, 214, 207, 128] };
    let pairs = [0.0, 60.0, 120.0].map(|x| ([x, 20.0 + 0.1 * x], [x, 60.0]));
    list.band(pairs, slope);
    list.band(pairs, Fill { from_color: PLUM, to_color: PLUM, ..slope });
    list.band(pairs, slope);
    list.stroke(fibre(30.0, BLUE));
    list.stroke(fibre(50.0, BLUE));
    list.stroke(fibre(60.0, PLUM));
    list.stroke(Stroke { crimp: 0.0, ..fibre(70.0, PLUM) });
    list.stroke(Stroke { width: 2.5, ..fibre(80.0, BLUE) });
    list.stroke(fibre(90.0, [0, 0, 0, 0]));
    list.mark(mark(Shape::Ellipse));
    list.mark(mark(Shape::Spindle));
    list.mark(Mark { radius_y: 8.0, outline_width: 0.0, ..mark(Shape::Ellipse) });
    list.mark(Mark { radius_y: 8.0, fill: AMBER, ..mark(Shape::Glow) });
    list.mark(Mark { radius_y: 8.0, fill: [247, 178, 64, 60], ..mark(Shape::Glow) });
    list.stroke(fibre(40.0, BLUE));
    list.labels.push(label("collagen I, woven", Some([90.0, 50.0])));
    list.labels.push(Label { alpha: 1.0, ..label("0.5 mm", None) });
    list
}

#[test]
fn a_picture_of_everything_is_as_committed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/everything.svg");
    let svg = to_svg(&everything());
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &svg).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(svg, committed, "look at the picture; if it is right, run again with UPDATE_SNAPSHOTS=1");
}

#[test]
fn an_empty_list_is_its_background() {
    let svg = to_svg(&empty());
    assert_eq!(svg.lines().count(), 3);
    assert!(svg.contains("viewBox=\"0 0 120 80\""));
    assert!(svg.contains("fill=\"#fbf7f1\""));
    assert!(to_svg(&DrawList::default()).ends_with("</svg>\n"));
}

#[test]
fn words_cannot_become_markup() {
    let mut list = empty();
    list.labels.push(label("<b a=\"1\">I & 'III'\u{1}</b>", None));
    let svg = to_svg(&list);
    assert!(svg.contains("&lt;b a=&quot;1&quot;&gt;I &amp; &#39;III&#39; &lt;/b&gt;"), "{svg}");
}

#[test]
fn equal_gradients_are_defined_once() {
    let svg = to_svg(&everything());
    assert_eq!(svg.matches("<linearGradient").count(), 1);
    assert_eq!(svg.matches("<radialGradient").count(), 1);
    assert_eq!(svg.matches("url(#").count(), 4);
}

#[test]
fn pictures_do_not_share_names() {
    let name = |list: &DrawList| to_svg(list).split_once("url(#").unwrap().1.split_once(')').unwrap().0.to_owned();
    let (one, mut other) = (everything(), everything());
    other.bands[0].fill.to_color = BLUE;
    assert_ne!(name(&one), name(&other));
    assert_eq!(name(&one), name(&everything()));
}

#[test]
fn see_through_neighbours_stay_apart_and_opaque_ones_share_a_path() {
    let group = |color| {
        let mut list = empty();
        (0..3).for_each(|i| list.stroke(fibre(20.0 * i as f32, color)));
        to_svg(&list).matches("<path").count()
    };
    assert_eq!(group(BLUE), 3);
    assert_eq!(group(PLUM), 1);
}

/// Any float at all, strange ones often.
fn any_number() -> impl Strategy<Value = f32> {
    prop_oneof![4 => -500.0f32..500.0, 1 => prop::num::f32::ANY]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_number_is_ever_told_as_a_word(
        numbers in prop::collection::vec(any_number(), 32),
        colors in prop::collection::vec(any::<[u8; 4]>(), 6),
    ) {
        let n = |i: usize| numbers[i];
        let mut list = empty();
        list.stroke(Stroke {
            x: n(0), y: n(1), half_x: n(2), half_y: n(3), width: n(4), crimp: n(5), phase: n(6), waves: n(7), color: colors[0],
        });
        for (i, shape) in [Shape::Ellipse, Shape::Spindle, Shape::Glow].into_iter().enumerate() {
            list.mark(Mark {
                x: n(8 + i), y: n(9), radius_x: n(10), radius_y: n(11), angle: n(12), outline_width: n(13), shape,
                fill: colors[1], outline: colors[2],
            });
        }
        list.band(
            [([n(14), n(15)], [n(16), n(17)]), ([n(18), n(19)], [n(20), n(21)])],
            Fill { from: [n(22), n(23)], to: [n(24), n(25)], from_color: colors[3], to_color: colors[4] },
        );
        list.labels.push(Label {
            text: "", plate: [n(26), n(27), n(28), n(29)], anchor: Some([n(30), n(31)]), font_px: n(5), alpha: n(6),
            part: None,
            marked: false,
        });
        let svg = to_svg(&list);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
    }

    #[test]
    fn a_fibre_passes_where_its_wave_says(phase in 0.0..TAU, waves in 0.5f32..4.0, crimp in 0.5f32..3.0, half in 8.0f32..40.0) {
        let stroke = Stroke { x: 0.0, y: 0.0, half_x: half, half_y: 0.0, width: 1.0, crimp, phase, waves, color: PLUM };
        let mut list = empty();
        list.stroke(stroke);
        let svg = to_svg(&list);
        let path = svg.split_once("d=\"").unwrap().1.split_once('"').unwrap().0;
        for [x, y] in points_along(path) {
            let s = x / half;
            let wave = crimp * (1.0 - s.powi(4)) * (phase + std::f32::consts::PI * waves * s).sin();
            prop_assert!((y - wave).abs() < 0.3, "at {x}: {y} instead of {wave}");
        }
    }
}

/// Points on a path of one `M` and relative `c` commands, a few on each piece.
fn points_along(path: &str) -> Vec<[f32; 2]> {
    let numbers: Vec<f32> = path
        .replace('-', " -")
        .split(['M', 'c', ' '])
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().unwrap())
        .collect();
    let mut at = [numbers[0], numbers[1]];
    let mut points = vec![at];
    for piece in numbers[2..].chunks_exact(6) {
        let on = |t: f32, axis: usize| {
            let u = 1.0 - t;
            at[axis] + 3.0 * u * u * t * piece[axis] + 3.0 * u * t * t * piece[2 + axis] + t * t * t * piece[4 + axis]
        };
        points.extend([0.25, 0.5, 0.75, 1.0].map(|t| [on(t, 0), on(t, 1)]));
        at = [on(1.0, 0), on(1.0, 1)];
    }
    points
}
