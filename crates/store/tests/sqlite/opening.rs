//! Opening a data folder: who may, what is refused, and how it is said.

use std::{fs, os::unix::fs::PermissionsExt as _};

use sqlx::{Connection as _, Executor as _};
use store::{
    Config, Expected, OpenError, Store,
    contract::{Running, sample},
};
use tempfile::TempDir;

use crate::place::{config, raw};

/// Why a folder cannot be opened, with the path of the test taken out.
async fn refusal(config: &Config) -> String {
    let refused = Store::open(config.clone()).await;
    let error: OpenError = refused.map(|_| ()).unwrap_err();
    error
        .to_string()
        .replace(config.folder.to_str().unwrap(), "DATA")
}

#[tokio::test]
async fn a_folder_in_use_is_refused_until_its_holder_is_gone() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    assert_eq!(
        refusal(&config).await,
        "the data folder DATA is in use by another process: stop that one first, or name another folder"
    );
    running.stop().await;
    Running::start(config).await.stop().await;
}

#[tokio::test]
async fn the_folder_is_for_its_owner_alone_and_an_emptied_log_is_left() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "a/b/data");
    let running = Running::start(config.clone()).await;
    running
        .store
        .append(sample::events("log", Expected::Any, 1, 3))
        .await
        .unwrap();
    let log = config.folder.join("record.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > 0);
    running.stop().await;
    assert!(fs::metadata(&log).map_or(0, |log| log.len()) == 0);
    let mode = fs::metadata(&config.folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[tokio::test]
async fn an_existing_record_keeps_its_origin() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    Running::start(config.clone()).await.stop().await;
    let other = Config {
        origin: "elsewhere.example.org/log/1".to_owned(),
        ..config
    };
    let running = Running::start(other).await;
    assert_eq!(running.store.origin(), "reviews.example.org/log/1");
    running.stop().await;
}

#[tokio::test]
async fn an_origin_that_cannot_stand_in_a_leaf_is_refused() {
    let folder = TempDir::new().unwrap();
    let config = Config {
        origin: "Überprüfung".to_owned(),
        ..config(&folder, "data")
    };
    let said = refusal(&config).await;
    assert!(
        said.starts_with("the origin of the record: field `log` must be a URL without a scheme"),
        "{said}"
    );
    assert!(!config.folder.exists(), "nothing was created");
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    Running::start(config.clone()).await.stop().await;
    let mut connection = raw(&config).await;
    connection.execute("PRAGMA user_version = 7").await.unwrap();
    connection.close().await.unwrap();
    let before = fs::read(config.folder.join("record.db")).unwrap();
    assert_eq!(
        refusal(&config).await,
        "record.db has version 7, this program knows up to 1: it was written by a newer program, use that one"
    );
    assert_eq!(fs::read(config.folder.join("record.db")).unwrap(), before);
}

#[tokio::test]
async fn files_that_are_no_databases_are_refused_by_name() {
    for file in [
        "record.db",
        "access.db",
        "models.db",
        "keys.db",
        "accounts.db",
    ] {
        let folder = TempDir::new().unwrap();
        let config = config(&folder, "data");
        fs::create_dir(&config.folder).unwrap();
        fs::write(config.folder.join(file), [b'x'; 5000]).unwrap();
        let said = refusal(&config).await;
        assert!(
            said.starts_with(&format!("{file}: ")) && said.contains("not a database"),
            "{said}"
        );
    }
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    fs::write(&config.folder, "a file").unwrap();
    let said = refusal(&config).await;
    assert!(said.starts_with("the data folder DATA: "), "{said}");
}
