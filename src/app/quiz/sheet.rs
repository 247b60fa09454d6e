//! The form as it stands on the page: which part of it is seen, which boxes are ticked, where the focus is.

use crate::app::host;
use crate::content::fill_in;
use crate::quiz::{Answers, Finding, Mask, QUESTIONS, path, skipped};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

/// Index of the question on marks; see `content/quiz.toml`. What is expected of needling depends on its answers.
const MARKS: usize = 1;
/// Tells the style sheets what is printed.
const PRINTS: &str = "data-prints";

/// What the line over the quiz says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Nothing.
    None,
    /// The answers are gone.
    Lost,
    /// An answer that stands alone has cleared others, or was cleared itself.
    Alone,
}

/// The parts of the form.
pub(super) struct Sheet {
    root: HtmlElement,
    form: HtmlElement,
    questions: Vec<HtmlElement>,
    check: HtmlElement,
    outcome: HtmlElement,
    /// The highest that a question or the check has been, CSS px: the quiz never shrinks under the reader's hand.
    tallest_px: i32,
    /// The width at which it was that high, CSS px.
    width_px: i32,
}

impl Sheet {
    /// The quiz of the page; none where there is none, or where it does not have the questions that the rules know.
    pub(super) fn find() -> Option<Self> {
        let root = host::find(&host::document()?.document_element()?, "[data-quiz]")?;
        let questions = host::find_all(&root, "[data-question]");
        if questions.len() != QUESTIONS.len() {
            return None;
        }
        let [form, check, outcome] = ["form", "[data-check]", "[data-outcome]"].map(|part| host::find(&root, part));
        Some(Self { form: form?, check: check?, outcome: outcome?, questions, root, tallest_px: 0, width_px: 0 })
    }

    pub(super) fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// What is ticked in the boxes of a question.
    pub(super) fn ticked(&self, question: usize) -> Answers {
        let mut answers = Answers::default();
        for (answer, input) in self.boxes(question).enumerate() {
            answers.set(question, answer, input.checked() || answers.is_chosen(question, answer));
        }
        answers
    }

    /// Ticks the boxes of all questions as answered.
    pub(super) fn tick(&self, answers: &Answers) {
        for question in 0..QUESTIONS.len() {
            for (answer, input) in self.boxes(question).enumerate() {
                input.set_checked(answers.is_chosen(question, answer));
            }
        }
    }

    fn boxes(&self, question: usize) -> impl Iterator<Item = HtmlInputElement> + use<> {
        let boxes = self.questions.get(question).map(|fieldset| host::find_all(fieldset, "input")).unwrap_or_default();
        boxes.into_iter().filter_map(|input| input.dyn_into().ok())
    }

    /// Shows a question; `first` when there is nothing to go back to.
    pub(super) fn show_question(&mut self, question: usize, answers: &Answers, first: bool) {
        for (i, fieldset) in self.questions.iter().enumerate() {
            fieldset.set_hidden(i != question);
        }
        if let Some(back) = host::find(&self.form, "[data-back]") {
            back.set_hidden(first);
        }
        if let Some(progress) = host::find(&self.form, "[data-progress]") {
            let (total, n) =
                path(answers).fold((0_u32, 0_u32), |(total, n), asked| (total + 1, n + u32::from(asked <= question)));
            let words = progress.get_attribute("data-progress").unwrap_or_default();
            progress.set_text_content(Some(&fill_in(&words, &[("n", &n.to_string()), ("total", &total.to_string())])));
        }
        self.complain(false);
        self.show(&self.form.clone());
    }

    /// Shows every answer, and which questions were not asked.
    pub(super) fn show_check(&mut self, answers: &Answers) {
        for (question, row) in host::find_all(&self.check, "[data-row]").iter().enumerate() {
            let skipped = skipped(question, answers);
            for (answer, words) in host::find_all(row, "[data-answer]").iter().enumerate() {
                words.set_hidden(skipped || !answers.is_chosen(question, answer));
            }
            for (selector, shown) in [("[data-skipped]", skipped), ("[data-change]", !skipped)] {
                if let Some(part) = host::find(row, selector) {
                    part.set_hidden(!shown);
                }
            }
        }
        self.show(&self.check.clone());
    }

    /// Shows what the answers point to; with nothing found, only hides what stood there before.
    pub(super) fn show_reasons(&mut self, found: Option<Finding>, answers: &Answers) {
        let fired = |rule: &str| rule.parse().is_ok_and(|rule| found.is_some_and(|found| found.reasons.contains(rule)));
        for part in host::find_all(&self.outcome, "[data-any]") {
            let rules = part.get_attribute("data-any").unwrap_or_default();
            part.set_hidden(!rules.split(' ').any(fired));
        }
        for part in host::find_all(&self.outcome, "[data-marks]") {
            let marks: Mask = part.get_attribute("data-marks").and_then(|marks| marks.parse().ok()).unwrap_or_default();
            part.set_hidden(answers.chosen(MARKS) & marks == 0);
        }
        if let Some(none) = host::find(&self.outcome, "[data-no-reasons]") {
            none.set_hidden(found.is_none_or(|found| !found.reasons.is_empty()));
        }
        let headlines = host::find_all(&self.outcome, "[data-headline]");
        for (i, headline) in headlines.iter().enumerate() {
            headline.set_hidden(found.is_none_or(|found| found.headline as usize != i));
        }
        let untils = host::find_all(&self.outcome, "[data-until]");
        let named = |until: &HtmlElement| until.get_attribute("data-until").unwrap_or_default();
        let waits = untils.iter().filter(|until| fired(&named(until))).count();
        for until in &untils {
            let name = named(until);
            until.set_hidden(if name == "several" { waits < 2 } else { waits != 1 || !fired(&name) });
        }
        if found.is_some() {
            self.show(&self.outcome.clone());
        }
    }

    fn show(&self, part: &HtmlElement) {
        for other in [&self.form, &self.check, &self.outcome] {
            other.set_hidden(other != part);
        }
    }

    /// Puts the focus on the heading of what is shown.
    pub(super) fn focus(&self) {
        let shown = [
            "form:not([hidden]) fieldset:not([hidden]) h3",
            "[data-check]:not([hidden]) h3",
            "[data-outcome]:not([hidden]) .headline:not([hidden]) h3",
        ];
        if let Some(heading) = shown.iter().find_map(|heading| host::find(&self.root, heading)) {
            let _ = heading.focus();
        }
        // What stands over the heading belongs to it, and what does not fit in the window begins at its top.
        let (place, window_px) = (self.root.get_bounding_client_rect(), host::window_height());
        if place.top() < 0.0 || place.bottom() > window_px {
            self.root.scroll_into_view();
        }
    }

    /// Says in the form that an answer is missing, or takes it back.
    pub(super) fn complain(&self, missing: bool) {
        if let Some(line) = host::find(&self.form, "[data-error]") {
            let words = line.get_attribute("data-error").filter(|_| missing);
            line.set_text_content(words.as_deref());
        }
    }

    /// Puts news into the line over the quiz.
    pub(super) fn say(&self, news: News) {
        let Some(line) = host::find(&self.root, "[data-news]") else { return };
        let words = match news {
            News::None => None,
            News::Lost => line.get_attribute("data-lost"),
            News::Alone => line.get_attribute("data-alone"),
        };
        line.set_text_content(words.as_deref());
    }

    /// Keeps the height that the quiz has, if it is the highest yet, and takes it anew when the width is another one. A phone that
    /// hides its address bar changes nothing, and what the answers point to is as long as it is: no question needs that height.
    pub(super) fn keep_height(&mut self) {
        let width_px = self.root.offset_width();
        if width_px != self.width_px {
            (self.width_px, self.tallest_px) = (width_px, 0);
            host::set_style(&self.root, "min-height", "");
        }
        let height_px = self.root.offset_height();
        if self.outcome.hidden() && height_px > self.tallest_px {
            self.tallest_px = height_px;
            host::set_style(&self.root, "min-height", &[&height_px.to_string(), "px"].concat());
        }
    }
}

/// Prints what the answers point to and nothing else of the page.
pub(super) fn print() {
    let (Some(window), Some(page)) =
        (host::window(), host::document().and_then(|document| document.document_element()))
    else {
        return;
    };
    let _ = page.set_attribute(PRINTS, "quiz");
    // Refused in some frames: then nothing is printed and nothing changes.
    if window.print().is_err() {
        end_print();
    }
}

/// The whole page is printed again.
pub(super) fn end_print() {
    if let Some(page) = host::document().and_then(|document| document.document_element()) {
        let _ = page.remove_attribute(PRINTS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_expect_follows_the_question_on_marks() {
        assert_eq!(crate::quiz::QUESTION_IDS[MARKS].id, "marks");
    }
}
