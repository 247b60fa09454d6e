//! The figure of chapter 1 as it is written into the page: three tools to choose from, the tip of one over the skin, the
//! holes from above, and the numbers of all. `app::needles` sets what is marked by `data-part`.

use super::address;
use super::controls::segmented::{Segmented, segmented};
use super::controls::slider::{Slider, slider};
use super::prose;
use crate::app::address::state::{NeedlesPlace, PASSES, most_length};
use crate::app::needles::needling;
use crate::content::document::{Word, text};
use crate::content::{Key, NEEDLES_DRAWN, fill};
use crate::scene::device::{Tool, layer_names, numbers, patch, patch_texture, skin, tip, whole};
use crate::scene::number::{fixed, millimetres};
use yew::{AttrValue, Html, html};

/// Rows of the table, in the order of [`numbers`].
const ROWS: [Word; 4] = [Word::NeedlesRoller, Word::NeedlesStamp, Word::NeedlesPen, Word::NeedlesRats];
const COLUMNS: [Word; 4] = [Word::NeedlesTool, Word::NeedlesInSkin, Word::NeedlesTips, Word::NeedlesHoles];

/// The figure.
pub(in crate::app::document) fn view() -> Html {
    let place = NeedlesPlace::default();
    let now = needling(&place);
    html! {
        <div class="needles" role="group" aria-label={text(Word::NeedlesFigure)} data-figure="needles">
            <div class="needles-card">
                { tools() }
                <div class="needles-section" role="img" aria-label={text(Word::NeedlesSection)}>
                    { raw(skin()) }
                    <div data-part="tip">{ raw(tip(&now)) }</div>
                    { raw(layer_names([Word::NeedlesEpidermis, Word::NeedlesDermis, Word::NeedlesFat, Word::NeedlesBar].map(text))) }
                </div>
                <div class="needles-side">
                    <div class="needles-patch" aria-hidden="true">
                        { raw(patch_texture()) }
                        <div data-part="patch">{ raw(patch(&now)) }</div>
                    </div>
                    <p class="aside">{ text(Word::NeedlesAbove) }</p>
                    <dl>
                        { fact(Word::NeedlesHoles, "holes", fill(Key::NeedlesAbout, &[("n", &now.holes_in_words())])) }
                        { fact(Word::NeedlesLabel, "label", fill(Key::NeedleMillimetres, &[("n", &millimetres(now.length_mm))])) }
                        { fact(Word::NeedlesReal, "real", fill(Key::NeedleMillimetres, &[("n", &millimetres(now.reach_mm()))])) }
                    </dl>
                </div>
                <p class="needles-now" role="status">{ now.told() }</p>
                { settings(&place) }
            </div>
            { table(&place) }
            <details class="more">
                <summary>{ text(Word::NeedlesDrawn) }</summary>
                <div class="note">{ prose::plain(&NEEDLES_DRAWN) }</div>
            </details>
            <div class="figure-foot">{ address::copy_link(Word::AddressView) }</div>
        </div>
    }
}

/// The whole tools, of which one is chosen.
fn tools() -> Html {
    let tool = |(tool, name)| html! { <>{ raw(whole(tool)) }<span>{ text(name) }</span></> };
    html! {
        <div class="needles-tools" data-live="" inert=true>
            { segmented(Segmented {
                name: "needles-tool",
                legend: html! { <>{ text(Word::NeedlesTool) }<span class="aside">{ text(Word::NeedlesScale) }</span></> },
                quiet: false,
                choices: Tool::ALL.into_iter().zip(ROWS).map(tool).collect(),
                chosen: Some(0),
            }) }
        </div>
    }
}

fn fact(what: Word, part: &'static str, now: String) -> Html {
    html! { <div><dt>{ text(what) }</dt><dd data-part={part}>{ now }</dd></div> }
}

fn settings(place: &NeedlesPlace) -> Html {
    html! {
        <div class="needles-set" data-live="" inert=true>
            { slider(Slider {
                id: "needles-length",
                label: text(Word::NeedlesLength),
                steps: most_length(),
                step: place.length,
                value: fill(Key::NeedleMillimetres, &[("n", &millimetres(needling(place).length_mm))]),
            }) }
            { slider(Slider {
                id: "needles-passes",
                label: text(Word::NeedlesPasses),
                steps: PASSES[1] - PASSES[0],
                step: place.passes - PASSES[0],
                value: fixed(place.passes as f64, 0),
            }) }
        </div>
    }
}

/// The numbers of all tools with needles of the chosen length.
fn table(place: &NeedlesPlace) -> Html {
    let rows = ROWS.into_iter().zip(numbers(needling(place).length_mm, place.passes));
    html! {
        <details class="more">
            <summary>{ text(Word::NeedlesTable) }</summary>
            <div class="table-box" tabindex="0" role="region" aria-label={text(Word::NeedlesTable)}>
                <table>
                    <caption>{ text(Word::NeedlesTableCaption) }</caption>
                    <thead><tr>{ for COLUMNS.map(|name| html! { <th scope="col">{ text(name) }</th> }) }</tr></thead>
                    <tbody>
                        { for rows.map(|(name, cells)| html! {
                            <tr>
                                <th scope="row">{ text(name) }</th>
                                { for cells.into_iter().map(|cell| html! { <td data-part="number">{ cell }</td> }) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn raw(markup: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup))
}
