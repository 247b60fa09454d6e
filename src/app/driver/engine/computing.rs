//! Computing: which side moves on, how far, and which of the computed moments is shown.

use super::{Engine, Opening};
use crate::app::driver::playhead::{self, Activity};
use crate::app::driver::side::Side;
use crate::app::host;

/// Computing in a frame that also draws, ms.
const COMPUTE_BESIDE_DRAWING_MS: f64 = 5.0;
/// Computing in a frame that draws nothing, ms.
const COMPUTE_ALONE_MS: f64 = 10.0;
/// Time between two pictures on the way to a playhead that is not computed yet, ms.
const CATCH_UP_EVERY_MS: f64 = 160.0;
/// Where pictures take long, time between two frames that compute what nobody waits for, ms: a tap finds its way between them.
const AHEAD_EVERY_MS: f64 = 30.0;

impl Engine {
    pub(super) fn is_complete(&self) -> bool {
        self.sides.iter().all(Side::is_complete)
    }

    /// Day up to which every side is computed; a side that is complete has no more to compute.
    pub(super) fn computed_d(&self) -> f64 {
        let behind = self.sides.iter().filter(|side| !side.is_complete()).map(Side::computed_d);
        behind.fold(self.timeline.end_d(), f64::min)
    }

    /// Whether more is to be computed. Skin that only drifts needs no year ahead.
    pub(super) fn lacks(&self) -> bool {
        let idle = self.opening != Opening::None && self.timeline.session_days().is_empty();
        let enough_d = match self.playhead.activity {
            Activity::Still | Activity::Drifting if idle => self.playhead.time_d.max(playhead::DRIFT_UNTIL_D),
            _ => f64::INFINITY,
        };
        !self.is_complete() && self.computed_d() < enough_d
    }

    /// Whether a frame is to compute nothing, where all takes long: the answer comes first, one thing is enough for a frame, and
    /// what nobody waits for leaves room for a tap.
    pub(super) fn leaves_time(&mut self, frame_ms: f64, behind: bool) -> bool {
        let ahead = !behind && !self.is_running() && !self.comes_back;
        let leaves = self.asks
            || self.heard_ms.is_some()
            || self.is_slice_due(frame_ms)
            || ahead && frame_ms - self.computed_ms < AHEAD_EVERY_MS;
        if !leaves {
            self.computed_ms = frame_ms;
        }
        leaves
    }

    /// Computes on whichever side is behind, until the time of this frame is over.
    pub(super) fn compute(&mut self, beside_drawing: bool) {
        if !self.lacks() {
            return;
        }
        let beside = beside_drawing || self.pace.is_long();
        let budget_ms = if beside { COMPUTE_BESIDE_DRAWING_MS } else { COMPUTE_ALONE_MS };
        let until_ms = host::now_ms() + budget_ms;
        let behind = |one: &&mut Side, other: &&mut Side| one.computed_d().total_cmp(&other.computed_d());
        while let Some(side) = self.sides.iter_mut().filter(|side| !side.is_complete()).min_by(behind) {
            side.advance();
            if host::now_ms() >= until_ms {
                break;
            }
        }
        self.news = true;
    }

    /// The moment at the playhead, or, until it is computed, the nearest that is. While the picture runs after the
    /// playhead a few frames a second are enough, the time is better spent on computing; where nothing may move by
    /// itself it waits instead.
    pub(super) fn choose_moment(&mut self, frame_ms: f64, computed_d: f64) {
        let reachable = self.playhead.time_d.min(computed_d);
        let behind = reachable < self.playhead.time_d && self.shown_d <= computed_d;
        let waits = behind && (!self.look.moves || frame_ms - self.last_draw_ms < CATCH_UP_EVERY_MS);
        if !waits && reachable != self.shown_d {
            self.shown_d = reachable;
            self.redraw = true;
        }
    }
}
