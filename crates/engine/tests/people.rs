//! Rights, invitations and guest links: who may give them, and what stands in the record of it.
#![allow(clippy::unwrap_used)]

use std::{
    path::Path,
    sync::atomic::{AtomicI64, Ordering},
};

use engine::{
    clock,
    engine::{Config, Engine, Error},
    people::{
        PeopleError,
        rights::{Right, Rights},
    },
    submission::Via,
};
use process::{person::Person, state::State, view::Viewer};
use store::{
    access::AccessKind,
    accounts::guest_link::{NewGuestLink, Purpose},
    read::Page,
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

struct House {
    engine: Engine,
    shutdown: CancellationToken,
    runner: JoinHandle<Result<(), Error>>,
}

impl House {
    async fn open(folder: &Path) -> Self {
        let seconds = AtomicI64::new(1_800_000_000);
        let store = store::Config {
            folder: folder.to_owned(),
            origin: "test.localhost/log/1".to_owned(),
            key_file: None,
            clock: store::Clock::new(move || seconds.fetch_add(1, Ordering::Relaxed)),
            entropy: clock::entropy(),
        };
        let (engine, runner) = Engine::open(Config { store }).await.unwrap();
        let shutdown = CancellationToken::new();
        let runner = tokio::spawn(runner.run(shutdown.clone()));
        engine.begin().await.unwrap();
        Self {
            engine,
            shutdown,
            runner,
        }
    }

    async fn close(self) {
        self.shutdown.cancel();
        self.runner.await.unwrap().unwrap();
    }

    async fn person(&self, handle: &str) -> Person {
        let added = self.engine.ensure_person(handle, handle, Via::Console);
        Person::parse(&added.await.unwrap().id).unwrap()
    }

    /// Type, actor and body of the events of a person's stream.
    async fn told(&self, person: &Person) -> Vec<(String, String, String)> {
        let stream = format!("account:{person}");
        let store = self.engine.store();
        let events = store.read_stream(&stream, 0, Page::default()).await;
        let tell = |recorded: &store::read::Recorded| {
            let leaf = recorded.parse().unwrap();
            let body = recorded.sections[0].as_ref().unwrap();
            let body = ledger::section::read_open_section(body).unwrap();
            (leaf.event_type, leaf.actor, body.to_string())
        };
        events.unwrap().iter().map(tell).collect()
    }
}

fn told(event_type: &str, actor: &str, body: &str) -> (String, String, String) {
    (event_type.to_owned(), actor.to_owned(), body.to_owned())
}

#[tokio::test]
async fn rights_are_given_and_taken_on_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (ana, ben) = (house.person("ana").await, house.person("ben").await);
    let engine = &house.engine;
    let early = engine.grant_right(Some(&ana), &ana, Right::Administrator, Via::Web);
    assert!(matches!(early.await, Err(PeopleError::NotAdministrator)));
    let first = engine.grant_right(None, &ana, Right::Administrator, Via::Console);
    assert!(first.await.unwrap());
    let again = engine.grant_right(None, &ana, Right::Administrator, Via::Console);
    assert!(!again.await.unwrap(), "she has it");

    // Two at the same moment: one event.
    let grant = || engine.grant_right(Some(&ana), &ben, Right::Auditor, Via::Web);
    let (one, two) = tokio::join!(grant(), grant());
    assert_ne!(one.unwrap(), two.unwrap());
    assert!(engine.rights(&ben).await.unwrap().auditor);
    let holders = engine.holders_of_rights().await.unwrap();
    assert_eq!(holders.len(), 2);
    let own = engine.revoke_right(Some(&ana), &ana, Right::Administrator, Via::Web);
    assert!(matches!(own.await, Err(PeopleError::Own)));
    let nobody = Person::parse("u-0000000000000000").unwrap();
    let unknown = engine.grant_right(None, &nobody, Right::Auditor, Via::Console);
    assert!(matches!(unknown.await, Err(PeopleError::NoSuchPerson(_))));
    let revoked = engine.revoke_right(Some(&ana), &ben, Right::Auditor, Via::Api);
    assert!(revoked.await.unwrap());
    assert_eq!(engine.rights(&ben).await.unwrap(), Rights::default());

    let ana_id = ana.to_string();
    assert_eq!(
        house.told(&ben).await,
        [
            told(
                "account.created",
                "system",
                r#"{"kind":"created","via":"console"}"#
            ),
            told(
                "account.right_granted",
                &ana_id,
                r#"{"kind":"right_granted","right":"auditor","via":"web"}"#
            ),
            told(
                "account.right_revoked",
                &ana_id,
                r#"{"kind":"right_revoked","right":"auditor","via":"api"}"#
            ),
        ]
    );
    house.close().await;
    // From the record alone.
    let house = House::open(folder.path()).await;
    let rights = house.engine.rights(&ana).await.unwrap();
    assert!(rights.administrator && !rights.auditor);
    house.close().await;
}

#[test]
fn an_auditor_without_a_role_audits() {
    let ana = Person::parse("u-0000000000000001").unwrap();
    let viewer =
        |rights: Rights| rights.viewer(&ana, &State::default(), jiff::Timestamp::default());
    let auditor = Rights {
        auditor: true,
        ..Rights::default()
    };
    let administrator = Rights {
        administrator: true,
        ..Rights::default()
    };
    assert_eq!(viewer(auditor), Viewer::Auditor(ana.clone()));
    assert_eq!(viewer(administrator), Viewer::Person(ana.clone()));
}

#[tokio::test]
async fn administrators_invite_and_shut_out() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (ana, ben) = (house.person("ana").await, house.person("ben").await);
    let engine = &house.engine;
    let granted = engine.grant_right(None, &ana, Right::Administrator, Via::Console);
    granted.await.unwrap();
    let denied = engine.add_invited_person(Some(&ben), "carl", "Carl", Via::Web);
    assert!(matches!(denied.await, Err(PeopleError::NotAdministrator)));
    let accounts = engine.store().accounts();
    assert_eq!(accounts.by_handle("carl").await.unwrap(), None);
    let invited = engine.add_invited_person(Some(&ana), "carl", "Carl", Via::Web);
    let (carl, secret) = invited.await.unwrap();
    let taken = accounts.take_invitation(secret.reveal(), "a long password", engine.now());
    assert_eq!(taken.await.unwrap(), carl.id);

    let id = Person::parse(&carl.id).unwrap();
    let denied = engine.invite_person(Some(&ben), &id, Via::Web).await;
    assert!(matches!(denied, Err(PeopleError::NotAdministrator)));
    let denied = engine.shut_out_person(Some(&ben), &id, Via::Web).await;
    assert!(matches!(denied, Err(PeopleError::NotAdministrator)));
    let own = engine.shut_out_person(Some(&ana), &ana, Via::Web).await;
    assert!(matches!(own, Err(PeopleError::Own)));
    let secret = engine
        .invite_person(Some(&ana), &id, Via::Web)
        .await
        .unwrap();
    let done = engine.shut_out_person(Some(&ana), &id, Via::Web);
    done.await.unwrap();
    let checked = accounts.check_password("carl", "a long password").await;
    assert_eq!(checked.unwrap(), None);
    let open = accounts.invitation(secret.reveal(), engine.now()).await;
    assert_eq!(open.unwrap(), None);
    let types: Vec<_> = house.told(&id).await;
    let types: Vec<_> = types
        .iter()
        .map(|told| (told.0.as_str(), &told.1))
        .collect();
    let by = ana.to_string();
    assert_eq!(
        types,
        [
            ("account.created", &by),
            ("account.invited", &by),
            ("account.invited", &by),
            ("account.shut_out", &by),
        ]
    );
    house.close().await;
}

#[tokio::test]
async fn every_use_of_a_guest_link_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (ana, ben) = (house.person("ana").await, house.person("ben").await);
    let engine = &house.engine;
    let new = |person: &Person| NewGuestLink {
        person: person.to_string(),
        stream: "review:0193a000-0000-7000-8000-000000000001".to_owned(),
        purpose: Purpose::Act {
            instance: "report/1".to_owned(),
            action: "accept".to_owned(),
        },
        given_to: String::new(),
        made_by: ben.to_string(),
        expires: engine.now() + 1000,
    };
    let denied = engine.make_guest_link(&ana, new(&ben), Via::Web).await;
    assert!(matches!(denied, Err(PeopleError::NotAdministrator)));
    let made = engine.make_guest_link(&ana, new(&ana), Via::Web).await;
    let (secret, link) = made.unwrap();
    assert_eq!(link.made_by, ana.to_string());
    for uses in 1..=2 {
        let opened = engine.open_guest_link(secret.reveal()).await.unwrap();
        assert_eq!(opened.unwrap().uses, uses);
    }
    assert_eq!(engine.open_guest_link("wrong").await.unwrap(), None);
    let denied = engine.revoke_guest_link(&ben, link.number, Via::Web).await;
    assert!(matches!(denied, Err(PeopleError::NotAdministrator)));
    let revoked = engine.revoke_guest_link(&ana, link.number, Via::Web);
    revoked.await.unwrap();
    let again = engine.revoke_guest_link(&ana, link.number, Via::Web).await;
    assert!(matches!(again, Err(PeopleError::NoSuchLink)));
    assert_eq!(engine.open_guest_link(secret.reveal()).await.unwrap(), None);

    let entries = engine.store().access().list(0).await.unwrap();
    let entries = entries
        .iter()
        .filter(|one| one.access.stream == new(&ana).stream);
    let told: Vec<_> = entries
        .map(|entry| {
            let access = &entry.access;
            assert_eq!(access.kind, AccessKind::GuestLink);
            assert_eq!(access.actor, ana.to_string());
            (access.action.as_str(), access.via.as_str())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("made 1", "web"),
            ("used 1 report/1 accept", "guest"),
            ("used 1 report/1 accept", "guest"),
            ("revoked 1", "web"),
        ]
    );
    let types: Vec<_> = house
        .told(&ana)
        .await
        .into_iter()
        .map(|told| told.0)
        .collect();
    assert_eq!(
        types,
        [
            "account.created",
            "account.guest_link_made",
            "account.guest_link_revoked"
        ]
    );
    house.close().await;
}
