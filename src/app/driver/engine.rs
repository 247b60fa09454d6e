//! The engine: the course, the playhead and the picture, moved on by commands and frames.

use super::command::{Command, Look, Step};
use super::pace::Pace;
use super::playhead::{Activity, Playhead};
use super::readout::{Numbers, Readout};
use super::report::{Picture, Report};
use super::sessions::{self, Allowance};
use super::setup::{SEED, Setup};
use super::stage::Stage;
use crate::app::host;
use crate::app::observe::Size;
use crate::scene::caption::{self, Caption, Situation};
use crate::scene::reading::reading_at;
use crate::scene::stain::Stain;
use crate::scene::timeline::Timeline;
use crate::scene::tissue::{Camera, Hover, InstrumentPose, Theme, Tissue, View};
use crate::skin::course::{Course, Reading};
use crate::skin::needle::Tract;
use std::rc::Rc;

/// Computing in a frame that also draws, ms.
const COMPUTE_BESIDE_DRAWING_MS: f64 = 5.0;
/// Computing in a frame that draws nothing, ms.
const COMPUTE_ALONE_MS: f64 = 10.0;
/// Time between two pictures on the way to a playhead that is not computed yet, ms.
const CATCH_UP_EVERY_MS: f64 = 160.0;
/// Least time between two reports while nothing but time changes, ms.
const REPORT_EVERY_MS: f64 = 250.0;
/// Least time between two messages to a screen reader while it plays, ms.
const MESSAGE_EVERY_MS: f64 = 4000.0;
/// Longest step of the playhead; what a slow or sleeping page missed is not caught up.
const LONGEST_STEP_MS: f64 = 100.0;
/// A fine step, as a share of the time axis.
const FINE_STEP: f32 = 0.005;

/// What a frame asks for.
#[derive(Default)]
pub(super) struct Outcome {
    /// Another frame is needed.
    pub(super) again: bool,
    /// News for the page.
    pub(super) report: Option<Rc<Report>>,
}

/// The course, the playhead and the picture.
pub(super) struct Engine {
    course: Course,
    complete: bool,
    timeline: Rc<Timeline>,
    setup: Setup,
    setup_changed: bool,
    playhead: Playhead,
    shown_d: f64,
    look: Look,
    stain: Stain,
    hover_px: Option<f32>,
    tissue: Tissue,
    tracts: Vec<Tract>,
    pub(super) stage: Stage,
    readout: Readout,
    widths: (f32, f32),
    pace: Pace,
    readings: Rc<[Reading]>,
    caption: Rc<Caption>,
    message: Rc<str>,
    last_message_ms: f64,
    redraw: bool,
    news: bool,
    urgent: bool,
    frames: u32,
    script_ms: f64,
    last_draw_ms: f64,
    last_frame_ms: Option<f64>,
    last_report_ms: f64,
}

impl Engine {
    pub(super) fn new(stage: Stage, readout: Readout, setup: Setup, look: Look) -> Self {
        let course = Course::new(setup.course(Vec::new()));
        let caption = Caption { phrase: "", sentence: String::new(), phase: None };
        Self {
            complete: false,
            timeline: Rc::new(Timeline::new(course.end_d(), &[])),
            setup,
            setup_changed: false,
            playhead: Playhead::default(),
            shown_d: 0.0,
            look,
            stain: Stain::default(),
            hover_px: None,
            tissue: Tissue::new(SEED),
            tracts: Vec::new(),
            pace: Pace::new(stage.budget()),
            stage,
            widths: readout.widths(),
            readout,
            readings: Rc::from(course.readings()),
            course,
            caption: Rc::new(caption),
            message: Rc::from(""),
            last_message_ms: f64::NEG_INFINITY,
            redraw: true,
            news: true,
            urgent: true,
            frames: 0,
            script_ms: 0.0,
            last_draw_ms: f64::NEG_INFINITY,
            last_frame_ms: None,
            last_report_ms: f64::NEG_INFINITY,
        }
    }

    /// Does what the page asks.
    pub(super) fn obey(&mut self, command: Command) {
        match command {
            Command::TogglePlay if !self.look.moves => self.step(Step::On),
            Command::TogglePlay if self.playhead.activity != Activity::Still => {
                self.playhead.activity = Activity::Still;
            }
            Command::TogglePlay => self.playhead.play(&self.timeline),
            Command::Step(step) => self.step(step),
            Command::Seek(position) => {
                self.playhead.time_d = self.timeline.time_d(position);
                if matches!(self.playhead.activity, Activity::Pressing { .. }) {
                    self.playhead.activity = Activity::Playing;
                }
            }
            Command::Hold(held) => self.playhead.held = held,
            Command::ShowAfterFirstSession(offset_d) => {
                self.apply_setup();
                if self.timeline.session_days().is_empty() {
                    self.lay_sessions(vec![0.0]);
                }
                self.playhead.activity = Activity::Still;
                self.playhead.time_d = self.timeline.session_days()[0] + offset_d;
            }
            Command::Speed(speed) => self.playhead.speed = speed,
            Command::Setup(setup) if setup == self.setup => return,
            Command::Setup(setup) => {
                self.setup = setup;
                self.setup_changed = true;
            }
            Command::Stain(stain) => self.stain = stain,
            Command::Press => self.press(),
            Command::Clear => {
                self.lay_sessions(Vec::new());
                self.playhead.activity = Activity::Still;
                self.playhead.time_d = 0.0;
            }
            Command::Look(look) => {
                self.look = look;
                if !look.moves {
                    self.playhead.activity = Activity::Still;
                }
            }
        }
        self.redraw = true;
        self.news = true;
        // Drags send dozens of these a second; the page hears of them in its own time.
        self.urgent |= !matches!(command, Command::Seek(_) | Command::Setup(_));
    }

    /// The pointer is over the skin at so many CSS px from its left edge, or has left it.
    pub(super) fn hover(&mut self, x_px: Option<f32>) {
        self.redraw |= self.hover_px != x_px;
        self.hover_px = x_px;
    }

    /// Time stood still meanwhile: the next frame starts from its own time.
    pub(super) fn wake(&mut self) {
        self.last_frame_ms = None;
    }

    /// Something outside changed the picture: screen, typeface.
    pub(super) fn refresh(&mut self) {
        self.redraw = true;
    }

    /// The stage has another size, and with it the rest of the figure.
    pub(super) fn resized(&mut self) {
        self.widths = self.readout.widths();
        self.redraw = true;
        self.news = true;
    }

    /// The painter came, went or was replaced.
    pub(super) fn painter_changed(&mut self) {
        self.pace = Pace::new(self.stage.budget());
        self.redraw = true;
        self.news = true;
        self.urgent = true;
    }

    /// One frame.
    pub(super) fn frame(&mut self, frame_ms: f64) -> Outcome {
        let interval_ms = self.last_frame_ms.map(|last| (frame_ms - last).max(0.0));
        self.last_frame_ms = Some(frame_ms);
        self.apply_setup();
        let was_running = self.playhead.activity != Activity::Still;
        let behind = self.playhead.time_d > self.course.computed_until_d();
        self.compute(self.redraw || was_running && !behind);

        let computed_d = self.course.computed_until_d();
        let wall_s = interval_ms.unwrap_or(0.0).min(LONGEST_STEP_MS) / 1000.0;
        let before = self.playhead.clone();
        self.playhead.tick(wall_s, &self.timeline, computed_d);
        if before != self.playhead {
            self.redraw = true;
            self.news = true;
            self.urgent |=
                core::mem::discriminant(&before.activity) != core::mem::discriminant(&self.playhead.activity);
        }
        self.choose_moment(frame_ms, computed_d);
        let running = self.playhead.activity != Activity::Still;
        let arrived = self.shown_d == self.playhead.time_d;
        let settling = arrived && !running && !self.playhead.held && self.pace.rest();
        self.redraw |= settling;
        if core::mem::take(&mut self.redraw) {
            self.script_ms = self.draw();
            self.last_draw_ms = frame_ms;
            if let (true, Some(interval_ms)) = (was_running || self.playhead.held, interval_ms) {
                self.pace.note(self.script_ms, interval_ms);
            }
        }
        let report = self.report_if_due(frame_ms);
        let again = running && !self.playhead.held || !self.complete || self.news || settling;
        self.write(frame_ms, computed_d, report.is_some() || !again);
        Outcome { again, report }
    }

    fn step(&mut self, step: Step) {
        let now_d = self.playhead.time_d;
        let nudged = |by: f32| self.timeline.time_d(self.timeline.position(now_d) + by);
        self.playhead.time_d = match step {
            Step::Back => self.timeline.previous_stop(now_d),
            Step::On => self.timeline.next_stop(now_d),
            Step::BackFine => nudged(-FINE_STEP),
            Step::OnFine => nudged(FINE_STEP),
            Step::First => 0.0,
            Step::Last => self.timeline.end_d(),
        };
        self.playhead.activity = Activity::Still;
    }

    fn allowance(&self) -> Allowance {
        sessions::allowance(self.timeline.session_days(), self.shown_d)
    }

    fn press(&mut self) {
        self.apply_setup();
        if self.allowance() != Allowance::Free {
            return;
        }
        let day = sessions::session_day(self.shown_d);
        let days = sessions::with_session(self.timeline.session_days(), day);
        self.lay_sessions(days);
        self.playhead.time_d = day;
        self.playhead.activity = match self.look {
            Look { moves: false, .. } => Activity::Still,
            Look { gentle: true, .. } => Activity::Playing,
            _ => Activity::Pressing { day, progress: 0.0 },
        };
    }

    /// Slider drags send many setups; one a frame is enough.
    fn apply_setup(&mut self) {
        if core::mem::take(&mut self.setup_changed) {
            self.lay_sessions(self.timeline.session_days().to_vec());
        }
    }

    fn lay_sessions(&mut self, days: Vec<f64>) {
        self.setup_changed = false;
        self.course.respecify(self.setup.course(days.clone()));
        self.complete = false;
        self.timeline = Rc::new(Timeline::new(self.course.end_d(), &days));
        self.playhead.time_d = self.playhead.time_d.min(self.timeline.end_d());
        self.redraw = true;
        self.news = true;
    }

    fn compute(&mut self, beside_drawing: bool) {
        if self.complete {
            return;
        }
        let budget_ms = if beside_drawing { COMPUTE_BESIDE_DRAWING_MS } else { COMPUTE_ALONE_MS };
        let until_ms = host::now_ms() + budget_ms;
        while !self.complete {
            self.complete = self.course.advance(1);
            if host::now_ms() >= until_ms {
                break;
            }
        }
        self.news = true;
    }

    /// The moment at the playhead, or, until it is computed, the nearest that is. While the picture runs after the
    /// playhead a few frames a second are enough, the time is better spent on computing; where nothing may move by
    /// itself it waits instead.
    fn choose_moment(&mut self, frame_ms: f64, computed_d: f64) {
        let reachable = self.playhead.time_d.min(computed_d);
        let behind = reachable < self.playhead.time_d && self.shown_d <= computed_d;
        let waits = behind && (!self.look.moves || frame_ms - self.last_draw_ms < CATCH_UP_EVERY_MS);
        if !waits && reachable != self.shown_d {
            self.shown_d = reachable;
            self.redraw = true;
        }
    }

    /// Draws the moment; returns the script that it took, ms.
    fn draw(&mut self) -> f64 {
        let Size { width: width_px, height: height_px, .. } = self.stage.size();
        if width_px < 1.0 || height_px < 1.0 || self.stage.picture() != Picture::Shown {
            return 0.0;
        }
        let start_ms = host::now_ms();
        let instrument = match self.playhead.activity {
            Activity::Pressing { day, progress } => {
                Some(InstrumentPose { progress, length_mm: self.setup.length_mm, session_day: day })
            }
            _ => None,
        };
        let hover = self.hover_px.filter(|_| instrument.is_none() && self.allowance() == Allowance::Free);
        let camera = Camera::fit(width_px, height_px);
        let view = View {
            width_px,
            height_px,
            detail: self.pace.detail(),
            theme: if self.look.dark { Theme::Dark } else { Theme::Light },
            stain: self.stain,
            tone: self.look.tone,
            skin: self.course.spec().skin,
            gentle: self.look.gentle,
            instrument,
            hover: hover.map(|x_px| Hover {
                x_mm: camera.x_mm(x_px),
                length_mm: self.setup.length_mm,
                spacing_mm: self.setup.spacing_mm(),
            }),
            ..View::default()
        };
        // The course lends either its tracts or a moment; the copy is a few dozen punctures in a kept buffer.
        self.tracts.clear();
        self.tracts.extend_from_slice(self.course.tracts());
        let list = self.tissue.draw(self.course.moment(self.shown_d), &self.tracts, &view);
        self.stage.paint(list);
        self.frames = self.frames.wrapping_add(1);
        host::now_ms() - start_ms
    }

    fn report_if_due(&mut self, frame_ms: f64) -> Option<Rc<Report>> {
        if !self.news || (!self.urgent && frame_ms - self.last_report_ms < REPORT_EVERY_MS) {
            return None;
        }
        self.news = false;
        self.urgent = false;
        self.last_report_ms = frame_ms;
        let readings = self.course.readings();
        if *self.readings != *readings {
            self.readings = Rc::from(readings);
        }
        self.caption = Rc::new(self.caption_now());
        let at_rest = self.playhead.activity == Activity::Still && !self.playhead.held;
        if at_rest || frame_ms - self.last_message_ms >= MESSAGE_EVERY_MS {
            self.last_message_ms = frame_ms;
            self.message = Rc::from(self.caption.sentence.as_str());
            self.stage.describe(&self.message);
        }
        Some(Rc::new(Report {
            time_d: self.shown_d,
            activity: self.playhead.activity,
            speed: self.playhead.speed,
            setup: self.setup,
            skin: self.course.spec().skin,
            timeline: Rc::clone(&self.timeline),
            computed_d: self.course.computed_until_d(),
            readings: Rc::clone(&self.readings),
            caption: Rc::clone(&self.caption),
            message: Rc::clone(&self.message),
            allowance: self.allowance(),
            picture: self.stage.picture(),
            moves: self.look.moves,
            axis_px: self.widths.0,
            chart_px: self.widths.1,
        }))
    }

    fn caption_now(&self) -> Caption {
        let start = self.readings.first().copied().unwrap_or_default();
        let now = reading_at(&self.readings, self.shown_d).unwrap_or(start);
        caption::caption(&Situation {
            spec: self.course.spec(),
            tracts: self.course.tracts(),
            start: &start,
            now: &now,
        })
    }

    fn write(&mut self, now_ms: f64, computed_d: f64, all_now: bool) {
        let numbers = Numbers {
            time_d: self.shown_d,
            playhead_d: self.playhead.time_d,
            computed_d,
            timeline: &self.timeline,
            activity: self.playhead.activity,
            phrase: self.caption.phrase,
            strokes: self.stage.strokes(),
            frames: self.frames,
            painter: self.stage.kind(),
            detail: self.pace.detail(),
            script_ms: self.script_ms,
        };
        self.readout.write(&numbers, now_ms, all_now);
    }
}
