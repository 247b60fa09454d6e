//! Scripts that stand in the pages themselves, shortened like all others.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::Outcome;

const START: &str = "<script type=\"module\">";
const END: &str = "</script>";

/// Shortens the module that stands in each page, if one does: `minify` works on a file in place. The digest by which the
/// content security policy knows it is then another; the program `finish` writes it.
pub(crate) fn shorten(pages: &[PathBuf], scratch: &Path, minify: impl Fn(&Path) -> Outcome<()>) -> Outcome<()> {
    for page in pages {
        let failed = |error: std::io::Error| format!("{}: {error}", page.display());
        let html = fs::read_to_string(page).map_err(failed)?;
        let Some((before, script, after)) = parts(&html) else { continue };
        fs::write(scratch, script).map_err(failed)?;
        minify(scratch)?;
        let script = fs::read_to_string(scratch).map_err(failed)?;
        fs::remove_file(scratch).map_err(failed)?;
        fs::write(page, [before, script.trim_end(), after].concat()).map_err(failed)?;
    }
    Ok(())
}

/// What stands before the script, the script, and what stands after.
fn parts(html: &str) -> Option<(&str, &str, &str)> {
    let start = html.rfind(START)? + START.len();
    let end = start + html[start..].find(END)?;
    Some((&html[..start], &html[start..end], &html[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_module_of_a_page_is_its_script() {
        let html = "<script type=\"application/ld+json\">{}</script><p>a</p><script type=\"module\">let a;</script>";
        let (before, script, after) = parts(html).expect("there is one");
        assert_eq!(script, "let a;");
        assert_eq!([before, script, after].concat(), html);
        assert_eq!(parts("<p>none</p>"), None);
    }
}
