//! [`AccessRecord`]: who was refused what, who read what is above the lowest class, and who came in how. Append-only, without
//! payload.

use sqlx::SqlitePool;

use crate::sqlite::access;

/// Entries of one page.
pub const PAGE_ENTRIES: u32 = 1000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessKind {
    /// A step was not accepted.
    Refusal,
    /// Something above the lowest class was read.
    Read,
    /// Somebody signed in: `password`, `openid`, `invitation`, `offer` (a demonstration), or `password changed`, after which
    /// the browser goes on under a new session.
    SignIn,
    /// Nobody was signed in: neither who was meant nor what was typed is kept, only which way it was tried.
    SignInFailed,
    /// Sessions were ended: `here`, `elsewhere`, `everywhere`, or `shut out` with every other way in.
    SignOut,
    /// A password was `changed`, or somebody who had signed in gave a `wrong` one for the present one.
    Password,
    /// A token was `made`, `used` or `revoked`; its id follows. Uses within an hour are one.
    Token,
    /// A guest link was `made`, `used` or `revoked`; its number follows, and of a use what it opened.
    GuestLink,
    /// An invitation was `made` or `accepted`.
    Invitation,
    /// An account elsewhere was `linked` or `unlinked`. Which one stands in the accounts alone.
    Identity,
}

impl AccessKind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Refusal,
        Self::Read,
        Self::SignIn,
        Self::SignInFailed,
        Self::SignOut,
        Self::Password,
        Self::Token,
        Self::GuestLink,
        Self::Invitation,
        Self::Identity,
    ];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refusal => "refusal",
            Self::Read => "read",
            Self::SignIn => "sign_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignOut => "sign_out",
            Self::Password => "password",
            Self::Token => "token",
            Self::GuestLink => "guest_link",
            Self::Invitation => "invitation",
            Self::Identity => "identity",
        }
    }

    /// Reads what [`AccessKind::as_str`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One refusal, one read, one way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Who: the id of the account; empty if nobody knows.
    pub actor: String,
    /// The stream of the review, or `account:<id>` of whom it is about; empty for neither.
    pub stream: String,
    /// What happened.
    pub kind: AccessKind,
    /// The action that was refused, what was read, or what [`AccessKind`] says.
    pub action: String,
    /// The ids of the clauses that were not met.
    pub clauses: Vec<String>,
    /// The way it came, such as `console`.
    pub via: String,
}

/// An entry of the access record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessEntry {
    /// Its number, from 1, without gaps.
    pub seq: u64,
    /// What it says.
    pub access: Access,
    /// The kind of browser and system of a sign-in, such as `Firefox, Linux`; empty if nobody knows.
    pub device: String,
}

/// Which entries are wanted; of those that fit everything that is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What happened.
    pub kind: Option<AccessKind>,
    /// Who did it, or whom it is about: the id of the account.
    pub person: Option<String>,
    /// The stream of a review.
    pub stream: Option<String>,
}

/// The access record cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the access record cannot be read or written: {0}")]
pub struct AccessError(#[from] sqlx::Error);

/// The access record of a data folder.
#[derive(Debug)]
pub struct AccessRecord {
    pool: SqlitePool,
}

impl AccessRecord {
    pub(crate) fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Adds entries, all or none, and answers once they are durable.
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn add(&self, entries: &[Access]) -> Result<(), AccessError> {
        Ok(access::insert(&self.pool, entries, "").await?)
    }

    /// Adds an entry of somebody at a device, and answers once it is durable.
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn add_from(&self, device: &str, entry: Access) -> Result<(), AccessError> {
        Ok(access::insert(&self.pool, &[entry], device).await?)
    }

    /// Entries from a number on, at most [`PAGE_ENTRIES`].
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn list(&self, from: u64) -> Result<Vec<AccessEntry>, AccessError> {
        Ok(access::list(&self.pool, from, PAGE_ENTRIES).await?)
    }

    /// The newest entries that are wanted, the newest first, of those before a number if one is given: at most `limit`, and
    /// never more than [`PAGE_ENTRIES`].
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn newest(
        &self,
        wanted: &Wanted,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AccessEntry>, AccessError> {
        let limit = limit.min(PAGE_ENTRIES);
        Ok(access::newest(&self.pool, wanted, before, limit).await?)
    }

    /// The last sign-ins of a person, the newest first.
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn sign_ins(
        &self,
        person: &str,
        limit: u32,
    ) -> Result<Vec<AccessEntry>, AccessError> {
        Ok(access::sign_ins(&self.pool, person, limit.min(PAGE_ENTRIES)).await?)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
