//! The picture of a moment: pure, stable from frame to frame, and showing what the model says.

use pinprick::content::{Key, text};
use pinprick::scene::draw_list::{DrawList, Rgba};
use pinprick::scene::tissue::{Camera, Hover, InstrumentPose, SkinTone, Stain, Theme, Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::scar::Skin;
use std::ops::Range;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

/// One session, day 9.3, natively and in every browser; a change of the model or of the drawing changes them, on purpose or not.
const PICTURE_DIGESTS: [u64; 3] = [0xc0f2_470e_b447_1c21, 0xee75_9001_df24_4424, 0x4d7f_329f_9d7e_4f07];

const WIDE: View = View {
    width_px: 960.0,
    height_px: 540.0,
    detail: 1.0,
    theme: Theme::Light,
    stain: Stain::Illustrated,
    tone: SkinTone::III,
    skin: Skin::SHALLOW_BOXCAR,
    gentle: false,
    labels: true,
    instrument: None,
    hover: None,
    camera: None,
    before: None,
    marked: None,
};

fn course(skin: Skin, until_d: f64) -> Course {
    let needle =
        Needle { device: Device::Stamp, length_mm: 1.5, diameter_mm: 0.15, density_per_cm2: 250.0, quality: 1.0 };
    let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days: vec![0.0], seed: 1 };
    let mut course = Course::new(spec);
    while course.computed_until_d() < until_d && !course.advance(16) {}
    course
}

fn picture(tissue: &mut Tissue, course: &mut Course, time_d: f64, view: &View) -> DrawList {
    let tracts = course.tracts().to_vec();
    tissue.draw(course.moment(time_d), &tracts, view).clone()
}

fn ink(list: &DrawList, x: Range<f32>, y: Range<f32>) -> f32 {
    list.strokes
        .iter()
        .filter(|stroke| x.contains(&stroke.x) && y.contains(&stroke.y))
        .map(|stroke| {
            let length = 2.0 * (stroke.half_x * stroke.half_x + stroke.half_y * stroke.half_y).sqrt();
            length * stroke.width * f32::from(stroke.color[3]) / 255.0
        })
        .sum()
}

fn uses(list: &DrawList, wanted: impl Fn(Rgba) -> bool) -> bool {
    list.marks.iter().any(|mark| wanted(mark.fill)) || list.bands.iter().any(|band| wanted(band.fill.from_color))
}

#[test]
fn scrubbing_back_gives_the_same_picture() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 60.0);
    let mut tissue = Tissue::new(7);
    let first = picture(&mut tissue, &mut course, 3.1, &WIDE);
    let later = picture(&mut tissue, &mut course, 42.0, &WIDE);
    let again = picture(&mut tissue, &mut course, 3.1, &WIDE);
    assert_ne!(first.strokes, later.strokes, "healing is to be seen");
    assert_eq!(first.runs, again.runs);
    assert_eq!(first.strokes, again.strokes);
    assert_eq!(first.marks, again.marks);
    assert_eq!(first.bands, again.bands);
    assert_eq!(first.labels, again.labels);
}

#[test]
fn a_fibre_keeps_its_place_and_its_nature_from_frame_to_frame() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 40.0);
    let mut tissue = Tissue::new(7);
    // The fibres are the first run of strokes; later ones are stress lines of cells.
    let fibres = |list: &DrawList| {
        let run = list.runs.iter().find(|run| run.kind == pinprick::scene::draw_list::Kind::Strokes).expect("fibres");
        list.strokes[run.first as usize..run.end as usize].to_vec()
    };
    let mut before = fibres(&picture(&mut tissue, &mut course, 0.0, &WIDE));
    assert!(before.len() > 4000, "{} candidate fibres", before.len());
    for frame in 1..400 {
        let time_d = 0.1 * f64::from(frame);
        let now = fibres(&picture(&mut tissue, &mut course, time_d, &WIDE));
        assert_eq!(now.len(), before.len());
        for (old, new) in before.iter().zip(&now) {
            assert_eq!((old.phase, old.waves), (new.phase, new.waves), "another fibre took its place");
            assert!((old.x - new.x).abs() < 0.01 && (old.y - new.y).abs() < 3.0, "a fibre jumped at day {time_d}");
            let step = i16::from(old.color[3]) - i16::from(new.color[3]);
            assert!(step.abs() < 60, "a fibre popped by {step} at day {time_d}");
        }
        before = now;
    }
}

#[test]
fn less_detail_is_a_part_of_full_detail() {
    let mut course = course(Skin::Healthy, 1.0);
    let mut tissue = Tissue::new(7);
    let full = picture(&mut tissue, &mut course, 0.5, &WIDE);
    let half = picture(&mut tissue, &mut course, 0.5, &View { detail: 0.5, ..WIDE });
    let share = half.strokes.len() as f32 / full.strokes.len() as f32;
    assert!((share - 0.5).abs() < 0.05, "{share}");
    let last = half.strokes.len() - 20;
    for (a, b) in half.strokes[..last].iter().zip(&full.strokes) {
        assert_eq!((a.x, a.y, a.phase), (b.x, b.y, b.phase));
    }
}

#[test]
fn a_sunken_scar_shows_without_its_label() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 1.0);
    let mut tissue = Tissue::new(7);
    let list = picture(&mut tissue, &mut course, 0.0, &WIDE);
    let scar = ink(&list, 420.0..540.0, 300.0..345.0);
    let beside = ink(&list, 10.0..130.0, 300.0..345.0);
    assert!(scar < 0.55 * beside, "ink of the scar {scar}, beside it {beside}");
}

#[test]
fn needling_turns_some_fibres_new_and_time_turns_them_back() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 365.0);
    let mut tissue = Tissue::new(7);
    let mut green = |time_d: f64| {
        let list = picture(&mut tissue, &mut course, time_d, &WIDE);
        list.strokes.iter().filter(|s| s.color[3] > 60 && s.color[1] > s.color[2]).count()
    };
    let (start, peak, end) = (green(0.0), green(42.0), green(365.0));
    assert!(peak > start + 100, "new collagen is to be seen at week 6: {start} then {peak}");
    assert!(end < peak, "and matures: {peak} then {end}");
}

#[test]
fn the_gentle_view_has_no_needles_and_no_blood() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 1.0);
    let mut tissue = Tissue::new(7);
    let bloody = |c: Rgba| c[0] > 140 && c[1] < 45 && c[2] < 70 && c[3] > 100;
    let steel = |c: Rgba| c == [250, 252, 254, 255] || c == [128, 140, 152, 255];
    let pose = InstrumentPose { progress: 0.6, length_mm: 1.5, session_day: 0.0 };
    let hover = Hover { x_mm: 3.0, length_mm: 1.5, spacing_mm: 0.63 };
    for (instrument, hover) in [(None, None), (Some(pose), None), (None, Some(hover))] {
        let open = View { instrument, hover, ..WIDE };
        let plain = picture(&mut tissue, &mut course, 0.02, &open);
        let gentle = picture(&mut tissue, &mut course, 0.02, &View { gentle: true, ..open });
        assert!(uses(&plain, bloody));
        assert_eq!(uses(&plain, steel), instrument.is_some() || hover.is_some());
        assert!(!uses(&gentle, bloody) && !uses(&gentle, steel));
        assert!(gentle.labels.iter().all(|label| label.text != text(Key::LabelClot)));
    }
}

#[test]
fn channels_appear_only_behind_the_needles() {
    let mut course = course(Skin::Healthy, 1.0);
    let mut tissue = Tissue::new(7);
    let mut before = 0;
    for progress in [0.0, 0.3, 1.0] {
        let pose = InstrumentPose { progress, length_mm: 1.5, session_day: 0.0 };
        let list = picture(&mut tissue, &mut course, 0.0, &View { instrument: Some(pose), ..WIDE });
        let now = list.marks.len();
        assert!(now > before, "more blood at {progress}");
        before = now;
    }
}

#[test]
fn every_size_of_picture_has_skin_in_it_and_finite_numbers() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 15.0);
    let mut tissue = Tissue::new(7);
    for (width_px, height_px) in
        [(1.0, 1.0), (280.0, 180.0), (320.0, 240.0), (844.0, 390.0), (1600.0, 900.0), (3000.0, 500.0)]
    {
        for time_d in [0.0, 0.3, 5.0, 14.0] {
            let view = View { width_px, height_px, theme: Theme::Dark, ..WIDE };
            let list = picture(&mut tissue, &mut course, time_d, &view);
            assert!(
                list.strokes
                    .iter()
                    .all(|s| [s.x, s.y, s.half_x, s.half_y, s.width, s.crimp].iter().all(|v| v.is_finite()))
            );
            assert!(
                list.marks.iter().all(|m| [m.x, m.y, m.radius_x, m.radius_y, m.angle].iter().all(|v| v.is_finite()))
            );
            assert!(list.points.iter().flatten().all(|v| v.is_finite()));
            assert!(width_px < 2.0 || list.strokes.len() > 1000, "{} strokes at {width_px}", list.strokes.len());
        }
    }
}

/// FNV-1a over the bits of everything that is drawn.
fn digest(list: &DrawList) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |word: u32| {
        for byte in word.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for s in &list.strokes {
        [s.x, s.y, s.half_x, s.half_y, s.width, s.crimp, s.phase, s.waves]
            .map(f32::to_bits)
            .into_iter()
            .for_each(&mut take);
        take(u32::from_le_bytes(s.color));
    }
    for m in &list.marks {
        [m.x, m.y, m.radius_x, m.radius_y, m.angle, m.outline_width].map(f32::to_bits).into_iter().for_each(&mut take);
        take(m.shape as u32);
        take(u32::from_le_bytes(m.fill));
    }
    for p in &list.points {
        p.map(f32::to_bits).into_iter().for_each(&mut take);
    }
    hash
}

/// The picture of an untouched skin.
fn untouched(skin: Skin, view: &View) -> DrawList {
    let spec = CourseSpec { grid: Grid::STANDARD, skin, needle: Needle::default(), session_days: Vec::new(), seed: 1 };
    Tissue::new(1).draw(Course::new(spec).moment(0.0), &[], &View { skin, ..*view }).clone()
}

/// Mean of a property of the strokes in the middle of the section, below the papillary dermis, weighted by how much they show.
fn mean_in_the_middle(list: &DrawList, of: impl Fn(&pinprick::scene::draw_list::Stroke) -> f32) -> f32 {
    mean_at(list, 270.0..390.0, of)
}

/// The same between two heights of the picture.
fn mean_at(list: &DrawList, y: Range<f32>, of: impl Fn(&pinprick::scene::draw_list::Stroke) -> f32) -> f32 {
    let across = 0.4 * list.width..0.6 * list.width;
    let middle = list.strokes.iter().filter(|stroke| across.contains(&stroke.x) && y.contains(&stroke.y));
    let (sum, weight) = middle.fold((0.0, 0.0), |(sum, weight), stroke| {
        let alpha = f32::from(stroke.color[3]);
        (sum + alpha * of(stroke), weight + alpha)
    });
    sum / weight
}

/// One scale for all, so that widths can be compared.
const CLOSE: View = View { camera: Some(Camera { px_per_mm: 160.0, left_mm: 0.0, air_mm: 1.25 }), ..WIDE };

#[test]
fn a_keloid_has_the_thickest_bundles_and_a_hypertrophic_scar_thin_ones_that_whirl() {
    let width = |skin| mean_in_the_middle(&untouched(skin, &CLOSE), |stroke| stroke.width);
    let [healthy, hypertrophic, keloid] = [Skin::Healthy, Skin::HYPERTROPHIC, Skin::Keloid].map(width);
    assert!(keloid > 1.8 * healthy && hypertrophic < 1.05 * healthy, "{healthy} {hypertrophic} {keloid}");
    let upright = |skin| {
        mean_in_the_middle(&untouched(skin, &CLOSE), |stroke| {
            f32::from(u8::from(stroke.half_y.abs() > 1.4 * stroke.half_x.abs()))
        })
    };
    let [healthy, hypertrophic] = [Skin::Healthy, Skin::HYPERTROPHIC].map(upright);
    assert!(hypertrophic > 0.1 && healthy < 0.06, "{healthy} {hypertrophic}");
}

#[test]
fn crossed_polars_show_the_thick_red_and_the_sparse_green_on_black() {
    let view = View { stain: Stain::Polarised, ..CLOSE };
    // The floor of the hollow, which is deepest of the three.
    let redness = |skin| {
        mean_at(&untouched(skin, &view), 318.0..336.0, |stroke| f32::from(stroke.color[0]) - f32::from(stroke.color[1]))
    };
    let [healthy, boxcar, keloid] = [Skin::Healthy, Skin::DEEP_BOXCAR, Skin::Keloid].map(redness);
    assert!(healthy > 60.0 && keloid > 60.0, "{healthy} {keloid}");
    assert!(boxcar < 0.7 * healthy, "a hollow keeps thin fibres: {boxcar} of {healthy}");
    assert!(untouched(Skin::Healthy, &view).background[..3].iter().all(|&channel| channel < 20));
}

#[test]
fn the_signal_stain_pales_everything_but_the_signal_and_the_cells() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 5.0);
    let mut draw = |stain| picture(&mut Tissue::new(1), &mut course, 4.0, &View { stain, ..WIDE });
    let [plain, signal] = [Stain::Illustrated, Stain::Signal].map(&mut draw);
    let colourful = |list: &DrawList| {
        mean_in_the_middle(list, |stroke| {
            let [red, green, blue, _] = stroke.color.map(f32::from);
            red.max(green).max(blue) - red.min(green).min(blue)
        })
    };
    assert!(colourful(&signal) < 0.5 * colourful(&plain), "{} {}", colourful(&signal), colourful(&plain));
    let glow = |list: &DrawList| -> u32 {
        let glows = list.marks.iter().filter(|mark| mark.shape == pinprick::scene::draw_list::Shape::Glow);
        glows.map(|mark| u32::from(mark.fill[3])).sum()
    };
    assert!(glow(&signal) > glow(&plain), "{} {}", glow(&signal), glow(&plain));
}

#[test]
fn a_scar_loses_its_look_as_it_loses_its_surplus_and_never_at_a_stroke() {
    let mut course = course(Skin::Keloid, 30.0);
    let mut tissue = Tissue::new(1);
    let mut at = |time_d| picture(&mut tissue, &mut course, time_d, &View { skin: Skin::Keloid, ..CLOSE });
    let (one, other) = (at(20.0), at(20.05));
    assert_eq!(one.strokes.len(), other.strokes.len());
    for (a, b) in one.strokes.iter().zip(&other.strokes) {
        assert!((a.width - b.width).abs() < 0.3 && (a.half_y - b.half_y).abs() < 3.0, "{a:?} {b:?}");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn the_pictures_are_the_committed_ones_to_the_bit() {
    let stained = [
        (Skin::SHALLOW_BOXCAR, Stain::Illustrated),
        (Skin::Keloid, Stain::Polarised),
        (Skin::HYPERTROPHIC, Stain::Signal),
    ];
    let digests = stained.map(|(skin, stain)| {
        let mut course = course(skin, 30.0);
        digest(&picture(&mut Tissue::new(7), &mut course, 9.3, &View { skin, stain, ..WIDE }))
    });
    assert_eq!(digests, PICTURE_DIGESTS, "{digests:#018x?}");
}
