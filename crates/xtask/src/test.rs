//! `cargo xtask test`: everything that a commit must pass.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::stage::Stages;
use crate::tidy::Repository;
use crate::tool::NEXTEST;

/// How many cases of each law a long run tries; a short run tries proptest's own 256.
const LONG_CASES: u32 = 4096;

/// How long a run may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Every commit: under 25 minutes on two cores.
    Short,
    /// Every release: under 80 minutes.
    Long,
}

/// Runs all stages, and stops at the first that fails.
///
/// # Errors
///
/// If a stage fails; the error says how to repeat it.
pub(crate) fn run(root: &Path, length: Length) -> Result<()> {
    let mut stages = Stages::new(root, environment(length));
    stages.run("format", cargo(&["fmt", "--all", "--check"]))?;
    let lints = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    stages.run("clippy", cargo(&lints))?;
    stages.run("tidy", cargo(&["xtask", "tidy"]))?;
    let mut documents = cargo(&[
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ]);
    documents.env("RUSTDOCFLAGS", "-D warnings");
    stages.run("documents", documents)?;
    crate::browser::install(root)?;
    let mut tests = NEXTEST.command(root)?;
    tests.args(["run", "--workspace", "--profile", profile(length)]);
    stages.run("tests", tests)?;
    if Repository::read(root)?.has_doctests() {
        stages.run("doctests", cargo(&["test", "--workspace", "--doc"]))?;
    }
    if length == Length::Long {
        stages.run("deny", cargo(&["xtask", "deny"]))?;
    }
    crate::say(&stages.summary())
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}

/// What tests read to know how much to try.
fn environment(length: Length) -> Vec<(&'static str, String)> {
    match length {
        Length::Short => Vec::new(),
        Length::Long => {
            vec![
                ("REMIT_LONG", "1".to_owned()),
                ("PROPTEST_CASES", LONG_CASES.to_string()),
            ]
        }
    }
}

/// The profile in `.config/nextest.toml`.
fn profile(length: Length) -> &'static str {
    match length {
        Length::Short => "default",
        Length::Long => "long",
    }
}
