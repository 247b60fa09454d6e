//! Clinic against home: a table line by line, and two needles in the skin of the model.

use super::prose;
use crate::content::HOME;
use crate::content::document::{Word, fill, text};
use crate::content::evidence::{HOME_ROWS, HomeRow};
use crate::scene::needle_depth::{needle_depth, told};
use crate::scene::number::fixed;
use crate::skin::needle::{Device, Needle};
use yew::{AttrValue, Html, html};

/// Length of a home roller's needles, and the length of most trials, mm.
const LENGTHS_MM: [f32; 2] = [0.25, 1.5];

/// The part of the chapter.
pub(super) fn view() -> Html {
    let paragraph = |spans| html! { <p>{ prose::words(spans) }</p> };
    let [home_mm, clinic_mm] = LENGTHS_MM;
    let (lead, advice) = HOME.paragraphs.split_at(1);
    html! {
        <section class="home" aria-labelledby="home">
            <h3 id="home">{ HOME.title }</h3>
            { for lead.iter().map(|spans| paragraph(spans)) }
            { table() }
            <div class="needles">
                { needle(Device::Pen, clinic_mm, Word::RisksClinicPen) }
                { needle(Device::Stamp, home_mm, Word::RisksHomeRoller) }
                <p class="aside">{ text(Word::RisksDepthModel) }</p>
            </div>
            <div class="advice">{ for advice.iter().map(|spans| paragraph(spans)) }</div>
        </section>
    }
}

/// The roles are told again because on narrow screens the style makes the table a list of blocks.
fn table() -> Html {
    let sides = [text(Word::RisksClinic), text(Word::RisksHome)];
    let head = |words: &'static str| html! { <th role="columnheader" scope="col">{ words }</th> };
    let row = |row: &HomeRow| {
        let cell = |spans, side: &'static str| {
            html! { <td role="cell"><span class="on-side" aria-hidden="true">{ side }</span>{ prose::words(spans) }</td> }
        };
        html! {
            <tr role="row">
                <th role="rowheader" scope="row">{ row.what }</th>
                { cell(row.clinic, sides[0]) }
                { cell(row.home, sides[1]) }
            </tr>
        }
    };
    html! {
        <table class="versus" role="table" aria-labelledby="home">
            <thead role="rowgroup"><tr role="row"><td role="cell"></td>{ for sides.map(head) }</tr></thead>
            <tbody role="rowgroup">{ for HOME_ROWS.iter().map(row) }</tbody>
        </table>
    }
}

fn needle(device: Device, length_mm: f32, name: Word) -> Html {
    let needle = &Needle { device, length_mm, ..Needle::default() };
    let length = fixed(f64::from(length_mm), if length_mm < 1.0 { 2 } else { 1 });
    html! {
        <figure>
            { Html::from_html_unchecked(AttrValue::from(needle_depth(needle))) }
            <figcaption><b>{ fill(name, &[("n", &length)]) }</b>{ " " }{ told(needle) }</figcaption>
        </figure>
    }
}
