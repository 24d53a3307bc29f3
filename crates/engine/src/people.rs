//! People: names live in the accounts alone, the record knows ids.

use serde_json::json;
use store::accounts::{AccountsError, Person};

use crate::{
    engine::Engine,
    sealing::{First, FirstError},
    submission::Via,
};

/// A person cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The accounts refuse.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
    /// The person's stream cannot be begun.
    #[error(transparent)]
    First(#[from] FirstError),
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
        let first = First {
            stream: &format!("account:{}", person.id),
            event_type: "account.created",
            body: json!({ "kind": "created", "via": via.as_str() }),
            payloads: Vec::new(),
            claim: None,
        };
        self.sealer().begin(first, self.now()).await?;
        Ok(())
    }
}
