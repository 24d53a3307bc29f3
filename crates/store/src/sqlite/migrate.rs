//! Brings a database to the version of this program: one transaction for each migration.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, SqliteConnection};

/// A database whose version cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// Written by a newer program.
    #[error(
        "{file} has version {found}, this program knows up to {known}: it was written by a newer program, use that one"
    )]
    Newer {
        /// The file in the data folder.
        file: &'static str,
        /// Its version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// A statement fails.
    #[error("{file}, bringing it to version {version}: {source}")]
    Statement {
        /// The file in the data folder.
        file: &'static str,
        /// The version that was to be reached.
        version: i64,
        /// What SQLite says.
        source: sqlx::Error,
    },
}

/// Runs the migrations that the database has not seen. Its version is the number of those it has seen.
pub(super) async fn run(
    connection: &mut SqliteConnection,
    file: &'static str,
    migrations: &[&'static str],
) -> Result<(), MigrateError> {
    let failed = |version| {
        move |source| MigrateError::Statement {
            file,
            version,
            source,
        }
    };
    let found = version(connection).await.map_err(failed(0))?;
    let known = migrations.len() as i64;
    if found > known {
        return Err(MigrateError::Newer { file, found, known });
    }
    for (version, migration) in (1..).zip(migrations) {
        if version > found {
            apply(connection, version, migration)
                .await
                .map_err(failed(version))?;
        }
    }
    Ok(())
}

async fn version(connection: &mut SqliteConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(connection)
        .await
}

async fn apply(
    connection: &mut SqliteConnection,
    version: i64,
    migration: &'static str,
) -> Result<(), sqlx::Error> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    transaction.execute(migration).await?;
    let set = format!("PRAGMA user_version = {version}");
    transaction.execute(AssertSqlSafe(set)).await?;
    transaction.commit().await
}
