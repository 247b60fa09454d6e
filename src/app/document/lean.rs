//! The page in fewer bytes: what HTML lets a writer leave out. Browsers make the same document of it.

/// Scripts as they stand in a page, in one: without comments and without the spaces before lines.
#[must_use]
pub fn script(parts: &[&str]) -> String {
    let lines = parts.iter().flat_map(|part| part.split_inclusive('\n'));
    lines.map(str::trim_start).filter(|line| !line.starts_with("//")).collect()
}

/// The same page without end tags that HTML implies, of a paragraph, an item or a cell before the next and before the end of all, and
/// without quotation marks that it does not need.
#[must_use]
pub fn lean(html: &str) -> String {
    const IMPLIED: [(&str, &str); 43] = [
        ("</li><li", "<li"),
        ("</li></ul>", "</ul>"),
        ("</li></ol>", "</ol>"),
        ("</td><td", "<td"),
        ("</th><td", "<td"),
        ("</th><th", "<th"),
        ("</td></tr>", "</tr>"),
        ("</th></tr>", "</tr>"),
        ("</tr><tr", "<tr"),
        ("</tr></tbody>", "</tbody>"),
        ("</tr></thead>", "</thead>"),
        ("</thead><tbody", "<tbody"),
        ("</tbody></table>", "</table>"),
        ("</dt><dd", "<dd"),
        ("</dd><dt", "<dt"),
        ("</dd></dl>", "</dl>"),
        ("</option>", ""),
        ("\"></path>", "\"/>"),
        ("\"></line>", "\"/>"),
        ("\"></rect>", "\"/>"),
        ("\"></use>", "\"/>"),
        // No rule is for an element without a class.
        (" class=\"\"", ""),
        ("\"></circle>", "\"/>"),
        ("</p><p>", "<p>"),
        ("</p><p ", "<p "),
        ("</p><ul", "<ul"),
        ("</p><ol", "<ol"),
        ("</p><div", "<div"),
        ("</p><details", "<details"),
        ("</p></div>", "</div>"),
        ("</p></li>", "</li>"),
        ("</p></section>", "</section>"),
        ("</p></details>", "</details>"),
        ("</p></figure>", "</figure>"),
        ("</p></fieldset>", "</fieldset>"),
        ("</p></article>", "</article>"),
        ("</p></dialog>", "</dialog>"),
        ("</p><table", "<table"),
        ("</p><h3", "<h3"),
        ("</p><h4", "<h4"),
        ("</p><section", "<section"),
        ("</p><dl", "<dl"),
        // What text does unless told.
        (" text-anchor=\"start\"", ""),
    ];
    bare(&IMPLIED.iter().fold(html.to_owned(), |html, (tags, rest)| html.replace(tags, rest)))
}

/// The same page without quotation marks that HTML can do without, and without values that say nothing: a class of one name,
/// a number, a switch. Inside a tag a value ends at the next quotation mark.
fn bare(html: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.#%".contains(letter);
    let mut bare = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(tag) = rest.find('<') {
        let (text, within) = rest.split_at(tag);
        bare.push_str(text);
        rest = within;
        while let Some(next) = rest.find(['>', '"']).filter(|next| rest.as_bytes()[*next] == b'"') {
            let (name, value) = rest.split_at(next + 1);
            let Some((value, after)) = value.split_once('"') else { break };
            let attribute = name.trim_end_matches("=\"");
            if value.is_empty() || attribute.ends_with(&[" ", value].concat()) {
                bare.push_str(attribute);
            } else if value.chars().all(plain) && !after.starts_with('/') {
                bare.push_str(&[attribute, "=", value].concat());
            } else {
                bare.push_str(&[name, value, "\""].concat());
            }
            rest = after;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        bare.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    bare + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_lose_only_what_html_can_do_without() {
        let full =
            "<p class=\"a\" id=\"\" hidden=\"hidden\" title=\"a > b\">x=\"y\" <circle r=\"4.5\"/><path d=\"M0 0\">";
        let lean = "<p class=a id hidden title=\"a > b\">x=\"y\" <circle r=\"4.5\"/><path d=\"M0 0\">";
        assert_eq!(bare(full), lean);
    }

    #[test]
    fn addresses_keep_their_quotation_marks() {
        assert_eq!(bare("<a href=\"https://x/y?z=1\">\"a\"</a>"), "<a href=\"https://x/y?z=1\">\"a\"</a>");
    }

    #[test]
    fn items_and_cells_end_where_the_next_begins() {
        assert_eq!(lean("<ul><li>a</li><li>b</li></ul>"), "<ul><li>a<li>b</ul>");
        assert_eq!(lean("<div><p>a</p><p class=\"x y\">b</p></div>"), "<div><p>a<p class=\"x y\">b</div>");
    }
}
