//! Opens the databases of a data folder, and checks that SQLite does what durability rests on.

use std::{path::Path, str::FromStr as _, time::Duration};

use sqlx::{
    ConnectOptions as _, Connection as _, Row as _, SqliteConnection, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::migrate::{self, MigrateError};

/// The oldest SQLite that is safe: before it, two connections of one file could corrupt a WAL
/// (<https://www.sqlite.org/wal.html#walresetbug>).
const OLDEST: [u32; 3] = [3, 51, 3];

/// Bytes of a page of a new database: measured best for large batches.
pub(crate) const PAGE_SIZE: u32 = 16_384;

/// How long a statement waits for a lock that a foreign tool holds.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Bytes that the write-ahead log keeps on disk after it was emptied.
const JOURNAL_SIZE_LIMIT: &str = "67108864";

/// One of the databases of a data folder.
#[derive(Debug)]
pub(crate) struct Database {
    /// Its file in the data folder.
    pub(crate) file: &'static str,
    /// Its migrations, in order. Their number is the version of the database.
    migrations: &'static [&'static str],
    /// Whether a commit must survive a power cut. What can be rebuilt need not.
    durable: bool,
    /// Whether deleted content is overwritten.
    secure_delete: bool,
}

pub(crate) const RECORD: Database = Database {
    file: "record.db",
    migrations: &[include_str!(
        "../../../../migrations/sqlite/record/0001_create_record.sql"
    )],
    durable: true,
    secure_delete: false,
};

pub(crate) const ACCESS: Database = Database {
    file: "access.db",
    migrations: &[
        include_str!("../../../../migrations/sqlite/access/0001_create_access.sql"),
        include_str!("../../../../migrations/sqlite/access/0002_change_access.sql"),
    ],
    durable: true,
    secure_delete: false,
};

pub(crate) const MODELS: Database = Database {
    file: "models.db",
    migrations: &[include_str!(
        "../../../../migrations/sqlite/models/0001_create_models.sql"
    )],
    durable: false,
    secure_delete: false,
};

pub(crate) const KEYS: Database = Database {
    file: "keys.db",
    migrations: &[include_str!(
        "../../../../migrations/sqlite/keys/0001_create_keys.sql"
    )],
    durable: true,
    secure_delete: true,
};

pub(crate) const ACCOUNTS: Database = Database {
    file: "accounts.db",
    migrations: &[
        include_str!("../../../../migrations/sqlite/accounts/0001_create_accounts.sql"),
        include_str!("../../../../migrations/sqlite/accounts/0002_create_sign_in.sql"),
        include_str!("../../../../migrations/sqlite/accounts/0003_create_visit.sql"),
        include_str!("../../../../migrations/sqlite/accounts/0004_create_draft.sql"),
        include_str!("../../../../migrations/sqlite/accounts/0005_change_guest_link.sql"),
    ],
    durable: true,
    secure_delete: true,
};

/// A database that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// SQLite reports an error.
    #[error("{file}: {source}")]
    Sqlite {
        /// The file in the data folder.
        file: &'static str,
        /// What it says.
        source: sqlx::Error,
    },
    /// The database is newer than this program, or a migration fails.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The SQLite library is too old.
    #[error("SQLite {found} can corrupt a database in WAL mode, {}.{}.{} or newer is needed", OLDEST[0], OLDEST[1], OLDEST[2])]
    Version {
        /// Its version.
        found: String,
    },
    /// A setting that durability or the append-only tables rest on did not take effect.
    #[error("{file}: `{setting}` is {found}, must be {expected}")]
    Setting {
        /// The file in the data folder.
        file: &'static str,
        /// The setting.
        setting: &'static str,
        /// Its value.
        found: String,
        /// The value it must have.
        expected: &'static str,
    },
}

impl Database {
    /// Opens the one connection that writes the record. It never checkpoints inside a commit.
    pub(crate) async fn writer(&self, path: &Path) -> Result<SqliteConnection, DatabaseError> {
        let options = self.options(path).pragma("wal_autocheckpoint", "0");
        let mut connection = options.connect().await.map_err(self.error())?;
        self.check(&mut connection).await?;
        Ok(connection)
    }

    /// Creates the database if it is missing, and brings it to this program's version.
    pub(crate) async fn prepare(&self, path: &Path) -> Result<(), DatabaseError> {
        let mut connection = self.options(path).connect().await.map_err(self.error())?;
        self.check(&mut connection).await?;
        migrate::run(&mut connection, self.file, self.migrations).await?;
        connection.close().await.map_err(self.error())
    }

    /// A pool of one connection, which reads and writes.
    pub(crate) fn pool(&self, path: &Path) -> SqlitePool {
        pool_options(1).connect_lazy_with(self.options(path))
    }

    /// A pool of connections that only read.
    pub(crate) fn readers(&self, path: &Path, connections: u32) -> SqlitePool {
        let options = self.options(path).pragma("query_only", "ON");
        let options = options.pragma("wal_autocheckpoint", "0");
        pool_options(connections).connect_lazy_with(options)
    }

    fn options(&self, path: &Path) -> SqliteConnectOptions {
        let synchronous = if self.durable {
            SqliteSynchronous::Full
        } else {
            SqliteSynchronous::Normal
        };
        SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .page_size(PAGE_SIZE)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT)
            .pragma("recursive_triggers", "ON")
            .pragma(
                "secure_delete",
                if self.secure_delete { "ON" } else { "OFF" },
            )
            .pragma("journal_size_limit", JOURNAL_SIZE_LIMIT)
            .disable_statement_logging()
    }

    /// Asks SQLite for its version and for the settings, rather than trusting that they were taken.
    async fn check(&self, connection: &mut SqliteConnection) -> Result<(), DatabaseError> {
        let row = sqlx::query(
            "SELECT sqlite_version(), j.journal_mode, CAST(s.synchronous AS TEXT),
                    CAST(t.recursive_triggers AS TEXT), CAST(f.foreign_keys AS TEXT)
             FROM pragma_journal_mode j, pragma_synchronous s, pragma_recursive_triggers t, pragma_foreign_keys f",
        );
        let row = row.fetch_one(connection).await.map_err(self.error())?;
        let column = |index: usize| row.try_get::<String, _>(index).map_err(self.error());
        let found = column(0)?;
        if version(&found) < Some(OLDEST) {
            return Err(DatabaseError::Version { found });
        }
        let synchronous = if self.durable { "2" } else { "1" };
        for (index, setting, expected) in [
            (1, "journal_mode", "wal"),
            (2, "synchronous", synchronous),
            (3, "recursive_triggers", "1"),
            (4, "foreign_keys", "1"),
        ] {
            let found = column(index)?;
            if found != expected {
                return Err(DatabaseError::Setting {
                    file: self.file,
                    setting,
                    found,
                    expected,
                });
            }
        }
        Ok(())
    }

    /// Names the file in an error of SQLite.
    pub(crate) fn error(&self) -> impl Fn(sqlx::Error) -> DatabaseError + use<> {
        let file = self.file;
        move |source| DatabaseError::Sqlite { file, source }
    }
}

fn pool_options(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

fn version(text: &str) -> Option<[u32; 3]> {
    let mut numbers = text.split('.').map(u32::from_str);
    let mut next = || numbers.next()?.ok();
    Some([next()?, next()?, next()?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(version("3.51.3") >= Some(OLDEST));
        assert!(version("3.100.0") > Some(OLDEST));
        assert!(version("3.51.2") < Some(OLDEST));
        assert!(version("3.9.99") < Some(OLDEST));
        assert!(version("unknown") < Some(OLDEST));
    }
}
