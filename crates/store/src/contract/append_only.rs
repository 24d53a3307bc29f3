//! What is recorded stays as it is.

use super::{
    Backend, Running,
    sample::{command, events, stream},
};
use crate::append::Expected;

/// Every statement that would change or remove what is recorded is refused by the database itself.
pub async fn rewrites_are_refused(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    for number in 0..3 {
        let append = events(&stream(number), Expected::None, number * 10, 2)
            .with_command(command(number, "content"));
        running
            .store
            .append(append.with_claim(&format!("name {number}")))
            .await
            .unwrap();
    }
    let before = running.store.verify(|_| {}).await.unwrap();
    assert!(!backend.rewrites.is_empty());
    for statement in backend.rewrites {
        let outcome = (backend.raw)(config.clone(), statement).await;
        assert!(outcome.is_err(), "not refused: {statement}");
    }
    assert_eq!(running.store.verify(|_| {}).await.unwrap(), before);
    running.stop().await;
}
