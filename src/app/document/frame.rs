//! The frame of a chapter: its prose beside its figure.

use yew::{Html, html};

/// What stands in the frame.
pub struct Frame {
    /// Class of the chapter; the style sheets know it by this.
    pub class: &'static str,
    /// Identifier of its heading, to which the header links.
    pub id: &'static str,
    /// The line over the heading.
    pub kicker: &'static str,
    /// The heading.
    pub title: &'static str,
    /// Whether it is the page's first, whose heading is the page's.
    pub first: bool,
    /// The paragraphs.
    pub text: Html,
    /// The figure.
    pub figure: Html,
}

/// A chapter.
pub fn frame(Frame { class, id, kicker, title, first, text: paragraphs, figure }: Frame) -> Html {
    html! {
        <article {class} aria-labelledby={id}>
            <div class="prose">
                <div class="heading">
                    <p class="kicker">{ kicker }</p>
                    <@{if first { "h1" } else { "h2" }} {id}>{ title }</@>
                </div>
                <div class="text">{ paragraphs }</div>
            </div>
            { figure }
        </article>
    }
}
