//! The words of a protocol: the sentence of what its courses come to, what each session adds, and the tables of both.

use super::course_chart::{CourseKind, points, title};
use super::number::{fixed, millimetres, percent};
use super::outlook::Outlook;
use super::table::Table;
use super::timeline::{MONTH_D, label};
use crate::content::{Key, fill, text};
use crate::skin::ensemble::{Band, MEMBERS};
use crate::skin::ladder::Rung;
use crate::skin::protocol::Protocol;
use crate::skin::scar::Form;

/// Dollars that are often quoted for a session [botoxnearme-cost].
const DOLLARS: [f64; 2] = [100.0, 700.0];
/// Late sessions that add this much more than early ones speed up, share of the depth.
const SPEEDS_UP: f32 = 0.01;
/// Sessions that count as early, and as late.
const LATE: usize = 2;

/// What the courses come to, in a sentence that stands and is read out; it changes only when there is news.
#[must_use]
pub fn sentence(outlook: &Outlook) -> String {
    let (Some(band), Some(start), MEMBERS) =
        (outlook.surface_mm.last(), outlook.published_mm.first(), outlook.finished)
    else {
        return text(Key::CourseComputing).to_owned();
    };
    let Band { low, median, high } = *band;
    let alone = outlook.untreated_mm.last().copied().unwrap_or(*start);
    let [low, median, high, start, alone] = [low, median, high, *start, alone].map(millimetres);
    let key = match outlook.skin().form() {
        Form::Sunken => Key::CourseResultSunken,
        Form::Raised | Form::Level => Key::CourseResultRaised,
    };
    let values = [
        ("plan", plan(&outlook.protocol)),
        ("median", median),
        ("low", low),
        ("high", high),
        ("start", start),
        ("alone", alone),
    ];
    fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// How far the computing is.
#[must_use]
pub fn progress(outlook: &Outlook) -> String {
    let (key, n) = match outlook {
        Outlook { complete: true, .. } => (Key::CourseProgressDone, 0),
        Outlook { finished: finished @ ..MEMBERS, .. } => (Key::CourseProgress, *finished),
        Outlook { climbed, .. } => (Key::CourseProgressLadder, *climbed),
    };
    fill(key, &[("n", &fixed(n as f64, 0))])
}

/// "After 3 sessions, 4 weeks apart".
#[must_use]
pub fn plan(protocol: &Protocol) -> String {
    if protocol.sessions == 1 {
        return text(Key::CoursePlanOne).to_owned();
    }
    let [n, weeks] = [protocol.sessions as f64, protocol.interval_d / 7.0].map(|number| fixed(number, 0));
    fill(Key::CoursePlan, &[("n", &n), ("weeks", &weeks)])
}

/// How long the course takes and what is often asked for it.
#[must_use]
pub fn price(protocol: &Protocol) -> String {
    let sessions = protocol.sessions as f64;
    let weeks = fixed(protocol.last_session_d() / 7.0, 0);
    let months = fixed(protocol.read_d() / MONTH_D, 0);
    let [low, high] = DOLLARS.map(|dollars| fixed(sessions * dollars, 0));
    let n = fixed(sessions, 0);
    let values = [("n", n.as_str()), ("weeks", &weeks), ("months", &months), ("low", &low), ("high", &high)];
    fill(if protocol.sessions == 1 { Key::CoursePriceOne } else { Key::CoursePrice }, &values)
}

/// What the ladder shows, in a sentence: less and less, or more and more; nothing before it is computed.
#[must_use]
pub fn ladder_sentence(outlook: &Outlook) -> String {
    let rungs = &outlook.rungs;
    let [Some(first), Some(all)] = [rungs.get(1), rungs.last()] else {
        return text(Key::CourseLadderComputing).to_owned();
    };
    let mean = |rungs: &[Rung]| rungs.iter().map(|rung| rung.added).sum::<f32>() / rungs.len().max(1) as f32;
    let (early, late) = (mean(&rungs[1..=LATE]), mean(&rungs[rungs.len() - LATE..]));
    let key = match (outlook.skin().form(), late - early) {
        (Form::Raised, _) if all.value > 0.0 => Key::CourseLadderGrows,
        (Form::Raised, _) => Key::CourseLadderShrinks,
        (_, more) if more > SPEEDS_UP => Key::CourseLadderSpeedsUp,
        _ => Key::CourseLadderDiminishes,
    };
    let [first, early, late, all] = [first.value, early, late, all.value].map(|share| percent(share.abs()));
    fill(key, &[("first", &first), ("early", &early), ("late", &late), ("all", &all)])
}

/// Month by month: surface and collagen, each with its median and its band, and the surface left alone.
#[must_use]
pub fn course_table(outlook: &Outlook) -> Table {
    let surface = title(CourseKind::Surface, outlook);
    let [time, spread_words, alone, collagen] =
        [Key::TableTime, Key::CourseSpread, Key::CourseAlone, Key::CourseCollagen].map(text);
    let headings = [time, surface, spread_words, alone, collagen, spread_words].map(str::to_owned).to_vec();
    let months = (outlook.days.last().copied().unwrap_or_default() / MONTH_D + 1e-3) as usize;
    let row = |month: usize| {
        let day = month as f64 * MONTH_D;
        let sample = outlook.sample(day);
        let (surface, collagen) = (outlook.surface_mm.get(sample)?, outlook.collagen.get(sample)?);
        let whole = |value: f32| fixed(f64::from(value), 0);
        Some(vec![
            if month == 0 { label(0.0) } else { fill(Key::TimeMonth, &[("n", &fixed(month as f64, 0))]) },
            millimetres(surface.median),
            spread(surface, millimetres),
            outlook.untreated_mm.get(sample).map_or_else(String::new, |value| millimetres(*value)),
            whole(collagen.median),
            spread(collagen, whole),
        ])
    };
    Table { headings, rows: (0..=months).filter_map(row).collect() }
}

/// Session by session: what is gained in all, and what the session adds, with the least and the most of the members.
#[must_use]
pub fn ladder_table(outlook: &Outlook) -> Table {
    let gained = if outlook.skin().form() == Form::Raised { Key::CourseGrown } else { Key::CourseGained };
    let headings =
        [Key::CourseSessions, gained, Key::CourseAdds, Key::CourseRange].map(|key| text(key).to_owned()).to_vec();
    let row = |(k, rung): (usize, &Rung)| {
        let range = fill(Key::CourseFromTo, &[("low", &points(rung.least)), ("high", &points(rung.most))]);
        vec![fixed(k as f64, 0), percent(rung.value), points(rung.added), range]
    };
    Table { headings, rows: outlook.rungs.iter().enumerate().map(row).collect() }
}

fn spread(band: &Band, words: impl Fn(f32) -> String) -> String {
    fill(Key::CourseFromTo, &[("low", &words(band.low)), ("high", &words(band.high))])
}
