//! One clock for the page: at most one figure runs at a time, and one that starts has the one before it pause. Where pictures
//! take long they wait while the reader touches the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a touch asks for comes within this time, ms.
const TOUCH_MS: f64 = 400.0;

/// How a figure is paused.
type Pause = Rc<dyn Fn()>;

thread_local! {
    /// The figure that runs.
    static RUNNING: RefCell<Option<Pause>> = const { RefCell::new(None) };
    /// When a finger or a button went down last.
    static TOUCHED_MS: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// A finger or a button goes down.
pub fn touch(now_ms: f64) {
    TOUCHED_MS.set(now_ms);
}

/// What it asks for is known.
pub fn answer() {
    TOUCHED_MS.set(f64::NEG_INFINITY);
}

/// Whether one has gone down a moment ago: what the reader asks for is on its way.
#[must_use]
pub fn is_touched(now_ms: f64) -> bool {
    now_ms - TOUCHED_MS.get() < TOUCH_MS
}

/// A figure's right to run; dropped, it leaves the clock to others.
pub struct Turn {
    pause: Pause,
}

impl Turn {
    /// A figure that does not run yet; `pause` has it stand still.
    #[must_use]
    pub fn new(pause: impl Fn() + 'static) -> Self {
        Self { pause: Rc::new(pause) }
    }

    /// The figure runs from now on.
    pub fn take(&self) {
        let before = RUNNING.replace(Some(Rc::clone(&self.pause)));
        if let Some(before) = before.filter(|before| !Rc::ptr_eq(before, &self.pause)) {
            before();
        }
    }

    /// The figure stands.
    pub fn leave(&self) {
        RUNNING.with_borrow_mut(|running| {
            running.take_if(|running| Rc::ptr_eq(running, &self.pause));
        });
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.leave();
    }
}

/// Whether no figure runs.
#[must_use]
pub fn is_free() -> bool {
    RUNNING.with_borrow(Option::is_none)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_touch_is_over_soon() {
        assert!(!is_touched(0.0));
        touch(1000.0);
        assert!(is_touched(1300.0) && !is_touched(1500.0));
        answer();
        assert!(!is_touched(1300.0));
    }

    #[test]
    fn a_figure_that_starts_has_the_other_pause_and_one_that_has_paused_is_forgotten() {
        let pauses = [Rc::new(Cell::new(0)), Rc::new(Cell::new(0))];
        let turn = |count: &Rc<Cell<u32>>| {
            let count = Rc::clone(count);
            Turn::new(move || count.set(count.get() + 1))
        };
        let (one, other) = (turn(&pauses[0]), turn(&pauses[1]));
        assert!(is_free());
        one.take();
        one.take();
        assert!(!is_free());
        other.take();
        assert_eq!((pauses[0].get(), pauses[1].get()), (1, 0));
        // The first leaves too late: the clock is another's.
        one.leave();
        assert!(!is_free());
        other.leave();
        assert!(is_free());
        one.take();
        assert_eq!((pauses[0].get(), pauses[1].get()), (1, 0));
        drop(one);
        assert!(is_free());
    }
}
