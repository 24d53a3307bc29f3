//! The table `checkpoint`: how far each processor has read.

use sqlx::{SqliteConnection, SqliteExecutor};

use super::column;
use crate::models::Checkpoint;

/// The processor that writes the read models.
pub(crate) const MODELS: &str = "models";

/// How far a processor has read.
pub(crate) async fn read(
    executor: impl SqliteExecutor<'_>,
    processor: &str,
) -> Result<Checkpoint, sqlx::Error> {
    let query = sqlx::query("SELECT size, hash FROM checkpoint WHERE processor = ?1");
    match query.bind(processor).fetch_optional(executor).await? {
        Some(row) => Ok(Checkpoint {
            size: column::number(&row, "size")?,
            hash: column::hash(&row, "hash")?,
        }),
        None => Ok(Checkpoint::START),
    }
}

/// Moves a checkpoint, if it is where it is expected.
pub(crate) async fn advance(
    connection: &mut SqliteConnection,
    processor: &str,
    old: Checkpoint,
    new: Checkpoint,
) -> Result<bool, sqlx::Error> {
    let sql = if old == Checkpoint::START {
        "INSERT INTO checkpoint (processor, size, hash) VALUES (?1, ?2, ?3) ON CONFLICT (processor) DO NOTHING"
    } else {
        "UPDATE checkpoint SET size = ?2, hash = ?3 WHERE processor = ?1 AND size = ?4 AND hash = ?5"
    };
    let query = sqlx::query(sql).bind(processor);
    let query = query.bind(new.size.cast_signed()).bind(new.hash.0.to_vec());
    let query = query.bind(old.size.cast_signed()).bind(old.hash.0.to_vec());
    Ok(query.execute(connection).await?.rows_affected() == 1)
}

/// Forgets how far a processor has read.
pub(crate) async fn clear(
    connection: &mut SqliteConnection,
    processor: &str,
) -> Result<(), sqlx::Error> {
    let query = sqlx::query("DELETE FROM checkpoint WHERE processor = ?1");
    query.bind(processor).execute(connection).await?;
    Ok(())
}
