//! What changed from one version of a workflow to the next, as a manager reads it.

use std::{fmt::Write, fs};

use definition::difference::{Written, between};

fn workflow(name: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../workflows");
    fs::read_to_string(format!("{root}/{name}/workflow.yaml")).expect("a workflow")
}

/// The text with some places changed; each must be there.
fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

fn told(old: &str, new: &str) -> String {
    let read = |text: &str| Written::read(text.as_bytes()).expect("a definition");
    let mut sheet = String::new();
    for group in between(&read(old), &read(new)) {
        writeln!(sheet, "== {}", group.title).expect("a line");
        for change in group.changes {
            let head = format!("{:?} {:?} {}", change.kind, change.about, change.path);
            writeln!(sheet, "{}\n    {head}", change.sentence).expect("a line");
        }
    }
    sheet
}

#[test]
fn a_new_version_of_a_small_process() {
    let old = workflow("document-sign-off");
    let new = edited(
        &old,
        &[
            ("version: 1.0.0", "version: 1.1.0"),
            (
                "  reference: { type: text or not stated, title: File reference }\n",
                "",
            ),
            ("min: 2, assigned_by", "min: 3, assigned_by"),
            (
                "incompatible: [author] }",
                "incompatible: [author] }\n  clerk: { title: Clerk, scope: review, assigned_by: [author] }",
            ),
            (
                "that: papers.exists(p, rounds",
                "that: papers.all(p, rounds",
            ),
            ("zone: Europe/Zurich", "zone: Europe/Bern"),
            (
                "due: 10 working days after entering, remind: [5 working days, 1 working day]",
                "due: 15 working days after entering, remind: [5 working days]",
            ),
            (
                "title: Send the document back",
                "title: Return the document",
            ),
            (
                "by: [signatory]\n            input",
                "by: [signatory, clerk]\n            input",
            ),
            (
                "to: sent_back\n            do: [{ signal: returned, to: paper }]",
                "to: sent_back",
            ),
            (
                "not_by: [sign]",
                "not_by: [sign]\n                needs: [{ id: text, say: The version is there, that: has(this.text) }]",
            ),
            (
                "      signed_off: { final: true, title: Signed off }\n      withdrawn:  { final: true, title: Withdrawn, outcome: failure }\n",
                "      withdrawn:  { final: true, title: Withdrawn, outcome: failure }\n      signed_off: { final: true, title: Signed off }\n",
            ),
            (
                "{ id: sign-first, say: The second signature follows the first,",
                "{ id: sign-first, say: No second signature before the first,",
            ),
        ],
    );
    insta::assert_snapshot!("small", told(&old, &new));
    insta::assert_snapshot!("small_back", told(&new, &old));
}

#[test]
fn a_new_version_of_a_large_process() {
    let old = workflow("technical-cooperation-review");
    let new = edited(
        &old,
        &[
            (
                "    regional: Regional level\n",
                "    regional: Regional level\n    global: Global level\n",
            ),
            ("- { id: reports, use: reports_accepted }\n", ""),
            (
                "- { id: length, say: The report is within ten pages of its intended length, level: advice,",
                "- { id: length, say: The report is within ten pages of its intended length,",
            ),
            (
                "pages: { type: int, required: true, min: 1, title: Pages }",
                "pages: { type: int, required: true, min: 10, title: Pages, help: Without annexes }",
            ),
            (
                "by: [adopting_authority, review_manager]",
                "by: [adopting_authority]",
            ),
            (
                "access: { read: [study_lead of sender, study_member of sender,",
                "access: { read: [study_lead of sender,",
            ),
            ("settled: true             # done", "# done"),
            ("to: adopted\n", "to: forwarded\n"),
        ],
    );
    insta::assert_snapshot!("large", told(&old, &new));
}

#[test]
fn another_process_altogether_and_the_same_process() {
    let (small, large) = (
        workflow("document-sign-off"),
        workflow("technical-cooperation-review"),
    );
    assert_eq!(told(&small, &small), "");
    assert_eq!(told(&large, &large), "");
    let text = told(&small, &large);
    for line in [
        "Added: machine “Adoption of edition ‹edition›”",
        "Removed: machine “Round ‹version›”",
    ] {
        assert!(text.contains(line), "{text}");
    }
}
