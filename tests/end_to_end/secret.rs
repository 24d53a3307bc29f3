//! What is confidential stands nowhere in the clear, and nobody without the right is shown it.

use std::{fs, path::Path};

use crate::console::{Console, root};

/// Planted in the text of a confidential report and in a comment on it.
const SECRET: &str = "The minister asked us not to write this down: zyzzyva-4711";

/// The instance that holds it.
const REPORT: &str = "report/theme/education";

/// The review of the demonstration with the secret in it, up to the end of the review.
fn played() -> Console {
    let console = Console::new();
    copy(
        &root().join("workflows/technical-cooperation-review"),
        Path::new(&console.path("workflow")),
    );
    let scenario = console.path("workflow/scenarios/ohchr-2003.yaml");
    let text = fs::read_to_string(&scenario).unwrap();
    let document =
        "Demonstration text in place of the second version of the report on the theme education.";
    let planted = text.replace(document, SECRET);
    let comment =
        "do: report/theme/education send_back\n    as: commissioner-1\n    with: { comments: ";
    assert!(planted.contains(comment));
    let planted = planted.replace(
        &format!("{comment}Demonstration text of a comment. }}"),
        &format!("{comment}\"{SECRET}\" }}"),
    );
    assert_eq!(planted.matches(SECRET).count(), 2);
    fs::write(&scenario, planted).unwrap();
    let data = console.data().to_str().unwrap().to_owned();
    let answer = console.remit(&["demo", "--scenario", &scenario, "--data", &data]);
    assert_eq!(answer.code, 0, "{answer:#?}");
    assert!(!answer.out.contains(SECRET));
    console
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The secret as it could stand in a file, also in parts.
fn traces() -> Vec<Vec<u8>> {
    let mut traces = Vec::new();
    for text in [SECRET, "zyzzyva-4711", "The minister asked"] {
        traces.push(text.as_bytes().to_vec());
        traces.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        traces.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    traces
}

fn holds(bytes: &[u8], trace: &[u8]) -> bool {
    bytes.windows(trace.len()).any(|window| window == trace)
}

#[test]
fn a_secret_stands_nowhere_in_the_clear_and_nobody_without_the_right_is_shown_it() {
    let console = played();
    let mut files = 0;
    for entry in fs::read_dir(console.data()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        for trace in traces() {
            assert!(
                !holds(&bytes, &trace),
                "{} holds the secret",
                path.display()
            );
        }
        files += 1;
    }
    assert!(files >= 6, "only {files} files were searched");
    // It is there, for who may read it.
    let report = ["state", "ohchr-2003", REPORT, "--as", "commissioner-1"];
    assert!(console.done(&report).contains(SECRET));
    let copy = console.path("draft.txt");
    let get = [
        "document",
        "get",
        "ohchr-2003",
        REPORT,
        "draft",
        "--as",
        "lead-education",
        "-o",
        &copy,
    ];
    console.done(&get);
    assert_eq!(fs::read_to_string(&copy).unwrap(), SECRET);
    nothing_is_shown(&console);
}

/// Asks every question without the right to the answer.
fn nothing_is_shown(console: &Console) {
    console.done(&["person", "add", "stranger", "--name", "A stranger"]);
    let review = "ohchr-2003";
    for viewer in [None, Some("stranger"), Some("board-member")] {
        let who = viewer.map_or_else(Vec::new, |viewer| vec!["--as", viewer]);
        let mut questions = vec![
            vec!["state", review],
            vec!["state", review, "--json"],
            vec!["state", review, REPORT, "--at", "400", "--json"],
            vec!["why", review, REPORT, "send_back", "--json"],
            vec!["history", review],
            vec!["history", review, "--json"],
            vec!["document", "get", review, REPORT, "draft", "-o", "-"],
        ];
        if viewer.is_some() {
            questions.push(vec!["todo", review, "--json"]);
            questions.push(vec!["do", review, REPORT, "send_back"]);
        }
        for question in questions {
            let arguments = [&question[..], &who].concat();
            let answer = console.remit(&arguments);
            let said = format!("{}{}", answer.out, answer.err);
            assert!(
                !said.contains("minister") && !said.contains("zyzzyva"),
                "{arguments:?}: {said}"
            );
            match question[0] {
                "document" => assert_eq!(answer.code, 3, "{arguments:?}: {said}"),
                "do" => assert_eq!(answer.code, 1, "{arguments:?}: {said}"),
                _ => {}
            }
        }
    }
}
