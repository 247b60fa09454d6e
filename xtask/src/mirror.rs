//! A page in a language that is written from right to left: its style sheets, turned round.

use std::path::{Path, PathBuf};

use crate::shell::{self, Outcome};
use crate::{bundle, node, project};

/// The folder of words that is built; another by this variable (see `src/build/words.rs`).
const WORDS: &str = "PINPRICK_WORDS";
const ENGLISH: &str = "content/en";
/// The sheet that only such a page has.
const SHEET: &str = "styles/right-to-left.css";
/// The sheet that every page links starts with this one.
const FIRST: &str = "tokens-";

/// Turns the style sheets of a built page round, if its words are written from right to left.
pub(crate) fn turn(site: &Path) -> Outcome<()> {
    if !reads_from_right(&words())? {
        return Ok(());
    }
    node::ensure_packages()?;
    for sheet in bundle::files(site, &["css"]) {
        let is_first = sheet.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FIRST));
        let mut node =
            node::node().ok_or_else(|| format!("To turn style sheets round takes Node.js: {}.", node::MEND))?;
        let ran = shell::run(node.arg("node_modules/rtlcss/bin/rtlcss.js").arg(&sheet).arg(&sheet), |_| false)?;
        if !ran.success {
            return Err(format!("{}\nrtlcss failed on {}.", ran.tail(10), sheet.display()));
        }
        if is_first {
            let failed = |error: std::io::Error| format!("{}: {error}", sheet.display());
            let more = std::fs::read_to_string(project::root().join(SHEET)).map_err(failed)?;
            let turned = std::fs::read_to_string(&sheet).map_err(failed)?;
            std::fs::write(&sheet, [turned, more].concat()).map_err(failed)?;
        }
    }
    Ok(())
}

/// The folder of words that is built.
fn words() -> PathBuf {
    let named = std::env::var_os(WORDS).filter(|folder| !folder.is_empty());
    project::root().join(named.map_or_else(|| ENGLISH.into(), PathBuf::from))
}

/// Whether the words of a folder are written from right to left.
fn reads_from_right(words: &Path) -> Outcome<bool> {
    let path = words.join("language.toml");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let table: toml::Table = text.parse().map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(table.get("direction").and_then(toml::Value::as_str) == Some("right-to-left"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_written_from_left_to_right() {
        assert_eq!(reads_from_right(&project::root().join(ENGLISH)), Ok(false));
        assert!(reads_from_right(Path::new("no/such/folder")).is_err());
    }
}
