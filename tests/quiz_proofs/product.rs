//! Combinations of groups: whole quizzes by effect, as many classes as fit, and the exact number of all.

use super::groups::{Class, Group, steps};
use pinprick::quiz::{Answers, Headline, Kind, Outcome, QUESTIONS, RULES, Reasons, finding, fired, path};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Most combinations of classes to go through.
const MOST: u64 = 1_000_000_000;

/// What a headline can tell of some reasons; the union of reasons is the union of their bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Effect(u8);

/// What the whole quizzes showed.
#[derive(Default)]
pub struct Seen {
    pub count: u64,
    pub steps: u64,
    /// Quizzes by outcome, from discuss to stop.
    pub outcomes: [u64; 5],
    /// Every rule that fires in some way to answer some group.
    pub rules_by_group: Reasons,
}

/// A class as the fold carries it.
#[derive(Clone, Copy)]
pub struct Leaf {
    bits: u128,
    effect: Effect,
}

const SPOT: u8 = 1;
const PREGNANCY: u8 = 2;
const OTHER_STOP: u8 = 4;
const WAIT: u8 = 8;
const ASK: u8 = 16;
const POOR_MATCH: u8 = 32;
const EFFECTS: usize = 64;

impl Effect {
    fn of(reasons: Reasons) -> Self {
        let bit = |rule: usize| match (RULES[rule].outcome, RULES[rule].kind) {
            (Outcome::Stop, Kind::Spot) => SPOT,
            (Outcome::Stop, Kind::Pregnancy) => PREGNANCY,
            (Outcome::Stop, Kind::Plain) => OTHER_STOP,
            (Outcome::Wait, _) => WAIT,
            (Outcome::Ask, _) => ASK,
            (Outcome::PoorMatch, _) => POOR_MATCH,
            (Outcome::Discuss, _) => 0,
        };
        Self(reasons.iter().fold(0, |bits, rule| bits | bit(rule)))
    }

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// The specification's words, not the library's: the strictest wins, a spot comes first, pregnancy is gentle when it is all that stops.
    fn judged(self) -> (Outcome, Headline) {
        if self.has(SPOT) {
            (Outcome::Stop, Headline::Spot)
        } else if self.has(OTHER_STOP) {
            (Outcome::Stop, Headline::Stop)
        } else if self.has(PREGNANCY) {
            (Outcome::Stop, Headline::Pregnancy)
        } else if self.has(WAIT) && self.has(POOR_MATCH) {
            (Outcome::Wait, Headline::WaitAndPoorMatch)
        } else if self.has(WAIT) {
            (Outcome::Wait, Headline::Wait)
        } else if self.has(ASK) {
            (Outcome::Ask, Headline::Ask)
        } else if self.has(POOR_MATCH) {
            (Outcome::PoorMatch, Headline::PoorMatch)
        } else {
            (Outcome::Discuss, Headline::Discuss)
        }
    }

    /// The part of it that can still show in a headline: beside the strictest outcome only a poor match, which joins "wait" from another group.
    fn shown(self) -> Self {
        let stops = self.0 & (SPOT | OTHER_STOP | PREGNANCY);
        let strictest = if stops != 0 {
            stops
        } else if self.has(WAIT) {
            WAIT
        } else {
            self.0 & ASK
        };
        Self(strictest | self.0 & POOR_MATCH)
    }
}

/// One way to answer for each key, in the order of the keys.
fn one_each<K: Ord>(group: &Group, key: impl Fn(&Class) -> K) -> Vec<Class> {
    let mut each = BTreeMap::new();
    for way in &group.ways {
        each.entry(key(way)).or_insert(*way);
    }
    each.into_values().collect()
}

/// A group as the whole quizzes use it.
struct Part {
    classes: Vec<Class>,
    /// The rules of this group.
    rules: u128,
    /// From class to class by adding one caution.
    steps: Vec<Vec<u128>>,
}

/// Answers every combination of effects as a whole quiz and holds the library's finding against the groups' own.
pub fn whole_quizzes(groups: &[Group]) -> Seen {
    let parts: Vec<Part> = groups.iter().map(part).collect();
    // The groups with most classes first, so that the threads share evenly.
    let heads: Vec<(Class, Class)> =
        parts[1].classes.iter().flat_map(|a| parts[0].classes.iter().map(move |b| (*a, *b))).collect();
    let seen = on_all_cores(heads.len(), |head, seen: &mut Seen| {
        let (a, b) = heads[head];
        let answers = joined(&joined(&Answers::default(), &a), &b);
        walk(&parts, 2, &answers, a.reasons.bits() | b.reasons.bits(), seen);
    });
    let mut all = Seen::default();
    for seen in seen {
        all.count += seen.count;
        all.steps += seen.steps;
        all.outcomes.iter_mut().zip(seen.outcomes).for_each(|(all, count)| *all += count);
    }
    let fires = groups.iter().flat_map(|group| &group.ways).fold(0, |bits, way| bits | way.reasons.bits());
    all.rules_by_group = Reasons::from_bits(fires);
    all
}

fn part(group: &Group) -> Part {
    let shown = |reasons: Reasons| Effect::of(reasons).shown();
    let classes = one_each(group, |way| shown(way.reasons));
    let place = |reasons: Reasons| classes.iter().position(|class| shown(class.reasons) == shown(reasons));
    let mut known = vec![BTreeSet::new(); classes.len()];
    for (before, after) in steps(group) {
        let (before, after) = (place(fired(&before)), place(fired(&after)));
        let (before, after) = (before.expect("it is a way"), after.expect("it is a way"));
        if before != after {
            known[before].insert(classes[after].reasons.bits());
        }
    }
    let rules = group.ways.iter().fold(0, |bits, way| bits | way.reasons.bits());
    Part { classes, rules, steps: known.into_iter().map(|steps| steps.into_iter().collect()).collect() }
}

fn joined(answers: &Answers, class: &Class) -> Answers {
    let mut joined = *answers;
    for question in 0..QUESTIONS.len() {
        super::groups::give(&mut joined, question, class.answers.chosen(question));
    }
    joined
}

fn walk(parts: &[Part], at: usize, answers: &Answers, bits: u128, seen: &mut Seen) {
    let Some(part) = parts.get(at) else { return check(parts, answers, bits, seen) };
    for class in &part.classes {
        walk(parts, at + 1, &joined(answers, class), bits | class.reasons.bits(), seen);
    }
}

fn check(parts: &[Part], answers: &Answers, bits: u128, seen: &mut Seen) {
    let found = finding(answers).expect("every question is answered or skipped");
    assert_eq!(found.reasons.bits(), bits, "groups are not independent");
    assert_eq!((found.outcome, found.headline), Effect::of(found.reasons).judged());
    assert!(path(answers).count() <= QUESTIONS.len());
    for part in parts {
        let own = bits & part.rules;
        assert!(Reasons::from_bits(own).outcome() <= found.outcome, "a part is stricter than the whole");
        let class = part.classes.iter().position(|class| class.reasons.bits() == own).expect("it was put together so");
        for after in &part.steps[class] {
            let after = Reasons::from_bits(bits & !part.rules | after);
            assert!(found.outcome <= after.outcome(), "an added caution is milder");
            seen.steps += 1;
        }
    }
    seen.count += 1;
    seen.outcomes[found.outcome as usize] += 1;
}

/// The groups' effects, made finer to single classes from the smallest group up, as long as the product fits.
pub fn as_fine_as_fits(groups: &[Group]) -> Vec<Vec<Leaf>> {
    let leaf = |way: &Class| Leaf { bits: way.reasons.bits(), effect: Effect::of(way.reasons) };
    let leaves = |classes: Vec<Class>| classes.iter().map(leaf).collect::<Vec<_>>();
    let coarse = |group: &Group| leaves(one_each(group, |way| Effect::of(way.reasons).shown()));
    let mut lists: Vec<Vec<Leaf>> = groups.iter().map(coarse).collect();
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|group| groups[*group].ways.len());
    for group in order {
        let fine = leaves(one_each(&groups[group], |way| way.reasons));
        let coarse = std::mem::replace(&mut lists[group], fine);
        if lists.iter().map(|list| list.len() as u64).product::<u64>() > MOST {
            lists[group] = coarse;
        }
    }
    lists
}

/// Goes through the whole product and holds the library's judgement of each union of reasons against the union of the effects.
pub fn fold(lists: &[Vec<Leaf>]) -> u64 {
    let judged: Vec<(Outcome, Headline)> = (0..EFFECTS as u8).map(|bits| Effect(bits).judged()).collect();
    let heads: Vec<Leaf> = lists[1].iter().flat_map(|a| lists[0].iter().map(move |b| both(*a, *b))).collect();
    on_all_cores(heads.len(), |head, count: &mut u64| fold_on(&lists[2..], heads[head], &judged, count)).iter().sum()
}

fn both(a: Leaf, b: Leaf) -> Leaf {
    Leaf { bits: a.bits | b.bits, effect: Effect(a.effect.0 | b.effect.0) }
}

fn fold_on(lists: &[Vec<Leaf>], so_far: Leaf, judged: &[(Outcome, Headline)], count: &mut u64) {
    let (list, rest) = lists.split_first().expect("there are more than two groups");
    for leaf in list {
        let leaf = both(so_far, *leaf);
        if !rest.is_empty() {
            fold_on(rest, leaf, judged, count);
            continue;
        }
        let reasons = Reasons::from_bits(leaf.bits);
        assert!((reasons.outcome(), reasons.headline()) == judged[usize::from(leaf.effect.0)], "{reasons:?}");
        *count += 1;
    }
}

/// Every complete quiz, counted by headline without visiting it: effects join by union, so equal ones are carried as a number.
pub fn exact_counts(groups: &[Group]) -> BTreeMap<Headline, u128> {
    let mut counts = BTreeMap::from([(Effect::default(), 1_u128)]);
    for group in groups {
        let mut joined = BTreeMap::new();
        for (effect, count) in &counts {
            for way in &group.ways {
                *joined.entry(Effect(effect.0 | Effect::of(way.reasons).0)).or_default() += count;
            }
        }
        counts = joined;
    }
    let mut by_headline = BTreeMap::new();
    for (effect, count) in counts {
        *by_headline.entry(effect.judged().1).or_default() += count;
    }
    by_headline
}

/// Hands the tasks out to all cores; what each core made comes back.
fn on_all_cores<T: Default + Send>(tasks: usize, work: impl Fn(usize, &mut T) + Sync) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let run = || {
        let mut made = T::default();
        loop {
            let task = next.fetch_add(1, Ordering::Relaxed);
            if task >= tasks {
                return made;
            }
            work(task, &mut made);
        }
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(run)).collect();
        running.into_iter().map(|thread| thread.join().expect("a proof failed, see above")).collect()
    })
}
