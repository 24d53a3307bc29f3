//! Identities that a provider of sign-in knows: (issuer, subject), never an e-mail address, which may change hands.

use super::{Accounts, AccountsError, Person};
use crate::sqlite::identity;

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

/// An identity that cannot be linked.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The issuer or the subject has another form.
    #[error("issuer and subject have 1 to {MAX_IDENTITY} bytes each")]
    Form,
    /// It signs in somebody already.
    #[error("this identity signs in somebody already: take it from that account first")]
    Taken,
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl Accounts {
    /// Lets an identity sign in a person. Linking it again to the same person changes nothing.
    ///
    /// # Errors
    ///
    /// [`IdentityError`].
    pub async fn link_identity(
        &self,
        person: &str,
        identity: &Identity,
        now: i64,
    ) -> Result<(), IdentityError> {
        let fits = |text: &str| (1..=MAX_IDENTITY).contains(&text.len());
        if !fits(&identity.issuer) || !fits(&identity.subject) {
            return Err(IdentityError::Form);
        }
        let inserted = identity::insert(&self.pool, person, identity, now).await;
        if inserted.map_err(AccountsError::from)? {
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

    /// Lets an identity sign in a person no more; `false` if it did not.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn unlink_identity(
        &self,
        person: &str,
        identity: &Identity,
    ) -> Result<bool, AccountsError> {
        Ok(identity::delete(&self.pool, person, identity).await?)
    }
}
