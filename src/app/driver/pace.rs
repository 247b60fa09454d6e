//! The pace: how much detail this machine can draw, learned from the frames that it has drawn.

use crate::skin::within::Within;
/// Frames that are judged together.
const WINDOW: u32 = 24;
/// Least detail that is still a picture of skin.
const LEAST: f32 = 0.3;
/// A longer time between two frames is visibly slow (about 20 frames a second).
const SLOW_INTERVAL_MS: f64 = 48.0;
/// A shorter time between two frames leaves room for more.
const FAST_INTERVAL_MS: f64 = 22.0;
/// How far the drawn detail moves towards its goal in one frame: strokes fade in and out, they never pop.
const EASE: f32 = 0.04;
/// The same while nothing else moves.
const EASE_AT_REST: f32 = 0.08;

/// What the frames of a painter may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Own script of one frame, ms.
    pub script_ms: f64,
    /// Detail at the start, 0 to 1.
    pub start: f32,
}

/// Adapts the detail to the time that frames take: less when most frames of a window are slow, more when nearly all are fast.
#[derive(Clone, Debug)]
pub struct Pace {
    budget: Budget,
    detail: f32,
    goal: f32,
    frames: u32,
    slow: u32,
    fast: u32,
}

impl Pace {
    /// Starts at the budget's detail.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        // Nothing moves at first.
        Self { budget, detail: 1.0, goal: budget.start, frames: 0, slow: 0, fast: 0 }
    }

    /// The same for what moves from its first picture on: its strokes come in over the still that was there before, and none
    /// of its pictures takes long.
    #[must_use]
    pub fn begun(self) -> Self {
        Self { detail: LEAST, ..self }
    }

    /// Share of the strokes to draw, 0.3 to 1.
    #[must_use]
    pub fn detail(&self) -> f32 {
        self.detail
    }

    /// Notes one frame of an uninterrupted run: its own script and the time since the frame before, ms.
    pub fn note(&mut self, script_ms: f64, interval_ms: f64) {
        self.detail += (self.goal - self.detail).within(-EASE, EASE);
        // What is measured on the way to a new goal says nothing about it.
        if self.detail != self.goal {
            return;
        }
        self.frames += 1;
        self.slow += u32::from(script_ms > self.budget.script_ms || interval_ms > SLOW_INTERVAL_MS);
        self.fast += u32::from(script_ms < 0.55 * self.budget.script_ms && interval_ms < FAST_INTERVAL_MS);
        if self.frames < WINDOW {
            return;
        }
        if 2 * self.slow > WINDOW {
            self.goal = (self.goal * 0.8).max(LEAST);
        } else if 4 * self.fast > 3 * WINDOW {
            self.goal = (self.goal * 1.15).min(1.0);
        }
        (self.frames, self.slow, self.fast) = (0, 0, 0);
    }

    /// A picture that stands is drawn once and may cost more: brings it to full detail. True while that is under way.
    pub fn rest(&mut self) -> bool {
        let missing = 1.0 - self.detail;
        self.detail += missing.within(0.0, EASE_AT_REST);
        missing > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget { script_ms: 16.0, start: 0.45 };

    fn run(pace: &mut Pace, frames: usize, cost_ms: impl Fn(f64) -> f64) {
        for _ in 0..frames {
            let script = cost_ms(f64::from(pace.detail()));
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
        run(&mut pace, 1200, |detail| 45.0 * detail);
        let settled = pace.detail();
        assert!(45.0 * settled <= 16.0, "{settled}");
        run(&mut pace, 600, |detail| 45.0 * detail);
        assert_eq!(pace.detail(), settled);
    }

    #[test]
    fn a_hopeless_machine_keeps_a_picture() {
        let mut pace = Pace::new(BUDGET);
        run(&mut pace, 2000, |_| 200.0);
        assert_eq!(pace.detail(), LEAST);
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
    fn a_few_slow_frames_change_nothing() {
        let mut pace = Pace::new(Budget { start: 1.0, ..BUDGET });
        for _ in 0..20 {
            run(&mut pace, 15, |_| 9.0);
            pace.note(300.0, 400.0);
        }
        assert_eq!(pace.detail(), 1.0);
    }
}
