//! People: names live in the accounts alone, the record knows ids.
//!
//! What gives somebody a way in, or a right over the whole house, is recorded in the stream `account:<id>` with the actor who did
//! it. The secrets themselves, sessions and preferences are the business of [`store::accounts::Accounts`].

mod guest;
mod identity;
mod invitation;
pub mod rights;
pub mod way;

use process::person::Person as Actor;
use serde_json::{Value as Json, json};
use store::{
    Append, AppendError, Expected,
    access::AccessError,
    accounts::{AccountsError, Person, guest_link::GuestLinkError, identity::IdentityError},
    read::ReadError,
};

use crate::{
    engine::Engine,
    sealing::{BODY, FirstError, Payload, SYSTEM, SYSTEM_SCHEMA, SealingError, Unsealed},
    submission::Via,
};

/// Something about people that cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The accounts refuse.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// An event cannot be appended.
    #[error(transparent)]
    First(#[from] FirstError),
    /// Only an administrator may do it.
    #[error("only an administrator may do this: ask one of them")]
    NotAdministrator,
    /// Administrators do not take the right from themselves, so that one is left.
    #[error(
        "nobody takes this right, or the way in, from themselves: ask another administrator, so that one is left"
    )]
    Own,
    /// There is no such person.
    #[error("there is no person {0}")]
    NoSuchPerson(String),
    /// There is no such guest link in force.
    #[error("there is no such guest link, or it has ended already")]
    NoSuchLink,
    /// The guest link has another form.
    #[error(transparent)]
    GuestLink(GuestLinkError),
    /// The identity cannot be linked or unlinked.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// Others were quicker, again and again.
    #[error("the account changed {0} times while this was decided: try again")]
    Contended(u32),
    /// An event of the account cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The access record cannot be written.
    #[error(transparent)]
    Access(#[from] AccessError),
}

impl From<SealingError> for PeopleError {
    fn from(error: SealingError) -> Self {
        Self::First(error.into())
    }
}

impl From<AppendError> for PeopleError {
    fn from(error: AppendError) -> Self {
        Self::First(FirstError::Append(error))
    }
}

impl Engine {
    /// Adds a person: the name to the accounts, the id to the record.
    ///
    /// # Errors
    /// If the handle is taken or has another form.
    pub async fn add_person(
        &self,
        handle: &str,
        display: &str,
        via: Via,
    ) -> Result<Person, PeopleError> {
        let person = self.store().accounts().add(handle, display).await?;
        self.begin_account(&person.id, None, via).await?;
        Ok(person)
    }

    /// The person with a handle, or a new one. What a crash left undone is done.
    ///
    /// # Errors
    /// If the handle has another form.
    pub async fn ensure_person(
        &self,
        handle: &str,
        display: &str,
        via: Via,
    ) -> Result<Person, PeopleError> {
        match self.store().accounts().by_handle(handle).await? {
            Some(person) => {
                self.begin_account(&person.id, None, via).await?;
                Ok(person)
            }
            None => self.add_person(handle, display, via).await,
        }
    }

    /// Begins the stream of a person, unless it has begun.
    async fn begin_account(
        &self,
        person: &str,
        by: Option<&Actor>,
        via: Via,
    ) -> Result<(), PeopleError> {
        let body = json!({ "kind": "created", "via": via.as_str() });
        let begun = self
            .note_account(person, Expected::None, by, "account.created", body)
            .await;
        match begun {
            Err(AppendError::Conflict { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    /// Appends one event to the stream of a person. Without an actor the system did it, at the console.
    async fn note_account(
        &self,
        person: &str,
        expected: Expected,
        by: Option<&Actor>,
        event_type: &str,
        body: Json,
    ) -> Result<(), AppendError> {
        let stream = stream_of(person);
        let unsealed = Unsealed {
            event_type: event_type.to_owned(),
            actor: by.map_or_else(|| SYSTEM.to_owned(), Actor::to_string),
            correlation: None,
            discreet: false,
            payloads: vec![(BODY.to_owned(), Payload::Open(body))],
        };
        let sealed = self
            .sealer()
            .seal(&stream, SYSTEM_SCHEMA, self.now(), unsealed)
            .await;
        // An open body needs no key, and nothing in it depends on what somebody typed.
        let event = sealed.map_err(|error| AppendError::Unavailable(error.to_string()))?;
        let append = Append {
            command: None,
            stream,
            expected,
            claim: None,
            events: vec![event],
        };
        self.store().append(append).await.map(|_| ())
    }

    /// The account of a person, which must exist.
    async fn account(&self, person: &Actor) -> Result<Person, PeopleError> {
        let account = self.store().accounts().by_id(person.name()).await?;
        account.ok_or_else(|| PeopleError::NoSuchPerson(person.to_string()))
    }

    /// The console may do everything; a person must be an administrator.
    async fn must_administer(&self, by: Option<&Actor>) -> Result<(), PeopleError> {
        match by {
            Some(person) if !self.rights(person).await?.administrator => {
                Err(PeopleError::NotAdministrator)
            }
            _ => Ok(()),
        }
    }
}

/// The stream of a person.
fn stream_of(person: &str) -> String {
    format!("account:{person}")
}
