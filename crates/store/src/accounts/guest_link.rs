//! Guest links: one purpose, for one person, for a while. Whoever has the link acts as that person, in this alone.

use ledger::hash::Hash;

use super::{Accounts, AccountsError, secret::Secret};
use crate::sqlite::guest_link;

/// The longest life of a guest link, in seconds: 92 days.
pub const MAX_GUEST_LINK_LIFE: i64 = 92 * 24 * 60 * 60;

/// The longest name of who a guest link is given to, in characters.
pub const MAX_GIVEN_TO: usize = 200;

/// What a guest link is for, within what its person may see and do at that moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To look at the review.
    ViewReview,
    /// To look at one instance.
    View {
        /// The instance.
        instance: String,
    },
    /// To do one action on one instance, and to look at that instance.
    Act {
        /// The instance.
        instance: String,
        /// The action.
        action: String,
    },
}

impl Purpose {
    /// The instance it is limited to.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        match self {
            Self::ViewReview => None,
            Self::View { instance } | Self::Act { instance, .. } => Some(instance),
        }
    }

    /// The action it allows.
    #[must_use]
    pub fn action(&self) -> Option<&str> {
        match self {
            Self::Act { action, .. } => Some(action),
            _ => None,
        }
    }
}

/// A guest link, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuestLink {
    /// Its number: names it in lists, proves nothing.
    pub number: i64,
    /// As whom one acts with it: the id of a person.
    pub person: String,
    /// The stream of the one review it opens.
    pub stream: String,
    /// What it is for.
    pub purpose: Purpose,
    /// To whom it is given, in the words of its maker; empty if they do not say. It gives nobody a right.
    pub given_to: String,
    /// Who made it: the id of a person.
    pub made_by: String,
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// From when on it is refused.
    pub expires: i64,
    /// How often it was used.
    pub uses: u64,
    /// Its last use.
    pub last_used: Option<i64>,
    /// When it was revoked.
    pub revoked: Option<i64>,
}

/// What a guest link shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGuestLink {
    /// As whom one acts with it: the id of a person.
    pub person: String,
    /// The stream of the one review it opens.
    pub stream: String,
    /// What it is for.
    pub purpose: Purpose,
    /// To whom it is given, at most [`MAX_GIVEN_TO`] characters; empty if that is not said.
    pub given_to: String,
    /// Who makes it: the id of a person.
    pub made_by: String,
    /// From when on it is refused, in seconds since 1970-01-01T00:00:00Z.
    pub expires: i64,
}

/// A guest link that cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum GuestLinkError {
    /// It expires in the past, or too late.
    #[error("a guest link expires in the future, after 92 days at the latest")]
    Expiry,
    /// Who it is given to has too long a name.
    #[error("the name of who a guest link is given to has at most {MAX_GIVEN_TO} characters")]
    GivenTo,
    /// The accounts cannot be read or written.
    #[error(transparent)]
    Accounts(#[from] AccountsError),
}

impl Accounts {
    /// Makes a guest link. Its secret is given here and never again.
    ///
    /// # Errors
    ///
    /// [`GuestLinkError`].
    pub async fn make_guest_link(
        &self,
        new: NewGuestLink,
        now: i64,
    ) -> Result<(Secret, GuestLink), GuestLinkError> {
        if new.expires <= now || new.expires - now > MAX_GUEST_LINK_LIFE {
            return Err(GuestLinkError::Expiry);
        }
        if new.given_to.chars().count() > MAX_GIVEN_TO {
            return Err(GuestLinkError::GivenTo);
        }
        let secret = Secret::draw(&self.entropy);
        let number = guest_link::insert(&self.pool, secret.hash(), &new, now).await;
        let link = GuestLink {
            number: number.map_err(AccountsError::from)?,
            person: new.person,
            stream: new.stream,
            purpose: new.purpose,
            given_to: new.given_to,
            made_by: new.made_by,
            created: now,
            expires: new.expires,
            uses: 0,
            last_used: None,
            revoked: None,
        };
        Ok((secret, link))
    }

    /// The guest link with a secret, if it is in force; the use is counted. Whoever asks writes the use into the access
    /// record.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn use_guest_link(
        &self,
        secret: &str,
        now: i64,
    ) -> Result<Option<GuestLink>, AccountsError> {
        let hash = Hash::of(secret.as_bytes());
        Ok(guest_link::take(&self.pool, hash, now).await?)
    }

    /// The guest link with a secret, in force or not. No use is counted.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn guest_link_of(&self, secret: &str) -> Result<Option<GuestLink>, AccountsError> {
        let hash = Hash::of(secret.as_bytes());
        Ok(guest_link::by_hash(&self.pool, hash).await?)
    }

    /// The guest link with a number.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn guest_link(&self, number: i64) -> Result<Option<GuestLink>, AccountsError> {
        Ok(guest_link::by_number(&self.pool, number).await?)
    }

    /// The guest links of a review, the newest first, those out of force too.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn guest_links(&self, stream: &str) -> Result<Vec<GuestLink>, AccountsError> {
        Ok(guest_link::of_stream(&self.pool, stream, super::PAGE_PEOPLE).await?)
    }

    /// Revokes a guest link, at once and for ever; `false` if none of this number is in force.
    ///
    /// # Errors
    ///
    /// [`AccountsError::Database`].
    pub async fn revoke_guest_link(&self, number: i64, now: i64) -> Result<bool, AccountsError> {
        Ok(guest_link::revoke(&self.pool, number, now).await?)
    }
}
