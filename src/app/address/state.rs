//! The state of the page as plain values that can be compared and written down: whole minutes, steps of sliders, places in lists.

use crate::app::course::{AGES_MONTHS, Instrument, SCARS, SESSIONS, WEEKS};
use crate::app::driver::playhead::Speed;
use crate::app::driver::sessions::{Allowance, allowance};
use crate::app::driver::setup::{
    COURSE_INTERVAL_D, COURSE_SESSIONS, Chosen, DENSITIES_PER_CM2, LENGTH_MM, LENGTH_STEP_MM, Setup,
};
use crate::app::gallery::Side;
use crate::content::evidence::{self, Verdict};
use crate::scene::relief::Light;
use crate::scene::specimen::Specimen;
use crate::scene::stain::Stain;
use crate::scene::tone::SkinTone;
use crate::skin::parameters::Parameters;

/// Minutes of a day.
pub const DAY_MIN: u32 = 24 * 60;
/// Least and most passes of the needles over the skin.
pub const PASSES: [usize; 2] = [1, 20];
/// Step of the length sliders at which their needle is 1.5 mm long.
const USUAL_LENGTH: usize = 26;
/// Place of 250 punctures per cm2 among the densities.
const USUAL_DENSITY: usize = 2;

/// A chapter of the page, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chapter {
    /// The short answer, chapter 0.
    #[default]
    Answer,
    /// What microneedling is.
    Needles,
    /// How a wound heals.
    Healing,
    /// The marks.
    Scars,
    /// Two skins, one needle.
    Twin,
    /// How many sessions.
    Sessions,
    /// What can go wrong, and at home.
    Risks,
    /// The questions.
    Quiz,
    /// How we know.
    Evidence,
}

/// What a living skin shows, or two of them side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivingPlace {
    /// The skin, or the one on the left.
    pub left: Chosen,
    /// The skin beside it, in a figure of two. The needles go into one of the two at least.
    pub right: Option<Chosen>,
    /// Step of the length slider, from 0; see [`length_mm`].
    pub length: usize,
    /// Place of the density in [`DENSITIES_PER_CM2`].
    pub density: usize,
    /// Days of the sessions, ascending.
    pub session_days: Vec<u32>,
    /// Where the playhead is, minutes since minute 0.
    pub time_min: u32,
    /// The stain.
    pub stain: Stain,
    /// How fast it plays.
    pub speed: Speed,
}

/// What the gallery shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GalleryPlace {
    /// The mark, one of [`Specimen::MARKS`].
    pub mark: Specimen,
    /// From where it is seen.
    pub side: Side,
    /// Where the lamp is.
    pub light: Light,
    /// A day after needling.
    pub needled: bool,
}

/// What the course of sessions is set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoursePlace {
    /// The scar, one of [`SCARS`].
    pub scar: Specimen,
    /// Sessions, within [`SESSIONS`].
    pub sessions: usize,
    /// Weeks between two of them, within [`WEEKS`].
    pub weeks: usize,
    /// What carries the needles.
    pub instrument: Instrument,
    /// Step of the length slider, from 0; see [`length_mm`].
    pub length: usize,
    /// Place of the density in [`DENSITIES_PER_CM2`].
    pub density: usize,
    /// Age of the scar, months, one of [`AGES_MONTHS`].
    pub age_months: u32,
}

/// What the instruments of chapter 1 are set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedlesPlace {
    /// What carries the needles.
    pub instrument: Instrument,
    /// Step of the length slider, from 0; see [`length_mm`].
    pub length: usize,
    /// Passes over the skin, within [`PASSES`].
    pub passes: usize,
}

/// Which claims the evidence table shows; none chosen: all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidencePlace {
    /// Claims with this verdict.
    pub verdict: Option<Verdict>,
    /// Claims of this part of the article.
    pub part: Option<evidence::Chapter>,
}

/// Everything that a link reproduces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The chapter that is being read.
    pub chapter: Chapter,
    /// The living skin of chapter 0.
    pub answer: LivingPlace,
    /// The instruments of chapter 1.
    pub needles: NeedlesPlace,
    /// The living skin of chapter 2.
    pub healing: LivingPlace,
    /// The gallery of chapter 3.
    pub scars: GalleryPlace,
    /// The two skins of chapter 4.
    pub twin: LivingPlace,
    /// The course of chapter 5.
    pub sessions: CoursePlace,
    /// The table of chapter 8.
    pub evidence: EvidencePlace,
    /// The tone of the skin.
    pub tone: SkinTone,
    /// No needles, no blood.
    pub gentle: bool,
}

impl Chapter {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Answer,
        Self::Needles,
        Self::Healing,
        Self::Scars,
        Self::Twin,
        Self::Sessions,
        Self::Risks,
        Self::Quiz,
        Self::Evidence,
    ];

    /// Identifier of its heading on the page, and its name in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Needles => "needles",
            Self::Healing => "healing",
            Self::Scars => "scars",
            Self::Twin => "twin",
            Self::Sessions => "sessions",
            Self::Risks => "risks",
            Self::Quiz => "quiz",
            Self::Evidence => "evidence",
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self {
            chapter: Chapter::default(),
            answer: LivingPlace::default(),
            needles: NeedlesPlace::default(),
            healing: LivingPlace::default(),
            scars: GalleryPlace::default(),
            twin: LivingPlace::pair(),
            sessions: CoursePlace::default(),
            evidence: EvidencePlace::default(),
            tone: SkinTone::default(),
            gentle: false,
        }
    }
}

impl Default for LivingPlace {
    /// One skin, and no session yet.
    fn default() -> Self {
        Self {
            left: Chosen::needled(Specimen::default()),
            right: None,
            length: USUAL_LENGTH,
            density: USUAL_DENSITY,
            session_days: Vec::new(),
            time_min: 0,
            stain: Stain::default(),
            speed: Speed::default(),
        }
    }
}

impl Default for CoursePlace {
    fn default() -> Self {
        Self {
            scar: Specimen::default(),
            sessions: 3,
            weeks: 4,
            instrument: Instrument::Roller,
            length: USUAL_LENGTH,
            density: USUAL_DENSITY,
            age_months: 9,
        }
    }
}

impl Default for NeedlesPlace {
    fn default() -> Self {
        Self { instrument: Instrument::Roller, length: USUAL_LENGTH, passes: 15 }
    }
}

impl LivingPlace {
    /// A hollow beside a scar that grows, with a whole course of sessions.
    #[must_use]
    pub fn pair() -> Self {
        let session_days = (0..COURSE_SESSIONS).map(|i| i * COURSE_INTERVAL_D).collect();
        Self { right: Some(Chosen::needled(Specimen::Keloid)), session_days, ..Self::default() }
    }

    /// Skins and needles as a figure takes them.
    #[must_use]
    pub fn setup(&self) -> Setup {
        Setup {
            left: self.left,
            right: self.right,
            length_mm: length_mm(self.length),
            density_per_cm2: DENSITIES_PER_CM2.get(self.density).copied().unwrap_or(DENSITIES_PER_CM2[USUAL_DENSITY]),
        }
    }

    /// The same place with other skins and needles.
    #[must_use]
    pub fn with_setup(self, setup: Setup) -> Self {
        let density = DENSITIES_PER_CM2.iter().position(|n| *n == setup.density_per_cm2).unwrap_or(USUAL_DENSITY);
        Self { left: setup.left, right: setup.right, length: length_step(setup.length_mm), density, ..self }
    }

    /// Whether a figure can show it.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        (self.left.needled || self.right.is_some_and(|right| right.needled))
            && self.length <= most_length()
            && self.density < DENSITIES_PER_CM2.len()
            && are_sessions(&self.session_days, self.right.is_some())
            && self.time_min <= end_min(&self.session_days)
    }
}

impl Place {
    /// Whether the page can show it.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let Self { answer, needles, healing, scars, twin, sessions, .. } = self;
        let within = |n: usize, [least, most]: [usize; 2]| (least..=most).contains(&n);
        [answer, healing].iter().all(|living| living.right.is_none() && living.is_possible())
            && twin.right.is_some()
            && twin.is_possible()
            && needles.length <= most_length()
            && within(needles.passes, PASSES)
            && Specimen::MARKS.contains(&scars.mark)
            && SCARS.contains(&sessions.scar)
            && within(sessions.sessions, SESSIONS)
            && within(sessions.weeks, WEEKS)
            && sessions.length <= most_length()
            && sessions.density < DENSITIES_PER_CM2.len()
            && AGES_MONTHS.contains(&sessions.age_months)
    }
}

/// Minutes since minute 0, from days.
#[must_use]
pub fn minutes(time_d: f64) -> u32 {
    (time_d * f64::from(DAY_MIN)).round() as u32
}

/// Days since minute 0, from minutes; whole days are whole.
#[must_use]
pub fn days(time_min: u32) -> f64 {
    f64::from(time_min) / f64::from(DAY_MIN)
}

/// The needle length at a step of the length sliders, mm.
#[must_use]
pub fn length_mm(step: usize) -> f32 {
    // From whole numbers, so that 1.5 mm is the very 1.5 of the first setup and not a neighbour with a course of its own.
    let per_mm = (1.0 / LENGTH_STEP_MM).round();
    (((LENGTH_MM.0 * per_mm).round() + step as f32) / per_mm).min(LENGTH_MM.1)
}

/// The step of a length, mm.
#[must_use]
pub fn length_step(length_mm: f32) -> usize {
    ((length_mm - LENGTH_MM.0) / LENGTH_STEP_MM).round() as usize
}

/// The step of the longest needle.
#[must_use]
pub fn most_length() -> usize {
    length_step(LENGTH_MM.1)
}

/// Whether a course can have sessions on these days: ascending, as far apart and as many as the figures allow; `paired` with
/// a second skin.
#[must_use]
pub fn are_sessions(session_days: &[u32], paired: bool) -> bool {
    let latest_d = f64::from(Parameters::VALUES.time.latest_session_d);
    let mut before: Vec<f64> = Vec::new();
    session_days.iter().map(|day| f64::from(*day)).all(|day| {
        let ascends = before.last().is_none_or(|last| *last < day);
        let free = day <= latest_d && ascends && allowance(&before, day, paired) == Allowance::Free;
        before.push(day);
        free
    })
}

/// The last minute of a course with these sessions, ascending days.
#[must_use]
pub fn end_min(session_days: &[u32]) -> u32 {
    let time = Parameters::VALUES.time;
    let read_d = session_days.last().map_or(0, |last| last + time.follow_up_d as u32);
    read_d.max(time.least_course_d as u32) * DAY_MIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::driver::setup::Setup;
    use crate::skin::course::Course;

    #[test]
    fn the_page_can_show_what_it_shows_at_first() {
        assert!(Place::default().is_possible());
        for (place, setup) in [(LivingPlace::default(), Setup::default()), (LivingPlace::pair(), Setup::pair())] {
            assert_eq!(place.setup(), setup);
            assert_eq!(place.clone().with_setup(setup), place);
            let in_days: Vec<f64> = place.session_days.iter().map(|day| f64::from(*day)).collect();
            assert_eq!(in_days, setup.first_session_days());
        }
    }

    #[test]
    fn the_end_is_that_of_the_course() {
        for sessions in [vec![], vec![0], vec![0, 100], vec![183], vec![0, 560]] {
            let setup = Setup::default();
            let in_days: Vec<f64> = sessions.iter().map(|day| f64::from(*day)).collect();
            let course = Course::glimpse(setup.course(setup.left, &in_days));
            assert!(are_sessions(&sessions, false), "{sessions:?}");
            assert_eq!(days(end_min(&sessions)), course.end_d(), "{sessions:?}");
        }
    }

    #[test]
    fn sessions_too_many_too_close_or_too_late_are_none() {
        assert!(!are_sessions(&[0, 13], false) && are_sessions(&[0, 14], false));
        assert!(!are_sessions(&[28, 0], false) && !are_sessions(&[0, 561], false));
        assert!(!are_sessions(&[0, 183], true) && are_sessions(&[0, 182], true));
        let eight: Vec<u32> = (0..8).map(|i| 28 * i).collect();
        assert!(are_sessions(&eight, false));
        assert!(!are_sessions(&[eight, vec![300]].concat(), false));
    }

    #[test]
    fn every_step_is_a_length_and_every_minute_a_time() {
        for step in 0..=most_length() {
            assert_eq!(length_step(length_mm(step)), step);
        }
        assert!((0..=742 * DAY_MIN).all(|minute| minutes(days(minute)) == minute));
    }
}
