//! [`Append`]: events for one stream, from one command, and the rules that they alone can keep or break.

mod check;

pub(crate) use check::{Checked, CheckedEvent, check, check_origin};
pub use check::{EventRule, Invalid};

use ledger::hash::Hash;

/// Events of one append, at most.
pub const MAX_EVENTS: usize = 4096;

/// Sections of one leaf, at most: the index of a section takes six bits of its id.
pub const MAX_SECTIONS: usize = 64;

/// The longest section in bytes: a document of 25 MiB, and what sealing adds to it.
pub const MAX_SECTION_BYTES: usize = (25 << 20) + (64 << 10);

/// Bytes of all sections of one append, at most.
pub const MAX_APPEND_BYTES: usize = 128 << 20;

/// The open section in the first event of a command: a JSON object with at least `id` and `content`.
pub const COMMAND_SECTION: &str = "command";

/// The open section in the first event of a stream that claims a name: a JSON object with at least `name`.
pub const CLAIM_SECTION: &str = "claim";

/// Events to be appended to one stream, all or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// The command that the events come from. `None` for events that no command caused; they carry no correlation.
    pub command: Option<CommandKey>,
    /// The stream, `<kind>:<id>` or `log`.
    pub stream: String,
    /// What must be true of the stream.
    pub expected: Expected,
    /// A name that the new stream claims; only with [`Expected::None`].
    pub claim: Option<String>,
    /// The events, in order.
    pub events: Vec<NewEvent>,
}

/// Identifies a command, so that it is accepted once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandKey {
    /// Who gave it: the actor of the first event. Ids of commands are unique per actor.
    pub actor: String,
    /// Its UUID in lower case.
    pub id: String,
    /// The hash of its content. The same id with other content is refused.
    pub content: Hash,
}

/// What must be true of a stream for an append to be accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The stream does not exist yet.
    None,
    /// This is the stream's last revision.
    Revision(u64),
    /// Nothing.
    Any,
}

/// An event before it has a place in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// The event's UUID in lower case. It must never have been used: sealed sections are bound to it, and
    /// verification refuses a record in which it stands twice.
    pub id: String,
    /// What happened, such as `report.submitted`.
    pub event_type: String,
    /// The version of the body's schema, from 1.
    pub schema: u32,
    /// Who: `u-` and hexadecimal digits, or `system`.
    pub actor: String,
    /// The UUID of the command; exactly its id if there is one.
    pub correlation: Option<String>,
    /// The UUID of the event that caused the event.
    pub causation: Option<String>,
    /// Whether the event tells no time of its own: it gets that of the leaf before.
    pub discreet: bool,
    /// The payloads, in any order.
    pub sections: Vec<NewSection>,
}

/// A payload as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSection {
    /// Its name, unique in the event.
    pub name: String,
    /// `open`, or the class whose key seals it.
    pub class: String,
    /// An open or sealed section, as [`ledger::section`] and [`ledger::seal`] make it. It says itself which key seals it.
    pub blob: Vec<u8>,
}

/// Where the events of an accepted append stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// The position of its first event.
    pub first_position: u64,
    /// The position of its last event.
    pub last_position: u64,
    /// The revision of its first event.
    pub first_revision: u64,
    /// The revision of its last event.
    pub last_revision: u64,
    /// Whether the command had been accepted before, so that nothing was appended now.
    pub duplicate: bool,
}

/// An append that was not accepted, or whose fate is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The stream is not where the caller expected it.
    #[error("the stream is at {}, not where the command expected it: load it again and decide anew", revision(.actual))]
    Conflict {
        /// Its last revision, `None` if it does not exist.
        actual: Option<u64>,
    },
    /// The actor used this command id for another command.
    #[error("this command id was used for another command: give the new command an id of its own")]
    IdReused,
    /// Another stream has claimed the name.
    #[error("the name is taken: choose another one")]
    NameTaken,
    /// The append breaks a rule of the record.
    #[error("the append is not valid: {0}")]
    Invalid(#[from] Invalid),
    /// Nothing was stored, and the cause may pass.
    #[error("nothing was stored: {0}; try again with the same command id")]
    Unavailable(String),
    /// The commit failed in a way that does not tell whether the events were stored.
    #[error(
        "it is not known whether the events were stored: {0}; give the command again with the same id"
    )]
    OutcomeUnknown(String),
}

fn revision(actual: &Option<u64>) -> String {
    actual.map_or_else(
        || "no revision (it does not exist)".to_owned(),
        |revision| format!("revision {revision}"),
    )
}
