//! Read models and their checkpoint agree, and a rebuild gives what was there.

use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use super::{
    Backend, Running,
    sample::{events, stream},
};
use crate::{
    append::Expected,
    models::{Change, Checkpoint, InstanceRow, ModelsError, ReviewRow},
    read::{Page, Recorded},
    store::Store,
};

/// A processor that folds every event into its review and into one instance of it.
fn changes(event: &Recorded) -> [Change; 2] {
    let leaf = event.parse().unwrap();
    let time = leaf.time.unix_seconds();
    let review = ReviewRow {
        stream: event.stream.clone(),
        name: format!("review of {}", event.stream),
        workflow: "workflow".to_owned(),
        definition: "digest".to_owned(),
        revision: event.revision,
        state: leaf.id.clone(),
        started: 0,
        last_time: time,
    };
    let instance = InstanceRow {
        review: event.stream.clone(),
        id: format!("report/{}", event.revision % 3),
        machine: "report".to_owned(),
        number: event.revision.is_multiple_of(2).then_some(event.revision),
        state: leaf.id,
        due: event.revision.is_multiple_of(3).then_some(time),
    };
    [Change::Review(review), Change::Instance(instance)]
}

/// Folds what the read models have not seen yet of the first `until` events, a page of `events` at a time.
pub(super) async fn fold(store: &Store, events: u32, until: u64) -> Checkpoint {
    let mut checkpoint = store.models().checkpoint().await.unwrap();
    loop {
        let events = u64::from(events).min(until - checkpoint.size) as u32;
        let page = store
            .read_all(
                checkpoint.size,
                Page {
                    events,
                    ..Page::default()
                },
            )
            .await
            .unwrap();
        let Some(last) = page.last() else {
            return checkpoint;
        };
        let next = Checkpoint {
            size: last.position + 1,
            hash: last.hash,
        };
        let changes: Vec<Change> = page.iter().flat_map(changes).collect();
        store
            .models()
            .apply(&changes, checkpoint, next)
            .await
            .unwrap();
        checkpoint = next;
    }
}

/// Everything that the read models hold.
pub(super) async fn contents(store: &Store) -> (Checkpoint, Vec<ReviewRow>, Vec<InstanceRow>) {
    let models = store.models();
    let reviews = models.reviews("").await.unwrap();
    let mut instances = Vec::new();
    for review in &reviews {
        instances.extend(models.instances(&review.stream, "").await.unwrap());
    }
    (models.checkpoint().await.unwrap(), reviews, instances)
}

/// Rows and checkpoint change together or not at all: whatever stops a call, the rows are those of the checkpoint.
pub async fn rows_and_checkpoint_agree(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let store = &running.store;
    for number in 0..6 {
        store
            .append(events(&stream(number % 2), Expected::Any, number, 1))
            .await
            .unwrap();
    }
    let checkpoint = fold(store, 2, u64::MAX).await;
    assert_eq!(checkpoint.size, 6);
    let before = contents(store).await;
    let page = store.read_all(0, Page::default()).await.unwrap();
    let next = Checkpoint {
        size: 7,
        hash: page[0].hash,
    };
    let [review, instance] = changes(&page[0]);
    let Change::Instance(orphan) = instance.clone() else {
        unreachable!()
    };
    let orphan = Change::Instance(InstanceRow {
        review: stream(9),
        ..orphan
    });
    let apply =
        |changes: Vec<Change>, old| async move { store.models().apply(&changes, old, next).await };
    let missing = apply(vec![review.clone(), instance.clone(), orphan], checkpoint).await;
    let one_is_missing = matches!(missing, Err(ModelsError::ReviewMissing { missing: 1 }));
    assert!(one_is_missing, "{missing:?}");
    let fewer = Checkpoint {
        size: 5,
        ..checkpoint
    };
    let other = Checkpoint {
        hash: page[0].hash,
        ..checkpoint
    };
    for old in [Checkpoint::START, fewer, other] {
        let moved = apply(vec![review.clone(), instance.clone()], old).await;
        let is_moved = matches!(moved, Err(ModelsError::Moved { found }) if found == checkpoint);
        assert!(is_moved, "{moved:?}");
    }
    assert_eq!(contents(store).await, before);
    let due = store.models().due(i64::MAX).await.unwrap();
    assert!(due.is_sorted_by_key(|instance| instance.due));
    let with_deadline = before.2.iter().filter(|instance| instance.due.is_some());
    assert_eq!(due.len(), with_deadline.count());
    running.stop().await;

    let running = Running::start(config).await;
    assert_eq!(contents(&running.store).await, before, "after a restart");
    running.stop().await;
}

/// A checkpoint that names another leaf than the record has is of another record.
pub async fn another_timeline_is_noticed(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let store = &running.store;
    store
        .append(events(&stream(1), Expected::Any, 1, 3))
        .await
        .unwrap();
    let page = store.read_all(0, Page::default()).await.unwrap();
    for wrong in [
        Checkpoint {
            size: 3,
            hash: page[0].hash,
        },
        Checkpoint {
            size: 4,
            hash: page[2].hash,
        },
    ] {
        store
            .models()
            .apply(&[], Checkpoint::START, wrong)
            .await
            .unwrap();
        let noticed = store.models().checkpoint().await;
        assert!(
            matches!(noticed, Err(ModelsError::OtherTimeline { checkpoint }) if checkpoint == wrong),
            "{noticed:?}"
        );
        store.models().clear().await.unwrap();
    }
    assert_eq!(
        store.models().checkpoint().await.unwrap(),
        Checkpoint::START
    );
    running.stop().await;
}

/// Folding as events come, in pages of any size, gives the same as folding all of them again.
pub fn live_is_rebuilt(backend: &Backend) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut runner = TestRunner::new(ProptestConfig::with_cases(12));
    let history = vec((0..4_u64, 1..5_u64, proptest::option::of(1..9_u32)), 1..30);
    let outcome = runner.run(&history, |history| {
        runtime.block_on(async {
            let running = Running::start((backend.fresh)()).await;
            for (number, (name, count, folds)) in (0..).zip(history) {
                running
                    .store
                    .append(events(&stream(name), Expected::Any, number * 10, count))
                    .await
                    .unwrap();
                if let Some(page) = folds {
                    fold(&running.store, page, u64::MAX).await;
                }
            }
            fold(&running.store, 3, u64::MAX).await;
            let live = contents(&running.store).await;
            running.store.models().clear().await.unwrap();
            prop_assert_eq!(
                contents(&running.store).await,
                (Checkpoint::START, vec![], vec![])
            );
            fold(&running.store, 1000, u64::MAX).await;
            prop_assert_eq!(contents(&running.store).await, live);
            running.stop().await;
            Ok(())
        })
    });
    outcome.unwrap();
}
