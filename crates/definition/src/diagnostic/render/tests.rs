//! What people see when a workflow is wrong.

use super::*;
use crate::diagnostic::Diagnostics;

/// A workflow without errors, to be damaged.
const GOOD: &str = "\
language: 1
workflow: small
version: 1.0.0
title: A small review
parameters:
  audiences: { type: list of audience, title: Audiences of the sessions }
roles:
  manager: { title: Manager, scope: review }
machines:
  review:
    root: true
    title: Review
    initial: running
    states:
      running:
        actions:
          finish:
            title: Finish the review
            by: [manager]
            to: closed
      closed: { final: true }
";

fn shown(source: &str) -> String {
    let mut diagnostics = Diagnostics::new();
    let package = crate::decode::workflow(source.as_bytes(), &mut diagnostics);
    assert_eq!(package.is_some(), !diagnostics.has_errors());
    render(&diagnostics.into_vec(), "workflow.yaml", source, false)
}

/// What is shown after one replacement in the good workflow.
fn damaged(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    shown(&GOOD.replace(from, to))
}

#[test]
fn nothing_is_shown_of_a_good_workflow() {
    assert_eq!(shown(GOOD), "");
}

#[test]
fn unknown_key() {
    insta::assert_snapshot!(damaged(
        "by: [manager]",
        "by: [manager]\n            gaurd: now"
    ));
    insta::assert_snapshot!(damaged("title: Finish", "titel: Finish"));
}

#[test]
fn unquoted_comma() {
    insta::assert_snapshot!(damaged("of the sessions }", "of the sessions, in order }"));
    insta::assert_snapshot!(damaged(
        "of the sessions }",
        "of the sessions, one, two, as planned: yes }"
    ));
}

#[test]
fn duplicate_key() {
    insta::assert_snapshot!(damaged(
        "    initial: running\n",
        "    initial: running\n    title: Once more\n"
    ));
}

#[test]
fn second_document() {
    insta::assert_snapshot!(shown(&format!("{GOOD}---\nlanguage: 1\n")));
}

#[test]
fn anchor_and_alias() {
    insta::assert_snapshot!(damaged(
        "by: [manager]",
        "by: &who [manager]\n            second: *who"
    ));
}

#[test]
fn tab() {
    insta::assert_snapshot!(damaged("title: Review\n", "title:\tReview\n"));
}

#[test]
fn missing_key() {
    insta::assert_snapshot!(damaged(
        "            by: [manager]\n            to: closed\n",
        ""
    ));
}

#[test]
fn wrong_kind() {
    insta::assert_snapshot!(damaged("by: [manager]", "by: manager"));
    insta::assert_snapshot!(damaged("title: Review", "title: [Review]"));
}

#[test]
fn several_errors_at_once() {
    let text = GOOD
        .replace("language: 1", "language: 2")
        .replace("scope: review", "scop: review, min: many")
        .replace("running:", "off:")
        .replace(
            "to: closed",
            "to: closed\n            stay: true\n            resume: first",
        )
        .replace("final: true", "final: yes")
        .replace("list of audience", "list audience");
    insta::assert_snapshot!(shown(&text));
}

#[test]
fn broken_yaml() {
    insta::assert_snapshot!(damaged(
        "title: Finish the review",
        "title: Finish: the review"
    ));
}

#[test]
fn a_line_of_ten_million_bytes() {
    let text = format!("language: 1\ntitle: {}\n", "x".repeat(10_000_000));
    insta::assert_snapshot!(shown(&text));
}

#[test]
fn long_lines_are_cut() {
    let text = format!(
        "language: 1\ntitle: {}\nwrong: {}\n",
        "x".repeat(9_000),
        "y".repeat(9_000)
    );
    let shown = shown(&text);
    assert!(shown.contains("unknown key `wrong`"));
    assert!(
        shown.lines().all(|line| line.chars().count() < 200),
        "{shown}"
    );
}

#[test]
fn colours_change_nothing_but_colours() {
    let text = GOOD.replace("title: Finish", "titel: Finish");
    let mut diagnostics = Diagnostics::new();
    assert_eq!(
        crate::decode::workflow(text.as_bytes(), &mut diagnostics),
        None
    );
    let found = diagnostics.into_vec();
    let coloured = render(&found, "workflow.yaml", &text, true);
    assert!(coloured.contains('\u{1b}'));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, escape)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = escape.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    assert_eq!(plain, render(&found, "workflow.yaml", &text, false));
}

#[test]
fn programs_get_json() {
    let text = GOOD.replace("title: Finish", "titel: Finish");
    let mut diagnostics = Diagnostics::new();
    assert_eq!(
        crate::decode::workflow(text.as_bytes(), &mut diagnostics),
        None
    );
    let json = to_json(&diagnostics.into_vec(), "workflow.yaml", &text);
    let pretty = serde_json::to_string_pretty(&json).expect("JSON");
    insta::assert_snapshot!(pretty);
}

#[test]
fn more_findings_than_are_shown_are_counted() {
    let keys: String = (0..80).map(|number| format!("k{number}: x\n")).collect();
    let shown = shown(&format!("{GOOD}{keys}"));
    assert!(shown.ends_with("... and 30 more\n"), "{shown}");
}
