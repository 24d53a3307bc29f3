//! The table `review` of the read models.

use sqlx::{Row as _, SqliteConnection, SqlitePool, sqlite::SqliteRow};

use super::{column, script::Script};
use crate::models::ReviewRow;

/// Writes rows over those of the same streams.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
    rows: &[&ReviewRow],
) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        [
            row.stream.as_str().into(),
            row.name.as_str().into(),
            row.workflow.as_str().into(),
            row.definition.as_str().into(),
            row.revision.into(),
            row.state.as_str().into(),
            row.started.into(),
            row.last_time.into(),
        ]
    });
    let mut script = Script::default();
    script.add(
        "INSERT INTO review (stream, name, workflow, definition, revision, state, started, last_time)",
        values,
        " ON CONFLICT (stream) DO UPDATE SET
            name = excluded.name, workflow = excluded.workflow, definition = excluded.definition,
            revision = excluded.revision, state = excluded.state, started = excluded.started,
            last_time = excluded.last_time",
    )?;
    script.run(connection).await?;
    Ok(())
}

/// Removes all rows.
pub(crate) async fn clear(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM review")
        .execute(connection)
        .await?;
    Ok(())
}

/// Reviews sorted by stream, from after a stream.
pub(crate) async fn list(
    readers: &SqlitePool,
    after: &str,
    limit: u32,
) -> Result<Vec<ReviewRow>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT stream, name, workflow, definition, revision, state, started, last_time
         FROM review WHERE stream > ?1 ORDER BY stream LIMIT ?2",
    );
    let rows = query.bind(after).bind(limit).fetch_all(readers).await?;
    rows.iter().map(review).collect()
}

/// The review of a stream.
pub(crate) async fn read(
    readers: &SqlitePool,
    stream: &str,
) -> Result<Option<ReviewRow>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT stream, name, workflow, definition, revision, state, started, last_time
         FROM review WHERE stream = ?1",
    );
    let row = query.bind(stream).fetch_optional(readers).await?;
    row.as_ref().map(review).transpose()
}

fn review(row: &SqliteRow) -> Result<ReviewRow, sqlx::Error> {
    Ok(ReviewRow {
        stream: row.try_get("stream")?,
        name: row.try_get("name")?,
        workflow: row.try_get("workflow")?,
        definition: row.try_get("definition")?,
        revision: column::number(row, "revision")?,
        state: row.try_get("state")?,
        started: row.try_get("started")?,
        last_time: row.try_get("last_time")?,
    })
}
