//! Chapter 5, sessions: a course on a calendar, what it comes to, and what another session adds.

use super::frame::{Frame, frame};
use crate::app::course::{Act, Course};
use crate::app::prose;
use crate::content::{Key, SESSIONS, text};
use yew::{Callback, Component, Context, Html};

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
        frame(Frame {
            class: "chapter",
            id: "sessions",
            kicker: text(Key::CourseKicker),
            title: SESSIONS.title,
            first: false,
            text: prose::paragraphs(&SESSIONS, None, &Callback::noop()),
            figure: self.course.view(),
        })
    }
}
