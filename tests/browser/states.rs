//! What `remit state --at` says of a review at its events: what pages of the past must say, too.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::{Value as Json, json};

/// The review, played to its end.
const REVIEW: &str = "ohchr-2003-closed";

/// Who looks.
const VIEWER: &str = "review-manager";

/// The command is asked at every tenth event and at the last: it takes a third of a second each time.
const EACH: usize = 10;

/// Asks the command, on a copy of a data folder that nobody writes to at this moment: its server keeps the folder itself.
pub(crate) fn by_the_command(root: &Path, data: &Path) -> Json {
    let copy = tempfile::tempdir().unwrap();
    for file in data.read_dir().unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    let ask = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_remit-under-test"))
            .args(arguments)
            .args(["--as", VIEWER, "--json", "--data"])
            .arg(copy.path())
            .current_dir(root)
            .output()
            .unwrap()
    };
    let positions = positions(&ask(&["history", REVIEW]));
    let (last, _) = *positions.last().unwrap();
    let (first, others) = positions.split_first().unwrap();
    let wanted = others.iter().skip(EACH - 1).step_by(EACH);
    let mut states: BTreeMap<u64, Json> = wanted
        .chain(others.last())
        .map(|(revision, position)| {
            let said = ask(&["state", REVIEW, "--at", &position.to_string()]);
            (*revision, answer(&said))
        })
        .collect();
    // After the very first event of a review there is nothing to be seen.
    let (revision, position) = *first;
    let nothing = ask(&["state", REVIEW, "--at", &position.to_string()]);
    assert!(!nothing.status.success());
    states.insert(revision, Json::Null);
    json!({ "review": REVIEW, "viewer": VIEWER, "last": last, "states": states })
}

/// Revisions of the events that the viewer may know of, and their positions in the record.
fn positions(history: &Output) -> Vec<(u64, u64)> {
    assert!(history.status.success());
    let said = String::from_utf8(history.stdout.clone()).unwrap();
    let events = said
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap());
    let number = |value: &Json| value.as_u64().unwrap();
    let places = events.map(|event| {
        (
            number(&event["revision"]),
            number(&event["record"]["position"]),
        )
    });
    places.collect()
}

fn answer(said: &Output) -> Json {
    let error = String::from_utf8_lossy(&said.stderr);
    assert!(said.status.success(), "{error}");
    serde_json::from_slice(&said.stdout).unwrap()
}
