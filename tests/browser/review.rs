//! The whole review of 2003, done by clicking on a server where it has only been started; its record is replayed and verified.

mod moves;

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::{Value as Json, json};

use super::{Served, chromium, is_required};

/// The workflow whose review is done.
const WORKFLOW: &str = "technical-cooperation-review";

#[test]
fn the_review_of_2003_is_done_by_clicking() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    let chromium = match chromium(&tests) {
        Ok(chromium) => chromium,
        Err(reason) => {
            assert!(!is_required(), "{reason}");
            println!("skipped: {reason}");
            return;
        }
    };
    let place = tempfile::tempdir().unwrap();
    started_only(&root, place.path()).unwrap();
    let list = |name: &str, content: &Json| {
        let path = place.path().join(name);
        fs::write(&path, content.to_string()).unwrap();
        path
    };
    let moves = list("moves.json", &moves::of_2003(&root.join("workflows")));
    let refusals = list("refusals.json", &refusals(&root));
    let mut served = Served::start(place.path());
    let node = Command::new("node")
        .args(["--test", "--test-reporter=spec", "review/review.test.mjs"])
        .current_dir(tests)
        .env("REMIT_ADDRESS", &served.address)
        .env("REMIT_CHROMIUM", chromium)
        .env("REMIT_MOVES", moves)
        .env("REMIT_REFUSALS", refusals)
        .output()
        .unwrap();
    println!("{}", String::from_utf8_lossy(&node.stdout));
    assert!(node.status.success(), "it could not be done; see above");
    let pid = served.child.id().to_string();
    assert!(Command::new("kill").arg(&pid).status().unwrap().success());
    assert!(served.child.wait().unwrap().success());
    for command in [&["replay", "ohchr-2003"][..], &["verify"][..]] {
        let ended = remit(&root, command, served._folder.path());
        println!("{}", String::from_utf8_lossy(&ended.stdout));
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{command:?}: {said}");
    }
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

/// What the command line says of each wrong move.
fn refusals(root: &Path) -> Json {
    let folder = tempfile::tempdir().unwrap();
    let played = remit(root, &["demo", "--json"], folder.path());
    assert!(played.status.success());
    let said = String::from_utf8(played.stdout).unwrap();
    let entries = said.lines().map(|line| {
        let mut entry: Json = serde_json::from_str(line).unwrap();
        (entry["tried"].take(), entry["explanation"].take())
    });
    let tried: BTreeMap<String, Json> = entries
        .filter_map(|(tried, lines)| Some((tried.as_str()?.to_owned(), lines)))
        .collect();
    json!(tried)
}

fn remit(root: &Path, arguments: &[&str], data: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_remit-under-test"))
        .args(arguments)
        .arg("--data")
        .arg(data)
        .current_dir(root)
        .output()
        .unwrap()
}
