//! The table `guest_link`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

use super::column;
use crate::accounts::guest_link::{GuestLink, NewGuestLink, Purpose};

/// Adds a link and gives its number.
pub(crate) async fn insert(
    pool: &SqlitePool,
    hash: Hash,
    new: &NewGuestLink,
    now: i64,
) -> Result<i64, sqlx::Error> {
    let query = sqlx::query_scalar(
        "INSERT INTO guest_link (hash, person, stream, instance, action, made_by, created, expires, given_to)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING seq",
    );
    let query = query
        .bind(hash.as_bytes().as_slice())
        .bind(&new.person)
        .bind(&new.stream);
    let query = query
        .bind(new.purpose.instance())
        .bind(new.purpose.action());
    let query = query.bind(&new.made_by).bind(now).bind(new.expires);
    let query = query.bind(&new.given_to);
    query.fetch_one(pool).await
}

/// Counts a use of the link with a hash, if it is in force.
pub(crate) async fn take(
    pool: &SqlitePool,
    hash: Hash,
    now: i64,
) -> Result<Option<GuestLink>, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE guest_link SET uses = uses + 1, last_used = ?2
         WHERE hash = ?1 AND revoked IS NULL AND expires > ?2 RETURNING *",
    );
    let query = query.bind(hash.as_bytes().as_slice()).bind(now);
    let row = query.fetch_optional(pool).await?;
    row.as_ref().map(link).transpose()
}

/// The link with a hash.
pub(crate) async fn by_hash(
    pool: &SqlitePool,
    hash: Hash,
) -> Result<Option<GuestLink>, sqlx::Error> {
    let query = sqlx::query("SELECT * FROM guest_link WHERE hash = ?1");
    let query = query.bind(hash.as_bytes().as_slice());
    let row = query.fetch_optional(pool).await?;
    row.as_ref().map(link).transpose()
}

/// The link with a number.
pub(crate) async fn by_number(
    pool: &SqlitePool,
    number: i64,
) -> Result<Option<GuestLink>, sqlx::Error> {
    let query = sqlx::query("SELECT * FROM guest_link WHERE seq = ?1");
    let row = query.bind(number).fetch_optional(pool).await?;
    row.as_ref().map(link).transpose()
}

/// The links of a review, the newest first.
pub(crate) async fn of_stream(
    pool: &SqlitePool,
    stream: &str,
    limit: u32,
) -> Result<Vec<GuestLink>, sqlx::Error> {
    let query =
        sqlx::query("SELECT * FROM guest_link WHERE stream = ?1 ORDER BY seq DESC LIMIT ?2");
    let rows = query.bind(stream).bind(limit).fetch_all(pool).await?;
    rows.iter().map(link).collect()
}

/// Revokes a link; whether it was in force.
pub(crate) async fn revoke(pool: &SqlitePool, number: i64, now: i64) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE guest_link SET revoked = ?2 WHERE seq = ?1 AND revoked IS NULL AND expires > ?2",
    );
    let done = query.bind(number).bind(now).execute(pool).await?;
    Ok(done.rows_affected() > 0)
}

/// Revokes all links with which one acts as a person.
pub(crate) async fn revoke_all(
    on: impl SqliteExecutor<'_>,
    person: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    let query =
        sqlx::query("UPDATE guest_link SET revoked = ?2 WHERE person = ?1 AND revoked IS NULL");
    query.bind(person).bind(now).execute(on).await?;
    Ok(())
}

fn link(row: &SqliteRow) -> Result<GuestLink, sqlx::Error> {
    let instance: Option<String> = row.try_get("instance")?;
    let action: Option<String> = row.try_get("action")?;
    let purpose = match (instance, action) {
        (None, _) => Purpose::ViewReview,
        (Some(instance), None) => Purpose::View { instance },
        (Some(instance), Some(action)) => Purpose::Act { instance, action },
    };
    Ok(GuestLink {
        number: row.try_get("seq")?,
        person: row.try_get("person")?,
        stream: row.try_get("stream")?,
        purpose,
        given_to: row.try_get("given_to")?,
        made_by: row.try_get("made_by")?,
        created: row.try_get("created")?,
        expires: row.try_get("expires")?,
        uses: column::number(row, "uses")?,
        last_used: row.try_get("last_used")?,
        revoked: row.try_get("revoked")?,
    })
}
