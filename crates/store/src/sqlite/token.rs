//! The table `token`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

use super::column;
use crate::accounts::token::{Scopes, Token};

/// Adds a token unless its person has `most` in force; whether it was added.
pub(crate) async fn insert(
    pool: &SqlitePool,
    token: &Token,
    hash: Hash,
    most: u32,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO token (id, hash, person, name, reads, acts, created, expires)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
         WHERE (SELECT count(*) FROM token WHERE person = ?3 AND revoked IS NULL AND expires > ?7) < ?9",
    );
    let query = query
        .bind(&token.id)
        .bind(hash.as_bytes().as_slice())
        .bind(&token.person)
        .bind(&token.name);
    let query = query.bind(token.scopes.read).bind(token.scopes.act);
    let query = query.bind(token.created).bind(token.expires).bind(most);
    Ok(query.execute(pool).await?.rows_affected() > 0)
}

/// The token with an id, and the hash of its text.
pub(crate) async fn by_id(
    pool: &SqlitePool,
    id: &str,
) -> Result<Option<(Token, Hash)>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT id, hash, person, name, reads, acts, created, expires, last_used, revoked FROM token
         WHERE id = ?1",
    );
    let row = query.bind(id).fetch_optional(pool).await?;
    let both = |row: &SqliteRow| Ok((token(row)?, column::hash(row, "hash")?));
    row.as_ref().map(both).transpose()
}

/// The tokens of a person, the newest first.
pub(crate) async fn of_person(
    pool: &SqlitePool,
    person: &str,
    limit: u32,
) -> Result<Vec<Token>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT id, person, name, reads, acts, created, expires, last_used, revoked FROM token
         WHERE person = ?1 ORDER BY seq DESC LIMIT ?2",
    );
    let rows = query.bind(person).bind(limit).fetch_all(pool).await?;
    rows.iter().map(token).collect()
}

/// Notes that a token was used.
pub(crate) async fn touch(pool: &SqlitePool, id: &str, now: i64) -> Result<(), sqlx::Error> {
    let query = sqlx::query("UPDATE token SET last_used = ?2 WHERE id = ?1");
    query.bind(id).bind(now).execute(pool).await?;
    Ok(())
}

/// Revokes a token of a person; whether one was in force.
pub(crate) async fn revoke(
    pool: &SqlitePool,
    person: &str,
    id: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "UPDATE token SET revoked = ?3 WHERE person = ?1 AND id = ?2 AND revoked IS NULL AND expires > ?3",
    );
    let done = query.bind(person).bind(id).bind(now).execute(pool).await?;
    Ok(done.rows_affected() > 0)
}

/// Revokes all tokens of a person.
pub(crate) async fn revoke_all(
    on: impl SqliteExecutor<'_>,
    person: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query("UPDATE token SET revoked = ?2 WHERE person = ?1 AND revoked IS NULL");
    query.bind(person).bind(now).execute(on).await?;
    Ok(())
}

fn token(row: &SqliteRow) -> Result<Token, sqlx::Error> {
    Ok(Token {
        id: row.try_get("id")?,
        person: row.try_get("person")?,
        name: row.try_get("name")?,
        scopes: Scopes {
            read: row.try_get("reads")?,
            act: row.try_get("acts")?,
        },
        created: row.try_get("created")?,
        expires: row.try_get("expires")?,
        last_used: row.try_get("last_used")?,
        revoked: row.try_get("revoked")?,
    })
}
