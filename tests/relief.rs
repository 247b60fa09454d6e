//! A mark from above: its surface is the model's, its light comes from where the lamp is, its colours are those of the tone.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::scene::exhibit::Exhibit;
use pinprick::scene::exposure::Exposure;
use pinprick::scene::relief::{FIELD_MM, Light, Relief, Sight};
use pinprick::scene::skin_texture::SkinTexture;
use pinprick::scene::specimen::Specimen;
use pinprick::scene::tone::SkinTone;
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle};
use pinprick::skin::scar::Form;

const GRID: Grid = Grid::STANDARD;
const WIDTH: usize = 180;
const HEIGHT: usize = 126;

fn heights(specimen: Specimen) -> Vec<f32> {
    let needle =
        Needle { device: Device::Stamp, length_mm: 1.5, diameter_mm: 0.15, density_per_cm2: 250.0, quality: 1.0 };
    let spec = CourseSpec { grid: GRID, skin: specimen.skin(), needle, session_days: Vec::new(), seed: 2 };
    Course::new(spec).moment(0.0).height_mm.clone()
}

fn texture() -> SkinTexture {
    let mut texture = SkinTexture::new(2);
    while texture.bake_row() {}
    texture
}

/// The picture of a mark; without its texture when none is given.
fn picture(specimen: Specimen, sight: Sight, texture: Option<&SkinTexture>) -> Vec<u8> {
    let plain = SkinTexture::new(2);
    let relief = Relief::new(specimen, &heights(specimen), &GRID);
    let mut exposure = Exposure::new(WIDTH, HEIGHT);
    let mut rgba = Vec::new();
    while !exposure.is_done() {
        exposure.row(&relief, texture.unwrap_or(&plain), sight, &mut rgba);
    }
    assert_eq!(rgba.len(), 4 * WIDTH * HEIGHT);
    rgba
}

/// Relative luminance of a part of a picture, 0 to 1; x and y in mm from the middle.
fn luminance(rgba: &[u8], x: std::ops::Range<f32>, y: std::ops::Range<f32>) -> f32 {
    let mm = FIELD_MM[0] / WIDTH as f32;
    let channel = |c: u8| (f32::from(c) / 255.0).powf(2.2);
    let (mut sum, mut count) = (0.0, 0.0_f32);
    for (k, pixel) in rgba.chunks_exact(4).enumerate() {
        let place_x = ((k % WIDTH) as f32 + 0.5 - 0.5 * WIDTH as f32) * mm;
        let place_y = ((k / WIDTH) as f32 + 0.5 - 0.5 * HEIGHT as f32) * mm;
        if x.contains(&place_x) && y.contains(&place_y) {
            sum += 0.2126 * channel(pixel[0]) + 0.7152 * channel(pixel[1]) + 0.0722 * channel(pixel[2]);
            count += 1.0;
        }
    }
    assert!(count > 0.0);
    sum / count
}

#[test]
fn the_middle_line_of_a_mark_is_the_section_of_the_model() {
    for specimen in Specimen::MARKS {
        let heights = heights(specimen);
        let relief = Relief::new(specimen, &heights, &GRID);
        for (j, height_mm) in heights.iter().enumerate() {
            let x_mm = (j as f32 + 0.5) * GRID.dx_mm;
            let drawn_mm = relief.height_mm(x_mm, 0.0);
            assert!((drawn_mm - height_mm).abs() < 1e-5, "{specimen:?}, column {j}: {drawn_mm} for {height_mm}");
        }
    }
}

#[test]
fn away_from_the_middle_line_a_mark_is_as_deep_as_on_it_and_no_deeper() {
    for specimen in Specimen::MARKS {
        let heights = heights(specimen);
        let relief = Relief::new(specimen, &heights, &GRID);
        let most = heights.iter().fold(0.0_f32, |most, mm| most.max(mm.abs()));
        for k in 0..60 * 42 {
            let (x_mm, y_mm) = (0.1 * (k % 60) as f32, 0.1 * (k / 60) as f32 - 2.1);
            let height_mm = relief.height_mm(x_mm, y_mm);
            assert!(height_mm.is_finite() && height_mm.abs() <= most * 1.03 + 1e-4, "{specimen:?}: {height_mm}");
        }
        // A round scar ends inside the field; only a rolling scar runs through it.
        let end_mm = relief.height_mm(3.0, 2.09).abs();
        assert_eq!(end_mm > 0.05, specimen == Specimen::Rolling, "{specimen:?} ends at {end_mm} mm");
    }
}

#[test]
fn a_lamp_on_one_side_lights_the_far_wall_of_a_hollow_and_the_near_side_of_a_rise() {
    let line = -0.3..0.3;
    for (specimen, near_mm) in [
        (Specimen::Icepick, 0.3),
        (Specimen::MeasuredIcepick, 0.35),
        (Specimen::ShallowBoxcar, 1.25),
        (Specimen::DeepBoxcar, 1.25),
        (Specimen::Rolling, 1.1),
        (Specimen::Hypertrophic, 0.8),
        (Specimen::Keloid, 0.9),
    ] {
        let raised = matches!(specimen, Specimen::Hypertrophic | Specimen::Keloid);
        for light in [Light::Left, Light::Right] {
            let picture = picture(specimen, Sight { light, ..Sight::default() }, None);
            let left = luminance(&picture, -near_mm - 0.12..-near_mm + 0.12, line.clone());
            let right = luminance(&picture, near_mm - 0.12..near_mm + 0.12, line.clone());
            let lit_is_right = (light == Light::Left) != raised;
            let (lit, dark) = if lit_is_right { (right, left) } else { (left, right) };
            assert!(lit > 1.25 * dark, "{specimen:?}, {light:?}: {left} at the left, {right} at the right");
        }
    }
}

#[test]
fn deeper_scars_cast_longer_shadows() {
    let dark = |specimen| {
        let picture = picture(specimen, Sight::default(), None);
        let healthy = luminance(&picture, 2.6..2.9, -0.5..0.5);
        (0..25)
            .map(|i| -1.25 + 0.1 * i as f32)
            .filter(|x| luminance(&picture, *x - 0.05..*x + 0.05, -0.1..0.1) < 0.5 * healthy)
            .count()
    };
    let [shallow, deep, rolling] = [Specimen::ShallowBoxcar, Specimen::DeepBoxcar, Specimen::Rolling].map(dark);
    assert!(deep >= shallow + 4 && shallow >= 4, "{deep} against {shallow}");
    assert_eq!(rolling, 0, "a slope that gentle casts no shadow");
}

#[test]
fn tones_go_from_light_to_deep_in_every_mark() {
    let texture = texture();
    for specimen in Specimen::MARKS {
        let tones = SkinTone::ALL.map(|tone| {
            luminance(&picture(specimen, Sight { tone, ..Sight::default() }, Some(&texture)), -3.0..3.0, -2.1..2.1)
        });
        assert!(tones.windows(2).all(|pair| pair[0] > 1.1 * pair[1]), "{specimen:?}: {tones:?}");
    }
}

#[test]
fn redness_shows_on_every_tone_and_changes_the_luminance_of_deep_skin_less() {
    let texture = texture();
    let changes = SkinTone::ALL.map(|tone| {
        let [before, after] = [false, true].map(|needled| {
            let sight = Sight { tone, needled, ..Sight::default() };
            picture(Specimen::FlatMark, sight, Some(&texture))
        });
        let shift =
            before.iter().zip(&after).map(|(a, b)| f32::from(a.abs_diff(*b))).sum::<f32>() / before.len() as f32;
        assert!(shift > 1.0, "{tone:?} does not show it: {shift}");
        luminance(&before, -3.0..3.0, -2.1..2.1) - luminance(&after, -3.0..3.0, -2.1..2.1)
    });
    assert!(changes.iter().all(|change| *change > 0.0), "{changes:?}");
    assert!(changes.windows(2).all(|pair| pair[0] > pair[1]), "{changes:?}");
}

#[test]
fn what_is_told_of_a_mark_are_the_numbers_of_the_model() {
    for specimen in Specimen::MARKS {
        let exhibit = Exhibit::measure(specimen, 2);
        assert_eq!(exhibit.heights_mm, heights(specimen));
        let [name, width, height, collagen, type_3] = exhibit.row();
        assert_eq!(name, specimen.name());
        let told = exhibit.told();
        assert!(told.contains(&format!("{collagen}% of the collagen")), "{told}");
        assert!(type_3.parse::<f32>().is_ok_and(|share| (15.0..40.0).contains(&share)), "{type_3}");
        let share: f32 = collagen.parse().expect("whole per cent");
        match specimen.skin().form() {
            Form::Level => assert!((&*width, &*height, share) == ("none", "none", 100.0), "{told}"),
            Form::Sunken => {
                assert!(told.contains("mm deep") && height.ends_with("deep") && share < 95.0, "{told}");
                assert!(told.contains(&height.replace("deep", "mm deep")), "{told} against {height}");
            }
            Form::Raised => {
                assert!(told.contains("mm high") && height.ends_with("high") && share > 110.0, "{told}");
                assert!(told.contains(&height.replace("high", "mm high")), "{told} against {height}");
            }
        }
    }
}

#[test]
fn a_flat_mark_is_a_colour_and_nothing_else() {
    assert!(heights(Specimen::FlatMark).iter().all(|mm| mm.abs() < 1e-6));
    for tone in SkinTone::ALL {
        let picture = picture(Specimen::FlatMark, Sight { tone, ..Sight::default() }, None);
        let mark = luminance(&picture, -0.4..0.4, -0.4..0.4);
        let skin = luminance(&picture, -2.9..-2.4, -0.5..0.5);
        assert!(mark < 0.8 * skin, "{tone:?}: {mark} on {skin}");
    }
}

#[test]
fn the_same_sight_gives_the_same_picture_and_marks_differ() {
    let texture = texture();
    let pictures: Vec<Vec<u8>> =
        Specimen::MARKS.iter().map(|specimen| picture(*specimen, Sight::default(), Some(&texture))).collect();
    assert_eq!(pictures[0], picture(Specimen::MARKS[0], Sight::default(), Some(&texture)));
    for (i, one) in pictures.iter().enumerate() {
        assert!(pictures[..i].iter().all(|other| other != one));
    }
}
