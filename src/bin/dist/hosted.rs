//! The folder for hosts: every file of the page, compressed beside itself, and what hosts are to be told of headers.

use super::Files;
use flate2::{Compression, GzBuilder};
use std::io::Write as _;

/// What is compressed in itself.
const PACKED: [&str; 2] = [".woff2", ".png"];
/// Headers for all files. Frames in a sandbox have no origin: they get nothing without the first.
const HEADERS: [(&str, &str); 4] = [
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];
/// Files whose names tell their content may be kept; the pages and what other sites name are asked for anew.
const KEPT: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "no-cache";

/// The files.
pub(super) fn folder(files: &Files) -> Result<Files, String> {
    let mut folder = files.clone();
    for (name, bytes) in files.iter().filter(|(name, _)| !PACKED.iter().any(|ending| name.ends_with(ending))) {
        folder.insert([name, ".br"].concat(), brotli(bytes).map_err(|error| format!("{name}: {error}"))?);
        folder.insert([name, ".gz"].concat(), gzip(bytes).map_err(|error| format!("{name}: {error}"))?);
    }
    folder.insert("_headers".to_owned(), headers(files).into_bytes());
    folder.insert("Caddyfile".to_owned(), caddyfile().into_bytes());
    folder.insert("nginx.conf".to_owned(), nginx().into_bytes());
    Ok(folder)
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// Without the time at which it was made.
fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Whether the name of a file tells its content: a dash and sixteen digits.
fn is_kept(name: &str) -> bool {
    name.rsplit_once('-').is_some_and(|(_, rest)| {
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        digits.len() == 16
    })
}

/// For hosts that read `_headers` (Netlify, Cloudflare Pages and others).
fn headers(files: &Files) -> String {
    let mut out = String::from("/*\n");
    for (name, value) in HEADERS {
        out.push_str(&format!("  {name}: {value}\n"));
    }
    out.push_str(&format!("  Cache-Control: {FRESH}\n"));
    for name in files.keys().filter(|name| is_kept(name)) {
        out.push_str(&format!("/{name}\n  ! Cache-Control\n  Cache-Control: {KEPT}\n"));
    }
    out
}

/// For Caddy: run it in this folder.
fn caddyfile() -> String {
    let mut out = String::from(
        ":8080 {\n\troot * .\n\tfile_server {\n\t\tprecompressed br gzip\n\t\thide Caddyfile nginx.conf _headers\n\t}\n",
    );
    for (name, value) in HEADERS {
        out.push_str(&format!("\theader {name} \"{value}\"\n"));
    }
    // A kind of file that it does not know.
    out.push_str("\theader *.webmanifest Content-Type \"application/manifest+json\"\n");
    // Caddy orders headers by how narrow their matchers are, and the last one wins: no file may match two.
    for (name, matcher, cache) in [("fresh", "not path_regexp", FRESH), ("kept", "path_regexp", KEPT)] {
        out.push_str(&format!("\t@{name} {matcher} -[0-9a-f]{{16}}\n\theader @{name} Cache-Control \"{cache}\"\n"));
    }
    out.push_str("}\n");
    out
}

/// For nginx: to be included in a `server` whose root is this folder. `gzip_static` is part of common builds; Brotli needs its module.
fn nginx() -> String {
    let mut out = String::from(
        "gzip_static on;\n# brotli_static on;\ntypes { text/html html; text/css css; text/javascript js; application/wasm wasm; font/woff2 woff2; image/png png; application/manifest+json webmanifest; }\n",
    );
    for (place, cache) in [("/", FRESH), ("~ \"-[0-9a-f]{16}\"", KEPT)] {
        out.push_str(&format!("location {place} {{\n"));
        for (name, value) in HEADERS {
            out.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
        }
        out.push_str(&format!("    add_header Cache-Control \"{cache}\" always;\n}}\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_tell_their_content_are_kept() {
        assert!(is_kept("web-c07131e46a1352aa_bg.wasm") && is_kept("tokens-a109aa779d30e898.css"));
        for name in ["index.html", "embed-healing.html", "embed.js", "fonts/inter.woff2", "touch-icon.png"] {
            assert!(!is_kept(name), "{name}");
        }
    }

    #[test]
    fn each_file_has_one_rule_of_caching_with_caddy() {
        let told = caddyfile();
        for (matcher, cache) in [("@fresh not path_regexp", FRESH), ("@kept path_regexp", KEPT)] {
            let name = matcher.split(' ').next().expect("a name");
            assert!(
                told.contains(&format!("\t{matcher} -[0-9a-f]{{16}}\n\theader {name} Cache-Control \"{cache}\"\n")),
                "{told}"
            );
        }
        assert_eq!(told.matches("Cache-Control").count(), 2);
    }

    #[test]
    fn compressed_bytes_do_not_tell_when_they_were_made() {
        let bytes = b"the same, the same, the same";
        assert_eq!(gzip(bytes).expect("it fits")[4..8], [0; 4]);
        assert_eq!(brotli(bytes).expect("it fits"), brotli(bytes).expect("it fits"));
    }
}
