//! What one picture costs: from a moment to a complete draw list, at the sizes of a laptop and of a phone.

use criterion::{Criterion, criterion_group, criterion_main};
use pinprick::scene::tissue::{Theme, Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;
use std::hint::black_box;

fn pictures(criterion: &mut Criterion) {
    let spec = CourseSpec {
        grid: Grid::STANDARD,
        skin: Skin::SHALLOW_BOXCAR,
        needle: Needle::default(),
        session_days: vec![0.0],
        seed: 1,
    };
    let mut course = Course::new(spec);
    while course.computed_until_d() < 10.0 && !course.advance(8) {}
    let tracts = course.tracts().to_vec();
    let mut group = criterion.benchmark_group("scene");
    for (name, width_px, height_px, detail) in [("laptop", 880.0, 495.0, 1.0), ("phone", 390.0, 260.0, 0.45)] {
        let view = View {
            width_px,
            height_px,
            detail,
            theme: Theme::Light,
            gentle: false,
            labels: true,
            instrument: None,
            hover: None,
        };
        let mut tissue = Tissue::new(7);
        let moment = course.moment(3.05).clone();
        group.bench_function(name, |b| b.iter(|| black_box(tissue.draw(&moment, &tracts, &view).strokes.len())));
    }
    group.bench_function("moment, scrubbing at random", |b| {
        let mut time_d = 0.0;
        b.iter(|| {
            time_d = (time_d + 6.137) % 10.0;
            black_box(course.moment(time_d).time_d)
        });
    });
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
