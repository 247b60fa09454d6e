//! Nothing is allocated while a course is computed or shown: a frame never waits for the allocator, and wasm memory never grows.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::scar::Skin;

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

fn count_one() {
    COUNT.with(|count| count.set(count.get() + 1));
}

// SAFETY: hands every request on to the system's allocator unchanged; the count is a plain number that allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count_one();
        // SAFETY: the caller keeps the contract of `alloc`, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `System` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count_one();
        // SAFETY: the pointer came from `System` with this layout, and the caller keeps the contract of `realloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(work: impl FnOnce()) -> usize {
    let before = COUNT.get();
    work();
    COUNT.get() - before
}

fn course(grid: Grid, skin: Skin, session_days: Vec<f64>) -> Course {
    Course::new(CourseSpec { grid, skin, needle: Needle::default(), session_days, seed: 5 })
}

#[test]
fn computing_and_showing_a_course_allocates_nothing() {
    for (skin, session_days) in [
        (Skin::SHALLOW_BOXCAR, vec![0.0, 28.0, 56.0, 84.0, 112.0, 140.0]),
        (Skin::Healthy, vec![3.3]),
        (Skin::CalibrationWound { width_mm: 4.0 }, vec![]),
    ] {
        let mut course = course(Grid::STANDARD, skin, session_days);
        let computed = allocations(|| {
            course.advance(300);
            course.moment(course.computed_until_d());
            course.advance(usize::MAX);
        });
        assert_eq!(computed, 0, "{skin:?}: computing");
        let shown = allocations(|| {
            for k in 0..60 {
                course.moment(f64::from(k) * 225.578 % course.end_d());
            }
        });
        assert_eq!(shown, 0, "{skin:?}: showing");
    }
}

#[test]
fn the_fine_grid_allocates_nothing_either() {
    let mut course = course(Grid::FINE, Skin::SHALLOW_BOXCAR, vec![0.0]);
    let count = allocations(|| {
        course.advance(100);
        course.moment(1.0);
        course.moment(5.0);
        course.moment(0.5);
    });
    assert_eq!(count, 0);
}

#[test]
fn the_key_frames_of_the_longest_course_stay_under_21_mb() {
    let session_days = (0..8).map(|session| f64::from(session) * 56.0).collect();
    let mut course = course(Grid::STANDARD, Skin::SHALLOW_BOXCAR, session_days);
    course.advance(usize::MAX);
    assert!(course.key_frame_bytes() < 21_000_000, "{}", course.key_frame_bytes());
}
