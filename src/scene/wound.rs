//! Punctures as the published clock has them: channel, blood, clot and platelets, and the hole in the epidermis.
//!
//! Not computed by the model: pores close within 12 to 18 hours [kalluri-2011]; clot and platelets belong to the first
//! minutes and days [phases-fig-2018].

use super::color::{BLOOD, fade, mix, smoothstep};
use super::draw_list::{DrawList, Fill, Mark, Rgba, Shape};
use super::epidermis::{DEPTHS, Hole};
use super::portable::Portable;
use super::scatter::{signed, unit};
use super::stain::{Palette, Stain};
use super::tissue::View;
use super::warp::Warp;
use crate::skin::needle::Tract;
use crate::skin::within::Within;

const CLOT: Rgba = [104, 24, 34, 255];
const PLATELET: Rgba = [232, 92, 106, 255];
const PLATELET_LINE: Rgba = [198, 40, 60, 255];
/// The channel of the gentle view: a pale track.
const TRACK: Rgba = [196, 150, 140, 255];
/// Flushed vessels under skin of the middle, the lightest and the deepest tone.
const FLUSHED: Rgba = [200, 46, 58, 255];
const FLUSHED_LIGHT: Rgba = [226, 58, 68, 255];
const FLUSHED_DEEP: Rgba = [112, 46, 62, 255];
/// A drawn channel is narrower than the wound: the tissue springs back round it.
const SPRING_BACK: f32 = 0.36;
/// Thickness of the epidermis, mm: a shallower puncture does not bleed.
const EPIDERMIS_MM: f32 = 0.094;
/// Where an open channel begins: just over the surface, mm below it.
const OVER_SURFACE_MM: f32 = -0.01;

/// How far a puncture is in its clock.
#[derive(Clone, Copy, Debug)]
struct Clock {
    /// 1 freshly open, 0 closed.
    open: f32,
    /// Strength of blood and clot.
    clot: f32,
    /// Strength of platelets.
    platelets: f32,
    /// Strength of the faint line that is left.
    trace: f32,
}

impl Clock {
    /// Where the track begins, mm below the surface: the epidermis closes over it.
    fn top(self) -> f32 {
        if self.open > 0.05 { OVER_SURFACE_MM } else { EPIDERMIS_MM + 0.01 }
    }

    /// The same with everything but the shape weakened: a stain that does not show blood.
    fn fainter(self, by: f32) -> Self {
        Self { open: self.open, clot: self.clot * by, platelets: self.platelets * by, trace: self.trace * by }
    }

    fn at(days: f64) -> Self {
        let hours = (days * 24.0) as f32;
        Self {
            open: 1.0 - smoothstep(0.0, 18.0, hours),
            clot: 1.0 - smoothstep(12.0, 170.0, hours),
            platelets: 1.0 - smoothstep(10.0, 60.0, hours),
            trace: 1.0 - smoothstep(120.0, 600.0, hours),
        }
    }
}

/// Redness after the last session, 0 to 1: like a moderate sunburn at first, mostly gone after a day, rarely seen after
/// three [skinpen-ifu-us].
pub(super) fn flush(last_session_d: Option<f64>, time_d: f64) -> f32 {
    last_session_d.map_or(0.0, |day| {
        let hours = ((time_d - day) * 24.0) as f32;
        let fading = if hours < 24.0 { 1.0 - 0.7 * hours / 24.0 } else { 0.3 * (1.0 - (hours - 24.0) / 48.0) };
        fading.within(0.0, 1.0)
    })
}

/// Colours of a vessel and of the light on it: flushed, it is brighter under light skin and violet-brown under deep skin.
pub(super) fn vessel(view: &View, palette: &Palette, flush: f32) -> [Rgba; 2] {
    if view.stain != Stain::Illustrated {
        return palette.vessel;
    }
    let depth = DEPTHS[view.tone as usize];
    let flushed = if depth < 0.0 { mix(FLUSHED, FLUSHED_LIGHT, -depth) } else { mix(FLUSHED, FLUSHED_DEEP, depth) };
    palette.vessel.map(|color| mix(color, flushed, 0.7 * flush))
}

/// The holes in the epidermis that have not closed yet.
pub(super) fn holes<'a>(tracts: impl Iterator<Item = &'a Tract>, time_d: f64, holes: &mut Vec<Hole>) {
    holes.clear();
    holes.extend(tracts.filter_map(|tract| {
        let open = Clock::at(time_d - tract.day).open;
        (open > 0.05).then_some(Hole { x_mm: tract.x_mm, width_mm: tract.width_mm * SPRING_BACK * open })
    }));
}

/// Draws the channels of the tracts that the needles have made.
pub(super) fn draw<'a>(
    list: &mut DrawList,
    tracts: impl Iterator<Item = &'a Tract>,
    time_d: f64,
    warp: &Warp,
    gentle: bool,
    strength: f32,
) {
    for (index, tract) in tracts.enumerate() {
        if !warp.sees(tract.x_mm, 0.1) || time_d < tract.day {
            continue;
        }
        let clock = Clock::at(time_d - tract.day).fainter(strength);
        let channel = Channel { index: index as u32, tract, warp };
        if gentle {
            channel.fill(
                list,
                0.5 * clock.open + 0.16,
                fade(TRACK, 0.55 * clock.clot),
                fade(TRACK, 0.2 * clock.clot),
                clock.top(),
            );
            continue;
        }
        if tract.reach_mm <= EPIDERMIS_MM {
            channel.fill(
                list,
                0.6 * clock.open,
                fade(TRACK, clock.open),
                fade(TRACK, 0.5 * clock.open),
                OVER_SURFACE_MM,
            );
            continue;
        }
        channel.fill(list, 0.14, fade(BLOOD, 0.3 * clock.trace), fade(BLOOD, 0.12 * clock.trace), clock.top());
        let aged = mix(CLOT, BLOOD, 0.3 + 0.5 * clock.open);
        channel.fill(
            list,
            0.3 + 0.7 * clock.open,
            fade(aged, 0.92 * clock.clot),
            fade(aged, 0.8 * clock.clot),
            clock.top(),
        );
        channel.fill(
            list,
            0.12 + 0.26 * clock.open,
            fade(BLOOD, 0.85 * clock.clot * clock.open),
            fade(BLOOD, 0.5 * clock.clot),
            clock.top(),
        );
        channel.bead(list, clock);
        channel.platelets(list, clock);
    }
}

struct Channel<'a> {
    index: u32,
    tract: &'a Tract,
    warp: &'a Warp,
}

impl Channel<'_> {
    /// The screen place on the axis at a share of the reach below the local surface.
    fn axis(&self, share: f32) -> [f32; 2] {
        let wander = 0.012
            * share
            * (1.0 - 0.4 * share)
            * (5.5 * share + std::f32::consts::TAU * unit(5, self.index, 80)).sine();
        let x = self.tract.x_mm + wander;
        let depth = share * self.tract.reach_mm - self.warp.height_mm(self.tract.x_mm);
        [self.warp.camera.x_px(x), self.warp.camera.y_px(depth)]
    }

    /// The tapering channel at a share of its full width, from a depth below the surface downwards.
    fn fill(&self, list: &mut DrawList, width: f32, top: Rgba, bottom: Rgba, from_mm: f32) {
        if top[3] == 0 && bottom[3] == 0 {
            return;
        }
        let half = 0.5 * self.warp.camera.px(self.tract.width_mm * SPRING_BACK) * width;
        let fill = Fill { from: self.axis(0.0), to: self.axis(1.0), from_color: top, to_color: bottom };
        let from = (from_mm / self.tract.reach_mm.max(0.02)).min(0.9);
        list.band(
            (0..=22).map(|i| {
                let share = from + (1.0 - from) * i as f32 / 22.0;
                let [x, y] = self.axis(share);
                let rough = 1.0 + 0.13 * (17.0 * share + self.index as f32).sine();
                let half = half * (1.0 - 0.7 * share.max(0.0)) * rough * smoothstep(1.002, 0.93, share).max(0.04);
                ([x - half, y], [x + half, y])
            }),
            fill,
        );
    }

    /// The drop of blood that dries on the surface.
    fn bead(&self, list: &mut DrawList, clock: Clock) {
        let size = clock.clot * (0.55 + 0.45 * clock.open);
        let [x, y] = self.axis(0.0);
        let px = self.warp.camera.px_per_mm;
        list.mark(Mark {
            x,
            y: y + 0.006 * px,
            radius_x: 0.036 * size * px,
            radius_y: 0.05 * size * px,
            shape: Shape::Ellipse,
            fill: fade(mix(CLOT, BLOOD, 0.25 + 0.6 * clock.open), 0.95 * clock.clot),
            ..Mark::default()
        });
        list.mark(Mark {
            x: x - 0.01 * size * px,
            y: y - 0.016 * size * px,
            radius_x: 0.008 * size * px,
            radius_y: 0.014 * size * px,
            angle: 0.4,
            shape: Shape::Ellipse,
            fill: [255, 214, 210, (120.0 * clock.open) as u8],
            ..Mark::default()
        });
    }

    /// Small discs that plug the channel.
    fn platelets(&self, list: &mut DrawList, clock: Clock) {
        let px = self.warp.camera.px_per_mm;
        let count = (64.0 * self.tract.reach_mm) as u32;
        for i in 0..count {
            let key = self.index * 256 + i;
            let shown = smoothstep(0.0, 0.2, clock.platelets * 1.2 - unit(5, key, 81));
            if shown <= 0.0 {
                continue;
            }
            let share = unit(5, key, 82);
            let [x, y] = self.axis(share);
            let spread = self.tract.width_mm * SPRING_BACK * (0.5 * (1.0 - 0.7 * share) + 0.12);
            list.mark(Mark {
                x: x + spread * signed(5, key, 83) * px,
                y,
                radius_x: (0.0082 + 0.0018 * signed(5, key, 84)) * px,
                radius_y: 0.006 * px,
                angle: 3.0 * unit(5, key, 85),
                outline_width: (0.0014 * px).max(0.35),
                shape: Shape::Ellipse,
                fill: fade(PLATELET, shown),
                outline: fade(PLATELET_LINE, shown),
            });
        }
    }
}
