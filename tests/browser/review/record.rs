//! What was clicked and what the engine plays of the same scenario: the same history, the same state in the end.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value as Json;

/// Those who look: who leads the review, who commissioned it, who may see that everything is there.
const VIEWERS: [&str; 3] = ["review-manager", "commissioner-1", "auditor"];

/// When it was is not the same.
const TIMES: [&str; 5] = ["time", "since", "due", "deadlines", "overdue"];

/// A data folder with a played review, and the place that the command line is run in.
pub(super) struct Record<'r> {
    pub(super) root: &'r Path,
    pub(super) folder: &'r Path,
    pub(super) review: &'r str,
}

impl Record<'_> {
    /// Runs the command line. It must succeed.
    pub(super) fn run(&self, arguments: &[&str]) -> String {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO_BIN_EXE_remit-under-test"))
            .args(arguments)
            .arg("--data")
            .arg(self.folder)
            .current_dir(self.root)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&stderr);
        assert!(status.success(), "{arguments:?}: {said}");
        String::from_utf8(stdout).unwrap()
    }

    /// The sentences of a history with their revisions.
    fn history(&self, viewer: &str) -> Vec<String> {
        let told = self.run(&["history", self.review, "--as", viewer]);
        // `2003-09-15 22:04 UTC     0  Somebody started the review`
        let sentence = |line: &str| line.split_once(" UTC ").map(|(_, rest)| rest.to_owned());
        told.lines().filter_map(sentence).collect()
    }

    /// The whole state without its times, with handles in the place of ids.
    fn state(&self, viewer: &str) -> Json {
        let handles: BTreeMap<String, String> = self
            .run(&["person", "list", "--json"])
            .lines()
            .map(|line| serde_json::from_str::<Json>(line).unwrap())
            .map(|person| (person["id"].to_string(), person["handle"].to_string()))
            .collect();
        let state = self.run(&["state", self.review, "--as", viewer, "--json"]);
        let state = handles
            .iter()
            .fold(state, |state, (id, handle)| state.replace(id, handle));
        let mut state = serde_json::from_str(&state).unwrap();
        comparable(&mut state);
        state
    }
}

/// Leaves out times, and puts persons in the order of their handles instead of that of their ids.
fn comparable(value: &mut Json) {
    match value {
        Json::Array(values) => values.iter_mut().for_each(comparable),
        Json::Object(members) => {
            members.retain(|key, _| !TIMES.contains(&key.as_str()));
            members.values_mut().for_each(comparable);
            if let Some(Json::Array(persons)) = members.get_mut("persons") {
                persons.sort_by_key(Json::to_string);
            }
        }
        _ => {}
    }
}

/// What was clicked so far has gone as the engine plays it; if it was done to its end, everything is as it is there.
pub(super) fn compare(clicked: &Record<'_>, played: &Record<'_>, is_whole: bool) {
    for viewer in VIEWERS {
        let (ours, theirs) = (clicked.history(viewer), played.history(viewer));
        assert!(!ours.is_empty());
        if is_whole {
            assert_eq!(ours, theirs, "the history for {viewer}");
            let (ours, theirs) = (clicked.state(viewer), played.state(viewer));
            assert_eq!(ours, theirs, "the state for {viewer}");
        } else {
            assert_eq!(ours, theirs[..ours.len()], "the history for {viewer}");
        }
    }
}
