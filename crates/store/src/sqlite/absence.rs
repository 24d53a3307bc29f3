//! The table `absence`.

use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use crate::accounts::absence::Absence;

/// Who is away when, as far as it ends on a day (`2003-11-04`) or after it.
pub(crate) async fn from(
    pool: &SqlitePool,
    day: &str,
) -> Result<Vec<(String, Absence)>, sqlx::Error> {
    let query = sqlx::query("SELECT person, first, last FROM absence WHERE last >= ?1");
    let rows = query.bind(day).fetch_all(pool).await?;
    let one = |row: &SqliteRow| {
        let absence = Absence {
            first: row.try_get("first")?,
            last: row.try_get("last")?,
        };
        Ok((row.try_get("person")?, absence))
    };
    rows.iter().map(one).collect()
}

/// Sets when a person is away, in place of what they said before.
pub(crate) async fn put(
    pool: &SqlitePool,
    person: &str,
    absence: &Absence,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO absence (person, first, last) VALUES (?1, ?2, ?3)
         ON CONFLICT (person) DO UPDATE SET first = excluded.first, last = excluded.last",
    );
    let query = query.bind(person).bind(&absence.first).bind(&absence.last);
    query.execute(pool).await?;
    Ok(())
}

/// Forgets that a person is away.
pub(crate) async fn remove(pool: &SqlitePool, person: &str) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM absence WHERE person = ?1");
    query.bind(person).execute(pool).await?;
    Ok(())
}
