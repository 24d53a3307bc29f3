//! Identities that a provider of sign-in knows: (issuer, subject), never an e-mail address, which may change hands.

use ledger::hash::Hash;

use super::{Accounts, AccountsError, Person};
use crate::sqlite::{identity, invitation, session};

/// The longest issuer and the longest subject, in bytes (OpenID Connect Core 1.0, section 2: a subject has at most 255).
pub const MAX_IDENTITY: usize = 255;

/// Somebody as a provider knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider: the claim `iss`, compared byte by byte.
    pub issuer: String,
    /// The person there: the claim `sub`, compared byte by byte.
    pub subject: String,
}

/// An identity that cannot be linked or unlinked.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The issuer or the subject has another form.
    #[error("issuer and subject have 1 to {MAX_IDENTITY} bytes each")]
    Form,
    /// It signs in somebody already.
    #[error("this identity signs in somebody already: take it from that account first")]
    Taken,
    /// Without it the person could not sign in.
    #[error(
        "this is the only way in: set a password or link another account of the same provider first"
    )]
    LastWay,
    /// The link was used, revoked, has expired or never was.
    #[error("this invitation is not valid any more: ask for a new one")]
    Invitation,
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl From<sqlx::Error> for IdentityError {
    fn from(error: sqlx::Error) -> Self {
        Self::Accounts(error.into())
    }
}

impl Identity {
    /// Whether an identity can have this form.
    ///
    /// # Errors
    ///
    /// [`IdentityError::Form`].
    pub fn check(&self) -> Result<(), IdentityError> {
        let fits = |text: &str| (1..=MAX_IDENTITY).contains(&text.len());
        if fits(&self.issuer) && fits(&self.subject) {
            Ok(())
        } else {
            Err(IdentityError::Form)
        }
    }
}

impl Accounts {
    /// Lets an identity sign in a person. Linking it again to the same person changes nothing.
    ///
    /// # Errors
    ///
    /// [`IdentityError`] but `LastWay` and `Invitation`.
    pub async fn link_identity(
        &self,
        person: &str,
        identity: &Identity,
        now: i64,
    ) -> Result<(), IdentityError> {
        identity.check()?;
        if identity::insert(&self.pool, person, identity, now).await? {
            return Ok(());
        }
        match self.by_identity(identity).await? {
            Some(known) if known.id == person => Ok(()),
            _ => Err(IdentityError::Taken),
        }
    }

    /// The person whom an identity signs in.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn by_identity(&self, identity: &Identity) -> Result<Option<Person>, AccountsError> {
        Ok(identity::person(&self.pool, identity).await?)
    }

    /// The identities that sign in a person, in the order they were linked.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn identities(&self, person: &str) -> Result<Vec<Identity>, AccountsError> {
        Ok(identity::of_person(&self.pool, person, super::PAGE_PEOPLE).await?)
    }

    /// Lets an identity sign in a person no more; `false` if it did not. Nobody is left without a way in: an identity of
    /// another provider is none, since this one may be all that is asked.
    ///
    /// # Errors
    ///
    /// [`IdentityError::LastWay`], [`IdentityError::Accounts`].
    pub async fn unlink_identity(
        &self,
        person: &str,
        identity: &Identity,
    ) -> Result<bool, IdentityError> {
        if identity::delete(&self.pool, person, identity).await? {
            return Ok(true);
        }
        match self.by_identity(identity).await? {
            Some(owner) if owner.id == person => Err(IdentityError::LastWay),
            _ => Ok(false),
        }
    }

    /// Takes an invitation without setting a password: the identity signs in the person, their sessions end, and the link
    /// is used up. The id of the person.
    ///
    /// # Errors
    ///
    /// [`IdentityError`] but `LastWay`; the link can be used again then, unless it was not valid.
    pub async fn take_invitation_with_identity(
        &self,
        secret: &str,
        identity: &Identity,
        now: i64,
    ) -> Result<String, IdentityError> {
        identity.check()?;
        let hash = Hash::of(secret.as_bytes());
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let Some(person) = invitation::take(&mut *transaction, hash, now).await? else {
            return Err(IdentityError::Invitation);
        };
        if !identity::insert(&mut *transaction, &person, identity, now).await? {
            let owner = identity::person(&mut *transaction, identity).await?;
            if owner.is_none_or(|owner| owner.id != person) {
                return Err(IdentityError::Taken);
            }
        }
        session::delete_all(&mut *transaction, &person).await?;
        transaction.commit().await?;
        Ok(person)
    }
}
