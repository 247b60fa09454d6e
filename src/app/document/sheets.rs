//! Hand-outs: for each lesson a worksheet for students and a key for the teacher, each on one page of A4.

use super::present::short;
use crate::content::document::{Word, text};
use crate::content::lesson::{LessonText, TaskText};
use yew::{Html, html};

/// Both hand-outs of a lesson. They are on paper only; the script of present mode says which.
pub(super) fn view(lesson: &LessonText) -> Html {
    html! { <>{ sheet(lesson, false) }{ sheet(lesson, true) }</> }
}

fn sheet(lesson: &LessonText, key: bool) -> Html {
    let sheet = &lesson.worksheet;
    let line = |words: Word| html! { <span class="sheet-line">{ text(words) }</span> };
    html! {
        <section class="sheet" data-sheet={[lesson.id, if key { "-key" } else { "-worksheet" }].concat()}>
            <p class="sheet-head">
                <span>{ text(if key { Word::ClassKey } else { Word::ClassWorksheet }) }{ ": " }{ lesson.title }</span>
                if !key { { line(Word::ClassSheetName) }{ line(Word::ClassSheetDate) } }
            </p>
            <h2>{ sheet.title }</h2>
            if !key { <p>{ sheet.intro }</p> }
            <ol>{ for sheet.tasks.iter().map(|given| task(given, key)) }</ol>
            <p class="sheet-foot">{ text(Word::ClassSheetFoot) }</p>
        </section>
    }
}

fn task(task: &TaskText, key: bool) -> Html {
    if key {
        let sources: Vec<String> = task.sources.iter().filter_map(|id| short(id)).collect();
        return html! {
            <li>
                <p>{ task.text }</p>
                <p class="sheet-answer">
                    { task.answer }
                    if !sources.is_empty() { <span class="sheet-source">{ " (" }{ sources.join("; ") }{ ")" }</span> }
                </p>
            </li>
        };
    }
    html! {
        <li>
            <p>{ task.text }</p>
            if !task.choices.is_empty() {
                <ul class="sheet-choices">{ for task.choices.iter().map(|choice| html! { <li>{ *choice }</li> }) }</ul>
            }
            { for (0..task.lines).map(|_| html! { <p class="sheet-rule"></p> }) }
        </li>
    }
}
