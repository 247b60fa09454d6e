//! The chapters round living skin: 2, a puncture is a small wound, and skin answers with collagen; 4, two scars, one needle,
//! and why one fills while the other may grow.

use super::frame::{Frame, frame};
use crate::app::driver::command::{Command, Look};
use crate::app::driver::setup::Setup;
use crate::app::figure::names::{self, Names};
use crate::app::figure::{Act, Figure};
use crate::app::prose;
use crate::content::{HEALING, Key, Prose, TWIN, text};
use yew::{Component, Context, Html, Properties};

/// What makes one of these chapters.
#[derive(Debug)]
struct Chapter {
    id: &'static str,
    kicker: Key,
    prose: &'static Prose,
    names: &'static Names,
    setup: fn() -> Setup,
}

static CHAPTERS: [Chapter; 2] = [
    Chapter { id: "healing", kicker: Key::PageChapter, prose: &HEALING, names: &names::HEALING, setup: Setup::default },
    Chapter { id: "twin", kicker: Key::TwinChapter, prose: &TWIN, names: &names::TWIN, setup: Setup::pair },
];

/// What a chapter depends on.
#[derive(Properties, Clone, PartialEq)]
pub struct LivingProps {
    /// Two skins instead of one.
    pub pair: bool,
    /// How the figure is to look.
    pub look: Look,
}

/// A chapter round living skin; one component for both, because each kind of component weighs two kilobytes.
pub struct Living {
    chapter: &'static Chapter,
    figure: Figure,
}

impl Component for Living {
    type Message = Act;
    type Properties = LivingProps;

    fn create(ctx: &Context<Self>) -> Self {
        let chapter = &CHAPTERS[usize::from(ctx.props().pair)];
        let figure = Figure::new(chapter.names, (chapter.setup)(), ctx.link().callback(|act| act));
        Self { chapter, figure }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.figure.start(ctx.props().look);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &LivingProps) -> bool {
        self.figure.update(Act::Command(Command::Look(ctx.props().look)))
    }

    fn update(&mut self, _ctx: &Context<Self>, act: Act) -> bool {
        self.figure.update(act)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Chapter { id, kicker, prose, names, .. } = *self.chapter;
        let report = &self.figure.report;
        let first_session = report.timeline.session_days().first();
        let lit = first_session.and_then(|day| prose::lit(prose, report.time_d - day));
        let on_moment = self.figure.send().reform(Command::ShowAfterFirstSession);
        frame(Frame {
            class: "chapter",
            id,
            kicker: text(kicker),
            title: prose.title,
            first: !ctx.props().pair,
            text: prose::paragraphs_for(names.anchor, prose, lit, &on_moment),
            figure: self.figure.view(),
        })
    }
}
