//! The root of the page: its settings, header, chapters and footer.

use super::chapters::healing::Healing;
use super::driver::command::Look;
use super::settings::{Gentleness, Settings, ThemeChoice};
use super::{fatal, header, host};
use crate::content::{Key, text};
use gloo_events::EventListener;
use web_sys::MediaQueryList;
use yew::{Callback, Html, Renderer, function_component, hook, html, use_effect_with, use_memo, use_state_eq};

const STORAGE_KEY: &str = "pinprick-settings";
const PREFERS_DARK: &str = "(prefers-color-scheme: dark)";
const PREFERS_STILLS: &str = "(prefers-reduced-motion: reduce)";

/// Puts the page into its place in the document; without that place nothing happens.
pub fn mount() {
    fatal::install();
    if let Some(place) = host::document().and_then(|document| document.get_element_by_id("app")) {
        Renderer::<Page>::with_root(place).render();
    }
}

/// The page.
#[function_component]
pub fn Page() -> Html {
    let settings = use_state_eq(|| Settings::decode(&host::stored(STORAGE_KEY).unwrap_or_default()));
    let header_open = use_state_eq(bool::default);
    let prefers_dark = use_media(PREFERS_DARK);
    let prefers_stills = use_media(PREFERS_STILLS);
    let look = Look {
        dark: settings.dark(prefers_dark),
        gentle: settings.gentleness == Gentleness::Gentle,
        moves: settings.moves(prefers_stills),
    };
    use_effect_with((settings.theme, look.moves), |(theme, moves)| dress(*theme, *moves));
    let on_settings = {
        let settings = settings.clone();
        Callback::from(move |changed: Settings| {
            // Where nothing can be stored, the choice holds for this visit.
            let _ = host::store(STORAGE_KEY, &changed.encode());
            settings.set(changed);
        })
    };
    html! {
        <>
            <a class="skip" href="#figure">{ text(Key::PageSkipToFigure) }</a>
            { header::view(*settings, look.moves, &header_open, &on_settings) }
            <main>
                <Healing {look} />
            </main>
            <footer>
                <p>{ text(Key::NoteAdvice) }</p>
                <p>{ text(Key::NoteModel) }</p>
            </footer>
        </>
    }
}

/// Whether a media query holds, kept up to date.
#[hook]
fn use_media(query: &'static str) -> bool {
    let media = use_memo((), |()| host::media(query));
    let holds = use_state_eq(|| media.as_ref().as_ref().is_some_and(MediaQueryList::matches));
    let set = holds.setter();
    use_effect_with((), move |()| {
        let listener = media.as_ref().as_ref().map(|media| {
            let asked = media.clone();
            EventListener::new(media, "change", move |_| set.set(asked.matches()))
        });
        move || drop(listener)
    });
    *holds
}

/// Tells the style sheets: the dark one is switched by its media attribute, motion by an attribute of the document.
fn dress(theme: ThemeChoice, moves: bool) {
    let Some(document) = host::document() else { return };
    let media = match theme {
        ThemeChoice::System => PREFERS_DARK,
        ThemeChoice::Light => "not all",
        ThemeChoice::Dark => "all",
    };
    // Neither name nor value can be refused.
    if let Some(sheet) = document.get_element_by_id("dark") {
        let _ = sheet.set_attribute("media", media);
    }
    if let Some(element) = document.document_element() {
        let _ = element.set_attribute("data-motion", if moves { "on" } else { "off" });
    }
}
