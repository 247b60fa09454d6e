//! The pace: how much detail this machine can draw, learned from the frames that it has drawn.

use crate::skin::within::Within;
use std::cell::Cell;

/// Frames that are judged together.
const WINDOW: u32 = 24;
/// Least detail that is still a picture of skin: about as many strokes as a still has.
const LEAST: f32 = 0.05;
/// Detail of the first picture of what moves at once.
const BEGIN: f32 = 0.3;
/// A longer time between two frames is visibly slow (about 20 frames a second).
const SLOW_INTERVAL_MS: f64 = 48.0;
/// A shorter time between two frames leaves room for more.
const FAST_INTERVAL_MS: f64 = 22.0;
/// So many times slower than it may be, a frame is no accident...
const CRAWL: f64 = 2.5;
/// ...when so many follow each other.
const CRAWLING: u32 = 3;
/// How far the drawn detail moves towards its goal in one frame: strokes fade in and out, they never pop.
const EASE: f32 = 0.04;
/// The same while nothing else moves.
const EASE_AT_REST: f32 = 0.08;
/// A whole picture that takes longer keeps the reader waiting, ms from its frame to the next...
const LONG_MS: f64 = 200.0;
/// ...until one takes less than this.
const SHORT_MS: f64 = 100.0;
/// Nothing has been asked for so long: there is time for a whole picture, ms.
const REST_MS: f64 = 1000.0;
/// Less detail says little of what a whole picture takes: what is no stroke takes its time too.
const TELLING: f32 = 0.3;

/// What the frames of a painter may cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Own script of one frame, ms.
    pub script_ms: f64,
    /// Detail at the start, 0 to 1.
    pub start: f32,
}

/// What one figure has learned of this machine holds for the next.
#[derive(Clone, Copy, Debug)]
struct Learned {
    goal: f32,
    long: bool,
}

thread_local! {
    static LEARNED: Cell<Option<Learned>> = const { Cell::new(None) };
}

/// What a picture that stands needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing: it is whole.
    Whole,
    /// To be drawn with more detail.
    Draw,
    /// More detail, in a while.
    Wait,
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
    crawling: u32,
    /// Whether a whole picture would keep the reader waiting.
    long: bool,
    /// Whether a picture has told so.
    known: bool,
    /// When something was asked or moved last.
    changed_ms: f64,
}

impl Pace {
    /// Starts at the budget's detail, or with less where another figure was slow.
    #[must_use]
    pub fn new(budget: Budget) -> Self {
        // A painter that starts with less detail is taken to be slow until it is seen to be quick.
        let unknown = Learned { goal: 1.0, long: budget.start < 1.0 };
        let known = LEARNED.get();
        let Learned { goal, long } = known.unwrap_or(unknown);
        let goal = budget.start.min(goal);
        // Nothing moves at first.
        let detail = if long { goal } else { 1.0 };
        Self {
            budget,
            detail,
            goal,
            frames: 0,
            slow: 0,
            fast: 0,
            crawling: 0,
            long,
            known: known.is_some(),
            changed_ms: f64::NEG_INFINITY,
        }
    }

    /// The same for what moves from its first picture on: its strokes come in over the still that was there before, and none
    /// of its pictures takes long.
    #[must_use]
    pub fn begun(self) -> Self {
        Self { detail: BEGIN.min(self.goal), ..self }
    }

    /// Share of the strokes to draw, 0.05 to 1.
    #[must_use]
    pub fn detail(&self) -> f32 {
        self.detail
    }

    /// Whether a whole picture would keep the reader waiting.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.long
    }

    /// Notes what a picture of a detail has taken, ms from its frame to the next.
    pub fn learn(&mut self, detail: f32, cost_ms: f64) {
        if detail < TELLING {
            return;
        }
        let whole_ms = cost_ms / f64::from(detail);
        self.long = whole_ms > if self.long && self.known { SHORT_MS } else { LONG_MS };
        self.known = true;
        if self.long {
            let quick = (FAST_INTERVAL_MS / whole_ms) as f32;
            self.goal = self.goal.min(quick).max(LEAST);
        }
        LEARNED.set(Some(Learned { goal: self.goal, long: self.long }));
    }

    /// Notes one frame of an uninterrupted run: its own script and the time since the frame before, ms.
    pub fn note(&mut self, script_ms: f64, interval_ms: f64) {
        let crawls = script_ms > CRAWL * self.budget.script_ms || interval_ms > CRAWL * SLOW_INTERVAL_MS;
        self.crawling = if crawls { self.crawling + 1 } else { 0 };
        if self.crawling >= CRAWLING {
            // At three frames a second nobody sees strokes pop.
            self.detail = (0.5 * self.detail.min(self.goal)).max(LEAST);
            return self.set_goal(self.detail);
        }
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
            self.set_goal((self.goal * 0.8).max(LEAST));
        } else if 4 * self.fast > 3 * WINDOW {
            self.set_goal((self.goal * 1.15).min(1.0));
        } else {
            self.set_goal(self.goal);
        }
    }

    fn set_goal(&mut self, goal: f32) {
        self.goal = goal;
        (self.frames, self.slow, self.fast, self.crawling) = (0, 0, 0, 0);
        LEARNED.set(Some(Learned { goal, long: self.long }));
    }

    /// Something moves or was asked for: where a whole picture takes long, the next is drawn with the detail of what moves.
    pub fn hurry(&mut self, now_ms: f64) {
        self.changed_ms = now_ms;
        if self.is_long() {
            self.detail = self.detail.min(self.goal);
        }
    }

    /// A picture that stands is drawn once and may cost more: brings it to full detail, little by little, or where that would
    /// take long at once, when the reader rests too.
    pub fn rest(&mut self, now_ms: f64) -> Rest {
        let missing = 1.0 - self.detail;
        if missing <= 0.0 {
            return Rest::Whole;
        }
        if !self.is_long() {
            self.detail += missing.within(0.0, EASE_AT_REST);
        } else if now_ms - self.changed_ms < REST_MS {
            return Rest::Wait;
        } else {
            self.detail = 1.0;
        }
        Rest::Draw
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
        let mut pace = Pace::new(Budget { start: 1.0, ..BUDGET });
        run(&mut pace, 2000, |_| 200.0);
        let frames = (0..100).take_while(|_| pace.rest(0.0) == Rest::Draw).count();
        assert!((2..30).contains(&frames), "{frames}");
        assert_eq!(pace.detail(), 1.0);
    }

    #[test]
    fn where_a_whole_picture_takes_long_an_answer_has_less_detail_until_the_reader_rests() {
        let mut pace = Pace::new(BUDGET);
        pace.learn(1.0, 290.0);
        pace.hurry(1000.0);
        assert!((LEAST..BUDGET.start).contains(&pace.detail()), "{}", pace.detail());
        assert_eq!(pace.rest(1900.0), Rest::Wait);
        assert_eq!(pace.rest(2000.0), Rest::Draw);
        assert_eq!((pace.detail(), pace.rest(2010.0)), (1.0, Rest::Whole));
    }

    #[test]
    fn where_it_takes_little_an_answer_is_whole() {
        let mut pace = Pace::new(BUDGET);
        pace.learn(1.0, 15.0);
        assert_eq!((1..30).find(|_| pace.rest(0.0) == Rest::Whole), Some(8));
        pace.hurry(1000.0);
        assert_eq!((pace.detail(), pace.rest(1000.0)), (1.0, Rest::Whole));
    }

    #[test]
    fn what_took_long_once_takes_long_until_it_is_clearly_quick() {
        let mut pace = Pace::new(BUDGET);
        let mut long = |whole_ms| {
            pace.learn(1.0, whole_ms);
            pace.is_long()
        };
        assert_eq!([150.0, 250.0, 150.0, 90.0, 150.0].map(&mut long), [false, true, true, false, false]);
    }

    #[test]
    fn a_crawling_machine_is_helped_at_once() {
        let mut pace = Pace::new(BUDGET);
        pace.learn(1.0, 290.0);
        pace.hurry(0.0);
        run(&mut pace, 9, |detail| 400.0 * detail);
        assert!(pace.detail() < 0.12, "{}", pace.detail());
    }

    #[test]
    fn what_one_figure_has_learned_holds_for_the_next() {
        let mut first = Pace::new(BUDGET);
        run(&mut first, 1200, |detail| 45.0 * detail);
        assert_eq!(Pace::new(BUDGET).goal, first.goal);
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
