//! The smallest workflow, from its publication to the verified record.

use std::fs;

use serde_json::{Value as Json, json};

use crate::console::{Console, words};

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

/// A record with a door that was cleaned and shut, and has a manual.
fn shut() -> Console {
    let console = ajar();
    let manual = console.write("manual.txt", "Turn the handle.\n");
    let clean = format!("do front-door door clean --as pat --with dust=0 --file manual={manual}");
    console.done(&words(&clean));
    console.done(&words("do front-door door shut --as kim"));
    console
}

#[test]
fn a_step_is_refused_until_its_condition_is_met() {
    let console = ajar();
    assert_eq!(console.size(), 7);
    let shut = words("do front-door door shut --as kim");
    let refused = console.remit(&shut);
    assert_eq!(refused.code, 1);
    assert!(refused.out.contains("The door is clean"), "{refused:#?}");
    let next = "Clean the door, by Porter (Pat Porter)";
    assert!(refused.out.contains(next), "{refused:#?}");
    let why = console.json(&words("why front-door door shut --as kim"));
    assert_eq!(why["available"], false);
    assert_eq!(why["blockers"][0]["id"], "clean");
    assert_eq!(console.size(), 7);

    console.done(&words("do front-door door clean --as pat --with dust=0"));
    let todo = console.json(&words("todo --as kim"));
    assert_eq!(todo["ready"][0]["action"]["id"], "shut");
    console.done(&shut);
    assert_eq!(console.remit(&shut).code, 1, "it is shut already");
    assert_eq!(console.size(), 9);
}

#[test]
fn a_command_is_done_once() {
    let console = ajar();
    let id = "--id 6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a11";
    let clean = format!("do front-door door clean --as pat {id} --with dust=");
    let first = console.json(&words(&format!("{clean}0")));
    assert_eq!(first["changes"], json!(["Pat Porter cleaned the door"]));
    assert_eq!(
        (&first["already"], &first["revision"]),
        (&json!(false), &json!(2))
    );
    let again = console.json(&words(&format!("{clean}0")));
    assert_eq!(
        (&again["already"], &again["revision"]),
        (&json!(true), &json!(2))
    );
    // The same id with another content is another command.
    assert_eq!(console.remit(&words(&format!("{clean}1"))).code, 1);
    assert_eq!(console.size(), 8);
}

#[test]
fn the_present_the_past_and_the_history_can_be_seen() {
    let console = shut();
    let state = console.json(&words("state front-door --as pat"));
    assert_eq!(state["instances"][0]["state"], "closed");
    let before = console.json(&words("state front-door --at 6 --as pat"));
    assert_eq!(before["instances"][0]["state"], "ajar");
    assert_eq!(before["instances"][0]["fields"][0]["value"], 3);
    // Somebody who takes no part is told what is public, and no names.
    let history = console.done(&words("history front-door --as sam"));
    let sentences: Vec<&str> = history.lines().map(|line| &line[28..]).collect();
    let expected = [
        "Door was created.",
        "Somebody cleaned the door",
        "Somebody shut the door",
    ];
    assert_eq!(sentences, expected);
    // For programs: the events, without what is sealed.
    let events = console.done(&words("history front-door --as pat --json"));
    let events = events
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let types: Vec<Json> = events
        .map(|event: Json| event["record"]["leaf"]["type"].clone())
        .collect();
    assert_eq!(
        types,
        [
            "process.started",
            "door.created",
            "door.cleaned",
            "door.shut"
        ]
    );
}

#[test]
fn a_document_is_given_to_who_may_read_it() {
    let console = shut();
    let copy = console.path("copy.txt");
    let get = format!("document get front-door door manual -o {copy} --as");
    assert_eq!(console.remit(&words(&format!("{get} sam"))).code, 3);
    console.done(&words(&format!("{get} kim")));
    assert_eq!(fs::read_to_string(&copy).unwrap(), "Turn the handle.\n");
    // A file that is there is not written over.
    assert_eq!(console.remit(&words(&format!("{get} kim"))).code, 1);
}

#[test]
fn everything_is_replayed_and_verified() {
    let console = shut();
    let replayed = console.json(&words("replay front-door"));
    let (events, commands) = (&replayed["events"], &replayed["commands"]);
    assert_eq!((events, commands), (&json!(4), &json!(3)));
    assert_eq!(replayed["equal"], true, "{replayed}");
    assert_eq!(console.size(), 9);
}

#[test]
fn roles_change_hands() {
    let console = ajar();
    let clean = words("do front-door door clean --as sam --with dust=1");
    assert_eq!(console.remit(&clean).code, 1);
    console.done(&words("role assign front-door porter sam --as kim"));
    console.done(&clean);
    console.done(&words("role revoke front-door porter sam --as kim"));
    assert_eq!(console.remit(&clean).code, 1);
    console.done(&words(
        "role delegate front-door porter --to sam --until 2999-12-31 --as pat",
    ));
    console.done(&[&clean[..], &["--for", "pat"]].concat());
    let history = console.done(&words("history front-door --as kim"));
    let lent = "Sam Stranger, for Pat Porter, cleaned the door";
    assert!(history.contains(lent), "{history}");
}

#[test]
fn one_flipped_bit_does_not_verify() {
    let console = ajar();
    let record = console.data().join("record.db");
    let mut bytes = fs::read(&record).unwrap();
    let position = bytes
        .windows(FRONT.len())
        .position(|window| window == FRONT)
        .expect("the name stands in an open section");
    bytes[position] ^= 1;
    fs::write(&record, bytes).unwrap();
    let answer = console.remit(&["verify"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(answer.out.contains("fault: leaf 5"), "{answer:#?}");
}

const FRONT: &[u8] = b"front-door";
