//! What the page tells the driver.

use super::playhead::Speed;
use super::setup::Setup;
use crate::content::Part;
use crate::scene::stain::Stain;
use crate::scene::tone::SkinTone;

/// Where a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the stop before.
    Back,
    /// To the next stop.
    On,
    /// A little back.
    BackFine,
    /// A little on.
    OnFine,
    /// To minute 0.
    First,
    /// To the last day.
    Last,
}

/// What the page shows, apart from the course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Dark surroundings.
    pub dark: bool,
    /// No needles, no blood.
    pub gentle: bool,
    /// Things may move by themselves.
    pub moves: bool,
    /// The tone of the skin.
    pub tone: SkinTone,
}

/// What the page tells the driver: plain data, so that the driver could move to a worker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Play, or stand still.
    TogglePlay,
    /// Stand still: another figure plays.
    Pause,
    /// Let untouched skin live slowly, before the reader has asked for anything.
    Drift,
    /// Stand still at another moment.
    Step(Step),
    /// Go to a position on the time axis, 0 to 1.
    Seek(f32),
    /// The reader takes the playhead in hand, or lets go of it.
    Hold(bool),
    /// Stand still at so many days since minute 0.
    Show(f64),
    /// Show what the skin does so many days after its first session; without a session, lay one on day 0, or a course for
    /// two skins.
    ShowAfterFirstSession(f64),
    /// Mark a part of the skin, as long as it is there, or none.
    Mark(Option<Part>),
    /// Where that part is not on the screen, show the skin so many days after its first session, when it is.
    Find(Part, f64),
    /// Play at another speed.
    Speed(Speed),
    /// Other skin or needles; the sessions stay.
    Setup(Setup),
    /// Another stain.
    Stain(Stain),
    /// Press needles in at the playhead.
    Press,
    /// Lay a whole course of sessions instead of those that are there, and go to minute 0.
    LayCourse,
    /// Remove all sessions and go to minute 0.
    Clear,
    /// Another look.
    Look(Look),
}
