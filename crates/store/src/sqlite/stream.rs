//! The table `stream`.

use sqlx::{SqliteConnection, SqlitePool};

use super::{column, values::Statement};
use crate::{read::StreamEnd, sequence::StreamRow};

const INSERT: Statement = Statement {
    before: "INSERT INTO stream (sid, name, revision, last_hash)",
    columns: 4,
    after: "",
};

const ADVANCE: Statement = Statement {
    before: "WITH moved (sid, revision, last_hash) AS (",
    columns: 3,
    after: ") UPDATE stream SET revision = moved.revision, last_hash = moved.last_hash
            FROM moved WHERE stream.sid = moved.sid",
};

/// Inserts streams, in the order of their sids.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    rows: &[StreamRow<'_>],
) -> Result<(), sqlx::Error> {
    let bind = INSERT.run(connection, rows, |query, row| {
        query
            .bind(row.head.sid.cast_signed())
            .bind(row.name.to_owned())
            .bind(row.head.revision.cast_signed())
            .bind(row.head.last_hash.0.to_vec())
    });
    bind.await
}

/// Moves streams forward.
pub(crate) async fn advance(
    connection: &mut SqliteConnection,
    rows: &[StreamRow<'_>],
) -> Result<(), sqlx::Error> {
    let bind = ADVANCE.run(connection, rows, |query, row| {
        query
            .bind(row.head.sid.cast_signed())
            .bind(row.head.revision.cast_signed())
            .bind(row.head.last_hash.0.to_vec())
    });
    bind.await
}

/// The last revision of a stream.
pub(crate) async fn revision(readers: &SqlitePool, name: &str) -> Result<Option<u64>, sqlx::Error> {
    let query = sqlx::query("SELECT revision FROM stream WHERE name = ?1");
    let row = query.bind(name).fetch_optional(readers).await?;
    row.as_ref()
        .map(|row| column::number(row, "revision"))
        .transpose()
}

/// Streams of a kind, sorted by name, from after a name.
pub(crate) async fn of_kind(
    readers: &SqlitePool,
    kind: &str,
    after: &str,
    limit: u32,
) -> Result<Vec<StreamEnd>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT name, revision FROM stream WHERE name > max(?1 || ':', ?2) AND name < ?1 || ';' ORDER BY name LIMIT ?3",
    );
    let rows = query
        .bind(kind)
        .bind(after)
        .bind(limit)
        .fetch_all(readers)
        .await?;
    let ends = rows.iter().map(|row| {
        Ok(StreamEnd {
            name: sqlx::Row::try_get(row, "name")?,
            revision: column::number(row, "revision")?,
        })
    });
    ends.collect()
}
