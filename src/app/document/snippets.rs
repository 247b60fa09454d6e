//! The page that makes what a blogger pastes into a post: a script, a frame, or a picture with a link (`embed.html`).
//! `src/shell/snippets.js` fills it; without JavaScript its fields hold the whole story.

use super::embed::{self, STORY};
use super::head::Home;
use crate::content::document::{Word, text};
use yew::{Html, html};

/// What stands for the address of the page where that is not known.
const ADDRESS: &str = "https://example.org/pinprick/";

/// The body of `embed.html`; `home` is where the page will stand, if that is known.
pub(super) fn view(home: Option<&Home>) -> Html {
    let address = home.map_or(ADDRESS, Home::address);
    let [script, frame, picture] = story(address);
    let option = |(name, title): (&'static str, Word)| {
        html! { <option value={name} selected={name == STORY}>{ text(title) }</option> }
    };
    html! {
        <main class="more-page snippets" data-alt={text(Word::HeadPicture)} data-title={text(Word::HeadTitle)}>
            <p><a href="./">{ text(Word::PageMoreBack) }</a></p>
            <h1>{ text(Word::EmbedTitle) }</h1>
            <p>{ text(Word::EmbedIntro) }</p>
            <noscript><p>{ text(Word::EmbedNoScript) }</p></noscript>
            <div class="snippet-choice" hidden=true>
                <div class="select">
                    <label for="snippet-chapter">{ text(Word::EmbedChapter) }</label>
                    <span class="list">
                        <select id="snippet-chapter" autocomplete="off">{ for embed::all().map(option) }</select>
                    </span>
                </div>
                <div class="select">
                    <label for="snippet-link">{ text(Word::EmbedLink) }</label>
                    <input id="snippet-link" type="text" autocomplete="off" spellcheck="false" aria-describedby="snippet-link-hint" />
                    <p id="snippet-link-hint" class="hint">{ text(Word::EmbedLinkHint) }</p>
                </div>
            </div>
            { snippet("script", Word::EmbedScript, Word::EmbedScriptHint, script) }
            { snippet("frame", Word::EmbedFrame, Word::EmbedFrameHint, frame) }
            { snippet("picture", Word::EmbedPicture, Word::EmbedPictureHint, picture) }
            <p class="status" role="status" data-done={text(Word::EmbedCopied)} data-refused={text(Word::EmbedRefused)}></p>
            <section class="preview">
                <h2>{ text(Word::EmbedPreview) }</h2>
                <p>{ text(Word::EmbedPreviewHint) }</p>
                <div class="preview-box" tabindex="0" role="group" aria-label={text(Word::EmbedPreview)}>
                    <iframe data-pinprick="" src="embed-story.html" title={text(Word::EmbedPreview)} loading="lazy"></iframe>
                </div>
            </section>
        </main>
    }
}

/// What is pasted to show the whole story.
fn story(address: &str) -> [String; 3] {
    let title = text(Word::HeadTitle);
    [
        format!("<div data-pinprick=\"{STORY}\"></div>\n<script src=\"{address}embed.js\" async></script>"),
        format!(
            "<iframe src=\"{address}embed-{STORY}.html\" title=\"{title}\" width=\"100%\" height=\"900\" loading=\"lazy\" allow=\"fullscreen; clipboard-write\" style=\"border: 0\"></iframe>"
        ),
        format!(
            "<p><a href=\"{address}\"><img src=\"{address}og.png\" width=\"1200\" height=\"630\" alt=\"{}\" style=\"max-width: 100%; height: auto\"><br>{title}</a></p>",
            text(Word::HeadPicture)
        ),
    ]
}

/// A field with what is to be pasted, and the button that copies it.
fn snippet(id: &'static str, title: Word, hint: Word, pasted: String) -> Html {
    let (id, hinted) = (["snippet-", id].concat(), ["snippet-", id, "-hint"].concat());
    html! {
        <section class="snippet">
            <h2><label for={id.clone()}>{ text(title) }</label></h2>
            <p id={hinted.clone()}>{ text(hint) }</p>
            <textarea {id} aria-describedby={hinted} readonly=true rows="4" spellcheck="false" defaultvalue={pasted} />
            <p><button type="button" class="plain" hidden=true>{ text(Word::EmbedCopy) }</button></p>
        </section>
    }
}
