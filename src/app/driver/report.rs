//! What the driver tells the page, at most four times a second while it plays.

use super::playhead::{Activity, Speed};
use super::sessions::Allowance;
use super::setup::Setup;
use crate::scene::caption::Caption;
use crate::scene::timeline::Timeline;
use crate::skin::course::Reading;
use crate::skin::scar::Skin;
use std::rc::Rc;

/// Last day of a course without late sessions.
const LEAST_END_D: f64 = 365.0;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// There is one.
    #[default]
    Shown,
    /// The browser took the drawing context away and may give it back.
    Lost,
    /// No painter works here.
    Unavailable,
}

/// The state of the figure, as plain data.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Time of the moment that is shown, days since minute 0.
    pub time_d: f64,
    /// Playing, standing or pressing needles in.
    pub activity: Activity,
    /// Speed of playing.
    pub speed: Speed,
    /// Skin and needles.
    pub setup: Setup,
    /// Skin of the course.
    pub skin: Skin,
    /// The time axis with its sessions.
    pub timeline: Rc<Timeline>,
    /// Day up to which the course is computed.
    pub computed_d: f64,
    /// One reading per computed step.
    pub readings: Rc<[Reading]>,
    /// The words for the moment that is shown.
    pub caption: Rc<Caption>,
    /// What a screen reader is told: the caption, at most every four seconds while it plays.
    pub message: Rc<str>,
    /// Whether needles may be pressed in now.
    pub allowance: Allowance,
    /// Whether there is a picture.
    pub picture: Picture,
    /// Whether things may move by themselves.
    pub moves: bool,
    /// Width of the time axis, CSS px.
    pub axis_px: f32,
    /// Width of a chart, CSS px.
    pub chart_px: f32,
}

impl Report {
    /// The figure before its driver has started: minute 0, nothing computed.
    #[must_use]
    pub fn first(setup: Setup) -> Self {
        let course = setup.course(Vec::new());
        Self {
            time_d: 0.0,
            activity: Activity::Still,
            speed: Speed::One,
            setup,
            skin: course.skin,
            timeline: Rc::new(Timeline::new(LEAST_END_D, &[])),
            computed_d: 0.0,
            readings: Rc::from([]),
            caption: Rc::new(Caption { phrase: "", sentence: String::new(), phase: None }),
            message: Rc::from(""),
            allowance: Allowance::Free,
            picture: Picture::Shown,
            moves: true,
            axis_px: 0.0,
            chart_px: 0.0,
        }
    }

    /// Whether the play button pauses.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.activity != Activity::Still
    }
}
