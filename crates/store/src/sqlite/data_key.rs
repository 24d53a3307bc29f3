//! The table `data_key`.

use ledger::key::KeyId;
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

/// A wrapped data key.
#[derive(Debug)]
pub(crate) struct Wrapped {
    pub(crate) id: KeyId,
    pub(crate) scope: String,
    pub(crate) class: String,
    pub(crate) wrapped: Vec<u8>,
}

/// Adds a key, unless its scope and class have one.
pub(crate) async fn insert(pool: &SqlitePool, key: &Wrapped) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO data_key (id, scope, class, wrapped) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (scope, class) DO NOTHING",
    );
    let query = query
        .bind(&key.id.0[..])
        .bind(&key.scope)
        .bind(&key.class)
        .bind(&key.wrapped);
    query.execute(pool).await?;
    Ok(())
}

/// The key of a scope and class.
pub(crate) async fn of_scope(
    pool: &SqlitePool,
    scope: &str,
    class: &str,
) -> Result<Option<Wrapped>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT id, scope, class, wrapped FROM data_key WHERE scope = ?1 AND class = ?2",
    );
    let row = query.bind(scope).bind(class).fetch_optional(pool).await?;
    row.as_ref().map(wrapped).transpose()
}

/// The key with an id.
pub(crate) async fn of_id(pool: &SqlitePool, id: KeyId) -> Result<Option<Wrapped>, sqlx::Error> {
    let query = sqlx::query("SELECT id, scope, class, wrapped FROM data_key WHERE id = ?1");
    let row = query.bind(&id.0[..]).fetch_optional(pool).await?;
    row.as_ref().map(wrapped).transpose()
}

/// Some key, if there is any.
pub(crate) async fn any(pool: &SqlitePool) -> Result<Option<Wrapped>, sqlx::Error> {
    let query = sqlx::query("SELECT id, scope, class, wrapped FROM data_key ORDER BY seq LIMIT 1");
    let row = query.fetch_optional(pool).await?;
    row.as_ref().map(wrapped).transpose()
}

fn wrapped(row: &SqliteRow) -> Result<Wrapped, sqlx::Error> {
    let id: Vec<u8> = row.try_get("id")?;
    let id = id
        .try_into()
        .map_err(|_| sqlx::Error::Decode("a key id has 16 bytes".into()))?;
    Ok(Wrapped {
        id: KeyId(id),
        scope: row.try_get("scope")?,
        class: row.try_get("class")?,
        wrapped: row.try_get("wrapped")?,
    })
}
