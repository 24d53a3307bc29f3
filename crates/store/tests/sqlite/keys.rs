//! Data keys: one for each scope, opened only with the key file, nowhere in the clear.

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    sync::{Arc, Mutex},
};

use ledger::{
    key::{DataKey, KeyId},
    seal::{SealContext, seal, unseal},
};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, sqlite::SqliteConnectOptions};
use store::{
    Config, Entropy, Store,
    contract::{Running, sample},
    keys::{KeyScope, KeysError},
};
use tempfile::TempDir;

use crate::place::config;

const CONTEXT: SealContext<'_> = SealContext {
    origin: "reviews.example.org/log/1",
    stream: "review:1",
    event_id: "0193a000-0000-7000-8000-000000000010",
    section: "content.restricted",
};

fn scopes() -> Vec<KeyScope> {
    let class = |stream, class: &str| KeyScope::Class {
        stream: sample::stream(stream),
        class: class.to_owned(),
    };
    let person = |stream, person| KeyScope::Person {
        stream: sample::stream(stream),
        person: sample::actor(person),
    };
    vec![
        class(1, "restricted"),
        class(1, "personal"),
        class(2, "restricted"),
        person(1, 1),
        person(1, 2),
        person(2, 1),
        KeyScope::Index,
    ]
}

/// Whether two keys are the same, which only sealing can tell.
fn same(one: &DataKey, other: &DataKey) -> bool {
    let sealed = seal(one, KeyId([1; 16]), [2; 24], &CONTEXT, b"text").unwrap();
    unseal(other, &CONTEXT, &sealed).is_ok()
}

#[tokio::test]
async fn every_scope_has_one_key_which_outlives_the_process() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let mut first = Vec::new();
    for scope in scopes() {
        first.push(running.store.keys().data_key(&scope).await.unwrap());
    }
    for (index, (id, key)) in first.iter().enumerate() {
        let equal = first.iter().filter(|(_, other)| same(key, other)).count();
        assert_eq!(equal, 1, "{index}: keys differ");
        let again = running
            .store
            .keys()
            .data_key(&scopes()[index])
            .await
            .unwrap();
        assert!(again.0 == *id && same(&again.1, key));
    }
    running.stop().await;
    let running = Running::start(config).await;
    for (scope, (id, key)) in scopes().iter().zip(&first) {
        assert!(same(&running.store.keys().unwrap(*id).await.unwrap(), key));
        let again = running.store.keys().data_key(scope).await.unwrap();
        assert!(again.0 == *id && same(&again.1, key));
    }
    let unknown = running.store.keys().unwrap(KeyId([9; 16])).await;
    assert!(matches!(unknown, Err(KeysError::Unknown(_))));
    running.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_ask_at_once_get_the_same_key() {
    let folder = TempDir::new().unwrap();
    let running = Running::start(config(&folder, "data")).await;
    let asking: Vec<_> = (0..32)
        .map(|_| {
            let store = running.store.clone();
            tokio::spawn(async move { store.keys().data_key(&KeyScope::Index).await.unwrap() })
        })
        .collect();
    let mut keys = Vec::new();
    for asked in asking {
        keys.push(asked.await.unwrap());
    }
    assert!(
        keys.iter()
            .all(|(id, key)| *id == keys[0].0 && same(key, &keys[0].1))
    );
    running.stop().await;
}

#[tokio::test]
async fn keys_are_nowhere_in_the_clear() {
    let folder = TempDir::new().unwrap();
    let drawn = Arc::new(Mutex::new(Vec::new()));
    let (recorder, config) = (Arc::clone(&drawn), config(&folder, "data"));
    let source = config.entropy.clone();
    let entropy = Entropy::new(move |bytes: &mut [u8]| {
        let (one, two, three, four) = (
            source.bytes::<8>(),
            source.bytes::<8>(),
            source.bytes::<8>(),
            source.bytes::<8>(),
        );
        let random = [one, two, three, four].concat();
        bytes.copy_from_slice(&random[..bytes.len()]);
        if bytes.len() == 32 {
            recorder.lock().unwrap().push(bytes.to_vec());
        }
    });
    let running = Running::start(Config {
        entropy,
        ..config.clone()
    })
    .await;
    for scope in scopes() {
        running.store.keys().data_key(&scope).await.unwrap();
    }
    running.stop().await;
    let drawn = drawn.lock().unwrap();
    assert_eq!(
        drawn.len(),
        1 + scopes().len(),
        "the key file and the data keys"
    );
    for file in fs::read_dir(&config.folder).unwrap() {
        let path = file.unwrap().path();
        let content = fs::read(&path).unwrap();
        let found = drawn
            .iter()
            .filter(|key| content.windows(32).any(|bytes| bytes == key.as_slice()))
            .count();
        assert_eq!(
            found,
            usize::from(path.ends_with("kek")),
            "{}",
            path.display()
        );
    }
}

/// Opens the folder and says why it is refused, with the path of the test taken out.
async fn refusal(config: &Config) -> String {
    let error = Store::open(config.clone()).await.map(|_| ()).unwrap_err();
    error
        .to_string()
        .replace(config.folder.to_str().unwrap(), "DATA")
}

#[tokio::test]
async fn a_key_file_that_is_known_to_others_wrong_or_missing_is_refused() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let file = config.folder.join("kek");
    let running = Running::start(config.clone()).await;
    running
        .store
        .keys()
        .data_key(&KeyScope::Index)
        .await
        .unwrap();
    running.stop().await;
    let content = fs::read(&file).unwrap();
    assert_eq!(content.len(), 32);
    let mode = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );

    for readable in [0o640, 0o604] {
        mode(readable);
        let said = refusal(&config).await;
        assert_eq!(
            said,
            format!(
                "the key file DATA/kek can be read by others (mode {readable:04o}): make it readable for its owner \
                 alone (chmod 600), and consider the key known"
            )
        );
    }
    mode(0o600);
    for length in [0, 31, 33] {
        fs::write(&file, vec![1; length]).unwrap();
        assert_eq!(
            refusal(&config).await,
            "the key file DATA/kek must have exactly 32 bytes"
        );
    }
    fs::write(&file, [1; 32]).unwrap();
    let said = refusal(&config).await;
    assert!(
        said.contains("does not open")
            && said.ends_with("is this the key file that the key was wrapped with?"),
        "{said}"
    );
    fs::remove_file(&file).unwrap();
    let said = refusal(&config).await;
    assert!(
        said.starts_with(
            "the key file DATA/kek is missing, and without it nothing that is sealed can be read"
        ),
        "{said}"
    );
    assert!(!file.exists(), "no other key is made in its place");

    let elsewhere = folder.path().join("safe");
    fs::write(&elsewhere, &content).unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o400)).unwrap();
    Running::start(Config {
        key_file: Some(elsewhere),
        ..config
    })
    .await
    .stop()
    .await;
}

#[tokio::test]
async fn a_wrapped_key_opens_in_its_own_row_only() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let (id, _) = running.store.keys().data_key(&scopes()[0]).await.unwrap();
    let (other, _) = running.store.keys().data_key(&scopes()[1]).await.unwrap();
    running.stop().await;
    let options = SqliteConnectOptions::new().filename(config.folder.join("keys.db"));
    let mut connection = options.connect().await.unwrap();
    let swap =
        "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key WHERE seq = 1) WHERE seq = 2";
    connection.execute(swap).await.unwrap();
    connection.close().await.unwrap();
    let running = Running::start(config).await;
    assert!(running.store.keys().unwrap(id).await.is_ok());
    assert!(matches!(
        running.store.keys().unwrap(other).await,
        Err(KeysError::Wrapped { .. })
    ));
    running.stop().await;
}
