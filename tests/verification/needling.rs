//! V14: a session moves matrix but makes none, leaves as much debris as its tracts are large, and goes as deep as the device lets it.

use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle, Session, Tract};
use pinprick::skin::parameters::Parameters;
use pinprick::skin::random::Random;
use pinprick::skin::scar::Skin;
use pinprick::skin::state::State;
use pinprick::skin::surface::Surface;
use std::f64::consts::PI;
use std::ops::Range;

/// The skin before a session with the default needles, the skin after it, and the tracts.
fn session(grid: Grid, skin: Skin, seed: u64) -> (State, State, Vec<Tract>) {
    let (parameters, random) = (Parameters::VALUES, Random { seed });
    let before = State::new(grid, &skin.tissue(&grid, &parameters), &parameters, &random);
    let mut height_mm = vec![0.0; grid.nx];
    Surface::new(&grid, &parameters).height(&before.below(), &mut height_mm);
    let (mut after, mut tracts) = (before.clone(), Vec::new());
    let session = Session { needle: Needle::default(), day: 0.0, number: 0, parameters: &parameters, random };
    session.puncture(&mut after, &height_mm, &mut tracts);
    (before, after, tracts)
}

/// Collagen and provisional matrix of each voxel.
fn tissue(state: &State) -> Vec<f32> {
    let collagen = state.collagen_1.iter().zip(&state.collagen_3).map(|(first, third)| first + third);
    collagen.zip(&state.provisional).map(|(collagen, provisional)| collagen + provisional).collect()
}

#[test]
fn v14_a_session_moves_matrix_but_makes_and_takes_none() {
    for grid in [Grid::STANDARD, Grid::FINE] {
        for skin in [Skin::Healthy, Skin::SHALLOW_BOXCAR] {
            let (before, after, tracts) = session(grid, skin, 5);
            let change = tissue(&before).iter().zip(tissue(&after)).map(|(b, a)| (a - b).abs()).fold(0.0, f32::max);
            println!("V14 {skin:?} {} columns, {} tracts: largest change {change:.1e}", grid.nx, tracts.len());
            assert!(change < 1e-6, "{skin:?}: {change}");
            assert!(after.collagen_1 != before.collagen_1, "{skin:?}: some matrix is torn");
        }
    }
}

/// Debris of a tract in healthy skin by the spec: cover times the integral of the tapering width over the dermis, mm2.
fn debris_of_a_tract(grid: &Grid) -> f64 {
    let (diameter, spacing, reach) = (0.15, 10.0 / 250.0_f64.sqrt(), 0.6 * (1.5 - 0.1));
    let cover = PI * diameter / (4.0 * spacing);
    let top = f64::from(grid.dermis_top_mm());
    cover * diameter * ((reach - top) - 0.7 * (reach * reach - top * top) / (2.0 * reach))
}

/// Relative error of the debris of a tract in healthy skin.
fn debris_error(grid: Grid) -> f64 {
    let (mut debris_mm2, mut tracts) = (0.0, 0.0);
    for seed in 1..=16 {
        let (_, after, placed) = session(grid, Skin::Healthy, seed);
        debris_mm2 += after.debris.iter().map(|&debris| f64::from(debris)).sum::<f64>() * f64::from(grid.dx_mm).powi(2);
        // A tract at the very edge of the section lies partly outside.
        let inside = |tract: &Tract| ((tract.x_mm.min(grid.width_mm() - tract.x_mm) / 0.075 + 1.0) / 2.0).min(1.0);
        tracts += placed.iter().map(|tract| f64::from(inside(tract))).sum::<f64>();
    }
    debris_mm2 / (tracts * debris_of_a_tract(&grid)) - 1.0
}

#[test]
fn v14_a_little_more_needle_leaves_a_little_more_debris_wherever_its_tip_ends() {
    let (parameters, random, grid) = (Parameters::VALUES, Random { seed: 5 }, Grid::STANDARD);
    let untouched = State::new(grid, &Skin::Healthy.tissue(&grid, &parameters), &parameters, &random);
    let debris = |length_mm: f32| {
        let (needle, mut state) = (Needle { length_mm, ..Needle::default() }, untouched.clone());
        let session = Session { needle, day: 0.0, number: 0, parameters: &parameters, random };
        session.puncture(&mut state, &vec![0.0; grid.nx], &mut Vec::new());
        state.debris.iter().map(|&debris| f64::from(debris)).sum::<f64>()
    };
    // A voxel of reach takes 0.078 mm of needle; steps of a tenth of that.
    let all: Vec<f64> = (0..60).map(|k| debris(1.2 + 0.0078 * k as f32)).collect();
    let added: Vec<f64> = all.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mean = added.iter().sum::<f64>() / added.len() as f64;
    assert!(added.iter().all(|&added| added > 0.0), "{added:?}");
    assert!(added.iter().all(|&added| added < 2.0 * mean), "no step is a jump: {added:?}, mean {mean}");
}

#[test]
fn v14_the_debris_of_a_tract_is_as_large_as_the_tract() {
    let [standard, fine] = [Grid::STANDARD, Grid::FINE].map(debris_error);
    println!("V14 debris off by {:.1} %, on the fine grid {:.1} %", standard * 100.0, fine * 100.0);
    assert!(fine.abs() < 0.02, "fine grid: {fine}");
    assert!(standard.abs() < 0.02, "default grid: {standard}");
}

/// How deep the needles go that enter `inside` mm from the left edge, under a surface of this height, mm.
fn reaches_mm(needle: Needle, height_mm: &dyn Fn(f32) -> f32, inside: Range<f32>) -> Vec<f32> {
    let (grid, parameters) = (Grid::STANDARD, Parameters::VALUES);
    let heights: Vec<f32> = (0..grid.nx).map(|i| height_mm((i as f32 + 0.5) * grid.dx_mm)).collect();
    let mut tracts = Vec::new();
    for seed in 1..=40 {
        let random = Random { seed };
        let mut state = State::new(grid, &Skin::Healthy.tissue(&grid, &parameters), &parameters, &random);
        Session { needle, day: 0.0, number: 0, parameters: &parameters, random }.puncture(
            &mut state,
            &heights,
            &mut tracts,
        );
    }
    let reaches: Vec<f32> =
        tracts.iter().filter(|tract| inside.contains(&tract.x_mm)).map(|tract| tract.reach_mm).collect();
    assert!(!reaches.is_empty(), "some needles enter there");
    reaches
}

#[test]
fn v14_a_needle_reaches_less_far_where_the_device_rests_on_higher_skin() {
    let pit =
        |depth_mm: f32, half_width_mm: f32| move |x: f32| if (x - 3.0).abs() < half_width_mm { -depth_mm } else { 0.0 };
    let stamp = 0.6 * (1.5 - 0.1);
    // The skin of a narrow pit bulges by 0.3 mm towards the device; the floor of a wide one carries it.
    for (name, height_mm, expected) in [
        ("flat skin", pit(0.0, 0.5), stamp),
        ("a shallow pit", pit(0.25, 0.5), stamp),
        ("a deep pit", pit(0.7, 0.5), stamp - 0.4),
        ("the middle of a wide pit", pit(0.7, 1.2), stamp),
    ] {
        for reach in reaches_mm(Needle::default(), &height_mm, 2.8..3.2) {
            assert!((reach - expected).abs() < 1e-5, "{name}: {reach}, expected {expected}");
        }
    }
    let pen = Needle { device: Device::Pen, ..Needle::default() };
    assert!((reaches_mm(pen, &|_| 0.0, 0.0..6.0)[0] - 0.95 * 1.5).abs() < 1e-5, "a pen loses little");
}

#[test]
fn v14_a_needle_that_ends_in_the_epidermis_leaves_no_debris() {
    let needle = Needle { length_mm: 0.25, ..Needle::default() };
    let (parameters, random) = (Parameters::VALUES, Random { seed: 5 });
    let grid = Grid::STANDARD;
    let mut state = State::new(grid, &Skin::Healthy.tissue(&grid, &parameters), &parameters, &random);
    let untouched = state.clone();
    let session = Session { needle, day: 0.0, number: 0, parameters: &parameters, random };
    session.puncture(&mut state, &vec![0.0; grid.nx], &mut Vec::new());
    assert!(needle.reach_mm(&parameters) < grid.dermis_top_mm(), "it does not reach the dermis");
    assert_eq!(state, untouched, "the dermis is as it was");
}
