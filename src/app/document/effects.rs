//! What can go wrong: each effect with its share of 100 people, or "not known"; and clinic against home.

use crate::app::chapters::frame::{Frame, frame};
use crate::app::prose;
use crate::content::document::{Word, fill, text};
use crate::content::evidence::{COMPARISONS, Comparison, EFFECTS, Effect, Weight};
use crate::content::{HOME, RISKS};
use crate::scene::icon_array::icon_array;
use crate::scene::number::fixed;
use yew::{AttrValue, Callback, Html, html};

const WEIGHTS: [(Weight, Word); 3] = [
    (Weight::Usual, Word::RisksUsual),
    (Weight::Uncommon, Word::RisksUncommon),
    (Weight::RareSerious, Word::RisksRareSerious),
];

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "risks",
        kicker: text(Word::RisksKicker),
        title: RISKS.title,
        first: false,
        text: prose::paragraphs(&RISKS, None, &Callback::noop()),
        figure: html! {
            <div class="risks">
                { legend() }
                { for WEIGHTS.iter().map(|(weight, title)| group(*weight, text(*title))) }
                { comparisons() }
                { table() }
                <section class="home" aria-labelledby="home">
                    <h3 id="home">{ HOME.title }</h3>
                    { prose::paragraphs(&HOME, None, &Callback::noop()) }
                </section>
            </div>
        },
    })
}

/// What the dots mean, by an example that holds each of them.
fn legend() -> Html {
    let words = [("sure", Word::RisksLegendSure), ("perhaps", Word::RisksLegendPerhaps)];
    html! {
        <p class="legend">
            { text(Word::RisksLegend) }
            { for words.iter().map(|(class, words)| html! {
                <span>
                    <svg class="icon-array" viewBox="0 0 11 11" aria-hidden="true"><circle class={*class} cx="5.5" cy="5.5" r="4.5" /></svg>
                    { text(*words) }
                </span>
            }) }
        </p>
    }
}

fn group(weight: Weight, title: &'static str) -> Html {
    html! {
        <section class="effects">
            <h3>{ title }</h3>
            <ul>{ for EFFECTS.iter().filter(|effect| effect.weight == weight).map(card) }</ul>
        </section>
    }
}

fn card(effect: &Effect) -> Html {
    let origin = if effect.claim.is_some() { Word::RisksInArticle } else { Word::RisksLeftOut };
    html! {
        <li class="effect" data-known={effect.of_100.is_some().then_some("")}>
            if let Some(range) = effect.of_100 {
                { Html::from_html_unchecked(AttrValue::from(icon_array(range))) }
            }
            <div>
                <h4>{ effect.name }</h4>
                <p class="share">
                    <b>{ effect.of_100.map_or_else(|| text(Word::RisksNotKnown).to_owned(), share) }</b>
                    <span class="aside">{ text(origin) }</span>
                </p>
                <p>{ prose::words(effect.told) }</p>
                <p class="why">{ prose::words(effect.share) }</p>
            </div>
        </li>
    }
}

/// "5 of 100" or "0 to 17 of 100".
fn share([low, high]: [f32; 2]) -> String {
    if high == 0.0 {
        return text(Word::RisksNoneSeen).to_owned();
    }
    let [low_words, high_words] = [low, high].map(people);
    if low == high {
        fill(Word::RisksShare, &[("share", &low_words)])
    } else {
        fill(Word::RisksShareRange, &[("low", &low_words), ("high", &high_words)])
    }
}

/// Whole people without a digit after the point.
fn people(share: f32) -> String {
    fixed(f64::from(share), u32::from(share.fract() != 0.0))
}

fn comparisons() -> Html {
    html! {
        <section class="effects">
            <h3>{ text(Word::RisksCompare) }</h3>
            <ul>{ for COMPARISONS.iter().map(comparison) }</ul>
        </section>
    }
}

fn comparison(compared: &Comparison) -> Html {
    let side = |name: &'static str, share: f32| {
        html! {
            <div class="side">
                { Html::from_html_unchecked(AttrValue::from(icon_array([share, share]))) }
                <p><b>{ fill(Word::RisksShare, &[("share", &people(share))]) }</b>{ " " }{ name }</p>
            </div>
        }
    };
    html! {
        <li class="comparison">
            <h4>{ compared.name }</h4>
            <div class="sides">
                { side(text(Word::RisksNeedling), compared.needling_of_100) }
                { side(compared.other, compared.other_of_100) }
            </div>
            <p class="aside"><a href={["#source-", compared.source].concat()}>{ compared.citation }</a></p>
        </li>
    }
}

fn table() -> Html {
    let rows = EFFECTS.iter().flat_map(|effect| effect.studies.iter().map(move |study| (effect.name, study)));
    html! {
        <details class="more">
            <summary>{ text(Word::RisksTable) }</summary>
            <div class="scroll" tabindex="0" role="region" aria-label={text(Word::RisksTable)}>
                <table>
                    <thead><tr>
                        { for [Word::RisksEffect, Word::RisksStudy, Word::RisksPeople, Word::RisksOf100].map(|head| html! { <th scope="col">{ text(head) }</th> }) }
                    </tr></thead>
                    <tbody>
                        { for rows.map(|(name, study)| html! {
                            <tr>
                                <th scope="row">{ name }</th>
                                <td><a href={["#source-", study.source].concat()}>{ study.citation }</a></td>
                                <td>{ study.people }</td>
                                <td>{ share(study.of_100) }</td>
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}
