//! Cargo tools from outside, in pinned versions, built into the project when they are missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Where tools are built, below the repository.
const FOLDER: &str = "target/tools";

/// A tool that cargo calls: `cargo <name>`.
#[derive(Debug)]
pub(crate) struct Tool {
    /// What stands after `cargo`.
    name: &'static str,
    /// The crate that it is built from.
    package: &'static str,
    version: &'static str,
    /// What to leave out of it, as arguments of `cargo install`.
    features: &'static [&'static str],
}

/// Runs tests, each in a process of its own.
pub(crate) const NEXTEST: Tool = Tool {
    name: "nextest",
    package: "cargo-nextest",
    version: "0.9.143",
    // Without the part that updates itself: a pinned version must not, and it is quicker to build.
    features: &["--no-default-features", "--features", "default-no-update"],
};

/// Checks the crates from outside.
pub(crate) const DENY: Tool = Tool {
    name: "deny",
    package: "cargo-deny",
    version: "0.20.2",
    features: &[],
};

impl Tool {
    /// The start of a command that calls the tool; installs it first if it is missing.
    ///
    /// # Errors
    ///
    /// If it is missing and cannot be built.
    pub(crate) fn command(&self, root: &Path) -> Result<Command> {
        if self.is_installed() {
            return Ok(self.called_by_cargo());
        }
        let binary = PathBuf::from(FOLDER).join("bin").join(self.package);
        if !self.is_pinned_version(&root.join(&binary)) {
            self.install(root)?;
        }
        let mut command = Command::new(root.join(&binary));
        command.arg(self.name);
        Ok(command)
    }

    fn called_by_cargo(&self) -> Command {
        let mut command = Command::new("cargo");
        command.arg(self.name);
        command
    }

    /// Does this machine have the tool, in whatever version?
    fn is_installed(&self) -> bool {
        version(&mut self.called_by_cargo()).is_some()
    }

    fn is_pinned_version(&self, binary: &Path) -> bool {
        let answer = version(Command::new(binary).arg(self.name));
        answer.is_some_and(|answer| answer.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, root: &Path) -> Result<()> {
        let Tool {
            name,
            package,
            version,
            features,
        } = self;
        crate::say(&format!(
            "\n==> building cargo {name} {version}, once, for some minutes\n"
        ))?;
        let status = Command::new("cargo")
            .args([
                "install",
                package,
                "--locked",
                "--force",
                "--version",
                version,
            ])
            .args(["--root", FOLDER])
            .args(*features)
            .current_dir(root)
            .status()
            .context("starting cargo install")?;
        if !status.success() {
            bail!("cargo {name} {version} could not be built; is there a network?");
        }
        Ok(())
    }
}

/// What the tool answers to `--version`; nothing if there is no such tool.
fn version(command: &mut Command) -> Option<String> {
    let output = command
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: Tool = Tool {
        name: "no-such-tool",
        package: "no-such-tool",
        version: "1.2.3",
        features: &[],
    };

    #[test]
    fn a_missing_tool_is_known_to_be_missing() {
        assert!(!MISSING.is_installed());
        assert!(!MISSING.is_pinned_version(Path::new("no/such/tool")));
    }

    #[test]
    fn a_tool_that_the_machine_has_is_called_by_cargo() {
        // `cargo fmt` comes with the toolchain.
        let tool = Tool {
            name: "fmt",
            package: "rustfmt",
            version: "0.0.0",
            features: &[],
        };
        assert!(tool.is_installed());
        assert_eq!(crate::stage::shown(&tool.called_by_cargo()), "cargo fmt");
    }

    #[test]
    fn a_tool_of_another_version_is_built_anew() {
        let cargo = Path::new("cargo");
        let named = |version| Tool {
            name: "fmt",
            package: "rustfmt",
            version,
            features: &[],
        };
        assert!(!named("0.0.0").is_pinned_version(cargo));
        let version = version(Command::new(cargo).arg("fmt")).unwrap();
        let number = version.split_whitespace().nth(1).unwrap().to_owned();
        assert!(named(number.leak()).is_pinned_version(cargo));
    }
}
