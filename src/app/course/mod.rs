//! The figure of a course: settings, calendar, the band over the months, what another session adds, and what to know beside it.

mod parts;
mod settings;
mod setup;
mod work;

use self::setup::Setup;
pub use self::setup::{AGES_MONTHS, Instrument, SCARS, SESSIONS, WEEKS};
use self::work::Work;
use super::host;
use super::observe::{Size, SizeObserver};
use crate::content::{Key, text};
use crate::scene::calendar::{calendar, legend};
use crate::scene::course_chart::{self, CourseKind, course_chart, ladder_chart, ladder_title};
use crate::scene::course_words::{ladder_sentence, sentence};
use crate::scene::outlook::Outlook;
use crate::scene::plot::ChartSize;
use crate::skin::ensemble::Ensemble;
use crate::skin::ladder::Ladder;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{AttrValue, Callback, Html, NodeRef, html};

/// Heights of the charts, CSS px; the style sheet has them as well.
const BAND_PX: f32 = 230.0;
const LADDER_PX: f32 = 190.0;
/// Width of a chart before it is measured, CSS px.
const FIRST_PX: f32 = 380.0;

/// What happens to the figure.
pub enum Act {
    /// The reader set something.
    Setup(Setup),
    /// More is computed.
    Outlook(Rc<Outlook>),
    /// A chart over the months and the ladder: the first or the second is so wide now, CSS px.
    Width(usize, f32),
}

/// The figure as its chapter holds it.
pub struct Course {
    setup: Setup,
    outlook: Rc<Outlook>,
    widths_px: [f32; 2],
    act: Callback<Act>,
    root: NodeRef,
    work: Option<Work>,
    sizes: Vec<SizeObserver>,
}

impl Course {
    /// A figure that tells its acts to its chapter; nothing is computed until it is started.
    #[must_use]
    pub fn new(act: Callback<Act>) -> Self {
        let setup = Setup::default();
        Self {
            setup,
            outlook: blank(setup),
            widths_px: [FIRST_PX; 2],
            act,
            root: NodeRef::default(),
            work: None,
            sizes: Vec::new(),
        }
    }

    /// Starts to compute and to follow the width, once the figure is in the page.
    pub fn start(&mut self) {
        let Some(root) = self.root.cast::<HtmlElement>() else { return };
        self.work = Some(Work::start(&root, self.setup.protocol(), self.act.reform(Act::Outlook)));
        for (i, place) in ["[data-course-band]", "[data-course-ladder]"].into_iter().enumerate() {
            let act = self.act.clone();
            let report = move |size: Size| act.emit(Act::Width(i, size.width));
            let observer = host::find(&root, place).and_then(|element| SizeObserver::new(&element, Rc::new(report)));
            self.sizes.extend(observer);
        }
    }

    /// Takes an act; true when the figure must be shown anew.
    pub fn update(&mut self, act: Act) -> bool {
        match act {
            Act::Setup(setup) if setup == self.setup => false,
            Act::Setup(setup) => {
                self.setup = setup;
                // What was computed belongs to another course: no stale line may stand under the new settings.
                self.outlook = blank(setup);
                if let Some(work) = &self.work {
                    work.restart(setup.protocol());
                }
                true
            }
            Act::Outlook(outlook) => {
                // News of a course that is no longer wanted may still be on its way.
                let wanted = outlook.protocol == self.setup.protocol();
                if wanted {
                    self.outlook = outlook;
                }
                wanted
            }
            Act::Width(i, width_px) => {
                let changed = width_px > 0.0 && self.widths_px[i] != width_px;
                if changed {
                    self.widths_px[i] = width_px;
                }
                changed
            }
        }
    }

    /// The figure.
    pub fn view(&self) -> Html {
        let (outlook, protocol) = (&*self.outlook, self.setup.protocol());
        let band = |id, kind, mark: bool| {
            let size = ChartSize { width_px: self.widths_px[0], height_px: BAND_PX };
            html! {
                <section class="chart-card">
                    <h3>{ course_chart::title(kind, outlook) }</h3>
                    <div class="plot" data-course-band={mark.then_some("")}>
                        { raw(course_chart(id, kind, outlook, size)) }
                    </div>
                </section>
            }
        };
        let ladder_size = ChartSize { width_px: self.widths_px[1], height_px: LADDER_PX };
        html! {
            <div ref={self.root.clone()} class="course" role="group" aria-label={text(Key::CourseFigure)}>
                <div class="course-card">
                    { settings::view(self.setup, &self.act.reform(Act::Setup)) }
                    <div class="course-calendar">
                        { raw(calendar(&protocol)) }
                        { raw(legend()) }
                    </div>
                    <p class="course-now" role="status">{ sentence(outlook) }</p>
                    { parts::progress(outlook) }
                </div>
                <div class="charts">
                    { band("course-surface", CourseKind::Surface, true) }
                    { band("course-collagen", CourseKind::Collagen, false) }
                </div>
                <section class="chart-card ladder">
                    <h3>{ ladder_title(outlook) }</h3>
                    <div class="plot" data-course-ladder="">{ raw(ladder_chart("course-ladder", outlook, ladder_size)) }</div>
                    <p class="ladder-told">{ ladder_sentence(outlook) }</p>
                </section>
                { parts::cards(&protocol) }
                { parts::tables(outlook) }
            </div>
        }
    }
}

/// The outlook of which nothing is computed.
fn blank(setup: Setup) -> Rc<Outlook> {
    let protocol = setup.protocol();
    Rc::new(Outlook::new(&Ensemble::new(protocol), &Ladder::new(protocol)))
}

fn raw(markup: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup))
}
