//! [`Event`]: one accepted outcome.
//!
//! There is one event for each transition of one instance, and it holds the whole outcome: where the instance was, where it is, its new data,
//! its due times, the signals and notices it sent. A fold copies; it evaluates nothing.

use definition::{
    name::Name,
    parameters::ReviewParameters,
    value::{Cell, Value},
};
use indexmap::IndexMap;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::person::Person;

/// One entry of a review's stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The effective time of the step, whole seconds; never earlier than that of the event before.
    pub at: Timestamp,
    /// What came of it.
    pub outcome: Outcome,
}

/// The kinds of events. The list only grows: what was once recorded stays readable.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The review began.
    Started(Box<Started>),
    /// An instance was created.
    Created(Created),
    /// An instance moved to another state, or changed its data where it is.
    Moved(Moved),
    /// A signal reached an instance that has no answer to it in its present state.
    SignalIgnored {
        /// The instance.
        instance: Name,
        /// The signal.
        signal: Name,
    },
    /// An instance was cancelled.
    Cancelled {
        /// The instance.
        instance: Name,
        /// What cancelled it.
        cause: Cause,
    },
    /// An action was proposed that needs a second person.
    Proposed(Proposed),
    /// The second person declined it.
    Declined {
        /// The instance.
        instance: Name,
        /// The action.
        action: Name,
        /// Who declined.
        by: Person,
        /// For whom.
        on_behalf_of: Option<Person>,
    },
    /// Who proposed it took it back.
    Withdrawn {
        /// The instance.
        instance: Name,
        /// The action.
        action: Name,
        /// Who withdrew it.
        by: Person,
        /// For whom.
        on_behalf_of: Option<Person>,
    },
    /// A role was given.
    RoleAssigned(RoleChange),
    /// A role was taken back, and every delegation of it.
    RoleRevoked(RoleChange),
    /// A role was lent for a time.
    RoleDelegated(Delegation),
    /// A parameter was amended.
    Amended(Amended),
}

/// What a review began with.
#[derive(Clone, Debug, PartialEq)]
pub struct Started {
    /// Who started it.
    pub by: Person,
    /// Digest of the definition it is pinned to.
    pub definition: Name,
    /// Its parameters; holders of roles are persons' ids.
    pub parameters: ReviewParameters,
}

/// A new instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    /// Its id, `machine/key`.
    pub instance: Name,
    /// Its machine.
    pub machine: Name,
    /// Its parent; `None` for the root.
    pub parent: Option<Name>,
    /// Its initial leaf, as a path.
    pub state: Name,
    /// Its data.
    pub fields: Vec<(Name, Value)>,
    /// Its due times.
    pub deadlines: Vec<DeadlineSet>,
    /// Notices of entering its state.
    pub notices: Vec<Notice>,
    /// Signals of entering its state.
    pub signals: Vec<Signal>,
}

/// A transition of one instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The instance.
    pub instance: Name,
    /// What moved it.
    pub cause: Cause,
    /// The leaf it was in, as a path.
    pub from: Name,
    /// The leaf it is in, as a path; `None` if it stayed and only data changed.
    pub to: Option<Name>,
    /// The outermost state that was left and entered again; `None` if every state entered is a new one.
    pub again: Option<Name>,
    /// Its new data.
    pub set: Vec<FieldSet>,
    /// Due times of the states entered.
    pub deadlines: Vec<DeadlineSet>,
    /// Who is told what.
    pub notices: Vec<Notice>,
    /// Signals sent.
    pub signals: Vec<Signal>,
}

/// What caused a transition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A person's action.
    Action {
        /// The action.
        action: Name,
        /// Who did it.
        by: Person,
        /// For whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on_behalf_of: Option<Person>,
        /// Who consented, where the action asks for a second person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        second: Option<Person>,
        /// For whom they consented.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        second_on_behalf_of: Option<Person>,
    },
    /// An automatic transition.
    Automatic(Name),
    /// A signal.
    Signal(Name),
    /// An amendment of a parameter.
    Amendment(Name),
}

/// New data of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSet {
    /// The field.
    pub field: Name,
    /// The member of a `per` field.
    pub at: Option<Name>,
    /// The value.
    pub value: Value,
}

/// A due time, computed once and recorded (S16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineSet {
    /// The state it belongs to.
    pub state: Name,
    /// Its id.
    pub id: Name,
    /// When it is due; acting at or after it is late (S18).
    pub due: Timestamp,
    /// Reminders, escalations and expiry, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<DeadlineEntry>,
}

/// Something that falls due with a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadlineEntry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: EntryKind,
    /// Its place in the definition's list.
    pub index: usize,
}

/// The kinds of a [`DeadlineEntry`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Those who can act are reminded.
    Reminder,
    /// Others are told that it has passed.
    Escalation,
    /// An action happens of itself.
    Expiry,
}

/// Somebody is to be told; performed after the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The persons, resolved when it was decided.
    pub to: Vec<Person>,
    /// What.
    pub say: Name,
}

/// A message from one instance to another; not remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// The signal.
    pub signal: Name,
    /// The instance it goes to.
    pub to: Name,
}

/// An action that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The instance.
    pub instance: Name,
    /// The action.
    pub action: Name,
    /// Its form.
    pub payload: Vec<(Name, Value)>,
    /// Who proposed it.
    pub by: Person,
    /// For whom.
    pub on_behalf_of: Option<Person>,
    /// What the proposer confirmed.
    pub confirmations: Vec<Name>,
}

/// A role held by a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Assignment {
    /// The role.
    pub role: Name,
    /// The instance it is held in; `None` for the review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Name>,
    /// Who holds it.
    pub person: Person,
}

/// A role given or taken back, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleChange {
    /// What is given or taken.
    #[serde(flatten)]
    pub assignment: Assignment,
    /// Who did it.
    pub by: Person,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Person>,
}

/// A role lent for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// What is lent, and whose it is.
    #[serde(flatten)]
    pub assignment: Assignment,
    /// To whom.
    pub to: Person,
    /// From when.
    pub from: Timestamp,
    /// Until when, exclusive.
    pub until: Timestamp,
    /// Who lent it: the holder, or somebody who may assign it.
    pub by: Person,
    /// For whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<Person>,
}

/// A changed parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// The parameter.
    pub parameter: Name,
    /// The vocabulary it defines; empty for a matrix.
    pub vocabulary: Name,
    /// Members that joined its vocabulary, with titles.
    pub added: IndexMap<Name, Name>,
    /// Members that left it.
    pub removed: Vec<Name>,
    /// Cells of a matrix that came into scope.
    pub included: Vec<Cell>,
    /// Cells of a matrix that became exceptions; reason and authority as below.
    pub excluded: Vec<Cell>,
    /// Why.
    pub reason: Value,
    /// By whose authority.
    pub authority: Value,
    /// Who amended.
    pub by: Person,
    /// For whom.
    pub on_behalf_of: Option<Person>,
    /// Who is told what.
    pub notices: Vec<Notice>,
    /// Signals sent.
    pub signals: Vec<Signal>,
}
