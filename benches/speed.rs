//! Times the kernels, one step, a whole course, a look-up in it, and the making of a draw list.

mod workload;

use criterion::{Criterion, SamplingMode, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Duration;
use workload::{ImplicitStep, Picture, Scrubbing, Sweeps};

fn speed(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("speed");
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_millis(1500)).sample_size(50);
    let mut sweeps = Sweeps::default();
    group.bench_function("sweeps_packed", |bencher| bencher.iter(|| sweeps.packed()));
    group.bench_function("sweeps_naive", |bencher| bencher.iter(|| sweeps.naive()));
    let mut single = ImplicitStep::<f32>::new(256);
    group.bench_function("implicit_f32", |bencher| bencher.iter(|| single.run()));
    let mut double = ImplicitStep::<f64>::new(256);
    group.bench_function("implicit_f64", |bencher| bencher.iter(|| double.run()));
    let mut scrubbing = Scrubbing::default();
    group.bench_function("moment", |bencher| bencher.iter(|| black_box(scrubbing.run().time_d)));
    let mut picture = Picture::default();
    group.bench_function("draw_list", |bencher| bencher.iter(|| picture.run()));
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    group.bench_function("course", |bencher| bencher.iter(workload::whole_course));
}

criterion_group!(benches, speed);
criterion_main!(benches);
