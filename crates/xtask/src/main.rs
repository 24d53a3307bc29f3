//! The house's automation: `cargo xtask <command>`.

mod bench;
mod browser;
mod deny;
mod stage;
mod test;
mod tidy;
mod tool;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fmt};

use anyhow::{Context, Result};

const USAGE: &str = "\
The house's automation.

Usage: cargo xtask <command>

  test          everything that a commit must pass: format, clippy, tidy, documents, tests
  test --long   the same with hundreds of kills, many more cases of each law, and deny
  tidy          the rules of the house, a few seconds
  deny          bans, licences and sources of the crates from outside
  browser       what the tests in a browser need: npm packages, Chromium
  bench         the figures of the README, about two minutes on a quiet machine
  help          this text

Missing tools are built once into `target/tools`, in pinned versions.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["test"] => root().and_then(|root| test::run(&root, test::Length::Short)),
        ["test", "--long"] => root().and_then(|root| test::run(&root, test::Length::Long)),
        ["tidy"] => root().and_then(|root| tidy::run(&root)),
        ["deny"] => root().and_then(|root| deny::run(&root)),
        ["browser"] => root().and_then(|root| browser::install(&root)),
        ["bench"] => root().and_then(|root| bench::run(&root)),
        ["help" | "--help" | "-h"] => say(USAGE),
        _ => return complain(USAGE, 2),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(format_args!("{error:#}\n"), 1),
    }
}

/// The repository's folder: cargo says where this package is.
fn root() -> Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR").context("run this as `cargo xtask`")?;
    let package = PathBuf::from(package);
    let root = package
        .ancestors()
        .nth(2)
        .context("the package is not at crates/xtask")?;
    Ok(root.to_owned())
}

/// Writes `text` to the standard output.
fn say(text: &str) -> Result<()> {
    io::stdout()
        .lock()
        .write_all(text.as_bytes())
        .context("writing to the standard output")
}

/// Writes `text` to the standard error; if that is gone, the exit code still tells.
fn complain(text: impl fmt::Display, code: u8) -> ExitCode {
    let _ = write!(io::stderr().lock(), "{text}");
    ExitCode::from(code)
}
