//! The playhead: where in the course the reader is, and how the seconds on the wall move it.

use crate::scene::timeline::{Timeline, last_session};

/// Seconds on the wall that a session takes to be pressed in, while the model's time stands.
const PRESS_S: f64 = 2.2;
/// After a session the playhead first moves so many days a second...
const AFTER_SESSION_D_PER_S: f64 = 0.03;
/// ...and grows e times faster in so many seconds, until the axis' own speed takes over: otherwise the first days
/// after a session in month 3 would be over before they are seen.
const AFTER_SESSION_GROWTH_S: f64 = 2.5;

/// Days a second at which untouched skin drifts: slow enough to follow a cell with the eye.
const DRIFT_D_PER_S: f64 = 0.4;
/// Day on which it stands still again.
pub(super) const DRIFT_UNTIL_D: f64 = 14.0;

/// How fast the playhead moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// A quarter of the normal speed.
    Quarter,
    /// The first year in about half a minute.
    #[default]
    One,
    /// Four times the normal speed.
    Four,
}

impl Speed {
    /// All of them, in the order of the control.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::One, Self::Four];

    fn factor(self) -> f64 {
        match self {
            Self::Quarter => 0.25,
            Self::One => 1.0,
            Self::Four => 4.0,
        }
    }
}

/// What the playhead is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Activity {
    /// It stands.
    #[default]
    Still,
    /// It moves.
    Playing,
    /// It moves slowly and evenly, by itself, before the reader has asked for anything.
    Drifting,
    /// It stands while needles are pressed in; then it plays.
    Pressing {
        /// Day of the session.
        day: f64,
        /// 0 to 1.
        progress: f32,
    },
}

/// Where the reader is in the course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Playhead {
    /// Days since minute 0.
    pub time_d: f64,
    /// What it is doing.
    pub activity: Activity,
    /// How fast it plays.
    pub speed: Speed,
    /// The reader holds it: it plays on when it is let go.
    pub held: bool,
}

impl Playhead {
    /// Starts to play: from the beginning when it stands at the end, with the needles first when it stands at a session.
    pub fn play(&mut self, timeline: &Timeline) {
        if self.time_d >= timeline.end_d() {
            self.time_d = 0.0;
        }
        let session = timeline.session_days().iter().find(|day| **day == self.time_d);
        self.activity = session.map_or(Activity::Playing, |day| Activity::Pressing { day: *day, progress: 0.0 });
    }

    /// Moves on by so many seconds, but never past what is computed, and stops for the needles of every session.
    pub fn tick(&mut self, wall_s: f64, timeline: &Timeline, computed_d: f64) {
        match &mut self.activity {
            Activity::Still => {}
            Activity::Pressing { progress, .. } => {
                *progress += (wall_s * self.speed.factor().max(1.0) / PRESS_S) as f32;
                if *progress >= 1.0 {
                    self.activity = Activity::Playing;
                }
            }
            Activity::Playing | Activity::Drifting if self.held => {}
            Activity::Drifting => {
                let goal = self.time_d + DRIFT_D_PER_S * wall_s;
                self.time_d = goal.min(computed_d).max(self.time_d);
                if self.time_d >= DRIFT_UNTIL_D {
                    self.activity = Activity::Still;
                }
            }
            Activity::Playing => {
                let goal = self.further(wall_s, timeline).min(computed_d).max(self.time_d);
                let session = timeline.session_days().iter().find(|day| **day > self.time_d && **day <= goal);
                if let Some(day) = session {
                    self.time_d = *day;
                    self.activity = Activity::Pressing { day: *day, progress: 0.0 };
                } else {
                    self.time_d = goal;
                    if goal >= timeline.end_d() {
                        self.activity = Activity::Still;
                    }
                }
            }
        }
    }

    fn further(&self, wall_s: f64, timeline: &Timeline) -> f64 {
        let by_axis = timeline.advance(self.time_d, wall_s, self.speed.factor());
        let Some(session) = last_session(timeline.session_days(), self.time_d) else { return by_axis };
        let offset_d = AFTER_SESSION_D_PER_S * AFTER_SESSION_GROWTH_S;
        let grown = libm::exp(wall_s * self.speed.factor() / AFTER_SESSION_GROWTH_S);
        let by_session = self.time_d + (session.days_ago + offset_d) * (grown - 1.0);
        // At minute 0 the axis is the slower of the two and shows the first hour as it should.
        by_axis.min(by_session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn playing(time_d: f64) -> Playhead {
        Playhead { time_d, activity: Activity::Playing, ..Playhead::default() }
    }

    #[test]
    fn playing_waits_for_what_is_not_computed_yet() {
        let timeline = Timeline::new(365.0, &[]);
        let mut head = playing(100.0);
        head.tick(5.0, &timeline, 103.0);
        assert_eq!(head.time_d, 103.0);
        head.tick(5.0, &timeline, 90.0);
        assert_eq!(head.time_d, 103.0, "it never runs backwards");
        assert_eq!(head.activity, Activity::Playing);
    }

    #[test]
    fn the_needles_come_again_at_every_session_that_is_passed() {
        let timeline = Timeline::new(365.0, &[0.0, 28.0]);
        let mut head = Playhead::default();
        head.play(&timeline);
        assert!(matches!(head.activity, Activity::Pressing { day: 0.0, .. }));
        head.tick(PRESS_S + 0.1, &timeline, 365.0);
        assert_eq!((head.activity, head.time_d), (Activity::Playing, 0.0));
        let mut seconds = 0.0;
        while head.activity == Activity::Playing {
            head.tick(0.016, &timeline, 365.0);
            seconds += 0.016;
        }
        assert!(matches!(head.activity, Activity::Pressing { day: 28.0, .. }), "{head:?}");
        assert!((5.0..40.0).contains(&seconds), "{seconds} s to the second session");
    }

    #[test]
    fn the_first_three_days_after_a_late_session_take_long_enough_to_be_seen() {
        let timeline = Timeline::new(365.0, &[0.0, 90.0]);
        let mut head = playing(90.0);
        let mut seconds = 0.0;
        while head.time_d < 93.0 {
            head.tick(0.016, &timeline, 365.0);
            seconds += 0.016;
        }
        assert!((5.0..20.0).contains(&seconds), "{seconds} s");
    }

    #[test]
    fn a_course_plays_to_its_end_and_starts_again_from_the_beginning() {
        let timeline = Timeline::new(365.0, &[]);
        let mut head = playing(0.0);
        let mut seconds = 0.0;
        while head.activity == Activity::Playing {
            head.tick(0.016, &timeline, 365.0);
            seconds += 0.016;
        }
        assert_eq!(head.time_d, 365.0);
        assert!((20.0..60.0).contains(&seconds), "{seconds} s for a year");
        head.play(&timeline);
        assert_eq!((head.activity, head.time_d), (Activity::Playing, 0.0));
    }

    #[test]
    fn a_held_playhead_stands() {
        let timeline = Timeline::new(365.0, &[]);
        let mut head = Playhead { held: true, ..playing(10.0) };
        head.tick(1.0, &timeline, 365.0);
        assert_eq!(head.time_d, 10.0);
    }
}
