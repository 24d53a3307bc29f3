//! The table `head`: one row that says where the record ends.

use sqlx::{Row as _, SqliteConnection};

use super::column;
use crate::sequence::Head;

/// Gives a new record its origin. An existing record keeps its own.
pub(crate) async fn create(
    connection: &mut SqliteConnection,
    origin: &str,
) -> Result<(), sqlx::Error> {
    let insert = sqlx::query(
        "INSERT INTO head (one, origin, size, last_hash, last_time)
         SELECT 1, ?1, 0, zeroblob(32), 0 WHERE NOT EXISTS (SELECT 1 FROM head)",
    );
    insert.bind(origin).execute(connection).await?;
    Ok(())
}

/// The origin and the number of leaves.
pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<(String, u64), sqlx::Error> {
    let query = sqlx::query("SELECT origin, size FROM head");
    let row = query.fetch_one(connection).await?;
    Ok((row.try_get("origin")?, column::number(&row, "size")?))
}

/// Moves the end of the record.
pub(crate) async fn advance(
    connection: &mut SqliteConnection,
    head: &Head,
) -> Result<(), sqlx::Error> {
    let update = sqlx::query("UPDATE head SET size = ?1, last_hash = ?2, last_time = ?3");
    let update = update
        .bind(head.size.cast_signed())
        .bind(head.last_hash.0.to_vec())
        .bind(head.last_time.unix_seconds());
    update.execute(connection).await?;
    Ok(())
}
