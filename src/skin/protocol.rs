//! A protocol: which needles go into which skin, how often and how far apart.

use super::course::CourseSpec;
use super::grid::Grid;
use super::needle::Needle;
use super::parameters::Parameters;
use super::scar::Skin;

/// Sessions at equal distances, the first at minute 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Protocol {
    /// The grid.
    pub grid: Grid,
    /// The skin at minute 0.
    pub skin: Skin,
    /// The needles of every session.
    pub needle: Needle,
    /// Number of sessions, 0 to 8.
    pub sessions: usize,
    /// Days from one session to the next.
    pub interval_d: f64,
    /// Seed of the course with the published numbers; the members of an ensemble take those that follow.
    pub seed: u64,
}

impl Protocol {
    /// Day of the `k`-th session, counted from 0.
    #[must_use]
    pub fn session_day(&self, k: usize) -> f64 {
        k as f64 * self.interval_d
    }

    /// The days of all sessions.
    #[must_use]
    pub fn session_days(&self) -> Vec<f64> {
        (0..self.sessions).map(|k| self.session_day(k)).collect()
    }

    /// Day of the last session; minute 0 when there is none.
    #[must_use]
    pub fn last_session_d(&self) -> f64 {
        self.session_day(self.sessions.saturating_sub(1))
    }

    /// Day on which the result is read: six months after the last session (after minute 0 when there is none).
    #[must_use]
    pub fn read_d(&self) -> f64 {
        self.last_session_d() + f64::from(Parameters::VALUES.time.follow_up_d)
    }

    /// The same protocol with another number of sessions.
    #[must_use]
    pub fn with_sessions(self, sessions: usize) -> Self {
        Self { sessions, ..self }
    }

    /// The course that follows from it, every value inside its range.
    #[must_use]
    pub fn course(&self) -> CourseSpec {
        CourseSpec {
            grid: self.grid,
            skin: self.skin,
            needle: self.needle,
            session_days: self.session_days(),
            seed: self.seed,
        }
        .clamped()
    }
}
