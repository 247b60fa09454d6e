//! What the driver writes into the page itself, because it changes with every frame: playheads, time, slider and the
//! figure's data attributes. The rest of the figure follows its reports.

use super::playhead::Activity;
use crate::app::host;
use crate::scene::number::fixed;
use crate::scene::timeline::{self, Timeline};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Least time between two writes of words and data attributes, ms.
const WORDS_EVERY_MS: f64 = 100.0;

/// The numbers of one frame.
pub(super) struct Numbers<'a> {
    pub(super) time_d: f64,
    pub(super) playhead_d: f64,
    pub(super) computed_d: f64,
    /// The same, but the end is there only when the page has been told of it, with its curves and tables.
    pub(super) reported_d: f64,
    pub(super) timeline: &'a Timeline,
    pub(super) activity: Activity,
    pub(super) phrase: &'a str,
    pub(super) strokes: u32,
    pub(super) frames: u32,
    pub(super) painter: &'static str,
    pub(super) detail: f32,
    pub(super) script_ms: f64,
    /// Whether all stills are drawn.
    pub(super) stills: bool,
}

/// The places in the page, found once.
pub(super) struct Readout {
    root: HtmlElement,
    playheads: Vec<HtmlElement>,
    time: Option<HtmlElement>,
    slider: Option<HtmlInputElement>,
    buffer: Option<HtmlElement>,
    chart: Option<HtmlElement>,
    written: Vec<(&'static str, String)>,
    at: String,
    words_ms: f64,
}

impl Readout {
    pub(super) fn new(root: &HtmlElement) -> Self {
        Self {
            playheads: host::find_all(root, "[data-playhead]"),
            time: host::find(root, "[data-time]"),
            slider: host::find(root, "[data-slider]").and_then(|slider| slider.dyn_into().ok()),
            buffer: host::find(root, "[data-buffer]"),
            chart: host::find(root, "[data-chart]"),
            root: root.clone(),
            written: Vec::new(),
            at: String::new(),
            words_ms: f64::NEG_INFINITY,
        }
    }

    /// Widths of the time axis and of a chart, CSS px.
    pub(super) fn widths(&self) -> (f32, f32) {
        let width = |part: &Option<HtmlElement>| part.as_ref().map_or(0, |part| part.client_width()) as f32;
        (width(&self.buffer), width(&self.chart))
    }

    /// Moves the playheads; the rest follows at most ten times a second, or at once when `now` asks for it.
    pub(super) fn write(&mut self, numbers: &Numbers, now_ms: f64, all_now: bool) {
        let position = numbers.timeline.position(numbers.playhead_d);
        let at = fixed(f64::from(position), 4);
        if at != self.at {
            for playhead in &self.playheads {
                host::set_style(playhead, "--at", &at);
            }
            self.at = at;
        }
        if !all_now && now_ms - self.words_ms < WORDS_EVERY_MS {
            return;
        }
        self.words_ms = now_ms;
        let [computed, reported] =
            [numbers.computed_d, numbers.reported_d].map(|day| fixed(f64::from(numbers.timeline.position(day)), 3));
        let label = timeline::label(numbers.time_d);
        self.word("data-painter", numbers.painter.to_owned());
        self.word("data-time-d", fixed(numbers.time_d, 4));
        self.word("data-playing", if numbers.activity == Activity::Still { "false" } else { "true" }.to_owned());
        if let Some(buffer) = self.buffer.as_ref().filter(|_| is_new(&mut self.written, "--computed", &computed)) {
            host::set_style(buffer, "--computed", &computed);
        }
        self.word("data-computed", reported);
        self.word("data-sessions", fixed(numbers.timeline.session_days().len() as f64, 0));
        self.word("data-stills", if numbers.stills { "drawn" } else { "waiting" }.to_owned());
        self.word("data-strokes", numbers.strokes.to_string());
        self.word("data-detail", fixed(f64::from(numbers.detail), 2));
        self.word("data-script-ms", fixed(numbers.script_ms, 1));
        if numbers.activity == Activity::Still {
            self.word("data-frames", numbers.frames.to_string());
        }
        if let Some(slider) = &self.slider {
            let value = fixed(f64::from(position) * 1000.0, 0);
            if slider.value() != value {
                slider.set_value(&value);
            }
            let words = format!("{label}, {}", numbers.phrase);
            if is_new(&mut self.written, "aria-valuetext", &words) {
                set(slider, "aria-valuetext", &words);
            }
        }
        if let Some(time) = &self.time
            && time.text_content().as_deref() != Some(label.as_str())
        {
            time.set_text_content(Some(&label));
        }
    }

    fn word(&mut self, name: &'static str, value: String) {
        if is_new(&mut self.written, name, &value) {
            set(&self.root, name, &value);
        }
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Only a malformed name is refused, and ours are constants.
    let _ = element.set_attribute(name, value);
}

/// Whether a value differs from what was written last; remembers it.
fn is_new(written: &mut Vec<(&'static str, String)>, name: &'static str, value: &str) -> bool {
    match written.iter_mut().find(|(known, _)| *known == name) {
        Some((_, old)) if old == value => return false,
        Some((_, old)) => value.clone_into(old),
        None => written.push((name, value.to_owned())),
    }
    true
}
