//! The engine: one skin or two under one clock, the playhead and the pictures, moved on by commands and frames.

mod commands;
mod computing;
#[cfg(feature = "class")]
mod export;
mod picture;
mod slices;
mod telling;

use self::commands::in_days;
pub(super) use self::commands::is_untouched;
use self::slices::Slices;
use super::command::{Command, Look};
use super::pace::{Budget, Pace, Rest};
use super::playhead::{Activity, Playhead};
use super::readout::{Numbers, Readout};
use super::report::{Named, Report};
use super::sessions::{self, Allowance};
use super::setup::Setup;
use super::side::Side;
use super::stage::Stage;
use super::stills::Stills;
use super::{Start, scenery};
use crate::app::address::state::days;
use crate::app::clock;
use crate::content::Part;
use crate::scene::caption::Caption;
use crate::scene::stain::Stain;
use crate::scene::timeline::Timeline;
use crate::scene::tissue::Tissue;
use crate::skin::needle::Tract;
use crate::skin::scar::Skin;
use std::cell::RefCell;
use std::rc::Rc;

/// Time between two pictures of skin that drifts, ms: nothing in it is fast.
const DRIFT_EVERY_MS: f64 = 30.0;
/// Longest step of the playhead; what a slow or sleeping page missed is not caught up.
const LONGEST_STEP_MS: f64 = 400.0;
/// Where a picture takes long, words and controls answer before it; so long the browser has to bring them to the screen.
const HEARD_MS: f64 = 64.0;

/// What a frame asks for.
#[derive(Default)]
pub(super) struct Outcome {
    /// Another frame is needed.
    pub(super) again: bool,
    /// News for the page.
    pub(super) report: Option<Rc<Report>>,
}

/// What a figure that opens the page does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// It does not open the page.
    None,
    /// Its skin is to drift as soon as it may.
    Waiting,
    /// It has drifted, or the reader was faster.
    Over,
}

/// The skins, the playhead and the pictures.
pub(super) struct Engine {
    /// One or two.
    sides: Vec<Side>,
    timeline: Rc<Timeline>,
    setup: Setup,
    setup_changed: bool,
    playhead: Playhead,
    shown_d: f64,
    look: Look,
    stain: Stain,
    hover_px: Option<f32>,
    /// The part that the page has marked.
    marked: Option<Part>,
    /// The part whose label the pointer is over.
    named: Option<Part>,
    /// A part that must be on the screen, and when it is, days after the first session.
    sought: Option<(Part, f64)>,
    opening: Opening,
    /// Whether the reader has asked for anything yet: before that nothing is said aloud.
    asked: bool,
    /// The reader has asked for something since the last frame.
    asks: bool,
    /// Since when the page shows that it has heard what the reader asks for, while the picture that answers is still to come.
    heard_ms: Option<f64>,
    /// The courses had been let go and are computed anew; until they reach the playhead the picture stays as it was.
    comes_back: bool,
    /// The picture on the stages is whole, though perhaps of another look.
    intact: bool,
    tissue: Rc<RefCell<Tissue>>,
    tracts: Vec<Tract>,
    stills: Stills,
    readout: Readout,
    widths: (f32, f32),
    pace: Pace,
    caption: Caption,
    /// Day of the moment that the caption tells.
    told_d: f64,
    message: Rc<str>,
    last_message_ms: f64,
    redraw: bool,
    news: bool,
    urgent: bool,
    frames: u32,
    script_ms: f64,
    last_draw_ms: f64,
    /// When a frame computed last.
    computed_ms: f64,
    slices: Slices,
    /// The detail of the picture that the last frame drew.
    drew: Option<f32>,
    /// From the last picture to the frame after it, ms.
    cost_ms: f64,
    last_frame_ms: Option<f64>,
    last_report_ms: f64,
    /// Day up to which the page has been told of the courses.
    reported_d: f64,
    /// When it was told.
    reported_ms: f64,
}

impl Engine {
    /// An engine with one stage for each skin of the place.
    pub(super) fn new(stages: Vec<Stage>, stills: Stills, readout: Readout, start: &Start) -> Self {
        let Start { place, look, opens } = start;
        let setup = place.setup();
        let session_days = in_days(place);
        let staged = stages.into_iter().zip(setup.sides());
        let sides: Vec<Side> = staged.map(|(stage, chosen)| Side::new(stage, setup, chosen, &session_days)).collect();
        let mut playhead = Playhead { speed: place.speed, ..Playhead::default() };
        let timeline = Rc::new(Timeline::new(end_d(&sides), &session_days));
        playhead.time_d = days(place.time_min).min(timeline.end_d());
        Self {
            timeline,
            setup,
            setup_changed: false,
            playhead,
            shown_d: 0.0,
            look: *look,
            stain: place.stain,
            hover_px: None,
            marked: None,
            named: None,
            sought: None,
            opening: match opens {
                false => Opening::None,
                true if is_untouched(place) => Opening::Waiting,
                true => Opening::Over,
            },
            asked: false,
            asks: false,
            heard_ms: None,
            comes_back: false,
            intact: false,
            tissue: scenery::tissue(),
            tracts: Vec::new(),
            stills,
            pace: if *opens && look.moves { pace(&sides).begun() } else { pace(&sides) },
            widths: readout.widths(),
            readout,
            sides,
            caption: Caption { phrase: "", sentence: String::new(), phase: None },
            told_d: f64::NAN,
            message: Rc::from(""),
            last_message_ms: f64::NEG_INFINITY,
            redraw: true,
            news: true,
            urgent: true,
            frames: 0,
            script_ms: 0.0,
            last_draw_ms: f64::NEG_INFINITY,
            computed_ms: f64::NEG_INFINITY,
            slices: Slices::default(),
            drew: None,
            cost_ms: 0.0,
            last_frame_ms: None,
            last_report_ms: f64::NEG_INFINITY,
            reported_d: 0.0,
            reported_ms: f64::NEG_INFINITY,
        }
    }

    /// Lets the courses go, to make room for those of another figure; the picture stays. True: they are gone.
    pub(super) fn rest(&mut self) -> bool {
        self.sides.iter_mut().for_each(Side::rest);
        true
    }

    /// Computes what was let go anew.
    pub(super) fn come_back(&mut self) {
        for side in &mut self.sides {
            self.comes_back |= side.come_back();
        }
        if self.comes_back {
            self.news = true;
            self.reported_d = 0.0;
        }
    }

    /// Whether time runs.
    pub(super) fn is_running(&self) -> bool {
        self.playhead.activity != Activity::Still
    }

    /// Has untouched skin move by itself, where that opens the page and may be.
    pub(super) fn drift_if_untouched(&mut self) {
        if self.opening == Opening::Waiting && self.look.moves && self.frames > 0 {
            self.obey(Command::Drift);
        }
    }

    /// A stage, counted from the left.
    pub(super) fn stage(&mut self, i: usize) -> Option<&mut Stage> {
        self.sides.get_mut(i).map(|side| &mut side.stage)
    }

    /// All stages from left to right.
    pub(super) fn stages(&mut self) -> impl Iterator<Item = &mut Stage> {
        self.sides.iter_mut().map(|side| &mut side.stage)
    }

    /// The pointer is over a stage at this place, CSS px, or has left it; what it does to a label there, if that is new.
    pub(super) fn hover(&mut self, i: usize, place_px: Option<[f32; 2]>) -> Option<Named> {
        let stage = self.stage(i)?;
        let named = place_px.and_then(|place_px| stage.part_at(place_px, 0.0));
        stage.point(named.is_some());
        // Over a label no needles wait: a click there is for the label.
        let x_px = place_px.filter(|_| named.is_none()).map(|[x, _]| x);
        let news = self.named != named;
        self.redraw |= news || self.hover_px != x_px;
        (self.hover_px, self.named) = (x_px, named);
        news.then_some(Named::Over(named))
    }

    /// Time stood still meanwhile: the next frame starts from its own time.
    pub(super) fn wake(&mut self) {
        self.last_frame_ms = None;
        self.drew = None;
    }

    /// Something outside changed the picture: screen, typeface.
    pub(super) fn refresh(&mut self) {
        self.redraw = true;
    }

    /// A stage has another size, and with it the rest of the figure.
    pub(super) fn resized(&mut self) {
        self.widths = self.readout.widths();
        self.stills.forget();
        self.intact = false;
        self.redraw = true;
        self.news = true;
    }

    /// The painter came, went or was replaced.
    pub(super) fn painter_changed(&mut self) {
        self.pace = pace(&self.sides);
        self.intact = false;
        self.redraw = true;
        self.news = true;
        self.urgent = true;
    }

    /// One frame.
    pub(super) fn frame(&mut self, frame_ms: f64) -> Outcome {
        let interval_ms = self.last_frame_ms.map(|last| (frame_ms - last).max(0.0));
        if let Some(detail) = self.drew.take() {
            self.cost_ms = frame_ms - self.last_draw_ms;
            self.pace.learn(detail, self.cost_ms);
        }
        if self.pace.is_long() && !self.asks && clock::is_touched(frame_ms) {
            // What the reader asks for is on its way.
            self.write(frame_ms, self.computed_d(), true);
            return Outcome { again: true, ..Outcome::default() };
        }
        if let Some(side) = self.slices.side.filter(|_| self.is_running() && !self.asks) {
            // The next picture of what runs.
            self.go_on(side);
            return Outcome { again: true, ..Outcome::default() };
        }
        self.last_frame_ms = Some(frame_ms);
        self.apply_setup();
        let was_running = self.is_running();
        let behind = self.playhead.time_d > self.computed_d();
        if !(self.pace.is_long() && self.leaves_time(frame_ms, behind)) {
            self.compute(self.redraw || was_running && !behind);
        }

        let computed_d = self.computed_d();
        self.comes_back &= computed_d < self.playhead.time_d;
        self.move_playhead(interval_ms, computed_d);
        if !(self.comes_back && self.intact) {
            self.choose_moment(frame_ms, computed_d);
        }
        let running = self.is_running();
        let arrived = self.shown_d == self.playhead.time_d;
        let stands = !self.comes_back && arrived && !running && !self.playhead.held;
        if self.redraw || !stands {
            self.pace.hurry(frame_ms);
            self.slices.side = None;
        }
        let rest = if stands { self.pace.rest(frame_ms) } else { Rest::Whole };
        if rest == Rest::Draw && self.is_sliced() {
            self.slices = Slices::start();
        }
        self.redraw |= rest == Rest::Draw && self.slices.side.is_none();
        let asks = core::mem::take(&mut self.asks);
        if asks {
            clock::answer();
        }
        if asks && self.pace.is_long() && self.redraw {
            self.heard_ms.get_or_insert(frame_ms);
        }
        self.heard_ms = self.heard_ms.filter(|since| frame_ms - since < HEARD_MS);
        let waits = self.heard_ms.is_some()
            || self.comes_back && self.intact
            || self.playhead.activity == Activity::Drifting && frame_ms - self.last_draw_ms < DRIFT_EVERY_MS;
        let counts = (was_running || self.playhead.held) && interval_ms.is_some();
        self.paint(frame_ms, waits, counts);
        let stills = self.is_complete() && self.stills.lack() && !running && !self.playhead.held;
        let moves = running && !self.playhead.held;
        let report = self.report_if_due(frame_ms);
        // What a picture takes shows in the frame after it.
        let settles = rest != Rest::Whole || self.slices.side.is_some() || self.drew.is_some();
        let again = moves || self.lacks() || self.redraw || self.news || settles || stills;
        let tells = report.is_some() || self.heard_ms.is_some() || !again || rest != Rest::Whole;
        self.write(frame_ms, computed_d, tells);
        Outcome { again, report }
    }

    /// Time passes.
    fn move_playhead(&mut self, interval_ms: Option<f64>, computed_d: f64) {
        let wall_s = interval_ms.unwrap_or(0.0).min(LONGEST_STEP_MS) / 1000.0;
        let before = self.playhead.clone();
        self.playhead.tick(wall_s, &self.timeline, computed_d);
        if before != self.playhead {
            self.redraw = true;
            self.news = true;
            self.urgent |=
                core::mem::discriminant(&before.activity) != core::mem::discriminant(&self.playhead.activity);
        }
    }

    fn skins(&self) -> Vec<Skin> {
        self.sides.iter().map(|side| side.spec().skin).collect()
    }

    fn is_pair(&self) -> bool {
        self.sides.len() > 1
    }

    fn allowance(&self) -> Allowance {
        if self.opening != Opening::None {
            return Allowance::Free;
        }
        sessions::allowance(self.timeline.session_days(), self.shown_d, self.is_pair())
    }

    /// Two skins wait for the needles of a session at which they stand, so that both are first seen untouched.
    fn waits_for_needles(&self) -> Option<f64> {
        let stands = self.is_pair() && self.playhead.activity == Activity::Still;
        self.timeline.session_days().iter().copied().find(|day| stands && *day == self.shown_d)
    }

    /// Whether a session is over at the moment that is shown.
    fn is_pressed(&self) -> bool {
        let waits = self.waits_for_needles().is_some();
        self.timeline.session_days().iter().any(|day| if waits { *day < self.shown_d } else { *day <= self.shown_d })
    }

    fn write(&mut self, now_ms: f64, computed_d: f64, all_now: bool) {
        let numbers = Numbers {
            time_d: self.shown_d,
            playhead_d: self.playhead.time_d,
            computed_d,
            reported_d: if self.lacks() { computed_d } else { self.reported_d.min(computed_d) },
            timeline: &self.timeline,
            activity: self.playhead.activity,
            phrase: self.caption.phrase,
            strokes: self.sides.iter().map(|side| side.stage.strokes()).sum(),
            frames: self.frames,
            painter: self.sides.first().map_or("none", |side| side.stage.kind()),
            detail: if self.slices.side.is_none() && !self.redraw { self.pace.detail() } else { 0.0 },
            script_ms: self.script_ms,
            stills: !self.stills.lack(),
        };
        self.readout.write(&numbers, now_ms, all_now);
    }
}

/// The last day of all courses.
fn end_d(sides: &[Side]) -> f64 {
    sides.iter().map(Side::end_d).fold(0.0, f64::max)
}

/// The pace at which the sides are drawn together: with two of them, each starts with less detail.
fn pace(sides: &[Side]) -> Pace {
    let mut budget = sides.first().map_or(Budget { script_ms: 16.0, start: 1.0 }, |side| side.stage.budget());
    if sides.len() > 1 {
        budget.start = (0.7 * budget.start).max(0.3);
    }
    Pace::new(budget)
}
