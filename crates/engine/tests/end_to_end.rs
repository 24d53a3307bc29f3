//! A two-state definition through all layers: published, started, done, refused, done twice, replayed, verified.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use definition::{
    parameters::{Holder, ReviewParameters},
    value::Value,
};
use engine::{
    clock,
    engine::{Config, Engine, Error},
    submission::{Accepted, CommandError, Submission, Via},
};
use indexmap::IndexMap;
use process::{
    command::{Act, Intent, Start},
    person::Person,
};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

const NOTE: &str = include_str!("note.yaml");

struct House {
    engine: Engine,
    shutdown: CancellationToken,
    runner: JoinHandle<Result<(), Error>>,
}

impl House {
    /// Opens a data folder with a clock that goes one second further at every look.
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
        let person = self
            .engine
            .ensure_person(handle, handle, Via::Console)
            .await
            .unwrap();
        Person::parse(&person.id).unwrap()
    }

    /// Publishes the note and starts a review of it.
    async fn start(&self, writer: &Person, reader: &Person) -> String {
        let published = self
            .engine
            .definitions()
            .publish(NOTE.as_bytes(), 0, Via::Console);
        let definition = published.await.unwrap().definition;
        let holder = |role: &str, person: &Person| Holder {
            role: role.into(),
            of: None,
            person: person.name().clone(),
        };
        let parameters = ReviewParameters {
            name: "first".into(),
            workflow: definition.workflow.clone(),
            version: definition.version.clone(),
            title: "The first note".into(),
            values: IndexMap::new(),
            vocabularies: IndexMap::new(),
            exceptions: IndexMap::new(),
            holders: vec![holder("writer", writer), holder("reader", reader)],
        };
        let started = Start {
            definition: definition.digest.clone(),
            parameters,
        };
        let intent = Intent::Start(Box::new(started));
        let accepted = self.submit(None, writer, 1, intent).await.unwrap();
        accepted.review
    }

    async fn submit(
        &self,
        review: Option<&str>,
        actor: &Person,
        number: u32,
        intent: Intent,
    ) -> Result<Accepted, CommandError> {
        let submission = Submission {
            review: review.map(str::to_owned),
            actor: actor.clone(),
            id: format!("00000000-0000-4000-8000-{number:012}")
                .as_str()
                .into(),
            on_behalf_of: None,
            occurred: None,
            seen: None,
            confirmations: Vec::new(),
            intent,
            documents: BTreeMap::new(),
            via: Via::Console,
        };
        self.engine.submit(submission).await
    }
}

fn act(action: &str, payload: &[(&str, &str)]) -> Intent {
    let text = |text: &str| Value::Text(Arc::from(text));
    Intent::Act(Act {
        instance: "note".into(),
        action: action.into(),
        payload: payload
            .iter()
            .map(|(field, value)| ((*field).into(), text(value)))
            .collect(),
    })
}

#[tokio::test]
async fn a_note_is_written_and_closed() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (writer, reader) = (house.person("writer").await, house.person("reader").await);
    let review = house.start(&writer, &reader).await;

    let early = house
        .submit(Some(&review), &reader, 2, act("close", &[]))
        .await;
    let Err(CommandError::Refused(refused)) = early else {
        panic!("closed unwritten: {early:?}")
    };
    let ids: Vec<_> = refused
        .refusal
        .blockers
        .iter()
        .map(|b| b.id.as_str())
        .collect();
    assert_eq!(ids, ["written"]);

    let write = act("write", &[("text", "the secret of the note")]);
    let written = house
        .submit(Some(&review), &writer, 3, write.clone())
        .await
        .unwrap();
    assert!(!written.duplicate);
    let again = house
        .submit(Some(&review), &writer, 3, write)
        .await
        .unwrap();
    assert!(again.duplicate);
    assert_eq!(again.first_position, written.first_position);
    let other = house
        .submit(
            Some(&review),
            &writer,
            3,
            act("write", &[("text", "other")]),
        )
        .await;
    assert!(matches!(other, Err(CommandError::IdReused)), "{other:?}");

    let closed = house
        .submit(Some(&review), &reader, 4, act("close", &[]))
        .await
        .unwrap();
    assert_eq!(&*closed.state.root().path, "closed");
    house.close().await;

    // Opened again, everything is as it was, from the record alone.
    let house = House::open(folder.path()).await;
    let loaded = house.engine.review(&review).await.unwrap();
    assert_eq!(loaded.state, closed.state);
    let replayed = house.engine.replay(&review).await.unwrap();
    assert_eq!(replayed.differences, Vec::<String>::new());
    assert_eq!(
        (replayed.events, replayed.commands, replayed.rows),
        (4, 3, 2)
    );
    let again = house
        .submit(Some(&review), &reader, 4, act("close", &[]))
        .await
        .unwrap();
    assert!(again.duplicate, "a command is remembered across restarts");
    house.close().await;
}

/// A text longer than what is read with a page of events, and a definition of that size.
#[tokio::test]
async fn long_texts_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path()).await;
    let (writer, reader) = (house.person("writer").await, house.person("reader").await);
    let review = house.start(&writer, &reader).await;
    let long = "long ".repeat(40_000);
    let written = house
        .submit(Some(&review), &writer, 3, act("write", &[("text", &long)]))
        .await;
    let comment = "# a long comment\n".repeat(6_000);
    let source = format!("{comment}{}", NOTE.replace("1.0.0", "2.0.0"));
    let published = house
        .engine
        .definitions()
        .publish(source.as_bytes(), 0, Via::Console);
    let digest = published.await.unwrap().definition.digest.clone();
    house.close().await;

    let house = House::open(folder.path()).await;
    let loaded = house.engine.review(&review).await.unwrap();
    assert_eq!(loaded.state, written.unwrap().state);
    assert_eq!(
        house
            .engine
            .definitions()
            .by_digest(&digest)
            .await
            .unwrap()
            .digest,
        digest
    );
    assert_eq!(
        house.engine.replay(&review).await.unwrap().differences,
        Vec::<String>::new()
    );
    house.close().await;
}
