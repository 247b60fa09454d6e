//! Chapter 8, how we know: the model against the studies, worst misses first.

use crate::app::prose;
use crate::content::{HOW_WE_KNOW, Key, Study, fill, text};
use crate::scene::number::fixed;
use crate::scene::study::{Verdict, modelled, published, studies, taken};
use crate::scene::study_chart::{legend, study_chart};
use yew::{AttrValue, Callback, Html, html};

/// So many of the worst misses stand open; whatever else there is waits to be unfolded.
const OPEN: usize = 4;

/// The chapter. It never changes.
pub fn view() -> Html {
    let [missed, agreed, apart] = Verdict::ALL.map(studies);
    let (worst, rest) = missed.split_at(OPEN.min(missed.len()));
    html! {
        <article class="chapter" aria-labelledby="studies">
            <div class="prose">
                <div class="heading">
                    <p class="kicker">{ text(Key::StudiesKicker) }</p>
                    <h2 id="studies">{ HOW_WE_KNOW.title }</h2>
                </div>
                <div class="text">{ prose::paragraphs(&HOW_WE_KNOW, None, &Callback::noop()) }</div>
            </div>
            <div class="studies">
                { raw(legend()) }
                <h3>{ text(Key::StudiesMissesTitle) }</h3>
                { entries(Verdict::Misses, worst) }
                { folded(Key::StudiesMissesMore, Verdict::Misses, rest) }
                { folded(Key::StudiesAgreesMore, Verdict::Agrees, &agreed) }
                { folded(Key::StudiesNotComparedMore, Verdict::CannotBeCompared, &apart) }
            </div>
        </article>
    }
}

/// Entries behind a line that says how many there are.
fn folded(title: Key, verdict: Verdict, studies: &[&Study]) -> Html {
    let n = fixed(studies.len() as f64, 0);
    html! {
        <details>
            <summary>{ fill(title, &[("n", &n)]) }</summary>
            { entries(verdict, studies) }
        </details>
    }
}

fn entries(verdict: Verdict, studies: &[&Study]) -> Html {
    html! { <ul>{ for studies.iter().map(|study| entry(verdict, study)) }</ul> }
}

fn entry(verdict: Verdict, study: &Study) -> Html {
    let source = match study.address {
        Some(address) => html! { <a href={address} rel="noreferrer">{ study.citation }</a> },
        None => html! { study.citation },
    };
    let look = match verdict {
        Verdict::Misses => "misses",
        Verdict::Agrees => "agrees",
        Verdict::CannotBeCompared => "apart",
    };
    let numbers = |who, numbers| html! { <p class="numbers"><b>{ text(who) }</b>{ " " }{ numbers }</p> };
    html! {
        <li id={["study-", study.id].concat()} data-verdict={look}>
            <div class="head">
                <h4>{ study.what }</h4>
                <p class="verdict">{ verdict.name() }</p>
            </div>
            { raw(study_chart(study)) }
            { numbers(Key::StudiesStudy, published(study)) }
            { numbers(Key::StudiesModel, modelled(study)) }
            <p>{ study.told }</p>
            <p class="taken">{ taken(study) }{ ". " }{ source }</p>
        </li>
    }
}

fn raw(markup: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup))
}
