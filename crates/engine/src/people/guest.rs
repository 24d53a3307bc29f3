//! Guest links: made and revoked on the record, every use in the access record.

use process::person::Person as Actor;
use serde_json::json;
use store::{
    Expected,
    access::{Access, AccessError, AccessKind},
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
        let what = format!("made {}", link.number);
        self.note_link(&link, by.name(), what, via).await?;
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
        let opened = [link.purpose.instance(), link.purpose.action()];
        let opened: Vec<&str> = opened.into_iter().flatten().collect();
        let what = match &opened[..] {
            [] => format!("used {} review", link.number),
            opened => format!("used {} {}", link.number, opened.join(" ")),
        };
        self.note_link(&link, &link.person, what, Via::Guest)
            .await?;
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
        self.note_account(&link.person, Expected::Any, Some(by), event_type, body)
            .await?;
        let what = format!("revoked {number}");
        Ok(self.note_link(&link, by.name(), what, via).await?)
    }

    /// Writes into the access record what happened to a link. It is about the review that the link opens.
    async fn note_link(
        &self,
        link: &GuestLink,
        by: &str,
        what: String,
        via: Via,
    ) -> Result<(), AccessError> {
        let access = Access {
            time: self.now(),
            actor: by.to_owned(),
            stream: link.stream.clone(),
            kind: AccessKind::GuestLink,
            action: what,
            clauses: Vec::new(),
            via: via.as_str().to_owned(),
        };
        self.store().access().add(&[access]).await
    }

    async fn must_govern(&self, by: &Actor, person: &str) -> Result<(), PeopleError> {
        if **by.name() == *person {
            return Ok(());
        }
        self.must_administer(Some(by)).await
    }
}
