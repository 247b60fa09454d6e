//! The time axis: where a moment lies on it, what phase of healing it is in and where the step buttons stop.

use super::number::fixed;

/// Days in a month.
pub const MONTH_D: f64 = 365.0 / 12.0;
/// End of bleeding after a session, days: the published clock says "minutes" [phases-fig-2018]; one hour is our rounding.
pub const BLEEDING_UNTIL_D: f64 = 1.0 / 24.0;
/// End of inflammation, days: the switch falls on days 2 to 5 [phases-fig-2008] [phases-fig-2018].
pub const INFLAMMATION_UNTIL_D: f64 = 3.0;
/// End of laying down new collagen, days: 3 weeks [phases-fig-2008].
pub const NEW_COLLAGEN_UNTIL_D: f64 = 21.0;

/// Seconds that the first year takes at speed 1.
const SECONDS_A_YEAR: f64 = 32.0;
/// Bend of the axis: `time = end * position ^ BEND` spreads an hour, a day, a week and a month about evenly.
const BEND: f64 = 4.5;

/// A phase of wound healing, by the published clock for cuts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Bleeding and clot, the first hour.
    Bleeding,
    /// Immune cells clear the wound, to day 3.
    Inflammation,
    /// Fibroblasts lay down new collagen, to week 3.
    NewCollagen,
    /// New collagen is rebuilt, for a year or two.
    Remodelling,
}

/// The phase so many days after the last session; none before a first one (a negative or missing number).
#[must_use]
pub fn phase_at(days_since_last_session: Option<f64>) -> Option<Phase> {
    let days = days_since_last_session.filter(|days| *days >= 0.0)?;
    Some(match days {
        _ if days < BLEEDING_UNTIL_D => Phase::Bleeding,
        _ if days < INFLAMMATION_UNTIL_D => Phase::Inflammation,
        _ if days < NEW_COLLAGEN_UNTIL_D => Phase::NewCollagen,
        _ => Phase::Remodelling,
    })
}

/// A stretch of the axis in one phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhaseBand {
    /// The phase.
    pub phase: Phase,
    /// Start, position on the axis, 0 to 1.
    pub from: f32,
    /// End, position on the axis, 0 to 1.
    pub to: f32,
}

/// A labelled mark of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Position on the axis, 0 to 1.
    pub position: f32,
    /// Short label: "5 d".
    pub label: String,
}

/// The time axis of a course.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    end_d: f64,
    session_days: Vec<f64>,
    stops_d: Vec<f64>,
}

impl Timeline {
    /// The axis from minute 0 to `end_d` days with the sessions on it.
    #[must_use]
    pub fn new(end_d: f64, session_days: &[f64]) -> Self {
        let end_d = end_d.max(1.0);
        Self { end_d, session_days: session_days.to_vec(), stops_d: vec![0.0, end_d] }
    }

    /// Last day.
    #[must_use]
    pub fn end_d(&self) -> f64 {
        self.end_d
    }

    /// Days of the sessions, ascending.
    #[must_use]
    pub fn session_days(&self) -> &[f64] {
        &self.session_days
    }

    /// Where a time lies, 0 to 1.
    #[must_use]
    pub fn position(&self, time_d: f64) -> f32 {
        libm::pow((time_d / self.end_d).clamp(0.0, 1.0), 1.0 / BEND) as f32
    }

    /// The time at a position, days; the inverse of `position`.
    #[must_use]
    pub fn time_d(&self, position: f32) -> f64 {
        self.end_d * libm::pow(f64::from(position.clamp(0.0, 1.0)), BEND)
    }

    /// Days since the last session at or before `time_d`; none before the first.
    #[must_use]
    pub fn days_since_last_session(&self, time_d: f64) -> Option<f64> {
        self.session_days.iter().rev().find(|day| **day <= time_d).map(|day| time_d - day)
    }

    /// The phase at a time; none before the first session.
    #[must_use]
    pub fn phase(&self, time_d: f64) -> Option<Phase> {
        phase_at(self.days_since_last_session(time_d))
    }

    /// The phase bands from left to right; each session starts the clock again.
    #[must_use]
    pub fn bands(&self) -> Vec<PhaseBand> {
        Vec::new()
    }

    /// The labelled marks that fit an axis of this width, CSS px.
    #[must_use]
    pub fn ticks(&self, _width_px: f32) -> Vec<Tick> {
        Vec::new()
    }

    /// Times at which the step buttons stop, days, ascending, from 0 to the end.
    #[must_use]
    pub fn stops_d(&self) -> &[f64] {
        &self.stops_d
    }

    /// The first stop after a time; the end when there is none.
    #[must_use]
    pub fn next_stop(&self, time_d: f64) -> f64 {
        self.stops_d.iter().copied().find(|stop| *stop > time_d + 1e-6).unwrap_or(self.end_d)
    }

    /// The last stop before a time; 0 when there is none.
    #[must_use]
    pub fn previous_stop(&self, time_d: f64) -> f64 {
        self.stops_d.iter().rev().copied().find(|stop| *stop < time_d - 1e-6).unwrap_or(0.0)
    }

    /// The time after playing for so many seconds; uniform along the axis, the first year in 32 s at speed 1.
    #[must_use]
    pub fn advance(&self, time_d: f64, wall_seconds: f64, speed: f64) -> f64 {
        let position = libm::pow((time_d / self.end_d).clamp(0.0, 1.0), 1.0 / BEND);
        let year = libm::pow((365.0 / self.end_d).min(1.0), 1.0 / BEND);
        let further = (position + wall_seconds * speed * year / SECONDS_A_YEAR).clamp(0.0, 1.0);
        self.end_d * libm::pow(further, BEND)
    }
}

/// A time in words: "Minute 0", "Hour 6", "Day 3", "Week 6", "Month 12".
#[must_use]
pub fn label(time_d: f64) -> String {
    format!("Day {}", fixed(time_d, 0))
}
