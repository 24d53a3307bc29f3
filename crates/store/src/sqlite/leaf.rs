//! The table `leaf`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqlitePool, sqlite::SqliteRow};

use super::{column, script::Script};
use crate::{read::Recorded, sequence::LeafRow};

/// Inserts leaves, in order.
pub(crate) fn insert(script: &mut Script, rows: &[LeafRow]) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        [
            row.position.into(),
            row.sid.into(),
            row.revision.into(),
            row.leaf.as_slice().into(),
            row.hash.into(),
        ]
    });
    script.add(
        "INSERT INTO leaf (position, sid, revision, leaf, hash)",
        values,
        "",
    )
}

/// Leaves from a position on, without sections.
pub(crate) async fn read_all(
    readers: &SqlitePool,
    from: u64,
    limit: u32,
) -> Result<Vec<Recorded>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT l.position, s.name, l.revision, l.leaf, l.hash FROM leaf l JOIN stream s USING (sid)
         WHERE l.position >= ?1 ORDER BY l.position LIMIT ?2",
    );
    let rows = query
        .bind(from.cast_signed())
        .bind(limit)
        .fetch_all(readers)
        .await?;
    rows.iter().map(recorded).collect()
}

/// Leaves of a stream from a revision on, without sections.
pub(crate) async fn read_stream(
    readers: &SqlitePool,
    name: &str,
    from: u64,
    limit: u32,
) -> Result<Vec<Recorded>, sqlx::Error> {
    let query = sqlx::query(
        "SELECT l.position, s.name, l.revision, l.leaf, l.hash FROM stream s JOIN leaf l USING (sid)
         WHERE s.name = ?1 AND l.revision >= ?2 ORDER BY l.revision LIMIT ?3",
    );
    let query = query.bind(name).bind(from.cast_signed()).bind(limit);
    let rows = query.fetch_all(readers).await?;
    rows.iter().map(recorded).collect()
}

/// The bytes of one leaf.
pub(crate) async fn read_one(
    readers: &SqlitePool,
    position: u64,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let query = sqlx::query_scalar("SELECT leaf FROM leaf WHERE position = ?1");
    query
        .bind(position.cast_signed())
        .fetch_optional(readers)
        .await
}

/// The hash of one leaf.
pub(crate) async fn hash(readers: &SqlitePool, position: u64) -> Result<Option<Hash>, sqlx::Error> {
    let query = sqlx::query("SELECT hash FROM leaf WHERE position = ?1");
    let row = query
        .bind(position.cast_signed())
        .fetch_optional(readers)
        .await?;
    row.as_ref()
        .map(|row| column::hash(row, "hash"))
        .transpose()
}

fn recorded(row: &SqliteRow) -> Result<Recorded, sqlx::Error> {
    Ok(Recorded {
        position: column::number(row, "position")?,
        stream: row.try_get("name")?,
        revision: column::number(row, "revision")?,
        leaf: row.try_get("leaf")?,
        hash: column::hash(row, "hash")?,
        sections: Vec::new(),
    })
}
