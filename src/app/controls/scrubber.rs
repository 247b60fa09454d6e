//! A strip on which a pointer drags the playhead. The driver moves the playhead; see `driver::readout`.

use web_sys::{Element, PointerEvent};
use yew::{Callback, Html, TargetCast, classes, html};

/// What the pointer does to the playhead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scrub {
    /// It takes the playhead.
    Take,
    /// It drags the playhead to this place, 0 to 1.
    To(f32),
    /// It lets go.
    LetGo,
}

/// A strip of a style class on which a pointer drags the playhead.
pub fn scrubber(class: &'static str, on_scrub: &Callback<Scrub>) -> Html {
    let on_down = {
        let on_scrub = on_scrub.clone();
        move |event: PointerEvent| {
            if let (0, Some(strip)) = (event.button(), strip(&event)) {
                // Refused when the pointer is gone already: then nothing would ever let go.
                if strip.set_pointer_capture(event.pointer_id()).is_ok() {
                    on_scrub.emit(Scrub::Take);
                }
                on_scrub.emit(place(&strip, &event));
            }
        }
    };
    let on_move = {
        let on_scrub = on_scrub.clone();
        move |event: PointerEvent| {
            if let Some(strip) = strip(&event).filter(|strip| strip.has_pointer_capture(event.pointer_id())) {
                on_scrub.emit(place(&strip, &event));
            }
        }
    };
    html! {
        <div
            class={classes!("scrubber", class)}
            onpointerdown={on_down}
            onpointermove={on_move}
            onlostpointercapture={on_scrub.reform(|_| Scrub::LetGo)}
        >
            <div class="playhead" data-playhead="" aria-hidden="true"></div>
        </div>
    }
}

/// The strip itself: the playhead inside lets pointers through.
fn strip(event: &PointerEvent) -> Option<Element> {
    event.target_dyn_into::<Element>()
}

fn place(strip: &Element, event: &PointerEvent) -> Scrub {
    let bounds = strip.get_bounding_client_rect();
    let share = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    Scrub::To(share.clamp(0.0, 1.0) as f32)
}
