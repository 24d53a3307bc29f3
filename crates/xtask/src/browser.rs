//! `cargo xtask browser`: what the tests in a browser need.

use std::{env, path::Path, process::Command};

use anyhow::{Result, bail};

/// The folder of the tests, with `package-lock.json`.
const FOLDER: &str = "tests/browser";

/// What npm writes last: it is there when everything is.
const INSTALLED: &str = "tests/browser/node_modules/.package-lock.json";

/// The browser, as Debian calls it and where it puts it.
const CHROMIUM: (&str, &str) = ("chromium", "/usr/bin/chromium");

/// Letters for the scripts that pages are read in.
const FONTS: &str = "fonts-noto-core";

/// Installs what is missing. Where that cannot be done it says so, and the tests are skipped; it is an error if they are
/// required.
///
/// # Errors
///
/// If something is missing, and `REMIT_BROWSER` is `required` or `CI` is set.
pub(crate) fn install(root: &Path) -> Result<()> {
    let lacking = packages(root).or_else(chromium);
    let Some(lacking) = lacking else {
        return Ok(());
    };
    let is_required = env::var_os("CI").is_some()
        || env::var_os("REMIT_BROWSER").is_some_and(|wish| wish == "required");
    if is_required {
        bail!("tests in a browser are required, and {lacking}");
    }
    crate::say(&format!(
        "\ntests in a browser will be skipped: {lacking}\n"
    ))
}

/// Installs the packages of the lock file; why not, if that fails.
fn packages(root: &Path) -> Option<String> {
    if is_newer(
        &root.join(INSTALLED),
        &root.join(FOLDER).join("package-lock.json"),
    ) {
        return None;
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(root.join(FOLDER));
    failure(npm, "npm ci")
}

/// Installs the browser; why not, if that fails.
fn chromium() -> Option<String> {
    let (package, path) = CHROMIUM;
    if Path::new(path).exists() || env::var_os("REMIT_CHROMIUM").is_some() {
        return None;
    }
    let mut install = Command::new("apt-get");
    install
        .args([
            "install",
            "--yes",
            "--no-install-recommends",
            package,
            FONTS,
        ])
        .env("DEBIAN_FRONTEND", "noninteractive");
    failure(install, "apt-get install chromium (as root)")
}

fn failure(mut command: Command, told: &str) -> Option<String> {
    match command.status() {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("`{told}` failed ({status})")),
        Err(error) => Some(format!("`{told}` cannot be started: {error}")),
    }
}

fn is_newer(one: &Path, other: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    time(one) >= time(other) && one.exists()
}
