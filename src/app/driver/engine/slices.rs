//! Slices of a picture: where a whole one takes long it is made little by little, one side after the other.

use super::Engine;
use crate::app::host;

/// Work on a picture in one frame, ms; composing it, which comes in one piece, may take longer.
const SLICE_MS: f64 = 8.0;
/// Time between two slices of a picture that stands, ms: while nothing moves there is no haste.
const EVERY_MS: f64 = 48.0;

/// The pictures that are being made.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slices {
    /// The side whose turn it is; none where no picture is being made.
    pub(super) side: Option<usize>,
    /// Its picture is composed.
    begun: bool,
    /// What all sides have taken so far, ms.
    spent_ms: f64,
}

impl Slices {
    /// The picture of the first side is to be made.
    pub(super) fn start() -> Self {
        Self { side: Some(0), ..Self::default() }
    }
}

impl Engine {
    /// Whether pictures come in slices: they take long, and no graphics card paints them.
    pub(super) fn is_sliced(&self) -> bool {
        self.pace.is_long() && self.sides.first().is_some_and(|side| side.stage.kind() != "webgl2")
    }

    /// Whether it is time for the next slice of a picture that stands.
    pub(super) fn is_slice_due(&self, frame_ms: f64) -> bool {
        self.slices.side.is_some() && frame_ms - self.last_draw_ms > EVERY_MS
    }

    /// Brings the moment of a side nearer for so long; true when it is there and there is time left.
    fn approach(&mut self, side: usize, until_ms: f64) -> bool {
        let shown_d = self.shown_d;
        let Some(side) = self.sides.get_mut(side) else { return true };
        let mut is_there = false;
        while !is_there && host::now_ms() < until_ms {
            is_there = side.approach(shown_d);
        }
        is_there && host::now_ms() < until_ms
    }

    /// Makes the picture of one side whole, little by little; the next side follows.
    pub(super) fn go_on(&mut self, side: usize) {
        let start_ms = host::now_ms();
        let until_ms = start_ms + SLICE_MS;
        if self.slices.begun {
            let whole = self.stage(side).is_none_or(|stage| stage.go_on(&mut || host::now_ms() >= until_ms));
            if whole {
                self.slices.begun = false;
                self.slices.side = Some(side + 1).filter(|next| *next < self.sides.len());
            }
        } else if self.approach(side, until_ms) {
            self.draw();
            self.slices.begun = true;
        }
        self.slices.spent_ms += host::now_ms() - start_ms;
        if self.slices.side.is_none() {
            let spent_ms = self.slices.spent_ms;
            self.pace.learn(self.pace.detail(), spent_ms);
            if self.is_running() {
                self.pace.note(spent_ms, spent_ms);
            }
        }
    }
}
