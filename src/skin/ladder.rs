//! A ladder: what another session adds, for no session up to eight, each rung read six months after its last session.
//!
//! The rungs of a member share all that they have in common: one course with every session is the trunk, and where the next
//! session would be, a branch without it goes on to the day of reading.

use super::course::MOST_SESSIONS;
use super::ensemble::start;
use super::plan::Plan;
use super::protocol::Protocol;
use super::reading::Reading;
use super::run::Run;
use super::state::State;

/// Courses whose rungs are compared, each with itself.
pub const CLIMBERS: usize = 6;
/// Rungs: no session, and one to eight.
pub const RUNGS: usize = MOST_SESSIONS + 1;

/// What one more session adds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rung {
    /// Mean of the value with that many sessions.
    pub value: f32,
    /// Mean of the difference from one session less, within each member; the value itself for no session.
    pub added: f32,
    /// Least of those differences.
    pub least: f32,
    /// Greatest of those differences.
    pub most: f32,
}

/// The rungs of some members of the ensemble with the same seed, one member after the other.
#[derive(Debug)]
pub struct Ladder {
    protocol: Protocol,
    /// Readings of the finished rungs, rung by rung, member by member.
    readings: Vec<Reading>,
    climb: Option<Climb>,
}

/// A member on its way up.
#[derive(Debug)]
struct Climb {
    run: Run,
    /// The other state: that of the trunk while a branch is computed.
    other: State,
    /// The other plan, likewise.
    other_plan: Plan,
    /// Whether `run` is on a branch.
    on_branch: bool,
    /// Step at which the branch of the present rung leaves the trunk.
    fork: usize,
}

impl Ladder {
    /// A ladder of which nothing is computed yet; the number of sessions in `protocol` does not matter.
    #[must_use]
    pub fn new(protocol: Protocol) -> Self {
        let readings = Vec::with_capacity(CLIMBERS * RUNGS);
        Self { protocol: protocol.with_sessions(MOST_SESSIONS), readings, climb: None }
    }

    /// Computes at most `steps` further steps; true when all rungs of all members are finished.
    pub fn advance(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            if self.is_complete() {
                return true;
            }
            self.step();
        }
        self.is_complete()
    }

    /// Whether all rungs of all members are finished.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.readings.len() == CLIMBERS * RUNGS
    }

    /// Number of members all of whose rungs are finished.
    #[must_use]
    pub fn finished(&self) -> usize {
        self.readings.len() / RUNGS
    }

    /// Share of the work that is done, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f32 {
        self.readings.len() as f32 / (CLIMBERS * RUNGS) as f32
    }

    /// The rungs of the finished members, member by member: readings for no session, then for one to eight.
    pub fn members(&self) -> impl Iterator<Item = &[Reading]> {
        self.readings.chunks_exact(RUNGS)
    }

    /// What each further session adds to a value, over the finished members; nothing before one is finished.
    #[must_use]
    pub fn rungs(&self, value: impl Fn(&Reading) -> f32) -> Vec<Rung> {
        let n = self.finished() as f32;
        if self.finished() == 0 {
            return Vec::new();
        }
        let rung = |k: usize| {
            let mut rung = Rung { least: f32::INFINITY, most: f32::NEG_INFINITY, ..Rung::default() };
            for member in self.members() {
                let now = value(&member[k]);
                let before = k.checked_sub(1).map_or(0.0, |less| value(&member[less]));
                rung.value += now / n;
                rung.added += (now - before) / n;
                rung.least = rung.least.min(now - before);
                rung.most = rung.most.max(now - before);
            }
            rung
        };
        (0..RUNGS).map(rung).collect()
    }

    /// One step on the trunk or on a branch, or the change from one to the other.
    fn step(&mut self) {
        let (member, rung) = ((self.readings.len() / RUNGS) as u32, self.readings.len() % RUNGS);
        let protocol = self.protocol;
        let climb = self.climb.get_or_insert_with(|| Climb::start(&protocol, member));
        if !climb.on_branch {
            if climb.run.state().step as usize >= climb.fork {
                climb.turn();
            } else {
                climb.run.step();
            }
            return;
        }
        let read_d = protocol.with_sessions(rung).read_d();
        if !climb.run.is_at(read_d) {
            climb.run.step();
            return;
        }
        self.readings.push(Reading { time_d: read_d, ..climb.run.read() });
        if rung + 1 == RUNGS {
            self.climb = None;
        } else {
            climb.turn();
            climb.aim(&protocol, rung + 1);
        }
    }
}

impl Climb {
    fn start(protocol: &Protocol, member: u32) -> Self {
        let mut run = start(protocol, member);
        let other = run.state().clone();
        let other_plan = run.stepper_mut().plan.clone();
        let mut climb = Self { run, other, other_plan, on_branch: false, fork: 0 };
        climb.aim(protocol, 0);
        climb
    }

    /// Sets out for a rung: its branch leaves the trunk where their plans first differ.
    fn aim(&mut self, protocol: &Protocol, rung: usize) {
        let spec = protocol.with_sessions(rung).course();
        let stepper = self.run.stepper_mut();
        self.other_plan = Plan::new(&spec.session_days, spec.skin.is_wounded(), &stepper.healing.parameters.time);
        let common = stepper.plan.common(&self.other_plan);
        // The last rung has the plan of the trunk itself: it goes on from where the rung before has left.
        self.fork = if rung + 1 == RUNGS { self.fork } else { common };
    }

    /// Changes from the trunk to the branch, taking the state along, or back to where the trunk was left.
    fn turn(&mut self) {
        if !self.on_branch {
            self.other.copy_from(self.run.state());
        }
        self.run.swap_state(&mut self.other);
        core::mem::swap(&mut self.run.stepper_mut().plan, &mut self.other_plan);
        self.on_branch = !self.on_branch;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::Course;
    use crate::grid::Grid;
    use crate::needle::Needle;
    use crate::scar::Skin;

    fn protocol() -> Protocol {
        let (skin, needle) = (Skin::SHALLOW_BOXCAR, Needle::default());
        Protocol { grid: Grid::STANDARD, skin, needle, sessions: 4, interval_d: 21.0, seed: 8 }
    }

    #[test]
    fn every_rung_is_the_course_with_as_many_sessions() {
        let mut ladder = Ladder::new(protocol());
        while ladder.finished() == 0 {
            ladder.advance(17);
        }
        let rungs: Vec<Reading> = ladder.members().next().map(<[Reading]>::to_vec).unwrap_or_default();
        for k in [0, 1, 3, 8] {
            let protocol = protocol().with_sessions(k);
            let mut course = Course::new(protocol.course());
            while !course.advance(1000) {}
            let reading = course.readings()[course.plan().step_at(protocol.read_d() + 1e-6)];
            assert_eq!(rungs[k], Reading { time_d: protocol.read_d(), ..reading }, "{k} sessions");
        }
        let gains = ladder.rungs(|reading| reading.depth_recovered);
        let sum: f32 = gains.iter().map(|rung| rung.added).sum();
        assert!((sum - gains[RUNGS - 1].value).abs() < 1e-5, "the rungs add up");
        assert!(gains[1].added > gains[6].added, "{gains:?}");
    }

    #[test]
    fn members_differ_and_their_differences_are_their_own() {
        let mut ladder = Ladder::new(protocol());
        while ladder.finished() < 2 {
            ladder.advance(400);
        }
        let members: Vec<Vec<f32>> =
            ladder.members().map(|member| member.iter().map(|reading| reading.depth_recovered).collect()).collect();
        assert_ne!(members[0], members[1]);
        let rung = ladder.rungs(|reading| reading.depth_recovered)[2];
        let own = [0, 1].map(|member| members[member][2] - members[member][1]);
        assert_eq!((rung.least, rung.most), (own[0].min(own[1]), own[0].max(own[1])));
        assert!((rung.added - 0.5 * (own[0] + own[1])).abs() < 1e-6);
    }

    #[test]
    fn nothing_is_told_before_a_member_is_finished() {
        let mut ladder = Ladder::new(protocol());
        ladder.advance(300);
        assert_eq!(ladder.rungs(|reading| reading.depth_recovered), []);
    }
}
