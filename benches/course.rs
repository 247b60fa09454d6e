//! A whole course and a jump through it, as the reader's page runs them.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;

/// Six sessions, 28 days apart, in a shallow boxcar scar.
fn spec(grid: Grid) -> CourseSpec {
    let session_days = (0..6).map(|session| f64::from(session) * 28.0).collect();
    CourseSpec { grid, skin: Skin::SHALLOW_BOXCAR, needle: Needle::default(), session_days, seed: 1 }
}

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("course of 6 sessions, 12 months");
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    for (name, grid) in [("128x64", Grid::STANDARD), ("256x128", Grid::FINE)] {
        group.bench_function(name, |bencher| {
            let run = |mut course: Course| {
                course.advance(usize::MAX);
                course
            };
            bencher.iter_batched(|| Course::new(spec(grid)), run, BatchSize::PerIteration);
        });
    }
}

fn moments(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("moment");
    let mut course = Course::new(spec(Grid::STANDARD));
    course.advance(usize::MAX);
    let mut day = 0.0;
    group.bench_function("next frame of a playing course", |bencher| {
        bencher.iter(|| {
            day = (day + 0.02) % 365.0;
            black_box(course.moment(day).time_d)
        });
    });
    group.bench_function("anywhere in the course", |bencher| {
        bencher.iter(|| {
            // The golden section of the year, again and again, visits all of it evenly.
            day = (day + 225.578) % 365.0;
            black_box(course.moment(day).time_d)
        });
    });
}

criterion_group!(courses, whole, moments);
criterion_main!(courses);
