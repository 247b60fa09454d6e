//! Groups of questions that rules and skips join, and every way to answer a group.

use pinprick::quiz::{Answers, Choice, Condition, Mask, QUESTIONS, RULES, Reasons, SKIPS, fired, skipped};

/// Questions that hang together, and what answering them can do.
pub struct Group {
    /// Indices in `QUESTIONS`, ascending.
    pub questions: Vec<usize>,
    /// Every complete way to answer them; skipped ones stay empty.
    pub ways: Vec<Class>,
}

/// A way to answer a group, and the rules that fire on it.
#[derive(Clone, Copy)]
pub struct Class {
    pub answers: Answers,
    pub reasons: Reasons,
}

/// All groups, in the order of their first questions.
pub fn groups() -> Vec<Group> {
    let mut group_of: Vec<usize> = (0..QUESTIONS.len()).collect();
    let mut join = |questions: Vec<usize>| {
        for pair in questions.windows(2) {
            let (kept, lost) = (group_of[pair[0]], group_of[pair[1]]);
            group_of.iter_mut().filter(|group| **group == lost).for_each(|group| *group = kept);
        }
    };
    for rule in &RULES {
        join(questions_of(&rule.condition));
    }
    for skip in &SKIPS {
        let mut questions = questions_of(&skip.condition);
        questions.push(usize::from(skip.question));
        join(questions);
    }
    let mut groups: Vec<Group> = Vec::new();
    for first in 0..QUESTIONS.len() {
        let questions: Vec<usize> =
            (0..QUESTIONS.len()).filter(|question| group_of[*question] == group_of[first]).collect();
        if questions[0] == first {
            let mut group = Group { questions, ways: Vec::new() };
            group.ways = group.all_ways();
            groups.push(group);
        }
    }
    groups
}

fn questions_of(condition: &Condition) -> Vec<usize> {
    condition.when.iter().chain(condition.without).map(|part| usize::from(part.question)).collect()
}

impl Group {
    /// Every way to have answered all its questions, those that are then skipped included: somebody may have changed an earlier answer.
    pub fn stored(&self) -> impl Iterator<Item = Answers> {
        let mut stored = vec![Answers::default()];
        for &question in &self.questions {
            stored = stored
                .iter()
                .flat_map(|answers| sets(question).into_iter().map(|set| with(answers, question, set)))
                .collect();
        }
        stored.into_iter()
    }

    /// The answers without what is stored in skipped questions.
    pub fn counted(&self, answers: &Answers) -> Answers {
        let mut counted = Answers::default();
        for &question in self.questions.iter().filter(|question| !skipped(**question, answers)) {
            give(&mut counted, question, answers.chosen(question));
        }
        counted
    }

    fn all_ways(&self) -> Vec<Class> {
        let mut ways = vec![Answers::default()];
        for &question in &self.questions {
            let answer = |answers: &Answers| -> Vec<Answers> {
                if skipped(question, answers) {
                    vec![*answers]
                } else {
                    sets(question).into_iter().map(|set| with(answers, question, set)).collect()
                }
            };
            ways = ways.iter().flat_map(answer).collect();
        }
        ways.into_iter().map(|answers| Class { answers, reasons: fired(&answers) }).collect()
    }
}

/// Every set of answers to a question that the form allows, as the specification says it: one, or any that do not stand alone.
pub fn sets(question: usize) -> Vec<Mask> {
    let asked = &QUESTIONS[question];
    let allowed = |set: &Mask| set.count_ones() == 1 || asked.choice == Choice::Many && set & asked.alone == 0;
    (1..=asked.all()).filter(allowed).collect()
}

/// Chooses a set of answers, through the same door as the page.
pub fn give(answers: &mut Answers, question: usize, set: Mask) {
    for answer in (0..16).filter(|answer| set & (1 << answer) != 0) {
        answers.set(question, answer, true);
    }
}

fn with(answers: &Answers, question: usize, set: Mask) -> Answers {
    let mut answers = *answers;
    give(&mut answers, question, set);
    assert_eq!(answers.chosen(question), set, "the form does not allow what the specification allows");
    answers
}

/// Answers of some questions, completed by a first answer wherever nothing is chosen.
pub fn whole(answers: &Answers) -> Answers {
    let mut whole = *answers;
    for question in (0..QUESTIONS.len()).filter(|question| answers.chosen(*question) == 0) {
        whole.set(question, 0, true);
    }
    whole
}

/// Every way to add one caution: from the answer that means no to any other, or one more where several can be chosen.
pub fn steps(group: &Group) -> Vec<(Answers, Answers)> {
    let mut steps = Vec::new();
    for &question in group.questions.iter().filter(|question| QUESTIONS[**question].caution) {
        let asked = &QUESTIONS[question];
        for before in group.stored() {
            let chosen = before.chosen(question);
            let from_no = asked.no.is_some_and(|no| chosen == 1 << no);
            let joins = asked.choice == Choice::Many && chosen & asked.alone == 0;
            for answer in 0..usize::from(asked.answers) {
                let one_more = joins && asked.alone & (1 << answer) == 0;
                if chosen & (1 << answer) == 0 && (from_no || one_more) {
                    let mut after = before;
                    after.set(question, answer, true);
                    steps.push((before, after));
                }
            }
        }
    }
    steps
}
