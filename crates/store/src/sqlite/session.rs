//! The table `session`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

use crate::accounts::session::{SESSION_IDLE, SESSION_LIFE, Session};

/// Adds a session and gives its number.
pub(crate) async fn insert(
    pool: &SqlitePool,
    hash: Hash,
    person: &str,
    device: &str,
    now: i64,
) -> Result<i64, sqlx::Error> {
    let query = sqlx::query_scalar(
        "INSERT INTO session (hash, person, created, last_seen, device) VALUES (?1, ?2, ?3, ?3, ?4)
         RETURNING seq",
    );
    let query = query
        .bind(hash.as_bytes().as_slice())
        .bind(person)
        .bind(now)
        .bind(device);
    query.fetch_one(pool).await
}

/// The session with a hash, unless it has ended.
pub(crate) async fn by_hash(
    pool: &SqlitePool,
    hash: Hash,
    now: i64,
) -> Result<Option<Session>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, person, created, last_seen, device FROM session
         WHERE hash = ?1 AND last_seen > ?2 AND created > ?3",
    );
    let query = query
        .bind(hash.as_bytes().as_slice())
        .bind(now - SESSION_IDLE)
        .bind(now - SESSION_LIFE);
    let row = query.fetch_optional(pool).await?;
    row.as_ref().map(session).transpose()
}

/// Notes that a session was used.
pub(crate) async fn touch(pool: &SqlitePool, number: i64, now: i64) -> Result<(), sqlx::Error> {
    let query = sqlx::query("UPDATE session SET last_seen = max(last_seen, ?2) WHERE seq = ?1");
    query.bind(number).bind(now).execute(pool).await?;
    Ok(())
}

/// The sessions of a person that have not ended, the last used first.
pub(crate) async fn of_person(
    pool: &SqlitePool,
    person: &str,
    now: i64,
    limit: u32,
) -> Result<Vec<Session>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT seq, person, created, last_seen, device FROM session
         WHERE person = ?1 AND last_seen > ?2 AND created > ?3
         ORDER BY last_seen DESC, seq DESC LIMIT ?4",
    );
    let query = query
        .bind(person)
        .bind(now - SESSION_IDLE)
        .bind(now - SESSION_LIFE)
        .bind(limit);
    let rows = query.fetch_all(pool).await?;
    rows.iter().map(session).collect()
}

/// Removes one session of a person; whether there was one.
pub(crate) async fn delete(
    pool: &SqlitePool,
    person: &str,
    number: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query("DELETE FROM session WHERE person = ?1 AND seq = ?2");
    let done = query.bind(person).bind(number).execute(pool).await?;
    Ok(done.rows_affected() > 0)
}

/// Removes all sessions of a person; their number.
pub(crate) async fn delete_all(
    on: impl SqliteExecutor<'_>,
    person: &str,
) -> Result<u64, sqlx::Error> {
    let query = sqlx::query("DELETE FROM session WHERE person = ?1");
    Ok(query.bind(person).execute(on).await?.rows_affected())
}

/// Removes the sessions that have ended.
pub(crate) async fn purge(pool: &SqlitePool, now: i64) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM session WHERE last_seen <= ?1 OR created <= ?2");
    let query = query.bind(now - SESSION_IDLE).bind(now - SESSION_LIFE);
    query.execute(pool).await?;
    Ok(())
}

fn session(row: &SqliteRow) -> Result<Session, sqlx::Error> {
    Ok(Session {
        number: row.try_get("seq")?,
        person: row.try_get("person")?,
        created: row.try_get("created")?,
        last_seen: row.try_get("last_seen")?,
        device: row.try_get("device")?,
    })
}
