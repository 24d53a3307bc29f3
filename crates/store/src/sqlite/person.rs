//! The table `person`.

use sqlx::{SqlitePool, sqlite::SqliteRow};

use crate::accounts::Person;

/// Adds a person. Ids and handles are unique.
pub(crate) async fn insert(pool: &SqlitePool, person: &Person) -> Result<(), sqlx::Error> {
    let query = sqlx::query("INSERT INTO person (id, handle, display) VALUES (?1, ?2, ?3)");
    let query = query
        .bind(&person.id)
        .bind(&person.handle)
        .bind(&person.display);
    query.execute(pool).await?;
    Ok(())
}

/// The person with a handle.
pub(crate) async fn by_handle(
    pool: &SqlitePool,
    handle: &str,
) -> Result<Option<Person>, sqlx::Error> {
    let query = sqlx::query("SELECT id, handle, display FROM person WHERE handle = ?1");
    let row = query.bind(handle).fetch_optional(pool).await?;
    row.as_ref().map(person).transpose()
}

/// The person with an id.
pub(crate) async fn by_id(pool: &SqlitePool, id: &str) -> Result<Option<Person>, sqlx::Error> {
    let query = sqlx::query("SELECT id, handle, display FROM person WHERE id = ?1");
    let row = query.bind(id).fetch_optional(pool).await?;
    row.as_ref().map(person).transpose()
}

/// People sorted by handle, from after a handle.
pub(crate) async fn list(
    pool: &SqlitePool,
    after: &str,
    limit: u32,
) -> Result<Vec<Person>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT id, handle, display FROM person WHERE handle > ?1 ORDER BY handle LIMIT ?2",
    );
    let rows = query.bind(after).bind(limit).fetch_all(pool).await?;
    rows.iter().map(person).collect()
}

/// Reads a row.
pub(super) fn person(row: &SqliteRow) -> Result<Person, sqlx::Error> {
    use sqlx::Row as _;
    Ok(Person {
        id: row.try_get("id")?,
        handle: row.try_get("handle")?,
        display: row.try_get("display")?,
    })
}
