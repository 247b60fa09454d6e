//! Fewer style sheets: neighbours in the page become one file.

use std::fs;
use std::path::Path;

use crate::bundle;
use crate::shell::Outcome;

/// Joins the sheets of a built page that stand next to each other: one file compresses better than ten, and asks once.
/// Sheets with a medium of their own stay apart, and so the order, which settles what wins within a layer, stays the same.
pub(crate) fn join(site: &Path) -> Outcome<()> {
    let page = site.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()))?;
    let (html, groups) = grouped(&html);
    // The other pages link the same sheets.
    for other in bundle::files(site, &["html"]).into_iter().filter(|other| *other != page) {
        let html = fs::read_to_string(&other).map_err(|error| format!("{}: {error}", other.display()))?;
        fs::write(&other, grouped(&html).0).map_err(|error| format!("{}: {error}", other.display()))?;
    }
    for group in groups {
        let mut joined = String::new();
        for name in &group {
            let path = site.join(name);
            joined.push_str(&fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?);
            joined.push('\n');
        }
        let (first, others) = group.split_first().ok_or("a group of no sheets")?;
        fs::write(site.join(first), joined).map_err(|error| format!("{first}: {error}"))?;
        for other in others {
            fs::remove_file(site.join(other)).map_err(|error| format!("{other}: {error}"))?;
        }
    }
    fs::write(&page, html).map_err(|error| format!("{}: {error}", page.display()))
}

/// The page with one link for each run of plain sheets, and the names of every run, the first of which stays.
fn grouped(html: &str) -> (String, Vec<Vec<String>>) {
    let (mut page, mut groups) = (String::new(), Vec::<Vec<String>>::new());
    let mut in_run = false;
    for line in html.split_inclusive('\n') {
        let sheet = sheet_of(line);
        match (sheet, in_run, groups.last_mut()) {
            (Some(name), true, Some(group)) => group.push(name.to_owned()),
            (Some(name), ..) => {
                groups.push(vec![name.to_owned()]);
                page.push_str(line);
            }
            (None, ..) => page.push_str(line),
        }
        in_run = sheet.is_some();
    }
    (page, groups)
}

/// The file of a line that links a sheet for all media and nothing else.
fn sheet_of(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"./")?.strip_suffix("\"/>")?;
    (name.ends_with(".css") && !name.contains('"')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_neighbours_for_all_media_are_joined() {
        let link = |name: &str, rest: &str| format!("    <link rel=\"stylesheet\" href=\"./{name}.css\"{rest}/>\n");
        let (a, b, c, d) = (link("a", ""), link("b", " id=\"dark\" media=\"x\""), link("c", ""), link("d", ""));
        let print = link("p", " media=\"print\"");
        let (page, groups) = grouped(&format!("<head>\n{a}{b}{c}{d}{print}</head>\n"));
        assert_eq!(page, format!("<head>\n{a}{b}{c}{print}</head>\n"));
        assert_eq!(groups, [vec!["a.css"], vec!["c.css", "d.css"]]);
    }
}
