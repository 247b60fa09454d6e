//! The header: wordmark, links to the chapters, and the switches of the whole page.

use super::controls::segmented::{Segmented, segmented};
use super::controls::switch::switch;
use super::icons::{self, Icon};
use super::settings::{Gentleness, MotionChoice, Settings, ThemeChoice};
use crate::content::{Key, text};
use crate::scene::tone::SkinTone;
use yew::{Callback, Html, MouseEvent, html};

const THEMES: [(ThemeChoice, Key, Icon); 3] = [
    (ThemeChoice::System, Key::ThemeSystem, icons::SYSTEM),
    (ThemeChoice::Light, Key::ThemeLight, icons::LIGHT),
    (ThemeChoice::Dark, Key::ThemeDark, icons::DARK),
];

/// The chapters that are on the page: where their headings are, and their names.
pub(super) const CHAPTERS: [(&str, Key); 7] = [
    ("#healing", Key::NavHealing),
    ("#scars", Key::NavScars),
    ("#twin", Key::NavTwin),
    ("#sessions", Key::NavSessions),
    ("#risks", Key::NavRisks),
    ("#quiz", Key::NavQuiz),
    ("#evidence", Key::NavEvidence),
];

/// The header. `chapter` is the index of the chapter that is being read; `moves` tells whether things move now, by the settings or by the system; `open` whether the switches are
/// shown where there is no room for them beside the wordmark.
pub(super) fn view(
    settings: Settings,
    chapter: Option<usize>,
    moves: bool,
    open: bool,
    on_open: Callback<MouseEvent>,
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
    let expanded = if open { "true" } else { "false" };
    let is_gentle = settings.gentleness == Gentleness::Gentle;
    html! {
        <header class="page-header">
            <a class="wordmark" href="#app">{ text(Key::PageName) }</a>
            <nav class="chapters" aria-label={text(Key::NavLabel)}>
                { for CHAPTERS.iter().enumerate().map(|(i, (address, words))| html! {
                    <a href={*address} aria-current={(chapter == Some(i)).then_some("true")}>{ text(*words) }</a>
                }) }
            </nav>
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
                { tones("tone", settings.tone, on_settings.reform(move |tone| Settings { tone, ..settings })) }
            </div>
        </header>
    }
}

/// Six swatches, of which one is the tone of all skin on the page; the style sheet colours them by their place.
pub(super) fn tones(name: &'static str, tone: SkinTone, on_tone: Callback<SkinTone>) -> Html {
    let swatches = SkinTone::ALL
        .iter()
        .map(|tone| html! { <span title={tone.name()}><span class="unseen">{ tone.name() }</span></span> });
    segmented(Segmented {
        name,
        legend: Html::from(text(Key::ToneLegend)),
        quiet: false,
        choices: swatches.collect(),
        chosen: Some(tone as usize),
        on_choose: on_tone.reform(|i: usize| SkinTone::ALL[i]),
    })
}
