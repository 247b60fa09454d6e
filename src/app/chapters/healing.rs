//! Chapter 2, healing: a puncture is a small wound, and skin answers with collagen.

use crate::app::driver::command::{Command, Look};
use crate::app::figure;
use crate::app::prose;
use crate::content::{HEALING, Key, text};
use yew::{Html, Properties, function_component, html};

/// What the chapter depends on.
#[derive(Properties, Clone, PartialEq)]
pub struct HealingProps {
    /// How the figure is to look.
    pub look: Look,
}

/// The chapter.
#[function_component]
pub fn Healing(props: &HealingProps) -> Html {
    let figure = figure::use_figure(props.look);
    let first_session = figure.report.timeline.session_days().first();
    let lit = first_session.and_then(|day| prose::lit(&HEALING, figure.report.time_d - day));
    let on_moment = figure.send.reform(Command::ShowAfterFirstSession);
    html! {
        <article class="chapter" aria-labelledby="healing">
            <div class="prose">
                <div class="heading">
                    <p class="kicker">{ text(Key::PageChapter) }</p>
                    <h1 id="healing">{ HEALING.title }</h1>
                </div>
                <div class="text">{ prose::paragraphs(&HEALING, lit, &on_moment) }</div>
            </div>
            { figure::view(&figure) }
        </article>
    }
}
