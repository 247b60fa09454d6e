//! Chapter 3, scars: six kinds and a flat mark, from above and in section.

use super::frame::{Frame, frame};
use crate::app::driver::command::Look;
use crate::app::gallery::{Act, Gallery, PROSE_PARAGRAPHS};
use crate::app::prose;
use crate::content::{Key, Prose, SCARS, text};
use crate::scene::tone::SkinTone;
use yew::{Callback, Component, Context, Html, Properties};

/// What the chapter depends on.
#[derive(Properties, Clone, PartialEq)]
pub struct ScarsProps {
    /// How skin is to look.
    pub look: Look,
    /// The reader picks another tone of skin.
    pub on_tone: Callback<SkinTone>,
}

/// The chapter.
pub struct Scars {
    gallery: Gallery,
}

impl Component for Scars {
    type Message = Act;
    type Properties = ScarsProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { gallery: Gallery::new(ctx.link().callback(|act| act), ctx.props().look) }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.gallery.start();
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &ScarsProps) -> bool {
        self.gallery.update(Act::Look(ctx.props().look))
    }

    fn update(&mut self, _ctx: &Context<Self>, act: Act) -> bool {
        self.gallery.update(act)
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let told = Prose { title: SCARS.title, paragraphs: &SCARS.paragraphs[..PROSE_PARAGRAPHS] };
        frame(Frame {
            class: "chapter scars",
            id: "scars",
            kicker: text(Key::GalleryKicker),
            title: told.title,
            first: false,
            text: prose::paragraphs(&told, None, &Callback::noop()),
            figure: self.gallery.view(&ctx.props().on_tone),
        })
    }
}
