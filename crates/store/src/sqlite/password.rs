//! The table `password`.

use sqlx::{Row as _, SqliteExecutor, sqlite::SqliteRow};

use crate::accounts::password::{Cost, PasswordHash};

/// Sets the hash of a person, in place of an earlier one.
pub(crate) async fn put(
    on: impl SqliteExecutor<'_>,
    person: &str,
    new: &PasswordHash,
    now: i64,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO password (person, memory_kib, passes, lanes, salt, hash, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (person) DO UPDATE SET memory_kib = excluded.memory_kib, passes = excluded.passes,
             lanes = excluded.lanes, salt = excluded.salt, hash = excluded.hash, changed = excluded.changed",
    );
    let query = query
        .bind(person)
        .bind(new.cost.memory_kib)
        .bind(new.cost.passes)
        .bind(new.cost.lanes);
    let query = query
        .bind(new.salt.as_slice())
        .bind(new.hash.as_slice())
        .bind(now);
    query.execute(on).await?;
    Ok(())
}

/// Sets the hash of a person if it still is the old one; whether it was.
pub(crate) async fn replace(
    on: impl SqliteExecutor<'_>,
    person: &str,
    old: &PasswordHash,
    new: &PasswordHash,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE password SET memory_kib = ?3, passes = ?4, lanes = ?5, salt = ?6, hash = ?7, changed = ?8
         WHERE person = ?1 AND hash = ?2",
    );
    let query = query
        .bind(person)
        .bind(old.hash.as_slice())
        .bind(new.cost.memory_kib)
        .bind(new.cost.passes)
        .bind(new.cost.lanes);
    let query = query
        .bind(new.salt.as_slice())
        .bind(new.hash.as_slice())
        .bind(now);
    Ok(query.execute(on).await?.rows_affected() > 0)
}

/// The hash of a person.
pub(crate) async fn get(
    on: impl SqliteExecutor<'_>,
    person: &str,
) -> Result<Option<PasswordHash>, sqlx::Error> {
    let query =
        sqlx::query("SELECT memory_kib, passes, lanes, salt, hash FROM password WHERE person = ?1");
    let row = query.bind(person).fetch_optional(on).await?;
    row.as_ref().map(password).transpose()
}

/// Removes the hash of a person.
pub(crate) async fn delete(on: impl SqliteExecutor<'_>, person: &str) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM password WHERE person = ?1");
    query.bind(person).execute(on).await?;
    Ok(())
}

fn password(row: &SqliteRow) -> Result<PasswordHash, sqlx::Error> {
    Ok(PasswordHash {
        cost: Cost {
            memory_kib: row.try_get("memory_kib")?,
            passes: row.try_get("passes")?,
            lanes: row.try_get("lanes")?,
        },
        salt: bytes(row, "salt")?,
        hash: bytes(row, "hash")?,
    })
}

fn bytes<const N: usize>(row: &SqliteRow, column: &str) -> Result<[u8; N], sqlx::Error> {
    let bytes: &[u8] = row.try_get(column)?;
    let bytes = bytes.try_into();
    bytes.map_err(|error| sqlx::Error::Decode(Box::new(error)))
}
