//! The table `identity`.

use sqlx::{Row as _, SqliteExecutor, SqlitePool, sqlite::SqliteRow};

use crate::accounts::{Person, identity::Identity};

/// Adds an identity; `false` if it is there already.
pub(crate) async fn insert(
    on: impl SqliteExecutor<'_>,
    person: &str,
    identity: &Identity,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO identity (issuer, subject, person, linked) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (issuer, subject) DO NOTHING",
    );
    let query = query
        .bind(&identity.issuer)
        .bind(&identity.subject)
        .bind(person)
        .bind(now);
    Ok(query.execute(on).await?.rows_affected() > 0)
}

/// The person of an identity.
pub(crate) async fn person(
    on: impl SqliteExecutor<'_>,
    identity: &Identity,
) -> Result<Option<Person>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT p.id, p.handle, p.display FROM identity i JOIN person p ON p.id = i.person
         WHERE i.issuer = ?1 AND i.subject = ?2",
    );
    let query = query.bind(&identity.issuer).bind(&identity.subject);
    let row = query.fetch_optional(on).await?;
    row.as_ref().map(super::person::person).transpose()
}

/// The identities of a person.
pub(crate) async fn of_person(
    pool: &SqlitePool,
    person: &str,
    limit: u32,
) -> Result<Vec<Identity>, sqlx::Error> {
    let query =
        sqlx::query("SELECT issuer, subject FROM identity WHERE person = ?1 ORDER BY seq LIMIT ?2");
    let rows = query.bind(person).bind(limit).fetch_all(pool).await?;
    let identity = |row: &SqliteRow| {
        Ok(Identity {
            issuer: row.try_get("issuer")?,
            subject: row.try_get("subject")?,
        })
    };
    rows.iter().map(identity).collect()
}

/// Removes an identity of a person who has a password or another identity of the same provider; whether it was removed.
pub(crate) async fn delete(
    pool: &SqlitePool,
    person: &str,
    identity: &Identity,
) -> Result<bool, sqlx::Error> {
    let query = sqlx::query(
        "DELETE FROM identity WHERE person = ?1 AND issuer = ?2 AND subject = ?3
           AND (EXISTS (SELECT 1 FROM password WHERE person = ?1)
             OR EXISTS (SELECT 1 FROM identity other
                        WHERE other.person = ?1 AND other.issuer = ?2 AND other.subject <> ?3))",
    );
    let query = query
        .bind(person)
        .bind(&identity.issuer)
        .bind(&identity.subject);
    Ok(query.execute(pool).await?.rows_affected() > 0)
}

/// Removes all identities of a person.
pub(crate) async fn delete_all(
    on: impl SqliteExecutor<'_>,
    person: &str,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM identity WHERE person = ?1");
    query.bind(person).execute(on).await?;
    Ok(())
}
