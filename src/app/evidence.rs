//! The evidence table at work: its filters, the links to a claim, and the card of a source over the page.
//!
//! The table came with the page; this only shows, hides and opens what is there.

use super::address::state::EvidencePlace;
use super::bind::{self, Out};
use super::host;
use crate::content::evidence::{Chapter, Verdict};
use crate::content::fill_in;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, MouseEvent};

/// A link to a claim: `#claim=s14`.
const CLAIM: &str = "#claim=";
/// A link to the card of a source: `#source-alam-2014`.
const SOURCE: &str = "#source-";

/// The parts of the article as the filter knows them.
pub const CHAPTERS: [(Chapter, &str); 6] = [
    (Chapter::Idea, "idea"),
    (Chapter::Scars, "scars"),
    (Chapter::Safety, "safety"),
    (Chapter::Sessions, "sessions"),
    (Chapter::Home, "home"),
    (Chapter::BottomLine, "bottom-line"),
];

/// The verdicts as the filter knows them.
pub const VERDICTS: [(Verdict, &str); 4] = [
    (Verdict::Supported, "supported"),
    (Verdict::Partly, "partly"),
    (Verdict::Contradicted, "contradicted"),
    (Verdict::Unverified, "unverified"),
];

/// Listens as long as it lives.
pub struct Evidence {
    table: HtmlElement,
    _listeners: [EventListener; 3],
}

impl Evidence {
    /// Takes up its work, and follows the address that the page was opened with. None where the page has no table.
    #[must_use]
    pub fn new(moved: Out<()>) -> Option<Self> {
        let (window, document) = (host::window()?, host::document()?);
        let table = host::find(&document.document_element()?, "[data-evidence]")?;
        bind::wake(&table);
        filter(&table);
        follow(&table);
        let listeners = [
            bind::on(&table, "change", {
                let table = table.clone();
                move |_| {
                    filter(&table);
                    moved(());
                }
            }),
            bind::on(&window, "hashchange", {
                let table = table.clone();
                move |_| follow(&table)
            }),
            bind::on(&document, "click", on_click),
        ];
        Some(Self { table, _listeners: listeners })
    }

    /// What the table shows.
    #[must_use]
    pub fn place(&self) -> EvidencePlace {
        let (verdict, part) = (chosen(&self.table, "verdict"), chosen(&self.table, "chapter"));
        EvidencePlace {
            verdict: VERDICTS.iter().find(|(_, name)| *name == verdict).map(|(verdict, _)| *verdict),
            part: CHAPTERS.iter().find(|(_, name)| *name == part).map(|(part, _)| *part),
        }
    }

    /// Shows the claims of a place.
    pub fn go(&self, place: &EvidencePlace) {
        let verdict =
            VERDICTS.iter().find(|(verdict, _)| Some(*verdict) == place.verdict).map_or("", |(_, name)| *name);
        let part = CHAPTERS.iter().find(|(part, _)| Some(*part) == place.part).map_or("", |(_, name)| *name);
        for (name, value) in [("verdict", verdict), ("chapter", part)] {
            let selector = ["[data-filter=", name, "] [value='", value, "']"].concat();
            if let Some(Ok(input)) = host::find(&self.table, &selector).map(JsCast::dyn_into::<HtmlInputElement>) {
                input.set_checked(true);
            }
        }
        filter(&self.table);
    }
}

/// The value that a filter has.
fn chosen(table: &HtmlElement, name: &str) -> String {
    let input = host::find(table, &["[data-filter=", name, "] :checked"].concat());
    input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value()).unwrap_or_default()
}

/// Shows the claims of the chosen part and verdict, and says how many there are.
fn filter(table: &HtmlElement) {
    let (verdict, chapter) = (chosen(table, "verdict"), chosen(table, "chapter"));
    let fits = |claim: &Element, name: &str, wanted: &str| {
        wanted.is_empty() || claim.get_attribute(name).as_deref() == Some(wanted)
    };
    let claims = host::find_all(table, ".claim");
    let count = |verdict: &str, chapter: &str| {
        let both = |claim: &&HtmlElement| fits(claim, "data-verdict", verdict) && fits(claim, "data-chapter", chapter);
        claims.iter().filter(both).count()
    };
    for claim in &claims {
        claim.set_hidden(!(fits(claim, "data-verdict", &verdict) && fits(claim, "data-chapter", &chapter)));
    }
    // A group without a claim has nothing to head.
    for group in host::find_all(table, ".claims-group") {
        group.set_hidden(host::find(&group, ".claim:not([hidden])").is_none());
    }
    // Each choice tells how many it would show beside what the other row has chosen.
    for choice in host::find_all(table, ".choice") {
        let Some(input) = host::find(&choice, "input").and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        else {
            continue;
        };
        let n = match input.name().as_str() {
            "claims-verdict" => count(&input.value(), &chapter),
            _ => count(&verdict, &input.value()),
        };
        if let Some(words) = host::find(&choice, ".count") {
            write(&words, &n.to_string());
        }
    }
    let shown = count(&verdict, &chapter);
    let key = match shown {
        0 => "data-none",
        1 => "data-one",
        _ => "data-many",
    };
    say(table, key, &shown.to_string(), false);
}

/// Puts one of the table's own sentences into its line of news.
fn say(table: &HtmlElement, key: &str, n: &str, warns: bool) {
    let Some(line) = host::find(table, "[data-shown]") else { return };
    write(&line, &fill_in(&line.get_attribute(key).unwrap_or_default(), &[("n", n)]));
    // Cannot fail: the name is a valid one.
    let _ = line.toggle_attribute_with_force("data-warns", warns);
}

/// Writes words that are not there yet: the same words again would be read out again.
fn write(element: &HtmlElement, words: &str) {
    if element.text_content().as_deref().map(str::trim) != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Goes where the address says: to a claim, which is opened whatever the filters hide, or to the card of a source.
fn follow(table: &HtmlElement) {
    let (Some(window), Some(document)) = (host::window(), host::document()) else { return };
    let address = window.location().hash().unwrap_or_default();
    if let Some(id) = address.strip_prefix(CLAIM) {
        for all in host::find_all(table, "[data-filter] [value='']") {
            if let Ok(all) = all.dyn_into::<HtmlInputElement>() {
                all.set_checked(true);
            }
        }
        filter(table);
        for linked in host::find_all(table, "[data-linked]") {
            let _ = linked.remove_attribute("data-linked");
        }
        match element(&document, &["claim-", id].concat()) {
            Some(claim) => {
                let _ = claim.set_attribute("data-linked", "");
                open(&claim);
            }
            None => {
                say(table, "data-unknown", "", true);
                if let Some(line) = host::find(table, "[data-shown]") {
                    line.scroll_into_view();
                }
            }
        }
    } else if let Some(card) = address.strip_prefix('#').filter(|_| address.starts_with(SOURCE))
        && let (Some(card), Some(list)) = (element(&document, card), element(&document, "sources"))
    {
        let _ = list.set_attribute("open", "");
        card.scroll_into_view();
    }
}

/// Opens what a claim unfolds, and puts the focus there.
fn open(claim: &HtmlElement) {
    if let Some(details) = host::find(claim, "details") {
        let _ = details.set_attribute("open", "");
    }
    claim.scroll_into_view();
    if let Some(summary) = host::find(claim, "summary") {
        let _ = summary.focus();
    }
}

/// A plain click on the mark of a source opens its card over the page, so that the reader keeps the place.
fn on_click(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(dialog) = host::document().and_then(|document| element(&document, "source-dialog")) else { return };
    let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() else { return };
    let outside = target.is_same_node(Some(&dialog));
    if dialog.open() && (outside || matches!(target.closest("[data-close]"), Ok(Some(_)))) {
        return dialog.close();
    }
    let Ok(Some(link)) = target.closest("a[href*='#source-']") else { return };
    let with_key =
        event.dyn_ref::<MouseEvent>().is_some_and(|event| event.ctrl_key() || event.meta_key() || event.shift_key());
    if !with_key && show(&dialog, &link).is_some() {
        event.prevent_default();
    }
}

/// Shows the card to which a link leads; none where there is no such card, or no dialog.
fn show(dialog: &HtmlDialogElement, link: &Element) -> Option<()> {
    let id = link.get_attribute("href")?;
    let (_, id) = id.split_once('#')?;
    let card = element(&host::document()?, id)?;
    let body = host::find(dialog, ".card-body")?;
    let copy = card.clone_node_with_deep(true).ok()?;
    body.replace_children_with_node_0();
    while let Some(child) = copy.first_child() {
        body.append_child(&child).ok()?;
    }
    if let Some(title) = host::find(&body, "h4").and_then(|title| title.text_content()) {
        let _ = dialog.set_attribute("aria-label", &title);
    }
    if !dialog.open() {
        // Not every browser gives the focus to a link that is clicked, and closing gives it back to what has it now.
        if let Some(link) = link.dyn_ref::<HtmlElement>() {
            let _ = link.focus();
        }
        dialog.show_modal().ok()?;
    }
    Some(())
}

fn element(document: &Document, id: &str) -> Option<HtmlElement> {
    document.get_element_by_id(id)?.dyn_into().ok()
}
