//! What can go wrong: each effect with its share of 100 people, or that nobody knows it; then clinic against home.

use super::frame::{Frame, frame};
use super::home;
use super::prose;
use crate::content::RISKS;
use crate::content::document::{Word, fill, text};
use crate::content::evidence::{COMPARISONS, Comparison, EFFECTS, Effect, Weight};
use crate::scene::icon_array::{icon_array, unknown_array};
use crate::scene::number::fixed;
use yew::{AttrValue, Html, html};

const WEIGHTS: [(Weight, &str, Word); 3] = [
    (Weight::Usual, "effects-usual", Word::RisksUsual),
    (Weight::Uncommon, "effects-uncommon", Word::RisksUncommon),
    (Weight::RareSerious, "effects-rare", Word::RisksRareSerious),
];

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "risks",
        kicker: text(Word::RisksKicker),
        title: RISKS.title,
        first: false,
        text: prose::plain(&RISKS),
        figure: html! {
            <div class="risks">
                { legend() }
                { for WEIGHTS.iter().map(|(weight, id, title)| group(*weight, id, text(*title))) }
                { comparisons() }
                { table() }
                { home::view() }
            </div>
        },
    })
}

/// What the dots mean: for the eye only, as the squares of dots are; each card says its share in words.
fn legend() -> Html {
    let dots = [
        ("sure", Word::RisksLegendSure),
        ("perhaps", Word::RisksLegendPerhaps),
        ("none", Word::RisksLegendNone),
        ("unknown", Word::RisksLegendUnknown),
    ];
    let mark = |class: &'static str| match class {
        "unknown" => html! { <text class="question" x="5.5" y="5.5">{ "?" }</text> },
        class => html! { <circle {class} cx="5.5" cy="5.5" r="4.5" /> },
    };
    html! {
        <div class="dots" aria-hidden="true">
            <p>{ text(Word::RisksLegend) }</p>
            <ul>
                { for dots.iter().map(|(class, words)| html! {
                    <li><svg viewBox="0 0 11 11">{ mark(class) }</svg>{ text(*words) }</li>
                }) }
            </ul>
        </div>
    }
}

fn group(weight: Weight, id: &'static str, title: &'static str) -> Html {
    html! {
        <section class="effects">
            <h3 {id}>{ title }</h3>
            <ul role="list" aria-labelledby={id}>{ for EFFECTS.iter().filter(|effect| effect.weight == weight).map(card) }</ul>
        </section>
    }
}

fn card(effect: &Effect) -> Html {
    let origin = if effect.claim.is_some() { Word::RisksInArticle } else { Word::RisksLeftOut };
    html! {
        <li class="effect" data-known={effect.of_100.is_some().then_some("")}>
            <div class="counted">
                { picture(effect.of_100.map_or_else(unknown_array, icon_array)) }
                <div>
                    <h4>{ effect.name }</h4>
                    <p class="share">{ effect.of_100.map_or_else(|| text(Word::RisksNotKnown).to_owned(), share) }</p>
                    <p class="aside">{ text(origin) }</p>
                </div>
            </div>
            <p>{ prose::words(effect.told) }</p>
            <p class="why">{ prose::words(effect.share) }</p>
        </li>
    }
}

fn picture(svg: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(svg))
}

/// "5 of 100", "0 to 17 of 100", or that none was seen.
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
            <h3 id="effects-compared">{ text(Word::RisksCompare) }</h3>
            <ul role="list" aria-labelledby="effects-compared">{ for COMPARISONS.iter().map(comparison) }</ul>
        </section>
    }
}

fn comparison(compared: &Comparison) -> Html {
    let side = |name: &'static str, of_100: f32| {
        html! {
            <div class="side">
                { picture(icon_array([of_100, of_100])) }
                <p><span class="share">{ share([of_100, of_100]) }</span>{ " " }{ name }</p>
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
            <p class="aside"><a href={prose::card(compared.source)}>{ compared.citation }</a></p>
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
