//! Shorter downloads: the names by which the page's WebAssembly asks its JavaScript for something become one or two letters.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::Outcome;

/// Length of magic and version.
const HEADER: usize = 8;
/// Number of the section that lists imports.
const IMPORTS: u8 = 2;
/// Letters of the new names.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The way to start the program that waits for its file; the page uses the other.
const UNUSED: &str = "initSync, ";

/// The script without an export that the page has no use for, so that what only that uses goes too when it is shortened; as it is
/// where its shape is not the one that wasm-bindgen writes.
pub(crate) fn without_unused(script: &Path) -> Outcome<()> {
    let failed = |error: std::io::Error| format!("{}: {error}", script.display());
    let text = fs::read_to_string(script).map_err(failed)?;
    match text.rsplit_once("export {") {
        Some((code, exports)) if exports.contains(UNUSED) => {
            fs::write(script, [code, "export {", &exports.replace(UNUSED, "")].concat()).map_err(failed)
        }
        _ => Ok(()),
    }
}

/// Renames in the one WebAssembly file and the one script among the given files alike; leaves them as they are when their
/// shape is not the one that wasm-bindgen writes.
pub(crate) fn shorten(files: &[PathBuf]) -> Outcome<()> {
    let of_kind = |kind: &str| {
        let mut found = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == kind));
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(module), Some(script)) = (of_kind("wasm"), of_kind("js")) else { return Ok(()) };
    let failed = |file: &Path, error: std::io::Error| format!("{}: {error}", file.display());
    let bytes = fs::read(module).map_err(|error| failed(module, error))?;
    let text = fs::read_to_string(script).map_err(|error| failed(script, error))?;
    if let Some((bytes, text)) = renamed(&bytes, &text) {
        fs::write(module, bytes).map_err(|error| failed(module, error))?;
        fs::write(script, text).map_err(|error| failed(script, error))?;
    }
    Ok(())
}

/// Both with the short names; none when an import is no function, or its name is not one key of the script.
fn renamed(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let mut new_module = module.get(..HEADER)?.to_vec();
    let mut new_script = script.to_owned();
    let mut rest = Reader { bytes: module, at: HEADER };
    while rest.at < module.len() {
        let start = rest.at;
        let (id, length) = (rest.byte()?, rest.number()?);
        let body = rest.take(length)?;
        if id == IMPORTS {
            let body = imports(body, &mut new_script)?;
            new_module.push(id);
            push_number(&mut new_module, body.len());
            new_module.extend(body);
        } else {
            new_module.extend(&module[start..rest.at]);
        }
    }
    Some((new_module, new_script))
}

/// The section of imports with short names, which the script is given too.
fn imports(body: &[u8], script: &mut String) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: body, at: 0 };
    let count = reader.number()?;
    let mut section = Vec::new();
    push_number(&mut section, count);
    let mut short = BTreeMap::new();
    for _ in 0..count {
        for _ in 0..2 {
            let length = reader.number()?;
            let name = std::str::from_utf8(reader.take(length)?).ok()?;
            let new = match short.get(name) {
                Some(known) => String::clone(known),
                None => {
                    let new = letters(short.len());
                    rename_key(script, name, &new)?;
                    short.insert(name.to_owned(), new.clone());
                    new
                }
            };
            push_number(&mut section, new.len());
            section.extend(new.bytes());
        }
        // A function, and its type.
        let (kind, of_type) = (reader.byte()?, reader.number()?);
        if kind != 0 {
            return None;
        }
        section.push(kind);
        push_number(&mut section, of_type);
    }
    (reader.at == body.len()).then_some(section)
}

/// Gives the key of an object another name; none unless it is a key once: `{name:`, `,name(`, or in quotes.
fn rename_key(script: &mut String, name: &str, new: &str) -> Option<()> {
    let mut places = script.match_indices(name).filter(|(at, _)| {
        let before = script[..*at].chars().next_back();
        let after = script[at + name.len()..].chars().next();
        matches!(before, Some('{' | ',' | '"' | '\'' | '\n' | ' ')) && matches!(after, Some(':' | '(' | '"' | '\''))
    });
    let (at, _) = places.next().filter(|_| places.next().is_none())?;
    script.replace_range(at..at + name.len(), new);
    Some(())
}

/// The name with that number: a to Z, then of two letters.
fn letters(number: usize) -> String {
    let letter = |i: usize| char::from(LETTERS[i % LETTERS.len()]);
    match number.checked_sub(LETTERS.len()) {
        None => letter(number).to_string(),
        Some(more) => [letter(more / LETTERS.len()), letter(more)].iter().collect(),
    }
}

/// Reads what a WebAssembly file is made of.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A number of seven bits a byte, the low ones first.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions of one other module, with a section before and one after.
    fn module(module: &str, names: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for (i, name) in names.into_iter().enumerate() {
            section.push(module.len() as u8);
            section.extend(module.bytes());
            section.push(name.len() as u8);
            section.extend(name.bytes());
            section.extend([0, i as u8]);
        }
        let mut bytes = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        push_number(&mut bytes, section.len());
        bytes.extend(section);
        bytes.extend(b"\x0a\x01\0");
        bytes
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let names = ["__wbg_call_14b169f759b26747", "__wbg_new_2658d63118834d8e"];
        let script =
            "x={__wbg_call_14b169f759b26747:function(){},__wbg_new_2658d63118834d8e(a){}};y={\"./web_bg.js\":x}";
        let (bytes, text) = renamed(&module("./web_bg.js", names), script).expect("the shape of wasm-bindgen");
        assert_eq!(text, "x={b:function(){},c(a){}};y={\"a\":x}");
        assert_eq!(bytes, module("a", ["b", "c"]));
    }

    #[test]
    fn what_has_another_shape_stays_as_it_is() {
        let names = ["__wbg_call_1", "__wbg_new_2"];
        let missing = "x={__wbg_call_1:0};y={\"./m.js\":x}";
        assert_eq!(renamed(&module("./m.js", names), missing), None);
        let twice = "x={__wbg_call_1:0,__wbg_new_2:1,__wbg_new_2:2};y={\"./m.js\":x}";
        assert_eq!(renamed(&module("./m.js", names), twice), None);
        assert_eq!(renamed(b"\0asm", ""), None);
    }

    #[test]
    fn names_never_repeat() {
        let names: std::collections::BTreeSet<String> = (0..1000).map(letters).collect();
        assert_eq!(names.len(), 1000);
    }
}
