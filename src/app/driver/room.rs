//! The room for courses: each takes up ten megabytes, and a page must not take more than a phone can give.

use super::Core;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Courses that are kept at once: two side by side, and one more.
const MOST_COURSES: usize = 3;

thread_local! {
    /// The figures that hold courses, the one that came into sight last at the end.
    static HOLDERS: RefCell<Vec<Weak<Core>>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for the courses of a figure: those that have been out of sight longest let theirs go. What is in sight never does.
pub(super) fn make(core: &Rc<Core>) {
    HOLDERS.with_borrow_mut(|holders| {
        holders.retain(|holder| holder.upgrade().is_some_and(|holder| !Rc::ptr_eq(&holder, core)));
        let mut courses =
            core.stages.len() + holders.iter().filter_map(Weak::upgrade).map(|h| h.stages.len()).sum::<usize>();
        holders.retain(|holder| {
            let Some(holder) = holder.upgrade() else { return false };
            let goes = courses > MOST_COURSES && holder.rest();
            courses -= if goes { holder.stages.len() } else { 0 };
            !goes
        });
        holders.push(Rc::downgrade(core));
    });
}
