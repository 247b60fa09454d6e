//! A strip on which a pointer drags the playhead. The driver moves the playhead; see `driver::readout`.

use crate::app::host;
use web_sys::{HtmlElement, PointerEvent};
use yew::{Callback, Html, Properties, classes, function_component, html, use_effect_with, use_mut_ref, use_node_ref};

/// What a strip needs.
#[derive(Properties, Clone, PartialEq)]
pub struct ScrubberProps {
    /// Style class of the playhead's kind.
    pub class: &'static str,
    /// Left and right edge of the strip inside its parent, CSS px; the whole width without.
    #[prop_or_default]
    pub span_px: Option<(f32, f32)>,
    /// Tells where the pointer drags the playhead, 0 to 1.
    pub on_seek: Callback<f32>,
    /// Tells when the pointer takes the playhead and when it lets go.
    pub on_hold: Callback<bool>,
}

/// A strip on which a pointer drags the playhead.
#[function_component]
pub fn Scrubber(props: &ScrubberProps) -> Html {
    let strip = use_node_ref();
    let held = use_mut_ref(|| false);
    use_effect_with((strip.clone(), props.span_px), |(strip, span)| {
        if let (Some(strip), Some((left, right))) = (strip.cast::<HtmlElement>(), *span) {
            let px = |value: f32| [&(value as i32).to_string(), "px"].concat();
            host::set_style(&strip, "left", &px(left));
            host::set_style(&strip, "width", &px(right - left));
        }
    });
    let seek = {
        let (strip, on_seek) = (strip.clone(), props.on_seek.clone());
        move |event: &PointerEvent| {
            if let Some(strip) = strip.cast::<HtmlElement>() {
                let bounds = strip.get_bounding_client_rect();
                let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
                on_seek.emit(share.clamp(0.0, 1.0) as f32);
            }
        }
    };
    let on_down = {
        let (seek, held, strip, on_hold) = (seek.clone(), held.clone(), strip.clone(), props.on_hold.clone());
        move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            if let Some(strip) = strip.cast::<HtmlElement>() {
                // Refused when the pointer is gone already; the drag then ends with it.
                let _ = strip.set_pointer_capture(event.pointer_id());
            }
            held.replace(true);
            on_hold.emit(true);
            seek(&event);
        }
    };
    let on_move = {
        let held = held.clone();
        move |event: PointerEvent| {
            if *held.borrow() {
                seek(&event);
            }
        }
    };
    let on_end = {
        let on_hold = props.on_hold.clone();
        move |_: PointerEvent| {
            if held.replace(false) {
                on_hold.emit(false);
            }
        }
    };
    html! {
        <div
            ref={strip}
            class={classes!("scrubber", props.class)}
            onpointerdown={on_down}
            onpointermove={on_move}
            onpointerup={on_end.clone()}
            onpointercancel={on_end.clone()}
            onlostpointercapture={on_end}
        >
            <div class="playhead" data-playhead="" aria-hidden="true"></div>
        </div>
    }
}
