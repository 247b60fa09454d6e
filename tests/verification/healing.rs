//! V15 to V18: healthy skin stays as it is, the same seed heals alike, and neither grid nor step decides the outcome.

use crate::seeds::{Spread, on_two_threads};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::plan::Plan;
use pinprick::skin::scar::Skin;
use pinprick::skin::state::State;
use pinprick::skin::surface::Surface;

/// Six sessions every four weeks.
fn sessions_d() -> Vec<f64> {
    (0..6).map(|session| f64::from(session) * 28.0).collect()
}

/// The course with the default needles, computed to day 365.
fn course(grid: Grid, skin: Skin, session_days: Vec<f64>, seed: u64, parameters: &Parameters) -> Course {
    let spec = CourseSpec { grid, skin, needle: Needle::default(), session_days, seed };
    let mut course = Course::with_parameters(spec, parameters);
    course.advance(course.plan().step_at(365.0));
    assert_eq!(course.computed_until_d(), 365.0, "a step ends on day 365");
    course
}

/// Height of the surface without oedema, mm.
fn height_mm(state: &State) -> Vec<f32> {
    let mut height_mm = vec![0.0; state.grid.nx];
    Surface::new(&state.grid, &Parameters::VALUES).height(&state.below(), &mut height_mm);
    height_mm
}

fn mean(values: impl ExactSizeIterator<Item = f32>) -> f64 {
    let n = values.len() as f64;
    values.map(f64::from).sum::<f64>() / n
}

#[test]
fn v15_untouched_healthy_skin_does_not_drift() {
    let course = course(Grid::STANDARD, Skin::Healthy, Vec::new(), 1, &Parameters::VALUES);
    let state = course.state();
    let rho = state.collagen_1.iter().zip(&state.collagen_3).map(|(first, third)| (first + third - 1.0).abs());
    let height = height_mm(state).into_iter().map(f32::abs).fold(0.0, f32::max);
    let (rho, first) = (rho.fold(0.0, f32::max), course.readings()[0]);
    println!("V15 drift of matrix {rho:.1e}, of height {height:.1e} mm");
    assert!(rho < 1e-6 && height < 1e-6, "matrix {rho}, height {height}");
    let last = course.readings().last().expect("a computed course has readings");
    assert_eq!(first.fibroblasts_per_mm3, last.fibroblasts_per_mm3, "no cell comes or goes");
    assert!(
        first.fibroblasts_per_mm3 > 2900.0 && first.fibroblasts_per_mm3 < 3100.0,
        "healthy dermis has 3000 per mm3"
    );
    assert_eq!((last.neutrophils_per_mm3, last.macrophages_per_mm3), (0.0, 0.0), "nothing calls leukocytes");
}

#[test]
fn v16_needling_leaves_healthy_skin_as_it_was() {
    let changes = on_two_threads(1..9, |seed| {
        let course = course(Grid::STANDARD, Skin::Healthy, sessions_d(), seed as u64, &Parameters::VALUES);
        let state = course.state();
        let rho = state.collagen_1.iter().zip(&state.collagen_3).map(|(first, third)| first + third - 1.0);
        [mean(rho), mean(height_mm(state).into_iter())]
    });
    for [rho, height] in &changes {
        assert!(rho.abs() < 0.02, "matrix changes by {rho}");
        assert!(height.abs() < 0.025, "height changes by {height} mm");
        assert!(*rho != 0.0, "needles were pressed in");
    }
    let [rho, height] = [0, 1].map(|k| Spread::of(&changes.iter().map(|change| change[k]).collect::<Vec<_>>()));
    println!("V16 matrix {:.2} +- {:.2} %, ", rho.mean * 100.0, rho.deviation * 100.0);
    println!("V16 height {:.1} +- {:.1} um", height.mean * 1e3, height.deviation * 1e3);
}

#[test]
fn v17_the_same_seed_heals_bit_for_bit_alike_and_another_does_not() {
    let digests = on_two_threads(0..4, |run| {
        let seed = if run == 2 { 8 } else { 7 };
        let mut course = Course::new(CourseSpec {
            grid: Grid::STANDARD,
            skin: Skin::SHALLOW_BOXCAR,
            needle: Needle::default(),
            session_days: vec![0.0, 28.0],
            seed,
        });
        let steps = course.plan().step_at(40.0);
        // The third time in slices, as the page computes it.
        let slice = if run == 3 { 5 } else { steps };
        (0..steps).step_by(slice).for_each(|done| {
            course.advance(slice.min(steps - done));
        });
        assert_eq!(course.computed_until_d(), 40.0);
        course.state().digest()
    });
    println!("V17 digests {digests:016x?}");
    assert_eq!(digests[0], digests[1], "twice the same seed");
    assert_ne!(digests[0], digests[2], "another seed");
    assert_eq!(digests[0], digests[3], "in slices");
}

#[test]
fn v18_neither_a_finer_grid_nor_a_shorter_step_changes_the_outcome() {
    // Five seeds would differ by 0.025 by chance alone.
    const SEEDS: usize = 16;
    let mut half_steps = Parameters::VALUES;
    let time = &mut half_steps.time;
    for step_h in [&mut time.early_step_h, &mut time.middle_step_h, &mut time.late_step_h] {
        *step_h /= 2.0;
    }
    let runs = [(Grid::FINE, Parameters::VALUES), (Grid::STANDARD, half_steps), (Grid::STANDARD, Parameters::VALUES)];
    let recovered = on_two_threads(0..3 * SEEDS, |job| {
        let (grid, parameters) = &runs[job / SEEDS];
        let course = course(*grid, Skin::SHALLOW_BOXCAR, sessions_d(), 1 + (job % SEEDS) as u64, parameters);
        f64::from(course.readings().last().expect("a computed course has readings").volume_recovered)
    });
    let [fine, half, standard] = [0, 1, 2].map(|run| Spread::of(&recovered[run * SEEDS..][..SEEDS]));
    for (name, spread) in [("standard", standard), ("fine grid", fine), ("half step", half)] {
        println!("V18 {name}: {:.3} +- {:.3} recovered", spread.mean, spread.standard_error());
        assert!((spread.mean - standard.mean).abs() < 0.04, "{name} {spread:?}, standard {standard:?}");
    }
}

#[test]
fn v18_half_steps_are_half_as_long() {
    let steps = |parameters: &Parameters| Plan::new(&sessions_d(), false, &parameters.time).step_at(365.0);
    let mut half_steps = Parameters::VALUES;
    half_steps.time.early_step_h = 1.0;
    half_steps.time.middle_step_h = 3.0;
    half_steps.time.late_step_h = 6.0;
    // 10 d of 2 h, 18 d of 6 h, five times; then 10 d of 2 h, 20 d of 6 h and 195 d of 12 h.
    let expected = 5 * (120 + 72) + 120 + 80 + 390;
    assert_eq!([steps(&Parameters::VALUES), steps(&half_steps)], [expected, 2 * expected]);
}
