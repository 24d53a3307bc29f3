//! [`AccessRecord`]: who was refused what, and who read what is above the lowest class. Append-only, without payload.

use sqlx::SqlitePool;

use crate::sqlite::access;

/// Entries of one page.
pub const PAGE_ENTRIES: u32 = 1000;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessKind {
    /// A step was not accepted.
    Refusal,
    /// Something above the lowest class was read.
    Read,
}

/// One refusal or one read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When, in seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
    /// Who: the id of the account.
    pub actor: String,
    /// The stream of the review.
    pub stream: String,
    /// What happened.
    pub kind: AccessKind,
    /// The action that was refused, or what was read.
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
        Ok(access::insert(&self.pool, entries).await?)
    }

    /// Entries from a number on, at most [`PAGE_ENTRIES`].
    ///
    /// # Errors
    ///
    /// [`AccessError`].
    pub async fn list(&self, from: u64) -> Result<Vec<AccessEntry>, AccessError> {
        Ok(access::list(&self.pool, from, PAGE_ENTRIES).await?)
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}
