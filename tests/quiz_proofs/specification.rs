//! How the answers decide, written from the specification's table and not from the rules: changes to a person with nothing to tell, the outcome,
//! and exactly the reasons.

use super::groups::give;
use pinprick::quiz::Outcome::{self, Ask, Discuss, PoorMatch, Stop, Wait};
use pinprick::quiz::{Answers, QUESTION_IDS, QUESTIONS, RULE_FACTS, Reasons, finding};

/// Answers by "question=answer+answer question=answer", the outcome, and the ids of the reasons.
pub type Line = (&'static str, Outcome, &'static str);

/// A person with rolling scars and nothing else to tell.
const PLAIN: &str = "marks=rolling tone=two";

/// Every question in its order: its name, "one" or "many", whether it is a caution, the answer that means no, and its answers.
/// Of a caution with many answers the plain no and "not sure" stand alone; kinds of mark can all be combined.
pub const QUESTIONNAIRE: [(&str, &str, &str, &str, &str); 18] = [
    ("spot", "one", "caution", "no", "yes no not-sure"),
    ("marks", "many", "choice", "-", "icepick boxcar-shallow boxcar-deep rolling hypertrophic keloid flat not-sure"),
    ("tendency", "one", "caution", "no", "own family both no not-sure"),
    ("infection", "many", "caution", "none", "infection cold-sore-now cold-sore-past none not-sure"),
    ("acne", "one", "caution", "quiet-over-a-year", "inflamed quiet-under-a-year quiet-over-a-year not-sure"),
    ("scar-age", "one", "caution", "one-to-ten", "under-a-year one-to-ten over-ten not-sure"),
    ("skin", "many", "caution", "none", "flaring calm koebner none not-sure"),
    ("isotretinoin", "one", "caution", "never", "now within-six-months longer-ago never not-sure"),
    ("blood", "many", "caution", "none", "bleeding-disorder thinners none not-sure"),
    (
        "health",
        "many",
        "caution",
        "none",
        "immune diabetes-uncontrolled diabetes-controlled healing radiotherapy none not-sure",
    ),
    ("pregnancy", "one", "caution", "no", "pregnant breast-feeding no not-sure"),
    ("age", "one", "caution", "over-21", "under-18 18-to-21 over-21 not-sure"),
    ("tone", "one", "choice", "-", "one two three four five six not-sure"),
    ("recent", "many", "caution", "none", "sun filler resurfacing none not-sure"),
    ("allergy", "many", "caution", "none", "metal numbing-cream implant none not-sure"),
    ("place", "one", "caution", "professional", "professional spa unlicensed home not-sure"),
    ("needle", "one", "caution", "short", "short long not-sure"),
    ("hope", "one", "choice", "smoother", "smoother vanish colour not-sure"),
];

/// Answers that stop by themselves; those in one list only together.
pub const STOP_ANSWERS: [&[(&str, &str)]; 17] = [
    &[("spot", "yes")],
    &[("spot", "not-sure")],
    &[("marks", "keloid")],
    &[("tendency", "own")],
    &[("tendency", "family")],
    &[("tendency", "both")],
    &[("infection", "infection")],
    &[("infection", "cold-sore-now")],
    &[("isotretinoin", "now")],
    &[("blood", "bleeding-disorder")],
    &[("health", "immune")],
    &[("health", "diabetes-uncontrolled")],
    &[("pregnancy", "pregnant")],
    &[("pregnancy", "breast-feeding")],
    &[("place", "unlicensed")],
    &[("place", "home"), ("needle", "long")],
    &[("place", "home"), ("needle", "not-sure")],
];

/// Answers beside the plain no that fire nothing: kinds of mark that respond, and skin that burns first.
/// `home` has no rule of its own: the needle's length decides.
pub const MILD_ANSWERS: [(&str, &str); 5] =
    [("marks", "boxcar-shallow"), ("marks", "rolling"), ("tone", "one"), ("tone", "two"), ("tone", "three")];

pub const LINES: [Line; 95] = [
    ("", Discuss, ""),
    ("marks=boxcar-shallow", Discuss, ""),
    ("marks=rolling+boxcar-shallow", Discuss, ""),
    ("spot=yes", Stop, "spot"),
    ("spot=not-sure", Stop, "spot-not-sure"),
    ("marks=keloid", Stop, "keloid"),
    ("marks=keloid+rolling", Stop, "keloid"),
    ("marks=hypertrophic", PoorMatch, "hypertrophic"),
    ("marks=hypertrophic+rolling", PoorMatch, "hypertrophic"),
    ("marks=not-sure", Ask, "marks-not-sure"),
    ("marks=rolling+not-sure", Ask, "marks-not-sure"),
    ("marks=icepick", PoorMatch, "icepick-only"),
    ("marks=boxcar-deep", PoorMatch, "boxcar-deep-only"),
    ("marks=icepick+boxcar-deep", PoorMatch, "icepick-only boxcar-deep-only"),
    ("marks=icepick+hypertrophic", PoorMatch, "icepick-only hypertrophic"),
    ("marks=flat", PoorMatch, "flat-only"),
    ("marks=flat+icepick", PoorMatch, "icepick-only flat-in-mix"),
    ("marks=flat+keloid", Stop, "keloid flat-in-mix"),
    ("marks=flat+not-sure", Ask, "marks-not-sure"),
    ("marks=flat+rolling", Discuss, "flat-in-mix"),
    ("marks=flat+boxcar-shallow", Discuss, "flat-in-mix"),
    ("marks=flat+boxcar-deep", PoorMatch, "boxcar-deep-only flat-in-mix"),
    ("marks=flat+hypertrophic", PoorMatch, "hypertrophic flat-in-mix"),
    ("marks=icepick+rolling", Discuss, "icepick-in-mix"),
    ("marks=icepick+boxcar-shallow", Discuss, "icepick-in-mix"),
    ("marks=boxcar-deep+rolling", Discuss, "boxcar-deep-in-mix"),
    ("marks=boxcar-deep+boxcar-shallow", Discuss, "boxcar-deep-in-mix"),
    ("marks=icepick+boxcar-deep+rolling+flat", Discuss, "icepick-in-mix boxcar-deep-in-mix flat-in-mix"),
    ("tendency=own", Stop, "tendency-own"),
    ("tendency=family", Stop, "tendency-family"),
    ("tendency=both", Stop, "tendency-own tendency-family"),
    ("tendency=not-sure", Ask, "tendency-not-sure"),
    ("tendency=family marks=hypertrophic", Stop, "tendency-family hypertrophic"),
    ("infection=infection", Stop, "infection"),
    ("infection=cold-sore-now", Stop, "cold-sore-now"),
    ("infection=cold-sore-past", Ask, "cold-sore-past"),
    ("infection=cold-sore-now+cold-sore-past", Stop, "cold-sore-now cold-sore-past"),
    ("infection=not-sure", Ask, "infection-not-sure"),
    ("acne=inflamed", Wait, "acne-inflamed"),
    ("acne=quiet-under-a-year", Wait, "acne-quiet-under-a-year"),
    ("acne=not-sure", Ask, "acne-not-sure"),
    ("acne=inflamed marks=icepick", Wait, "acne-inflamed icepick-only"),
    ("scar-age=under-a-year", Wait, "scar-under-a-year"),
    ("scar-age=over-ten", Discuss, "scar-over-ten"),
    ("scar-age=not-sure", Ask, "scar-age-not-sure"),
    ("marks=flat scar-age=under-a-year", PoorMatch, "flat-only"),
    ("marks=flat+not-sure scar-age=under-a-year", Wait, "scar-under-a-year marks-not-sure"),
    ("skin=flaring", Wait, "skin-flaring"),
    ("skin=calm", Ask, "skin-calm"),
    ("skin=koebner", Ask, "skin-koebner"),
    ("skin=not-sure", Ask, "skin-not-sure"),
    ("isotretinoin=now", Stop, "isotretinoin-now"),
    ("isotretinoin=within-six-months", Ask, "isotretinoin-within-six-months"),
    ("isotretinoin=longer-ago", Discuss, "isotretinoin-longer-ago"),
    ("isotretinoin=not-sure", Ask, "isotretinoin-not-sure"),
    ("blood=bleeding-disorder", Stop, "bleeding-disorder"),
    ("blood=thinners", Ask, "thinners"),
    ("blood=not-sure", Ask, "blood-not-sure"),
    ("health=immune", Stop, "immune"),
    ("health=diabetes-uncontrolled", Stop, "diabetes-uncontrolled"),
    ("health=diabetes-controlled", Ask, "diabetes-controlled"),
    ("health=healing", Ask, "healing"),
    ("health=radiotherapy", Ask, "radiotherapy"),
    ("health=not-sure", Ask, "health-not-sure"),
    ("pregnancy=pregnant", Stop, "pregnant"),
    ("pregnancy=breast-feeding", Stop, "breast-feeding"),
    ("pregnancy=not-sure", Ask, "pregnancy-not-sure"),
    ("age=under-18", Ask, "under-18"),
    ("age=18-to-21", Discuss, "18-to-21"),
    ("age=not-sure", Ask, "age-not-sure"),
    ("tone=one", Discuss, ""),
    ("tone=two", Discuss, ""),
    ("tone=three", Discuss, ""),
    ("tone=four", Discuss, "deep-tone"),
    ("tone=five", Discuss, "deep-tone"),
    ("tone=six", Discuss, "deep-tone"),
    ("tone=not-sure", Discuss, "tone-not-sure"),
    ("recent=sun", Wait, "recent-sun"),
    ("recent=filler", Wait, "recent-filler"),
    ("recent=resurfacing", Wait, "recent-resurfacing"),
    ("recent=not-sure", Ask, "recent-not-sure"),
    ("allergy=metal", Ask, "metal"),
    ("allergy=numbing-cream", Ask, "numbing-cream"),
    ("allergy=implant", Discuss, "implant"),
    ("allergy=not-sure", Ask, "allergy-not-sure"),
    ("place=spa", Ask, "spa"),
    ("place=unlicensed", Stop, "unlicensed"),
    ("place=not-sure", Ask, "place-not-sure"),
    ("place=home needle=short", PoorMatch, "home-short"),
    ("place=home needle=long", Stop, "home-long"),
    ("place=home needle=not-sure", Stop, "home-length-unknown"),
    ("place=professional needle=long", Discuss, ""),
    ("hope=vanish", Ask, "vanish"),
    ("hope=colour", Discuss, "hope-colour"),
    ("hope=not-sure", Discuss, "hope-not-sure"),
];

/// A question and an answer by their ids.
pub fn question(id: &str, answer: &str) -> (usize, usize) {
    let question = QUESTION_IDS.iter().position(|known| known.id == id).unwrap_or_else(|| panic!("no question {id}"));
    let answers = QUESTION_IDS[question].answers;
    let answer =
        answers.iter().position(|known| *known == answer).unwrap_or_else(|| panic!("{id} has no answer {answer}"));
    (question, answer)
}

/// The plain person with some answers changed.
pub fn person(changes: &str) -> Answers {
    let mut answers = Answers::default();
    for (question, asked) in QUESTIONS.iter().enumerate() {
        if let Some(no) = asked.no.filter(|_| QUESTION_IDS[question].id != "needle") {
            answers.set(question, usize::from(no), true);
        }
    }
    for change in PLAIN.split_whitespace().chain(changes.split_whitespace()) {
        let (id, chosen) = change.split_once('=').unwrap_or_else(|| panic!("{change} is no answer"));
        let at = question(id, "not-sure").0;
        let set = chosen.split('+').fold(0, |set, answer| set | 1 << question(id, answer).1);
        for answer in 0..usize::from(QUESTIONS[at].answers) {
            answers.set(at, answer, false);
        }
        give(&mut answers, at, set);
    }
    answers
}

/// What is wrong with a line when some rules are missing.
pub fn fault_of((changes, outcome, reasons): &Line, missing: Reasons) -> Option<String> {
    let Some(found) = finding(&person(changes)) else { return Some(format!("{changes}: a question is open")) };
    let found = Reasons::from_bits(found.reasons.bits() & !missing.bits());
    let mut ids: Vec<&str> = found.iter().map(|rule| RULE_FACTS[rule].id).collect();
    let mut expected: Vec<&str> = reasons.split_whitespace().collect();
    ids.sort_unstable();
    expected.sort_unstable();
    let right = ids == expected && found.outcome() == *outcome;
    (!right).then(|| format!("{changes}: {:?} for {ids:?}, expected {outcome:?} for {expected:?}", found.outcome()))
}

/// Answers in words, for a message.
pub fn names(answers: &Answers) -> String {
    let mut names = Vec::new();
    for (question, ids) in QUESTION_IDS.iter().enumerate() {
        for (_, id) in ids.answers.iter().enumerate().filter(|(answer, _)| answers.is_chosen(question, *answer)) {
            names.push(format!("{}={id}", ids.id));
        }
    }
    names.join(" ")
}
