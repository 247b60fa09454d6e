//! Running other programs: quietly, or passing on the lines that matter.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::project;

/// A result whose error is what the reader of the terminal gets to see.
pub(crate) type Outcome<T> = Result<T, String>;

/// How often a long silent run says that it is still going.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// What a program left behind.
pub(crate) struct Ran {
    /// Whether it ended with exit code 0.
    pub(crate) success: bool,
    /// All that it wrote, both streams, line by line.
    pub(crate) lines: Vec<String>,
}

impl Ran {
    /// The last lines, for a message about a failure.
    pub(crate) fn tail(&self, count: usize) -> String {
        self.lines[self.lines.len().saturating_sub(count)..].join("\n")
    }
}

/// A command in the project's folder, with the project's tools before everything else on the PATH.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root()).env("PATH", path_with_tools()).stdin(Stdio::null());
    command
}

/// The cargo that runs this very program.
pub(crate) fn cargo() -> Command {
    let mut command = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Set by the outer `cargo run`; they would make the inner build think that it is part of this one.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION", "CARGO_MANIFEST_PATH"] {
        command.env_remove(name);
    }
    command
}

/// The first line that a program writes, if it runs at all.
pub(crate) fn first_line(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().trim().to_owned())
}

/// Finds a program on the PATH (the project's own tools first).
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path_with_tools()).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// Runs a program to its end, printing the lines for which `keep` is true.
pub(crate) fn run(command: &mut Command, keep: fn(&str) -> bool) -> Outcome<Ran> {
    watch(command, |event| {
        if let Event::Line(line) = event
            && keep(line)
        {
            println!("{line}");
        }
    })
}

/// Runs a long build silently but for a line every half a minute; `label` says what is going on.
pub(crate) fn run_long(command: &mut Command, label: &str) -> Outcome<Ran> {
    let start = Instant::now();
    let mut compiled = 0;
    watch(command, |event| match event {
        Event::Line(line) if line.trim_start().starts_with("Compiling ") => compiled += 1,
        Event::Line(_) => {}
        Event::Silence => {
            println!("  {label}: {} so far, {compiled} crates compiled", duration(start.elapsed()));
        }
    })
}

/// A length of time in words.
pub(crate) fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// True for what cargo says about its own progress.
pub(crate) fn is_cargo_progress(line: &str) -> bool {
    const VERBS: [&str; 11] = [
        "Compiling ",
        "Checking ",
        "Downloading ",
        "Downloaded ",
        "Fresh ",
        "Finished ",
        "Updating ",
        "Locking ",
        "Blocking ",
        "Building ",
        "Adding ",
    ];
    let line = line.trim_start();
    VERBS.iter().any(|verb| line.starts_with(verb))
}

/// True if what a program wrote looks as though the network was out of reach.
pub(crate) fn blames_network(ran: &Ran) -> bool {
    const SIGNS: [&str; 9] = [
        "Could not resolve host",
        "Couldn't resolve host",
        "failed to download",
        "failed to fetch",
        "network failure",
        "could not download",
        "ENOTFOUND",
        "EAI_AGAIN",
        "Temporary failure resolving",
    ];
    ran.lines.iter().any(|line| SIGNS.iter().any(|sign| line.contains(sign)))
}

enum Event<'a> {
    Line(&'a str),
    Silence,
}

fn watch(command: &mut Command, mut tell: impl FnMut(Event<'_>)) -> Outcome<Ran> {
    let program = Path::new(command.get_program()).display().to_string();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("could not start {program}: {error}"))?;
    let (sender, receiver) = mpsc::channel();
    let streams: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
        child.stderr.take().map(|stream| Box::new(stream) as Box<dyn Read + Send>),
    ];
    for stream in streams.into_iter().flatten() {
        let sender = sender.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).trim_end().to_owned();
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
    }
    drop(sender);
    let mut lines = Vec::new();
    let mut last_word = Instant::now();
    loop {
        match receiver.recv_timeout(HEARTBEAT.saturating_sub(last_word.elapsed())) {
            Ok(line) => {
                tell(Event::Line(&line));
                lines.push(line);
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {
                tell(Event::Silence);
                last_word = Instant::now();
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(|error| format!("lost {program}: {error}"))?;
    Ok(Ran { success: status.success(), lines })
}

fn path_with_tools() -> std::ffi::OsString {
    let tools = project::tools();
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = [tools.join("bin"), tools.join("node_modules").join(".bin")];
    std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&old))).unwrap_or(old)
}
