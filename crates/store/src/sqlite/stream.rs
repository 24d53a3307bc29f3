//! The table `stream`.

use sqlx::SqlitePool;

use super::{column, script::Script};
use crate::{
    read::StreamEnd,
    sequence::{StreamHead, StreamRow},
};

/// Inserts streams, in the order of their sids.
pub(crate) fn insert(script: &mut Script, rows: &[StreamRow<'_>]) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        let StreamHead {
            sid,
            revision,
            last_hash,
        } = row.head;
        [
            sid.into(),
            row.name.into(),
            revision.into(),
            last_hash.into(),
        ]
    });
    script.add(
        "INSERT INTO stream (sid, name, revision, last_hash)",
        values,
        "",
    )
}

/// Moves streams forward.
pub(crate) fn advance(script: &mut Script, rows: &[StreamRow<'_>]) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        let StreamHead {
            sid,
            revision,
            last_hash,
        } = row.head;
        [sid.into(), revision.into(), last_hash.into()]
    });
    script.add(
        "WITH moved (sid, revision, last_hash) AS (",
        values,
        ") UPDATE stream SET revision = moved.revision, last_hash = moved.last_hash
           FROM moved WHERE stream.sid = moved.sid",
    )
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
