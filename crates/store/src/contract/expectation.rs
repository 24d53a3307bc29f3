//! An append is accepted only if its stream is where the caller expected it.

use super::{
    Backend, Running,
    sample::{events, stream},
};
use crate::append::{AppendError, Appended, Expected};

/// Appends that race for one place in a stream.
const RACERS: u64 = 50;

/// None, exact, stale, future and any; and names, which one stream claims.
pub async fn expected_revisions(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let store = &running.store;
    let conflict = |actual| Err(AppendError::Conflict { actual });
    let at = |position, revision, count: u64| {
        Ok(Appended {
            first_position: position,
            last_position: position + count - 1,
            first_revision: revision,
            last_revision: revision + count - 1,
            duplicate: false,
        })
    };
    let one = stream(1);
    let append = |expected, number, count| store.append(events(&one, expected, number, count));
    assert_eq!(
        append(Expected::Revision(0), 1, 1).await,
        conflict(None),
        "future"
    );
    assert_eq!(append(Expected::None, 1, 2).await, at(0, 0, 2), "new");
    assert_eq!(
        append(Expected::None, 3, 1).await,
        conflict(Some(1)),
        "exists"
    );
    assert_eq!(
        append(Expected::Revision(0), 3, 1).await,
        conflict(Some(1)),
        "stale"
    );
    assert_eq!(
        append(Expected::Revision(2), 3, 1).await,
        conflict(Some(1)),
        "future"
    );
    assert_eq!(
        append(Expected::Revision(1), 3, 3).await,
        at(2, 2, 3),
        "exact"
    );
    assert_eq!(append(Expected::Any, 6, 1).await, at(5, 5, 1), "any");
    let two = events(&stream(2), Expected::None, 7, 1).with_claim("a name");
    assert_eq!(store.append(two).await, at(6, 0, 1));
    let three = events(&stream(3), Expected::None, 8, 1).with_claim("a name");
    assert_eq!(store.append(three).await, Err(AppendError::NameTaken));
    assert_eq!(
        store.stream_of_name("a name").await.unwrap(),
        Some(stream(2))
    );
    assert_eq!(store.stream_of_name("another").await.unwrap(), None);
    assert_eq!(store.stream_revision(&stream(1)).await.unwrap(), Some(5));
    assert_eq!(store.stream_revision(&stream(3)).await.unwrap(), None);
    let listed = store.streams("review", "").await.unwrap();
    let listed: Vec<_> = listed
        .into_iter()
        .map(|end| (end.name, end.revision))
        .collect();
    assert_eq!(listed, [(stream(1), 5), (stream(2), 0)]);
    assert_eq!(store.streams("review", &stream(1)).await.unwrap().len(), 1);
    assert_eq!(store.streams("rev", "").await.unwrap(), []);
    running.stop().await;
}

/// Of many appends to one revision exactly one wins, and the others are told where the stream is.
pub async fn one_wins_each_revision(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    for revision in 0..6_u64 {
        let expected = revision
            .checked_sub(1)
            .map_or(Expected::None, Expected::Revision);
        let racers: Vec<_> = (0..RACERS)
            .map(|racer| {
                let store = running.store.clone();
                let append = events(&stream(1), expected, revision * RACERS + racer, 1);
                tokio::spawn(async move { store.append(append).await })
            })
            .collect();
        let mut won = 0;
        for racer in racers {
            match racer.await.unwrap() {
                Ok(appended) => {
                    assert_eq!(appended.first_revision, revision);
                    won += 1;
                }
                Err(error) => assert_eq!(
                    error,
                    AppendError::Conflict {
                        actual: Some(revision)
                    }
                ),
            }
        }
        assert_eq!(won, 1, "revision {revision}");
    }
    running.stop().await;
}
