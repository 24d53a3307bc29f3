//! The smallest workflow, from its publication to the verified record.

use serde_json::json;

use crate::console::Console;

/// A door that its keeper shuts, once it is clean; of which version, the porter says.
pub(crate) const DOOR: &str = "\
language: 1
workflow: door
version: 1.0.0
title: A door
roles:
  keeper: { title: Keeper, scope: review, min: 1, max: 1, assigned_by: [keeper] }
  porter: { title: Porter, scope: review, min: 1, assigned_by: [keeper] }
classification:
  public: { readers: anyone }
  inner:  { readers: participants }
machines:
  door:
    root: true
    plural: doors
    title: Door
    classification: public
    access: { see: [anyone] }
    fields:
      dust:   { type: int, initial: 3, title: Grains of dust }
      note:   { type: text, classification: inner, title: Note }
      manual: { type: document, classification: inner, title: Manual }
    initial: ajar
    states:
      ajar:
        actions:
          clean:
            title: Clean the door
            done: cleaned the door
            event: cleaned
            by: [porter]
            input:
              dust:   { type: int, required: true, min: 0, max: 9, title: Dust left }
              note:   { type: text, classification: inner, title: Note }
              manual: { type: document, classification: inner, title: Manual }
            set: { dust: input.dust, note: input.note, manual: input.manual }
            stay: true
          shut:
            title: Shut the door
            done: shut the door
            event: shut
            by: [keeper]
            needs: [{ id: clean, say: The door is clean, that: this.dust == 0 }]
            to: closed
      closed: { final: true }
";

/// The parameters of a review of a door.
pub(crate) const FRONT_DOOR: &str = "\
review: front-door
workflow: door@1.0.0
title: The front door
roles:
  keeper: [kim]
  porter: [pat]
";

/// A record with a door that is ajar.
pub(crate) fn ajar() -> Console {
    let console = Console::new();
    let workflow = console.write("door/workflow.yaml", DOOR);
    let review = console.write("door/reviews/front-door.yaml", FRONT_DOOR);
    console.done(&["check", &console.path("door")]);
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
fn a_review_from_its_publication_to_the_verified_record() {
    let console = ajar();
    assert_eq!(console.size(), 7);

    let shut = ["do", "front-door", "door", "shut", "--as", "kim"];
    let refused = console.remit(&shut);
    assert_eq!(refused.code, 1);
    assert!(refused.out.contains("The door is clean"), "{refused:#?}");
    assert!(
        refused
            .out
            .contains("Clean the door, by Porter (Pat Porter)"),
        "{refused:#?}"
    );
    let why = console.json(&["why", "front-door", "door", "shut", "--as", "kim"]);
    assert_eq!(why["available"], false);
    assert_eq!(why["blockers"][0]["id"], "clean");

    let id = "6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a11";
    let manual = console.write("manual.txt", "Turn the handle.\n");
    let manual = format!("manual={manual}");
    let mut clean = vec![
        "do",
        "front-door",
        "door",
        "clean",
        "--as",
        "pat",
        "--id",
        id,
    ];
    clean.extend([
        "--with",
        "note=All gone.",
        "--file",
        &manual,
        "--with",
        "dust=0",
    ]);
    let cleaned = console.json(&clean);
    assert_eq!(cleaned["changes"], json!(["Pat Porter cleaned the door"]));
    assert_eq!(
        (&cleaned["already"], &cleaned["last_position"]),
        (&json!(false), &json!(7))
    );
    // The same command again is the same step; the same id with another content is refused.
    assert_eq!(console.json(&clean)["already"], true);
    *clean.last_mut().unwrap() = "dust=1";
    assert_eq!(console.remit(&clean).code, 1);
    assert_eq!(console.size(), 8);
}

#[test]
fn what_happened_can_be_seen_replayed_and_verified() {
    let console = ajar();
    let manual = console.write("manual.txt", "Turn the handle.\n");
    let manual = format!("manual={manual}");
    let clean = [
        "do",
        "front-door",
        "door",
        "clean",
        "--as",
        "pat",
        "--with",
        "dust=0",
    ];
    console.done(&[&clean[..], &["--file", &manual]].concat());
    let todo = console.json(&["todo", "--as", "kim"]);
    assert_eq!(todo["ready"][0]["action"]["id"], "shut");
    let shut = ["do", "front-door", "door", "shut", "--as", "kim"];
    console.done(&shut);
    assert_eq!(console.remit(&shut).code, 1, "it is shut already");

    let state = console.json(&["state", "front-door", "--as", "pat"]);
    assert_eq!(state["instances"][0]["state"], "closed");
    let before = console.json(&["state", "front-door", "--at", "6", "--as", "pat"]);
    assert_eq!(before["instances"][0]["fields"][0]["value"], 3);
    let history = console.done(&["history", "front-door", "--as", "sam"]);
    let sentences: Vec<&str> = history.lines().map(|line| &line[28..]).collect();
    let expected = [
        "Door was created.",
        "Somebody cleaned the door",
        "Somebody shut the door",
    ];
    assert_eq!(sentences, expected);

    let copy = console.path("copy.txt");
    let get = [
        "document",
        "get",
        "front-door",
        "door",
        "manual",
        "-o",
        &copy,
    ];
    assert_eq!(
        console.remit(&[&get[..], &["--as", "sam"]].concat()).code,
        3
    );
    console.done(&[&get[..], &["--as", "kim"]].concat());
    assert_eq!(
        std::fs::read_to_string(&copy).unwrap(),
        "Turn the handle.\n"
    );

    let replayed = console.json(&["replay", "front-door"]);
    assert_eq!(
        replayed,
        json!({
            "review": "front-door", "equal": true, "events": 4, "commands": 3, "rows": 2, "differences": [],
        })
    );
    assert_eq!(console.size(), 9);
}

#[test]
fn roles_change_hands() {
    let console = ajar();
    let clean = [
        "do",
        "front-door",
        "door",
        "clean",
        "--as",
        "sam",
        "--with",
        "dust=1",
    ];
    assert_eq!(console.remit(&clean).code, 1);
    console.done(&[
        "role",
        "assign",
        "front-door",
        "porter",
        "sam",
        "--as",
        "kim",
    ]);
    console.done(&clean);
    console.done(&[
        "role",
        "revoke",
        "front-door",
        "porter",
        "sam",
        "--as",
        "kim",
    ]);
    assert_eq!(console.remit(&clean).code, 1);
    let delegate = [
        "role",
        "delegate",
        "front-door",
        "porter",
        "--to",
        "sam",
        "--until",
        "2999-12-31",
    ];
    console.done(&[&delegate[..], &["--as", "pat"]].concat());
    console.done(&[&clean[..], &["--for", "pat"]].concat());
    let history = console.done(&["history", "front-door", "--as", "kim"]);
    assert!(
        history.contains("Sam Stranger, for Pat Porter, cleaned the door"),
        "{history}"
    );
}

#[test]
fn one_flipped_bit_does_not_verify() {
    let console = ajar();
    let record = console.data().join("record.db");
    let mut bytes = std::fs::read(&record).unwrap();
    let position = bytes
        .windows(FRONT.len())
        .position(|window| window == FRONT)
        .expect("the name stands in an open section");
    bytes[position] ^= 1;
    std::fs::write(&record, bytes).unwrap();
    let answer = console.remit(&["verify"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(answer.out.contains("fault: leaf 5"), "{answer:#?}");
}

const FRONT: &[u8] = b"front-door";
