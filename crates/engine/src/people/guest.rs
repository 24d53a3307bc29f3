//! Guest links: made and revoked on the record, every use in the access record.

use process::person::Person as Actor;
use serde_json::json;
use store::{
    Expected,
    access::{Access, AccessKind},
    accounts::{
        guest_link::{GuestLink, GuestLinkError, NewGuestLink},
        secret::Secret,
    },
};

use super::PeopleError;
use crate::{engine::Engine, submission::Via};

impl Engine {
    /// Makes a guest link: for oneself, or, by an administrator, for somebody else. `by` is noted as its maker, whatever
    /// `new` says.
    ///
    /// # Errors
    /// [`PeopleError::NotAdministrator`], [`PeopleError::NoSuchPerson`], or [`PeopleError::GuestLink`] if it lives too long.
    pub async fn make_guest_link(
        &self,
        by: &Actor,
        new: NewGuestLink,
        via: Via,
    ) -> Result<(Secret, GuestLink), PeopleError> {
        self.must_govern(by, &new.person).await?;
        let person = new.person.clone();
        if self.store().accounts().by_id(&person).await?.is_none() {
            return Err(PeopleError::NoSuchPerson(person));
        }
        let accounts = self.store().accounts();
        let new = NewGuestLink {
            made_by: by.to_string(),
            ..new
        };
        let made = accounts.make_guest_link(new, self.now()).await;
        let (secret, link) = made.map_err(|error| match error {
            GuestLinkError::Accounts(error) => error.into(),
            other => PeopleError::GuestLink(other),
        })?;
        // Whoever makes the link could use it: it is handed out only when it stands in the record that it was made.
        let body = json!({ "kind": "guest_link_made", "number": link.number, "via": via.as_str() });
        self.note_account(
            &person,
            Expected::Any,
            Some(by),
            "account.guest_link_made",
            body,
        )
        .await?;
        Ok((secret, link))
    }

    /// The guest link with a secret, if it is in force. That it was used stands in the access record before this answers.
    ///
    /// # Errors
    /// If the accounts or the access record cannot be used; show nothing then.
    pub async fn open_guest_link(&self, secret: &str) -> Result<Option<GuestLink>, PeopleError> {
        let now = self.now();
        let Some(link) = self.store().accounts().use_guest_link(secret, now).await? else {
            return Ok(None);
        };
        let parts = [link.purpose.instance(), link.purpose.action()];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        let access = Access {
            time: now,
            actor: link.person.clone(),
            stream: link.stream.clone(),
            kind: AccessKind::Read,
            action: if parts.is_empty() {
                "review".to_owned()
            } else {
                parts.join(" ")
            },
            clauses: Vec::new(),
            via: Via::Guest.as_str().to_owned(),
        };
        self.store().access().add(&[access]).await?;
        Ok(Some(link))
    }

    /// Revokes a guest link: by the person it acts as, by its maker, or by an administrator.
    ///
    /// # Errors
    /// [`PeopleError::NoSuchLink`] or [`PeopleError::NotAdministrator`].
    pub async fn revoke_guest_link(
        &self,
        by: &Actor,
        number: i64,
        via: Via,
    ) -> Result<(), PeopleError> {
        let accounts = self.store().accounts();
        let link = accounts.guest_link(number).await?;
        let link = link.ok_or(PeopleError::NoSuchLink)?;
        if **by.name() != *link.made_by {
            self.must_govern(by, &link.person).await?;
        }
        if !accounts.revoke_guest_link(number, self.now()).await? {
            return Err(PeopleError::NoSuchLink);
        }
        let body = json!({ "kind": "guest_link_revoked", "number": number, "via": via.as_str() });
        let event_type = "account.guest_link_revoked";
        Ok(self
            .note_account(&link.person, Expected::Any, Some(by), event_type, body)
            .await?)
    }

    async fn must_govern(&self, by: &Actor, person: &str) -> Result<(), PeopleError> {
        if **by.name() == *person {
            return Ok(());
        }
        self.must_administer(Some(by)).await
    }
}
