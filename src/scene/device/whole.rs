//! The whole tools, all to one scale of their own: handles are drawn by eye, heads and needles by their measures.
//!
//! One unit is a mm. Each tool is drawn upright with its needles down and then laid askew.

use super::Tool;

/// A roller: a drum of 2 by 2 cm with 8 rows of needles in a fork [schwarz-2011].
const ROLLER: &str = r#"<path class="spikes" d="M-8.8-22v24m2.5 0v-24m2.5 0v24m2.5 0v-24m2.6 0v24m2.5 0v-24m2.5 0v24m2.5 0v-24"/><rect class="cylinder" x="-10" y="-20" width="20" height="20" rx="1.5"/><path class="rows" d="M-8.8-18.6V0m5-18.6V0m5.1-18.6V0m5-18.6V0M-6.3-17.2V0m5-17.2V0m5.1-17.2V0m5-17.2V0"/><path class="grip" d="M-10.6-7.5q-1.4 2-2.8 0-1-8 .4-17 1.6-8.5 8.5-10.500Q-4-40-4.5-46-7-80-6-104q.5-10 6-10t6 10q1 24-1.5 58-.5 6 0 11 7 2 8.5 10.5 1.4 9 .4 17-1.4 2-2.8 0V-22q0-3.5-4-3.500H-6.600q-4 0-4 3.500z"/><path class="shine" d="M-3.2-50q-1.6-28-.6-52"/><path class="ring" d="M-4.6-44h9.2"/><circle class="axle" cx="-12" cy="-10" r="1.5"/><circle class="axle" cx="12" cy="-10" r="1.5"/>"#;
/// A stamp: a plate of needles on a short knob.
const STAMP: &str = r#"<path class="spikes" d="M-7 0v2m2 0v-2m2 0v2m2 0v-2m2 0v2m2 0v-2m2 0v2m2 0v-2"/><path class="grip" d="M-4-19v-9q-8-6-8-26 0-20 12-20t12 20q0 20-8 26v9z"/><path class="shine" d="M-7.5-42q-1.6-16 3-24"/><path class="ring" d="M-4-24h8"/><rect class="cylinder across" x="-9" y="-19" width="18" height="19" rx="1.8"/>"#;
/// A pen: a clear tip with needles, a dial for their length, a slender body with a switch.
const PEN: &str = r#"<path class="spikes" d="M-2 0v2m2 0v-2m2 0v2"/><path class="rod" d="M-2.6-1h5.200v-21h-5.200z"/><path class="glass" d="M-4.5 0h9L6-12 8-22H-8L-6-12z"/><path class="grip" d="M-8.5-22h17L10-34v-88q0-9-10-9t-10 9v88z"/><path class="shine" d="M-6-50v-64"/><path class="dial" d="M-10-34h20v-9h-20z"/><path class="ticks" d="M-7.5-36v-5m3 0v5m3 0v-5m3 0v5m3 0v-5m3 0v5"/><circle class="axle" cy="-60" r="3"/><path class="ring" d="M-10-112h20"/>"#;

/// A whole tool as an `<svg>`, hidden from screen readers: its name stands beside it.
///
/// Style classes: `whole`, `spikes`, `cylinder`, `across` (its axis upright), `rows`, `grip`, `shine`, `axle`, `ring`,
/// `glass`, `rod`, `dial`, `ticks`.
#[must_use]
pub fn whole(tool: Tool) -> String {
    let (place, body) = match tool {
        Tool::Roller => ("translate(24 82)rotate(52)", ROLLER),
        Tool::Stamp => ("translate(42 74)rotate(52)", STAMP),
        Tool::Pen => ("translate(13 88)rotate(52)", PEN),
    };
    [r#"<svg class="whole" viewBox="6 6 124 92" aria-hidden="true"><g transform=""#, place, "\">", body, "</g></svg>"]
        .concat()
}
