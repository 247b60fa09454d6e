//! Slices of a picture: where a whole one takes long it is made little by little, one side after the other.

use super::Engine;
use crate::app::host;

/// Painting in one frame, ms.
const SLICE_MS: f64 = 5.0;
/// Time between two slices of a picture that stands, ms: while nothing moves there is no haste.
pub(super) const SLICE_EVERY_MS: f64 = 48.0;

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

    /// Makes the picture of one side whole, little by little; the next side follows.
    pub(super) fn go_on(&mut self, side: usize) {
        let start_ms = host::now_ms();
        if self.slices.begun {
            let until_ms = start_ms + SLICE_MS;
            let whole = self.stage(side).is_none_or(|stage| stage.go_on(&mut || host::now_ms() >= until_ms));
            if whole {
                self.slices.begun = false;
                self.slices.side = Some(side + 1).filter(|next| *next < self.sides.len());
            }
        } else {
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
