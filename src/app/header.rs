//! The header: wordmark and the switches of the whole page.

use super::controls::segmented::{Segmented, segmented};
use super::controls::switch::switch;
use super::icons::{self, Icon};
use super::settings::{Gentleness, MotionChoice, Settings, ThemeChoice};
use crate::content::{Key, text};
use yew::{Callback, Html, MouseEvent, UseStateHandle, html};

const THEMES: [(ThemeChoice, Key, Icon); 3] = [
    (ThemeChoice::System, Key::ThemeSystem, icons::SYSTEM),
    (ThemeChoice::Light, Key::ThemeLight, icons::LIGHT),
    (ThemeChoice::Dark, Key::ThemeDark, icons::DARK),
];

/// The header. `moves` tells whether things move now, by the settings or by the system; `open` whether the switches are
/// shown where there is no room for them beside the wordmark.
pub(super) fn view(
    settings: Settings,
    moves: bool,
    open: &UseStateHandle<bool>,
    on_settings: &Callback<Settings>,
) -> Html {
    let on_theme = on_settings.reform(move |i: usize| Settings { theme: THEMES[i].0, ..settings });
    let on_gentle = on_settings.reform(move |on| {
        let gentleness = if on { Gentleness::Gentle } else { Gentleness::Plain };
        Settings { gentleness, ..settings }
    });
    let on_motion = on_settings.reform(move |on| {
        let motion = if on { MotionChoice::On } else { MotionChoice::Off };
        Settings { motion, ..settings }
    });
    let themes = THEMES.iter().map(|(_, words, icon)| {
        html! { <span title={text(*words)}>{ icons::view(*icon) }<span class="unseen">{ text(*words) }</span></span> }
    });
    let expanded = if **open { "true" } else { "false" };
    let on_open = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let is_gentle = settings.gentleness == Gentleness::Gentle;
    html! {
        <header class="page-header">
            <a class="wordmark" href="#app">{ text(Key::PageName) }</a>
            <button
                type="button"
                class="plain settings-button"
                aria-expanded={expanded}
                aria-controls="settings"
                onclick={on_open}
            >
                { icons::view(icons::SETTINGS) }
                { text(Key::PageSettings) }
            </button>
            <div id="settings" class="settings" data-open={expanded}>
                { switch(text(Key::SwitchGentle), Some(text(Key::SwitchGentleHint)), is_gentle, &on_gentle) }
                { switch(text(Key::SwitchMotion), None, moves, &on_motion) }
                { segmented(Segmented {
                    name: "theme",
                    legend: Html::from(text(Key::ThemeLegend)),
                    quiet: true,
                    choices: themes.collect(),
                    chosen: THEMES.iter().position(|(theme, ..)| *theme == settings.theme),
                    on_choose: on_theme,
                }) }
            </div>
        </header>
    }
}
