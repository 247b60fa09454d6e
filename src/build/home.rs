//! Clinic against home, line by line: `content/en/home.toml` becomes `HOME_ROWS`.

use super::joined::{Joined, Keys};
use super::sources::Sources;
use super::{fail, parse, read};
use serde::Deserialize;
use std::fmt::Write as _;
use toml::Spanned;

const PATH: &str = "content/en/home.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    row: Vec<Spanned<Keys>>,
}

/// Appends `HOME_ROWS` to the code. The sources are numbered through all rows, because they stand in one table.
pub(super) fn write(code: &mut String, sources: &mut Sources) {
    let text = read(PATH);
    let rows = parse::<File>(PATH, &text).row;
    if rows.is_empty() {
        fail(PATH, &text, 0, "has no rows");
    }
    code.push_str(
        "\n/// What a clinic and a home device have to tell, line by line.\npub static HOME_ROWS: &[HomeRow] = &[\n",
    );
    let mut cited = Vec::new();
    for (i, row) in rows.into_iter().enumerate() {
        let at = row.span().start;
        let id = format!("row {}", i + 1);
        let mut joined = Joined::new(PATH, &text, &id, (PATH, &text, at), row.into_inner()).after(cited);
        let what = joined.plain("what");
        let [clinic, home] = ["clinic", "home"].map(|key| joined.marked(key, sources));
        cited = joined.close();
        let _ = writeln!(code, "    HomeRow {{ what: {what:?}, clinic: {clinic}, home: {home} }},");
    }
    code.push_str("];\n");
}
