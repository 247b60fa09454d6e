//! The pace: how much detail this machine can draw, learned from the frames that it has drawn.

use crate::skin::order::sort_by_key;

const WINDOW: usize = 16;
/// Frames that are left alone after a change, so that the new level is measured and not the old one.
const SETTLE: u32 = 24;
/// Least detail that is still a picture of skin.
const LEAST: f32 = 0.3;
/// A median interval above this is visibly slow (about 20 frames a second).
const SLOW_INTERVAL_MS: f32 = 48.0;
/// A median interval below this leaves room for more.
const FAST_INTERVAL_MS: f32 = 22.0;
/// How far the drawn detail moves towards its goal in one frame: strokes fade in and out, they never pop.
const EASE: f32 = 0.04;
/// The same while nothing else moves.
const EASE_AT_REST: f32 = 0.08;

/// What the frames of a painter may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Own script of one frame, ms.
    pub script_ms: f32,
    /// Detail at the start, 0 to 1.
    pub start: f32,
}

/// Adapts the detail to the time that frames take.
#[derive(Clone, Debug)]
pub struct Pace {
    budget: Budget,
    detail: f32,
    goal: f32,
    script_ms: [f32; WINDOW],
    interval_ms: [f32; WINDOW],
    frames: usize,
    settle: u32,
}

impl Pace {
    /// Starts at the budget's detail.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            // Nothing moves at first.
            detail: 1.0,
            goal: budget.start,
            script_ms: [0.0; WINDOW],
            interval_ms: [0.0; WINDOW],
            frames: 0,
            settle: SETTLE,
        }
    }

    /// Share of the strokes to draw, 0.3 to 1.
    #[must_use]
    pub fn detail(&self) -> f32 {
        self.detail
    }

    /// A picture that stands is drawn once and may cost more: brings it to full detail. True while that is under way.
    pub fn rest(&mut self) -> bool {
        let missing = 1.0 - self.detail;
        self.detail += missing.clamp(0.0, EASE_AT_REST);
        missing > 0.0
    }

    /// Median of our own script over the last frames that were noted, ms; 0 before there are enough.
    #[must_use]
    pub fn script_ms(&self) -> f32 {
        if self.frames < WINDOW { 0.0 } else { median(self.script_ms) }
    }

    /// Notes one frame of an uninterrupted run: its own script and the time since the frame before, ms.
    pub fn note(&mut self, script_ms: f32, interval_ms: f32) {
        self.script_ms[self.frames % WINDOW] = script_ms;
        self.interval_ms[self.frames % WINDOW] = interval_ms;
        self.frames += 1;
        self.detail += (self.goal - self.detail).clamp(-EASE, EASE);
        self.settle = self.settle.saturating_sub(1);
        if self.settle > 0 || self.frames < WINDOW || (self.goal - self.detail).abs() > EASE {
            return;
        }
        let (script, interval) = (median(self.script_ms), median(self.interval_ms));
        let goal = if script > self.budget.script_ms || interval > SLOW_INTERVAL_MS {
            (self.goal * 0.8).max(LEAST)
        } else if script < 0.55 * self.budget.script_ms && interval < FAST_INTERVAL_MS {
            (self.goal * 1.15).min(1.0)
        } else {
            self.goal
        };
        if goal != self.goal {
            self.goal = goal;
            self.settle = SETTLE;
        }
    }
}

fn median(mut values: [f32; WINDOW]) -> f32 {
    sort_by_key(&mut values, |&value| f64::from(value));
    values[WINDOW / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget { script_ms: 16.0, start: 0.45 };

    fn run(pace: &mut Pace, frames: usize, cost_ms: impl Fn(f32) -> f32) {
        for _ in 0..frames {
            let script = cost_ms(pace.detail());
            pace.note(script, script.max(16.7));
        }
    }

    #[test]
    fn a_fast_machine_reaches_full_detail() {
        let mut pace = Pace::new(BUDGET);
        run(&mut pace, 600, |detail| 4.0 * detail);
        assert_eq!(pace.detail(), 1.0);
    }

    #[test]
    fn a_slow_machine_settles_within_the_budget_and_stays_there() {
        let mut pace = Pace::new(BUDGET);
        run(&mut pace, 1200, |detail| 50.0 * detail);
        let settled = pace.detail();
        assert!(50.0 * settled <= BUDGET.script_ms, "{settled}");
        run(&mut pace, 600, |detail| 50.0 * detail);
        assert_eq!(pace.detail(), settled);
    }

    #[test]
    fn a_hopeless_machine_keeps_a_picture() {
        let mut pace = Pace::new(BUDGET);
        run(&mut pace, 2000, |_| 200.0);
        assert!(pace.detail() >= LEAST);
    }

    #[test]
    fn a_picture_that_stands_gets_full_detail_and_then_stays_as_it_is() {
        let mut pace = Pace::new(BUDGET);
        run(&mut pace, 2000, |_| 200.0);
        let frames = (0..100).take_while(|_| pace.rest()).count();
        assert!((2..30).contains(&frames), "{frames}");
        assert_eq!(pace.detail(), 1.0);
    }

    #[test]
    fn one_slow_frame_changes_nothing() {
        let mut pace = Pace::new(Budget { start: 1.0, ..BUDGET });
        run(&mut pace, 60, |_| 9.0);
        pace.note(300.0, 400.0);
        run(&mut pace, 60, |_| 9.0);
        assert_eq!(pace.detail(), 1.0);
    }
}
