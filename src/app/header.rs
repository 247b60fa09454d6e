//! The header: wordmark and the switches of the whole page.

use super::controls::segmented::Segmented;
use super::controls::switch::Switch;
use super::icons;
use super::settings::{Gentleness, MotionChoice, Settings, ThemeChoice};
use crate::content::{Key, text};
use yew::{Callback, Html, MouseEvent, Properties, function_component, html, use_state_eq};

const THEMES: [(ThemeChoice, Key, &str); 3] = [
    (ThemeChoice::System, Key::ThemeSystem, icons::SYSTEM),
    (ThemeChoice::Light, Key::ThemeLight, icons::LIGHT),
    (ThemeChoice::Dark, Key::ThemeDark, icons::DARK),
];

/// What the header shows.
#[derive(Properties, Clone, PartialEq)]
pub struct HeaderProps {
    /// The settings that hold.
    pub settings: Settings,
    /// Whether things move now, by the settings or by the system.
    pub moves: bool,
    /// Tells other settings.
    pub on_settings: Callback<Settings>,
}

/// The header.
#[function_component]
pub fn Header(props: &HeaderProps) -> Html {
    let open = use_state_eq(|| false);
    let settings = props.settings;
    let on_theme = props.on_settings.reform(move |i: usize| Settings { theme: THEMES[i].0, ..settings });
    let on_gentle = props.on_settings.reform(move |on| {
        let gentleness = if on { Gentleness::Gentle } else { Gentleness::Plain };
        Settings { gentleness, ..settings }
    });
    let on_motion = props.on_settings.reform(move |on| {
        let motion = if on { MotionChoice::On } else { MotionChoice::Off };
        Settings { motion, ..settings }
    });
    let themes = THEMES.iter().map(|(_, words, icon)| {
        html! { <span title={text(*words)}>{ icons::line(icon) }<span class="unseen">{ text(*words) }</span></span> }
    });
    let expanded = if *open { "true" } else { "false" };
    let on_open = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
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
                { icons::line(icons::SETTINGS) }
                { text(Key::PageSettings) }
            </button>
            <div id="settings" class="settings" data-open={expanded}>
                <Switch
                    label={text(Key::SwitchGentle)}
                    hint={text(Key::SwitchGentleHint)}
                    on={settings.gentleness == Gentleness::Gentle}
                    on_turn={on_gentle}
                />
                <Switch label={text(Key::SwitchMotion)} on={props.moves} on_turn={on_motion} />
                <Segmented
                    name="theme"
                    legend={Html::from(text(Key::ThemeLegend))}
                    quiet={true}
                    choices={themes.collect::<Vec<_>>()}
                    chosen={THEMES.iter().position(|(theme, ..)| *theme == settings.theme).unwrap_or_default()}
                    on_choose={on_theme}
                />
            </div>
        </header>
    }
}
