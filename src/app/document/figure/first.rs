//! What a figure tells before the program has arrived: minute 0 of its courses, computed when the page is built.

use crate::app::driver::playhead::{Activity, Speed};
use crate::app::driver::report::{Picture, Report, SideReport};
use crate::app::driver::sessions;
use crate::app::driver::setup::Setup;
use crate::content::{Key, text};
use crate::scene::caption::{self, Situation};
use crate::scene::compare;
use crate::scene::timeline::Timeline;
use crate::skin::course::Course;
use std::rc::Rc;

/// Widths for which axis and charts are drawn first, CSS px: those of a phone, whose few marks fit a wider screen too.
const AXIS_PX: f32 = 300.0;
const CHART_PX: f32 = 300.0;

/// The first report.
pub(super) fn report(setup: Setup) -> Report {
    let session_days = setup.first_session_days();
    let courses: Vec<(_, Course)> =
        setup.sides().map(|chosen| (chosen, Course::glimpse(setup.course(chosen, &session_days)))).collect();
    let end_d = courses.iter().map(|(_, course)| course.end_d()).fold(0.0, f64::max);
    let sentence = match courses.as_slice() {
        [(left, one), (right, other)] => {
            // Two skins are first seen before the needles of day 0.
            let told = |specimen, course| compare::Side {
                specimen,
                skin: Course::spec(course).skin,
                readings: course.readings(),
                needled: false,
            };
            compare::sentence(&told(left.skin, one), &told(right.skin, other), 0.0)
        }
        [(_, course), ..] => {
            let start = course.readings().first().copied().unwrap_or_default();
            let situation = Situation { spec: course.spec(), tracts: course.tracts(), start: &start, now: &start };
            caption::caption(&situation).sentence
        }
        [] => String::new(),
    };
    let sides = courses.iter().map(|(chosen, course)| SideReport {
        chosen: *chosen,
        skin: course.spec().skin,
        readings: Rc::from(course.readings()),
        picture: Picture::Shown,
    });
    Report {
        time_d: 0.0,
        activity: Activity::Still,
        speed: Speed::default(),
        sides: sides.collect(),
        timeline: Rc::new(Timeline::new(end_d, &session_days)),
        computed_d: 0.0,
        phrase: text(Key::PhraseUntouched),
        sentence: Rc::from(sentence),
        message: Rc::from(""),
        allowance: sessions::allowance(&session_days, 0.0, setup.right.is_some()),
        axis_px: AXIS_PX,
        chart_px: CHART_PX,
    }
}
