//! Stages of a run: each a command, timed, and told how to repeat if it fails.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The stages of one run so far.
#[derive(Debug)]
pub(crate) struct Stages<'a> {
    root: &'a Path,
    environment: Vec<(&'static str, String)>,
    done: Vec<(&'static str, Duration)>,
}

impl<'a> Stages<'a> {
    /// A run in the folder `root`, with `environment` for each of its commands.
    pub(crate) fn new(root: &'a Path, environment: Vec<(&'static str, String)>) -> Stages<'a> {
        Stages {
            root,
            environment,
            done: Vec::new(),
        }
    }

    /// Runs one stage to its end.
    ///
    /// # Errors
    ///
    /// If the command fails or cannot be started; the error says how to repeat it.
    pub(crate) fn run(&mut self, name: &'static str, mut command: Command) -> Result<()> {
        command
            .current_dir(self.root)
            .envs(self.environment.iter().map(|(k, v)| (k, v)));
        let shown = shown(&command);
        crate::say(&format!("\n==> {name}: {shown}\n"))?;
        let start = now();
        let status = command
            .status()
            .with_context(|| format!("starting {shown}"))?;
        let time = start.elapsed();
        if !status.success() {
            let seconds = time.as_secs_f64();
            bail!("\n{name} failed after {seconds:.1} s ({status}); to repeat it:\n\n  {shown}\n");
        }
        self.done.push((name, time));
        Ok(())
    }

    /// The table of stages and times.
    pub(crate) fn summary(&self) -> String {
        let mut text = String::from("\n");
        for (name, time) in &self.done {
            let _ = writeln!(text, "{name:<10} {:>8.1} s  passed", time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, time)| time).sum();
        let _ = writeln!(text, "{:<10} {:>8.1} s", "all", total.as_secs_f64());
        text
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "stages are timed for people; nothing depends on it"
)]
fn now() -> Instant {
    Instant::now()
}

/// The command as it is typed into a shell.
pub(crate) fn shown(command: &Command) -> String {
    let environment = command
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), quoted(value?))));
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args())
        .map(quoted);
    environment.chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=:,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.into_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_it_is_typed() {
        let mut command = Command::new("cargo");
        command
            .args(["doc", "--no-deps", "it's"])
            .env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            shown(&command),
            r"RUSTDOCFLAGS='-D warnings' cargo doc --no-deps 'it'\''s'"
        );
    }

    #[test]
    fn a_failed_stage_says_how_to_repeat_it() {
        let root = std::env::temp_dir();
        let mut stages = Stages::new(&root, vec![("REMIT_LONG", "1".to_owned())]);
        let mut command = Command::new("cargo");
        command.arg("no-such-command");
        let error = stages.run("nothing", command).unwrap_err().to_string();
        assert!(
            error.contains("REMIT_LONG=1 cargo no-such-command"),
            "{error}"
        );
        assert!(!stages.summary().contains("nothing"));
    }

    #[test]
    fn passed_stages_are_summed_up() {
        let root = std::env::temp_dir();
        let mut stages = Stages::new(&root, Vec::new());
        let mut command = Command::new("cargo");
        command.arg("--version");
        stages.run("version", command).unwrap();
        assert!(stages.summary().contains("version"));
        assert!(stages.summary().contains("passed"));
    }
}
