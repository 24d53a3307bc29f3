//! The table `invitation`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

use crate::accounts::invitation::Invitation;

/// Adds an invitation.
pub(crate) async fn insert(
    on: impl SqliteExecutor<'_>,
    hash: Hash,
    made: &Invitation,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO invitation (hash, person, made_by, created, expires) VALUES (?1, ?2, ?3, ?4, ?5)",
    );
    let query = query
        .bind(hash.as_bytes().as_slice())
        .bind(&made.person)
        .bind(&made.made_by);
    query
        .bind(made.created)
        .bind(made.expires)
        .execute(on)
        .await?;
    Ok(())
}

/// The invitation with a hash, if it can be taken.
pub(crate) async fn by_hash(
    pool: &SqlitePool,
    hash: Hash,
    now: i64,
) -> Result<Option<Invitation>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT person, made_by, created, expires FROM invitation
         WHERE hash = ?1 AND used IS NULL AND revoked IS NULL AND expires > ?2",
    );
    let query = query.bind(hash.as_bytes().as_slice()).bind(now);
    let row = query.fetch_optional(pool).await?;
    row.as_ref().map(invitation).transpose()
}

/// The newest invitation of a person that can be taken.
pub(crate) async fn of_person(
    pool: &SqlitePool,
    person: &str,
    now: i64,
) -> Result<Option<Invitation>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT person, made_by, created, expires FROM invitation
         WHERE person = ?1 AND used IS NULL AND revoked IS NULL AND expires > ?2
         ORDER BY seq DESC LIMIT 1",
    );
    let row = query.bind(person).bind(now).fetch_optional(pool).await?;
    row.as_ref().map(invitation).transpose()
}

/// Uses up an invitation if it can be taken; the person it is for.
pub(crate) async fn take(
    on: impl SqliteExecutor<'_>,
    hash: Hash,
    now: i64,
) -> Result<Option<String>, sqlx::Error> {
    let query = sqlx::query_scalar(
        "UPDATE invitation SET used = ?2
         WHERE hash = ?1 AND used IS NULL AND revoked IS NULL AND expires > ?2 RETURNING person",
    );
    let query = query.bind(hash.as_bytes().as_slice()).bind(now);
    query.fetch_optional(on).await
}

/// Revokes the invitations of a person; whether one could be taken.
pub(crate) async fn revoke(
    on: impl SqliteExecutor<'_>,
    person: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE invitation SET revoked = ?2
         WHERE person = ?1 AND used IS NULL AND revoked IS NULL AND expires > ?2",
    );
    let done = query.bind(person).bind(now).execute(on).await?;
    Ok(done.rows_affected() > 0)
}

fn invitation(row: &SqliteRow) -> Result<Invitation, sqlx::Error> {
    Ok(Invitation {
        person: row.try_get("person")?,
        made_by: row.try_get("made_by")?,
        created: row.try_get("created")?,
        expires: row.try_get("expires")?,
    })
}
