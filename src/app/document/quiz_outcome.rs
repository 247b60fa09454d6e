//! What the answers can point to: all of it is there, and `app::quiz` shows what applies. On paper it takes one page.
//!
//! It stands on the second page (`document::more`), all of it to be read; the program brings it into the quiz.

use super::marks::pause;
use super::prose;
use crate::content::evidence::{OPTIONS, OtherOption};
use crate::content::quiz_words::{
    ALWAYS, EXPECT, Line, OUTCOMES, OutcomeWords, QUESTIONS_TO_ASK, REASONS, ReasonWords, SIGNS, Say, fill, text,
};
use crate::quiz::{Certainty, Outcome, QUESTION_IDS, RULE_FACTS, RULES, Strength};
use yew::{Html, html};

/// The lines of what to expect that are for some kinds of mark only.
const EXPECT_FOR: [(&str, &[&str]); 6] = [
    ("rolling", &["rolling"]),
    ("boxcar_shallow", &["boxcar-shallow"]),
    ("little_for_icepick", &["icepick"]),
    ("little_for_boxcar_deep", &["boxcar-deep"]),
    ("none_for_flat", &["flat"]),
    ("none_for_raised", &["hypertrophic", "keloid"]),
];

/// Colours of the eight headlines, in the order of `quiz::Headline`.
const LOOKS: [&str; 8] = ["stop", "stop", "stop", "wait", "wait", "ask", "poor-match", "discuss"];

/// The section.
pub(super) fn view() -> Html {
    html! {
        <section id="outcomes" class="outcome" data-outcome="">
            <p class="kicker">{ text(Say::Outcome) }</p>
            { for OUTCOMES.iter().enumerate().map(headline) }
            <div class="part reasons">
                <h4>{ text(Say::Why) }</h4>
                <p data-no-reasons="">{ text(Say::NoReasons) }</p>
                <ul>{ for REASONS.iter().enumerate().map(reason) }</ul>
            </div>
            <div class="parts">
                <div class="part">
                    <h4>{ text(Say::WhatToExpect) }</h4>
                    <ul>{ for EXPECT.iter().map(expected) }</ul>
                </div>
                <div class="part">
                    <h4>{ text(Say::Questions) }</h4>
                    <ul>{ questions() }</ul>
                </div>
                <div class="part">
                    <h4>{ text(Say::WhatElse) }</h4>
                    <ul>{ for ALWAYS.iter().filter(|line| line.key == "nothing").map(nothing) }</ul>
                    <ul class="choices-beside">{ for OPTIONS.iter().map(option) }</ul>
                </div>
                <div class="part">
                    <h4>{ text(Say::AfterNeedling) }</h4>
                    <ul>{ for ALWAYS.iter().filter(|line| line.key != "nothing").map(line) }</ul>
                    <h4>{ text(Say::Signs) }</h4>
                    <ul>{ for SIGNS.iter().map(line) }</ul>
                </div>
            </div>
            <div class="outcome-buttons">
                <button type="button" class="print" data-print="">{ text(Say::Print) }</button>
                <button type="button" class="link" data-back="">{ text(Say::ChangeAnswer) }</button>
                <button type="button" class="link" data-again="">{ text(Say::StartAgain) }</button>
            </div>
            <p class="printed">{ text(Say::PrintedFrom) }</p>
        </section>
    }
}

fn headline((i, words): (usize, &OutcomeWords)) -> Html {
    html! {
        <div class="headline" data-headline={i.to_string()} data-look={LOOKS[i]}>
            <h3 tabindex="-1">{ headline_words(words) }</h3>
            <p>{ words.text }</p>
            <p class="calm">{ text(Say::Calm) }</p>
        </div>
    }
}

/// With every way in which waiting can end, of which one is shown.
fn headline_words(words: &OutcomeWords) -> Html {
    let Some((before, after)) = words.headline.split_once("{until}") else { return Html::from(words.headline) };
    let until = |(i, reason): (usize, &ReasonWords)| {
        reason.until.map(|until| html! { <span data-until={i.to_string()}>{ until }</span> })
    };
    html! {
        <>
            { before }
            { for REASONS.iter().enumerate().filter_map(until) }
            <span data-until="several">{ words.until_several.unwrap_or_default() }</span>
            { after }
        </>
    }
}

fn reason((i, words): (usize, &ReasonWords)) -> Html {
    let facts = &RULE_FACTS[i];
    let (look, severity) = match RULES[i].outcome {
        Outcome::Stop => ("stop", Say::SeverityStop),
        Outcome::Wait => ("wait", Say::SeverityWait),
        Outcome::Ask => ("ask", Say::SeverityAsk),
        Outcome::PoorMatch => ("poor-match", Say::SeverityPoorMatch),
        Outcome::Discuss => ("note", Say::SeverityNote),
    };
    let count = words.sources.len();
    let sources =
        if count == 1 { text(Say::SourceOne).to_owned() } else { fill(Say::SourceMany, &[("n", &count.to_string())]) };
    html! {
        <li class="reason" id={["reason-", facts.id].concat()} data-any={i.to_string()} data-look={look}>
            <h5>{ words.title }<span class="severity">{ text(severity) }</span></h5>
            <p class="because">{ prose::words(words.text) }</p>
            <p class="change-it"><b>{ text(Say::WhatWouldChangeIt) }</b>{ " " }{ prose::words(words.change) }{ "." }</p>
            <p class="chips">
                <span>{ strength(facts.strength) }</span>{ pause() }
                <span>{ certainty(facts.certainty) }</span>{ pause() }
                <span>{ sources }</span>
            </p>
        </li>
    }
}

/// A line of what to expect, tied to the kinds of mark that it is for.
fn expected(expected: &Line) -> Html {
    let kinds = EXPECT_FOR.iter().find(|(key, _)| *key == expected.key).map(|(_, kinds)| *kinds);
    html! { <li data-marks={kinds.map(marks)}>{ prose::words(expected.words) }</li> }
}

/// Doing nothing stands first and open.
fn nothing(line: &Line) -> Html {
    html! { <li><b>{ text(Say::NothingHeading) }{ "." }</b>{ " " }{ prose::words(line.words) }</li> }
}

/// Any other option unfolds: on paper, and for whoever only wants an overview, the name is enough. Doing nothing has a place of its own.
fn option(option: &OtherOption) -> Html {
    if option.id == "nothing" {
        return Html::default();
    }
    html! {
        <li data-marks={marks(option.kinds)}>
            <details><summary>{ option.name }</summary><p>{ prose::words(option.told) }</p></details>
        </li>
    }
}

/// Those that the reasons bring, each once, then those for any appointment.
fn questions() -> Html {
    let mut asked: Vec<(&str, String)> = Vec::new();
    for (i, reason) in REASONS.iter().enumerate() {
        let Some(ask) = reason.ask else { continue };
        match asked.iter_mut().find(|(known, _)| *known == ask) {
            Some((_, reasons)) => *reasons += &[" ", &i.to_string()].concat(),
            None => asked.push((ask, i.to_string())),
        }
    }
    html! {
        <>
            { for asked.into_iter().map(|(ask, reasons)| html! { <li data-any={reasons}>{ ask }</li> }) }
            { for QUESTIONS_TO_ASK.iter().map(line) }
        </>
    }
}

fn line(line: &Line) -> Html {
    html! { <li>{ prose::words(line.words) }</li> }
}

/// The answers of those names to the question on marks, as the number of their set.
fn marks(kinds: &[&str]) -> String {
    let answers =
        QUESTION_IDS.iter().find(|question| question.id == "marks").map_or(&[][..], |question| question.answers);
    let bit = |kind: &&str| answers.iter().position(|known| known == kind).map_or(0, |place| 1_u16 << place);
    kinds.iter().map(bit).fold(0, |set, bit| set | bit).to_string()
}

fn strength(strength: Strength) -> &'static str {
    text(match strength {
        Strength::Label => Say::StrengthLabel,
        Strength::Trial => Say::StrengthTrial,
        Strength::Regulator => Say::StrengthRegulator,
        Strength::Expert => Say::StrengthExpert,
        Strength::Convention => Say::StrengthConvention,
    })
}

fn certainty(certainty: Certainty) -> &'static str {
    text(match certainty {
        Certainty::High => Say::CertaintyHigh,
        Certainty::Moderate => Say::CertaintyModerate,
        Certainty::Low => Say::CertaintyLow,
        Certainty::Unknown => Say::CertaintyUnknown,
    })
}
