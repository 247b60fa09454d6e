//! The time axis: where a moment lies on it, what phase of healing it is in and where the step buttons stop.

use super::number::fixed;
use crate::content::{self, Key};
use crate::skin::order::sort_by_key;
use crate::skin::within::Within;

/// Days in a month.
pub const MONTH_D: f64 = 365.0 / 12.0;
/// End of bleeding after a session, days: the published clock says "minutes" (phases-fig-2018); one hour is our rounding.
pub const BLEEDING_UNTIL_D: f64 = 1.0 / 24.0;
/// End of inflammation, days: the switch falls on days 2 to 5 (phases-fig-2008, phases-fig-2018).
pub const INFLAMMATION_UNTIL_D: f64 = 3.0;
/// End of laying down new collagen, days: 3 weeks (phases-fig-2008).
pub const NEW_COLLAGEN_UNTIL_D: f64 = 21.0;

/// Seconds that the first year takes at speed 1.
const SECONDS_A_YEAR: f64 = 32.0;
/// Bend of the axis: with it an hour, a day, five days, two and four weeks, 3, 6 and 12 months lie about evenly apart.
const BEND: f64 = 4.5;
/// Two times closer than this are the same moment, days (a tenth of a second).
const SAME_D: f64 = 1e-6;
/// A stop nearer than this to a session gives way to it, days.
const NEAR_SESSION_D: f64 = 0.5;
/// A phase narrower than this share of the axis joins the one after it: it would be thinner than a hair.
const THINNEST_BAND: f32 = 0.004;
/// Room that the label of a tick needs, CSS px.
const TICK_ROOM_PX: f32 = 44.0;

const HOUR_D: f64 = 1.0 / 24.0;
const WEEK_D: f64 = 7.0;

/// Where the step buttons stop within the first two months, days.
const EARLY_STOPS_D: [f64; 13] =
    [0.0, HOUR_D, 6.0 * HOUR_D, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 2.0 * WEEK_D, 3.0 * WEEK_D, 4.0 * WEEK_D, 6.0 * WEEK_D];
/// Where they stop later, months.
const LATE_STOPS_MONTHS: [f64; 9] = [2.0, 3.0, 4.0, 6.0, 9.0, 12.0, 15.0, 18.0, 21.0];

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

impl Phase {
    /// All phases in their order.
    pub const ALL: [Self; 4] = [Self::Bleeding, Self::Inflammation, Self::NewCollagen, Self::Remodelling];

    /// Its name on the axis.
    #[must_use]
    pub fn name(self) -> &'static str {
        content::text(match self {
            Self::Bleeding => Key::PhaseBleeding,
            Self::Inflammation => Key::PhaseInflammation,
            Self::NewCollagen => Key::PhaseNewCollagen,
            Self::Remodelling => Key::PhaseRemodelling,
        })
    }

    /// When it ends, days after the session; the last one does not.
    fn until_d(self) -> f64 {
        match self {
            Self::Bleeding => BLEEDING_UNTIL_D,
            Self::Inflammation => INFLAMMATION_UNTIL_D,
            Self::NewCollagen => NEW_COLLAGEN_UNTIL_D,
            Self::Remodelling => f64::INFINITY,
        }
    }
}

/// The phase so many days after the last session; none when there was no session yet.
#[must_use]
pub fn phase_at(days_since_last_session: Option<f64>) -> Option<Phase> {
    let days = days_since_last_session?;
    Phase::ALL.into_iter().find(|phase| days < phase.until_d())
}

/// The last session at or before a time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastSession {
    /// Its number, from 1.
    pub number: usize,
    /// Days since then, 0 or more.
    pub days_ago: f64,
}

/// The last of these sessions at or before `time_d`; none before the first.
#[must_use]
pub fn last_session(session_days: &[f64], time_d: f64) -> Option<LastSession> {
    let number = session_days.iter().take_while(|day| **day <= time_d + SAME_D).count();
    let day = session_days[..number].last()?;
    Some(LastSession { number, days_ago: (time_d - day).max(0.0) })
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

/// The time axis of a course: `time = end * position ^ 4.5`, smooth, spread like a logarithm but with a minute 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    end_d: f64,
    session_days: Vec<f64>,
    stops_d: Vec<f64>,
}

impl Timeline {
    /// The axis from minute 0 to `end_d` days (at least 1) with the sessions, ascending days, on it.
    #[must_use]
    pub fn new(end_d: f64, session_days: &[f64]) -> Self {
        let end_d = end_d.max(1.0);
        let session_days: Vec<f64> = session_days.iter().copied().filter(|day| (0.0..=end_d).contains(day)).collect();
        let stops_d = stops(end_d, &session_days);
        Self { end_d, session_days, stops_d }
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
        self.exact_position(time_d) as f32
    }

    /// The time at a position, days; the inverse of `position`.
    #[must_use]
    pub fn time_d(&self, position: f32) -> f64 {
        self.end_d * libm::pow(f64::from(position.within(0.0, 1.0)), BEND)
    }

    /// The phase at a time; none before the first session.
    #[must_use]
    pub fn phase(&self, time_d: f64) -> Option<Phase> {
        phase_at(last_session(&self.session_days, time_d).map(|session| session.days_ago))
    }

    /// The phase bands from left to right, without gaps from the first session on; each session starts the clock again.
    #[must_use]
    pub fn bands(&self) -> Vec<PhaseBand> {
        let mut bands: Vec<PhaseBand> = Vec::new();
        let mut open_from = self.session_days.first().map_or(1.0, |day| self.position(*day));
        let mut from = open_from;
        for (i, session) in self.session_days.iter().enumerate() {
            let next = self.session_days.get(i + 1).copied().unwrap_or(self.end_d);
            for phase in Phase::ALL {
                let to = self.position((session + phase.until_d()).min(next));
                if to - from >= THINNEST_BAND {
                    bands.push(PhaseBand { phase, from: open_from, to });
                    open_from = to;
                }
                from = to;
            }
        }
        if let Some(last) = bands.last_mut() {
            last.to = 1.0;
        }
        bands
    }

    /// The labelled marks that fit an axis of this width, CSS px, from left to right; both ends are always among them.
    #[must_use]
    pub fn ticks(&self, width_px: f32) -> Vec<Tick> {
        let months = libm::floor(self.end_d / MONTH_D + SAME_D);
        let candidates = [
            (0.0, Key::TickMinuteZero, 0.0),
            (self.end_d, Key::TickMonth, months),
            (1.0, Key::TickDay, 1.0),
            (4.0 * WEEK_D, Key::TickWeek, 4.0),
            (3.0 * MONTH_D, Key::TickMonth, 3.0),
            (2.0 * WEEK_D, Key::TickWeek, 2.0),
            (5.0, Key::TickDay, 5.0),
            (HOUR_D, Key::TickHour, 1.0),
            (6.0 * MONTH_D, Key::TickMonth, 6.0),
            (12.0 * MONTH_D, Key::TickMonth, 12.0),
        ];
        let mut ticks: Vec<Tick> = Vec::new();
        for (time_d, key, n) in candidates {
            let position = self.position(time_d);
            let crowded = ticks.iter().any(|tick| (tick.position - position).abs() * width_px < TICK_ROOM_PX);
            if time_d <= self.end_d && (ticks.len() < 2 || !crowded) {
                ticks.push(Tick { position, label: numbered(key, n) });
            }
        }
        sort_by_key(&mut ticks, |tick| f64::from(tick.position));
        ticks
    }

    /// Times at which the step buttons stop, days, ascending, from 0 to the end; every session is among them.
    #[must_use]
    pub fn stops_d(&self) -> &[f64] {
        &self.stops_d
    }

    /// The first stop after a time; the end when there is none.
    #[must_use]
    pub fn next_stop(&self, time_d: f64) -> f64 {
        self.stops_d.iter().copied().find(|stop| *stop > time_d + SAME_D).unwrap_or(self.end_d)
    }

    /// The last stop before a time; 0 when there is none.
    #[must_use]
    pub fn previous_stop(&self, time_d: f64) -> f64 {
        self.stops_d.iter().rev().copied().find(|stop| *stop < time_d - SAME_D).unwrap_or(0.0)
    }

    /// The time after playing for so many seconds; uniform along the axis, the first year in 32 s at speed 1.
    #[must_use]
    pub fn advance(&self, time_d: f64, wall_seconds: f64, speed: f64) -> f64 {
        let year = self.exact_position(365.0);
        let further = self.exact_position(time_d) + wall_seconds * speed * year / SECONDS_A_YEAR;
        self.end_d * libm::pow(further.within(0.0, 1.0), BEND)
    }

    fn exact_position(&self, time_d: f64) -> f64 {
        libm::pow((time_d / self.end_d).within(0.0, 1.0), 1.0 / BEND)
    }
}

/// A time in words: "Minute 0", "Hour 6", "Day 3", "Week 6", "Month 12"; weeks from 2, months from 2, always rounded down.
#[must_use]
pub fn label(time_d: f64) -> String {
    let time_d = time_d.max(0.0) + SAME_D;
    let (key, unit_d) = if time_d < HOUR_D {
        (Key::TimeMinute, HOUR_D / 60.0)
    } else if time_d < 1.0 {
        (Key::TimeHour, HOUR_D)
    } else if time_d < 2.0 * WEEK_D {
        (Key::TimeDay, 1.0)
    } else if time_d < 2.0 * MONTH_D {
        (Key::TimeWeek, WEEK_D)
    } else {
        (Key::TimeMonth, MONTH_D)
    };
    numbered(key, libm::floor(time_d / unit_d))
}

/// A stretch of time in words: "20 minutes", "1 hour", "3 days", "5 weeks", "4 months"; rounded down.
#[must_use]
pub fn span(days: f64) -> String {
    let days = days.max(0.0) + SAME_D;
    let (one, many, unit_d) = if days < HOUR_D {
        (Key::SpanMinute, Key::SpanMinutes, HOUR_D / 60.0)
    } else if days < 1.0 {
        (Key::SpanHour, Key::SpanHours, HOUR_D)
    } else if days < 2.0 * WEEK_D {
        (Key::SpanDay, Key::SpanDays, 1.0)
    } else if days < 2.0 * MONTH_D {
        (Key::SpanWeek, Key::SpanWeeks, WEEK_D)
    } else {
        (Key::SpanMonth, Key::SpanMonths, MONTH_D)
    };
    let n = libm::floor(days / unit_d);
    numbered(if n == 1.0 { one } else { many }, n)
}

/// A whole number in its words.
fn numbered(key: Key, n: f64) -> String {
    content::fill(key, &[("n", &fixed(n, 0))])
}

/// The stops of a course, ascending, each at least half a day from a session that is not itself a stop.
fn stops(end_d: f64, session_days: &[f64]) -> Vec<f64> {
    let late = LATE_STOPS_MONTHS.iter().map(|months| months * MONTH_D);
    let near = |stop: f64| session_days.iter().any(|day| *day > 0.0 && (day - stop).abs() < NEAR_SESSION_D);
    let room_d = MONTH_D.min(0.5 * end_d);
    let mut stops: Vec<f64> = EARLY_STOPS_D
        .into_iter()
        .chain(late)
        .filter(|stop| *stop <= end_d - room_d && (*stop == 0.0 || !near(*stop)))
        .collect();
    stops.extend_from_slice(session_days);
    stops.push(end_d);
    sort_by_key(&mut stops, |&stop| stop);
    stops.dedup_by(|later, earlier| *later - *earlier < SAME_D);
    stops
}
