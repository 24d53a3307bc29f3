//! Identities of a provider of sign-in: which account of theirs signs in whom here. The record says that somebody linked or
//! unlinked one; which one it is, stands in the accounts alone.

use process::person::Person as Actor;
use serde_json::json;
use store::{
    Expected,
    access::AccessKind,
    accounts::{
        Person,
        identity::{Identity, IdentityError},
    },
};

use super::{PeopleError, way::WayIn};
use crate::{engine::Engine, submission::Via};

impl Engine {
    /// Adds a person whom an identity signs in from the beginning, so that they need no invitation. `by` is `None` at the console.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`], [`PeopleError::Identity`], or if the handle is taken or has another form; nobody is added
    /// then, unless somebody else links the identity at the same moment.
    pub async fn add_person_with_identity(
        &self,
        by: Option<&Actor>,
        (handle, display): (&str, &str),
        identity: &Identity,
        via: Via,
    ) -> Result<Person, PeopleError> {
        self.must_administer(by).await?;
        identity.check()?;
        let accounts = self.store().accounts();
        if accounts.by_identity(identity).await?.is_some() {
            return Err(IdentityError::Taken.into());
        }
        let person = accounts.add(handle, display).await?;
        self.begin_account(&person.id, by, via).await?;
        let body = json!({ "kind": "identity_linked", "via": via.as_str() });
        let event_type = "account.identity_linked";
        self.note_account(&person.id, Expected::Any, by, event_type, body)
            .await?;
        let actor = by.map(|by| &**by.name());
        let way = WayIn::of(AccessKind::Identity, "linked", actor, &person.id, via);
        self.note_way_in(way).await?;
        let linked = accounts.link_identity(&person.id, identity, self.now());
        linked.await?;
        Ok(person)
    }

    /// Lets an identity sign in the person who links it.
    ///
    /// # Errors
    /// [`PeopleError::Identity`], [`PeopleError::NoSuchPerson`].
    pub async fn link_identity(
        &self,
        person: &Actor,
        identity: &Identity,
        via: Via,
    ) -> Result<(), PeopleError> {
        let id = self.account(person).await?.id;
        let accounts = self.store().accounts();
        match accounts.by_identity(identity).await? {
            Some(owner) if owner.id == id => return Ok(()),
            Some(_) => return Err(IdentityError::Taken.into()),
            None => {}
        }
        // It is a way in from then on: that it was linked is recorded first.
        self.note_identity(person, "linked", via).await?;
        Ok(accounts.link_identity(&id, identity, self.now()).await?)
    }

    /// Lets an identity sign in the person no more; nothing happens if it did not.
    ///
    /// # Errors
    /// [`PeopleError::Identity`] if it is their only way in.
    pub async fn unlink_identity(
        &self,
        person: &Actor,
        identity: &Identity,
        via: Via,
    ) -> Result<(), PeopleError> {
        let accounts = self.store().accounts();
        if accounts.unlink_identity(person.name(), identity).await? {
            self.note_identity(person, "unlinked", via).await?;
        }
        Ok(())
    }

    /// Takes an invitation with an identity in place of a password: whom it signs in from now on.
    ///
    /// # Errors
    /// [`PeopleError::Identity`]; the link can be used again then, unless it was not valid.
    pub async fn take_invitation_with_identity(
        &self,
        secret: &str,
        identity: &Identity,
        via: Via,
    ) -> Result<Actor, PeopleError> {
        let (accounts, now) = (self.store().accounts(), self.now());
        let taken = accounts.take_invitation_with_identity(secret, identity, now);
        let id = taken.await?;
        let person = Actor::parse(&id).map_err(|_| PeopleError::NoSuchPerson(id))?;
        self.note_identity(&person, "linked", via).await?;
        let accepted = WayIn::own(AccessKind::Invitation, "accepted", person.name(), via);
        self.note_way_in(accepted).await?;
        Ok(person)
    }

    async fn note_identity(&self, person: &Actor, what: &str, via: Via) -> Result<(), PeopleError> {
        let body = json!({ "kind": format!("identity_{what}"), "via": via.as_str() });
        let event_type = format!("account.identity_{what}");
        let id = person.name();
        let noted = self.note_account(id, Expected::Any, Some(person), &event_type, body);
        noted.await?;
        let way = WayIn::own(AccessKind::Identity, what, id, via);
        Ok(self.note_way_in(way).await?)
    }
}
