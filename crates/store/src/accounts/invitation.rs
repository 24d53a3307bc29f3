//! Invitations: a link with which a person sets a password, once, or links an identity instead
//! ([`Accounts::take_invitation_with_identity`]).

use ledger::hash::Hash;

use super::{
    Accounts, AccountsError,
    password::{PasswordError, check_length},
    secret::Secret,
};
use crate::sqlite::{invitation, password, session};

/// Seconds after which an invitation expires: 7 days.
pub const INVITATION_LIFE: i64 = 7 * 24 * 60 * 60;

/// An invitation that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Who is invited: the id of the person.
    pub person: String,
    /// Who made it: the id of a person, or `system`.
    pub made_by: String,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// From when on it is refused.
    pub expires: i64,
}

impl Accounts {
    /// Invites a person to set a password, the first or another one. Earlier invitations of the person are revoked.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn invite(
        &self,
        person: &str,
        made_by: &str,
        now: i64,
    ) -> Result<(Secret, Invitation), AccountsError> {
        let secret = Secret::draw(&self.entropy);
        let made = Invitation {
            person: person.to_owned(),
            made_by: made_by.to_owned(),
            created: now,
            expires: now + INVITATION_LIFE,
        };
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        invitation::revoke(&mut *transaction, person, now).await?;
        invitation::insert(&mut *transaction, secret.hash(), &made).await?;
        transaction.commit().await?;
        Ok((secret, made))
    }

    /// The invitation with a secret, if it can be taken still.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn invitation(
        &self,
        secret: &str,
        now: i64,
    ) -> Result<Option<Invitation>, AccountsError> {
        let hash = Hash::of(secret.as_bytes());
        Ok(invitation::by_hash(&self.pool, hash, now).await?)
    }

    /// The invitation of a person that can be taken still.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn open_invitation(
        &self,
        person: &str,
        now: i64,
    ) -> Result<Option<Invitation>, AccountsError> {
        Ok(invitation::of_person(&self.pool, person, now).await?)
    }

    /// Takes an invitation: the password is set, sessions of the person end, and the link is used up. The id of the person.
    ///
    /// # Errors
    ///
    /// [`PasswordError`] but `Wrong`; the link can be used again then, unless it was not valid.
    pub async fn take_invitation(
        &self,
        secret: &str,
        new: &str,
        now: i64,
    ) -> Result<String, PasswordError> {
        check_length(new)?;
        if self.invitation(secret, now).await?.is_none() {
            return Err(PasswordError::Invitation);
        }
        let new = self.new_hash(new).await?;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let hash = Hash::of(secret.as_bytes());
        let Some(person) = invitation::take(&mut *transaction, hash, now).await? else {
            return Err(PasswordError::Invitation);
        };
        password::put(&mut *transaction, &person, &new, now).await?;
        session::delete_all(&mut *transaction, &person).await?;
        transaction.commit().await?;
        Ok(person)
    }

    /// Revokes the invitation of a person; `false` if there was none to take.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn revoke_invitation(&self, person: &str, now: i64) -> Result<bool, AccountsError> {
        Ok(invitation::revoke(&self.pool, person, now).await?)
    }
}
