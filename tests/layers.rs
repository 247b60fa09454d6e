//! The layers of `src/lib.rs`, enforced: who may know whom, and which names a layer must never speak.

use std::path::{Path, PathBuf};

/// What one part of `src` may do. A part without a rule fails.
struct Rule {
    /// Folder (or file of `bin`) under `src`.
    part: &'static str,
    /// The layers that it may use besides itself.
    may_use: &'static [&'static str],
    /// Names that must not occur in it.
    forbidden: &'static [&'static [&'static str]],
}

const LAYERS: [&str; 7] = ["skin", "quiz", "lesson", "content", "scene", "paint", "app"];

/// Beside the layers: their index, and the build script, which is no part of the library.
const NO_LAYER: [&str; 3] = ["lib.rs", "build.rs", "build"];

/// The browser.
const BROWSER: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "yew", "gloo_events", "gloo_utils"];

/// What writes the page when it is built, and weighs too much to be in it.
const FRAMEWORK: &[&str] = &["yew"];

/// The world outside: a clock panics in the browser, the rest does not exist there.
const HOST: &[&str] = &["std::time", "std::fs", "std::env", "std::net", "std::thread", "std::process"];

/// Collections whose order changes from run to run.
const UNORDERED: &[&str] = &["HashMap", "HashSet"];

/// Functions that differ between hosts by a bit (or, fused, by speed); `libm` has the same bits everywhere.
const INEXACT: &[&str] = &[
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "sin", "cos", "sin_cos", "tan", "sinh", "cosh",
    "tanh", "asin", "acos", "atan", "atan2", "powf", "hypot", "cbrt", "mul_add",
];

const RULES: [Rule; 14] = [
    Rule { part: "skin", may_use: &[], forbidden: &[BROWSER, HOST, UNORDERED] },
    Rule { part: "quiz", may_use: &[], forbidden: &[BROWSER, HOST, UNORDERED] },
    Rule { part: "lesson", may_use: &[], forbidden: &[BROWSER, HOST, UNORDERED] },
    Rule { part: "content", may_use: &[], forbidden: &[BROWSER, HOST, UNORDERED] },
    Rule { part: "scene", may_use: &["skin", "content"], forbidden: &[BROWSER, HOST, UNORDERED] },
    Rule { part: "paint", may_use: &["scene"], forbidden: &[FRAMEWORK, HOST] },
    // Written at build time, natively: threads and clocks are there, and components too.
    Rule {
        part: "app/document",
        may_use: &["skin", "quiz", "lesson", "content", "scene", "paint", "app"],
        forbidden: &[],
    },
    Rule {
        part: "app",
        may_use: &["skin", "quiz", "lesson", "content", "scene", "paint"],
        forbidden: &[FRAMEWORK, HOST],
    },
    Rule { part: "bin/web.rs", may_use: &["app"], forbidden: &[HOST] },
    Rule { part: "bin/class.rs", may_use: &["app"], forbidden: &[HOST] },
    Rule { part: "bin/site.rs", may_use: &["app"], forbidden: &[] },
    // The same page gives the same bytes.
    Rule { part: "bin/finish.rs", may_use: &[], forbidden: &[UNORDERED] },
    Rule { part: "bin/dist", may_use: &["app"], forbidden: &[UNORDERED] },
    Rule { part: "bin/bench_page.rs", may_use: &["skin", "scene"], forbidden: &[HOST] },
];

#[test]
fn every_part_of_the_source_has_a_rule() {
    for file in sources() {
        let no_layer = NO_LAYER.iter().any(|part| file.path.starts_with(part));
        assert!(
            no_layer || rule(&file.path).is_some(),
            "src/{} belongs to no layer: give it a rule",
            file.path.display()
        );
    }
}

#[test]
fn a_layer_knows_only_the_layers_before_it() {
    for file in sources() {
        let Some(rule) = rule(&file.path) else { continue };
        for used in layers_used(&file) {
            assert!(
                rule.part == used || rule.may_use.contains(&used),
                "src/{} uses {used}, which {} must not know",
                file.path.display(),
                rule.part
            );
        }
    }
}

#[test]
fn a_layer_never_speaks_a_forbidden_name() {
    for file in sources() {
        for name in rule(&file.path).into_iter().flat_map(|rule| rule.forbidden.iter().copied().flatten()) {
            assert!(!has_name(&file.code, name), "src/{} names {name}", file.path.display());
        }
    }
}

#[test]
fn the_physics_computes_the_same_bits_everywhere() {
    for file in sources().iter().filter(|file| file.path.starts_with("skin")) {
        let code = without_tests(&file.code);
        for name in INEXACT {
            let method = format!(".{name}(");
            let path = [format!("f32::{name}"), format!("f64::{name}")];
            let found = code.contains(&method) || path.iter().any(|path| has_name(code, path));
            assert!(!found, "src/{}: {name} of std differs between hosts, use libm", file.path.display());
        }
    }
}

#[test]
fn only_painters_may_be_unsafe() {
    for file in sources().iter().filter(|file| !file.path.starts_with("paint")) {
        assert!(!has_name(&file.code, "unsafe"), "src/{} is unsafe", file.path.display());
    }
}

#[test]
fn the_readme_names_both_commands() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md is readable");
    for command in ["cargo xtask serve", "cargo xtask test"] {
        assert!(readme.contains(command), "README.md does not name {command}");
    }
}

#[test]
fn the_scanner_sees_every_way_to_name_a_layer() {
    let uses = |path: &str, text: &str| layers_used(&Source { path: path.into(), code: code_of(text) });
    assert_eq!(uses("skin/a.rs", "use crate::scene::x;"), ["scene"]);
    assert_eq!(uses("skin/a.rs", "use crate::{app::{x, paint}, skin};"), ["skin", "app"]);
    assert_eq!(uses("skin/a.rs", "fn f() { crate::paint::g() }"), ["paint"]);
    assert_eq!(uses("skin/a.rs", "use super::super::app::x;"), ["app"]);
    assert_eq!(uses("skin/a.rs", "use super::scene::x;"), [""; 0]);
    assert_eq!(uses("skin/mod.rs", "use super::scene::x;"), ["scene"]);
    assert_eq!(uses("bin/web.rs", "pinprick::app::run();"), ["app"]);
    assert_eq!(uses("skin/a.rs", "// crate::app\n/* crate::paint */ \"crate::scene\""), [""; 0]);
}

#[test]
fn the_scanner_reads_code_and_not_words() {
    let code = code_of(
        "let a = \"unsafe \\\" yew\"; // unsafe\nlet b = '\"'; /* yew */ let c = r#\"yew\"#; fn f<'a>() {} yewn()",
    );
    assert!(!has_name(&code, "unsafe") && !has_name(&code, "yew"), "{code}");
    assert!(has_name(&code_of("x();yew::y()"), "yew"));
}

/// A source file: its path under `src` and its text without comments, strings and characters.
struct Source {
    path: PathBuf,
    code: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("sources are text");
                let path = path.strip_prefix(&src).expect("it lies in src").to_owned();
                sources.push(Source { path, code: code_of(&text) });
            }
        }
    }
    assert!(sources.len() > 10, "the sources were not found");
    sources
}

fn rule(path: &Path) -> Option<&'static Rule> {
    RULES.iter().find(|rule| path.starts_with(rule.part))
}

/// The layers that a file names by `crate::`, by the library's name, or by climbing to the root with `super::`.
fn layers_used(file: &Source) -> Vec<&'static str> {
    let folders = file.path.components().count() - 1;
    let depth = if file.path.ends_with("mod.rs") { folders } else { folders + 1 };
    let climb = "super::".repeat(depth);
    let mut used = Vec::new();
    for prefix in ["crate::", "pinprick::", &climb] {
        for (at, _) in file.code.match_indices(prefix) {
            let after = &file.code[at + prefix.len()..];
            let heads = if let Some(group) = after.strip_prefix('{') { heads(group) } else { vec![head(after)] };
            used.extend(LAYERS.iter().filter(|layer| heads.contains(*layer)));
        }
    }
    used
}

/// The names directly inside an open brace, up to the one that closes it.
fn heads(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut start = 0;
    let mut heads = Vec::new();
    for (i, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.push(head(&group[start..i]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(head(&group[start..i]));
                start = i + 1;
            }
            _ => {}
        }
    }
    heads
}

fn head(text: &str) -> &str {
    let text = text.trim_start();
    &text[..text.find(|letter: char| !is_name(letter)).unwrap_or(text.len())]
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Whether a name occurs as a whole word.
fn has_name(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + name.len()..].chars().next();
        !before.is_some_and(is_name) && !after.is_some_and(is_name)
    })
}

/// Tests may compare with std's functions; by our order of a file they come last.
fn without_tests(code: &str) -> &str {
    code.split("#[cfg(test)]").next().unwrap_or(code)
}

/// The text without comments, strings and character literals.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => quoted(rest, 1, '"'),
            'r' if !code.ends_with(is_name) && rest[1..].trim_start_matches('#').starts_with('"') => raw(rest),
            '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => quoted(rest, 1, '\''),
            _ => 0,
        };
        if skipped == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skipped..];
        }
    }
    code
}

/// Length of a literal that begins `text` and ends with an unescaped `mark`.
fn quoted(text: &str, start: usize, mark: char) -> usize {
    let mut escaped = false;
    for (i, letter) in text[start..].char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == mark => return start + i + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of the raw string that begins `text`.
fn raw(text: &str) -> usize {
    let hashes = text[1..].len() - text[1..].trim_start_matches('#').len();
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
}
