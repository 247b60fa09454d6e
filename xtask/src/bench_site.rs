//! `cargo xtask bench size`: what the built page weighs.

use std::path::Path;
use std::process::Command;

use crate::shell::{self, Outcome, Ran};
use crate::{browser, bundle, node, project};

/// Between these lines README holds the table of bytes.
const MARKS: [&str; 2] = ["<!-- cargo xtask bench size -->", "<!-- end -->"];

/// What the page weighs: prints the table, writes it into README, and fails above the budget of `tests/budget.json`.
pub(crate) fn size() -> Outcome<()> {
    let ran = measure("benches/size.mjs")?;
    let table: Vec<&str> = ran.lines.iter().map(String::as_str).filter(|line| line.starts_with('|')).collect();
    if !table.is_empty() {
        let path = project::root().join("README.md");
        let text = std::fs::read_to_string(&path).map_err(|error| format!("README.md: {error}"))?;
        let text = replaced(&text, &table.join("\n"))?;
        std::fs::write(&path, text).map_err(|error| format!("README.md: {error}"))?;
    }
    held(&ran, "The page is above its budget")
}

/// Builds the page and runs a script of `benches` on it, passing on what it prints.
fn measure(script: &str) -> Outcome<Ran> {
    node::ensure_packages()?;
    let chrome = browser::ensure()?;
    let folder = bundle::build()?;
    run(script, &folder, &chrome)
}

fn run(script: &str, folder: &Path, chrome: &Path) -> Outcome<Ran> {
    let mut node: Command = node::node().ok_or(node::MEND)?;
    node.arg(script).arg(folder).env("CHROME", chrome);
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
}
