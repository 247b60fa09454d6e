//! Present mode (`present.html`): the story's figures one step at a time, for a class. What a lesson needs stands round the
//! chapters; `src/shell/class` shows and fills it.

use super::{icons, page, sheets};
use crate::content::document::{LESSONS, Word, fill, text};
use crate::content::evidence::source;
use crate::content::lesson::{LessonText, StepText};
use crate::lesson::{Ask, Lesson, Outcome, Step};
use crate::scene::number::fixed;
use serde_json::{Value, json};
use yew::{AttrValue, Html, html};

/// What present mode runs after the script of the page, in one scope with it.
pub const CLASS_SCRIPTS: [&str; 9] = [
    include_str!("../../shell/class/unpack.js"),
    include_str!("../../shell/class/words.js"),
    include_str!("../../shell/class/program.js"),
    include_str!("../../shell/class/hands.js"),
    include_str!("../../shell/class/desk.js"),
    include_str!("../../shell/class/speaker.js"),
    include_str!("../../shell/class/away.js"),
    include_str!("../../shell/class/maker.js"),
    include_str!("../../shell/class/lobby.js"),
];

/// The body of `present.html`.
pub(super) fn view() -> Html {
    html! {
        <>
            { page::news() }
            { before() }
            <main id="top">{ page::chapters(true) }</main>
            { after() }
        </>
    }
}

/// What stands before the chapters: where a lesson is chosen or made, and above the figure what the class reads.
fn before() -> Html {
    html! {
        <div class="talk" data-part="before">
            { lobby() }
            { desk() }
            { maker() }
            <div data-part="sheets">{ for LESSONS.iter().map(sheets::view) }</div>
            <script type="application/json" id="class-data">{ Html::from_html_unchecked(AttrValue::from(data())) }</script>
        </div>
    }
}

/// What stands after the chapters: the tools of a lesson.
fn after() -> Html {
    let tool = |does: &'static str, words: Word| {
        html! { <button type="button" class="plain" data-do={does}>{ text(words) }</button> }
    };
    html! {
        <div class="talk" data-part="after">
            <aside class="desk-notes" aria-label={text(Word::ClassNotes)} hidden=true>
                <h2>{ text(Word::ClassNotes) }</h2>
                <p data-notes=""></p>
                <h2>{ text(Word::ClassNext) }</h2>
                <p data-next=""></p>
            </aside>
            <div class="desk-tools" role="region" aria-label={text(Word::ClassTools)}>
                <button type="button" class="plain" data-do="back">{ icons::view(icons::BACK) }{ text(Word::ClassStepBack) }</button>
                <button type="button" class="accent" data-do="on">{ text(Word::ClassStepOn) }{ icons::view(icons::ON) }</button>
                <span class="desk-gap"></span>
                { tool("overview", Word::ClassOverview) }
                { tool("black", Word::ClassBlack) }
                <button type="button" class="plain" data-do="notes" aria-expanded="false">{ text(Word::ClassNotes) }</button>
                { tool("speaker", Word::ClassSpeaker) }
                <button type="button" class="plain" data-do="controls" aria-pressed="false">{ text(Word::ClassControls) }</button>
                { tool("away", Word::ClassAway) }
            </div>
            <p class="desk-status" role="status" data-status=""></p>
            <dialog class="class-dialog" id="class-overview" aria-labelledby="class-overview-title">
                <h2 id="class-overview-title">{ text(Word::ClassOverview) }</h2>
                <ol data-grid=""></ol>
                <button type="button" class="plain" data-do="close">{ text(Word::ClassClose) }</button>
            </dialog>
            <dialog class="class-dialog" id="class-away" aria-labelledby="class-away-title">
                <h2 id="class-away-title">{ text(Word::ClassAway) }</h2>
                <p class="acts">
                    { tool("png", Word::ClassPicturePng) }
                    { tool("svg", Word::ClassPictureSvg) }
                    { tool("csv", Word::ClassNumbersCsv) }
                </p>
                <p role="status" data-away=""></p>
                <h3>{ text(Word::ClassQr) }</h3>
                <div class="qr" role="img" aria-label={text(Word::ClassQrAlt)} data-qr=""></div>
                <p class="qr-link" data-qr-link=""></p>
                <button type="button" class="plain" data-do="close">{ text(Word::ClassClose) }</button>
            </dialog>
            <button type="button" class="black" data-do="light" hidden=true>
                <span class="unseen">{ text(Word::ClassBlackTold) }</span>
            </button>
        </div>
    }
}

/// Where a lesson is chosen.
fn lobby() -> Html {
    html! {
        <section class="lobby" role="main" data-room="lobby" aria-labelledby="class-title">
            <p><a href="./" data-do="leave-class">{ text(Word::ClassBack) }</a></p>
            <h1 id="class-title" tabindex="-1">{ text(Word::ClassTitle) }</h1>
            <p class="lead">{ text(Word::ClassIntro) }</p>
            <noscript><p>{ text(Word::ClassNoScript) }</p></noscript>
            <p class="fault" role="alert" data-fault=""></p>
            <h2>{ text(Word::ClassReadyMade) }</h2>
            <div class="lesson-cards">{ for LESSONS.iter().map(card) }</div>
            <section class="lesson-own" aria-labelledby="class-own">
                <h2 id="class-own">{ text(Word::ClassOwn) }</h2>
                <p>{ text(Word::ClassOwnHint) }</p>
                <p class="acts">
                    <button type="button" class="accent" data-do="make">{ text(Word::ClassMake) }</button>
                    <button type="button" class="plain" data-do="open">{ text(Word::ClassOpenFile) }</button>
                    <input type="file" accept=".json,application/json" aria-label={text(Word::ClassOpenFile)} data-file="" hidden=true />
                </p>
            </section>
            { keys() }
        </section>
    }
}

fn card(lesson: &LessonText) -> Html {
    let act = |does: &'static str, class: &'static str, words: Word| {
        let named = [text(words), ": ", lesson.title].concat();
        html! { <button type="button" {class} data-do={does} data-lesson={lesson.id} aria-label={named}>{ text(words) }</button> }
    };
    let length =
        fill(Word::ClassLength, &[("n", &fixed(lesson.minutes, 0)), ("steps", &lesson.steps.len().to_string())]);
    html! {
        <section class="lesson-card" aria-labelledby={["lesson-", lesson.id].concat()}>
            <h3 id={["lesson-", lesson.id].concat()}>{ lesson.title }</h3>
            <p class="length">{ length }</p>
            <p>{ lesson.about }</p>
            <p class="acts">
                { act("begin", "accent", Word::ClassBegin) }
                { act("worksheet", "plain", Word::ClassWorksheet) }
                { act("key", "plain", Word::ClassKey) }
                { act("change", "clear", Word::ClassChange) }
            </p>
        </section>
    }
}

/// The keys, and the switch for those that are single letters.
fn keys() -> Html {
    let rows = [
        (Word::ClassKeyNext, Word::ClassKeysNext),
        (Word::ClassKeyBack, Word::ClassKeysBack),
        (Word::ClassKeyEnds, Word::ClassKeysFirst),
        (Word::ClassKeyBlack, Word::ClassKeysBlack),
        (Word::ClassKeyOverview, Word::ClassKeysOverview),
        (Word::ClassKeyJump, Word::ClassKeysJump),
        (Word::ClassKeyClose, Word::ClassKeysClose),
    ];
    html! {
        <details class="lesson-keys">
            <summary>{ text(Word::ClassKeys) }</summary>
            <dl>{ for rows.map(|(key, does)| html! { <div><dt><kbd>{ text(key) }</kbd></dt><dd>{ text(does) }</dd></div> }) }</dl>
            <p>{ text(Word::ClassKeyFigure) }</p>
            <p>
                <label>
                    <input type="checkbox" checked=true autocomplete="off" data-single-keys="" />
                    { " " }{ text(Word::ClassSingleKeys) }{ ": " }{ text(Word::ClassSingleKeysHint) }
                </label>
            </p>
        </details>
    }
}

/// Above the figure: where the lesson is, and what the class reads.
fn desk() -> Html {
    html! {
        <section class="desk" data-room="desk" aria-label={text(Word::ClassLesson)} hidden=true>
            <div class="desk-bar">
                <p class="desk-title" data-title=""></p>
                <p data-step=""></p>
                <p><button type="button" class="desk-clock" data-do="clock" title={text(Word::ClassClock)}><span data-lesson-clock="">{ "0:00" }</span>{ " " }<span data-lesson-length=""></span></button></p>
                <button type="button" class="plain" data-do="end">{ text(Word::ClassEnd) }</button>
            </div>
            <div class="desk-words">
                <h1 class="desk-caption" tabindex="-1" data-caption=""></h1>
                <p class="desk-source" data-source=""></p>
                <div class="desk-ask" data-ask="" hidden=true></div>
            </div>
        </section>
    }
}

/// Where a lesson is made, beside the figure.
fn maker() -> Html {
    html! {
        <section class="maker" data-room="maker" aria-labelledby="maker-title" hidden=true>
            <h1 id="maker-title" tabindex="-1">{ text(Word::ClassMaker) }</h1>
            <div class="maker-head">
                <label>{ text(Word::ClassLessonTitle) }<input type="text" maxlength="200" autocomplete="off" data-lesson-title="" /></label>
                <label>{ text(Word::ClassChapter) }<select autocomplete="off" data-lesson-figure=""></select></label>
                <button type="button" class="accent" data-do="add">{ text(Word::ClassAdd) }</button>
            </div>
            <p class="maker-none" data-none="">{ text(Word::ClassMakeNone) }</p>
            <ol class="maker-steps" data-steps=""></ol>
            <p class="acts">
                <button type="button" class="accent" data-do="present">{ text(Word::ClassPresent) }</button>
                <button type="button" class="plain" data-do="copy">{ text(Word::ClassCopy) }</button>
                <button type="button" class="plain" data-do="save">{ text(Word::ClassSave) }</button>
                <button type="button" class="plain" data-do="open">{ text(Word::ClassOpenFile) }</button>
                <button type="button" class="plain" data-do="end">{ text(Word::ClassEnd) }</button>
            </p>
            <p role="status" data-made=""></p>
        </section>
    }
}

/// A lesson as the page's own files have it.
#[must_use]
pub fn lesson(given: &LessonText) -> Lesson {
    Lesson { title: given.title.to_owned(), steps: given.steps.iter().map(step).collect() }
}

fn step(given: &StepText) -> Step {
    let mut rests_on: Vec<String> = given.sources.iter().filter_map(|id| short(id)).collect();
    rests_on.dedup();
    if given.model {
        rests_on.push(text(Word::ClassMadeByModel).to_owned());
    }
    let ask = given.ask.map(|(question, choices)| Ask {
        question: question.to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    });
    Step {
        moment: given.moment.to_owned(),
        caption: given.caption.to_owned(),
        notes: given.notes.to_owned(),
        minutes: given.minutes,
        source: rests_on.join("; "),
        ask,
        outcome: given.outcome.map(|(answer, why)| Outcome { answer, why: why.to_owned() }),
    }
}

/// A source in a few words: who, and when.
pub(super) fn short(id: &str) -> Option<String> {
    let source = source(id)?;
    let year = source.year.map(|year| [" ", &year.to_string()].concat()).unwrap_or_default();
    let name = match source.authors {
        Some(authors) => {
            let (first, others) = authors.split_once([',', ';']).unwrap_or((authors, ""));
            [first.trim(), if others.is_empty() { "" } else { " et al." }].concat()
        }
        // Some name where they were read after where they appeared.
        None => source.venue.unwrap_or(source.title).split(';').next().unwrap_or_default().trim().to_owned(),
    };
    Some(name + &year)
}

/// What the scripts of present mode read: the lessons, and every word that they show.
fn data() -> String {
    let lessons: Vec<Value> = LESSONS
        .iter()
        .map(|given| {
            let file: Value = serde_json::from_str(&crate::lesson::write(&lesson(given))).unwrap_or_default();
            json!({ "id": given.id, "minutes": given.minutes, "lesson": file })
        })
        .collect();
    let chapters: Vec<Value> = super::header::CHAPTERS
        .iter()
        .filter(|(id, _)| *id != "quiz")
        .map(|(id, word)| json!([id, text(*word)]))
        .collect();
    let words: serde_json::Map<String, Value> =
        WORDS.iter().map(|(name, word)| ((*name).to_owned(), Value::from(text(*word)))).collect();
    let data = json!({ "lessons": lessons, "chapters": chapters, "words": words });
    data.to_string().replace('<', "\\u003c")
}

/// Words by the names that the scripts of present mode and of the speaker window have for them.
pub(super) const WORDS: &[(&str, Word)] = &[
    ("opened", Word::ClassOpened),
    ("place", Word::ClassPlace),
    ("clock_of", Word::ClassClockOf),
    ("notes_none", Word::ClassNotesNone),
    ("next_none", Word::ClassNextNone),
    ("speaker_refused", Word::ClassSpeakerRefused),
    ("no_picture", Word::ClassNoPicture),
    ("no_numbers", Word::ClassNoNumbers),
    ("saved", Word::ClassSaved),
    ("qr_none", Word::ClassQrNone),
    ("hands", Word::ClassHands),
    ("hands_hint", Word::ClassHandsHint),
    ("hand_more", Word::ClassHandMore),
    ("hand_less", Word::ClassHandLess),
    ("hand_count", Word::ClassHandCount),
    ("hands_of", Word::ClassHandsOf),
    ("hands_none", Word::ClassHandsNone),
    ("held", Word::ClassHeld),
    ("source", Word::ClassSource),
    ("sources", Word::ClassSources),
    ("new_title", Word::ClassNewTitle),
    ("added", Word::ClassAdded),
    ("removed", Word::ClassRemoved),
    ("caption", Word::ClassCaption),
    ("notes_for", Word::ClassNotesFor),
    ("question", Word::ClassQuestion),
    ("choices", Word::ClassChoices),
    ("answer", Word::ClassAnswer),
    ("why", Word::ClassWhy),
    ("minutes", Word::ClassMinutes),
    ("up", Word::ClassUp),
    ("down", Word::ClassDown),
    ("remove", Word::ClassRemove),
    ("look", Word::ClassLook),
    ("copied", Word::ClassCopied),
    ("not_copied", Word::ClassNotCopied),
    ("not_ready", Word::ClassNotReady),
    ("faulty", Word::ClassFaulty),
    ("unsound", Word::ClassUnsound),
    ("fault_too_long", Word::ClassFaultTooLong),
    ("fault_broken_link", Word::ClassFaultBrokenLink),
    ("fault_no_json", Word::ClassFaultNoJson),
    ("fault_no_lesson", Word::ClassFaultNoLesson),
    ("fault_newer", Word::ClassFaultNewer),
    ("fault_title", Word::ClassFaultTitle),
    ("fault_steps", Word::ClassFaultSteps),
    ("fault_step", Word::ClassFaultStep),
    ("fault_moment", Word::ClassFaultMoment),
    ("fault_caption", Word::ClassFaultCaption),
    ("fault_notes", Word::ClassFaultNotes),
    ("fault_minutes", Word::ClassFaultMinutes),
    ("fault_source", Word::ClassFaultSource),
    ("fault_question", Word::ClassFaultQuestion),
    ("fault_choices", Word::ClassFaultChoices),
    ("fault_answer", Word::ClassFaultAnswer),
    ("fault_why", Word::ClassFaultWhy),
];
