//! The header: wordmark, links to the chapters and, where there is room, to present mode and to what makes snippets, and the
//! switches of the whole page. `app::header` binds them.

use super::controls::segmented::{Segmented, segmented};
use super::controls::switch::switch;
use super::icons::{self, Icon};
use crate::content::document::{Word, text};
use crate::scene::tone::SkinTone;
use yew::{Html, html};

/// In the order of `app::settings::ThemeChoice`.
const THEMES: [(Word, Icon); 3] =
    [(Word::ThemeSystem, icons::SYSTEM), (Word::ThemeLight, icons::LIGHT), (Word::ThemeDark, icons::DARK)];

/// In the order of [`SkinTone::ALL`].
const TONES: [Word; 6] = [Word::ToneI, Word::ToneIi, Word::ToneIii, Word::ToneIv, Word::ToneV, Word::ToneVi];

/// The chapters that the header links to: identifiers of their headings, and short names.
pub(super) const CHAPTERS: [(&str, Word); 9] = [
    ("answer", Word::NavAnswer),
    ("needles", Word::NavNeedles),
    ("healing", Word::NavHealing),
    ("scars", Word::NavScars),
    ("twin", Word::NavTwin),
    ("sessions", Word::NavSessions),
    ("risks", Word::NavRisks),
    ("quiz", Word::NavQuiz),
    ("evidence", Word::NavEvidence),
];

/// The header.
pub(super) fn view() -> Html {
    let themes = THEMES.iter().map(|(words, icon)| {
        html! { <span title={text(*words)}>{ icons::view(*icon) }<span class="unseen">{ text(*words) }</span></span> }
    });
    html! {
        <header class="page-header">
            <a class="wordmark" href="#top">{ text(Word::PageName) }</a>
            <nav class="chapters" aria-label={text(Word::NavLabel)}>
                { for CHAPTERS.iter().map(|(id, words)| html! { <a href={["#", id].concat()}>{ text(*words) }</a> }) }
            </nav>
            <div class="doors">
                <a class="plain" href="present.html">{ text(Word::NavPresent) }</a>
                <a class="plain" href="embed.html" data-carries="">{ text(Word::NavEmbed) }</a>
            </div>
            <div class="tools" data-live="" inert=true>
                <button type="button" class="plain" data-copy-link="" data-copied={text(Word::PageCopied)}>
                    { icons::view(icons::LINK) }{ text(Word::PageCopyLink) }
                </button>
                <button type="button" class="plain settings-button" aria-expanded="false" aria-controls="settings">
                    { icons::view(icons::SETTINGS) }{ text(Word::PageSettings) }
                </button>
            </div>
            <div id="settings" class="settings" data-live="" inert=true hidden=true>
                { switch("gentle", text(Word::SwitchGentle), Some(text(Word::SwitchGentleHint)), false) }
                { switch("motion", text(Word::SwitchMotion), None, true) }
                { segmented(Segmented {
                    name: "theme",
                    legend: Html::from(text(Word::ThemeLegend)),
                    quiet: true,
                    choices: themes.collect(),
                    chosen: Some(0),
                }) }
                { tones("tone") }
            </div>
        </header>
    }
}

/// Six swatches, of which one is the tone of all skin on the page; the style sheet colours them by their place.
pub(super) fn tones(name: &'static str) -> Html {
    let swatch =
        |words: &Word| html! { <span title={text(*words)}><span class="unseen">{ text(*words) }</span></span> };
    segmented(Segmented {
        name,
        legend: Html::from(text(Word::ToneLegend)),
        quiet: false,
        choices: TONES.iter().map(swatch).collect(),
        chosen: SkinTone::ALL.iter().position(|tone| *tone == SkinTone::default()),
    })
}
