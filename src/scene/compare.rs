//! What two skins under the same clock have in common and what not, read out in a sentence or two.

use super::caption::{ALL, rise, shape};
use super::number::{fixed, percent};
use super::reading::{Change, change, reading_at};
use super::specimen::Specimen;
use super::timeline::{NEW_COLLAGEN_UNTIL_D, label};
use crate::content::{Key, fill, text};
use crate::skin::course::Reading;
use crate::skin::scar::{Form, Skin};

/// Days after minute 0 until which the start is told, not a change.
const START_UNTIL_D: f64 = 1.0 / 1440.0;
/// Most macrophages per mm3 at which needles count as having set off nothing: untouched skin has none.
const STILL_PER_MM3: f32 = 5.0;
/// Days within which the skin answers a session.
const ANSWER_D: f64 = 1.0;
/// Every course is computed at least so far, days: there the last reading is the end, not the front of the computing.
const WHOLE_D: f64 = 365.0;
/// Depth of a boxcar scar that counts as deep, mm [fabbrocini-2010-review].
const DEEP_MM: f32 = 0.5;

/// One of two skins that are compared.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its name.
    pub specimen: Specimen,
    /// The skin itself.
    pub skin: Skin,
    /// Its readings as far as they are computed.
    pub readings: &'a [Reading],
    /// Whether needles have gone into it by the time that is told.
    pub needled: bool,
}

/// A side at one time.
struct Moment<'a> {
    side: &'a Side<'a>,
    /// Its name, after "the".
    name: String,
    now: Reading,
    change: Change,
}

/// The difference between two skins at `time_d`, or at the last time up to which both are computed: one or two sentences,
/// true of the readings, at most 300 characters.
#[must_use]
pub fn sentence(left: &Side, right: &Side, time_d: f64) -> String {
    let until_d = |side: &Side| side.readings.last().map_or(f64::NEG_INFINITY, |reading| reading.time_d);
    let time_d = time_d.min(until_d(left)).min(until_d(right));
    let alike = left.specimen == right.specimen;
    let moment = |side, place: Key| Moment::of(side, time_d, alike.then_some(place));
    let (Some(left), Some(right)) = (moment(left, Key::CompareLeft), moment(right, Key::CompareRight)) else {
        return text(Key::CompareWaiting).to_owned();
    };
    let at_start = time_d < START_UNTIL_D;
    let told = |moment: &Moment| if at_start { moment.shape() } else { moment.change_told() };
    let remark = if at_start { at_start_remark(&left, &right) } else { remark(&left, &right) };
    fill(
        Key::CompareSentence,
        &[("time", &label(time_d)), ("left", &told(&left)), ("right", &told(&right)), ("remark", &remark)],
    )
}

/// What was done so far, at minute 0.
fn at_start_remark(left: &Moment, right: &Moment) -> String {
    text(match (left.side.needled, right.side.needled) {
        (false, false) => Key::CompareUntouchedAtStart,
        (true, true) => Key::ComparePressedBoth,
        (true, false) => Key::ComparePressedLeft,
        (false, true) => Key::ComparePressedRight,
    })
    .to_owned()
}

/// Why the two go different ways.
fn remark(left: &Moment, right: &Moment) -> String {
    let only = |key, why: Option<String>| match why {
        Some(why) => [text(key), " ", &fill(Key::CompareWhyOne, &[("why", &why)])].concat(),
        None => [text(key), " ", text(Key::CompareSetOffNothing)].concat(),
    };
    match (left.side.needled, right.side.needled) {
        (false, false) => text(Key::CompareUntouched).to_owned(),
        (true, false) => only(Key::CompareOnlyLeft, left.why()),
        (false, true) => only(Key::CompareOnlyRight, right.why()),
        (true, true) if left.side.skin == right.side.skin => text(Key::CompareTwice).to_owned(),
        (true, true) => match (left.why(), right.why()) {
            (None, None) => text(Key::CompareSetOffNothing).to_owned(),
            (Some(one), Some(other)) if one != other => fill(Key::CompareWhyBoth, &[("left", &one), ("right", &other)]),
            (one, other) => only(Key::CompareSameNeedles, one.or(other)),
        },
    }
}

impl<'a> Moment<'a> {
    /// The moment of a side at `time_d`; `place` tells it from its twin where both have the same name.
    fn of(side: &'a Side, time_d: f64, place: Option<Key>) -> Option<Self> {
        let start = side.readings.first()?;
        let now = reading_at(side.readings, time_d)?;
        let name = name(side.specimen);
        let name = place.map_or_else(|| name.to_owned(), |place| fill(place, &[("name", name)]));
        Some(Self { side, name, now, change: change(&side.skin, start, &now) })
    }

    /// "the keloid stands 0.97 mm above healthy skin".
    fn shape(&self) -> String {
        let shape = match self.side.skin.form() {
            Form::Level => text(Key::CompareFlat).to_owned(),
            _ => shape(&self.now),
        };
        fill(Key::CompareStart, &[("name", &self.name), ("shape", &shape)])
    }

    /// "the keloid has grown by 33% in volume".
    fn change_told(&self) -> String {
        let (key, share) = match self.change {
            Change::Unchanged if self.side.skin.form() == Form::Raised => (Key::CompareSameSize, 0.0),
            Change::Unchanged => (Key::CompareSameDepth, 0.0),
            Change::Filled(share) if share < ALL => (Key::CompareFilled, share),
            Change::Filled(share) => (Key::CompareFilledAll, share),
            Change::Deeper(share) => (Key::CompareDeeper, share),
            Change::Grown(share) => (Key::CompareGrown, share),
            Change::Shrunk(share) if share < ALL => (Key::CompareShrunk, share),
            Change::Shrunk(share) => (Key::CompareShrunkAll, share),
            Change::Risen(rise_mm) => {
                return fill(Key::CompareSurface, &[("name", &self.name), ("rise", &rise(rise_mm))]);
            }
        };
        fill(key, &[("name", &self.name), ("n", &percent(share))])
    }

    /// What in this skin makes it answer needles as it does; none when they set off no repair to speak of.
    fn why(&self) -> Option<String> {
        // Macrophages come within the day: whoever looks sooner, at the front of the computing, cannot know yet.
        let until_d = self.now.time_d + ANSWER_D;
        let so_far = self.side.readings.iter().take_while(|reading| reading.time_d <= until_d);
        let most = so_far.map(|reading| reading.macrophages_per_mm3).fold(0.0, f32::max);
        let unknown = self.now.time_d < WHOLE_D && self.side.readings.last().is_some_and(|last| last.time_d < until_d);
        if most < STILL_PER_MM3 && !unknown {
            return None;
        }
        if most < STILL_PER_MM3 || (self.change == Change::Unchanged && self.now.time_d < NEW_COLLAGEN_UNTIL_D) {
            return Some(text(Key::CompareWhyEarly).to_owned());
        }
        let key = match self.side.skin {
            Skin::Healthy | Skin::FlatMark => Key::CompareWhyFull,
            Skin::Icepick { .. } => Key::CompareWhyPit,
            Skin::Boxcar { depth_mm, .. } if depth_mm >= DEEP_MM => Key::CompareWhyDeep,
            Skin::Boxcar { .. } | Skin::CalibrationWound { .. } => Key::CompareWhyHollow,
            Skin::Rolling { .. } => Key::CompareWhyTether,
            Skin::Keloid => Key::CompareWhyKeloid,
            Skin::Hypertrophic { age_months } => {
                let key = match self.change {
                    Change::Grown(_) => Key::CompareWhyYoung,
                    Change::Shrunk(_) => Key::CompareWhyOld,
                    _ => Key::CompareWhySteady,
                };
                return Some(fill(key, &[("age", &fixed(f64::from(age_months), 0))]));
            }
        };
        Some(text(key).to_owned())
    }
}

/// The name of a skin within a sentence, after "the": "keloid".
#[must_use]
pub fn name(specimen: Specimen) -> &'static str {
    text(match specimen {
        Specimen::Healthy => Key::NameHealthy,
        Specimen::Icepick => Key::NameIcepick,
        Specimen::MeasuredIcepick => Key::NameMeasuredIcepick,
        Specimen::ShallowBoxcar => Key::NameShallowBoxcar,
        Specimen::DeepBoxcar => Key::NameDeepBoxcar,
        Specimen::Rolling => Key::NameRolling,
        Specimen::Hypertrophic => Key::NameHypertrophic,
        Specimen::Keloid => Key::NameKeloid,
        Specimen::FlatMark => Key::NameFlatMark,
    })
}
