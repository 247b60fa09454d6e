//! The page as one file that a double click opens: styles and typefaces inline, the program and the second page packed in it,
//! and a content security policy that lets it ask for nothing at all.

use super::{Files, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest as _, Sha256};
use std::io::Write as _;

/// How the script of a page begins.
const MODULE: &str = "<script type=\"module\">";
/// By this name `single.js` knows the glue.
const GLUE: &str = "glueOfPinprick";
/// Lines of the head that name other files.
const ELSEWHERE: [&str; 5] =
    ["<meta name=\"more\"", "<meta name=\"glue\"", "<meta name=\"wasm\"", "rel=\"preload\"", "rel=\"manifest\""];

/// The file.
pub(super) fn page(files: &Files) -> Result<String, String> {
    let index = text(files, "index.html")?;
    // The program of present mode can do what that of the page can.
    let class = text(files, "present.html")?;
    let [glue, program] = ["glue", "wasm"].map(|name| named(class, name));
    let (glue, program) = (text(files, glue?)?, files.get(program?).ok_or("the built page has no program")?);
    let more = text(files, "more.html")?;

    let (head, body) = index.split_once("</head>").ok_or("index.html has no head")?;
    let (body, _) = body.rsplit_once(MODULE).ok_or("index.html has no script")?;
    let mut policy = Policy::default();
    let head = self::head(files, head, &mut policy)?;
    let lessons = class_style(files, class, &mut policy)? + &lessons(class)?;
    // The script of present mode begins with where the parts are, in a file or on a host.
    let (_, start) = class.rsplit_once(MODULE).ok_or("present.html has no script")?;
    let (start, _) = start.split_once("</script>").ok_or("the script of present.html has no end")?;
    let start = [&inline_glue(glue)?, "{", start, "}"].concat();
    policy.scripts.push(digest(&start));
    let head = filled(&head, POLICY_PLACE, &policy.tag())?;
    Ok([
        &head,
        "</head>",
        &alone(&body.replace("href=present.html", "href=#present"))?,
        &packed("packed-more", more.as_bytes())?,
        &packed("packed-program", program)?,
        &packed("packed-class", lessons.as_bytes())?,
        "<script type=\"module\">",
        &start,
        "</script></body></html>\n",
    ]
    .concat())
}

/// What a lesson needs round the chapters of the page, hidden until somebody presents, with the place of the chapters in it.
fn lessons(class: &str) -> Result<String, String> {
    let (start, end) = ("<main id=top>", "</main>");
    let missing = |what: &str| ["present.html has no ", what].concat();
    let at = class.find(BEFORE).ok_or_else(|| missing(BEFORE))?;
    let main = class.find(start).ok_or_else(|| missing(start))?;
    let (_, after) = class.split_once(end).ok_or_else(|| missing(end))?;
    let (after, _) = after.rsplit_once(MODULE).ok_or_else(|| missing(MODULE))?;
    let whole = [&class[at..main], "<main></main>", after].concat().replace(" class=talk>", " class=talk hidden>");
    // Back to the page is back to its top.
    filled(&whole, "<a href=\"./\" data-do", "<a href=#top data-do")
}

/// The style sheet that only present mode has.
fn class_style(files: &Files, class: &str, policy: &mut Policy) -> Result<String, String> {
    let start = "href=\"./present-";
    let name = class.split_once(start).and_then(|(_, rest)| Some(rest.split_once('"')?.0));
    let name = ["present-", name.ok_or("present.html has no style sheet of its own")?].concat();
    let style = text(files, &name)?.trim_end();
    policy.styles.push(digest(style));
    Ok(["<style>", style, "</style>\n"].concat())
}

/// Where what stands before the chapters begins.
const BEFORE: &str = "<div data-part=before class=talk>";

/// The body without what leads to files that are not here; the outcomes of the quiz are here, each at the end of one.
fn alone(body: &str) -> Result<String, String> {
    let parts = [
        ("<p data-live class=keep>", "</span>"),
        ("<a href=embed.html data-carries class=plain", "</a>"),
        ("<p><a href=embed.html", "</a>"),
        ("<a href=more.html#outcomes", "</a>"),
    ];
    parts.iter().try_fold(body.to_owned(), |body, (start, end)| without_element(&body, start, end))
}

const POLICY_PLACE: &str = "<!--policy-->";

/// The head, with its styles in it and without what would be asked for.
fn head(files: &Files, head: &str, policy: &mut Policy) -> Result<String, String> {
    let start = head.find("<meta\n      http-equiv").ok_or("index.html has no content security policy")?;
    let length = head[start..].find("/>").ok_or("the content security policy has no end")? + 2;
    let mut out = String::new();
    let lines = [&head[..start], POLICY_PLACE, &head[start + length..]].concat();
    for line in lines.split_inclusive('\n').filter(|line| !ELSEWHERE.iter().any(|part| line.contains(part))) {
        match line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"./") {
            Some(link) => {
                let (name, attributes) = link.split_once('"').ok_or("a style sheet has no name")?;
                let style = with_typefaces(files, text(files, name)?.trim_end())?;
                policy.styles.push(digest(&style));
                let attributes = attributes.trim_end_matches("/>").trim_end_matches('>');
                out.push_str(&["<style", attributes, ">", &style, "</style>\n"].concat());
            }
            None => out.push_str(line),
        }
    }
    without_element(&out, "<link rel=\"apple-touch-icon\"", ">")
}

/// The style sheet with the typefaces in it.
fn with_typefaces(files: &Files, style: &str) -> Result<String, String> {
    let mut style = style.to_owned();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".woff2")) {
        let inline = ["data:font/woff2;base64,", &STANDARD.encode(bytes)].concat();
        for quote in ["\"", ""] {
            let place = ["url(", quote, name, quote, ")"].concat();
            style = style.replace(&place, &["url(", &inline, ")"].concat());
        }
    }
    if style.contains("url(fonts") || style.contains("url(\"fonts") {
        return Err("a style sheet names a typeface that is not there".to_owned());
    }
    Ok(style)
}

/// The glue as part of a script: what it exports is an object of that name.
fn inline_glue(glue: &str) -> Result<String, String> {
    let (code, exports) = glue.trim_end().rsplit_once("export{").ok_or("the glue exports nothing")?;
    let exports: Vec<(&str, &str)> = exports
        .trim_end_matches([';', '}'])
        .split(',')
        .map(|export| export.trim().split_once(" as ").map_or((export.trim(), export.trim()), |(from, to)| (to, from)))
        .collect();
    if !exports.iter().any(|(name, _)| *name == "default") {
        return Err("the glue exports nothing by default".to_owned());
    }
    let members: Vec<String> = exports.iter().map(|(name, value)| [name, ":", value].concat()).collect();
    if code.contains("</script") || code.contains("<!--") {
        return Err("the glue would end its own script".to_owned());
    }
    Ok([code, "const ", GLUE, "={", &members.join(","), "};"].concat())
}

/// Bytes in an element of their own, deflated; browsers take it for data, not for a script.
fn packed(id: &str, bytes: &[u8]) -> Result<String, String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|error| format!("{id}: {error}"))?;
    let deflated = encoder.finish().map_err(|error| format!("{id}: {error}"))?;
    Ok(["<script type=\"application/octet-stream\" id=", id, ">", &STANDARD.encode(deflated), "</script>"].concat())
}

/// What may run and what may style.
#[derive(Default)]
struct Policy {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Policy {
    fn tag(&self) -> String {
        let list = |digests: &[String]| digests.iter().map(|digest| format!(" '{digest}'")).collect::<String>();
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src{} 'wasm-unsafe-eval'; \
             style-src{}; img-src data:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types pinprick\">",
            list(&self.scripts),
            list(&self.styles)
        )
    }
}

fn digest(text: &str) -> String {
    ["sha256-", &STANDARD.encode(Sha256::digest(text))].concat()
}

/// The file that a `<meta>` of the page names.
fn named<'a>(index: &'a str, name: &str) -> Result<&'a str, String> {
    let place = ["<meta name=\"", name, "\" content=\"./"].concat();
    let rest = index.split_once(&place).ok_or_else(|| format!("index.html does not name its {name}"))?.1;
    Ok(rest.split_once('"').ok_or_else(|| format!("the name of the {name} has no end"))?.0)
}

/// The text without its one element that begins and ends so.
fn without_element(text: &str, start: &str, end: &str) -> Result<String, String> {
    let (before, rest) = text.split_once(start).ok_or_else(|| format!("index.html holds no {start}"))?;
    let (_, after) = rest.split_once(end).ok_or_else(|| format!("{start} has no end"))?;
    Ok([before, after].concat())
}

fn filled(text: &str, place: &str, with: &str) -> Result<String, String> {
    let (before, after) = text.split_once(place).ok_or_else(|| format!("no place for {place}"))?;
    Ok([before, with, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_glue_exports_is_an_object() {
        let inline = inline_glue("function N(){}export{V as initSync,N as default,show};").expect("it exports");
        assert_eq!(inline, "function N(){}const glueOfPinprick={initSync:V,default:N,show:show};");
        assert!(inline_glue("function N(){}").is_err());
        assert!(inline_glue("'</script>';export{N as default};").is_err());
    }

    #[test]
    fn a_typeface_that_is_missing_is_told() {
        let files = Files::from([("fonts/a.woff2".to_owned(), vec![1, 2, 3])]);
        let style = "@font-face{src:url(fonts/a.woff2) format(\"woff2\")}";
        assert!(with_typefaces(&files, style).is_ok_and(|style| style.contains("url(data:font/woff2;base64,AQID)")));
        assert!(with_typefaces(&files, "url(fonts/b.woff2)").is_err());
    }
}
