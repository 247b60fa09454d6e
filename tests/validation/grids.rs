//! The default grid against one twice as fine, where it matters most: deep boxcars, whose floor the needles hardly reach.

use crate::courses::{Measure, ours, outcome, spec};
use crate::seeds::{Spread, on_two_threads};
use pinprick::skin::course::CourseSpec;
use pinprick::skin::grid::Grid;

const SEEDS: usize = 16;
const CASES: [&str; 2] = ["boxcar depth 0.6", "boxcar depth 0.8"];

#[test]
fn deep_boxcars_come_to_the_same_on_both_grids() {
    let specs = CASES.map(|name| CourseSpec { grid: Grid::FINE, ..spec(name) });
    let volumes = on_two_threads(0..CASES.len() * SEEDS, |job| {
        outcome(&specs[job / SEEDS], 1 + (job % SEEDS) as u64)[Measure::Volume as usize]
    });
    for (name, fine) in CASES.iter().zip(volumes.chunks_exact(SEEDS)) {
        let (standard, fine) = (ours(name, Measure::Volume), Spread::of(fine));
        println!(
            "{name}: volume {:.3} on 128x64, {:.3} on 256x128 (sd {:.3})",
            standard.mean, fine.mean, fine.deviation
        );
        assert!((standard.mean - fine.mean).abs() < 0.06, "{name}: {} and {}", standard.mean, fine.mean);
    }
}
