//! The note under the figure: what is computed, what is drawn by a clock, what is scenery.

use crate::app::prose;
use crate::content::{Key, NOTES, text};
use yew::{Callback, Html, function_component, html};

/// The note.
#[function_component]
pub fn Note() -> Html {
    html! {
        <details class="more">
            <summary>{ text(Key::NoteOpen) }</summary>
            <div class="note">
                <h2>{ NOTES.title }</h2>
                { prose::paragraphs(&NOTES, None, &Callback::noop()) }
            </div>
        </details>
    }
}
