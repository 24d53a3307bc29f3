//! The access record: what the former version wrote is read, how people come in is kept, and what is wanted is found.

use sqlx::{ConnectOptions as _, Connection as _, Executor as _, sqlite::SqliteConnectOptions};
use store::{
    access::{Access, AccessEntry, AccessKind, Wanted},
    contract::{Running, sample},
};
use tempfile::TempDir;

use crate::place::config;

fn entry(kind: AccessKind, actor: &str, stream: &str, action: &str) -> Access {
    Access {
        time: 1_700_000_000,
        actor: actor.to_owned(),
        stream: stream.to_owned(),
        kind,
        action: action.to_owned(),
        clauses: Vec::new(),
        via: "web".to_owned(),
    }
}

fn told(entries: &[AccessEntry]) -> Vec<(u64, &str)> {
    let told = entries
        .iter()
        .map(|entry| (entry.seq, &*entry.access.action));
    told.collect()
}

#[tokio::test]
async fn an_access_record_of_the_former_version_is_read_and_goes_on() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    std::fs::create_dir(&config.folder).unwrap();
    let options = SqliteConnectOptions::new()
        .filename(config.folder.join("access.db"))
        .create_if_missing(true);
    let mut former = options.connect().await.unwrap();
    let created = include_str!("../../../../migrations/sqlite/access/0001_create_access.sql");
    former.execute(created).await.unwrap();
    for statement in [
        "INSERT INTO access VALUES (1, 10, 'u-1', 'review:1', 'refusal', 'round/1 sign', '[\"own\"]', 'console')",
        "INSERT INTO access VALUES (2, 11, 'u-2', 'review:1', 'read', 'history', '[]', 'web')",
        "PRAGMA user_version = 1",
    ] {
        former.execute(statement).await.unwrap();
    }
    let wider = "INSERT INTO access VALUES (3, 12, 'u-1', '', 'sign_in', 'password', '[]', 'web')";
    assert!(former.execute(wider).await.is_err(), "the former check");
    former.close().await.unwrap();

    let running = Running::start(config.clone()).await;
    let access = running.store.access();
    let sign_in = entry(AccessKind::SignIn, "u-1", "account:u-1", "password");
    access
        .add_from("Firefox, Linux", sign_in.clone())
        .await
        .unwrap();
    let entries = access.list(0).await.unwrap();
    let before = &entries[0].access;
    assert_eq!((before.kind, before.time), (AccessKind::Refusal, 10));
    assert_eq!((&*before.clauses[0], &*before.via), ("own", "console"));
    assert_eq!(
        told(&entries),
        [(1, "round/1 sign"), (2, "history"), (3, "password")]
    );
    assert_eq!(entries[2].access, sign_in);
    assert_eq!(
        (&*entries[1].device, &*entries[2].device),
        ("", "Firefox, Linux")
    );
    running.stop().await;

    let options = SqliteConnectOptions::new().filename(config.folder.join("access.db"));
    let mut after = options.connect().await.unwrap();
    for statement in [
        "UPDATE access SET device = ''",
        "DELETE FROM access",
        "INSERT OR REPLACE INTO access SELECT * FROM access WHERE seq = 1",
        "INSERT INTO access VALUES (4, 12, 'u-1', '', 'anything', 'x', '[]', 'web', '')",
    ] {
        assert!(after.execute(statement).await.is_err(), "{statement}");
    }
    after.close().await.unwrap();
}

#[tokio::test]
async fn what_is_wanted_is_found_the_newest_first() {
    let folder = TempDir::new().unwrap();
    let running = Running::start(config(&folder, "data")).await;
    let access = running.store.access();
    let (ana, ben) = (sample::actor(1), sample::actor(2));
    let about = format!("account:{ana}");
    let entries = AccessKind::ALL.map(|kind| entry(kind, &ana, &sample::stream(1), kind.as_str()));
    access.add(&entries).await.unwrap();
    let by_ben = entry(AccessKind::SignOut, &ben, &about, "everywhere");
    access.add(&[by_ben]).await.unwrap();

    let find = async |wanted: Wanted, before, limit| {
        let found = access.newest(&wanted, before, limit).await.unwrap();
        found.iter().map(|entry| entry.seq).collect::<Vec<_>>()
    };
    assert_eq!(find(Wanted::default(), None, 3).await, [11, 10, 9]);
    assert_eq!(find(Wanted::default(), Some(9), 2).await, [8, 7]);
    for (seq, kind) in (1..).zip(AccessKind::ALL) {
        assert_eq!(AccessKind::parse(kind.as_str()), Some(kind));
        let wanted = Wanted {
            kind: Some(kind),
            stream: Some(sample::stream(1)),
            ..Wanted::default()
        };
        assert_eq!(find(wanted, None, 100).await, [seq]);
    }
    let of = |person: &str| Wanted {
        person: Some(person.to_owned()),
        ..Wanted::default()
    };
    assert_eq!(
        find(of(&ana), None, 2).await,
        [11, 10],
        "also what is about them"
    );
    assert_eq!(find(of(&ben), None, 100).await, [11]);
    assert_eq!(
        told(&access.sign_ins(&ana, 5).await.unwrap()),
        [(3, "sign_in")]
    );
    assert!(access.sign_ins(&ben, 5).await.unwrap().is_empty());
    running.stop().await;
}
