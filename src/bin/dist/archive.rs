//! Everything in one archive, for a stick or an upload: the page as one file, and the folder of the page.

use super::{Files, SINGLE};
use std::io::{Cursor, Write as _};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What lies in the archive at first sight.
const READ_ME: &str = "Pinprick

pinprick.html      Open it by a double click. It works without a network.
hosted/            The page for a host: copy the folder. See \"Host it\" in the README of the project.
";

/// The archive; nothing in it tells when it was made.
pub(super) fn zip(files: &Files, single: &str) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut add = |name: &str, bytes: &[u8]| -> ZipResult<()> {
        archive.start_file(["pinprick/", name].concat(), options)?;
        archive.write_all(bytes)?;
        Ok(())
    };
    add("README.txt", READ_ME.as_bytes())?;
    add(SINGLE, single.as_bytes())?;
    for (name, bytes) in files {
        add(&["hosted/", name].concat(), bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
