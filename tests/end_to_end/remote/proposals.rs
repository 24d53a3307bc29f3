//! What waits for a second person is taken back in the folder as it is on a server.

use crate::console::Console;

use super::Both;

/// A safe that two persons open.
const SAFE: &str = "\
language: 1
workflow: safe
version: 1.0.0
title: A safe
roles:
  keeper: { title: Keeper, scope: review, min: 1, max: 1, assigned_by: [keeper] }
  porter: { title: Porter, scope: review, min: 1, assigned_by: [keeper] }
classification:
  inner: { readers: participants }
machines:
  safe:
    root: true
    plural: safes
    title: Safe
    access: { see: [participants] }
    initial: shut
    states:
      shut:
        actions:
          open: { title: Open the safe, done: opened the safe, event: opened, by: [porter], second: [keeper], to: open }
      open: { final: true }
";

const OFFICE: &str = "\
review: office
workflow: safe@1.0.0
title: The safe of the office
roles:
  keeper: [kim]
  porter: [pat]
";

fn locked() -> Console {
    let console = Console::new();
    let workflow = console.write("safe/workflow.yaml", SAFE);
    let review = console.write("safe/reviews/office.yaml", OFFICE);
    console.done(&["publish", &workflow]);
    for (handle, name) in [
        ("kim", "Kim Keeper"),
        ("pat", "Pat Porter"),
        ("sam", "Sam Stranger"),
    ] {
        console.done(&["person", "add", handle, "--name", name]);
    }
    console.done(&["review", "start", &review, "--as", "kim"]);
    console
}

#[test]
fn folder_and_server_take_proposals_back_the_same() {
    let both = Both::of(locked());
    let id = "6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3b1";
    for (code, command) in [
        (1, "withdraw office safe open --as pat".to_owned()),
        (0, format!("do office safe open --as pat --id {id}0")),
        (1, "withdraw office safe open --as kim".to_owned()),
        (1, "withdraw office safe open --as kim --json".to_owned()),
        (
            0,
            format!("withdraw office safe open --as pat --id {id}1 --json"),
        ),
        (
            0,
            format!("withdraw office safe open --as pat --id {id}1 --json"),
        ),
        (1, "withdraw office safe open --as pat".to_owned()),
        (1, "consent office safe open --as kim".to_owned()),
        (0, format!("do office safe open --as pat --id {id}2")),
        (0, format!("consent office safe open --as kim --id {id}3")),
        (1, "withdraw office safe open --as pat".to_owned()),
        (0, "history office --as pat".to_owned()),
    ] {
        assert_eq!(both.same(&command), code, "{command}");
    }
    let told = both.folder.done(&["history", "office", "--as", "pat"]);
    assert!(
        told.contains("Pat Porter withdrew “Open the safe”: Safe"),
        "{told}"
    );
}
