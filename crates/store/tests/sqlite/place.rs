//! Fresh data folders, with a clock and random bytes that every run repeats.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use sqlx::{
    ConnectOptions as _, Connection as _, Executor as _, SqliteConnection,
    sqlite::SqliteConnectOptions,
};
use store::{Clock, Config, Entropy, contract::Backend};
use tempfile::TempDir;

/// A clock that goes on by a second with each question.
fn clock() -> Clock {
    let seconds = AtomicI64::new(1_700_000_000);
    Clock::new(move || seconds.fetch_add(1, Ordering::Relaxed))
}

/// Bytes that count up, so that no two calls give the same.
fn entropy() -> Entropy {
    let calls = AtomicU64::new(1);
    Entropy::new(move |bytes| {
        let call = calls.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        for (byte, from) in bytes.iter_mut().zip(call.into_iter().cycle()) {
            *byte = from;
        }
    })
}

/// The configuration of a data folder below `folder`.
pub(crate) fn config(folder: &TempDir, name: &str) -> Config {
    Config {
        folder: folder.path().join(name),
        origin: "reviews.example.org/log/1".to_owned(),
        key_file: None,
        clock: clock(),
        entropy: entropy(),
    }
}

/// A connection to the record behind the store's back.
pub(crate) async fn raw(config: &Config) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(config.folder.join("record.db"));
    options.foreign_keys(false).connect().await.unwrap()
}

/// SQLite in data folders below `folder`.
pub(crate) fn backend(folder: &TempDir) -> Backend {
    let path = folder.path().to_owned();
    let places = AtomicU64::new(0);
    Backend {
        fresh: Box::new(move || {
            let name = places.fetch_add(1, Ordering::Relaxed).to_string();
            Config {
                folder: path.join(name),
                origin: "reviews.example.org/log/1".to_owned(),
                key_file: None,
                clock: clock(),
                entropy: entropy(),
            }
        }),
        raw: |config, statement| {
            Box::pin(async move {
                let mut connection = raw(&config).await;
                let result = connection.execute(statement).await;
                connection.close().await.unwrap();
                result.map(|_| ()).map_err(|error| error.to_string())
            })
        },
        rewrites: &[
            "UPDATE leaf SET revision = revision",
            "UPDATE leaf SET leaf = x'00' WHERE position = 0",
            "DELETE FROM leaf",
            "DELETE FROM leaf WHERE position = (SELECT max(position) FROM leaf)",
            "INSERT OR REPLACE INTO leaf SELECT * FROM leaf WHERE position = 0",
            "INSERT OR REPLACE INTO leaf SELECT max(position) + 1, sid, revision, leaf, hash FROM leaf",
            "INSERT OR REPLACE INTO leaf SELECT max(position) + 2, sid, revision + 1, leaf, hash FROM leaf",
            "UPDATE OR REPLACE leaf SET position = 0 WHERE position = 1",
            "UPDATE section SET blob = x'00'",
            "DELETE FROM section",
            "INSERT OR REPLACE INTO section SELECT id, x'00' FROM section LIMIT 1",
            "UPDATE command SET content = zeroblob(32)",
            "DELETE FROM command",
            "INSERT OR REPLACE INTO command SELECT * FROM command LIMIT 1",
            "INSERT OR REPLACE INTO command
             SELECT (SELECT max(seq) FROM command) + 1, id, actor, zeroblob(32), sid, 0, 0, 0, 0 FROM command LIMIT 1",
            "UPDATE name SET name = 'other'",
            "DELETE FROM name",
            "INSERT OR REPLACE INTO name SELECT (SELECT max(seq) FROM name) + 1, name, 1 FROM name LIMIT 1",
            "UPDATE stream SET revision = revision - 1",
            "UPDATE stream SET name = 'log', revision = revision + 1 WHERE sid = 1",
            "DELETE FROM stream",
            "INSERT OR REPLACE INTO stream SELECT * FROM stream LIMIT 1",
            "INSERT OR REPLACE INTO stream
             SELECT (SELECT max(sid) FROM stream) + 1, name, 0, last_hash FROM stream LIMIT 1",
            "UPDATE head SET size = size - 1",
            "UPDATE head SET origin = 'elsewhere.example.org', size = size + 1",
            "UPDATE head SET last_time = last_time - 1, size = size + 1",
            "DELETE FROM head",
            "INSERT OR REPLACE INTO head SELECT * FROM head",
        ],
        break_commits: "CREATE TABLE absent (id INTEGER PRIMARY KEY);
             CREATE TABLE bound (id INTEGER REFERENCES absent (id) DEFERRABLE INITIALLY DEFERRED);
             CREATE TRIGGER break_commits AFTER INSERT ON leaf BEGIN INSERT INTO bound VALUES (1); END;",
        mend_commits: "DROP TRIGGER break_commits; DROP TABLE bound; DROP TABLE absent;",
    }
}
