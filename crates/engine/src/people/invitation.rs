//! Accounts that an administrator makes, invitations into them, and the end of every way in.

use process::person::Person as Actor;
use serde_json::json;
use store::{
    Expected,
    access::AccessKind,
    accounts::{Person, secret::Secret},
};

use super::{PeopleError, way::WayIn};
use crate::{engine::Engine, submission::Via};

impl Engine {
    /// Adds a person and invites them to set a password. `by` is `None` at the console.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`], or if the handle is taken or has another form.
    pub async fn add_invited_person(
        &self,
        by: Option<&Actor>,
        handle: &str,
        display: &str,
        via: Via,
    ) -> Result<(Person, Secret), PeopleError> {
        self.must_administer(by).await?;
        let person = self.store().accounts().add(handle, display).await?;
        self.begin_account(&person.id, by, via).await?;
        let secret = self.record_invitation(&person, by, via).await?;
        Ok((person, secret))
    }

    /// Invites a person who has an account to set a password, the first or, if it is forgotten, another one.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`] or [`PeopleError::NoSuchPerson`].
    pub async fn invite_person(
        &self,
        by: Option<&Actor>,
        person: &Actor,
        via: Via,
    ) -> Result<Secret, PeopleError> {
        self.must_administer(by).await?;
        let person = self.account(person).await?;
        self.record_invitation(&person, by, via).await
    }

    /// Ends every way in of a person at once: see [`store::accounts::Accounts::shut_out`]. Rights and roles stay until
    /// somebody takes them.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`], [`PeopleError::NoSuchPerson`], or [`PeopleError::Own`].
    pub async fn shut_out_person(
        &self,
        by: Option<&Actor>,
        person: &Actor,
        via: Via,
    ) -> Result<(), PeopleError> {
        self.must_administer(by).await?;
        if by == Some(person) {
            return Err(PeopleError::Own);
        }
        let id = self.account(person).await?.id;
        self.store().accounts().shut_out(&id, self.now()).await?;
        let body = json!({ "kind": "shut_out", "via": via.as_str() });
        self.note_account(&id, Expected::Any, by, "account.shut_out", body)
            .await?;
        self.note_of(AccessKind::SignOut, "shut out", by, &id, via)
            .await
    }

    /// Whoever makes the link could use it: that it was made is recorded first.
    async fn record_invitation(
        &self,
        person: &Person,
        by: Option<&Actor>,
        via: Via,
    ) -> Result<Secret, PeopleError> {
        let body = json!({ "kind": "invited", "via": via.as_str() });
        self.note_account(&person.id, Expected::Any, by, "account.invited", body)
            .await?;
        self.note_of(AccessKind::Invitation, "made", by, &person.id, via)
            .await?;
        let made_by = by.map_or_else(|| crate::sealing::SYSTEM.to_owned(), Actor::to_string);
        let accounts = self.store().accounts();
        let (secret, _) = accounts.invite(&person.id, &made_by, self.now()).await?;
        Ok(secret)
    }

    async fn note_of(
        &self,
        kind: AccessKind,
        what: &str,
        by: Option<&Actor>,
        of: &str,
        via: Via,
    ) -> Result<(), PeopleError> {
        let by = by.map(|person| &**person.name());
        Ok(self.note_way_in(WayIn::of(kind, what, by, of, via)).await?)
    }
}
