//! Prose as it is written into the page: paragraphs with phrases that name a moment, and with the marks of sources.
//! `app::prose` binds the phrases to their figure.

use crate::content::document::{Word, fill, text};
use crate::content::{Prose, Span};
use yew::{AttrValue, Html, html};

/// The paragraphs of a text; its phrases lead to the element with the identifier `anchor`, the stage of its figure.
pub(super) fn paragraphs(anchor: &str, prose: &Prose) -> Html {
    let address = ["#", anchor].concat();
    prose
        .paragraphs
        .iter()
        .map(|spans| html! { <p>{ for spans.iter().map(|span| piece(&address, span)) }</p> })
        .collect()
}

/// The paragraphs of a text outside any figure.
pub(super) fn plain(prose: &Prose) -> Html {
    paragraphs("", prose)
}

/// The spans of a row of words outside any figure.
pub(super) fn words(spans: &[Span]) -> Html {
    spans.iter().map(|span| piece("", span)).collect()
}

fn piece(address: &str, span: &Span) -> Html {
    match *span {
        Span::Text(words) => html! { words },
        // A link and not a button: a button cannot break across lines, and without the program a link still leads to the figure.
        Span::Moment { phrase, time_d } => {
            html! { <a href={address.to_owned()} class="phrase" data-moment={AttrValue::from(time_d.to_string())}>{ phrase }</a> }
        }
        Span::Part { phrase, part, time_d } => {
            let time_d = time_d.map(|time_d| AttrValue::from(time_d.to_string()));
            html! {
                <a href={address.to_owned()} class="phrase" data-part={AttrValue::from((part as u8).to_string())} data-moment={time_d}>
                    { phrase }
                </a>
            }
        }
        Span::Source { number, id } => source_mark(number, id),
        Span::Model => {
            html! { <sup class="source"><span title={text(Word::ProseModel)}>{ text(Word::ProseModelMark) }</span></sup> }
        }
    }
}

/// The mark of a source: a link to its card, which tells the rest.
pub(super) fn source_mark(number: u32, id: &str) -> Html {
    let number = number.to_string();
    let name = fill(Word::ProseSource, &[("n", &number)]);
    html! { <sup class="source"><a href={card(id)} aria-label={name}>{ number }</a></sup> }
}

/// Where the card of a source is: on the page of sources, from which the program brings it here.
pub(super) fn card(id: &str) -> String {
    ["more.html#source-", id].concat()
}
