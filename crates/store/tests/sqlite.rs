//! The contract suite on SQLite.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use sqlx::{ConnectOptions as _, Connection as _, Executor as _, sqlite::SqliteConnectOptions};
use store::{
    Clock, Config, Entropy,
    contract::{self, Backend},
};
use tempfile::TempDir;

/// A clock that goes on by a second with each question.
fn clock() -> Clock {
    let seconds = AtomicI64::new(1_700_000_000);
    Clock::new(move || seconds.fetch_add(1, Ordering::Relaxed))
}

/// Bytes that count up.
fn entropy() -> Entropy {
    let counter = AtomicU64::new(1);
    Entropy::new(move |bytes| {
        for byte in bytes {
            *byte = counter.fetch_add(1, Ordering::Relaxed).to_le_bytes()[0];
        }
    })
}

fn backend(folder: &TempDir) -> Backend {
    let path = folder.path().to_owned();
    let places = AtomicU64::new(0);
    Backend {
        fresh: Box::new(move || Config {
            folder: path.join(places.fetch_add(1, Ordering::Relaxed).to_string()),
            origin: "reviews.example.org/log/1".to_owned(),
            key_file: None,
            clock: clock(),
            entropy: entropy(),
        }),
        raw: |config, statement| {
            Box::pin(async move {
                let options = SqliteConnectOptions::new().filename(config.folder.join("record.db"));
                let mut connection = options.connect().await.map_err(|error| error.to_string())?;
                let result = connection.execute(statement).await;
                connection
                    .close()
                    .await
                    .map_err(|error| error.to_string())?;
                result.map(|_| ()).map_err(|error| error.to_string())
            })
        },
        rewrites: &[],
        break_commits: "",
        mend_commits: "",
    }
}

#[tokio::test]
async fn what_was_appended_is_read_back_byte_for_byte() {
    let folder = TempDir::new().unwrap();
    contract::round_trip(&backend(&folder)).await;
}
