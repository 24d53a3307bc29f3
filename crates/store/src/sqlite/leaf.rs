//! The table `leaf`.

use ledger::hash::Hash;
use sqlx::{Row as _, SqliteConnection, SqlitePool, sqlite::SqliteRow};

use super::{column, values::Statement};
use crate::{read::Recorded, sequence::LeafRow};

const INSERT: Statement = Statement {
    before: "INSERT INTO leaf (position, sid, revision, leaf, hash)",
    columns: 5,
    after: "",
};

/// Inserts leaves, in order.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    rows: &[LeafRow],
) -> Result<(), sqlx::Error> {
    let bind = INSERT.run(connection, rows, |query, row| {
        query
            .bind(row.position.cast_signed())
            .bind(row.sid.cast_signed())
            .bind(row.revision.cast_signed())
            .bind(row.leaf.clone())
            .bind(row.hash.0.to_vec())
    });
    bind.await
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
