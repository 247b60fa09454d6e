//! Chapter 4, twin: two scars, one needle, and why one fills while the other may grow.

use crate::app::driver::command::{Command, Look};
use crate::app::driver::setup::Setup;
use crate::app::figure::{Act, Figure, names};
use crate::app::prose;
use crate::content::{Key, TWIN, text};
use yew::{Component, Context, Html, Properties, html};

/// What the chapter depends on.
#[derive(Properties, Clone, PartialEq)]
pub struct TwinProps {
    /// How the figure is to look.
    pub look: Look,
}

/// The chapter.
pub struct Twin {
    figure: Figure,
}

impl Component for Twin {
    type Message = Act;
    type Properties = TwinProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { figure: Figure::new(&names::TWIN, Setup::pair(), ctx.link().callback(|act| act)) }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.figure.start(ctx.props().look);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &TwinProps) -> bool {
        self.figure.update(Act::Command(Command::Look(ctx.props().look)))
    }

    fn update(&mut self, _ctx: &Context<Self>, act: Act) -> bool {
        self.figure.update(act)
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let report = &self.figure.report;
        let first_session = report.timeline.session_days().first();
        let lit = first_session.and_then(|day| prose::lit(&TWIN, report.time_d - day));
        let on_moment = self.figure.send().reform(Command::ShowAfterFirstSession);
        html! {
            <article class="chapter" aria-labelledby="twin">
                <div class="prose">
                    <div class="heading">
                        <p class="kicker">{ text(Key::TwinChapter) }</p>
                        <h2 id="twin">{ TWIN.title }</h2>
                    </div>
                    <div class="text">{ prose::paragraphs_for(names::TWIN.anchor, &TWIN, lit, &on_moment) }</div>
                </div>
                { self.figure.view() }
            </article>
        }
    }
}
