//! Prose: paragraphs with phrases that take a figure to a moment and with the marks of sources.

use crate::content::{Key, Prose, Span, fill, text};
use yew::{Callback, Html, MouseEvent, html};

/// Two times closer than this are the same moment, days.
const SAME_D: f64 = 1e-6;

/// The paragraphs of a text. The phrase of `lit_d` is lit; `on_moment` is told the time of a phrase that is pressed.
pub fn paragraphs(prose: &Prose, lit_d: Option<f64>, on_moment: &Callback<f64>) -> Html {
    paragraphs_for("figure", prose, lit_d, on_moment)
}

/// The same for the figure whose stage has another identifier.
pub fn paragraphs_for(anchor: &str, prose: &Prose, lit_d: Option<f64>, on_moment: &Callback<f64>) -> Html {
    let address = ["#", anchor].concat();
    let piece = |span| piece(&address, span, lit_d, on_moment);
    prose.paragraphs.iter().map(|spans| html! { <p>{ for spans.iter().map(piece) }</p> }).collect()
}

/// The spans of a row of words outside any figure.
pub fn words(spans: &[Span]) -> Html {
    spans.iter().map(|span| piece("", span, None, &Callback::noop())).collect()
}

/// The time of the phrase that tells what is on the screen so many days after the first session: the last that has
/// begun, or the first of all while none has; none before the session.
#[must_use]
pub fn lit(prose: &Prose, days_since_first_session: f64) -> Option<f64> {
    let now_d = days_since_first_session;
    let mut best: Option<f64> = None;
    for span in prose.paragraphs.iter().copied().flatten() {
        let Span::Moment { time_d, .. } = *span else { continue };
        let begun = time_d <= now_d + SAME_D;
        let better = match best {
            None => true,
            Some(best) if begun => time_d > best || best > now_d + SAME_D,
            Some(best) => best > now_d + SAME_D && time_d < best,
        };
        if better {
            best = Some(time_d);
        }
    }
    best.filter(|_| now_d >= 0.0)
}

fn piece(address: &str, span: &Span, lit_d: Option<f64>, on_moment: &Callback<f64>) -> Html {
    match *span {
        Span::Text(words) | Span::Part { phrase: words, .. } => html! { words },
        Span::Moment { phrase, time_d } => {
            let is_lit = lit_d == Some(time_d);
            let on_click = on_moment.reform(move |event: MouseEvent| {
                event.prevent_default();
                time_d
            });
            // A link and not a button: a button cannot break across lines.
            html! {
                <a
                    href={address.to_owned()}
                    class="phrase"
                    aria-current={is_lit.then_some("true")}
                    onclick={on_click}
                >
                    { phrase }
                </a>
            }
        }
        Span::Source { number, id, citation } => source_mark(number, id, citation),
        Span::Model => {
            html! { <sup class="source"><span title={text(Key::NoteModel)}>{ text(Key::NoteModelMark) }</span></sup> }
        }
    }
}

/// The mark of a source: a link to its card.
pub fn source_mark(number: u32, id: &str, citation: &'static str) -> Html {
    let number = number.to_string();
    let name = [&fill(Key::NoteSource, &[("n", &number)]), ": ", citation].concat();
    html! {
        <sup class="source">
            <a href={["#source-", id].concat()} title={citation} aria-label={name}>{ number }</a>
        </sup>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::HEALING;

    #[test]
    fn the_phrase_that_has_begun_last_is_lit() {
        let minutes = |days| lit(&HEALING, days).map(|time_d| (time_d * 1440.0).round());
        assert_eq!(minutes(-1.0), None);
        assert_eq!(minutes(0.0), Some(10.0), "the first phrase is about the first minutes too");
        assert_eq!(minutes(0.5), Some(10.0));
        assert_eq!(minutes(2.5), Some(2.0 * 1440.0));
        assert_eq!(minutes(360.0), Some((6.0 * 365.0 / 12.0 * 1440.0_f64).round()));
    }
}
