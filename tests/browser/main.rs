//! What people see and do in a browser: the demonstration is served once, and the tests of this folder are run on it.
//!
//! They need node, the packages of `package-lock.json` and Chromium; `cargo xtask test` sees to these. Without them nothing is
//! tested, and the output says so; that is an error if `REMIT_BROWSER` is `required` or `CI` is set. `REMIT_PICTURES=1` makes the
//! pictures in `crates/web/pictures` instead.
#![allow(clippy::unwrap_used)]

mod review;
mod states;

use std::{
    env,
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use serde_json::Value as Json;

/// Where Debian and others put the browser.
const CHROMIUMS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
];

/// The demonstration, served.
struct Served {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Served {
    fn start(root: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_remit-under-test"))
            .args([
                "demo",
                "--serve",
                "--listen",
                "127.0.0.1:0",
                "--json",
                "--data",
            ])
            .arg(folder.path())
            .current_dir(root)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut served = Self {
            child,
            address: String::new(),
            _folder: folder,
        };
        served.address = served.said_address();
        served
    }

    /// Waits until it says where it is.
    fn said_address(&mut self) -> String {
        let mut said = String::new();
        let mut out = BufReader::new(self.child.stdout.take().unwrap());
        loop {
            let mut line = String::new();
            assert!(out.read_line(&mut line).unwrap() > 0, "it ended: {said}");
            said.push_str(&line);
            let said: Json = serde_json::from_str(&line).unwrap();
            if let Some(address) = said["address"].as_str() {
                return address.to_owned();
            }
        }
    }

    /// Ends it as an operator does. It must end in order.
    fn end(mut self) {
        let pid = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(asked.success());
        let status = self.child.wait().unwrap();
        assert!(status.success(), "the server ended with {status}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Only where a test failed before the end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the tests need, or why it is not there.
fn chromium(tests: &Path) -> Result<PathBuf, String> {
    let node = Command::new("node").arg("--version").output();
    if !node.is_ok_and(|answer| answer.status.success()) {
        return Err("there is no node".to_owned());
    }
    if !tests.join("node_modules/playwright-core").exists() {
        return Err(format!("npm ci has not been run in {}", tests.display()));
    }
    let named = env::var_os("REMIT_CHROMIUM").map(PathBuf::from);
    let usual = CHROMIUMS.into_iter().map(PathBuf::from);
    let mut places = named.into_iter().chain(usual);
    let found = places.find(|path| path.exists());
    found.ok_or_else(|| "there is no Chromium; REMIT_CHROMIUM may name one".to_owned())
}

fn is_required() -> bool {
    env::var_os("CI").is_some()
        || env::var_os("REMIT_BROWSER").is_some_and(|wish| wish == "required")
}

#[test]
fn what_people_see_and_do_in_a_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    let chromium = match chromium(&tests) {
        Ok(chromium) => chromium,
        Err(reason) => {
            assert!(
                !is_required(),
                "{reason}; `cargo xtask browser` installs what is missing"
            );
            println!("skipped: {reason}; `cargo xtask browser` installs what is missing");
            return;
        }
    };
    let served = Served::start(&root);
    let states = tempfile::NamedTempFile::new().unwrap();
    let said = states::by_the_command(&root, served._folder.path());
    std::fs::write(&states, said.to_string()).unwrap();
    let wanted = match env::var_os("REMIT_PICTURES") {
        Some(_) => "pictures.mjs",
        None => ".test.mjs",
    };
    let mut files: Vec<PathBuf> = tests
        .read_dir()
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.to_string_lossy().ends_with(wanted))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    // One file after the other: what they measure is time.
    let mut node = Command::new("node")
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .current_dir(&tests)
        .env("REMIT_ADDRESS", &served.address)
        .env("REMIT_CHROMIUM", chromium)
        .env("REMIT_STATES", states.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    node.stdout
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    let status = node.wait().unwrap();
    println!("{said}");
    assert!(status.success(), "tests in the browser failed; see above");
    served.end();
}
