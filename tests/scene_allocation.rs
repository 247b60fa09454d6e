//! Drawing allocates nothing once its buffers have grown.

use pinprick::content::Part;
use pinprick::scene::tissue::{Hover, InstrumentPose, Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call is handed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller keeps GlobalAlloc's contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps GlobalAlloc's contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn drawing_allocates_nothing_after_warm_up() {
    let spec = CourseSpec {
        grid: Grid::STANDARD,
        skin: Skin::SHALLOW_BOXCAR,
        needle: Needle::default(),
        session_days: vec![0.0],
        seed: 1,
    };
    let mut course = Course::new(spec);
    while course.computed_until_d() < 30.0 && !course.advance(16) {}
    let tracts = course.tracts().to_vec();
    let mut tissue = Tissue::new(7);
    let mut tour = |tissue: &mut Tissue| {
        for step in 0..60_u8 {
            let time_d = 0.5 * f64::from(step);
            let working = InstrumentPose { progress: f32::from(step) / 60.0, length_mm: 1.5, session_day: 0.0 };
            let view = View {
                width_px: 900.0,
                height_px: 506.0,
                detail: if step % 2 == 0 { 1.0 } else { 0.6 },
                gentle: step % 5 == 0,
                instrument: (step < 10).then_some(working),
                hover: (step > 50).then_some(Hover { x_mm: 2.0, length_mm: 1.5, spacing_mm: 0.6 }),
                // Every part in turn, and none now and then.
                marked: Part::ALL.get(usize::from(step) % (Part::ALL.len() + 1)).copied(),
                ..View::default()
            };
            tissue.draw(course.moment(time_d), &tracts, &view);
        }
    };
    tour(&mut tissue);
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    tour(&mut tissue);
    assert_eq!(ALLOCATIONS.load(Ordering::Relaxed) - before, 0);
}
