//! The smoothing kernel against the diffusion parity numbers: what BioFVM's two-dimensional solver gives for the same start.

use pinprick::skin::smoothing::Smoothing;
use pinprick::skin::tridiagonal::Real;

/// Diffusion 1e5 um2/min, decay 0.1 /min, step 0.01 min, voxel 20 um.
const COUPLING: f64 = 1e5 * 0.01 / (20.0 * 20.0);
/// Half of the decay on each axis.
const DECAY: f64 = 0.1 * 0.01 / 2.0;

/// Values at `(x, y)` after `steps` steps on `n` by `n` voxels.
struct Parity {
    n: usize,
    steps: usize,
    total: f64,
    values: [((usize, usize), f64); 6],
}

const LARGE: Parity = Parity {
    n: 128,
    steps: 205,
    total: 6403.749254417,
    values: [
        ((0, 0), 0.388426400594),
        ((64, 64), 0.391028708455),
        ((127, 127), 0.393348811845),
        ((10, 100), 0.391463635775),
        ((1, 0), 0.388429706497),
        ((42, 32), 0.390712380087),
    ],
};

const SMALL: Parity = Parity {
    n: 64,
    steps: 400,
    total: 1312.503895828,
    values: [
        ((0, 0), 0.320186541093),
        ((32, 32), 0.320442288202),
        ((63, 63), 0.320710179760),
        ((10, 36), 0.320447552277),
        ((1, 0), 0.320186605572),
        ((21, 16), 0.320267274516),
    ],
};

fn diffuse<T: Real + Into<f64>>(parity: &Parity) -> Vec<f64> {
    let mut field: Vec<T> = (0..parity.n * parity.n).map(|i| T::from_f64((i % 97) as f64 / 100.0)).collect();
    let mut smoothing = Smoothing::new(parity.n, parity.n, COUPLING, DECAY);
    (0..parity.steps).for_each(|_| smoothing.apply(&mut field));
    field.into_iter().map(Into::into).collect()
}

fn assert_parity<T: Real + Into<f64>>(parity: &Parity, tolerance: f64) {
    let field = diffuse::<T>(parity);
    let total: f64 = field.iter().sum();
    assert!((total / parity.total - 1.0).abs() < tolerance, "total {total}, expected {}", parity.total);
    for ((x, y), expected) in parity.values {
        let value = field[y * parity.n + x];
        assert!((value / expected - 1.0).abs() < tolerance, "({x}, {y}): {value}, expected {expected}");
    }
}

#[test]
fn double_precision_gives_the_parity_numbers() {
    assert_parity::<f64>(&LARGE, 1e-9);
    assert_parity::<f64>(&SMALL, 1e-9);
}

#[test]
fn single_precision_gives_the_parity_numbers_to_four_digits() {
    assert_parity::<f32>(&LARGE, 1e-4);
    assert_parity::<f32>(&SMALL, 1e-4);
}
