//! Packs the built page: `dist SITE DIST` writes a folder for hosts, the page as one file, an archive of both and their
//! checksums, and prints their sizes. The same site gives the same bytes. `cargo xtask dist` runs it.

mod archive;
mod hosted;
mod single;

use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The page as one file, and everything in one archive.
const SINGLE: &str = "pinprick.html";
const ARCHIVE: &str = "pinprick.zip";
const CHECKSUMS: &str = "SHA256SUMS";
/// The folder for hosts.
const HOSTED: &str = "hosted";

/// Files by their paths inside a folder, in order, so that what is made of them is always the same.
type Files = BTreeMap<String, Vec<u8>>;

fn main() {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, dist] = arguments.as_slice() else {
        eprintln!("dist takes two folders: that of the built page, and that to write");
        process::exit(2);
    };
    if let Err(what) = pack(site, dist) {
        eprintln!("dist: {what}");
        process::exit(1);
    }
}

fn pack(site: &Path, dist: &Path) -> Result<(), String> {
    let mut files = Files::new();
    read(site, "", &mut files)?;
    let single = single::page(&files)?;
    let hosted = hosted::folder(&files)?;
    let archive = archive::zip(&files, &single).map_err(|error| format!("{ARCHIVE}: {error}"))?;

    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    if dist.exists() {
        fs::remove_dir_all(dist).map_err(|error| failed(dist, error))?;
    }
    let mut written: Files = hosted.into_iter().map(|(name, bytes)| ([HOSTED, "/", &name].concat(), bytes)).collect();
    written.insert(SINGLE.to_owned(), single.into_bytes());
    written.insert(ARCHIVE.to_owned(), archive);
    let sums: String =
        written.iter().map(|(name, bytes)| format!("{}  {name}\n", hex(&Sha256::digest(bytes)))).collect();
    print(&written);
    written.insert(CHECKSUMS.to_owned(), sums.into_bytes());
    for (name, bytes) in &written {
        let path = dist.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
        }
        fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

/// Reads a folder with what lies below it.
fn read(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = [prefix, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            read(&entry.path(), &[&name, "/"].concat(), files)?;
        } else {
            files.insert(name, fs::read(entry.path()).map_err(failed)?);
        }
    }
    Ok(())
}

/// The sizes, as a Markdown table.
fn print(written: &Files) {
    let thousands = |count: usize| {
        let digits = count.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap_or_default()).collect();
        groups.join(" ")
    };
    let hosted = |ending: &str| {
        let of: Vec<usize> = written
            .iter()
            .filter(|(name, _)| name.starts_with(HOSTED) && (ending.is_empty() || name.ends_with(ending)))
            .map(|(_, bytes)| bytes.len())
            .collect();
        (of.len(), of.iter().sum::<usize>())
    };
    println!("| what | files | bytes |\n| --- | --: | --: |");
    for (what, ending) in [("folder for hosts, all", ""), ("of it compressed by Brotli", ".br"), ("by gzip", ".gz")] {
        let (count, bytes) = hosted(ending);
        println!("| {what} | {count} | {} |", thousands(bytes));
    }
    for name in [SINGLE, ARCHIVE] {
        println!("| {name} | 1 | {} |", thousands(written.get(name).map_or(0, Vec::len)));
    }
}

/// Bytes as digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A file of the page as text.
fn text<'a>(files: &'a Files, name: &str) -> Result<&'a str, String> {
    let bytes = files.get(name).ok_or_else(|| format!("the built page has no {name}"))?;
    str::from_utf8(bytes).map_err(|_| format!("{name} is no text"))
}
