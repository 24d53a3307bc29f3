//! The whole review of 2003, done by clicking on a server where it has only been started; what was recorded is compared with what
//! the engine plays of the same scenario, replayed and verified.

mod expected;
mod moves;
mod record;
mod script;

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;

use super::{Served, chromium, is_required};

use record::{Record, compare};
use script::{Script, WORKFLOW};

#[test]
fn the_review_of_2003_is_done_by_clicking() {
    println!("{}", click("yes", true));
}

/// Up to the first notes; the whole of it if `REMIT_LONG` is set.
#[test]
fn the_review_of_2003_is_done_by_clicking_without_script() {
    println!("{}", click("no", env::var_os("REMIT_LONG").is_some()));
}

/// Does the review in a browser whose pages have a script or not. What was done, or why it could not be tried.
fn click(script: &str, is_whole: bool) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    let chromium = match chromium(&tests) {
        Ok(chromium) => chromium,
        Err(reason) => {
            assert!(!is_required(), "{reason}");
            return format!("skipped: {reason}");
        }
    };
    let scenario = Script::of_2003(&root.join("workflows"));
    let place = tempfile::tempdir().unwrap();
    started_only(&root, place.path()).unwrap();
    let moves = place.path().join("moves.json");
    fs::write(&moves, moves::moves(&scenario, is_whole).to_string()).unwrap();
    let mut served = Served::start(place.path());
    let node = Command::new("node")
        .args(["--test", "--test-reporter=spec", "review/review.test.mjs"])
        .current_dir(tests)
        .env("REMIT_ADDRESS", &served.address)
        .env("REMIT_CHROMIUM", chromium)
        .env("REMIT_MOVES", moves)
        .env("REMIT_SCRIPT", script)
        .output()
        .unwrap();
    let said = String::from_utf8(node.stdout).unwrap();
    assert!(node.status.success(), "{said}");
    let pid = served.child.id().to_string();
    assert!(Command::new("kill").arg(&pid).status().unwrap().success());
    assert!(served.child.wait().unwrap().success());
    let record = |folder| Record {
        root: &root,
        folder,
        review: scenario.parameters.name.as_str(),
    };
    let clicked = record(served._folder.path());
    clicked.run(&["replay", clicked.review]);
    clicked.run(&["verify"]);
    let folder = tempfile::tempdir().unwrap();
    let played = record(folder.path());
    played.run(&["demo"]);
    compare(&clicked, &played, is_whole);
    said
}

/// A folder whose demonstration is this one review, started and no more.
fn started_only(root: &Path, place: &Path) -> io::Result<()> {
    let workflows = place.join("workflows");
    fs::create_dir(&workflows)?;
    let workflow: PathBuf = root.join("workflows").join(WORKFLOW);
    std::os::unix::fs::symlink(workflow.canonicalize()?, workflows.join(WORKFLOW))?;
    let shown = json!({
        "say": "The review of 2003 before anything is done.",
        "reviews": [{
            "scenario": format!("{WORKFLOW}/scenarios/ohchr-2003.yaml"),
            "minutes_a_step": 0,
            "until": "Commission and terms of reference",
        }],
        "people_first": [],
        "try": [],
    });
    fs::write(workflows.join("demonstration.json"), shown.to_string())
}
