//! What the page asks of the engine: another moment, other needles or sessions, another look, or a whole place.

use super::{Engine, Opening, end_d};
use crate::app::address::state::{LivingPlace, days, minutes};
use crate::app::driver::command::{Command, Look, Step};
use crate::app::driver::playhead::Activity;
use crate::app::driver::sessions::{self, Allowance};
use crate::app::driver::setup;
use crate::scene::timeline::Timeline;
use std::rc::Rc;

/// A fine step, as a share of the time axis.
const FINE_STEP: f32 = 0.005;

impl Engine {
    /// What is on the screen, as an address can hold it.
    pub(in super::super) fn place(&self) -> LivingPlace {
        let session_days: Vec<u32> = self.timeline.session_days().iter().map(|day| day.round() as u32).collect();
        // What moves by itself is not what the reader wants to find again; what a link has shown is.
        let drifts = self.opening != Opening::None && !self.asked && session_days.is_empty();
        let time_min = if drifts { 0 } else { minutes(self.playhead.time_d) };
        let (stain, speed) = (self.stain, self.playhead.speed);
        LivingPlace { session_days, time_min, stain, speed, ..LivingPlace::default() }.with_setup(self.setup)
    }

    /// Shows a place, standing still.
    pub(in super::super) fn go(&mut self, place: &LivingPlace) {
        if self.opening != Opening::None && !self.asked && is_untouched(place) {
            return;
        }
        self.begin_to_answer();
        self.setup = place.setup();
        self.stain = place.stain;
        self.playhead.speed = place.speed;
        self.lay_sessions(in_days(place));
        self.playhead.activity = Activity::Still;
        self.playhead.time_d = days(place.time_min).min(self.timeline.end_d());
        self.urgent = true;
    }

    /// Does what the page asks.
    pub(in super::super) fn obey(&mut self, command: Command) {
        if !matches!(command, Command::Look(_) | Command::Drift | Command::Pause | Command::Mark(_)) {
            self.begin_to_answer();
        }
        match command {
            Command::Pause => self.playhead.activity = Activity::Still,
            Command::Drift => {
                self.opening = Opening::Over;
                self.playhead.activity = Activity::Drifting;
            }
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
            Command::Show(time_d) => {
                self.playhead.activity = Activity::Still;
                self.playhead.time_d = time_d.min(self.timeline.end_d());
            }
            Command::ShowAfterFirstSession(offset_d) => {
                self.apply_setup();
                if self.timeline.session_days().is_empty() {
                    self.lay_sessions(if self.is_pair() { setup::course_days() } else { vec![0.0] });
                }
                self.playhead.activity = Activity::Still;
                self.playhead.time_d = self.timeline.session_days()[0] + offset_d;
            }
            Command::Mark(part) => {
                self.marked = part;
                self.asks = true;
                self.redraw = true;
                return;
            }
            // Whether it is there the next picture shows, in which it is marked.
            Command::Find(part, time_d) => self.sought = Some((part, time_d)),
            Command::Speed(speed) => self.playhead.speed = speed,
            Command::Setup(setup) if setup == self.setup => return,
            Command::Setup(setup) => {
                self.setup = setup;
                self.setup_changed = true;
            }
            Command::Stain(stain) => {
                self.stain = stain;
                self.stills.forget();
            }
            Command::Press => self.press(),
            Command::LayCourse | Command::Clear => {
                let course = command == Command::LayCourse;
                self.lay_sessions(if course { setup::course_days() } else { Vec::new() });
                self.playhead.activity = Activity::Still;
                self.playhead.time_d = 0.0;
            }
            Command::Look(look) if look == self.look => return,
            Command::Look(look) => {
                self.asks = true;
                self.look = look;
                self.stills.forget();
                if !look.moves {
                    if self.playhead.activity == Activity::Drifting {
                        self.opening = Opening::Waiting;
                    }
                    self.playhead.activity = Activity::Still;
                }
            }
        }
        self.redraw = true;
        self.news = true;
        // Drags send dozens of these a second; the page hears of them in its own time.
        self.urgent |= !matches!(command, Command::Seek(_) | Command::Setup(_));
    }

    /// Goes to a moment that has the part that is sought, if the picture has it not.
    pub(super) fn seek_part(&mut self) {
        if let Some((part, time_d)) = self.sought.take()
            && !self.sides.iter().any(|side| side.stage.names(part))
        {
            self.obey(Command::ShowAfterFirstSession(time_d));
        }
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

    /// The reader asks for something.
    fn begin_to_answer(&mut self) {
        self.asked = true;
        self.asks = true;
        if self.opening == Opening::Waiting {
            self.opening = Opening::Over;
        }
    }

    fn press(&mut self) {
        self.apply_setup();
        if self.allowance() != Allowance::Free {
            return;
        }
        let (day, session_days) = if self.opening == Opening::None {
            let day = sessions::session_day(self.shown_d);
            (day, sessions::with_session(self.timeline.session_days(), day))
        } else {
            (0.0, vec![0.0])
        };
        self.lay_sessions(session_days);
        self.playhead.time_d = day;
        self.playhead.activity = match self.look {
            Look { moves: false, .. } => Activity::Still,
            Look { gentle: true, .. } => Activity::Playing,
            _ => Activity::Pressing { day, progress: 0.0 },
        };
    }

    /// Slider drags send many setups; one a frame is enough.
    pub(super) fn apply_setup(&mut self) {
        if core::mem::take(&mut self.setup_changed) {
            self.lay_sessions(self.timeline.session_days().to_vec());
        }
    }

    fn lay_sessions(&mut self, days: Vec<f64>) {
        self.setup_changed = false;
        self.comes_back = false;
        let chosen: Vec<_> = self.setup.sides().collect();
        if let ([left, right], [one, other]) = (self.sides.as_mut_slice(), chosen.as_slice())
            && (left.chosen(), right.chosen()) == (*other, *one)
        {
            left.exchange(right);
        }
        for (side, chosen) in self.sides.iter_mut().zip(chosen) {
            side.respecify(self.setup, chosen, &days);
        }
        self.timeline = Rc::new(Timeline::new(end_d(&self.sides), &days));
        self.playhead.time_d = self.playhead.time_d.min(self.timeline.end_d());
        self.stills.forget();
        self.redraw = true;
        self.news = true;
    }
}

/// Whether a place is that of skin to which nothing has been done yet.
pub(in crate::app::driver) fn is_untouched(place: &LivingPlace) -> bool {
    place.session_days.is_empty() && place.time_min == 0
}

/// The sessions of a place in days.
pub(super) fn in_days(place: &LivingPlace) -> Vec<f64> {
    place.session_days.iter().map(|day| f64::from(*day)).collect()
}
