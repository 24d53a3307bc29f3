//! Steps of discreet machines tell neither their kind nor their time in the open.

use definition::{name::Name, value::Value};
use process::{
    command::{Act, Assign, Command, Intent, Start},
    event::{Event, Outcome},
    record,
};
use serde_json::json;

use crate::harness::{HEAD, Review, Setting, person, text};

const YAML: &str = "
machines:
  review:
    root: true
    title: Review
    classification: public
    initial: open
    states:
      open:
        actions:
          send: { title: Send somebody, by: [chief], stay: true, do: [{ spawn: mission, key: next, with: { days: 3 } }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  mission:
    title: Mission
    plural: missions
    child_of: review
    discreet: true
    fields: { place: { type: text }, days: { type: int, classification: restricted } }
    initial: planned
    states:
      planned:
        actions:
          go: { title: Go, by: [guide], input: { place: { type: text, required: true } }, set: { place: input.place }, to: gone, second: [chief] }
          stop: { title: Stop, by: [guide, worker], to: gone }
      gone: { final: true }
";

fn review() -> Review {
    let roles = "  guide: { title: Guide, scope: [mission], assigned_by: [chief] }\n";
    let classes =
        "classification: { public: { readers: anyone }, restricted: { readers: participants } }\n";
    let mut review = Setting::of(&format!("{HEAD}{roles}{classes}{YAML}"))
        .holds("chief", "ann")
        .holds("worker", "ben")
        .start();
    review.does("ann", "review", "send");
    review.does("ann", "review", "send");
    review
        .by("ann")
        .assign("guide", Some("mission/1"), "cleo")
        .accepted();
    review
        .by("cleo")
        .act("mission/1", "go", &[("place", text("a hidden place"))])
        .accepted();
    review.by("ann").consent("mission/1", "go").accepted();
    review.does("ben", "mission/2", "stop");
    review
}

/// Everything of an event that stands in the open, in one text.
fn open(review: &Review, event: &Event) -> String {
    let written = record::event::write(&review.definition, event);
    format!("{} {}", written.event_type, written.body)
}

#[test]
fn their_events_are_steps_and_nothing_else() {
    let review = review();
    let mut discreet = 0;
    for event in &review.events {
        let about = record::event::subject(&event.outcome);
        if !about.is_some_and(|id| id.starts_with("mission/")) {
            continue;
        }
        let written = record::event::write(&review.definition, event);
        assert_eq!(written.event_type, "process.step");
        assert_eq!(written.body, json!({}));
        assert!(written.discreet);
        assert_eq!(
            written.content.keys().collect::<Vec<_>>(),
            ["restricted"],
            "all of it under the class of the machine"
        );
        discreet += 1;
    }
    assert_eq!(discreet, 5, "two created, one proposed, two moved");
}

#[test]
fn nothing_in_the_open_names_them() {
    let review = review();
    for event in &review.events {
        let open = open(&review, event);
        assert!(!open.contains("mission/"), "{open}");
        assert!(!open.contains("hidden"), "{open}");
    }
}

#[test]
fn neither_do_the_commands() {
    let review = review();
    let command = |intent| Command {
        id: "one".into(),
        actor: person("cleo"),
        on_behalf_of: Some(person("ann")),
        received_at: review.clock,
        occurred: None,
        seen: None,
        confirmations: vec!["confirm".into()],
        intent,
    };
    let go = Intent::Act(Act {
        instance: "mission/1".into(),
        action: "go".into(),
        payload: [(Name::from("place"), text("a hidden place"))]
            .into_iter()
            .collect(),
    });
    let assign = Intent::Assign(Assign {
        role: "guide".into(),
        of: Some("mission/1".into()),
        person: person("cleo"),
        instead_of: None,
    });
    for command in [command(go), command(assign)] {
        let written = record::command::write(&review.definition, &command);
        assert_eq!(written.body, json!({ "id": "one" }));
        let read = record::command::read(
            &review.definition,
            person("cleo"),
            &written.body,
            &written.content,
        )
        .unwrap();
        assert_eq!(read, command);
    }
}

#[test]
fn what_is_not_discreet_says_what_it_is() {
    let review = review();
    let types: Vec<String> = review
        .events
        .iter()
        .filter(
            |event| matches!(&event.outcome, Outcome::Moved(moved) if moved.instance == "review"),
        )
        .map(|event| record::event::write(&review.definition, event).event_type)
        .collect();
    assert_eq!(types, ["review.send", "review.send"]);
    assert_eq!(review.field("mission/2", "days"), Some(&Value::Int(3)));
}

/// A definition with a discreet machine, and a review whose first holders name one of its instances before and between others.
fn with_a_guide_from_the_start() -> Review {
    let roles = "  guide: { title: Guide, scope: [mission], assigned_by: [chief] }\n";
    let classes =
        "classification: { public: { readers: anyone }, restricted: { readers: participants } }\n";
    Setting::of(&format!("{HEAD}{roles}{classes}{YAML}"))
        .holds_in("guide", "mission/planted-1", "cleo")
        .holds("chief", "ann")
        .holds_in("guide", "mission/planted-2", "dan")
        .holds("worker", "ben")
        .start()
}

#[test]
fn who_holds_a_role_in_them_from_the_start_stands_in_no_open_section() {
    let review = with_a_guide_from_the_start();
    let started = &review.events[0];
    let Outcome::Started(start) = &started.outcome else {
        panic!("{started:?}");
    };
    let written = record::event::write(&review.definition, started);
    let command = Command {
        id: "one".into(),
        actor: person("ann"),
        on_behalf_of: None,
        received_at: review.clock,
        occurred: None,
        seen: None,
        confirmations: Vec::new(),
        intent: Intent::Start(Box::new(Start {
            definition: review.definition.digest.clone(),
            parameters: start.parameters.clone(),
        })),
    };
    let ordered = record::command::write(&review.definition, &command);
    for open in [&written.body, &ordered.body] {
        let open = open.to_string();
        for hidden in [
            "planted",
            "guide",
            person("cleo").name().as_str(),
            person("dan").name().as_str(),
        ] {
            assert!(!open.contains(hidden), "{hidden}: {open}");
        }
        assert!(open.contains(person("ben").name().as_str()), "{open}");
    }
    let read = record::event::read(&review.definition, &written.body, &written.content);
    assert_eq!(&read.unwrap(), started, "in the same order");
    let read = record::command::read(
        &review.definition,
        person("ann"),
        &ordered.body,
        &ordered.content,
    );
    assert_eq!(read.unwrap(), command);
}

#[test]
fn a_record_that_has_them_in_the_open_is_still_read() {
    let review = with_a_guide_from_the_start();
    let started = &review.events[0];
    let mut written = record::event::write(&review.definition, started);
    // As it was written before: all holders in one open list.
    let mut sealed = Vec::new();
    for class in written.content.values_mut() {
        let places: Vec<String> = class.keys().cloned().collect();
        let holders = places.iter().filter(|place| place.starts_with("holder:"));
        sealed.extend(holders.filter_map(|place| class.remove(place)));
    }
    assert_eq!(sealed.len(), 2);
    let body = written.body.to_string();
    let (before, after) = body.split_once(r#""holders":["#).unwrap();
    let [first, second] = &sealed[..] else {
        panic!()
    };
    let (chief, worker) = after.split_once("},").unwrap();
    let body = format!(r#"{before}"holders":[{first},{chief}}},{second},{worker}"#);
    let body = serde_json::from_str(&body).unwrap();
    let read = record::event::read(&review.definition, &body, &written.content);
    assert_eq!(&read.unwrap(), started);
}
