//! Checks an append by itself, and hashes its sections: all that can be done before the writer has the lock.

use std::collections::HashSet;

use ledger::{
    hash::{Hash, leaf_hash},
    json::MAX_INTEGER,
    leaf::{
        KEY_SHREDDED, LOG_CONTINUED, Leaf, LeafError, LeafTime, OPEN, SECTION_ERASED, SectionEntry,
    },
    section::{SectionError, read_open_section},
};
use serde_json::Value;

use super::{
    Append, CLAIM_SECTION, COMMAND_SECTION, CommandKey, Expected, MAX_APPEND_BYTES, MAX_EVENTS,
    MAX_SECTION_BYTES, MAX_SECTIONS, NewEvent, NewSection,
};

#[cfg(test)]
mod tests;

/// A rule of the record that an append breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// No events, or too many.
    #[error("it has {0} events, 1 to {MAX_EVENTS} are allowed")]
    Events(usize),
    /// Too many bytes.
    #[error("its sections have {0} bytes together, at most {MAX_APPEND_BYTES} are allowed")]
    Bytes(usize),
    /// A name is claimed for a stream that may exist.
    #[error(
        "a name is claimed with the first event of a stream: expect that the stream does not exist"
    )]
    Claim,
    /// A rule that one event breaks.
    #[error("event {index}: {broken}")]
    Event {
        /// Its index in the append, from 0.
        index: usize,
        /// The rule.
        broken: EventRule,
    },
}

/// A rule of the record that an event breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventRule {
    /// The leaf would not be valid.
    #[error(transparent)]
    Leaf(#[from] LeafError),
    /// A section is not what its name and class say.
    #[error(transparent)]
    Section(#[from] SectionError),
    /// Too many sections.
    #[error("it has {0} sections, at most {MAX_SECTIONS} are allowed")]
    Sections(usize),
    /// A section is too long.
    #[error("section `{name}` has {length} bytes, at most {MAX_SECTION_BYTES} are allowed")]
    SectionLength {
        /// The section.
        name: String,
        /// Its bytes.
        length: usize,
    },
    /// An id stands twice in the append.
    #[error("its id stands in an earlier event of the same append")]
    Id,
    /// The first event of a command has another actor than the command.
    #[error("its actor must be the one who gave the command")]
    Actor,
    /// Events of a command and no others carry its id.
    #[error("its correlation must be the id of the command, and absent without one")]
    Correlation,
    /// The open section `command` or `claim` is missing, stands where it must not, or says something else.
    #[error(
        "section `{0}` must stand open in the first event and agree with the append, and nowhere else"
    )]
    Agreement(&'static str),
    /// A kind of event that needs more than an append can say.
    #[error("events of type `{0}` cannot be appended")]
    Type(String),
}

/// Bytes of the longest origin that the leaf format allows.
const LONGEST_ORIGIN: usize = 255;

/// An append that keeps every rule that it alone can keep, with its sections hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checked {
    pub(crate) command: Option<CommandKey>,
    pub(crate) stream: String,
    pub(crate) expected: Expected,
    pub(crate) claim: Option<String>,
    pub(crate) events: Vec<CheckedEvent>,
    /// All sections together.
    pub(crate) bytes: usize,
}

/// An event whose leaf lacks only what its place in the record decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CheckedEvent {
    /// `log`, position, revision, the chain and the time are still to be set.
    pub(crate) leaf: Leaf,
    pub(crate) discreet: bool,
    /// In the order of the leaf's sections.
    pub(crate) blobs: Vec<Vec<u8>>,
}

/// Checks an append.
pub(crate) fn check(append: Append) -> Result<Checked, Invalid> {
    let Append {
        command,
        stream,
        expected,
        claim,
        events,
    } = append;
    if !(1..=MAX_EVENTS).contains(&events.len()) {
        return Err(Invalid::Events(events.len()));
    }
    let blobs = events.iter().flat_map(|event| &event.sections);
    let bytes = blobs.map(|section| section.blob.len()).sum();
    if bytes > MAX_APPEND_BYTES {
        return Err(Invalid::Bytes(bytes));
    }
    if claim.is_some() && expected != Expected::None {
        return Err(Invalid::Claim);
    }
    let mut ids = HashSet::new();
    let mut checked = Vec::with_capacity(events.len());
    for (index, event) in events.into_iter().enumerate() {
        let broken = |broken| Invalid::Event { index, broken };
        if !ids.insert(event.id.clone()) {
            return Err(broken(EventRule::Id));
        }
        let first = index == 0;
        check_command(&event, command.as_ref(), first).map_err(broken)?;
        check_claim(&event, claim.as_deref(), first).map_err(broken)?;
        checked.push(check_event(event, &stream).map_err(broken)?);
    }
    Ok(Checked {
        command,
        stream,
        expected,
        claim,
        events: checked,
        bytes,
    })
}

/// The events of a command say which one, so that the command log can be computed from them.
fn check_command(
    event: &NewEvent,
    command: Option<&CommandKey>,
    first: bool,
) -> Result<(), EventRule> {
    if event.correlation.as_ref() != command.map(|command| &command.id) {
        return Err(EventRule::Correlation);
    }
    let says = open_object(event, COMMAND_SECTION)?;
    match (command.filter(|_| first), says) {
        (None, None) => Ok(()),
        (Some(command), _) if event.actor != command.actor => Err(EventRule::Actor),
        (Some(command), Some(says))
            if says["id"] == command.id.as_str()
                && says["content"] == command.content.to_string().as_str() =>
        {
            Ok(())
        }
        _ => Err(EventRule::Agreement(COMMAND_SECTION)),
    }
}

/// The first event of a stream says which name it claims, so that the claimed names can be computed from it.
fn check_claim(event: &NewEvent, claim: Option<&str>, first: bool) -> Result<(), EventRule> {
    let says = open_object(event, CLAIM_SECTION)?;
    match (claim.filter(|_| first), says) {
        (None, None) => Ok(()),
        (Some(name), Some(says)) if says["name"] == name => Ok(()),
        _ => Err(EventRule::Agreement(CLAIM_SECTION)),
    }
}

/// The content of a section of this name, which must be open.
fn open_object(event: &NewEvent, name: &'static str) -> Result<Option<Value>, EventRule> {
    let Some(section) = event.sections.iter().find(|section| section.name == name) else {
        return Ok(None);
    };
    if section.class != OPEN {
        return Err(EventRule::Agreement(name));
    }
    Ok(Some(read_open_section(&section.blob)?))
}

fn check_event(event: NewEvent, stream: &str) -> Result<CheckedEvent, EventRule> {
    if [KEY_SHREDDED, SECTION_ERASED, LOG_CONTINUED].contains(&event.event_type.as_str()) {
        return Err(EventRule::Type(event.event_type));
    }
    let mut sections = event.sections;
    if sections.len() > MAX_SECTIONS {
        return Err(EventRule::Sections(sections.len()));
    }
    sections.sort_by(|a, b| a.name.cmp(&b.name));
    let entries = sections.iter().map(entry).collect::<Result<_, _>>()?;
    let leaf = Leaf {
        stream: stream.to_owned(),
        id: event.id,
        event_type: event.event_type,
        schema: event.schema,
        actor: event.actor,
        correlation: event.correlation,
        causation: event.causation,
        sections: entries,
        ..unplaced("o".repeat(LONGEST_ORIGIN))
    };
    // With the longest values that its place can give it, so that no place makes it invalid.
    leaf.to_bytes()?;
    Ok(CheckedEvent {
        leaf,
        discreet: event.discreet,
        blobs: sections.into_iter().map(|section| section.blob).collect(),
    })
}

fn entry(section: &NewSection) -> Result<SectionEntry, EventRule> {
    let length = section.blob.len();
    if length > MAX_SECTION_BYTES {
        return Err(EventRule::SectionLength {
            name: section.name.clone(),
            length,
        });
    }
    Ok(SectionEntry::of(
        &section.name,
        &section.class,
        &section.blob,
    )?)
}

/// Checks that an origin can stand in a leaf.
pub(crate) fn check_origin(origin: &str) -> Result<(), LeafError> {
    unplaced(origin.to_owned()).to_bytes().map(|_| ())
}

/// A valid leaf of the longest numbers, whose place and event are still to be set.
fn unplaced(log: String) -> Leaf {
    Leaf {
        log,
        position: MAX_INTEGER,
        previous: leaf_hash(b""),
        stream: "log".to_owned(),
        revision: MAX_INTEGER,
        stream_previous: Some(Hash::ZERO),
        id: "00000000-0000-0000-0000-000000000000".to_owned(),
        event_type: "log.created".to_owned(),
        schema: 1,
        time: LeafTime::from_unix_seconds(0).expect("the format can write 1970"),
        actor: "system".to_owned(),
        correlation: None,
        causation: None,
        sections: Vec::new(),
        shreds: Vec::new(),
        erases: Vec::new(),
    }
}
