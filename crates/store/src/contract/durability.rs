//! Nobody is answered before the commit, and nobody is told what a failed commit took back.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Waker},
};

use tokio_util::sync::CancellationToken;

use super::{
    Backend, Running,
    sample::{bytes, command, events, stream},
};
use crate::{
    append::{Append, AppendError, Appended, Expected},
    read::Page,
    store::Store,
    writer::QUEUE,
};

type Answer<'a> = Pin<Box<dyn Future<Output = Result<Appended, AppendError>> + 'a>>;

/// Gives an append to the writer's queue, and does not wait.
fn give(store: &Store, append: Append) -> Answer<'_> {
    let mut answer: Answer<'_> = Box::pin(store.append(append));
    let polled = answer
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    assert!(
        polled.is_pending(),
        "answered before the writer ran: {polled:?}"
    );
    answer
}

/// One accepted append, and others whose answers rest on it.
fn batch() -> Vec<Append> {
    let first = events(&stream(1), Expected::None, 1, 1).with_command(command(1, "content"));
    let other = events(&stream(1), Expected::Any, 2, 1).with_command(command(1, "other"));
    let conflict = events(&stream(1), Expected::None, 3, 1).with_command(command(2, "content"));
    vec![first.clone(), first, other, conflict]
}

/// If the commit fails, everybody in the batch is told that the outcome is unknown, also those who were duplicates or
/// in conflict with an event that then does not exist. Afterwards the same commands get their true answers.
pub async fn a_failed_commit_is_told_to_everybody(backend: &Backend) {
    let config = (backend.fresh)();
    let (store, writer) = Store::open(config.clone()).await.unwrap();
    (backend.raw)(config.clone(), backend.break_commits)
        .await
        .unwrap();
    let answers: Vec<_> = batch()
        .into_iter()
        .map(|append| give(&store, append))
        .collect();
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(writer.run(shutdown.clone()));
    for answer in answers {
        let answer = answer.await;
        assert!(
            matches!(answer, Err(AppendError::OutcomeUnknown(_))),
            "{answer:?}"
        );
    }
    assert_eq!(store.size(), 0);
    assert_eq!(store.read_all(0, Page::default()).await.unwrap(), []);
    (backend.raw)(config, backend.mend_commits).await.unwrap();
    let mut again = Vec::new();
    for append in batch() {
        again.push(store.append(append).await);
    }
    let accepted = Appended {
        first_position: 0,
        last_position: 0,
        first_revision: 0,
        last_revision: 0,
        duplicate: false,
    };
    let duplicate = Appended {
        duplicate: true,
        ..accepted
    };
    let conflict = AppendError::Conflict { actual: Some(0) };
    assert_eq!(
        again,
        [
            Ok(accepted),
            Ok(duplicate),
            Err(AppendError::IdReused),
            Err(conflict)
        ]
    );
    shutdown.cancel();
    running.await.unwrap().unwrap();
    store.close().await;
}

/// The same batch in one transaction that succeeds: the same answers as one by one, and the event is durable.
pub async fn a_batch_is_answered_as_one_by_one(backend: &Backend) {
    let config = (backend.fresh)();
    let (store, writer) = Store::open(config).await.unwrap();
    let answers: Vec<_> = batch()
        .into_iter()
        .map(|append| give(&store, append))
        .collect();
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(writer.run(shutdown.clone()));
    let mut seen = Vec::new();
    for answer in answers {
        seen.push(
            answer
                .await
                .map(|appended| (appended.first_position, appended.duplicate)),
        );
    }
    let conflict = AppendError::Conflict { actual: Some(0) };
    assert_eq!(
        seen,
        [
            Ok((0, false)),
            Ok((0, true)),
            Err(AppendError::IdReused),
            Err(conflict)
        ]
    );
    assert_eq!(store.size(), 1);
    shutdown.cancel();
    running.await.unwrap().unwrap();
    store.close().await;
}

/// A caller who no longer waits does not take the append back; a full queue refuses; what waits when the writer is told
/// to end is still committed, and what comes later is refused.
pub async fn given_is_given(backend: &Backend) {
    let config = (backend.fresh)();
    let (store, writer) = Store::open(config.clone()).await.unwrap();
    drop(give(&store, events(&stream(1), Expected::Any, 0, 1)));
    let last = QUEUE as u64 - 1;
    let mut answers: Vec<_> = (1..=last)
        .map(|number| give(&store, events(&stream(1), Expected::Any, number, 1)))
        .collect();
    let refused = store
        .append(events(&stream(1), Expected::Any, last + 1, 1))
        .await;
    assert!(
        matches!(refused, Err(AppendError::Unavailable(_))),
        "{refused:?}"
    );
    let shutdown = CancellationToken::new();
    shutdown.cancel();
    let running = tokio::spawn(writer.run(shutdown));
    let answer = answers.pop().unwrap().await.unwrap();
    assert_eq!(answer.last_position, last);
    running.await.unwrap().unwrap();
    let refused = store
        .append(events(&stream(1), Expected::Any, last + 1, 1))
        .await;
    assert!(
        matches!(refused, Err(AppendError::Unavailable(_))),
        "{refused:?}"
    );
    drop(answers);
    store.close().await;
    drop(store);
    let running = Running::start(config).await;
    assert_eq!(running.store.size(), last + 1);
    running.stop().await;
}

/// Large appends are refused while too much of them waits, however few they are; small ones are not.
pub async fn waiting_documents_are_bounded(backend: &Backend) {
    let (store, writer) = Store::open((backend.fresh)()).await.unwrap();
    let large = |number| {
        let mut append = events(&stream(1), Expected::Any, number, 4);
        for event in &mut append.events {
            event.sections = vec![bytes("document", &vec![0; 25 << 20])];
        }
        append
    };
    let answers = [give(&store, large(0)), give(&store, large(10))];
    let refused = store.append(large(20)).await;
    assert!(
        matches!(refused, Err(AppendError::Unavailable(_))),
        "{refused:?}"
    );
    let small = give(&store, events(&stream(1), Expected::Any, 30, 1));
    let shutdown = CancellationToken::new();
    let running = tokio::spawn(writer.run(shutdown.clone()));
    for answer in answers {
        answer.await.unwrap();
    }
    small.await.unwrap();
    assert_eq!(store.append(large(20)).await.unwrap().first_position, 9);
    shutdown.cancel();
    running.await.unwrap().unwrap();
    store.close().await;
}
