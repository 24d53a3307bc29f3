//! What is refused before it reaches the record, and how it is said.

use ledger::section::open_section_bytes;
use serde_json::json;

use super::*;
use crate::contract::sample::{actor, command, event, events, section, stream, uuid};

fn valid() -> Append {
    let append = events(&stream(1), Expected::None, 1, 2);
    append
        .with_command(command(7, "content"))
        .with_claim("a name")
}

/// What is said about the valid append after a change.
fn said(change: impl FnOnce(&mut Append)) -> String {
    let mut append = valid();
    assert_eq!(
        check(append.clone()).map(|checked| checked.events.len()),
        Ok(2)
    );
    change(&mut append);
    check(append).unwrap_err().to_string()
}

/// The index of the section with a name, in an event.
fn at(event: &NewEvent, name: &str) -> usize {
    event
        .sections
        .iter()
        .position(|section| section.name == name)
        .unwrap()
}

#[test]
fn numbers_and_sizes_have_limits() {
    assert_eq!(
        said(|append| append.events.clear()),
        "it has 0 events, 1 to 4096 are allowed"
    );
    let many = |append: &mut Append| append.events = (0..4097).map(event).collect();
    assert_eq!(said(many), "it has 4097 events, 1 to 4096 are allowed");
    let sections = |append: &mut Append| {
        append.events[1].sections = (0..65)
            .map(|index| section(&format!("s{index}"), &json!({})))
            .collect();
    };
    assert_eq!(
        said(sections),
        "event 1: it has 65 sections, at most 64 are allowed"
    );
    let long = |append: &mut Append| {
        append.events[1].sections[0].blob = open_section_bytes([0; 32], &vec![0; 26 << 20])
    };
    assert_eq!(
        said(long),
        "event 1: section `body` has 27263012 bytes, at most 26279936 are allowed"
    );
}

#[test]
fn an_append_of_too_many_bytes_is_refused() {
    let mut append = events(&stream(1), Expected::Any, 0, 6);
    for event in &mut append.events {
        event.sections[0].blob = open_section_bytes([0; 32], &vec![0; 25 << 20]);
    }
    let said = check(append).unwrap_err().to_string();
    assert_eq!(
        said,
        "its sections have 157286616 bytes together, at most 134217728 are allowed"
    );
}

#[test]
fn what_the_leaf_format_refuses_is_refused_by_event_and_field() {
    let said_of = |change: fn(&mut NewEvent)| said(|append| change(&mut append.events[1]));
    for (said, expected) in [
        (
            said(|append| append.stream = "A Name".to_owned()),
            "event 0: field `stream` must be `log` or <kind>:<id>",
        ),
        (
            said_of(|event| event.id = "1".to_owned()),
            "event 1: field `id` must be a UUID in lower case",
        ),
        (
            said_of(|event| event.event_type = "Done".to_owned()),
            "event 1: field `type` must be",
        ),
        (
            said_of(|event| event.schema = 0),
            "event 1: field `schema` must be at least 1",
        ),
        (
            said_of(|event| event.actor = "Ana".to_owned()),
            "event 1: field `actor` must be `system` or u-",
        ),
        (
            said_of(|event| event.causation = Some("1".to_owned())),
            "event 1: field `causation` must be a UUID",
        ),
        (
            said_of(|event| event.sections[0].name = "Body".to_owned()),
            "event 1: field `sections[0].name` must be",
        ),
        (
            said_of(|event| event.sections.push(event.sections[0].clone())),
            "event 1: field `sections` must be sorted",
        ),
        (
            said_of(|event| event.sections[0].blob.truncate(20)),
            "event 1: not a section",
        ),
        (
            said_of(|event| event.sections[0].class = "secret".to_owned()),
            "event 1: section `body` is not open or sealed",
        ),
        (
            said_of(|event| event.id = uuid(1)),
            "event 1: its id stands in an earlier event of the same append",
        ),
        (
            said_of(|event| event.event_type = "key.shredded".to_owned()),
            "event 1: events of type `key.shredded`",
        ),
        (
            said_of(|event| event.event_type = "log.continued".to_owned()),
            "event 1: events of type `log.continued`",
        ),
    ] {
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn the_first_event_says_the_command_and_the_claim_as_the_append_does() {
    let command = "section `command` must stand open in the first event and agree with the append, and nowhere else";
    let claim = "section `claim` must stand open in the first event and agree with the append, and nowhere else";
    let correlation = "its correlation must be the id of the command, and absent without one";
    let change =
        |index: usize, change: fn(&mut NewEvent)| said(|append| change(&mut append.events[index]));
    let first = |what: &str| format!("event 0: {what}");
    let second = |what: &str| format!("event 1: {what}");

    assert_eq!(
        change(0, |event| drop(event.sections.remove(at(event, "command")))),
        first(command)
    );
    assert_eq!(
        change(1, |event| event
            .sections
            .push(section("command", &json!({})))),
        second(command)
    );
    let other = |event: &mut NewEvent| {
        let at = at(event, "command");
        event.sections[at] = section("command", &json!({ "id": uuid(7), "content": "00" }));
    };
    assert_eq!(change(0, other), first(command));
    let list = |event: &mut NewEvent| {
        let at = at(event, "command");
        event.sections[at] = section("command", &json!([uuid(7)]));
    };
    assert_eq!(change(0, list), first(command));
    let sealed = |event: &mut NewEvent| {
        let at = at(event, "command");
        event.sections[at].class = "secret".to_owned();
    };
    assert_eq!(change(0, sealed), first(command));
    assert_eq!(
        change(0, |event| event.actor = actor(2)),
        first("its actor must be the one who gave the command")
    );
    assert_eq!(
        change(0, |event| event.correlation = None),
        first(correlation)
    );
    assert_eq!(
        change(1, |event| event.correlation = Some(uuid(8))),
        second(correlation)
    );
    assert_eq!(said(|append| append.command = None), first(correlation));
    assert_eq!(
        change(0, |event| drop(event.sections.remove(at(event, "claim")))),
        first(claim)
    );
    assert_eq!(
        change(1, |event| event.sections.push(section("claim", &json!({})))),
        second(claim)
    );
    assert_eq!(
        said(|append| append.claim = Some("another".to_owned())),
        first(claim)
    );
    assert_eq!(said(|append| append.claim = None), first(claim));
    assert_eq!(
        said(|append| append.expected = Expected::Any),
        "a name is claimed with the first event of a stream: expect that the stream does not exist"
    );
}

#[test]
fn without_a_command_no_event_says_one() {
    let without = Append {
        command: None,
        ..events("log", Expected::Any, 1, 1)
    };
    let with_section = |mut append: Append| {
        append.events[0]
            .sections
            .push(section("command", &json!({ "id": uuid(1) })));
        check(append).unwrap_err().to_string()
    };
    assert_eq!(
        with_section(without),
        "event 0: section `command` must stand open in the first event and agree with the append, and nowhere else"
    );
}
