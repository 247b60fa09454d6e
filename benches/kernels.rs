//! Each stage of a step of the skin model by itself; what is also timed in the browser is in `speed`.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use pinprick::skin::density::Density;
use pinprick::skin::grid::Grid;
use pinprick::skin::healing::Healing;
use pinprick::skin::matrix::MatrixLaw;
use pinprick::skin::needle::Needle;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::plan::Plan;
use pinprick::skin::random::Random;
use pinprick::skin::scar::Skin;
use pinprick::skin::signals::Signals;
use pinprick::skin::state::State;
use pinprick::skin::stepper::Stepper;

const SEED: Random = Random { seed: 1 };
/// A step of two hours.
const DT_D: f32 = 1.0 / 12.0;

/// A boxcar scar five days after its first session: every kernel has its full work.
fn busy_state(grid: Grid) -> State {
    let parameters = Parameters::VALUES;
    let tissue = Skin::SHALLOW_BOXCAR.tissue(&grid, &parameters);
    let mut state = State::new(grid, &tissue, &parameters, &SEED);
    let plan = Plan::new(&[0.0], false, &parameters.time);
    let mut stepper = Stepper::new(&state, plan, Needle::default(), &parameters, SEED);
    stepper.begin(&mut state, &mut Vec::new());
    (0..60).for_each(|_| stepper.step(&mut state));
    state
}

fn stages(criterion: &mut Criterion) {
    let parameters = Parameters::VALUES;
    for (name, grid) in [("128x64", Grid::STANDARD), ("256x128", Grid::FINE)] {
        let mut group = criterion.benchmark_group(format!("stage {name}"));
        let state = busy_state(grid);
        let mut signals = Signals::new(&grid, &parameters);
        let (mut field, source) = (state.tgf_beta.clone(), state.alarm.clone());
        group.bench_function("Peaceman-Rachford cycle", |bencher| {
            bencher.iter(|| signals.cycle(black_box(&mut field), &source));
        });
        let mut density = Density::new(&grid, &parameters);
        group.bench_function("density", |bencher| bencher.iter(|| density.gather(black_box(&state), &parameters)));
        let law = MatrixLaw::new(&parameters, DT_D);
        let mut healed = state.clone();
        group.bench_function("matrix", |bencher| bencher.iter(|| law.advance(black_box(&mut healed), &density)));
        let mut healing = Healing::new(grid, &parameters, SEED);
        healing.gather(&state);
        group.bench_function("cells", |bencher| {
            let moved = |mut state: State| {
                healing.move_cells(&mut state, DT_D);
                state
            };
            bencher.iter_batched(|| state.clone(), moved, BatchSize::LargeInput);
        });
        group.bench_function("whole step", |bencher| {
            let stepped = |mut state: State| {
                healing.step(&mut state, f64::from(DT_D), 1);
                state
            };
            bencher.iter_batched(|| state.clone(), stepped, BatchSize::LargeInput);
        });
    }
}

criterion_group! {
    name = kernels;
    config = Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = stages
}
criterion_main!(kernels);
