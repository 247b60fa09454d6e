//! A question before a key claim: a choice, the run, then both side by side and why.
//!
//! What the model answers is computed here, while the page is built, so that whoever skips the question, or has no
//! JavaScript, reads it at once; `app::predict` shows what the run of the reader has come to.

use super::prose;
use crate::app::driver::setup::{Setup, course_days};
use crate::app::predict::Which;
use crate::content::document::{Word, text};
use crate::content::{PREDICT, Span};
use crate::scene::outlook::Outlook;
use crate::scene::prediction::{Answer, most_of_the_gain, one_session, two_scars};
use crate::skin::course::Course;
use std::thread;
use yew::{Html, html};

/// Steps that are computed between two looks whether there are more.
const STEPS: usize = 1000;

/// The words of a question.
struct Question {
    question: Word,
    choices: &'static [Word],
    /// What the model may answer: one for every choice, or one for all of them.
    outcomes: &'static [Word],
    answer: Option<Answer>,
}

/// The card of a question. That of the sessions tells what the course of the page comes to.
pub(in crate::app::document) fn view(which: Which, course: &Outlook) -> Html {
    let Question { question, choices, outcomes, answer } = question(which, course);
    let id = ["predict-", which.name()].concat();
    let why = from_one(PREDICT.paragraphs.get(which as usize).copied().unwrap_or_default());
    html! {
        <section class="predict" data-predict={which.name()} data-state="asked" aria-labelledby={id.clone()}>
            <div class="predict-top">
                <p>{ PREDICT.title }</p>
                <div class="predict-buttons" data-live="" inert=true>
                    <button type="button" data-skip="" data-in="asked">{ text(Word::PredictSkip) }</button>
                    <button type="button" data-skip="" data-in="running">{ text(Word::PredictNow) }</button>
                    <button type="button" data-again="" data-in="told">{ text(Word::PredictAgain) }</button>
                </div>
            </div>
            <h3 {id}>{ text(question) }</h3>
            <div class="predict-states">
                <div class="asked" role="group" aria-labelledby={["predict-", which.name()].concat()} data-live="" inert=true>
                    { for choices.iter().map(|words| html! {
                        <button type="button" data-choice="">{ text(*words) }</button>
                    }) }
                </div>
                <div class="answer" data-answer="" tabindex="-1">
                    <dl>
                        <div class="said"><dt>{ text(Word::PredictSaid) }</dt><dd><span data-said=""></span><span class="none">{ text(Word::PredictNone) }</span></dd></div>
                        <div class="shows">
                            <dt data-shows="">{ text(Word::PredictShows) }</dt>
                            <dd>
                                <span class="wait">{ text(Word::PredictRunning) }</span>
                                { for outcomes.iter().enumerate().map(|(i, words)| outcome(i, *words, outcomes.len(), answer.as_ref())) }
                            </dd>
                        </div>
                    </dl>
                    <p class="why">{ prose::words(&why) }</p>
                </div>
            </div>
            <p class="unseen" role="status"></p>
        </section>
    }
}

/// Every card counts its sources from 1, for all that they share one text.
fn from_one(spans: &[Span]) -> Vec<Span> {
    let mut cited = 0;
    let count = |span: &Span| match *span {
        Span::Source { id, .. } => {
            cited += 1;
            Span::Source { number: cited, id }
        }
        span => span,
    };
    spans.iter().map(count).collect()
}

fn question(which: Which, course: &Outlook) -> Question {
    match which {
        Which::Healing => Question {
            question: Word::PredictOneSession,
            choices: &[Word::PredictHigher, Word::PredictSame, Word::PredictLower],
            outcomes: &[Word::PredictIsHigher, Word::PredictIsSame, Word::PredictIsLower],
            answer: courses(Setup::default(), &[0.0]).first().and_then(answer_of_one),
        },
        Which::Twin => Question {
            question: Word::PredictTwoScars,
            choices: &[Word::PredictHollow, Word::PredictKeloid, Word::PredictBoth, Word::PredictNeither],
            outcomes: &[Word::PredictIsHollow, Word::PredictIsKeloid, Word::PredictIsBoth, Word::PredictIsNeither],
            answer: match courses(Setup::pair(), &course_days()).as_slice() {
                [left, right] => {
                    two_scars((&left.spec().skin, left.readings()), (&right.spec().skin, right.readings()))
                }
                _ => None,
            },
        },
        Which::Sessions => Question {
            question: Word::PredictSessions,
            choices: &[
                Word::PredictOneOrTwo,
                Word::PredictThreeOrFour,
                Word::PredictFiveOrSix,
                Word::PredictSevenOrEight,
            ],
            outcomes: &[Word::PredictIsAfter],
            answer: most_of_the_gain(&course.rungs.iter().map(|rung| rung.value).collect::<Vec<_>>()),
        },
    }
}

fn answer_of_one(course: &Course) -> Option<Answer> {
    one_session(&course.spec().skin, course.readings())
}

/// The courses of the skins of a setup, to their ends.
fn courses(setup: Setup, session_days: &[f64]) -> Vec<Course> {
    let mut courses: Vec<Course> =
        setup.sides().map(|chosen| Course::new(setup.course(chosen, session_days))).collect();
    thread::scope(|scope| {
        for course in &mut courses {
            scope.spawn(|| while !course.advance(STEPS) {});
        }
    });
    courses
}

/// What the model may answer: shown when it does, with its numbers, which the program sets anew.
fn outcome(i: usize, words: Word, outcomes: usize, answer: Option<&Answer>) -> Html {
    let answer = answer.filter(|answer| outcomes == 1 || answer.choice == i);
    let number = |i: usize| html! { <span data-number={i.to_string()}>{ answer.map_or("", |answer| &answer.numbers[i]).to_owned() }</span> };
    let mut pieces = Vec::new();
    for piece in text(words).split_inclusive(['{', '}']) {
        pieces.push(match piece {
            "one}" => number(0),
            "two}" => number(1),
            words => html! { words.trim_end_matches('{').to_owned() },
        });
    }
    html! { <span data-outcome="" hidden={answer.is_none()}>{ for pieces }</span> }
}
