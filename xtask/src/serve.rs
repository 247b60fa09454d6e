//! `cargo xtask serve`: build the page and show it on this machine.

use crate::shell::Outcome;
use crate::{bundle, project, site, tools};

const DEFAULT_PORT: u16 = 8080;

/// What the command line asked for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    rebuild_on_change: bool,
    port: u16,
}

/// Serves until the reader stops it.
pub(crate) fn run(arguments: &[String]) -> Outcome<()> {
    let options = parse(arguments)?;
    // Taken before the build, so that a busy port is told at once and not minutes later.
    let listener = site::listen(options.port)?;
    let address = site::address(&listener);
    if options.rebuild_on_change {
        drop(listener);
        return develop(options.port, &address);
    }
    let folder = bundle::build()?;
    println!("\nPinprick is at {address}  (Ctrl+C stops it)");
    site::serve(&listener, &folder);
    Ok(())
}

fn develop(port: u16, address: &str) -> Outcome<()> {
    tools::ensure_for_bundle()?;
    bundle::fetch()?;
    println!("Pinprick will be at {address} and is rebuilt whenever a file changes  (Ctrl+C stops it)");
    let mut trunk = bundle::trunk("serve");
    trunk
        .args(["--release", "false", "--address", "127.0.0.1", "--port", &port.to_string(), "--dist"])
        .arg(project::target().join("site-dev"));
    let status = trunk.status().map_err(|error| format!("could not start trunk: {error}"))?;
    if status.success() { Ok(()) } else { Err("trunk serve stopped; above is why.".to_owned()) }
}

fn parse(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options { rebuild_on_change: false, port: DEFAULT_PORT };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--dev" => options.rebuild_on_change = true,
            "--port" => {
                let text = rest.next().map(String::as_str).unwrap_or_default();
                options.port =
                    text.parse().map_err(|_| format!("--port takes a number from 0 to 65535, not {text:?}"))?;
            }
            other => return Err(format!("serve takes --dev and --port N, not {other:?}")),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_port_is_8080_unless_told() {
        assert_eq!(parse(&[]), Ok(Options { rebuild_on_change: false, port: 8080 }));
        assert_eq!(parse(&words("--dev --port 9000")), Ok(Options { rebuild_on_change: true, port: 9000 }));
    }

    #[test]
    fn a_port_that_is_none_is_refused() {
        for line in ["--port", "--port x", "--port 70000", "--prot 1"] {
            assert!(parse(&words(line)).is_err(), "{line}");
        }
    }
}
