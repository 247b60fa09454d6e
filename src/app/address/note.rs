//! The note at the lower edge of the window: what of a link was not understood, and what became of a copied one.
//!
//! It came with the page; its words stand in its own attributes.

use super::pen::Fault;
use crate::app::bind::{set_attribute, set_text};
use crate::app::host;
use crate::content::fill_in;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Most words of a link that are named.
const MOST_NAMED: usize = 3;

/// The note; says nothing where the page has none.
pub(super) struct Note {
    root: Option<HtmlElement>,
}

impl Note {
    /// Finds it in the page.
    pub(super) fn find() -> Self {
        let page = host::document().and_then(|document| document.document_element());
        Self { root: page.and_then(|page| host::find(&page, "[data-address-note]")) }
    }

    /// Names what was not understood; nothing is nothing to tell.
    pub(super) fn tell(&self, faults: &[Fault]) {
        let (Some(root), false) = (&self.root, faults.is_empty()) else { return };
        let words = |name| root.get_attribute(name).unwrap_or_default();
        let mut sentences = Vec::new();
        for (fault, name) in [(Fault::Newer, "data-newer"), (Fault::TooLong, "data-long")] {
            if faults.contains(&fault) {
                sentences.push(words(name));
            }
        }
        let unknown: Vec<&str> = faults
            .iter()
            .filter_map(|fault| match fault {
                Fault::Word(word) if !word.is_empty() => Some(word.as_str()),
                _ => None,
            })
            .collect();
        if let Some(named) = unknown.get(..unknown.len().min(MOST_NAMED)).filter(|named| !named.is_empty()) {
            let more = if named.len() < unknown.len() { ", \u{2026}" } else { "" };
            sentences.push(fill_in(&words("data-unknown"), &[("list", &(named.join(", ") + more))]));
        }
        self.show(&sentences.join(" "), None);
    }

    /// Says that a link is copied, in these words.
    pub(super) fn copied(&self, words: &str) {
        self.show(words, None);
    }

    /// Offers a link that the browser did not copy, for the reader to copy.
    pub(super) fn offer(&self, link: &str) {
        let words = self.root.as_ref().and_then(|root| root.get_attribute("data-refused"));
        self.show(&words.unwrap_or_default(), Some(link));
    }

    /// Takes it away; true when the focus was in it.
    pub(super) fn hide(&self) -> bool {
        let Some(root) = &self.root else { return false };
        let focused = root.matches(":focus-within").unwrap_or(false);
        self.show("", None);
        focused
    }

    fn show(&self, words: &str, link: Option<&str>) {
        let Some(root) = &self.root else { return };
        set_attribute(root, "data-shown", (!words.is_empty()).then_some(""));
        if let Some(line) = host::find(root, "[role=status]") {
            set_text(&line, words);
        }
        if let Some(Ok(field)) = host::find(root, "input").map(JsCast::dyn_into::<HtmlInputElement>) {
            field.set_value(link.unwrap_or_default());
            field.set_hidden(link.is_none());
            if link.is_some() {
                // Refused only for what has no focus to take.
                let _ = field.focus();
                field.select();
            }
        }
        if let Some(close) = host::find(root, "button") {
            close.set_hidden(words.is_empty());
        }
    }
}
