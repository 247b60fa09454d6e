//! The fields of a place: their keys, the names of their values, and what they may be.

use super::pen::Pen;
use super::state::{
    Chapter, CoursePlace, DAY_MIN, EvidencePlace, GalleryPlace, LivingPlace, NeedlesPlace, PASSES, Place, are_sessions,
    end_min, length_mm, most_length,
};
use crate::app::course::{AGES_MONTHS, Instrument, SCARS, SESSIONS, WEEKS};
use crate::app::driver::playhead::Speed;
use crate::app::driver::setup::{Chosen, DENSITIES_PER_CM2};
use crate::app::gallery::Side;
use crate::content::evidence::{self, Verdict};
use crate::scene::number::fixed;
use crate::scene::relief::Light;
use crate::scene::specimen::Specimen;
use crate::scene::stain::Stain;
use crate::scene::tone::SkinTone;

/// Names of skins, in the order of [`Specimen::ALL`].
const SKINS: [&str; 9] = [
    "healthy",
    "icepick",
    "measured-icepick",
    "boxcar",
    "deep-boxcar",
    "rolling",
    "hypertrophic",
    "keloid",
    "flat-mark",
];
const SPEEDS: [Speed; 3] = [Speed::Quarter, Speed::One, Speed::Four];
const INSTRUMENTS: [Instrument; 3] = [Instrument::Roller, Instrument::Stamp, Instrument::Pen];
const INSTRUMENT_NAMES: [&str; 3] = ["roller", "stamp", "pen"];
const VERDICTS: [Option<Verdict>; 5] =
    [None, Some(Verdict::Supported), Some(Verdict::Partly), Some(Verdict::Contradicted), Some(Verdict::Unverified)];
const PARTS: [Option<evidence::Chapter>; 7] = [
    None,
    Some(evidence::Chapter::Idea),
    Some(evidence::Chapter::Scars),
    Some(evidence::Chapter::Safety),
    Some(evidence::Chapter::Sessions),
    Some(evidence::Chapter::Home),
    Some(evidence::Chapter::BottomLine),
];
/// No and yes.
const SWITCH: [bool; 2] = [false, true];
const SWITCH_NAMES: [&str; 2] = ["no", "yes"];
/// Units of time in minutes, the longest first: a month is the twelfth of a year.
const UNITS: [(&str, u32); 4] = [("mo", 365 * DAY_MIN / 12), ("d", DAY_MIN), ("h", 60), ("min", 1)];
/// What stands for no sessions at all.
const NO_DAYS: &str = "none";

/// All fields of a place, those of the chapter that is read first; `first` is the page as it is at first.
pub(super) fn all(place: &mut Place, first: &Place, pen: &mut Pen<'_>) {
    pen.enter("", true);
    let ids = Chapter::ALL.map(Chapter::id);
    one_of(pen, "ch", &ids, &Chapter::ALL, &mut place.chapter, first.chapter);
    let here = place.chapter;
    let others = Chapter::ALL.into_iter().filter(|chapter| *chapter != here);
    for chapter in core::iter::once(here).chain(others) {
        pen.enter(chapter.id(), chapter == here);
        match chapter {
            Chapter::Answer => living(&mut place.answer, &first.answer, pen),
            Chapter::Needles => needles(&mut place.needles, &first.needles, pen),
            Chapter::Healing => living(&mut place.healing, &first.healing, pen),
            Chapter::Scars => gallery(&mut place.scars, &first.scars, pen),
            Chapter::Twin => living(&mut place.twin, &first.twin, pen),
            Chapter::Sessions => course(&mut place.sessions, &first.sessions, pen),
            Chapter::Evidence => claims(&mut place.evidence, &first.evidence, pen),
            Chapter::Risks | Chapter::Quiz => {}
        }
    }
    pen.enter("", true);
    one_of(pen, "tone", &["1", "2", "3", "4", "5", "6"], &SkinTone::ALL, &mut place.tone, first.tone);
    one_of(pen, "gentle", &SWITCH_NAMES, &SWITCH, &mut place.gentle, first.gentle);
}

fn living(place: &mut LivingPlace, first: &LivingPlace, pen: &mut Pen<'_>) {
    if let (Some(right), Some(first_right)) = (&mut place.right, first.right) {
        one_of(pen, "left", &SKINS, &Specimen::ALL, &mut place.left.skin, first.left.skin);
        one_of(pen, "right", &SKINS, &Specimen::ALL, &mut right.skin, first_right.skin);
        let needled = |left: &Chosen, right: &Chosen| [left.needled, right.needled];
        let mut both = needled(&place.left, right);
        let values = [[true, true], [true, false], [false, true]];
        one_of(pen, "needled", &["both", "left", "right"], &values, &mut both, needled(&first.left, &first_right));
        [place.left.needled, right.needled] = both;
    } else {
        one_of(pen, "skin", &SKINS, &Specimen::ALL, &mut place.left.skin, first.left.skin);
    }
    length(pen, &mut place.length, first.length);
    density(pen, &mut place.density, first.density);
    sessions(place, first, pen);
    time(place, first, pen);
    one_of(pen, "stain", &["illustrated", "polarised", "signal"], &Stain::ALL, &mut place.stain, first.stain);
    one_of(pen, "speed", &["quarter", "normal", "four"], &SPEEDS, &mut place.speed, first.speed);
}

fn needles(place: &mut NeedlesPlace, first: &NeedlesPlace, pen: &mut Pen<'_>) {
    one_of(pen, "device", &INSTRUMENT_NAMES, &INSTRUMENTS, &mut place.instrument, first.instrument);
    length(pen, &mut place.length, first.length);
    place.passes = pen.number("passes", PASSES, place.passes, first.passes);
}

fn gallery(place: &mut GalleryPlace, first: &GalleryPlace, pen: &mut Pen<'_>) {
    let sides = [Side::Above, Side::Section];
    let lights = [Light::Left, Light::Right];
    // All skins but the healthy one, in the same order.
    one_of(pen, "mark", &SKINS[1..], &Specimen::MARKS, &mut place.mark, first.mark);
    one_of(pen, "view", &["above", "section"], &sides, &mut place.side, first.side);
    one_of(pen, "light", &["left", "right"], &lights, &mut place.light, first.light);
    one_of(pen, "needled", &SWITCH_NAMES, &SWITCH, &mut place.needled, first.needled);
}

fn course(place: &mut CoursePlace, first: &CoursePlace, pen: &mut Pen<'_>) {
    // Marks without the flat one, in the same order.
    one_of(pen, "scar", &SKINS[1..=SCARS.len()], &SCARS, &mut place.scar, first.scar);
    place.sessions = pen.number("sessions", SESSIONS, place.sessions, first.sessions);
    place.weeks = pen.number("weeks", WEEKS, place.weeks, first.weeks);
    one_of(pen, "device", &INSTRUMENT_NAMES, &INSTRUMENTS, &mut place.instrument, first.instrument);
    length(pen, &mut place.length, first.length);
    density(pen, &mut place.density, first.density);
    let ages = AGES_MONTHS.map(|months| months.to_string() + UNITS[0].0);
    one_of(pen, "age", &ages.each_ref().map(String::as_str), &AGES_MONTHS, &mut place.age_months, first.age_months);
}

fn claims(place: &mut EvidencePlace, first: &EvidencePlace, pen: &mut Pen<'_>) {
    let verdicts = ["all", "supported", "partly", "contradicted", "unverified"];
    let parts = ["all", "idea", "scars", "safety", "sessions", "home", "bottom-line"];
    one_of(pen, "verdict", &verdicts, &VERDICTS, &mut place.verdict, first.verdict);
    one_of(pen, "part", &parts, &PARTS, &mut place.part, first.part);
}

/// A field that is one of several values, each with its name at the same place of the list.
fn one_of<T: Copy + PartialEq>(
    pen: &mut Pen<'_>,
    key: &'static str,
    names: &[&str],
    values: &[T],
    now: &mut T,
    first: T,
) {
    debug_assert_eq!(names.len(), values.len(), "{key}: a name for every value");
    let place = |wanted: T| values.iter().position(|value| *value == wanted).unwrap_or_default();
    let chosen = pen.choice(key, names, place(*now), place(first));
    if let Some(value) = values.get(chosen) {
        *now = *value;
    }
}

/// Needle length, mm: "1.5", "0.25".
fn length(pen: &mut Pen<'_>, now: &mut usize, first: usize) {
    let name = |step| {
        let words = fixed(f64::from(length_mm(step)), 2);
        words.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if let Some(read) = pen.words("needle", &name(*now), &name(first)) {
        let step = (0..=most_length()).find(|step| name(*step) == read);
        *now = step.unwrap_or_else(|| pen.wrong("needle", read, *now));
    }
}

/// Punctures per cm2.
fn density(pen: &mut Pen<'_>, now: &mut usize, first: usize) {
    let names = DENSITIES_PER_CM2.map(|per_cm2| (per_cm2 as u32).to_string());
    *now = pen.choice("density", &names.each_ref().map(String::as_str), *now, first);
}

/// Days of the sessions: "0,28,56".
fn sessions(place: &mut LivingPlace, first: &LivingPlace, pen: &mut Pen<'_>) {
    let name = |days: &[u32]| {
        let days: Vec<String> = days.iter().map(u32::to_string).collect();
        if days.is_empty() { NO_DAYS.to_owned() } else { days.join(",") }
    };
    let Some(read) = pen.words("days", &name(&place.session_days), &name(&first.session_days)) else { return };
    let days: Option<Vec<u32>> =
        if read == NO_DAYS { Some(Vec::new()) } else { read.split(',').map(|day| day.parse().ok()).collect() };
    match days.filter(|days| are_sessions(days, place.right.is_some())) {
        Some(days) => place.session_days = days,
        None => pen.wrong("days", read, ()),
    }
}

/// Where the playhead is, in the largest unit that divides it: "28d", "36h", "95min".
fn time(place: &mut LivingPlace, first: &LivingPlace, pen: &mut Pen<'_>) {
    let name = |time_min: u32| {
        let unit = UNITS.iter().find(|(_, minutes)| time_min >= *minutes && time_min.is_multiple_of(*minutes));
        let (name, minutes) = unit.unwrap_or(&UNITS[UNITS.len() - 1]);
        (time_min / minutes).to_string() + name
    };
    let Some(read) = pen.words("t", &name(place.time_min), &name(first.time_min)) else { return };
    let (number, unit) = read
        .find(|letter: char| !letter.is_ascii_digit())
        .and_then(|digits| read.split_at_checked(digits))
        .unwrap_or((read, ""));
    let unit = UNITS.iter().find(|(name, _)| *name == unit);
    let time_min = unit.zip(number.parse::<u32>().ok()).and_then(|((_, minutes), n)| n.checked_mul(*minutes));
    match time_min.filter(|time_min| *time_min <= end_min(&place.session_days)) {
        Some(time_min) => place.time_min = time_min,
        None => pen.wrong("t", read, ()),
    }
}
