//! How we know: the model against the studies, worst misses first.

use super::frame::{Frame, frame};
use super::prose;
use crate::content::document::{Word, fill, text};
use crate::content::{HOW_WE_KNOW, Study};
use crate::scene::number::fixed;
use crate::scene::study::{Verdict, modelled, published, studies, taken};
use crate::scene::study_chart::{legend, study_chart};
use yew::{AttrValue, Html};

/// So many of the worst misses stand open; whatever else there is waits to be unfolded.
const OPEN: usize = 4;

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "studies",
        kicker: text(Word::StudiesKicker),
        title: HOW_WE_KNOW.title,
        first: false,
        text: prose::plain(&HOW_WE_KNOW),
        figure: Html::from_html_unchecked(AttrValue::from(list())),
    })
}

/// All entries as one piece of markup: nothing in them is listened to, and a page made beforehand can hold it as it is.
fn list() -> String {
    let [missed, agreed, apart] = Verdict::ALL.map(studies);
    let (worst, rest) = missed.split_at(OPEN.min(missed.len()));
    let mut html = ["<div class=\"studies\">", &legend(), "<h3>", text(Word::StudiesMissesTitle), "</h3>"].concat();
    entries(&mut html, Verdict::Misses, worst);
    for (title, verdict, studies) in [
        (Word::StudiesMissesMore, Verdict::Misses, rest),
        (Word::StudiesAgreesMore, Verdict::Agrees, &agreed),
        (Word::StudiesNotComparedMore, Verdict::CannotBeCompared, &apart),
    ] {
        let title = fill(title, &[("n", &fixed(studies.len() as f64, 0))]);
        push(&mut html, &["<details><summary><h3>", &title, "</h3></summary>"]);
        entries(&mut html, verdict, studies);
        html.push_str("</details>");
    }
    html.push_str("</div>");
    html
}

fn entries(html: &mut String, verdict: Verdict, studies: &[&Study]) {
    let look = match verdict {
        Verdict::Misses => "misses",
        Verdict::Agrees => "agrees",
        Verdict::CannotBeCompared => "apart",
    };
    html.push_str("<ul>");
    for study in studies {
        push(
            html,
            &["<li data-verdict=\"", look, "\"><div class=\"head\"><h4>", study.what, "</h4><p class=\"verdict\">"],
        );
        push(html, &[verdict.name(), "</p></div>", &study_chart(study)]);
        for (who, numbers) in [(Word::StudiesStudy, published(study)), (Word::StudiesModel, modelled(study))] {
            push(html, &["<p class=\"numbers\"><b>", text(who), "</b> ", &numbers, "</p>"]);
        }
        push(html, &["<p>", study.told, "</p><p class=\"taken\">", &taken(study), ". "]);
        match study.address {
            Some(address) => push(html, &["<a href=\"", address, "\" rel=\"noreferrer\">", study.citation, "</a>"]),
            None => html.push_str(study.citation),
        }
        html.push_str("</p></li>");
    }
    html.push_str("</ul>");
}

fn push(html: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| html.push_str(part));
}
