//! The table `section`. Its id is the position of the leaf times 64, plus the index of the section in the leaf.

use sqlx::{Row as _, SqlitePool};

use super::{column, script::Script};
use crate::{append::MAX_SECTIONS, sequence::SectionRow};

const PER_LEAF: u64 = MAX_SECTIONS as u64;

/// Inserts sections, in order.
pub(crate) fn insert(script: &mut Script, rows: &[SectionRow<'_>]) -> Result<(), sqlx::Error> {
    let values = rows.iter().map(|row| {
        [
            (row.position * PER_LEAF + row.index).into(),
            row.blob.into(),
        ]
    });
    script.add("INSERT INTO section (id, blob)", values, "")
}

/// One section as it was found.
pub(crate) struct Found {
    pub(crate) position: u64,
    pub(crate) blob: Option<Vec<u8>>,
    /// Whether the blob is missing only because those before it filled the page.
    pub(crate) cut: bool,
}

/// The sections of some leaves in order, each blob only if it has at most `largest` bytes, and until the blobs have
/// `together` bytes.
pub(crate) async fn read_of(
    readers: &SqlitePool,
    positions: &[u64],
    largest: u64,
    together: u64,
) -> Result<Vec<Found>, sqlx::Error> {
    let query = sqlx::query(
        "WITH part AS (
           SELECT s.id AS id, length(s.blob) AS bytes FROM json_each(?1) AS leaf
           CROSS JOIN section AS s ON s.id BETWEEN leaf.value * 64 AND leaf.value * 64 + 63),
         counted AS (
           SELECT id, bytes <= ?2 AS wanted,
                  sum(CASE WHEN bytes <= ?2 THEN bytes ELSE 0 END) OVER (ORDER BY id) <= ?3 AS fits
           FROM part)
         SELECT c.id, CASE WHEN c.wanted AND c.fits THEN s.blob END AS blob, c.wanted AND NOT c.fits AS cut
         FROM counted AS c CROSS JOIN section AS s ON s.id = c.id ORDER BY c.id",
    );
    let positions = serde_json::Value::from_iter(positions.iter().copied()).to_string();
    let bytes = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    let query = query
        .bind(positions)
        .bind(bytes(largest))
        .bind(bytes(together));
    let rows = query.fetch_all(readers).await?;
    let found = rows.iter().map(|row| {
        Ok(Found {
            position: column::number(row, "id")? / PER_LEAF,
            blob: row.try_get("blob")?,
            cut: row.try_get("cut")?,
        })
    });
    found.collect()
}

/// One section.
pub(crate) async fn read_one(
    readers: &SqlitePool,
    position: u64,
    index: u64,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    let query = sqlx::query_scalar("SELECT blob FROM section WHERE id = ?1");
    query
        .bind(id(position, index))
        .fetch_optional(readers)
        .await
}

fn id(position: u64, index: u64) -> i64 {
    (position * PER_LEAF + index).cast_signed()
}
