//! Reads columns as the values they stand for.

use ledger::hash::Hash;
use sqlx::{Row as _, sqlite::SqliteRow};

/// A number that is never negative.
pub(super) fn number(row: &SqliteRow, column: &str) -> Result<u64, sqlx::Error> {
    let number = u64::try_from(row.try_get::<i64, _>(column)?);
    number.map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A hash, stored as 32 bytes.
pub(super) fn hash(row: &SqliteRow, column: &str) -> Result<Hash, sqlx::Error> {
    let bytes: &[u8] = row.try_get(column)?;
    let bytes = bytes.try_into();
    bytes
        .map(Hash)
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
