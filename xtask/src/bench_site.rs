//! `cargo xtask bench size | page | frames | soak`: the built page as a reader's phone meets it.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Outcome, Ran};
use crate::{browser, bundle, node, project};

/// Between these lines README holds the table of bytes.
const MARKS: [&str; 2] = ["<!-- cargo xtask bench size -->", "<!-- end -->"];

/// Longer than any soak that somebody waits for, minutes.
const LONGEST: u32 = 24 * 60;

/// What the page weighs: prints the table, writes it into README, and fails above the budget of `tests/budget.json`.
pub(crate) fn size() -> Outcome<()> {
    let ran = measure("benches/size.mjs", &[])?;
    let table: Vec<&str> = ran.lines.iter().map(String::as_str).filter(|line| line.starts_with('|')).collect();
    if !table.is_empty() {
        let path = project::root().join("README.md");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("README.md: {error}"))?;
        let text = replaced(&text, &table.join("\n"))?;
        std::fs::write(&path, text).map_err(|error| format!("README.md: {error}"))?;
    }
    held(&ran, "The page is above its budget")
}

/// Five runs of Lighthouse as on a slow phone, and their median.
pub(crate) fn page() -> Outcome<()> {
    node::ensure_packages_of(&project::root().join("benches/lighthouse"), "Lighthouse (185 MB)")?;
    held(&measure("benches/lighthouse/run.mjs", &[])?, "The page misses what is asked of it")
}

/// Half a minute of the playing figure and a tour of the controls, on a processor four times as slow.
pub(crate) fn frames() -> Outcome<()> {
    held(&measure("benches/frames.mjs", &[])?, "The page is too slow")
}

/// Play for some minutes, twenty unless told: whether anything grows.
pub(crate) fn soak(arguments: &[String]) -> Outcome<()> {
    let minutes = minutes(arguments)?;
    held(&measure("benches/soak.mjs", &[&minutes.to_string()])?, "Something grows while the page plays")
}

fn minutes(arguments: &[String]) -> Outcome<u32> {
    match arguments {
        [] => Ok(20),
        [text] => text
            .parse()
            .ok()
            .filter(|minutes| (1..=LONGEST).contains(minutes))
            .ok_or_else(|| format!("soak takes minutes, 1 to {LONGEST}, not {text:?}")),
        _ => Err("soak takes one number: minutes".to_owned()),
    }
}

/// Builds the page and runs a script of `benches` on it, passing on what it prints.
fn measure(script: &str, arguments: &[&str]) -> Outcome<Ran> {
    node::ensure_packages()?;
    let chrome = browser::ensure()?;
    let folder = bundle::build()?;
    run(script, &folder, arguments, &chrome)
}

fn run(script: &str, folder: &Path, arguments: &[&str], chrome: &Path) -> Outcome<Ran> {
    let mut node: Command = node::node().ok_or(node::MEND)?;
    // The second name is the one that Lighthouse's launcher reads.
    node.arg(script).arg(folder).args(arguments).env("CHROME", chrome).env("CHROME_PATH", chrome);
    shell::run(&mut node, |_| true)
}

fn held(ran: &Ran, miss: &str) -> Outcome<()> {
    if ran.success { Ok(()) } else { Err(format!("{miss}; above is where.")) }
}

/// README with another table between its marks.
fn replaced(text: &str, table: &str) -> Outcome<String> {
    let [begin, end] = MARKS;
    let parts = text.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("README.md lacks the lines {begin} and {end}"))?;
    Ok(format!("{before}{begin}\n\n{table}\n\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_changes() {
        let [begin, end] = MARKS;
        let text = format!("a\n{begin}\nold\n{end}\nz\n");
        let once = replaced(&text, "| new |").expect("both marks are there");
        assert_eq!(once, format!("a\n{begin}\n\n| new |\n\n{end}\nz\n"));
        assert_eq!(replaced(&once, "| new |").as_ref(), Ok(&once));
        assert!(replaced("a\nz\n", "| new |").is_err());
    }

    #[test]
    fn a_soak_takes_minutes() {
        assert_eq!(minutes(&[]), Ok(20));
        assert_eq!(minutes(&["3".to_owned()]), Ok(3));
        for wrong in ["0", "-1", "x", "1441"] {
            assert!(minutes(&[wrong.to_owned()]).is_err(), "{wrong}");
        }
    }
}
