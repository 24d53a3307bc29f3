//! Accounts, and the access record.

use std::fs;

use sqlx::{ConnectOptions as _, Connection as _, Executor as _, sqlite::SqliteConnectOptions};
use store::{
    access::{Access, AccessKind},
    accounts::AccountsError,
    contract::{Running, sample},
};
use tempfile::TempDir;

use crate::place::config;

#[tokio::test]
async fn people_are_added_found_and_listed() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana Überall").await.unwrap();
    let ben = accounts.add("ben.2_x-y", "Ben").await.unwrap();
    assert_ne!(ana.id, ben.id);
    assert!(
        ana.id
            .strip_prefix("u-")
            .is_some_and(|digits| digits.len() == 16)
    );
    assert_eq!(accounts.by_handle("ana").await.unwrap(), Some(ana.clone()));
    assert_eq!(accounts.by_id(&ben.id).await.unwrap(), Some(ben.clone()));
    assert_eq!(accounts.by_handle("Ana").await.unwrap(), None);
    assert_eq!(accounts.by_id("u-0000000000000000").await.unwrap(), None);
    assert!(matches!(
        accounts.add("ana", "Another Ana").await,
        Err(AccountsError::Taken)
    ));
    let long = "x".repeat(65);
    for handle in ["", "Ana", "2x", "a b", "a@b", "ä", long.as_str()] {
        assert!(
            matches!(
                accounts.add(handle, "A Name").await,
                Err(AccountsError::Handle)
            ),
            "{handle}"
        );
    }
    for display in ["", " \t", "a\nb", &"x".repeat(201)] {
        assert!(
            matches!(
                accounts.add("carl", display).await,
                Err(AccountsError::Display)
            ),
            "{display}"
        );
    }
    assert_eq!(accounts.list("").await.unwrap(), [ana.clone(), ben.clone()]);
    assert_eq!(accounts.list("ana").await.unwrap(), [ben]);
    running.stop().await;
    for file in ["record.db", "access.db", "models.db", "keys.db"] {
        let content = fs::read(config.folder.join(file)).unwrap();
        assert!(
            !content
                .windows(ana.display.len())
                .any(|bytes| bytes == ana.display.as_bytes()),
            "{file}"
        );
    }
}

#[tokio::test]
async fn refusals_and_reads_are_kept_in_order_and_for_ever() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let refusal = Access {
        time: 1_700_000_000,
        actor: sample::actor(1),
        stream: sample::stream(1),
        kind: AccessKind::Refusal,
        action: "approve".to_owned(),
        clauses: vec!["not_own".to_owned(), "complete".to_owned()],
        via: "console".to_owned(),
    };
    let read = Access {
        kind: AccessKind::Read,
        action: "report/1".to_owned(),
        clauses: vec![],
        ..refusal.clone()
    };
    running
        .store
        .access()
        .add(&[refusal.clone(), read.clone()])
        .await
        .unwrap();
    running.store.access().add(&[]).await.unwrap();
    running
        .store
        .access()
        .add(std::slice::from_ref(&read))
        .await
        .unwrap();
    running.stop().await;

    let running = Running::start(config.clone()).await;
    let entries = running.store.access().list(0).await.unwrap();
    let entries: Vec<_> = entries
        .into_iter()
        .map(|entry| (entry.seq, entry.access))
        .collect();
    assert_eq!(entries, [(1, refusal), (2, read.clone()), (3, read)]);
    assert_eq!(running.store.access().list(3).await.unwrap().len(), 1);
    let options = SqliteConnectOptions::new().filename(config.folder.join("access.db"));
    let mut connection = options.connect().await.unwrap();
    for statement in [
        "UPDATE access SET actor = 'u-0000'",
        "DELETE FROM access",
        "INSERT OR REPLACE INTO access SELECT * FROM access WHERE seq = 1",
    ] {
        assert!(connection.execute(statement).await.is_err(), "{statement}");
    }
    connection.close().await.unwrap();
    running.stop().await;
}
