//! The table `instance` of the read models.

use sqlx::{Row as _, SqliteConnection, SqlitePool, sqlite::SqliteRow};

use super::script::Script;
use crate::models::InstanceRow;

/// Writes rows over those of the same review and id. Gives the number written: rows of unknown reviews are not.
pub(crate) async fn write(
    connection: &mut SqliteConnection,
    rows: &[&InstanceRow],
) -> Result<u64, sqlx::Error> {
    let values = rows.iter().map(|row| {
        [
            row.review.as_str().into(),
            row.id.as_str().into(),
            row.machine.as_str().into(),
            row.number.into(),
            row.state.as_str().into(),
            row.due.into(),
        ]
    });
    let mut script = Script::default();
    script.add(
        "WITH given (review, id, machine, number, state, due) AS (",
        values,
        ") INSERT INTO instance (rid, id, machine, number, state, due)
         SELECT review.rid, given.id, given.machine, given.number, given.state, given.due
         FROM given CROSS JOIN review ON review.stream = given.review WHERE true
         ON CONFLICT (rid, id) DO UPDATE SET
           machine = excluded.machine, number = excluded.number, state = excluded.state, due = excluded.due",
    )?;
    script.run(connection).await
}

/// Removes all rows.
pub(crate) async fn clear(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM instance")
        .execute(connection)
        .await?;
    Ok(())
}

/// Instances of a review sorted by id, from after an id.
pub(crate) async fn of_review(
    readers: &SqlitePool,
    review: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<InstanceRow>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT r.stream, i.id, i.machine, i.number, i.state, i.due FROM review r JOIN instance i USING (rid)
         WHERE r.stream = ?1 AND i.id > ?2 ORDER BY i.id LIMIT ?3",
    );
    let rows = query
        .bind(review)
        .bind(after)
        .bind(limit)
        .fetch_all(readers)
        .await?;
    rows.iter().map(instance).collect()
}

/// Instances due up to a time, the earliest first.
pub(crate) async fn due(
    readers: &SqlitePool,
    until: i64,
    limit: u32,
) -> Result<Vec<InstanceRow>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT r.stream, i.id, i.machine, i.number, i.state, i.due FROM instance i JOIN review r USING (rid)
         WHERE i.due <= ?1 ORDER BY i.due, i.iid LIMIT ?2",
    );
    let rows = query.bind(until).bind(limit).fetch_all(readers).await?;
    rows.iter().map(instance).collect()
}

fn instance(row: &SqliteRow) -> Result<InstanceRow, sqlx::Error> {
    let number = row
        .try_get::<Option<i64>, _>("number")?
        .map(u64::try_from)
        .transpose();
    Ok(InstanceRow {
        review: row.try_get("stream")?,
        id: row.try_get("id")?,
        machine: row.try_get("machine")?,
        number: number.map_err(|error| sqlx::Error::Decode(error.into()))?,
        state: row.try_get("state")?,
        due: row.try_get("due")?,
    })
}
