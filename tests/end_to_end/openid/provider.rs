//! [`Provider`]: somebody else's.

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value as Json;

use super::browser::SITE;
use crate::console::root;

/// Under which name it knows the site.
pub(super) const CLIENT: &str = "remit";

/// What it gave out for the site.
pub(super) const SECRET: &str = "a secret & its % signs";

/// A provider that is ended when it is dropped.
pub(super) struct Provider {
    child: Child,
    /// It ends if nobody listens to what it says.
    _told: BufReader<ChildStdout>,
    pub(super) issuer: String,
}

impl Provider {
    /// Starts one, installed if it is missing; why not, if it cannot be.
    pub(super) fn start() -> Result<Self, String> {
        let folder = root().join("tests/openid");
        let lock = folder.join("package-lock.json");
        // What npm writes last: it is there when everything is.
        if !is_newer(&folder.join("node_modules/.package-lock.json"), &lock) {
            install(&folder)?;
        }
        let mut child = Command::new("node")
            .args(["provider.mjs", CLIENT, SECRET])
            .arg(format!("{SITE}/sign-in/openid/callback"))
            .current_dir(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("`node` cannot be started: {error}"))?;
        let mut line = String::new();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        told.read_line(&mut line).unwrap();
        let said: Json = serde_json::from_str(&line).expect("it says where it is");
        let issuer = said["issuer"].as_str().unwrap().to_owned();
        Ok(Self {
            child,
            _told: told,
            issuer,
        })
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn install(folder: &Path) -> Result<(), String> {
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    match npm.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            Err(format!("`npm ci` failed: {error}"))
        }
        Err(error) => Err(format!("`npm` cannot be started: {error}")),
    }
}

fn is_newer(one: &Path, other: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    one.exists() && time(one) >= time(other)
}
