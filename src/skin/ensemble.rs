//! An ensemble: one protocol in sixteen plausible skins, computed in small steps, and the band that their courses make.

use super::order;
use super::parameters::Parameters;
use super::protocol::Protocol;
use super::reading::Reading;
use super::run::Run;
use super::variation::Variation;

/// Courses of an ensemble; the first is that of the published numbers.
pub const MEMBERS: usize = 16;
/// Days from one sample to the next; sessions fall on samples, as they are whole weeks apart.
const SAMPLE_EVERY_D: f64 = 7.0;

/// How a value is spread over the members.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// One tenth of the members lie below.
    pub low: f32,
    /// Half of them lie below.
    pub median: f32,
    /// One tenth of them lie above.
    pub high: f32,
}

/// The courses of a protocol, one after the other.
///
/// Invariant: a pure function of the protocol and the number of steps done, however those are divided into calls.
#[derive(Debug)]
pub struct Ensemble {
    protocol: Protocol,
    days: Vec<f64>,
    /// Finished and started courses; the readings of all finished ones have the length of `days`.
    members: Vec<Vec<Reading>>,
    untreated: Vec<Reading>,
    /// The course that is being computed.
    run: Option<Run>,
}

impl Band {
    /// The band of some values; zeros when there are none.
    #[must_use]
    pub fn of(mut values: Vec<f32>) -> Self {
        order::sort_by_key(&mut values, |value| f64::from(*value));
        Self { low: quantile(&values, 0.1), median: quantile(&values, 0.5), high: quantile(&values, 0.9) }
    }
}

/// The value below which a share of ascending values lies: between two of them, the straight line.
fn quantile(ascending: &[f32], share: f32) -> f32 {
    let place = share * ascending.len().saturating_sub(1) as f32;
    let below = place as usize;
    match (ascending.get(below), ascending.get(below + 1)) {
        (Some(one), Some(other)) => one + (place - below as f32) * (other - one),
        (Some(one), None) => *one,
        _ => 0.0,
    }
}

impl Ensemble {
    /// An ensemble of which nothing is computed yet.
    #[must_use]
    pub fn new(protocol: Protocol) -> Self {
        let read_d = protocol.read_d();
        let count = (read_d / SAMPLE_EVERY_D) as usize + 1;
        let days = (0..count).map(|k| k as f64 * SAMPLE_EVERY_D).collect();
        Self { protocol, days, members: Vec::with_capacity(MEMBERS), untreated: Vec::new(), run: None }
    }

    /// What is computed.
    #[must_use]
    pub fn protocol(&self) -> &Protocol {
        &self.protocol
    }

    /// The days at which every course is read, the first minute 0, the last six months after the last session.
    #[must_use]
    pub fn days(&self) -> &[f64] {
        &self.days
    }

    /// Computes at most `steps` further steps; true when all courses are finished.
    pub fn advance(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            if self.is_complete() {
                return true;
            }
            self.step();
        }
        self.is_complete()
    }

    /// Whether all courses are finished.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.finished() == MEMBERS
    }

    /// Number of courses that are finished.
    #[must_use]
    pub fn finished(&self) -> usize {
        let last = self.members.last().filter(|readings| readings.len() < self.days.len());
        self.members.len() - usize::from(last.is_some())
    }

    /// Share of the work that is done, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f32 {
        let samples: usize = self.members.iter().map(Vec::len).sum::<usize>() + self.untreated.len();
        samples as f32 / ((MEMBERS + 1) * self.days.len()) as f32
    }

    /// The course with the published numbers, as far as it is computed.
    #[must_use]
    pub fn published(&self) -> &[Reading] {
        self.members.first().map_or(&[], Vec::as_slice)
    }

    /// The same skin without any session, as far as it is computed.
    #[must_use]
    pub fn untreated(&self) -> &[Reading] {
        &self.untreated
    }

    /// The readings of the finished courses.
    pub fn members(&self) -> impl Iterator<Item = &[Reading]> {
        self.members.iter().take(self.finished()).map(Vec::as_slice)
    }

    /// How a value is spread over the finished courses, day by day; nothing before one is finished.
    #[must_use]
    pub fn band(&self, value: impl Fn(&Reading) -> f32) -> Vec<Band> {
        if self.finished() == 0 {
            return Vec::new();
        }
        (0..self.days.len()).map(|k| Band::of(self.members().map(|readings| value(&readings[k])).collect())).collect()
    }

    /// One step of the course that is under way; the untreated skin follows the published course.
    fn step(&mut self) {
        let wanted = self.days.len();
        let untreated = self.finished() == 1 && self.untreated.len() < wanted;
        let member = self.finished() as u32;
        let protocol = self.protocol;
        let run =
            self.run.get_or_insert_with(|| if untreated { leave_alone(&protocol) } else { start(&protocol, member) });
        if !untreated && self.members.len() == member as usize {
            self.members.push(Vec::with_capacity(wanted));
        }
        let readings = if untreated { &mut self.untreated } else { &mut self.members[member as usize] };
        if let Some(day) = self.days.get(readings.len()).filter(|day| run.is_at(**day)) {
            readings.push(Reading { time_d: *day, ..run.read() });
        }
        if readings.len() == wanted {
            self.run = None;
        } else {
            run.step();
        }
    }
}

/// The skin of the published course without any session, as long as that course.
fn leave_alone(protocol: &Protocol) -> Run {
    let mut parameters = Parameters::VALUES;
    parameters.time.least_course_d = protocol.read_d() as f32;
    Run::new(&protocol.with_sessions(0).course(), &parameters)
}

/// The course of a member: its own seed and its own numbers.
pub(super) fn start(protocol: &Protocol, member: u32) -> Run {
    let Protocol { seed, needle, .. } = *protocol;
    let variation = Variation::draw(seed, member, needle);
    let protocol = Protocol { needle: variation.needle, seed: seed.wrapping_add(u64::from(member)), ..*protocol };
    Run::new(&protocol.course(), &variation.parameters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Course;
    use crate::grid::Grid;
    use crate::needle::Needle;
    use crate::scar::Skin;

    fn protocol(sessions: usize) -> Protocol {
        let (skin, needle) = (Skin::SHALLOW_BOXCAR, Needle::default());
        Protocol { grid: Grid::STANDARD, skin, needle, sessions, interval_d: 14.0, seed: 3 }
    }

    fn finished(protocol: Protocol, steps: usize) -> Ensemble {
        let mut ensemble = Ensemble::new(protocol);
        while !ensemble.advance(steps) {}
        ensemble
    }

    fn depth(reading: &Reading) -> f32 {
        -reading.extreme_height_mm
    }

    #[test]
    fn the_first_member_is_the_course_with_the_published_numbers() {
        let mut ensemble = Ensemble::new(protocol(2));
        while ensemble.finished() == 0 {
            ensemble.advance(1);
        }
        let mut course = Course::new(protocol(2).course());
        while !course.advance(1000) {}
        for reading in ensemble.published() {
            let same = course.readings()[course.plan().step_at(reading.time_d + 1e-6)];
            assert_eq!(*reading, Reading { time_d: reading.time_d, ..same }, "day {}", reading.time_d);
        }
        assert_eq!(ensemble.days().last(), Some(&196.0), "six months after day 14");
    }

    #[test]
    fn the_courses_do_not_depend_on_how_their_steps_are_divided_and_a_new_start_gives_them_again() {
        let (one, other) = (finished(protocol(1), 1), finished(protocol(1), 777));
        assert_eq!((&one.members, &one.untreated), (&other.members, &other.untreated));
        let mut stopped = Ensemble::new(protocol(2));
        stopped.advance(500);
        assert!(stopped.progress() > 0.0 && stopped.finished() == 0);
        stopped = Ensemble::new(protocol(1));
        while !stopped.advance(91) {}
        assert_eq!(one.members, stopped.members);
        assert_eq!(stopped.progress(), 1.0);
    }

    #[test]
    fn the_band_holds_its_median_and_the_untreated_skin_hardly_changes() {
        let ensemble = finished(protocol(1), 100);
        let band = ensemble.band(depth);
        assert_eq!((band.len(), ensemble.members().count()), (ensemble.days().len(), MEMBERS));
        assert!(band.iter().all(|band| band.low <= band.median && band.median <= band.high));
        let last = band[band.len() - 1];
        assert!(last.high - last.low > 0.005, "skins differ: {last:?}");
        let [first, left_alone] =
            [ensemble.untreated().first(), ensemble.untreated().last()].map(|reading| reading.map_or(0.0, depth));
        assert!(left_alone > 0.94 * first && last.high < left_alone, "{first} {left_alone} {last:?}");
    }

    #[test]
    fn the_untreated_skin_is_followed_as_long_as_the_longest_course() {
        let protocol = Protocol { sessions: 8, interval_d: 56.0, ..protocol(8) };
        let mut run = leave_alone(&protocol);
        while !run.is_at(protocol.read_d()) {
            run.step();
        }
        assert_eq!(run.time_d(), protocol.read_d());
    }

    #[test]
    fn quantiles_lie_between_the_values_beside_them() {
        let band = Band::of((0..=10).rev().map(|value| value as f32).collect());
        assert_eq!(band, Band { low: 1.0, median: 5.0, high: 9.0 });
        assert_eq!(Band::of(vec![2.0, 4.0]).median, 3.0);
        assert_eq!(Band::of(vec![7.0]), Band { low: 7.0, median: 7.0, high: 7.0 });
        assert_eq!(Band::of(Vec::new()), Band::default());
    }
}
