//! The gallery of chapter 3: eight marks to choose from, the two views of the chosen one, and what is known of each.
//! All is there; `app::gallery` paints the views and shows one mark at a time. Without the program all are shown.

mod facts;

pub(in crate::app::document) use self::facts::prose;

use super::address;
use super::controls::segmented::{Segmented, segmented};
use super::controls::switch::switch;
use super::header::tones;
use super::prose::plain;
use crate::app::driver::setup::SEED;
use crate::app::gallery::{LIGHTS, SIDES, mark_id, section_words, view_words};
use crate::content::Prose;
use crate::content::document::{Word, fill, text};
use crate::paint::still;
use crate::scene::exhibit::Exhibit;
use crate::scene::specimen::Specimen;
use crate::skin::scar::Form;
use yew::{AttrValue, Html, html};

/// Words of the two sides, in the order of [`SIDES`].
const SIDE_WORDS: [Word; SIDES.len()] = [Word::GalleryAbove, Word::GallerySection];
/// Words of the lamp's places, and of the view from above in that light, in the order of [`LIGHTS`].
const LIGHT_WORDS: [(Word, Word); LIGHTS.len()] =
    [(Word::GalleryLightLeft, Word::GalleryAboveLeft), (Word::GalleryLightRight, Word::GalleryAboveRight)];

/// The figure.
pub(in crate::app::document) fn view() -> Html {
    let exhibits: Vec<Exhibit> = Specimen::MARKS.into_iter().map(|specimen| Exhibit::measure(specimen, SEED)).collect();
    let chosen = Specimen::MARKS.iter().position(|mark| *mark == Specimen::default()).unwrap_or_default();
    html! {
        <div class="gallery" role="group" aria-label={text(Word::GalleryName)} data-figure="scars">
            { marks(chosen) }
            <div class="exhibit">
                { views(chosen) }
                { sights() }
                <div class="facts">
                    { for exhibits.iter().enumerate().map(|(i, exhibit)| mark_facts(i, exhibit, i == chosen)) }
                    <p class="unseen" role="status"></p>
                    <p class="gallery-note">{ text(Word::GalleryDrawn) }</p>
                </div>
            </div>
            <details class="more">
                <summary>{ text(Word::GalleryTable) }</summary>
                { table(&exhibits) }
            </details>
            <div class="figure-foot">{ address::copy_link(Word::AddressView) }</div>
        </div>
    }
}

/// The eight marks, small: a picture with a name each, of which one is chosen.
fn marks(chosen: usize) -> Html {
    let mark = |(i, specimen): (usize, &Specimen)| {
        html! {
            <label class="mark-choice">
                <input type="radio" name="mark" checked={i == chosen} autocomplete="off" />
                <canvas data-mark="" aria-hidden="true"></canvas>
                <span>{ specimen.name() }</span>
            </label>
        }
    };
    html! {
        <fieldset class="mark-choices" data-name="mark" data-live="" inert=true>
            <legend>{ text(Word::GalleryLegend) }<span class="aside">{ text(Word::GalleryScale) }</span></legend>
            { for Specimen::MARKS.iter().enumerate().map(mark) }
        </fieldset>
    }
}

/// From above and in section, one over the other at one scale; named by the mark's name and by words that nobody sees.
fn views(chosen: usize) -> Html {
    let unseen = |id: String, words: Word| html! { <span {id} hidden=true>{ text(words) }</span> };
    html! {
        <div class="views" data-side={SIDES[0].1}>
            <div data-live="" inert=true>
                { segmented(Segmented {
                    name: "side",
                    legend: Html::from(text(Word::GalleryView)),
                    quiet: true,
                    choices: SIDE_WORDS.iter().map(|words| Html::from(text(*words))).collect(),
                    chosen: Some(0),
                }) }
            </div>
            <div class="above">
                <canvas data-above="" role="img" aria-labelledby={[mark_id(chosen), view_words(0)].join(" ")}></canvas>
                <span class="cut" aria-hidden="true"><span>{ text(Word::GalleryCut) }</span></span>
                <span class="bar" aria-hidden="true">{ text(Word::GalleryBar) }</span>
            </div>
            <div
                class="section"
                data-section=""
                data-stage=""
                role="img"
                aria-labelledby={[mark_id(chosen), section_words()].join(" ")}
            >
                { Html::from_html_unchecked(AttrValue::from(still::of(Specimen::MARKS[chosen]))) }
            </div>
            { for LIGHT_WORDS.iter().enumerate().map(|(i, (_, words))| unseen(view_words(i), *words)) }
            { unseen(section_words(), Word::GallerySectionSeen) }
        </div>
    }
}

/// Lamp, tone of the skin, and the day after needling.
fn sights() -> Html {
    html! {
        <div class="sights" data-live="" inert=true>
            { segmented(Segmented {
                name: "lamp",
                legend: Html::from(text(Word::GalleryLight)),
                quiet: false,
                choices: LIGHT_WORDS.iter().map(|(words, _)| Html::from(text(*words))).collect(),
                chosen: Some(0),
            }) }
            { tones("gallery-tone") }
            { switch("needled", text(Word::GalleryNeedled), None, false) }
            <div class="clock" data-clock="" hidden=true>
                <p>{ text(Word::GalleryFlushed) }</p>
                { plain(&facts::redness()) }
            </div>
        </div>
    }
}

/// The name, the sentence and the facts of a mark.
fn mark_facts(i: usize, exhibit: &Exhibit, shown: bool) -> Html {
    let specimen = exhibit.specimen;
    let sentence = fill(Word::GalleryNow, &[("name", specimen.name()), ("told", &exhibit.told())]);
    let [size, share, tell, first] = facts::facts(specimen);
    let fact = |title: Word, fact: &Prose| {
        html! { <div><dt>{ text(title) }</dt><dd>{ plain(fact) }</dd></div> }
    };
    html! {
        <div class="mark-facts" data-facts="" data-shown={shown.then_some("")}>
            <h3 id={mark_id(i)}>{ specimen.name() }</h3>
            <p class="told">{ sentence }</p>
            if specimen.skin().form() == Form::Raised {
                <p class="stop">{ text(Word::GalleryStop) }</p>
            }
            <dl>
                { fact(Word::GalleryTell, &tell) }
                { fact(Word::GallerySize, &size) }
                { fact(Word::GalleryShare, &share) }
                { fact(Word::GalleryFirst, &first) }
            </dl>
        </div>
    }
}

/// The numbers of all marks.
fn table(exhibits: &[Exhibit]) -> Html {
    const HEADINGS: [Word; 5] =
        [Word::GalleryMark, Word::GalleryWidth, Word::GalleryDepth, Word::GalleryCollagen, Word::GalleryTypeThree];
    let row = |exhibit: &Exhibit| {
        let [name, cells @ ..] = exhibit.row();
        html! { <tr><th scope="row">{ name }</th>{ for cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }
    };
    html! {
        <div class="table-box" tabindex="0" role="region" aria-label={text(Word::GalleryTableCaption)}>
            <table>
                <caption>{ text(Word::GalleryTableCaption) }</caption>
                <thead>
                    <tr>{ for HEADINGS.iter().map(|key| html! { <th scope="col">{ text(*key) }</th> }) }</tr>
                </thead>
                <tbody>{ for exhibits.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
