//! V8 to V10: the smoothing kernel, the surface and the matrix law of one voxel.

use pinprick::skin::grid::Grid;
use pinprick::skin::lanes::Lanes;
use pinprick::skin::matrix::{MatrixLaw, Voxels, Work};
use pinprick::skin::parameters::Parameters;
use pinprick::skin::smoothing::Smoothing;
use pinprick::skin::surface::Surface;

/// Share of one cell's work in every voxel of `rows` rows, the cell in their middle.
fn kernel(grid: &Grid, rows: usize) -> Vec<f32> {
    let reach_voxels = f64::from(Parameters::VALUES.fibroblasts.reach_mm) / f64::from(grid.dx_mm);
    let mut field = vec![0.0; grid.nx * rows];
    field[rows / 2 * grid.nx + grid.nx / 2] = 1.0;
    Smoothing::<f32>::new(grid.nx, rows, reach_voxels * reach_voxels, 0.0).apply(&mut field);
    field
}

#[test]
fn v8_the_reach_of_a_cell_keeps_its_work_and_has_the_right_width() {
    // Over the rows of the dermis the walls cut the kernel by 1e-3; over the whole section they do not.
    for (grid, rows, limit_across) in [
        (Grid::FINE, Grid::FINE.dermis_rows, 1.1e-3),
        (Grid::STANDARD, Grid::STANDARD.dermis_rows, 1.1e-3),
        (Grid::FINE, Grid::FINE.nz, 1e-5),
        (Grid::STANDARD, Grid::STANDARD.nz, 1e-5),
    ] {
        let field = kernel(&grid, rows);
        let dx = f64::from(grid.dx_mm);
        let moment = |distance: &dyn Fn(usize) -> f64| -> f64 {
            field.iter().enumerate().map(|(i, &share)| f64::from(share) * distance(i).powi(2)).sum()
        };
        let mass: f64 = field.iter().map(|&share| f64::from(share)).sum();
        let along = |i: usize| ((i % grid.nx) as f64 - (grid.nx / 2) as f64) * dx;
        let across = |i: usize| ((i / grid.nx) as f64 - (rows / 2) as f64) * dx;
        let expected = 2.0 * 0.06_f64.powi(2);
        let errors = [mass - 1.0, moment(&along) / expected - 1.0, moment(&across) / expected - 1.0];
        println!("V8 {} columns, {rows} rows: mass, variance along x, along z off by {errors:?}", grid.nx);
        assert!(field.iter().all(|&share| share > 0.0), "every voxel gets a share");
        assert!(errors[0].abs() < 1e-5 && errors[1].abs() < 1e-5, "{errors:?}");
        assert!(errors[2].abs() < limit_across, "{rows} rows: {errors:?}");
    }
}

#[test]
fn v9_the_surface_keeps_the_area_under_it() {
    for grid in [Grid::STANDARD, Grid::FINE] {
        let surface = Surface::new(&grid, &Parameters::VALUES);
        let mut columns: Vec<f32> = (0..grid.nx).map(|i| (i * 7919 % 1009) as f32 / 1009.0).collect();
        let area = |columns: &[f32]| columns.iter().map(|&h| f64::from(h)).sum::<f64>() * f64::from(grid.dx_mm);
        let before = area(&columns);
        let rough = columns.clone();
        surface.couple(&mut columns);
        let error = (area(&columns) / before - 1.0).abs();
        println!("V9 {} columns: area off by {error:.1e}", grid.nx);
        assert!(error < 1e-5, "{error}");
        assert!(columns != rough, "neighbours pull at each other");
    }
}

/// Largest error of the matrix of a voxel under constant work, over 20 days in steps of `dt_h`.
fn largest_error(dt_h: u32) -> f64 {
    let mut parameters = Parameters::VALUES;
    parameters.matrix.basal_turnover_per_d = 0.0;
    let n0 = Lanes::splat(parameters.fibroblasts.density_per_mm3);
    let zero = Lanes::splat(0.0);
    let work = Work {
        fibroblasts: n0,
        protease: zero,
        building: n0,
        removing: n0,
        heading_1: zero,
        heading_2: zero,
        set_point: Lanes::splat(1.0),
    };
    let full = Lanes::splat(1.0);
    let mut voxels = Voxels {
        collagen_1: Lanes::splat(0.24),
        collagen_3: Lanes::splat(0.06),
        alignment_1: zero,
        alignment_2: zero,
        debris: zero,
        provisional: full,
    };
    let dt_d = f64::from(dt_h) / 24.0;
    let law = MatrixLaw::new(&parameters, dt_d as f32);
    let synthesis = f64::from(parameters.matrix.synthesis_per_d);
    let error_after = |step: u32, voxels: &Voxels| {
        let exact = (synthesis * f64::from(step) * dt_d + 0.3_f64.atanh()).tanh();
        (f64::from(voxels.collagen_1.0[5] + voxels.collagen_3.0[5]) - exact).abs()
    };
    (1..=20 * 24 / dt_h)
        .map(|step| {
            // Cells always have tissue to build on.
            voxels.provisional = full;
            law.step(&mut voxels, &work);
            error_after(step, &voxels)
        })
        .fold(0.0, f64::max)
}

#[test]
fn v10_matrix_under_constant_work_follows_the_hyperbolic_tangent() {
    let steps_h = [24, 12, 6, 2];
    let errors = steps_h.map(largest_error);
    println!("V10 errors {errors:?} at steps of {steps_h:?} h");
    for (i, pair) in errors.windows(2).enumerate() {
        let ratio = f64::from(steps_h[i]) / f64::from(steps_h[i + 1]);
        let order = (pair[0] / pair[1]).ln() / ratio.ln();
        println!("V10 order {order:.3} from {} to {} h", steps_h[i], steps_h[i + 1]);
        assert!((order - 2.0).abs() < 0.15, "order {order} from {} to {} h", steps_h[i], steps_h[i + 1]);
    }
    assert!(errors[3] < 5e-6, "{errors:?}");
}
