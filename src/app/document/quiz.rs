//! The quiz as a form: every question is there, one at a time is shown (`app::quiz`). Without the program all of them are.

use super::frame::{Frame, frame};
use super::mark_pictures;
use super::{icons, prose};
use crate::content::QUIZ;
use crate::content::evidence::source;
use crate::content::quiz_words::{AnswerWords, QUESTIONS, QuestionWords, Say, fill, text};
use crate::quiz::{self, Choice, QUESTION_IDS};
use yew::{Html, html};

/// The chapter.
pub(super) fn view() -> Html {
    frame(Frame {
        class: "chapter",
        id: "quiz",
        kicker: text(Say::Kicker),
        title: QUIZ.title,
        first: false,
        text: prose::plain(&QUIZ),
        figure: html! {
            <section class="quiz" data-quiz="" aria-label={QUIZ.title}>
                <noscript><p class="notice-line">{ text(Say::QuizNeedsScript) }</p></noscript>
                <p class="notice-line" role="status" data-news="" data-lost={text(Say::Lost)} data-alone={text(Say::Alone)}></p>
                { form() }
                { check() }
                <div data-place="outcome" hidden=true></div>
                <p class="privacy">{ text(Say::Privacy) }</p>
                <p class="more-link"><a href="more.html#outcomes">{ text(Say::AllOutcomes) }</a></p>
            </section>
        },
    })
}

/// `method="dialog"` outside a dialog sends nothing anywhere, whatever happens to the program: an answer never gets into an address.
fn form() -> Html {
    let total = quiz::path(&quiz::Answers::default()).count().to_string();
    html! {
        <form method="dialog" autocomplete="off" novalidate=true>
            <div class="quiz-top">
                <button type="button" class="back" data-back="" hidden=true>{ icons::view(icons::BACK) }{ text(Say::Back) }</button>
                <p id="quiz-progress" class="progress" data-progress={text(Say::Progress)}>
                    { fill(Say::Progress, &[("n", "1"), ("total", &total)]) }
                </p>
            </div>
            { for QUESTIONS.iter().enumerate().map(question) }
            <p class="error" role="alert" data-error={text(Say::NotAnsweredYet)}></p>
            <button type="submit" class="accent">{ text(Say::Continue) }</button>
        </form>
    }
}

fn question((i, words): (usize, &'static QuestionWords)) -> Html {
    let (name, why) = (["quiz-", &i.to_string()].concat(), ["why-", &i.to_string()].concat());
    let shape = &quiz::QUESTIONS[i];
    let (kind, how) = match shape.choice {
        Choice::One => ("radio", Say::ChooseOne),
        Choice::Many => ("checkbox", Say::ChooseMany),
    };
    let ids = QUESTION_IDS[i];
    let pictured = ids.id == "marks";
    let option = |(a, answer): (usize, &AnswerWords)| {
        html! {
            <label class="option">
                <input type={kind} name={name.clone()} value={a.to_string()} />
                if pictured { { mark_pictures::picture(ids.answers[a]) } }
                <span class="option-words">
                    <span class="option-label">{ answer.label }</span>
                    if let Some(hint) = answer.hint { <span class="hint">{ hint }</span> }
                </span>
            </label>
        }
    };
    html! {
        <fieldset data-question={i.to_string()} data-pictured={pictured.then_some("")} aria-describedby={why.clone()} hidden={i > 0}>
            <legend><h3 tabindex="-1" aria-describedby="quiz-progress">{ words.text }</h3></legend>
            <p class="why" id={why}><b>{ text(Say::WhyWeAsk) }</b>{ " " }{ words.why }{ sources(words.sources) }{ " " }<span class="how">{ text(how) }</span></p>
            <div class="options">{ for words.answers.iter().enumerate().map(option) }</div>
        </fieldset>
    }
}

/// Marks of the sources behind a question's figures.
fn sources(ids: &[&'static str]) -> Html {
    let mark = |(i, id): (usize, &&'static str)| source(id).map(|_| prose::source_mark(i as u32 + 1, id));
    ids.iter().enumerate().filter_map(mark).collect()
}

/// Every question with the answers that were chosen, and a way back to it.
fn check() -> Html {
    let row = |(i, words): (usize, &'static QuestionWords)| {
        html! {
            <div class="check-row" data-row={i.to_string()}>
                <dt>{ words.text }</dt>
                <dd>
                    { for words.answers.iter().enumerate().map(|(a, answer)| html! {
                        <span class="chosen" data-answer={a.to_string()} hidden=true>{ answer.label }</span>
                    }) }
                    <span class="skipped" data-skipped="" hidden=true>{ text(Say::Skipped) }</span>
                </dd>
                <dd>
                    <button
                        type="button"
                        class="change"
                        data-change={i.to_string()}
                        aria-label={[text(Say::Change), ": ", words.text].concat()}
                    >
                        { text(Say::Change) }
                    </button>
                </dd>
            </div>
        }
    };
    html! {
        <section class="check" data-check="" hidden=true>
            <button type="button" class="back" data-back="">{ icons::view(icons::BACK) }{ text(Say::Back) }</button>
            <h3 tabindex="-1">{ text(Say::Check) }</h3>
            <p>{ text(Say::CheckTold) }</p>
            <dl>{ for QUESTIONS.iter().enumerate().map(row) }</dl>
            <button type="button" class="accent" data-see="">{ text(Say::SeeOutcome) }</button>
        </section>
    }
}
