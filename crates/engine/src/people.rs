//! People: names live in the accounts alone, the record knows ids.

use serde_json::json;
use store::{
    Append, AppendError, Expected,
    accounts::{AccountsError, Person},
};

use crate::{
    definitions::SYSTEM,
    engine::Engine,
    sealing::{BODY, Payload, SealingError, Unsealed},
    submission::Via,
};

/// A person cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The accounts refuse.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// A section cannot be sealed.
    #[error(transparent)]
    Sealing(#[from] SealingError),
    /// The store did not append.
    #[error(transparent)]
    Append(AppendError),
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
        self.record_person(&person, via).await?;
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
                self.record_person(&person, via).await?;
                Ok(person)
            }
            None => self.add_person(handle, display, via).await,
        }
    }

    async fn record_person(&self, person: &Person, via: Via) -> Result<(), PeopleError> {
        let stream = format!("account:{}", person.id);
        let body = json!({ "kind": "created", "via": via.as_str() });
        let event = Unsealed {
            event_type: "account.created".to_owned(),
            actor: SYSTEM.to_owned(),
            correlation: None,
            discreet: false,
            payloads: vec![(BODY.to_owned(), Payload::Open(body))],
        };
        let append = Append {
            command: None,
            stream: stream.clone(),
            expected: Expected::None,
            claim: None,
            events: vec![self.sealer().seal(&stream, 1, self.now(), event).await?],
        };
        match self.store().append(append).await {
            Ok(_) | Err(AppendError::Conflict { .. }) => Ok(()),
            Err(error) => Err(PeopleError::Append(error)),
        }
    }
}
