//! A small server for the built page: static files, on this machine only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::shell::Outcome;

/// More header than any browser sends.
const REQUEST_LIMIT: u64 = 32 * 1024;

/// Takes a port on this machine; 0 for any free one.
pub(crate) fn listen(port: u16) -> Outcome<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "Port {port} is in use. Stop the program that uses it, or choose another: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(8081)
        ),
        _ => format!("Could not listen on 127.0.0.1:{port}: {error}"),
    })
}

/// Where a listener is reached.
pub(crate) fn address(listener: &TcpListener) -> String {
    match listener.local_addr() {
        Ok(address) => format!("http://{address}/"),
        Err(_) => "http://127.0.0.1/".to_owned(),
    }
}

/// Answers requests for the files of a folder until the program ends.
pub(crate) fn serve(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            // A browser that goes away in the middle of an answer is no concern of ours.
            let _ = answer(stream, &folder);
        });
    }
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(REQUEST_LIMIT));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut out = stream;
    if method != "GET" && method != "HEAD" {
        return respond(&mut out, "405 Method Not Allowed", "text/plain; charset=utf-8", b"GET only", true);
    }
    let content = resolve(folder, target).and_then(|path| Some((std::fs::read(&path).ok()?, media_type(&path))));
    match content {
        Some((body, media_type)) => respond(&mut out, "200 OK", media_type, &body, method == "GET"),
        None => {
            respond(&mut out, "404 Not Found", "text/plain; charset=utf-8", b"There is no such file.", method == "GET")
        }
    }
}

fn respond(out: &mut TcpStream, status: &str, media_type: &str, body: &[u8], with_body: bool) -> std::io::Result<()> {
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if with_body {
        out.write_all(body)?;
    }
    out.flush()
}

/// The file that a request target names; none if it is missing or outside the folder.
fn resolve(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let path = decode(path)?;
    let folder = folder.canonicalize().ok()?;
    let mut file = folder.join(path.strip_prefix('/')?);
    if file.is_dir() {
        file.push("index.html");
    }
    // Symbolic links and `..` are followed first and judged by where they lead.
    let file = file.canonicalize().ok()?;
    (file.starts_with(&folder) && file.is_file()).then_some(file)
}

/// Undoes percent encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        let folder = std::env::temp_dir().join(format!(
            "pinprick-site-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        std::fs::create_dir_all(folder.join("site/sub dir")).expect("a temporary folder can be made");
        std::fs::write(folder.join("secret.txt"), "secret").expect("a file can be written");
        std::fs::write(folder.join("site/index.html"), "home").expect("a file can be written");
        std::fs::write(folder.join("site/sub dir/a.wasm"), "wasm").expect("a file can be written");
        folder.join("site")
    }

    #[test]
    fn the_root_is_the_index() {
        let site = folder();
        assert!(resolve(&site, "/?painter=webgl2").is_some_and(|path| path.ends_with("index.html")));
    }

    #[test]
    fn encoded_names_are_found() {
        assert!(resolve(&folder(), "/sub%20dir/a.wasm").is_some_and(|path| path.ends_with("a.wasm")));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let site = folder();
        for target in
            ["/../secret.txt", "/%2e%2e/secret.txt", "/sub dir/../../secret.txt", "//etc/passwd", "secret.txt"]
        {
            assert_eq!(resolve(&site, target), None, "{target}");
        }
    }

    #[test]
    fn broken_encodings_are_refused() {
        for target in ["/%", "/%4", "/%zz", "/%ff"] {
            assert_eq!(resolve(&folder(), target), None, "{target}");
        }
    }

    #[test]
    fn a_browser_gets_the_media_type_that_streaming_compilation_needs() {
        let site = folder();
        let listener = listen(0).expect("a free port exists");
        let address = listener.local_addr().expect("a bound listener has an address");
        std::thread::spawn(move || serve(&listener, &site));
        let mut stream = TcpStream::connect(address).expect("the server listens");
        stream.write_all(b"GET /sub%20dir/a.wasm HTTP/1.1\r\nHost: x\r\n\r\n").expect("the server reads");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("the server answers");
        assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");
        assert!(text.contains("Content-Type: application/wasm\r\n"), "{text}");
        assert!(text.ends_with("\r\n\r\nwasm"), "{text}");
    }

    #[test]
    fn a_busy_port_is_named_with_a_way_out() {
        let first = listen(0).expect("a free port exists");
        let port = first.local_addr().expect("a bound listener has an address").port();
        let message = listen(port).expect_err("the port is taken");
        assert!(message.contains(&port.to_string()) && message.contains("--port"), "{message}");
    }
}
