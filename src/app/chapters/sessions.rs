//! Chapter 5, sessions: a course on a calendar, what it comes to, and what another session adds.

use crate::app::course::{Act, Course};
use crate::app::prose;
use crate::content::{Key, SESSIONS, text};
use yew::{Callback, Component, Context, Html, html};

/// The chapter.
pub struct Sessions {
    course: Course,
}

impl Component for Sessions {
    type Message = Act;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        Self { course: Course::new(ctx.link().callback(|act| act)) }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.course.start();
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, act: Act) -> bool {
        self.course.update(act)
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        html! {
            <article class="chapter" aria-labelledby="sessions">
                <div class="prose">
                    <div class="heading">
                        <p class="kicker">{ text(Key::CourseKicker) }</p>
                        <h2 id="sessions">{ SESSIONS.title }</h2>
                    </div>
                    <div class="text">{ prose::paragraphs(&SESSIONS, None, &Callback::noop()) }</div>
                </div>
                { self.course.view() }
            </article>
        }
    }
}
