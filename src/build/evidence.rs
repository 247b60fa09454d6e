//! Claims, side effects and other options: structure from `content/evidence`, words from `content/en`, joined by id.

use super::joined::WordFile;
use super::sources::Sources;
use super::{fail, parse, read};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use toml::Spanned;

const CLAIMS: [&str; 2] = ["content/evidence/claims.toml", "content/en/claims.toml"];
const EFFECTS: [&str; 2] = ["content/evidence/effects.toml", "content/en/effects.toml"];
const OPTIONS: [&str; 2] = ["content/evidence/options.toml", "content/en/options.toml"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claim {
    id: Spanned<String>,
    chapter: Chapter,
    verdict: Verdict,
    certainty: Certainty,
    #[serde(default)]
    sources: Vec<Spanned<String>>,
    #[serde(default)]
    none_found: bool,
    first: Option<u32>,
}

#[derive(Clone, Copy, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Chapter {
    Idea,
    Scars,
    Safety,
    Sessions,
    Home,
    BottomLine,
}

#[derive(Clone, Copy, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Verdict {
    Supported,
    Partly,
    Contradicted,
    Unverified,
}

#[derive(Clone, Copy, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Certainty {
    High,
    Moderate,
    Low,
    Unknown,
    NotRated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Effects {
    effect: Vec<Effect>,
    #[serde(default)]
    compare: Vec<Compare>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Effect {
    id: Spanned<String>,
    claim: Option<Spanned<String>>,
    weight: Weight,
    of_100: Option<Spanned<[f32; 2]>>,
    sources: Vec<Spanned<String>>,
    #[serde(default)]
    study: Vec<EffectStudy>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffectStudy {
    source: Spanned<String>,
    of_100: [f32; 2],
}

#[derive(Clone, Copy, Deserialize, Debug)]
#[serde(rename_all = "kebab-case")]
enum Weight {
    Usual,
    Uncommon,
    RareSerious,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compare {
    id: Spanned<String>,
    claim: Spanned<String>,
    source: Spanned<String>,
    needling_of_100: f32,
    other_of_100: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Options {
    option: Vec<OtherOption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherOption {
    id: Spanned<String>,
    kinds: Vec<Spanned<String>>,
    sources: Vec<Spanned<String>>,
}

/// Appends `CLAIMS`, `EFFECTS`, `COMPARISONS` and `OPTIONS` to the code.
pub(super) fn write(code: &mut String, sources: &mut Sources) {
    write_claims(code, sources);
    write_effects(code, sources);
    write_options(code, sources);
}

fn write_claims(code: &mut String, sources: &mut Sources) {
    let [path, words_path] = CLAIMS;
    let text = read(path);
    let claims = parse::<Claims>(path, &text).claim;
    let mut words = WordFile::read(words_path);
    unique(path, &text, claims.iter().map(|claim| &claim.id));
    code.push_str("/// Every claim of the article, in its order.\npub static CLAIMS: &[Claim] = &[\n");
    for claim in &claims {
        let Claim { id, chapter, verdict, certainty, none_found, first, .. } = claim;
        if claim.sources.is_empty() != *none_found {
            let what = "needs either sources or none_found = true";
            fail(path, &text, id.span().start, &format!("{} {what}", id.get_ref()));
        }
        let mut joined = words.entry(id.get_ref(), (path, &text, id.span().start));
        let article = joined.plain("article");
        let [studies, fair] = ["studies", "fair"].map(|key| joined.marked(key, sources));
        let cited = joined.close();
        same_sources(path, &text, id, &claim.sources, &cited);
        let _ = writeln!(
            code,
            "    Claim {{ id: {:?}, chapter: Chapter::{chapter:?}, verdict: Verdict::{verdict:?}, \
             certainty: Certainty::{certainty:?}, sources: &{cited:?}, first: {first:?}, article: {article:?}, \
             studies: {studies}, fair: {fair} }},",
            id.get_ref()
        );
    }
    code.push_str("];\n");
    words.close();
}

fn write_effects(code: &mut String, sources: &mut Sources) {
    let [path, words_path] = EFFECTS;
    let text = read(path);
    let Effects { effect: effects, compare } = parse(path, &text);
    let mut words = WordFile::read(words_path);
    let ids = effects.iter().map(|effect| &effect.id).chain(compare.iter().map(|compare| &compare.id));
    unique(path, &text, ids);
    let claims: BTreeSet<String> =
        parse::<Claims>(CLAIMS[0], &read(CLAIMS[0])).claim.into_iter().map(|claim| claim.id.into_inner()).collect();
    let known = |claim: &Spanned<String>| {
        if !claims.contains(claim.get_ref()) {
            fail(path, &text, claim.span().start, &format!("{} is no claim", claim.get_ref()));
        }
    };
    code.push_str("\n/// What can go wrong, in the order of the file.\npub static EFFECTS: &[Effect] = &[\n");
    for Effect { id, claim, weight, of_100, sources: behind, study } in &effects {
        claim.iter().for_each(known);
        let mut joined = words.entry(id.get_ref(), (path, &text, id.span().start));
        let name = joined.plain("name");
        let [told, share] = ["told", "share"].map(|key| joined.marked(key, sources));
        let people = |study: &EffectStudy| joined.plain(&["people-", study.source.get_ref()].concat());
        let people: Vec<String> = study.iter().map(people).collect();
        let mut cited = joined.close();
        cited.extend(study.iter().map(|study| study.source.get_ref().clone()));
        same_sources(path, &text, id, behind, &cited);
        if let Some(range) = of_100 {
            let [low, high] = *range.get_ref();
            let inside = |study: &EffectStudy| study.of_100.iter().all(|share| (low..=high).contains(share));
            if !(0.0 <= low && low <= high && high <= 100.0 && study.iter().all(inside)) {
                fail(
                    path,
                    &text,
                    range.span().start,
                    "of_100 must ascend between 0 and 100 and hold every study's share",
                );
            }
        }
        let claim = claim.as_ref().map(Spanned::get_ref);
        let of_100 = of_100.as_ref().map(Spanned::get_ref);
        let _ = write!(
            code,
            "    Effect {{ id: {:?}, claim: {claim:?}, weight: Weight::{weight:?}, of_100: {}, name: {name:?}, told: {told}, \
             share: {share}, studies: &[",
            id.get_ref(),
            of_100.map_or("None".to_owned(), |of_100| format!("Some({of_100:?})")),
        );
        for (EffectStudy { source, of_100 }, people) in study.iter().zip(people) {
            let Some(citation) = sources.cite(source.get_ref()).map(|source| source.short()) else {
                fail(path, &text, source.span().start, &format!("{} is an unknown source", source.get_ref()));
            };
            let source = source.get_ref();
            let _ = write!(
                code,
                "EffectStudy {{ source: {source:?}, citation: {citation:?}, people: {people:?}, of_100: {of_100:?} }}, "
            );
        }
        code.push_str("] },\n");
    }
    code.push_str(
        "];\n\n/// Needling beside another treatment in the same trial.\npub static COMPARISONS: &[Comparison] = &[\n",
    );
    for Compare { id, claim, source, needling_of_100, other_of_100 } in &compare {
        known(claim);
        let mut joined = words.entry(id.get_ref(), (path, &text, id.span().start));
        let [name, other] = ["name", "other"].map(|key| joined.plain(key));
        joined.close();
        let Some(citation) = sources.cite(source.get_ref()).map(|source| source.short()) else {
            fail(path, &text, source.span().start, &format!("{} is an unknown source", source.get_ref()));
        };
        let source = source.get_ref();
        let _ = writeln!(
            code,
            "    Comparison {{ name: {name:?}, other: {other:?}, source: {source:?}, citation: {citation:?}, \
             needling_of_100: {needling_of_100:?}, other_of_100: {other_of_100:?} }},"
        );
    }
    code.push_str("];\n");
    words.close();
}

fn write_options(code: &mut String, sources: &mut Sources) {
    let [path, words_path] = OPTIONS;
    let text = read(path);
    let options = parse::<Options>(path, &text).option;
    let mut words = WordFile::read(words_path);
    unique(path, &text, options.iter().map(|option| &option.id));
    code.push_str("\n/// What else exists, in the order of the file.\npub static OPTIONS: &[OtherOption] = &[\n");
    for OtherOption { id, kinds, sources: behind } in &options {
        let mut joined = words.entry(id.get_ref(), (path, &text, id.span().start));
        let (name, told) = (joined.plain("name"), joined.marked("told", sources));
        let cited = joined.close();
        same_sources(path, &text, id, behind, &cited);
        let kinds: Vec<&String> = kinds.iter().map(Spanned::get_ref).collect();
        let id = id.get_ref();
        let _ = writeln!(code, "    OtherOption {{ id: {id:?}, kinds: &{kinds:?}, name: {name:?}, told: {told} }},");
    }
    code.push_str("];\n");
    words.close();
}

/// Stops at an id that stands there twice.
pub(super) fn unique<'a>(path: &str, text: &str, ids: impl Iterator<Item = &'a Spanned<String>>) {
    let mut known = BTreeSet::new();
    for id in ids {
        if !known.insert(id.get_ref()) {
            fail(path, text, id.span().start, &format!("{} is there twice", id.get_ref()));
        }
    }
}

/// Stops where the words cite other sources than the structure lists: a translation must not lose one.
pub(super) fn same_sources(path: &str, text: &str, id: &Spanned<String>, listed: &[Spanned<String>], cited: &[String]) {
    let stop = |at: usize, what: String| -> ! { fail(path, text, at, &format!("{}: {what}", id.get_ref())) };
    if let Some(idle) = listed.iter().find(|source| !cited.contains(source.get_ref())) {
        stop(idle.span().start, format!("its words do not cite {}", idle.get_ref()));
    }
    if let Some(loose) = cited.iter().find(|source| !listed.iter().any(|known| known.get_ref() == *source)) {
        stop(id.span().start, format!("its words cite {loose}, which its sources lack"));
    }
}
