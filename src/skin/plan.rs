//! The time plan of a course: when each step starts and how long it is, known before anything is computed.

use super::parameters::Time;

/// One step of the plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannedStep {
    /// Days since minute 0.
    pub start_d: f64,
    /// Days.
    pub length_d: f64,
    /// The session, counted from 0, whose needles go in at the start of this step.
    pub session: Option<u32>,
    /// Whether the skin was injured at the start of this step: its signals have further to go.
    pub injured: bool,
}

/// All steps, without a gap, from minute 0 to the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// In order of time.
    pub steps: Vec<PlannedStep>,
    /// Days since minute 0.
    pub end_d: f64,
}

/// A rest shorter than this, in days, is added to the step before it.
const SHORTEST_D: f64 = 1e-6;

impl Plan {
    /// Plans a course: short steps after an injury, longer ones as the skin calms down, none across a session.
    /// `wounded`: the skin is freshly wounded at minute 0. `sessions_d` ascend.
    #[must_use]
    pub fn new(sessions_d: &[f64], wounded: bool, time: &Time) -> Self {
        let last_d = sessions_d.last().copied();
        let least_d = f64::from(time.least_course_d);
        let end_d = last_d.map_or(least_d, |last_d| least_d.max(last_d + f64::from(time.follow_up_d)));
        let mut plan = Self { steps: Vec::new(), end_d };
        let first_d = sessions_d.first().copied().unwrap_or(end_d);
        if first_d > 0.0 {
            plan.fill(0.0, first_d, None, wounded, time);
        }
        for (number, &start_d) in sessions_d.iter().enumerate() {
            let next_d = sessions_d.get(number + 1).copied().unwrap_or(end_d);
            plan.fill(start_d, next_d, Some(number as u32), true, time);
        }
        plan
    }

    /// Number of the step during which `time_d` falls; the number of steps at the end.
    #[must_use]
    pub fn step_at(&self, time_d: f64) -> usize {
        if time_d >= self.end_d {
            return self.steps.len();
        }
        self.steps.partition_point(|step| step.start_d <= time_d).saturating_sub(1)
    }

    /// Day on which step `step` starts; the end for the number of steps.
    #[must_use]
    pub fn start_d(&self, step: usize) -> f64 {
        self.steps.get(step).map_or(self.end_d, |step| step.start_d)
    }

    /// Number of steps at the beginning that another plan has as well.
    #[must_use]
    pub fn common(&self, other: &Self) -> usize {
        self.steps.iter().zip(&other.steps).take_while(|(mine, theirs)| mine == theirs).count()
    }

    /// Steps from `start_d` to `end_d`; `injured` says whether the skin was injured at the start.
    fn fill(&mut self, start_d: f64, end_d: f64, session: Option<u32>, injured: bool, time: &Time) {
        let offset_d =
            |k: u32| if injured { offset_d(k, time) } else { f64::from(k) * f64::from(time.late_step_h) / 24.0 };
        let mut from_d = start_d;
        for k in 0.. {
            let next_d = start_d + offset_d(k + 1);
            let next_d = if next_d > end_d - SHORTEST_D { end_d } else { next_d };
            let first = k == 0;
            let step = PlannedStep {
                start_d: from_d,
                length_d: next_d - from_d,
                session: session.filter(|_| first),
                injured: injured && first,
            };
            self.steps.push(step);
            if next_d >= end_d {
                break;
            }
            from_d = next_d;
        }
    }
}

/// Days between an injury and the start of the `k`-th step after it.
fn offset_d(k: u32, time: &Time) -> f64 {
    let [early_d, middle_d] = [time.early_d, time.middle_d].map(f64::from);
    let [early_step_d, middle_step_d, late_step_d] =
        [time.early_step_h, time.middle_step_h, time.late_step_h].map(|hours| f64::from(hours) / 24.0);
    // The small share keeps a rounded quotient from costing a step.
    let early = (early_d / early_step_d - 1e-6).max(0.0) as u32 + 1;
    let middle = ((middle_d - early_d) / middle_step_d - 1e-6).max(0.0) as u32 + 1;
    if k <= early {
        f64::from(k) * early_step_d
    } else if k <= early + middle {
        f64::from(early) * early_step_d + f64::from(k - early) * middle_step_d
    } else {
        f64::from(early) * early_step_d
            + f64::from(middle) * middle_step_d
            + f64::from(k - early - middle) * late_step_d
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parameters::Parameters;

    fn plan(sessions_d: &[f64]) -> Plan {
        Plan::new(sessions_d, false, &Parameters::VALUES.time)
    }

    #[test]
    fn steps_follow_one_another_and_sessions_start_steps() {
        for sessions_d in [vec![], vec![0.0], vec![0.3, 17.21, 60.0], (0..8).map(|k| f64::from(k) * 28.0).collect()] {
            let plan = plan(&sessions_d);
            assert_eq!(plan.steps[0].start_d, 0.0);
            for (i, step) in plan.steps.iter().enumerate() {
                assert_eq!(step.start_d + step.length_d, plan.start_d(i + 1), "step {i}");
                assert!(step.length_d > 0.0 && step.length_d < 0.5 + 1e-5);
            }
            let found: Vec<f64> =
                plan.steps.iter().filter(|step| step.session.is_some()).map(|step| step.start_d).collect();
            assert_eq!(found, sessions_d);
        }
    }

    #[test]
    fn the_default_course_has_1550_steps_and_ends_after_a_year() {
        let plan = plan(&[0.0, 28.0, 56.0, 84.0, 112.0, 140.0]);
        assert_eq!((plan.steps.len(), plan.end_d), (1550, 365.0));
        assert_eq!(self::plan(&[]).steps.len(), 730);
        assert_eq!(self::plan(&[196.0]).end_d, 378.0);
    }

    #[test]
    fn a_later_session_leaves_the_steps_before_it_as_they_are() {
        let (short, long) = (plan(&[0.0]), plan(&[0.0, 33.3]));
        let common = short.common(&long);
        assert!(long.start_d(common) <= 33.3 && long.start_d(common + 1) >= 33.3 - 0.5);
    }
}
