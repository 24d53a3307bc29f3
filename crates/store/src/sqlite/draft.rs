//! The table `draft`.

use sqlx::{Row as _, Sqlite, SqliteExecutor, sqlite::SqliteArguments};

use crate::accounts::draft::{DraftPlace, SealedDraft};

type Query<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;

/// The first five values of every statement.
fn at<'q>(query: Query<'q>, place: &'q DraftPlace) -> Query<'q> {
    let query = query.bind(&place.person).bind(place.guest.unwrap_or(0));
    let query = query.bind(&place.stream).bind(&place.instance);
    query.bind(&place.action)
}

/// The draft of a step.
pub(crate) async fn get(
    executor: impl SqliteExecutor<'_>,
    place: &DraftPlace,
) -> Result<Option<SealedDraft>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT revision, kept, mark, sealed FROM draft
         WHERE person = ?1 AND guest = ?2 AND stream = ?3 AND instance = ?4 AND action = ?5",
    );
    let Some(row) = at(query, place).fetch_optional(executor).await? else {
        return Ok(None);
    };
    Ok(Some(SealedDraft {
        revision: row.try_get::<i64, _>("revision")?.cast_unsigned(),
        kept: row.try_get("kept")?,
        mark: row.try_get("mark")?,
        sealed: row.try_get("sealed")?,
    }))
}

/// The guest links by which a person has drafts of a step; 0 for none.
pub(crate) async fn guests(
    executor: impl SqliteExecutor<'_>,
    (person, stream): (&str, &str),
    (instance, action): (&str, &str),
) -> Result<Vec<i64>, sqlx::Error> {
    let query = sqlx::query_scalar(
        "SELECT guest FROM draft WHERE person = ?1 AND stream = ?2 AND instance = ?3 AND action = ?4",
    );
    let query = query.bind(person).bind(stream).bind(instance).bind(action);
    query.fetch_all(executor).await
}

/// How many drafts a person has.
pub(crate) async fn count(
    executor: impl SqliteExecutor<'_>,
    person: &str,
) -> Result<u32, sqlx::Error> {
    let query = sqlx::query_scalar("SELECT COUNT(*) FROM draft WHERE person = ?1");
    query.bind(person).fetch_one(executor).await
}

/// Keeps a draft in place of an earlier one.
pub(crate) async fn put(
    executor: impl SqliteExecutor<'_>,
    place: &DraftPlace,
    draft: &SealedDraft,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "INSERT INTO draft (person, guest, stream, instance, action, revision, kept, mark, sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (person, guest, stream, instance, action) DO UPDATE SET revision = excluded.revision,
             kept = excluded.kept, mark = excluded.mark, sealed = excluded.sealed",
    );
    let revision = i64::try_from(draft.revision).unwrap_or(i64::MAX);
    let query = at(query, place).bind(revision).bind(draft.kept);
    let query = query.bind(&draft.mark).bind(&draft.sealed);
    query.execute(executor).await?;
    Ok(())
}

/// Forgets the draft of a step.
pub(crate) async fn delete(
    executor: impl SqliteExecutor<'_>,
    place: &DraftPlace,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query(
        "DELETE FROM draft WHERE person = ?1 AND guest = ?2 AND stream = ?3 AND instance = ?4 AND action = ?5",
    );
    at(query, place).execute(executor).await?;
    Ok(())
}

/// Forgets the drafts that were kept at a time or before it.
pub(crate) async fn forget_until(
    executor: impl SqliteExecutor<'_>,
    time: i64,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM draft WHERE kept <= ?1");
    query.bind(time).execute(executor).await?;
    Ok(())
}
