//! The build's checker, held to its word: a copy of `content/` is broken in one place at a time, and the checker must stop at
//! that file and line and say what is wrong there.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

// The very code of the build script. It reads paths relative to where it runs and stops by panicking, so that each copy is
// checked by a process of its own: this test program again, told to run `check_this_folder` alone.
#[path = "../src/build/words.rs"]
mod words;

/// Set for a process that checks the folder in which it runs.
const CHECK: &str = "PINPRICK_CHECK_CONTENT";

/// One thing that is broken, and what the checker must say.
struct Fault {
    /// Name of the copy's folder.
    name: &'static str,
    /// Where it is broken.
    file: &'static str,
    /// The words there; a text that stands in the file once.
    from: &'static str,
    /// What stands there instead.
    to: &'static str,
    /// The file and a text that, in the broken copy, begins on the line that must be named.
    at: (&'static str, &'static str),
    /// What must be said of it.
    says: &'static str,
}

const CLAIMS: &str = "content/evidence/claims.toml";
const CLAIMS_WORDS: &str = "content/en/claims.toml";
const EFFECTS: &str = "content/evidence/effects.toml";
const EFFECTS_WORDS: &str = "content/en/effects.toml";
const OPTIONS_WORDS: &str = "content/en/options.toml";
const SOURCES: &str = "content/evidence/sources.toml";
const SOURCES_WORDS: &str = "content/en/sources.toml";
const STUDIES: &str = "content/evidence/studies.toml";
const STUDIES_WORDS: &str = "content/en/studies.toml";
const LANGUAGE: &str = "content/en/language.toml";
const QUIZ: &str = "content/quiz.toml";
const QUIZ_WORDS: &str = "content/en/quiz.toml";
const STRINGS: &str = "content/en/strings.toml";
const RISKS: &str = "content/en/risks.md";
const HEALING: &str = "content/en/healing.md";

const FAULTS: &[Fault] = &[
    // Sources.
    Fault {
        name: "unknown-source-in-words",
        file: CLAIMS_WORDS,
        from: "rolling scars [jacob-2001].\"",
        to: "rolling scars [jacob-2002].\"",
        at: (CLAIMS_WORDS, "studies = \"Yes. Skin doctors sort"),
        says: "jacob-2002 is not in content/evidence/sources.toml",
    },
    Fault {
        name: "unknown-source-in-prose",
        file: RISKS,
        from: "gave people HIV [stadelman-behar-2024]",
        to: "gave people HIV [stadelman-2024]",
        at: (RISKS, "Who does it, and how clean"),
        says: "stadelman-2024 is not in content/evidence/sources.toml",
    },
    Fault {
        name: "unknown-part-of-the-picture",
        file: HEALING,
        from: "[fat](part=fat)",
        to: "[fat](part=lard)",
        at: (HEALING, "On top is the"),
        says: "lard is no part of the picture; there are epidermis,",
    },
    Fault {
        name: "time-of-a-part-that-is-none",
        file: HEALING,
        from: "part=macrophage,t=3d",
        to: "part=macrophage,3d",
        at: (HEALING, "A needle leaves"),
        says: "the time of a part is written t=10min",
    },
    Fault {
        name: "unknown-source-of-a-study",
        file: EFFECTS,
        from: "source = \"alam-2014\"\nof_100 = [0, 0]",
        to: "source = \"alam-2041\"\nof_100 = [0, 0]",
        at: (EFFECTS, "id = \"scarring\""),
        says: "people-alam-2041",
    },
    Fault {
        name: "source-listed-and-not-cited",
        file: CLAIMS,
        from: "sources = [\"jacob-2001\"]",
        to: "sources = [\"jacob-2001\", \"tam-2022\"]",
        at: (CLAIMS, "sources = [\"jacob-2001\", \"tam-2022\"]"),
        says: "s11: its words do not cite tam-2022",
    },
    Fault {
        name: "source-cited-and-not-listed",
        file: CLAIMS_WORDS,
        from: "rolling scars [jacob-2001].\"",
        to: "rolling scars [jacob-2001] [tam-2022].\"",
        at: (CLAIMS, "id = \"s11\""),
        says: "s11: its words cite tam-2022, which its sources lack",
    },
    Fault {
        name: "source-that-nobody-cites",
        file: STUDIES,
        from: "source = \"wound-biopsies-2003\"",
        to: "source = \"alam-2014\"",
        at: (SOURCES, "id = \"wound-biopsies-2003\""),
        says: "nothing cites wound-biopsies-2003",
    },
    Fault {
        name: "source-without-words",
        file: SOURCES,
        from: "[[source]]\nid = \"alam-2014\"",
        to: "[[source]]\nid = \"idle-2020\"\ntitle = \"Idle\"\ndesign = \"review\"\nseen = true\n\n[[source]]\nid = \"alam-2014\"",
        at: (SOURCES, "id = \"idle-2020\""),
        says: "idle-2020 has no words in content/en/sources.toml",
    },
    Fault {
        name: "words-without-a-source",
        file: SOURCES_WORDS,
        from: "[alam-2014]\n",
        to: "[a-dream-2014]\nfinding = \"All.\"\nlimitations = \"None.\"\n\n[alam-2014]\n",
        at: (SOURCES_WORDS, "[a-dream-2014]"),
        says: "a-dream-2014 is no source",
    },
    // The language.
    Fault {
        name: "language-that-is-no-tag",
        file: LANGUAGE,
        from: "language = \"en\"",
        to: "language = \"English\"",
        at: (LANGUAGE, "language = \"English\""),
        says: "\"English\" is no tag like de, pt-BR",
    },
    Fault {
        name: "direction-that-nothing-is-written-in",
        file: LANGUAGE,
        from: "direction = \"left-to-right\"",
        to: "direction = \"upwards\"",
        at: (LANGUAGE, "direction = \"upwards\""),
        says: "unknown variant `upwards`",
    },
    Fault {
        name: "source-twice",
        file: SOURCES,
        from: "id = \"pakla-misiur-2021\"",
        to: "id = \"alam-2014\"",
        at: (SOURCES, "id = \"alam-2014\"\nauthors = \"Pakla"),
        says: "alam-2014 is there twice",
    },
    Fault {
        name: "rule-with-an-unknown-source",
        file: QUIZ,
        from: "when = { marks = [\"keloid\"] }\nstrength = \"label\"\ncertainty = \"high\"\nsources = [\"minutilli-2024\"",
        to: "when = { marks = [\"keloid\"] }\nstrength = \"label\"\ncertainty = \"high\"\nsources = [\"minutilli-2042\"",
        at: (QUIZ, "sources = [\"minutilli-2042\""),
        says: "minutilli-2042",
    },
    // Claims.
    Fault {
        name: "claim-without-source-or-none-found",
        file: CLAIMS,
        from: "none_found = true\n",
        to: "",
        at: (CLAIMS, "id = \"s39\""),
        says: "s39 needs either sources or none_found = true",
    },
    Fault {
        name: "claim-with-source-and-none-found",
        file: CLAIMS,
        from: "sources = [\"jacob-2001\"]",
        to: "sources = [\"jacob-2001\"]\nnone_found = true",
        at: (CLAIMS, "id = \"s11\""),
        says: "s11 needs either sources or none_found = true",
    },
    Fault {
        name: "verdict-without-certainty",
        file: CLAIMS,
        from: "id = \"s12\"\nchapter = \"scars\"\nverdict = \"contradicted\"\ncertainty = \"not-rated\"",
        to: "id = \"s12\"\nchapter = \"scars\"\nverdict = \"contradicted\"",
        at: (CLAIMS, "[[claim]]\nid = \"s12\""),
        says: "missing field `certainty`",
    },
    Fault {
        name: "claim-without-verdict",
        file: CLAIMS,
        from: "id = \"s12\"\nchapter = \"scars\"\nverdict = \"contradicted\"",
        to: "id = \"s12\"\nchapter = \"scars\"",
        at: (CLAIMS, "[[claim]]\nid = \"s12\""),
        says: "missing field `verdict`",
    },
    Fault {
        name: "verdict-that-does-not-exist",
        file: CLAIMS,
        from: "id = \"s12\"\nchapter = \"scars\"\nverdict = \"contradicted\"",
        to: "id = \"s12\"\nchapter = \"scars\"\nverdict = \"true\"",
        at: (CLAIMS, "verdict = \"true\""),
        says: "unknown variant `true`",
    },
    // Words.
    Fault {
        name: "number-without-mark-in-a-claim",
        file: CLAIMS_WORDS,
        from: "fair = \"True, and most people have a mix.\"",
        to: "fair = \"True, and 9 in 10 people have a mix.\"",
        at: (CLAIMS_WORDS, "fair = \"True, and 9 in 10"),
        says: "a number in a paragraph without a source mark",
    },
    Fault {
        name: "number-without-mark-in-prose",
        file: RISKS,
        from: "Look through the list.",
        to: "Look through the list of 16.",
        at: (RISKS, "Look through the list of 16."),
        says: "a number in a paragraph without a source mark",
    },
    Fault {
        name: "number-in-a-question-without-source",
        file: QUIZ_WORDS,
        from: "text = \"Is your acne quiet?\"",
        to: "text = \"Is your acne quiet for 12 months?\"",
        at: (QUIZ_WORDS, "text = \"Is your acne quiet for 12"),
        says: "a number in words whose question has no source",
    },
    Fault {
        name: "key-of-a-claim-missing",
        file: CLAIMS_WORDS,
        from: "fair = \"True, and most people have a mix.\"\n",
        to: "",
        at: (CLAIMS, "id = \"s11\""),
        says: "content/en/claims.toml has no fair for s11",
    },
    Fault {
        name: "words-of-a-claim-missing",
        file: CLAIMS_WORDS,
        from: "[s11]\narticle = \"Acne scars are not all alike.\"\n",
        to: "[s47]\narticle = \"Acne scars are not all alike.\"\n",
        at: (CLAIMS, "id = \"s11\""),
        says: "content/en/claims.toml has no words for s11",
    },
    Fault {
        name: "words-for-a-claim-that-does-not-exist",
        file: CLAIMS_WORDS,
        from: "[s11]\n",
        to: "[s47]\narticle = \"Nobody says this.\"\n\n[s11]\n",
        at: (CLAIMS_WORDS, "article = \"Nobody says this.\""),
        says: "s47 belongs to nothing",
    },
    Fault {
        name: "words-for-an-option-that-does-not-exist",
        file: OPTIONS_WORDS,
        from: "[tca-cross]\n",
        to: "[magic]\nname = \"Magic\"\n\n[tca-cross]\n",
        at: (OPTIONS_WORDS, "name = \"Magic\""),
        says: "magic belongs to nothing",
    },
    Fault {
        name: "key-that-nothing-uses",
        file: EFFECTS_WORDS,
        from: "name = \"Bruising\"\n",
        to: "name = \"Bruising\"\nadvice = \"Cool it.\"\n",
        at: (EFFECTS_WORDS, "advice = \"Cool it.\""),
        says: "bruising has no use for advice",
    },
    Fault {
        name: "markup-in-words",
        file: EFFECTS_WORDS,
        from: "name = \"Bruising\"\n",
        to: "name = \"<b>Bruising</b>\"\n",
        at: (EFFECTS_WORDS, "name = \"<b>Bruising</b>\""),
        says: "bruising.name holds markup",
    },
    Fault {
        name: "brace-that-does-not-close",
        file: QUIZ_WORDS,
        from: "progress = \"Question {n} of about {total}\"",
        to: "progress = \"Question {n} of about {total\"",
        at: (QUIZ_WORDS, "progress = "),
        says: "progress has a brace that does not close",
    },
    Fault {
        name: "empty-words",
        file: STRINGS,
        from: "settings = \"Settings\"",
        to: "settings = \"\"",
        at: (STRINGS, "settings = \"\""),
        says: "has no words",
    },
    // Effects.
    Fault {
        name: "share-that-leaves-a-study-out",
        file: EFFECTS,
        from: "of_100 = [0, 17]",
        to: "of_100 = [0, 16]",
        at: (EFFECTS, "of_100 = [0, 16]"),
        says: "of_100 must ascend between 0 and 100 and hold every study's share",
    },
    Fault {
        name: "effect-of-an-unknown-claim",
        file: EFFECTS,
        from: "id = \"bruising\"\nclaim = \"s21\"",
        to: "id = \"bruising\"\nclaim = \"s51\"",
        at: (EFFECTS, "claim = \"s51\""),
        says: "s51 is no claim",
    },
    // The quiz.
    Fault {
        name: "rule-that-can-never-fire",
        file: QUIZ,
        from: "when = { marks = [\"keloid\"] }\n",
        to: "when = { marks = [\"keloid\"] }\nwithout = { marks = [\"keloid\"] }\n",
        at: (QUIZ, "id = \"keloid\""),
        says: "keloid can never fire",
    },
    Fault {
        name: "rule-behind-a-skip-that-can-never-fire",
        file: QUIZ,
        from: "when = { marks = [\"keloid\"] }\n",
        to: "when = { place = [\"spa\"], needle = [\"long\"] }\n",
        at: (QUIZ, "id = \"keloid\""),
        says: "keloid can never fire",
    },
    Fault {
        name: "rule-of-an-unknown-answer",
        file: QUIZ,
        from: "when = { marks = [\"keloid\"] }\n",
        to: "when = { marks = [\"keloids\"] }\n",
        at: (QUIZ, "when = { marks = [\"keloids\"] }"),
        says: "keloids is no answer of marks",
    },
    Fault {
        name: "question-that-no-rule-reads",
        file: QUIZ,
        from: "[[question]]\nid = \"hope\"\n",
        to: "[[question]]\nid = \"mood\"\nchoice = \"one\"\ncaution = false\nanswers = [\"good\", \"not-sure\"]\n\n\
             [[question]]\nid = \"hope\"\n",
        at: (QUIZ, "id = \"mood\""),
        says: "mood is read by no rule",
    },
    Fault {
        name: "caution-without-a-no",
        file: QUIZ,
        from: "no = \"quiet-over-a-year\"\n",
        to: "",
        at: (QUIZ, "id = \"acne\""),
        says: "acne is a caution without the answer that means no",
    },
    Fault {
        name: "reason-without-a-rule",
        file: QUIZ_WORDS,
        from: "[reason.under-18]\n",
        to: "[reason.over-90]\ntitle = \"You are very old.\"\n\n[reason.under-18]\n",
        at: (QUIZ_WORDS, "title = \"You are very old.\""),
        says: "over-90 is no rule",
    },
    Fault {
        name: "rule-without-a-reason",
        file: QUIZ_WORDS,
        from: "[reason.under-18]\n",
        to: "[reason.under-19]\n",
        at: (QUIZ, "id = \"under-18\""),
        says: "content/en/quiz.toml has no words for under-18",
    },
    Fault {
        name: "answer-without-words",
        file: QUIZ_WORDS,
        from: "over-21 = { label = \"22 or older\" }\n",
        to: "",
        at: (QUIZ, "id = \"age\""),
        says: "content/en/quiz.toml has no words for age over-21",
    },
    // The model's table.
    Fault {
        name: "study-of-an-unknown-source",
        file: STUDIES,
        from: "scale = \"measured-length\"\nsource = \"kalluri-2011\"\nclaim = \"size\"\naxis = [0.0, 0.5]",
        to: "scale = \"measured-length\"\nsource = \"kalluri-2101\"\nclaim = \"size\"\naxis = [0.0, 0.5]",
        at: (STUDIES, "source = \"kalluri-2101\""),
        says: "kalluri-2101",
    },
    Fault {
        name: "study-with-words-for-a-row-that-is-not-there",
        file: STUDIES_WORDS,
        from: "label-2 = \"keloid\"\n",
        to: "label-3 = \"keloid\"\n",
        at: (STUDIES_WORDS, "label-3 = \"keloid\""),
        says: "raised-shrink has no use for label-3",
    },
    Fault {
        name: "study-row-with-a-number-and-words",
        file: STUDIES_WORDS,
        from: "label-1 = \"both kinds\"\n",
        to: "label-1 = \"both kinds\"\nsaid-1 = \"better\"\n",
        at: (STUDIES, "  { published = -52.0 },"),
        says: "has a point with both a number and words",
    },
];

/// Not a check of its own: what a process does that `checked` starts. In the ordinary run it does nothing.
#[test]
fn check_this_folder() {
    if std::env::var_os(CHECK).is_some() {
        words::compile();
    }
}

#[test]
fn the_content_as_it_is_passes() {
    let folder = copy("as-it-is");
    assert_eq!(checked(&folder), None);
    for file in ["words.rs", "document.rs", "evidence.rs", "quiz.rs", "quiz_words.rs"] {
        assert!(folder.join("out").join(file).is_file(), "{file} is not written");
    }
}

#[test]
fn whatever_is_broken_is_named_with_file_and_line() {
    let mut missed = Vec::new();
    for Fault { name, file, from, to, at, says } in FAULTS {
        let folder = copy(name);
        let path = folder.join(file);
        let text = fs::read_to_string(&path).expect("the copy holds the file");
        assert_eq!(text.matches(from).count(), 1, "{name}: {from:?} stands once in {file}");
        fs::write(&path, text.replacen(from, to, 1)).expect("the copy can be written");
        let place = format!("{}:{}: ", at.0, line_of(&folder, *at, name));
        match checked(&folder) {
            None => missed.push(format!("{name}: not noticed")),
            Some(message) if message.starts_with(&place) && message.contains(says) => {}
            Some(message) => missed.push(format!("{name}: wanted {place}…{says}…, got {message}")),
        }
    }
    assert!(missed.is_empty(), "{} of {} faults:\n{}", missed.len(), FAULTS.len(), missed.join("\n"));
}

/// The line on which a text begins that stands in a file once.
fn line_of(folder: &Path, (file, text): (&str, &str), name: &str) -> usize {
    let whole = fs::read_to_string(folder.join(file)).expect("the copy holds the file");
    assert_eq!(whole.matches(text).count(), 1, "{name}: {text:?} stands once in {file}");
    1 + whole.split(text).next().expect("a split has a first part").matches('\n').count()
}

/// What the checker says of the copy in a folder; none where it passes.
fn checked(folder: &Path) -> Option<String> {
    let out = folder.join("out");
    fs::create_dir_all(&out).expect("the copy can be written");
    let mut process = Command::new(std::env::current_exe().expect("a test knows its own program"));
    process.args(["--exact", "check_this_folder", "--nocapture", "--test-threads=1"]);
    process.current_dir(folder).env(CHECK, "1").env("OUT_DIR", out).env("RUST_BACKTRACE", "0");
    let done = process.output().expect("this program runs again");
    if done.status.success() {
        return None;
    }
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    // "thread … panicked at src/…:", and then the message.
    let message = told.lines().skip_while(|line| !line.contains("panicked at")).nth(1);
    Some(message.map_or_else(|| told.clone(), str::to_owned))
}

/// A fresh copy of `content/` in a folder of that name.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("content_faults").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old copy can be removed");
    }
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &folder.join("content"));
    folder
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("cargo's folder can be written");
    for entry in fs::read_dir(from).expect("content can be read") {
        let path = entry.expect("content can be listed").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}
