//! V14: a session moves matrix but makes none, and leaves as much debris as its tracts are large.

use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Needle, Session, Tract};
use pinprick::skin::parameters::Parameters;
use pinprick::skin::random::Random;
use pinprick::skin::scar::Skin;
use pinprick::skin::state::State;
use pinprick::skin::surface::Surface;
use std::f64::consts::PI;

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
fn v14_the_debris_of_a_tract_is_as_large_as_the_tract() {
    let [standard, fine] = [Grid::STANDARD, Grid::FINE].map(debris_error);
    println!("V14 debris off by {:.1} %, on the fine grid {:.1} %", standard * 100.0, fine * 100.0);
    assert!(fine.abs() < 0.05, "fine grid: {fine}");
    // The walk takes the width at the lower face of each voxel: an error of first order in its edge.
    assert!(standard.abs() < 0.07, "default grid: {standard}");
    assert!((2.0 * fine - standard).abs() < 0.01, "without an edge: {}", 2.0 * fine - standard);
}
