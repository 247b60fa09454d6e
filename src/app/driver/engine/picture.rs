//! The pictures of a moment: one on every stage, at one scale.

use super::Engine;
use super::slices::Slices;
use crate::app::driver::playhead::Activity;
use crate::app::driver::report::Picture;
use crate::app::driver::sessions::Allowance;
use crate::app::host;
use crate::app::observe::Size;
use crate::scene::tissue::{Camera, Hover, InstrumentPose, Theme, View};

/// Time between two stills where pictures take long, ms.
const STILL_EVERY_MS: f64 = 250.0;

impl Engine {
    /// What this frame paints, if anything: a slice, the moment at once, or a still. `counts`: it is one of an uninterrupted
    /// run, by which the pace learns.
    pub(super) fn paint(&mut self, frame_ms: f64, waits: bool, counts: bool) {
        let running = self.is_running();
        if let Some(side) = self.slices.side.filter(|_| !waits) {
            if self.is_slice_due(frame_ms) {
                self.last_draw_ms = frame_ms;
                self.go_on(side);
            }
        } else if self.redraw && !waits && running && self.is_sliced() {
            self.redraw = false;
            self.slices = Slices::start();
        } else if self.redraw && !waits {
            self.redraw = false;
            self.script_ms = self.draw();
            self.last_draw_ms = frame_ms;
            self.drew = Some(self.pace.detail());
            self.seek_part();
            if counts {
                self.pace.note(self.script_ms, self.cost_ms);
            }
        } else if self.is_complete() && self.stills.lack() && !running && !self.playhead.held && self.has_time(frame_ms)
        {
            // One a frame, and none while the reader watches something that moves.
            self.last_draw_ms = frame_ms;
            let (view, skins) = (self.view(), self.skins());
            self.stills.draw_next(&mut self.sides, &skins, &mut self.tissue.borrow_mut(), &view);
        }
    }

    /// Whether there is time for a still: where pictures take long they come one by one, when the large ones are whole.
    fn has_time(&self, frame_ms: f64) -> bool {
        let rests = self.pace.detail() == 1.0 && self.slices.side.is_none();
        !self.pace.is_long() || rests && frame_ms - self.last_draw_ms > STILL_EVERY_MS
    }

    /// Draws the moment on every stage, or begins to on the one whose turn it is; returns the script that it took, ms.
    pub(super) fn draw(&mut self) -> f64 {
        let start_ms = host::now_ms();
        let view = self.view();
        let dotted = self.is_pair() && self.shown_d > 0.0;
        let skins = self.skins();
        let tissue = &mut self.tissue.borrow_mut();
        let mut drawn = false;
        for (i, side) in self.sides.iter_mut().enumerate() {
            if self.slices.side.is_some_and(|alone| alone != i) {
                continue;
            }
            let Size { width: width_px, height: height_px, .. } = side.stage.size();
            if width_px < 1.0 || height_px < 1.0 || side.stage.picture() != Picture::Shown {
                continue;
            }
            let needled = side.chosen().needled;
            // One scale for all sides, so that the eye may compare.
            let camera = Camera::frame(width_px, height_px, &skins);
            let view = View {
                width_px,
                height_px,
                camera: Some(camera),
                instrument: view.instrument.filter(|_| needled),
                hover: self.hover_px.filter(|_| needled && view.hover.is_some()).map(|x_px| Hover {
                    x_mm: camera.x_mm(x_px),
                    length_mm: self.setup.length_mm,
                    spacing_mm: self.setup.spacing_mm(),
                }),
                ..view
            };
            let how = [dotted, self.slices.side.is_some()];
            side.draw(tissue, &mut self.tracts, self.shown_d, how, &view);
            drawn = true;
        }
        self.frames = self.frames.wrapping_add(u32::from(drawn));
        self.intact |= drawn;
        host::now_ms() - start_ms
    }

    /// How the moment is drawn, but for what differs from side to side.
    pub(super) fn view(&self) -> View<'static> {
        let length_mm = self.setup.length_mm;
        let instrument = match self.playhead.activity {
            Activity::Pressing { day, progress } => Some(InstrumentPose { progress, length_mm, session_day: day }),
            _ => {
                let waiting = |day| InstrumentPose { progress: 0.0, length_mm, session_day: day };
                self.waits_for_needles().map(waiting)
            }
        };
        let hovers = instrument.is_none() && self.hover_px.is_some() && self.allowance() == Allowance::Free;
        View {
            detail: self.pace.detail(),
            theme: if self.look.dark { Theme::Dark } else { Theme::Light },
            stain: self.stain,
            tone: self.look.tone,
            gentle: self.look.gentle,
            marked: self.named.or(self.marked),
            instrument,
            hover: hovers.then_some(Hover { x_mm: 0.0, length_mm, spacing_mm: self.setup.spacing_mm() }),
            ..View::default()
        }
    }
}
