//! A language that nobody speaks: the English words, each text twice, written from right to left. What does not hold longer
//! words or the other direction, and words that do not stand in `content/en`, come to light in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::shell::{self, Outcome};
use crate::{bundle, project};

const ENGLISH: &str = "content/en";
/// Names the folder of words that is built (see `src/build/words.rs`).
const WORDS: &str = "PINPRICK_WORDS";
/// The one file in which not all texts are words, and the keys of those that are not.
const LESSONS: &str = "lessons.toml";
const NAMES: [&str; 3] = ["id", "moment", "sources"];
const LANGUAGE: &str =
    "# Made by `cargo xtask pseudo`.\nlanguage = \"en-x-twice\"\nlocale = \"en_XT\"\ndirection = \"right-to-left\"\n";

/// Builds the page in this language into `target/pseudo/site` and returns that folder.
pub(crate) fn build() -> Outcome<PathBuf> {
    let words = project::target().join("pseudo/words");
    write_words(&project::root().join(ENGLISH), &words)?;
    // The variable holds for all programs of the build, so another run of this one has it from the start.
    let program = std::env::current_exe().map_err(|error| format!("could not find this very program: {error}"))?;
    let mut again = shell::command(program);
    again.args(["pseudo", "--build"]).env(WORDS, &words).stdin(Stdio::null());
    let ran = shell::run(&mut again, |line| !line.is_empty())?;
    if ran.success { Ok(site()) } else { Err("The page in the pseudo-language could not be built.".to_owned()) }
}

/// What that other run does.
pub(crate) fn build_here() -> Outcome<()> {
    bundle::build_quickly(&site())
}

fn site() -> PathBuf {
    project::target().join("pseudo/site")
}

/// Writes the words of one folder into another, every text twice.
fn write_words(from: &Path, to: &Path) -> Outcome<()> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    fs::create_dir_all(to).map_err(|error| failed(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| failed(from, &error))?.flatten() {
        let path = entry.path();
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        let written = if entry.file_name() == "language.toml" {
            LANGUAGE.to_owned()
        } else if path.extension().is_some_and(|extension| extension == "md") {
            prose_twice(&text)
        } else {
            let mut table: toml::Table = text.parse().map_err(|error| failed(&path, &error))?;
            twice(&mut table, if entry.file_name() == LESSONS { &NAMES } else { &[] });
            toml::to_string(&table).map_err(|error| failed(&path, &error))?
        };
        // Left as it is where nothing has changed: what is built from it need not be built again.
        let place = to.join(entry.file_name());
        if fs::read_to_string(&place).is_ok_and(|known| known == written) {
            continue;
        }
        fs::write(&place, written).map_err(|error| failed(&place, &error))?;
    }
    Ok(())
}

fn twice(table: &mut toml::Table, names: &[&str]) {
    let words = table.iter_mut().filter(|(key, _)| !names.contains(&key.as_str()));
    words.for_each(|(_, value)| value_twice(value, names));
}

fn value_twice(value: &mut toml::Value, names: &[&str]) {
    match value {
        toml::Value::String(words) => *words = format!("{words} {words}"),
        toml::Value::Array(list) => list.iter_mut().for_each(|value| value_twice(value, names)),
        toml::Value::Table(table) => twice(table, names),
        _ => {}
    }
}

/// Markdown of one heading and paragraphs.
fn prose_twice(text: &str) -> String {
    let part = |part: &str| {
        let words = part.trim();
        match words.strip_prefix("# ") {
            Some(title) => format!("# {title} {title}"),
            None => format!("{words} {words}"),
        }
    };
    let parts: Vec<String> = text.split("\n\n").filter(|part| !part.trim().is_empty()).map(part).collect();
    parts.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_twice_and_names_once() {
        let mut table: toml::Table =
            "id = \"a\"\n[[step]]\nmoment = \"#v1\"\nwords = \"Go on.\"\nchoices = [\"Yes\"]\nsources = [\"b\"]"
                .parse()
                .expect("it is TOML");
        twice(&mut table, &NAMES);
        let step = &table["step"][0];
        assert_eq!(table["id"].as_str(), Some("a"));
        assert_eq!([&step["moment"], &step["sources"][0]].map(|name| name.as_str()), [Some("#v1"), Some("b")]);
        assert_eq!(step["words"].as_str(), Some("Go on. Go on."));
        assert_eq!(step["choices"][0].as_str(), Some("Yes Yes"));
    }

    #[test]
    fn prose_keeps_its_heading_and_its_paragraphs() {
        assert_eq!(
            prose_twice("# A b\n\nOne\ntwo.\n\nThree.\n"),
            "# A b A b\n\nOne\ntwo. One\ntwo.\n\nThree. Three.\n"
        );
    }
}
