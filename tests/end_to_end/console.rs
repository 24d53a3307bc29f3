//! [`Console`]: somebody who types commands, with a folder of their own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value as Json;
use tempfile::TempDir;

/// A folder with a data folder in it, and commands that use it.
pub(crate) struct Console {
    folder: TempDir,
}

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit code.
    pub(crate) code: i32,
    /// What came on stdout.
    pub(crate) out: String,
    /// What came on stderr.
    pub(crate) err: String,
}

impl Console {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A path beside the data folder.
    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// Writes a file beside the data folder, and gives its path.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The command, not yet run: from the root of the repository, with a plain environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_remit-under-test"));
        command
            .args(arguments)
            .current_dir(root())
            .env("REMIT_DATA", self.data())
            .env_remove("COLUMNS")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn remit(&self, arguments: &[&str]) -> Answer {
        let output = self.command(arguments).output().unwrap();
        Answer {
            code: output.status.code().expect("no signal ends it"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that must be done, and gives its answer.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let answer = self.remit(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:#?}");
        answer.out
    }

    /// Runs a command that must be done, and gives its answer for programs.
    pub(crate) fn json(&self, arguments: &[&str]) -> Json {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        serde_json::from_str(&self.done(&arguments)).unwrap()
    }

    /// The number of leaves in the record, all of them verified.
    pub(crate) fn size(&self) -> u64 {
        let verified = self.json(&["verify"]);
        assert_eq!(verified["verified"], true);
        verified["size"].as_u64().unwrap()
    }
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The words of a line.
pub(crate) fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}
