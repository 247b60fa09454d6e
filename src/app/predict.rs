//! Predict, then reveal: a question before a key claim. The reader chooses, the figure runs, and what it has come to is set
//! beside the choice. Nothing of it is stored, and nothing of it is in the address.

use super::bind::{self, Out};
use super::driver::command::Command;
use super::driver::report::Report;
use super::driver::setup::{Setup, course_days};
use super::host;
use crate::scene::prediction::{Answer, JUDGED_D, one_session, two_scars};
use gloo_events::EventListener;
use std::cell::Cell;
use std::rc::{Rc, Weak};
use web_sys::{Element, HtmlElement};

/// The questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What one session makes of a sunken scar.
    Healing,
    /// Which of two scars fills.
    Twin,
    /// After how many sessions most of the gain is there.
    Sessions,
}

/// How far it is with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It is asked.
    Asked,
    /// It is answered, and the figure runs.
    Running,
    /// What the model says is shown.
    Told,
}

/// A question at work. Dropped, it no longer listens.
pub struct Predict {
    core: Rc<Core>,
    _listeners: [EventListener; 3],
}

struct Core {
    which: Which,
    root: HtmlElement,
    stage: Cell<Stage>,
    ask: Out<Command>,
}

impl Which {
    /// The chapter in which it is asked.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Healing => "healing",
            Self::Twin => "twin",
            Self::Sessions => "sessions",
        }
    }

    /// What makes the figure run from its beginning, or, where nothing may move by itself, go to its end.
    fn run(self, moves: bool) -> Vec<Command> {
        let run = if moves { Command::TogglePlay } else { Command::Show(JUDGED_D) };
        match self {
            Self::Healing => {
                vec![Command::Setup(Setup::default()), Command::Clear, Command::ShowAfterFirstSession(0.0), run]
            }
            Self::Twin => vec![Command::Setup(Setup::pair()), Command::LayCourse, run],
            // They are computed already.
            Self::Sessions => Vec::new(),
        }
    }

    /// What the figure has come to; none before its end, and when it shows something else.
    fn answer(self, report: &Report) -> Option<Answer> {
        let of = |setup: Setup, days: &[f64]| {
            setup.sides().eq(report.sides.iter().map(|side| side.chosen)) && report.timeline.session_days() == days
        };
        match (self, report.sides.as_slice()) {
            _ if report.time_d < JUDGED_D => None,
            (Self::Healing, [side]) if of(Setup::default(), &[0.0]) => one_session(&side.skin, &side.readings),
            (Self::Twin, [left, right]) if of(Setup::pair(), &course_days()) => {
                two_scars((&left.skin, &left.readings), (&right.skin, &right.readings))
            }
            _ => None,
        }
    }
}

impl Predict {
    /// Takes up a question of the page; none when it is not there. `ask` has the figure run.
    #[must_use]
    pub fn start(page: &Element, which: Which, ask: Out<Command>) -> Option<Self> {
        let root = host::find(page, &["[data-predict=\"", which.name(), "\"]"].concat())?;
        let core = Rc::new(Core { which, root: root.clone(), stage: Cell::new(Stage::Asked), ask });
        let on = |selector, act: fn(&Core, &Element)| {
            let core: Weak<Core> = Rc::downgrade(&core);
            bind::clicks(&root, selector, move |button| {
                if let Some(core) = core.upgrade() {
                    act(&core, button);
                }
            })
        };
        let listeners = [
            on("[data-choice]", Core::choose),
            on("[data-skip]", |core, _| core.tell(true)),
            on("[data-again]", |core, _| core.ask_again()),
        ];
        bind::wake(&root);
        Some(Self { core, _listeners: listeners })
    }

    /// News of the figure.
    pub fn told(&self, report: &Report) {
        let core = &self.core;
        if core.stage.get() != Stage::Running {
            return;
        }
        if let Some(answer) = core.which.answer(report) {
            core.show(&answer);
            core.tell(false);
        }
    }
}

/// Whether figures may move by themselves, as the page says; the figure may not have been made yet.
fn moves() -> bool {
    let page = host::document().and_then(|document| document.document_element());
    page.and_then(|page| page.get_attribute("data-motion")).as_deref() != Some("off")
}

impl Core {
    fn choose(&self, button: &Element) {
        if let Some(said) = host::find(&self.root, "[data-said]") {
            bind::set_text(&said, &button.text_content().unwrap_or_default());
        }
        bind::set_attribute(&self.root, "data-chosen", Some(""));
        if self.which == Which::Sessions {
            return self.tell(true);
        }
        self.turn(Stage::Running, Some("[data-answer]"));
        for command in self.which.run(moves()) {
            (self.ask)(command);
        }
    }

    /// Shows what the model says, to the eye and to a screen reader; `asked` for at this moment, and not come by itself, when
    /// the reader may be elsewhere.
    fn tell(&self, asked: bool) {
        self.turn(Stage::Told, asked.then_some("[data-answer]"));
        let words = |selector: &str| host::find(&self.root, selector).and_then(|part| part.text_content());
        if let (Some(status), Some(shows), Some(outcome)) =
            (host::find(&self.root, "[role=\"status\"]"), words("[data-shows]"), words("[data-outcome]:not([hidden])"))
        {
            bind::set_text(&status, &[&shows, ": ", &outcome].concat());
        }
    }

    fn ask_again(&self) {
        bind::set_attribute(&self.root, "data-chosen", None);
        self.turn(Stage::Asked, Some("[data-choice]"));
    }

    /// Sets what the model has come to.
    fn show(&self, answer: &Answer) {
        for (i, outcome) in host::find_all(&self.root, "[data-outcome]").iter().enumerate() {
            let holds = i == answer.choice;
            bind::set_attribute(outcome, "hidden", (!holds).then_some(""));
            for number in if holds { host::find_all(outcome, "[data-number]") } else { Vec::new() } {
                let which = usize::from(number.get_attribute("data-number").as_deref() == Some("1"));
                bind::set_text(&number, &answer.numbers[which]);
            }
        }
    }

    /// Goes to another stage; the button that did it is gone then, so that the focus goes to what took its place.
    fn turn(&self, stage: Stage, focus: Option<&str>) {
        self.stage.set(stage);
        let word = match stage {
            Stage::Asked => "asked",
            Stage::Running => "running",
            Stage::Told => "told",
        };
        bind::set_attribute(&self.root, "data-state", Some(word));
        if let Some(part) = focus.and_then(|selector| host::find(&self.root, selector)) {
            // Refused only for what cannot be focused.
            let _ = part.focus();
        }
    }
}
