//! [`Submission`]: a command as it reaches the engine, and what becomes of it.

use std::{collections::BTreeMap, sync::Arc};

use definition::{model::Definition, name::Name};
use process::{
    command::{Command, Intent, Occurred},
    event::Event,
    person::Person,
    refusal::Refusal,
    state::State,
};
use store::{AppendError, access::AccessError, keys::KeysError, read::ReadError};

use crate::{
    definitions::DefinitionError, documents::DocumentError, review::LoadError,
    sealing::SealingError,
};

/// The way a command or a question came. Recorded, never decisive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// The command line, on the machine itself.
    Console,
    /// A page, in a browser in which the person signed in.
    Web,
    /// A program, with a token of the person.
    Api,
    /// A guest link of the person.
    Guest,
}

impl Via {
    /// As it is recorded.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Web => "web",
            Self::Api => "api",
            Self::Guest => "guest",
        }
    }
}

/// A command on its way in. The engine adds the time of receipt.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The stream of the review, `review:<uuid>`; `None` for a command that starts one.
    pub review: Option<String>,
    /// Who sends it.
    pub actor: Person,
    /// The command's UUID, made by the client; the same id is accepted once.
    pub id: Name,
    /// The person for whom the actor acts.
    pub on_behalf_of: Option<Person>,
    /// When it really happened.
    pub occurred: Option<Occurred>,
    /// The last revision that the sender saw touch the instance.
    pub seen: Option<u64>,
    /// What is confirmed.
    pub confirmations: Vec<Name>,
    /// What is wanted.
    pub intent: Intent,
    /// The bytes of the documents in the payload, by their SHA-256 in hex.
    pub documents: BTreeMap<Name, Arc<[u8]>>,
    /// The way it came.
    pub via: Via,
}

impl Submission {
    /// A command with nothing special about it.
    #[must_use]
    pub fn new(review: Option<String>, actor: Person, id: Name, intent: Intent, via: Via) -> Self {
        Self {
            review,
            actor,
            id,
            on_behalf_of: None,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent,
            documents: BTreeMap::new(),
            via,
        }
    }

    /// A command on a review that was planned elsewhere, with the documents that it names.
    #[must_use]
    pub fn planned(
        review: String,
        command: Command,
        documents: BTreeMap<Name, Arc<[u8]>>,
        via: Via,
    ) -> Self {
        Self {
            review: Some(review),
            actor: command.actor,
            id: command.id,
            on_behalf_of: command.on_behalf_of,
            occurred: command.occurred,
            seen: command.seen,
            confirmations: command.confirmations,
            intent: command.intent,
            documents,
            via,
        }
    }
}

/// A command that was accepted, now or before.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The stream of the review.
    pub review: String,
    /// The position of its first event.
    pub first_position: u64,
    /// The position of its last event.
    pub last_position: u64,
    /// The revision of its last event.
    pub revision: u64,
    /// It had been accepted before; nothing was appended now.
    pub duplicate: bool,
    /// Its events; empty if it had been accepted before.
    pub events: Vec<Event>,
    /// The definition the review follows.
    pub definition: Arc<Definition>,
    /// The state after it, or today's if it had been accepted before.
    pub state: State,
}

/// A command that was not accepted, or whose fate is not known.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The definition does not allow it. Show the refusal through `process::explain`.
    #[error("the step was refused")]
    Refused(Box<Refused>),
    /// The id was used for another command.
    #[error("this command id was used for another command: give the new command an id of its own")]
    IdReused,
    /// Another review has the name.
    #[error("there is a review named `{0}` already: choose another name")]
    NameTaken(Name),
    /// Others were quicker, again and again.
    #[error("the review changed {0} times while this was decided: try again")]
    Contended(u32),
    /// The review cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The definition cannot be loaded.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// A document is not what the command says.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A section cannot be sealed.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// A key cannot be had.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The store did not append.
    #[error(transparent)]
    Append(AppendError),
    /// The record cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The refusal could not be written into the access record.
    #[error(transparent)]
    Access(#[from] AccessError),
}

/// A refusal, with the state it was decided on.
#[derive(Debug)]
pub struct Refused {
    /// Why.
    pub refusal: Refusal,
    /// The command.
    pub command: Command,
    /// The definition.
    pub definition: Arc<Definition>,
    /// The state.
    pub state: State,
}
