//! The address of the page: whatever can be on the screen comes back from its link, and no link can break the page.
#![cfg(all(feature = "web", not(target_arch = "wasm32")))]

use pinprick::app::address::state::{
    Chapter, CoursePlace, DAY_MIN, EvidencePlace, GalleryPlace, LivingPlace, NeedlesPlace, PASSES, Place, end_min,
    most_length,
};
use pinprick::app::address::{Fault, decode, encode};
use pinprick::app::course::{AGES_MONTHS, Instrument, SCARS, SESSIONS, WEEKS};
use pinprick::app::driver::playhead::Speed;
use pinprick::app::driver::setup::{Chosen, DENSITIES_PER_CM2};
use pinprick::app::gallery::Side;
use pinprick::content::evidence::{self, Verdict};
use pinprick::scene::relief::Light;
use pinprick::scene::specimen::Specimen;
use pinprick::scene::stain::Stain;
use pinprick::scene::tone::SkinTone;
use proptest::prelude::*;
use proptest::sample::select;

/// As many as the promise names.
const CASES: u32 = 10_000;

fn instruments() -> impl Strategy<Value = Instrument> {
    select(vec![Instrument::Roller, Instrument::Stamp, Instrument::Pen])
}

/// Sessions: the first day, then the distances; those that come too late are left out.
fn session_days(paired: bool) -> impl Strategy<Value = Vec<u32>> {
    let latest = if paired { 182 } else { 560 };
    proptest::collection::vec(0_u32..120, 0..=8).prop_map(move |steps| {
        let mut day = 0;
        let mut days = Vec::new();
        for (i, step) in steps.into_iter().enumerate() {
            day += if i == 0 { step } else { 14 + step };
            if day <= latest {
                days.push(day);
            }
        }
        days
    })
}

/// Times as readers leave them: at any minute, or at a whole hour, day or month.
fn times(end_min: u32) -> impl Strategy<Value = u32> {
    let month_min = 365 * DAY_MIN / 12;
    prop_oneof![
        0..=end_min,
        (0..=end_min / 60).prop_map(|hours| 60 * hours),
        (0..=end_min / DAY_MIN).prop_map(|days| DAY_MIN * days),
        (0..=end_min / month_min).prop_map(move |months| month_min * months),
    ]
}

prop_compose! {
    fn livings(paired: bool)(
        session_days in prop_oneof![session_days(paired), Just(LivingPlace::pair().session_days)],
        skins in [select(Specimen::ALL.to_vec()), select(Specimen::ALL.to_vec())],
        needled in select(vec![[true, true], [true, false], [false, true]]),
        length in 0..=most_length(),
        density in 0..DENSITIES_PER_CM2.len(),
        stain in select(Stain::ALL.to_vec()),
        speed in select(vec![Speed::Quarter, Speed::One, Speed::Four]),
    )(
        time_min in times(end_min(&session_days)),
        session_days in Just(session_days),
        (skins, needled, length, density, stain, speed) in Just((skins, needled, length, density, stain, speed)),
    ) -> LivingPlace {
        let [left, right] = [0, 1].map(|i| Chosen { skin: skins[i], needled: needled[i] || !paired });
        LivingPlace { left, right: paired.then_some(right), length, density, session_days, time_min, stain, speed }
    }
}

prop_compose! {
    fn courses()(
        scar in select(SCARS.to_vec()),
        sessions in SESSIONS[0]..=SESSIONS[1],
        weeks in WEEKS[0]..=WEEKS[1],
        instrument in instruments(),
        length in 0..=most_length(),
        density in 0..DENSITIES_PER_CM2.len(),
        age_months in select(AGES_MONTHS.to_vec()),
    ) -> CoursePlace {
        CoursePlace { scar, sessions, weeks, instrument, length, density, age_months }
    }
}

prop_compose! {
    fn galleries()(
        mark in select(Specimen::MARKS.to_vec()),
        side in select(vec![Side::Above, Side::Section]),
        light in select(vec![Light::Left, Light::Right]),
        needled: bool,
    ) -> GalleryPlace {
        GalleryPlace { mark, side, light, needled }
    }
}

fn filters() -> impl Strategy<Value = EvidencePlace> {
    let verdicts = [Verdict::Supported, Verdict::Partly, Verdict::Contradicted, Verdict::Unverified];
    let parts = [
        evidence::Chapter::Idea,
        evidence::Chapter::Scars,
        evidence::Chapter::Safety,
        evidence::Chapter::Sessions,
        evidence::Chapter::Home,
        evidence::Chapter::BottomLine,
    ];
    (proptest::option::of(select(verdicts.to_vec())), proptest::option::of(select(parts.to_vec())))
        .prop_map(|(verdict, part)| EvidencePlace { verdict, part })
}

prop_compose! {
    /// Every place that the page can show.
    fn places()(
        chapter in select(Chapter::ALL.to_vec()),
        answer in livings(false),
        (instrument, length, passes) in (instruments(), 0..=most_length(), PASSES[0]..=PASSES[1]),
        healing in livings(false),
        scars in galleries(),
        twin in livings(true),
        sessions in courses(),
        evidence in filters(),
        tone in select(SkinTone::ALL.to_vec()),
        gentle: bool,
    ) -> Place {
        let needles = NeedlesPlace { instrument, length, passes };
        Place { chapter, answer, needles, healing, scars, twin, sessions, evidence, tone, gentle }
    }
}

/// A place most of which is as at first, as readers leave it.
fn usual_places() -> impl Strategy<Value = Place> {
    (places(), 0..8_u8).prop_map(|(place, moved)| {
        let first = Place { chapter: place.chapter, ..Place::default() };
        match moved {
            0 => Place { answer: place.answer, ..first },
            1 => Place { needles: place.needles, ..first },
            2 => Place { healing: place.healing, ..first },
            3 => Place { scars: place.scars, ..first },
            4 => Place { twin: place.twin, ..first },
            5 => Place { sessions: place.sessions, ..first },
            6 => Place { evidence: place.evidence, ..first },
            _ => Place { tone: place.tone, gentle: place.gentle, ..first },
        }
    })
}

/// Letters of addresses, and some that are none.
const LETTERS: [&str; 30] = [
    "&",
    "=",
    "#",
    ".",
    ",",
    "-",
    "%",
    "v1",
    "v2",
    "ch",
    "healing",
    "twin",
    "skin",
    "keloid",
    "needle",
    "days",
    "t",
    "stain",
    "tone",
    "0",
    "28",
    "99999999999",
    "d",
    "mo",
    "min",
    "%3D",
    "%f0%9f",
    "é",
    "\u{0}",
    "none",
];

/// Strings that look like addresses the more the less of them is changed.
fn strings() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(select(LETTERS.to_vec()), 0..40).prop_map(|pieces| pieces.concat());
    let fields = proptest::collection::vec((select(LETTERS.to_vec()), select(LETTERS.to_vec())), 0..12);
    let fields = fields.prop_map(|fields| {
        let pairs: String = fields.iter().map(|(key, value)| ["&", key, "=", value].concat()).collect();
        ["v1", &pairs].concat()
    });
    // One of ours, with one piece put in the place of any other.
    let mutated = (places(), 0.0..1.0, 0..12_usize, select(LETTERS.to_vec())).prop_map(|(place, at, length, piece)| {
        let mut address = encode(&place);
        let from = (at * address.len() as f64) as usize;
        let to = (from + length).min(address.len());
        address.replace_range(from..to, piece);
        address
    });
    prop_oneof![pieces, fields, mutated, ".*"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, ..ProptestConfig::default() })]

    #[test]
    fn a_link_brings_back_what_was_on_the_screen(place in prop_oneof![places(), usual_places()]) {
        prop_assert!(place.is_possible(), "{place:?}");
        let address = encode(&place);
        let letters = address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"&=.,-".contains(&byte));
        prop_assert!(letters && address.len() < 1000, "{address}");
        prop_assert_eq!(decode(&address), Some((place, vec![])), "{}", address);
    }

    #[test]
    fn any_string_leads_to_a_page_that_can_be_shown_or_to_none_of_ours(address in strings()) {
        if let Some((place, faults)) = decode(&address) {
            prop_assert!(place.is_possible(), "{address}: {place:?}");
            prop_assert_eq!(decode(&encode(&place)), Some((place, vec![])), "{}", address);
            for fault in faults {
                if let Fault::Word(word) = fault {
                    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=.,-".contains(&byte));
                    prop_assert!(plain && word.len() <= 24, "{}", word);
                }
            }
        }
    }
}

fn read(address: &str) -> (Place, Vec<Fault>) {
    decode(address).unwrap_or_else(|| panic!("{address} is one of ours"))
}

/// Reads an address that has nothing wrong with it.
fn understood(address: &str) -> Place {
    let (place, faults) = read(address);
    assert_eq!(faults, [], "{address}");
    place
}

fn wrong(word: &str) -> Vec<Fault> {
    vec![Fault::Word(word.to_owned())]
}

#[test]
fn the_examples_of_the_documents_are_read() {
    let healing = understood("#v1&ch=healing&skin=boxcar&needle=1.5&t=28d");
    assert_eq!((healing.chapter, healing.healing.left.skin), (Chapter::Healing, Specimen::ShallowBoxcar));
    assert_eq!((healing.healing.time_min, healing.healing.length), (28 * DAY_MIN, 26));
    assert_eq!(encode(&healing), "v1&ch=healing&t=28d");
    let keloid = understood("#v1&ch=healing&skin=keloid&t=28d");
    assert_eq!(keloid.healing.left.skin, Specimen::Keloid);
    let twin = understood("v1&twin.t=3mo");
    assert_eq!((twin.chapter, twin.twin.time_min), (Chapter::Answer, 131_400));
    assert_eq!(encode(&twin), "v1&twin.t=3mo");
}

#[test]
fn an_address_is_read_by_people() {
    let place = Place {
        chapter: Chapter::Twin,
        healing: LivingPlace { time_min: 95, session_days: vec![0, 28], ..LivingPlace::default() },
        twin: LivingPlace { session_days: vec![], time_min: 36 * 60, ..LivingPlace::pair() },
        sessions: CoursePlace { age_months: 24, instrument: Instrument::Pen, length: 1, ..CoursePlace::default() },
        tone: SkinTone::V,
        gentle: true,
        ..Place::default()
    };
    assert_eq!(
        encode(&place),
        "v1&ch=twin&days=none&t=36h&healing.days=0,28&healing.t=95min&sessions.device=pen&sessions.needle=0.25\
         &sessions.age=24mo&tone=5&gentle=yes"
    );
    assert_eq!(encode(&Place::default()), "v1");
}

#[test]
fn anchors_and_links_to_claims_and_sources_are_none_of_ours() {
    for address in
        ["", "#", "#healing", "#figure", "#claim=s14", "#source-alam-2014", "#v", "#vv1", "#v1x&t=1d", "#version"]
    {
        assert_eq!(decode(address), None, "{address}");
    }
}

#[test]
fn what_is_broken_is_named_and_left_as_it_is_at_first() {
    let first = Place::default();
    for (address, word) in [
        ("v1&skin=bark", "skin=bark"),
        ("v1&ch=nowhere", "ch=nowhere"),
        ("v1&wings=2", "wings"),
        ("v1&twin.wings=2", "twin.wings"),
        ("v1&healing.t=2years", "healing.t=2years"),
        ("v1&t=366d", "t=366d"),
        ("v1&t=4294967295d", "t=4294967295d"),
        ("v1&t=", "t="),
        ("v1&t", "t="),
        ("v1&needle=0.1", "needle=0.1"),
        ("v1&needle=NaN", "needle=NaN"),
        ("v1&density=251", "density=251"),
        ("v1&days=0,13", "days=0,13"),
        ("v1&days=28,0", "days=28,0"),
        ("v1&days=0,", "days=0,"),
        ("v1&days=0,14,28,42,56,70,84,98,112", "days=0,14,28,42,56,70,84"),
        ("v1&days=561", "days=561"),
        ("v1&twin.days=183", "twin.days=183"),
        ("v1&sessions.sessions=9", "sessions.sessions=9"),
        ("v1&sessions.weeks=1", "sessions.weeks=1"),
        ("v1&sessions.age=10mo", "sessions.age=10mo"),
        ("v1&sessions.scar=flat-mark", "sessions.scar=flat-mark"),
        ("v1&scars.mark=healthy", "scars.mark=healthy"),
        ("v1&needles.passes=0", "needles.passes=0"),
        ("v1&answers=yes", "answers"),
        ("v1&tone=0", "tone=0"),
        // No message of a stranger gets through.
        ("v1&call%20now:%20<b>0800</b>=1", "callnowb0800b"),
    ] {
        assert_eq!(read(address), (first.clone(), wrong(word)), "{address}");
    }
}

#[test]
fn a_broken_value_spoils_no_other() {
    let (place, faults) = read("v1&ch=healing&skin=keloid&needle=9&t=5d");
    assert_eq!(
        (place.healing.left.skin, place.healing.time_min, place.healing.length),
        (Specimen::Keloid, 5 * DAY_MIN, 26)
    );
    assert_eq!(faults, wrong("needle=9"));
}

#[test]
fn links_that_went_through_many_hands_are_read_all_the_same() {
    let place = understood("v1&ch=healing&skin=keloid&days=0,28&t=30d");
    for address in [
        "#v1&skin=keloid&days=0,28&t=30d&ch=healing",
        "#v1&ch=healing&skin=rolling&skin=keloid&days=0,28&t=30d",
        "#v1&ch=healing&healing.skin=keloid&healing.days=0,28&healing.t=30d",
        "#v1&ch%3Dhealing&skin=keloid&days=0%2C28&t=30d",
        "#v1%26ch%3dhealing%26skin%3dkeloid%26days%3d0%2c28%26t%3d30d",
        "#v1&&ch=healing&skin=keloid&days=0,28&t=30d&",
    ] {
        assert_eq!(understood(address), place, "{address}");
    }
}

#[test]
fn a_later_version_is_read_as_far_as_it_is_known() {
    for version in ["v2", "v99999999999999999999"] {
        let (place, faults) = read(&[version, "&ch=healing&t=28d&smell=3"].concat());
        assert_eq!((place.chapter, place.healing.time_min), (Chapter::Healing, 28 * DAY_MIN));
        assert_eq!(faults, [Fault::Newer, Fault::Word("smell".to_owned())]);
    }
}

#[test]
fn an_endless_address_is_read_up_to_a_limit() {
    let endless = ["v1&t=28d", &"&ch=healing".repeat(1000)].concat();
    let (place, faults) = read(&endless);
    assert_eq!((place.healing.time_min, faults), (28 * DAY_MIN, vec![Fault::TooLong]));
    assert_eq!(decode(&"é".repeat(5000)), None);
}
