//! What is happening now, in one plain sentence that is true of the reading.

use super::number::{fixed, millimetres, percent};
use super::reading::{Change, change, share_of_type_3};
use super::timeline::{
    INFLAMMATION_UNTIL_D, LastSession, NEW_COLLAGEN_UNTIL_D, Phase, label, last_session, phase_at, span,
};
use crate::content::{Key, fill, text};
use crate::skin::course::{CourseSpec, Reading};
use crate::skin::needle::Tract;
use crate::skin::scar::{Form, Skin};

/// Days after a session during which the needles are just in.
const PRESSED_UNTIL_D: f64 = 1.0 / 1440.0;
/// Days after a session until the channels are tight again: 1 to 3 (channel closure in evidence.md).
const TIGHT_AFTER_D: f64 = 1.0;
/// Days after a session during which swelling is worth a word: debris, which drives it in the model, lasts about 3 days.
const SWELLING_UNTIL_D: f64 = 7.0;
/// Days after the last session from which the result is read: about six months.
const RESULT_AFTER_D: f64 = 180.0;
/// Share of the width of a sunken scar that is floor, between its walls.
const FLOOR_SHARE: f32 = 0.8;
/// Share of a scar from which nothing worth a number is left to change.
pub(super) const ALL: f32 = 0.995;
/// Half of the last digit of a length that is told in hundredths of a mm.
const SAME_MM: f32 = 0.005;

/// What a caption is made from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Skin, needles and sessions.
    pub spec: &'a CourseSpec,
    /// The punctures that are computed.
    pub tracts: &'a [Tract],
    /// The reading at minute 0.
    pub start: &'a Reading,
    /// The reading at the playhead; its `time_d` is the time.
    pub now: &'a Reading,
}

/// The words for one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// Beside the time: "new collagen being laid down".
    pub phrase: &'static str,
    /// The visible sentence, and the live message: one value, so that eye and ear get the same.
    pub sentence: String,
    /// The phase by the clock; none before the first session.
    pub phase: Option<Phase>,
}

/// How deep the needles of the sessions so far went.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    /// The punctures are not computed yet.
    Unknown,
    /// None of them reached the scar where it counts.
    Missed,
    /// Not out of the epidermis.
    Epidermis,
    /// Into the first voxel of the dermis at most, where the model feels little or nothing.
    Barely,
    /// Into the dermis, mm below the surface.
    Dermis(f32),
}

/// The caption of a moment.
#[must_use]
pub fn caption(situation: &Situation) -> Caption {
    let session = last_session(&situation.spec.session_days, situation.now.time_d);
    let phase = phase_at(session.map(|session| session.days_ago));
    let reach = reach(situation);
    let phrase = text(match (phase, reach) {
        (None, _) => Key::PhraseUntouched,
        (Some(_), Reach::Missed) => Key::PhraseMissed,
        (Some(_), Reach::Epidermis) => Key::PhraseTooShort,
        (Some(_), Reach::Barely) => Key::PhraseBarely,
        (Some(Phase::Bleeding), _) => Key::PhraseBleeding,
        (Some(Phase::Inflammation), _) => Key::PhraseInflammation,
        (Some(Phase::NewCollagen), _) => Key::PhraseNewCollagen,
        (Some(Phase::Remodelling), _) => Key::PhraseRemodelling,
    });
    let body = match (session, reach) {
        (None, _) => untouched(situation),
        (Some(_), Reach::Missed) => fill(missed(&situation.spec.skin), &[("shape", &shape(situation.now))]),
        (Some(_), Reach::Epidermis) => too_short(situation, Key::CaptionTooShort),
        (Some(_), Reach::Barely) => too_short(situation, Key::CaptionBarely),
        (Some(LastSession { days_ago, .. }), Reach::Dermis(reach_mm)) => healing(situation, days_ago, Some(reach_mm)),
        (Some(LastSession { days_ago, .. }), Reach::Unknown) => healing(situation, days_ago, None),
    };
    Caption { phrase, sentence: dated(situation, session, &body), phase }
}

/// Puts the time before the body: "Week 8, 3 days after session 3: ...".
fn dated(situation: &Situation, session: Option<LastSession>, body: &str) -> String {
    let time = label(situation.now.time_d);
    let Some(LastSession { number, days_ago }) = session else {
        return fill(Key::CaptionFirstCourse, &[("time", &time), ("body", body)]);
    };
    let same_clock = number == 1 && situation.spec.session_days.first() == Some(&0.0);
    let number = fixed(number as f64, 0);
    if same_clock {
        fill(Key::CaptionFirstCourse, &[("time", &time), ("body", body)])
    } else if days_ago < PRESSED_UNTIL_D {
        fill(Key::CaptionAtSession, &[("time", &time), ("number", &number), ("body", body)])
    } else {
        let values = [("time", time.as_str()), ("span", &span(days_ago)), ("number", &number), ("body", body)];
        fill(Key::CaptionAfterSession, &values)
    }
}

fn untouched(Situation { spec, start, now, .. }: &Situation) -> String {
    if spec.skin == Skin::FlatMark {
        return text(Key::CaptionUntouchedMark).to_owned();
    }
    if !is_scar(&spec.skin) {
        let three = libm::roundf(share_of_type_3(now) * 100.0);
        let (one, three) = (fixed(f64::from(100.0 - three), 0), fixed(f64::from(three), 0));
        return fill(Key::CaptionUntouchedHealthy, &[("one", &one), ("three", &three)]);
    }
    let mut shape = shape(now);
    if now.time_d < PRESSED_UNTIL_D {
        if let Skin::Hypertrophic { age_months } = spec.skin {
            shape = fill(Key::CaptionAged, &[("n", &fixed(f64::from(age_months), 0)), ("shape", &shape)]);
        }
        let collagen = percent(now.collagen_1 + now.collagen_3);
        return fill(Key::CaptionUntouchedScarAtStart, &[("shape", &shape), ("collagen", &collagen)]);
    }
    fill(Key::CaptionUntouchedScar, &[("shape", &shape), ("gain", &gain(&spec.skin, start, now))])
}

/// The body when needles reached no dermis to speak of.
fn too_short(Situation { spec, now, .. }: &Situation, key: Key) -> String {
    let mut body = text(key).to_owned();
    if is_scar(&spec.skin) {
        body.push(' ');
        body.push_str(&fill(Key::CaptionScarNow, &[("shape", &shape(now))]));
    }
    body
}

/// The body when needles have reached the dermis, `reach_mm` deep where that is known.
fn healing(situation: &Situation, days_ago: f64, reach_mm: Option<f32>) -> String {
    let Situation { spec, start, now, .. } = situation;
    let form = spec.skin.form();
    let neutrophils = fixed(f64::from(now.neutrophils_per_mm3), 0);
    let macrophages = fixed(f64::from(now.macrophages_per_mm3), 0);
    let cells = [("neutrophils", neutrophils.as_str()), ("macrophages", &macrophages)];
    let three = type_3_percent(now);
    let mut body = match phase_at(Some(days_ago)) {
        None | Some(Phase::Bleeding) => match reach_mm {
            _ if days_ago >= PRESSED_UNTIL_D => text(Key::CaptionClot).to_owned(),
            Some(reach_mm) => fill(Key::CaptionPressed, &[("reach", &millimetres(reach_mm))]),
            None => text(Key::CaptionPressedUnmeasured).to_owned(),
        },
        Some(Phase::Inflammation) if days_ago < TIGHT_AFTER_D => fill(Key::CaptionChannels, &cells),
        Some(Phase::Inflammation) => fill(Key::CaptionInflammation, &cells),
        Some(Phase::NewCollagen) if form == Form::Raised => {
            let values = [
                ("activation", percent(now.activation)),
                ("shape", shape(now)),
                ("gain", gain(&spec.skin, start, now)),
            ];
            fill(Key::CaptionNewCollagenRaised, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Some(Phase::NewCollagen) => {
            let start = type_3_percent(start);
            let values = [("activation", percent(now.activation)), ("three", three), ("start", start)];
            fill(Key::CaptionNewCollagen, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        Some(Phase::Remodelling) if form != Form::Level => {
            let gain = gain(&spec.skin, start, now);
            fill(Key::CaptionRemodellingScar, &[("shape", &shape(now)), ("gain", &gain), ("three", &three)])
        }
        Some(Phase::Remodelling) => {
            let share =
                (now.collagen_1 + now.collagen_3) / (start.collagen_1 + start.collagen_3).max(f32::MIN_POSITIVE);
            fill(
                Key::CaptionRemodellingHealthy,
                &[("collagen", &percent(share)), ("level", &rise(now.height_mm - start.height_mm))],
            )
        }
    };
    let remark = match days_ago {
        _ if days_ago >= RESULT_AFTER_D => text(Key::CaptionNotAPromise).to_owned(),
        _ if days_ago >= NEW_COLLAGEN_UNTIL_D && spec.skin == Skin::FlatMark => text(Key::CaptionMarkLeft).to_owned(),
        _ if !(TIGHT_AFTER_D..SWELLING_UNTIL_D).contains(&days_ago) => return body,
        _ if form != Form::Sunken => text(Key::CaptionSwellingHeight).to_owned(),
        _ if days_ago < INFLAMMATION_UNTIL_D => fill(Key::CaptionSwellingShape, &[("shape", &shape(now))]),
        _ => text(Key::CaptionSwellingScar).to_owned(),
    };
    body.push(' ');
    body.push_str(&remark);
    body
}

/// Type III as a share of the collagen, per cent with one decimal: one session moves it by less than a whole one.
fn type_3_percent(reading: &Reading) -> String {
    fixed(f64::from(share_of_type_3(reading)) * 100.0, 1)
}

fn is_scar(skin: &Skin) -> bool {
    skin.form() != Form::Level
}

/// What is told of needles that missed: boxcar and rolling scars have a floor, pits and raised scars have none to speak of.
fn missed(skin: &Skin) -> Key {
    match skin {
        Skin::Boxcar { .. } | Skin::Rolling { .. } => Key::CaptionMissedFloor,
        _ => Key::CaptionMissed,
    }
}

/// How deep the needles went by now: for a scar, those that met it, or its floor where it has one.
fn reach(Situation { spec, tracts, now, .. }: &Situation) -> Reach {
    let centre_mm = 0.5 * spec.grid.width_mm();
    let share = if missed(&spec.skin) == Key::CaptionMissedFloor { FLOOR_SHARE } else { 1.0 };
    let half_mm = spec.skin.width_mm().map_or(centre_mm, |width_mm| 0.5 * share * width_mm);
    let so_far = || tracts.iter().filter(|tract| tract.day <= now.time_d + 1e-6);
    if so_far().next().is_none() {
        return Reach::Unknown;
    }
    let (dermis_mm, voxel_mm) = (spec.grid.dermis_top_mm(), spec.grid.dx_mm);
    let met = so_far().filter(|tract| (tract.x_mm - centre_mm).abs() <= half_mm);
    match met.map(|tract| tract.reach_mm).reduce(f32::max) {
        None => Reach::Missed,
        Some(reach_mm) if reach_mm <= dermis_mm => Reach::Epidermis,
        Some(reach_mm) if reach_mm <= dermis_mm + voxel_mm => Reach::Barely,
        Some(reach_mm) => Reach::Dermis(reach_mm),
    }
}

/// "is 0.34 mm deep", "is level with healthy skin" or "stands 0.58 mm above healthy skin".
pub(super) fn shape(reading: &Reading) -> String {
    let height_mm = reading.extreme_height_mm;
    if height_mm.abs() < SAME_MM {
        text(Key::CaptionLevel).to_owned()
    } else {
        let key = if height_mm < 0.0 { Key::CaptionDeep } else { Key::CaptionAbove };
        fill(key, &[("n", &millimetres(height_mm.abs()))])
    }
}

/// What became of a scar, after a colon.
fn gain(skin: &Skin, start: &Reading, now: &Reading) -> String {
    let (key, share) = match change(skin, start, now) {
        Change::Unchanged if skin.form() == Form::Raised => (Key::CaptionGainSameSize, 0.0),
        Change::Unchanged | Change::Risen(_) => (Key::CaptionGainSameDepth, 0.0),
        Change::Filled(share) if share < ALL => (Key::CaptionGainFilled, share),
        Change::Filled(share) => (Key::CaptionGainFilledAll, share),
        Change::Deeper(share) => (Key::CaptionGainDeeper, share),
        Change::Grown(share) => (Key::CaptionGainGrown, share),
        Change::Shrunk(share) if share < ALL => (Key::CaptionGainShrunk, share),
        Change::Shrunk(share) => (Key::CaptionGainShrunkAll, share),
    };
    fill(key, &[("n", &percent(share))])
}

/// Where a surface stands against minute 0, that has risen so much.
pub(super) fn rise(rise_mm: f32) -> String {
    if rise_mm.abs() < SAME_MM {
        text(Key::CaptionSurfaceSame).to_owned()
    } else {
        let key = if rise_mm > 0.0 { Key::CaptionSurfaceHigher } else { Key::CaptionSurfaceLower };
        fill(key, &[("n", &millimetres(rise_mm.abs()))])
    }
}
