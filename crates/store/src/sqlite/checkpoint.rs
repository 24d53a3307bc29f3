//! Moves the write-ahead log into the database file.

use sqlx::SqliteConnection;

/// Moves as much as no reader needs, and waits for nobody.
pub(crate) async fn passive(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)")
        .execute(connection)
        .await?;
    Ok(())
}

/// Moves everything, and empties the log.
pub(crate) async fn truncate(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .execute(connection)
        .await?;
    Ok(())
}
