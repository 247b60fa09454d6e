//! The quiz at work: it shows one question of the form at a time, then the check, then what the answers point to.
//!
//! Every word of it came with the page; this only shows and hides. What was answered lives here and in the form's own
//! boxes, nowhere else: it is gone on a new start, on leaving, and when the page comes back from the browser's cache.

mod back;
mod sheet;

use super::{bind, host};
use crate::quiz::{Answers, finding, next, path, previous};
use back::{Entry, Move};
use gloo_events::EventListener;
use js_sys::Reflect;
use sheet::{News, Sheet};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

/// Listens as long as it lives.
pub struct Quiz {
    _listeners: Vec<EventListener>,
}

/// Where the reader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// At a question.
    Question(usize),
    /// Looking the answers over.
    Check,
    /// At what they point to.
    Outcome,
}

struct Walk {
    sheet: Sheet,
    answers: Answers,
    stage: Stage,
    entry: Entry,
    /// Whether an answer is being changed, after which the reader goes back to the check and not to the next question.
    changing: bool,
    /// Whether something was answered when the page was left.
    left_underway: bool,
}

impl Quiz {
    /// Takes up its work at the first question. None where the page has no quiz.
    #[must_use]
    pub fn new() -> Option<Self> {
        let window = host::window()?;
        let sheet = Sheet::find()?;
        let root = sheet.root().clone();
        let mut walk = Walk {
            sheet,
            answers: Answers::default(),
            stage: Stage::Question(0),
            entry: Entry::find(),
            changing: false,
            left_underway: false,
        };
        // What was ticked before the program came is kept, of the question that is shown; whatever a browser restored elsewhere is not.
        walk.answers = walk.sheet.ticked(0);
        walk.sheet.tick(&walk.answers);
        walk.show(false);
        if walk.entry.is_underway() {
            walk.sheet.say(News::Lost);
        }
        let walk = Rc::new(RefCell::new(walk));
        let listen = |target: &web_sys::EventTarget, name: &'static str, act: fn(&Rc<RefCell<Walk>>, &Event)| {
            let walk = Rc::clone(&walk);
            bind::on(target, name, move |event| act(&walk, event))
        };
        let listeners = vec![
            listen(&root, "change", |walk, event| walk.borrow_mut().answer(event)),
            listen(&root, "submit", |walk, event| {
                event.prevent_default();
                walk.borrow_mut().go_on();
            }),
            listen(&root, "click", on_click),
            listen(&window, "resize", |walk, _| walk.borrow_mut().sheet.keep_height()),
            listen(&window, "popstate", |walk, _| walk.borrow_mut().moved()),
            listen(&window, "pagehide", |walk, _| walk.borrow_mut().leave()),
            listen(&window, "pageshow", |walk, event| walk.borrow_mut().return_from_cache(event)),
            listen(&window, "afterprint", |_, _| sheet::end_print()),
        ];
        Some(Self { _listeners: listeners })
    }
}

fn on_click(walk: &Rc<RefCell<Walk>>, event: &Event) {
    let Some(button) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Ok(Some(button)) = button.closest("button") else { return };
    if button.has_attribute("data-print") {
        // Without the borrow: the browser tells of the end of printing before this returns.
        return sheet::print();
    }
    let mut walk = walk.borrow_mut();
    if button.has_attribute("data-back") {
        walk.go_back();
    } else if button.has_attribute("data-see") {
        walk.see_outcome();
    } else if button.has_attribute("data-again") {
        walk.start_again();
    } else if let Some(question) = button.get_attribute("data-change").and_then(|question| question.parse().ok()) {
        walk.changing = true;
        walk.go_to(Stage::Question(question));
    }
}

impl Walk {
    /// Takes an answer from its box, and gives the others of the question what follows from it.
    fn answer(&mut self, event: &Event) {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let (Stage::Question(question), Ok(answer)) = (self.stage, input.value().parse()) else { return };
        let others = self.answers.chosen(question).count_ones();
        self.answers.set(question, answer, input.checked());
        let cleared =
            input.type_() == "checkbox" && input.checked() && self.answers.chosen(question).count_ones() <= others;
        self.sheet.tick(&self.answers);
        self.sheet.say(if cleared && others > 0 { News::Alone } else { News::None });
        self.sheet.complain(false);
    }

    fn go_on(&mut self) {
        let Stage::Question(question) = self.stage else { return };
        if self.answers.chosen(question) == 0 {
            return self.sheet.complain(true);
        }
        self.entry.leave_first(question);
        let after = if self.changing { self.open() } else { next(question, &self.answers) };
        self.go_to(after.map_or(Stage::Check, Stage::Question));
    }

    /// The first question that still needs an answer.
    fn open(&self) -> Option<usize> {
        path(&self.answers).find(|question| self.answers.chosen(*question) == 0)
    }

    /// Goes to what the answers point to; first to a question that a change has opened and that was not answered then.
    fn see_outcome(&mut self) {
        let open = self.open();
        self.changing = open.is_some();
        self.go_to(open.map_or(Stage::Outcome, Stage::Question));
    }

    fn go_back(&mut self) {
        let before = match self.stage {
            Stage::Question(_) if self.changing => Some(Stage::Check),
            Stage::Question(question) => previous(question, &self.answers).map(Stage::Question),
            Stage::Check => path(&self.answers).next_back().map(Stage::Question),
            Stage::Outcome => Some(Stage::Check),
        };
        if let Some(before) = before {
            self.go_to(before);
        }
    }

    /// The browser's own Back: one step in the quiz for each press; from the first question it leaves.
    fn moved(&mut self) {
        match self.entry.moved() {
            Move::Elsewhere => {}
            // After a new start there is no step in the quiz to take back, and a press that does nothing would be a riddle.
            Move::Back if self.is_at_start() => back::leave(),
            Move::Before if self.is_at_start() => {}
            Move::Back | Move::Before => {
                self.go_back();
                if !self.is_at_start() {
                    self.entry.stay();
                }
            }
        }
    }

    fn is_at_start(&self) -> bool {
        self.stage == Stage::Question(0) && !self.changing
    }

    fn start_again(&mut self) {
        self.clear();
        self.show(true);
    }

    fn clear(&mut self) {
        self.answers = Answers::default();
        self.stage = Stage::Question(0);
        self.changing = false;
        self.sheet.tick(&self.answers);
        self.sheet.show_reasons(None, &self.answers);
        self.sheet.say(News::None);
    }

    fn leave(&mut self) {
        self.left_underway = self.answers != Answers::default();
        self.clear();
        self.show(false);
    }

    fn return_from_cache(&mut self, event: &Event) {
        let cached = Reflect::get(event, &JsValue::from_str("persisted")).is_ok_and(|cached| cached.is_truthy());
        if cached && std::mem::take(&mut self.left_underway) {
            self.sheet.say(News::Lost);
        }
    }

    fn go_to(&mut self, stage: Stage) {
        // Before and after, and not when the quiz is taken up: to ask for a height costs a layout of the page.
        self.sheet.keep_height();
        self.stage = stage;
        if !matches!(stage, Stage::Question(_)) {
            self.changing = false;
        }
        self.sheet.say(News::None);
        self.show(true);
    }

    fn show(&mut self, focus: bool) {
        match self.stage {
            Stage::Question(question) => {
                let first = self.is_at_start();
                self.sheet.show_question(question, &self.answers, first);
            }
            Stage::Check => self.sheet.show_check(&self.answers),
            Stage::Outcome => self.sheet.show_reasons(finding(&self.answers), &self.answers),
        }
        if focus {
            self.sheet.keep_height();
            self.sheet.focus();
        }
    }
}
