//! Positions and revisions have no gaps, whatever failed in between.

use super::{
    Backend, Running,
    sample::{command, events, stream},
};
use crate::{
    append::{Append, AppendError, Expected},
    read::Page,
    store::{Config, Store},
};

/// Successes, conflicts, duplicates, refused and failed appends leave positions dense and the record whole.
pub async fn positions_are_dense(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let store = &running.store;
    let mut accepted = 0;
    for number in 0..60_u64 {
        let name = stream(number % 3);
        let count = number % 4 + 1;
        let append = events(&name, Expected::Any, number * 10, count)
            .with_command(command(number / 2, "content"));
        fail(backend, &config, store, number, &append).await;
        let appended = store.append(append).await.unwrap();
        assert_eq!(appended.duplicate, number % 2 == 1, "{number}");
        if !appended.duplicate {
            assert_eq!(appended.first_position, accepted);
            accepted += count;
        }
    }
    let read = store
        .read_all(
            0,
            Page {
                events: 4096,
                ..Page::default()
            },
        )
        .await
        .unwrap();
    assert!(read.iter().map(|event| event.position).eq(0..accepted));
    for number in 0..3 {
        let of_stream = read.iter().filter(|event| event.stream == stream(number));
        assert!(
            of_stream.map(|event| event.revision).eq(0..=store
                .stream_revision(&stream(number))
                .await
                .unwrap()
                .unwrap())
        );
    }
    let verified = store.verify(|_| {}).await.unwrap();
    assert_eq!((verified.size, store.size()), (accepted, accepted));
    running.stop().await;
}

/// Lets some appends fail: at the commit, for the revision, or for the form.
async fn fail(backend: &Backend, config: &Config, store: &Store, number: u64, append: &Append) {
    match number % 6 {
        0 => {
            let raw = |statement| (backend.raw)(config.clone(), statement);
            raw(backend.break_commits).await.unwrap();
            let failed = store.append(append.clone()).await;
            assert!(
                matches!(failed, Err(AppendError::OutcomeUnknown(_))),
                "{failed:?}"
            );
            raw(backend.mend_commits).await.unwrap();
        }
        2 => {
            let wrong = events(&append.stream, Expected::Revision(1000), number * 10, 1);
            let failed = store.append(wrong).await;
            assert!(
                matches!(failed, Err(AppendError::Conflict { .. })),
                "{failed:?}"
            );
        }
        4 => {
            let invalid = events("No Stream", Expected::Any, number * 10, 1);
            let failed = store.append(invalid).await;
            assert!(matches!(failed, Err(AppendError::Invalid(_))), "{failed:?}");
        }
        _ => {}
    }
}
