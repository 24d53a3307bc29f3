//! What was acknowledged before something else began stands before it.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use super::{
    Backend, Running,
    sample::{events, stream},
};
use crate::append::Expected;

/// For every two appends, of which one was answered before the other was given, the positions tell the same order.
pub async fn order_is_real_time(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let clock = Arc::new(AtomicU64::new(0));
    let callers: Vec<_> = (0..8_u64)
        .map(|caller| {
            let (store, clock) = (running.store.clone(), Arc::clone(&clock));
            tokio::spawn(async move {
                let mut seen = Vec::new();
                for number in 0..40 {
                    let append = events(
                        &stream(number % 3),
                        Expected::Any,
                        caller * 1000 + number,
                        1,
                    );
                    let given = clock.fetch_add(1, Ordering::SeqCst);
                    let position = store.append(append).await.unwrap().first_position;
                    seen.push((given, clock.fetch_add(1, Ordering::SeqCst), position));
                }
                seen
            })
        })
        .collect();
    let mut all = Vec::new();
    for caller in callers {
        all.extend(caller.await.unwrap());
    }
    assert_eq!(all.len(), 320);
    for (_, answered, before) in &all {
        for (given, _, after) in &all {
            assert!(
                answered > given || before < after,
                "{before} was answered before {after} was given"
            );
        }
    }
    running.stop().await;
}
