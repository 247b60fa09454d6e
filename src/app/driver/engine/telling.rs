//! What the page is told of a moment: numbers, words and the message for a screen reader.

use super::Engine;
use crate::app::driver::playhead::Activity;
use crate::app::driver::report::{Report, SideReport};
use crate::app::driver::side::Side;
use crate::content::{Key, text};
use crate::scene::caption::{self, Caption, Situation};
use crate::scene::compare;
use crate::scene::reading::reading_at;
use std::rc::Rc;

/// Least time between two reports while nothing but time changes, ms; three times as long where pictures take long.
const REPORT_EVERY_MS: f64 = 250.0;
/// Where pictures take long, time between two reports with more of a course that is being computed: curves take their time too, ms.
const GROWTH_EVERY_MS: f64 = 3000.0;
/// Least time between two messages to a screen reader while it plays, ms.
const MESSAGE_EVERY_MS: f64 = 4000.0;

impl Engine {
    /// News for the page, if there is any and it is time for it.
    pub(super) fn report_if_due(&mut self, frame_ms: f64) -> Option<Rc<Report>> {
        let every_ms = if self.pace.is_long() { 3.0 * REPORT_EVERY_MS } else { REPORT_EVERY_MS };
        if !self.news || (!self.urgent && frame_ms - self.last_report_ms < every_ms) {
            return None;
        }
        let growth = !self.pace.is_long() || frame_ms - self.reported_ms >= GROWTH_EVERY_MS;
        if growth || self.urgent || !self.lacks() || self.reported_d < self.shown_d {
            self.sides.iter_mut().for_each(Side::take_readings);
            self.reported_d = self.computed_d();
            self.reported_ms = frame_ms;
        }
        self.news = false;
        self.urgent = false;
        self.last_report_ms = frame_ms;
        // While a course comes back, its needles are not known yet; what was said of the moment is still true.
        if !self.comes_back || self.told_d != self.shown_d {
            self.caption = self.caption_now();
            self.told_d = self.shown_d;
        }
        let sentence: Rc<str> = Rc::from(self.caption.sentence.as_str());
        let at_rest = self.playhead.activity == Activity::Still && !self.playhead.held;
        let drifts = self.playhead.activity == Activity::Drifting;
        if at_rest || !drifts && frame_ms - self.last_message_ms >= MESSAGE_EVERY_MS {
            self.last_message_ms = frame_ms;
            if self.asked {
                self.message = Rc::clone(&sentence);
            }
            let pair = self.is_pair();
            for side in &mut self.sides {
                let name = side.chosen().skin.name();
                side.stage.describe(&if pair { [name, ". ", &sentence].concat() } else { sentence.to_string() });
            }
        }
        let side = |side: &mut Side| SideReport {
            chosen: side.chosen(),
            skin: side.spec().skin,
            readings: Rc::clone(side.readings()),
            picture: side.stage.picture(),
        };
        Some(Rc::new(Report {
            time_d: self.shown_d,
            activity: self.playhead.activity,
            speed: self.playhead.speed,
            sides: self.sides.iter_mut().map(side).collect(),
            timeline: Rc::clone(&self.timeline),
            computed_d: self.reported_d,
            phrase: self.caption.phrase,
            sentence,
            message: Rc::clone(&self.message),
            allowance: self.allowance(),
            axis_px: self.widths.0,
            chart_px: self.widths.1,
        }))
    }

    /// The words for the moment: of the one skin, or of the difference between two.
    fn caption_now(&mut self) -> Caption {
        let pressed = self.is_pressed();
        // The words beside the time are about a skin into which needles go, if there is one.
        let about = self.sides.iter().position(|side| side.chosen().needled).unwrap_or_default();
        let shown_d = self.shown_d;
        let mut caption = self.sides.get_mut(about).map_or_else(
            || Caption { phrase: "", sentence: String::new(), phase: None },
            |side| {
                let readings = Rc::clone(side.readings());
                let start = readings.first().copied().unwrap_or_default();
                let now = reading_at(&readings, shown_d).unwrap_or(start);
                caption::caption(&Situation { spec: side.spec(), tracts: side.tracts(), start: &start, now: &now })
            },
        );
        if let [left, right] = self.sides.as_slice() {
            caption.sentence = compare::sentence(&left.told(pressed), &right.told(pressed), shown_d);
            if !pressed {
                caption.phrase = text(Key::PhraseUntouched);
            }
        }
        caption
    }
}
