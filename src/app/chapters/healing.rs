//! Chapter 2, healing: a puncture is a small wound, and skin answers with collagen.

use crate::app::driver::command::{Command, Look};
use crate::app::driver::setup::Setup;
use crate::app::figure::{Act, Figure, names};
use crate::app::prose;
use crate::content::{HEALING, Key, text};
use yew::{Component, Context, Html, Properties, html};

/// What the chapter depends on.
#[derive(Properties, Clone, PartialEq)]
pub struct HealingProps {
    /// How the figure is to look.
    pub look: Look,
}

/// The chapter.
pub struct Healing {
    figure: Figure,
}

impl Component for Healing {
    type Message = Act;
    type Properties = HealingProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { figure: Figure::new(&names::HEALING, Setup::default(), ctx.link().callback(|act| act)) }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.figure.start(ctx.props().look);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &HealingProps) -> bool {
        self.figure.update(Act::Command(Command::Look(ctx.props().look)))
    }

    fn update(&mut self, _ctx: &Context<Self>, act: Act) -> bool {
        self.figure.update(act)
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let report = &self.figure.report;
        let first_session = report.timeline.session_days().first();
        let lit = first_session.and_then(|day| prose::lit(&HEALING, report.time_d - day));
        let on_moment = self.figure.send().reform(Command::ShowAfterFirstSession);
        html! {
            <article class="chapter" aria-labelledby="healing">
                <div class="prose">
                    <div class="heading">
                        <p class="kicker">{ text(Key::PageChapter) }</p>
                        <h1 id="healing">{ HEALING.title }</h1>
                    </div>
                    <div class="text">{ prose::paragraphs(&HEALING, lit, &on_moment) }</div>
                </div>
                { self.figure.view() }
            </article>
        }
    }
}
