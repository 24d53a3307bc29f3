//! The table `visit`.

use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use crate::accounts::visit::Visit;

/// The visits of a person, by stream.
pub(crate) async fn all(
    pool: &SqlitePool,
    person: &str,
) -> Result<Vec<(String, Visit)>, sqlx::Error> {
    let query = sqlx::query("SELECT stream, revision, looked, before FROM visit WHERE person = ?1");
    let rows = query.bind(person).fetch_all(pool).await?;
    let one = |row: &SqliteRow| Ok((row.try_get("stream")?, visit(row)?));
    rows.iter().map(one).collect()
}

/// The visit of a person to a review, if they ever looked at it.
pub(crate) async fn get(
    pool: &SqlitePool,
    person: &str,
    stream: &str,
) -> Result<Option<Visit>, sqlx::Error> {
    let query =
        sqlx::query("SELECT revision, looked, before FROM visit WHERE person = ?1 AND stream = ?2");
    let row = query.bind(person).bind(stream).fetch_optional(pool).await?;
    row.as_ref().map(visit).transpose()
}

/// Sets the visit of a person to a review, in place of an earlier one.
pub(crate) async fn put(
    pool: &SqlitePool,
    person: &str,
    stream: &str,
    visit: Visit,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO visit (person, stream, revision, looked, before) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (person, stream) DO UPDATE SET revision = excluded.revision, looked = excluded.looked,
             before = excluded.before",
    );
    let query = query.bind(person).bind(stream).bind(whole(visit.revision));
    let query = query.bind(visit.looked).bind(visit.before.map(whole));
    query.execute(pool).await?;
    Ok(())
}

fn visit(row: &SqliteRow) -> Result<Visit, sqlx::Error> {
    let before: Option<i64> = row.try_get("before")?;
    Ok(Visit {
        revision: row.try_get::<i64, _>("revision")?.cast_unsigned(),
        looked: row.try_get("looked")?,
        before: before.map(i64::cast_unsigned),
    })
}

/// A revision as it is stored; none is so large that it does not fit.
fn whole(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}
