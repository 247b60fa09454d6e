//! Shorter downloads: the hashes in the names between the page's JavaScript and its WebAssembly become counters.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::shell::Outcome;

/// Digits of a hash.
const DIGITS: usize = 16;

/// Renames in all given files alike. A counter has as many digits as the hash it replaces, because names inside a
/// WebAssembly file are stored with their length; hashes do not compress, counters do.
pub(crate) fn shorten(files: &[impl AsRef<Path>]) -> Outcome<()> {
    let mut texts = Vec::new();
    for file in files {
        let file = file.as_ref();
        texts.push(fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    let counters = counters(&texts);
    for (file, mut bytes) in files.iter().zip(texts) {
        for place in places(&bytes).collect::<Vec<_>>() {
            if let Some(counter) = counters.get(&bytes[place..place + DIGITS]) {
                bytes[place..place + DIGITS].copy_from_slice(counter.as_bytes());
            }
        }
        fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.as_ref().display()))?;
    }
    Ok(())
}

/// A counter for each hash, by the order of the hashes, so that the same page gives the same bytes.
fn counters(texts: &[Vec<u8>]) -> BTreeMap<Vec<u8>, String> {
    let hashes: std::collections::BTreeSet<Vec<u8>> =
        texts.iter().flat_map(|bytes| places(bytes).map(|place| bytes[place..place + DIGITS].to_vec())).collect();
    hashes.into_iter().enumerate().map(|(count, hash)| (hash, format!("{count:0DIGITS$}"))).collect()
}

/// Where the hashes of imported names begin: after an underscore, in a name that starts with `__wbg_` or `__wbindgen_`.
fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    (1..bytes.len().saturating_sub(DIGITS - 1)).filter(|&place| {
        bytes[place - 1] == b'_'
            && bytes[place..place + DIGITS].iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && is_imported(bytes, place)
    })
}

/// Whether the word that ends before `place` is the name of an import.
fn is_imported(bytes: &[u8], place: usize) -> bool {
    let start = bytes[..place].iter().rposition(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    let word = &bytes[start.map_or(0, |before| before + 1)..place];
    let starts = |mark: &[u8]| word.windows(mark.len()).any(|part| part == mark);
    starts(b"__wbg_") || starts(b"__wbindgen_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_get_the_same_name_of_the_same_length() {
        let script =
            b"imports.__wbg_call_14b169f759b26747 = x; let y = __wbg_new_2658d63118834d8e; \"14b169f759b26747\""
                .to_vec();
        let module = b"\x1f__wbg_new_2658d63118834d8e\x00\x20__wbg_call_14b169f759b26747\x00".to_vec();
        let folder = std::env::temp_dir().join(format!("pinprick-glue-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let files = [folder.join("a.js"), folder.join("a.wasm")];
        fs::write(&files[0], &script).expect("a script");
        fs::write(&files[1], &module).expect("a module");
        shorten(&files).expect("files that were just written");
        let (new_script, new_module) = (fs::read(&files[0]).expect("kept"), fs::read(&files[1]).expect("kept"));
        fs::remove_dir_all(&folder).expect("the test's own folder");
        let text = String::from_utf8(new_script.clone()).expect("a text as before");
        assert_eq!((new_script.len(), new_module.len()), (script.len(), module.len()));
        assert!(text.contains("__wbg_call_0000000000000000") && text.contains("__wbg_new_0000000000000001"), "{text}");
        assert!(text.contains("\"14b169f759b26747\""), "only names of imports change");
        let module = String::from_utf8_lossy(&new_module).into_owned();
        assert!(module.contains("__wbg_call_0000000000000000") && module.contains("__wbg_new_0000000000000001"));
    }
}
