//! What the gallery shows: thumbnails, the two views of the chosen mark, its facts, its controls and the table.

use super::{Act, Gallery, Side, facts};
use crate::app::controls::segmented::{Segmented, segmented};
use crate::app::controls::switch::switch;
use crate::app::{header, prose};
use crate::content::{Key, Prose, fill, text};
use crate::scene::relief::Light;
use crate::scene::specimen::Specimen;
use crate::scene::tone::SkinTone;
use crate::skin::scar::Form;
use yew::{Callback, Html, html};

const SIDES: [(Side, Key); 2] = [(Side::Above, Key::GalleryAbove), (Side::Section, Key::GallerySection)];
const LIGHTS: [(Light, Key, Key); 2] =
    [(Light::Left, Key::GalleryLightLeft, Key::GalleryLeft), (Light::Right, Key::GalleryLightRight, Key::GalleryRight)];

impl Gallery {
    /// The gallery; `on_tone` takes the tone of all skin on the page.
    pub fn view(&self, on_tone: &Callback<SkinTone>) -> Html {
        html! {
            <div ref={self.root.clone()} class="gallery" role="group" aria-label={text(Key::GalleryName)}>
                { self.marks() }
                <div class="exhibit">
                    { self.views() }
                    { self.controls(on_tone) }
                    { self.facts() }
                </div>
                <details class="more">
                    <summary>{ text(Key::GalleryTable) }</summary>
                    { self.table() }
                </details>
            </div>
        }
    }

    /// The eight marks, small: a picture with a name each, of which one is chosen.
    fn marks(&self) -> Html {
        let mark = |specimen: &Specimen| {
            let specimen = *specimen;
            let choose = self.act.reform(move |_| Act::Choose(specimen));
            html! {
                <label class="mark-choice">
                    <input type="radio" name="mark" checked={self.wanted.specimen == specimen} onchange={choose} />
                    <canvas data-mark="" aria-hidden="true"></canvas>
                    <span>{ specimen.name() }</span>
                </label>
            }
        };
        html! {
            <fieldset class="mark-choices">
                <legend>{ text(Key::GalleryLegend) }<span class="aside">{ text(Key::GalleryScale) }</span></legend>
                { for Specimen::MARKS.iter().map(mark) }
            </fieldset>
        }
    }

    /// From above and in section, one over the other at one scale.
    fn views(&self) -> Html {
        let name = self.wanted.specimen.name();
        let light = LIGHTS.iter().find(|(light, ..)| *light == self.wanted.sight.light);
        let side = light.map_or("", |(_, _, side)| text(*side));
        let turned = if self.side == Side::Above { "above" } else { "section" };
        html! {
            <div class="views" data-side={turned}>
                { segmented(Segmented {
                    name: "side",
                    legend: Html::from(text(Key::GalleryView)),
                    quiet: true,
                    choices: SIDES.iter().map(|(_, words)| Html::from(text(*words))).collect(),
                    chosen: SIDES.iter().position(|(side, _)| *side == self.side),
                    on_choose: self.act.reform(|i: usize| Act::Turn(SIDES[i].0)),
                }) }
                <div class="above">
                    <canvas
                        data-above=""
                        role="img"
                        aria-label={fill(Key::GalleryAboveTold, &[("name", name), ("side", side)])}
                    ></canvas>
                    <span class="cut" aria-hidden="true"><span>{ text(Key::GalleryCut) }</span></span>
                    <span class="bar" aria-hidden="true">{ text(Key::GalleryBar) }</span>
                </div>
                <div
                    class="section"
                    data-section=""
                    role="img"
                    aria-label={fill(Key::GallerySectionTold, &[("name", name)])}
                ></div>
            </div>
        }
    }

    /// The name, the sentence and the facts of the chosen mark.
    fn facts(&self) -> Html {
        let specimen = self.wanted.specimen;
        let told = self.exhibit().map(|exhibit| exhibit.told());
        let sentence = told.as_ref().map_or_else(
            || text(Key::GalleryWaiting).to_owned(),
            |told| fill(Key::GalleryNow, &[("name", specimen.name()), ("told", told)]),
        );
        let flushed = self.wanted.sight.needled.then_some(text(Key::GalleryFlushed));
        let [size, share, tell, first] = facts::facts(specimen);
        let fact = |title: Key, fact: &Prose| {
            html! { <div><dt>{ text(title) }</dt><dd>{ prose::paragraphs(fact, None, &Callback::noop()) }</dd></div> }
        };
        html! {
            <div class="facts">
                <h3>{ specimen.name() }</h3>
                <p class="told" role="status">{ sentence }if let Some(flushed) = flushed { { " " }{ flushed } }</p>
                if specimen.skin().form() == Form::Raised {
                    <p class="stop">{ text(Key::GalleryStop) }</p>
                }
                <dl>
                    { fact(Key::GalleryTell, &tell) }
                    { fact(Key::GallerySize, &size) }
                    { fact(Key::GalleryShare, &share) }
                    { fact(Key::GalleryFirst, &first) }
                </dl>
                <p class="drawn">{ text(Key::GalleryDrawn) }</p>
            </div>
        }
    }

    /// Lamp, tone of the skin, and the day after needling.
    fn controls(&self, on_tone: &Callback<SkinTone>) -> Html {
        let sight = self.wanted.sight;
        html! {
            <div class="sights">
                { segmented(Segmented {
                    name: "lamp",
                    legend: Html::from(text(Key::GalleryLight)),
                    quiet: false,
                    choices: LIGHTS.iter().map(|(_, words, _)| Html::from(text(*words))).collect(),
                    chosen: LIGHTS.iter().position(|(light, ..)| *light == sight.light),
                    on_choose: self.act.reform(|i: usize| Act::Light(LIGHTS[i].0)),
                }) }
                { header::tones("gallery-tone", sight.tone, on_tone.clone()) }
                { switch(text(Key::GalleryNeedled), None, sight.needled, &self.act.reform(Act::Needled)) }
                if sight.needled {
                    <div class="clock">{ prose::paragraphs(&facts::redness(), None, &Callback::noop()) }</div>
                }
            </div>
        }
    }

    /// The numbers of all marks.
    fn table(&self) -> Html {
        const HEADINGS: [Key; 5] =
            [Key::GalleryMark, Key::GalleryWidth, Key::GalleryDepth, Key::GalleryCollagen, Key::GalleryTypeThree];
        let row = |cells: [String; 5]| {
            let [name, rest @ ..] = cells;
            html! { <tr><th scope="row">{ name }</th>{ for rest.into_iter().map(|cell| html! { <td>{ cell }</td> }) }</tr> }
        };
        html! {
            <div class="table-box" tabindex="0" role="region" aria-label={text(Key::GalleryTableCaption)}>
                <table>
                    <caption>{ text(Key::GalleryTableCaption) }</caption>
                    <thead>
                        <tr>{ for HEADINGS.iter().map(|key| html! { <th scope="col">{ text(*key) }</th> }) }</tr>
                    </thead>
                    <tbody>{ for self.exhibits.iter().map(|exhibit| row(exhibit.row())) }</tbody>
                </table>
            </div>
        }
    }
}
