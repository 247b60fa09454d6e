//! What a figure shows: of every report that which differs from the one before, and the controls as the reader has set them.

use super::names::Names;
use super::parts::{Half, Parts};
use super::{axis, charts, numbers};
use crate::app::address::state::{LivingPlace, length_step};
use crate::app::bind::{self, set_attribute, set_text, word};
use crate::app::driver::command::Command;
use crate::app::driver::playhead::{Activity, Speed};
use crate::app::driver::report::{Picture, Report, SideReport};
use crate::app::driver::sessions::Allowance;
use crate::app::driver::setup::{Chosen, DENSITIES_PER_CM2, Setup};
use crate::app::driver::stills::STILLS_D;
use crate::app::host;
use crate::content::{Key, fill};
use crate::scene::number::millimetres;
use crate::scene::specimen::Specimen;
use crate::scene::stain::Stain;
use std::rc::Rc;
use web_sys::HtmlElement;

/// Two time marks closer than this are the same moment, days.
const SAME_D: f64 = 1e-3;

/// What is shown now.
pub(super) struct Shown {
    /// Skins and needles as the reader has set them; reports come a few times a second, the controls answer at once.
    setup: Setup,
    stain: Stain,
    speed: Speed,
    /// The skin that was last beside another one of its own kind.
    unmirrored: Specimen,
    report: Option<Rc<Report>>,
    /// The report from which the table was made; none while it is closed.
    tabled: Option<Rc<Report>>,
}

impl Shown {
    /// What the page shows at first.
    pub(super) fn new(place: &LivingPlace) -> Self {
        Self {
            setup: place.setup(),
            stain: place.stain,
            speed: place.speed,
            unmirrored: Specimen::Keloid,
            report: None,
            tabled: None,
        }
    }

    pub(super) fn setup(&self) -> Setup {
        self.setup
    }

    /// Both sides alike, or, where they are, the right one as it was before.
    pub(super) fn mirrored(&self) -> Setup {
        let Setup { left, right, .. } = self.setup;
        let to =
            |right: Chosen| Chosen { skin: if right.skin == left.skin { self.unmirrored } else { left.skin }, ..right };
        Setup { right: right.map(to), ..self.setup }
    }

    /// Takes what a command changes of the controls; true when it does.
    pub(super) fn take(&mut self, command: Command) -> bool {
        match command {
            Command::Setup(setup) => self.take_setup(setup),
            Command::Stain(stain) => self.stain = stain,
            Command::Speed(speed) => self.speed = speed,
            _ => return false,
        }
        true
    }

    /// Takes the controls of a place.
    pub(super) fn take_place(&mut self, place: &LivingPlace) {
        self.take_setup(place.setup());
        self.stain = place.stain;
        self.speed = place.speed;
    }

    fn take_setup(&mut self, setup: Setup) {
        let mirrors = setup.right.is_some_and(|right| right.skin == setup.left.skin);
        if let (true, Some(right)) = (mirrors, self.setup.right.filter(|right| right.skin != setup.left.skin)) {
            self.unmirrored = right.skin;
        }
        self.setup = setup;
    }

    /// Sets the controls.
    pub(super) fn controls(&self, names: &Names, parts: &Parts) {
        let root = &parts.root;
        bind::set_segmented(root, names.speed, Speed::ALL.iter().position(|speed| *speed == self.speed));
        if names.opens {
            return;
        }
        let Setup { left, right, length_mm, density_per_cm2 } = self.setup;
        let place_of = |skin| Specimen::ALL.iter().position(|known| *known == skin).unwrap_or_default();
        let length = fill(Key::NeedleMillimetres, &[("n", &millimetres(length_mm))]);
        bind::set_select(root, names.skin, place_of(left.skin));
        bind::set_slider(root, names.length, length_step(length_mm), &length);
        bind::set_segmented(root, names.stain, Stain::ALL.iter().position(|stain| *stain == self.stain));
        bind::set_segmented(root, names.density, DENSITIES_PER_CM2.iter().position(|n| *n == density_per_cm2));
        if let Some(right) = right {
            bind::set_select(root, names.other, place_of(right.skin));
            bind::set_switch(root, names.link, self.setup.is_linked());
            if let Some(mirror) = &parts.mirror {
                set_attribute(mirror, "aria-pressed", Some(word(left.skin == right.skin)));
            }
        }
    }

    /// Shows a report; true when sessions came or went, or when time that runs for the reader began or stood still.
    pub(super) fn report(&mut self, names: &Names, parts: &Parts, report: &Rc<Report>) -> bool {
        let before = self.report.replace(Rc::clone(report));
        for (part, words) in
            [(&parts.now, &*report.sentence), (&parts.said, &report.message), (&parts.phrase, report.phrase)]
        {
            if let Some(part) = part {
                set_text(part, words);
            }
        }
        show_sessions(parts, report);
        let was = before.as_deref();
        if let (Some(place), true) = (&parts.axis, was.is_none_or(|was| axis_differs(was, report))) {
            bind::set_markup(place, &axis::draw(&report.timeline, report.axis_px));
        }
        if !parts.charts.is_empty() && was.is_none_or(|was| charts_differ(was, report)) {
            show_charts(names, parts, report);
        }
        for (half, side) in parts.halves.iter().zip(&report.sides) {
            show_half(half, side, report);
        }
        self.table(parts);
        let drifts = |report: &Report| report.activity == Activity::Drifting;
        was.is_some_and(|was| {
            was.timeline.session_days() != report.timeline.session_days()
                || was.is_running() != report.is_running() && !drifts(was) && !drifts(report)
        })
    }

    /// Makes the table while it is open, and empties it when it is closed.
    pub(super) fn table(&mut self, parts: &Parts) {
        let (Some(details), Some(place)) = (&parts.table, &parts.numbers) else { return };
        let report = self.report.as_ref().filter(|_| details.has_attribute("open"));
        let differs = match (&self.tabled, report) {
            (None, None) => false,
            (Some(was), Some(now)) => courses_differ(was, now),
            _ => true,
        };
        if differs {
            bind::set_markup(place, &report.map(|report| numbers::draw(report)).unwrap_or_default());
            self.tabled = report.cloned();
        }
    }
}

/// Whether needles may be pressed in, and why not.
fn show_sessions(parts: &Parts, report: &Report) {
    let pressing = matches!(report.activity, Activity::Pressing { .. });
    let refused = pressing || report.allowance != Allowance::Free;
    if let Some(button) = &parts.press {
        set_attribute(button, "aria-disabled", refused.then_some("true"));
    }
    if let Some(button) = &parts.clear {
        button.set_hidden(report.timeline.session_days().is_empty());
    }
    show_one(&parts.reasons, "data-reason", Some(report.allowance.name()));
}

fn show_charts(names: &Names, parts: &Parts, report: &Report) {
    for ((title, place), (words, svg)) in
        parts.charts.iter().zip(charts::draw(names.kind, report).into_iter().flatten())
    {
        set_text(title, words);
        bind::set_markup(place, &svg);
    }
}

/// Name, trouble and small pictures of one skin.
fn show_half(half: &Half, side: &SideReport, report: &Report) {
    let trouble = match side.picture {
        Picture::Shown => None,
        Picture::Lost => Some("lost"),
        Picture::Unavailable => Some("unavailable"),
    };
    show_one(&half.troubles, "data-trouble", trouble);
    let Chosen { skin, needled } = side.chosen;
    if let Some(plate) = &half.plate {
        set_attribute(plate, "data-alone", (!needled).then_some(""));
        if let (Some(name), Some(alone)) = (host::find(plate, "b"), host::find(plate, "span")) {
            set_text(&name, skin.name());
            alone.set_hidden(needled);
        }
    }
    if let Some(row) = &half.row {
        set_text(row, skin.name());
    }
    for (button, time_d) in half.stills.iter().zip(STILLS_D) {
        let shown = (report.time_d - time_d).abs() < SAME_D;
        set_attribute(button, "aria-current", shown.then_some("true"));
        if let Some(name) = host::find(button, "[data-name]") {
            set_text(&name, skin.name());
        }
    }
}

/// Shows the one of several parts that has this name.
fn show_one(parts: &[HtmlElement], attribute: &str, name: Option<&str>) {
    for part in parts {
        part.set_hidden(name.is_none() || part.get_attribute(attribute).as_deref() != name);
    }
}

fn axis_differs(was: &Report, now: &Report) -> bool {
    was.axis_px != now.axis_px || was.timeline != now.timeline
}

fn charts_differ(was: &Report, now: &Report) -> bool {
    was.chart_px != now.chart_px || courses_differ(was, now)
}

/// Whether there is more to be read of the courses, or something else.
fn courses_differ(was: &Report, now: &Report) -> bool {
    was.timeline != now.timeline
        || was.sides.len() != now.sides.len()
        || was
            .sides
            .iter()
            .zip(&now.sides)
            .any(|(was, now)| was.chosen != now.chosen || !Rc::ptr_eq(&was.readings, &now.readings))
}
