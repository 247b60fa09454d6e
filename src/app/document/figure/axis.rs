//! The time axis with the playhead to drag, and over it a slider for keys and for assistive technology.

use crate::app::document::controls::scrubber::scrubber;
use crate::app::driver::report::Report;
use crate::app::figure::axis;
use crate::content::document::{Word, text};
use crate::scene::timeline::label;
use yew::{AttrValue, Html, html};

/// The time axis.
pub(super) fn view(report: &Report) -> Html {
    let value = [&label(report.time_d), ", ", report.phrase].concat();
    html! {
        <div class="axis" data-live="" inert=true>
            <input
                type="range"
                class="axis-slider"
                data-slider=""
                min="0"
                max="1000"
                step="1"
                value="0"
                aria-label={text(Word::LivingTimeline)}
                aria-valuetext={value}
                autocomplete="off"
            />
            <div class="drawn" data-axis="">
                { Html::from_html_unchecked(AttrValue::from(axis::draw(&report.timeline, report.axis_px))) }
            </div>
            <div class="buffer" data-buffer=""></div>
            { scrubber("axis") }
        </div>
    }
}
