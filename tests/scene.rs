//! The picture of a moment: pure, stable from frame to frame, and showing what the model says.

use pinprick::content::{Key, text};
use pinprick::scene::draw_list::{DrawList, Rgba};
use pinprick::scene::tissue::{Hover, InstrumentPose, SkinTone, Stain, Theme, Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::scar::Skin;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test_configure!(run_in_browser);

/// Boxcar, one session, day 9.3, natively and in every browser; a change of the model or of the drawing changes it, on purpose or not.
const PICTURE_DIGEST: u64 = 0x84f3_82c3_05af_1111;

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

fn ink(list: &DrawList, x: std::ops::Range<f32>, y: std::ops::Range<f32>) -> f32 {
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

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn the_picture_is_the_committed_one_to_the_bit() {
    let mut course = course(Skin::SHALLOW_BOXCAR, 30.0);
    let mut tissue = Tissue::new(7);
    let picture = picture(&mut tissue, &mut course, 9.3, &WIDE);
    assert_eq!(digest(&picture), PICTURE_DIGEST, "{:#018x}", digest(&picture));
}
