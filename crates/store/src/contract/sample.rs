//! Appends to test with. Every id, salt and content follows from a number.

use ledger::{
    hash::Hash,
    section::{open_section, open_section_bytes},
};
use serde_json::{Value, json};

use crate::append::{
    Append, CLAIM_SECTION, COMMAND_SECTION, CommandKey, Expected, NewEvent, NewSection,
};

/// The UUID of a number.
#[must_use]
pub fn uuid(number: u64) -> String {
    format!("0193a000-0000-7000-8000-{number:012x}")
}

/// The stream of a number.
#[must_use]
pub fn stream(number: u64) -> String {
    format!("review:{}", uuid(number))
}

/// The actor of a number.
#[must_use]
pub fn actor(number: u64) -> String {
    format!("u-{number:016x}")
}

/// The command of a number, given by the actor 1; its content is the hash of `content`.
#[must_use]
pub fn command(number: u64, content: &str) -> CommandKey {
    CommandKey {
        actor: actor(1),
        id: uuid(number),
        content: Hash::of(content.as_bytes()),
    }
}

/// An open section with a JSON value.
#[must_use]
pub fn section(name: &str, value: &Value) -> NewSection {
    NewSection {
        name: name.to_owned(),
        class: "open".to_owned(),
        blob: open_section([7; 32], value).unwrap(),
    }
}

/// An open section with bytes.
#[must_use]
pub fn bytes(name: &str, content: &[u8]) -> NewSection {
    NewSection {
        name: name.to_owned(),
        class: "open".to_owned(),
        blob: open_section_bytes([7; 32], content),
    }
}

/// An event without sections. Numbers must differ within a record.
#[must_use]
pub fn event(number: u64) -> NewEvent {
    NewEvent {
        id: uuid(number),
        event_type: "report.submitted".to_owned(),
        schema: 1,
        actor: actor(1),
        correlation: None,
        causation: None,
        discreet: false,
        sections: Vec::new(),
    }
}

/// Events without a command, numbered from `first`, each with a body that holds its number.
#[must_use]
pub fn events(stream: &str, expected: Expected, first: u64, count: u64) -> Append {
    let numbered = |number| NewEvent {
        sections: vec![section("body", &json!({ "number": number }))],
        ..event(number)
    };
    Append {
        command: None,
        stream: stream.to_owned(),
        expected,
        claim: None,
        events: (first..first + count).map(numbered).collect(),
    }
}

impl Append {
    /// The same append as the outcome of a command.
    #[must_use]
    pub fn with_command(mut self, command: CommandKey) -> Self {
        for event in &mut self.events {
            event.correlation = Some(command.id.clone());
        }
        if let Some(first) = self.events.first_mut() {
            let says = json!({ "id": command.id, "content": command.content.to_string() });
            first.actor.clone_from(&command.actor);
            first.sections.push(section(COMMAND_SECTION, &says));
        }
        self.command = Some(command);
        self
    }

    /// The same append, claiming a name.
    #[must_use]
    pub fn with_claim(mut self, name: &str) -> Self {
        if let Some(first) = self.events.first_mut() {
            first
                .sections
                .push(section(CLAIM_SECTION, &json!({ "name": name })));
        }
        self.claim = Some(name.to_owned());
        self
    }
}
