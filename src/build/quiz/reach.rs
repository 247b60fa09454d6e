//! What can be answered at all: whether some complete way through the questions makes a condition hold.

use std::collections::{BTreeMap, BTreeSet};

/// Some answers of one question: bit `i` stands for its answer `i`.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) question: usize,
    pub(super) answers: u16,
}

/// At least one answer of each part of `when`, and none of each part of `without`.
#[derive(Clone, Default)]
pub(super) struct Condition {
    pub(super) when: Vec<Part>,
    pub(super) without: Vec<Part>,
}

/// What a form lets choose.
pub(super) struct Shape {
    pub(super) answers: usize,
    pub(super) many: bool,
    pub(super) alone: u16,
}

/// Questions in order, and what skips them, sorted by the skipped question.
pub(super) struct Way {
    pub(super) questions: Vec<Shape>,
    pub(super) skips: Vec<(usize, Condition)>,
}

impl Condition {
    /// All questions that it names.
    pub(super) fn questions(&self) -> impl Iterator<Item = usize> {
        self.parts().map(|part| part.question)
    }

    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.when.iter().chain(&self.without)
    }

    fn holds(&self, chosen: &BTreeMap<usize, u16>) -> bool {
        let meets = |part: &Part| chosen.get(&part.question).is_some_and(|chosen| chosen & part.answers != 0);
        self.when.iter().all(meets) && !self.without.iter().any(meets)
    }
}

impl Shape {
    /// Every set of answers that the form allows.
    fn sets(&self) -> impl Iterator<Item = u16> {
        let all = u16::MAX >> (16 - self.answers);
        (1..=all).filter(|set| set.count_ones() == 1 || self.many && set & self.alone == 0)
    }
}

impl Way {
    /// Whether some complete answers make the condition hold, with one question asked if one is given.
    pub(super) fn can_hold(&self, condition: &Condition, asked: Option<usize>) -> bool {
        let mut involved: BTreeSet<usize> = condition.questions().chain(asked).collect();
        // Whether a question is asked hangs on the questions that can skip it, and they come before it.
        for question in (0..self.questions.len()).rev().filter(|_| !self.skips.is_empty()) {
            if involved.contains(&question) {
                involved.extend(self.skips_of(question).flat_map(Condition::questions));
            }
        }
        let involved: Vec<usize> = involved.into_iter().collect();
        let conditions: Vec<&Condition> =
            involved.iter().flat_map(|question| self.skips_of(*question)).chain([condition]).collect();
        let classes: Vec<Vec<u16>> = involved.iter().map(|question| self.classes(*question, &conditions)).collect();
        let goal = |chosen: &BTreeMap<usize, u16>| {
            condition.holds(chosen) && asked.is_none_or(|question| chosen.contains_key(&question))
        };
        self.search(&involved, &classes, &mut BTreeMap::new(), &goal)
    }

    fn skips_of(&self, question: usize) -> impl Iterator<Item = &Condition> {
        self.skips.iter().filter(move |(skipped, _)| *skipped == question).map(|(_, condition)| condition)
    }

    /// One set of answers for each way in which the conditions treat those of a question.
    fn classes(&self, question: usize, conditions: &[&Condition]) -> Vec<u16> {
        let parts = conditions.iter().flat_map(|condition| condition.parts());
        let parts: BTreeSet<u16> = parts.filter(|part| part.question == question).map(|part| part.answers).collect();
        let treated = |set: u16| -> Vec<bool> { parts.iter().map(|answers| set & answers != 0).collect() };
        let classes: BTreeMap<Vec<bool>, u16> =
            self.questions[question].sets().map(|set| (treated(set), set)).collect();
        classes.into_values().collect()
    }

    fn search(
        &self,
        involved: &[usize],
        classes: &[Vec<u16>],
        chosen: &mut BTreeMap<usize, u16>,
        goal: &dyn Fn(&BTreeMap<usize, u16>) -> bool,
    ) -> bool {
        let Some((question, rest)) = involved.split_first() else { return goal(chosen) };
        if self.skips_of(*question).any(|skip| skip.holds(chosen)) {
            return self.search(rest, &classes[1..], chosen, goal);
        }
        for set in &classes[0] {
            chosen.insert(*question, *set);
            if self.search(rest, &classes[1..], chosen, goal) {
                return true;
            }
        }
        chosen.remove(question);
        false
    }
}
