//! A foreign tool that holds the write lock delays appends, and harms nothing.

use sqlx::{Connection as _, Executor as _};
use store::{
    AppendError, Expected,
    contract::{Running, sample},
};
use tempfile::TempDir;

use crate::place::{config, raw};

#[tokio::test]
async fn while_a_foreign_tool_holds_the_lock_nothing_is_stored_and_then_all_is() {
    let folder = TempDir::new().unwrap();
    let config = config(&folder, "data");
    let running = Running::start(config.clone()).await;
    let mut tool = raw(&config).await;
    tool.execute("BEGIN IMMEDIATE").await.unwrap();
    let append =
        || sample::events("log", Expected::None, 1, 1).with_command(sample::command(1, "content"));
    let refused = running.store.append(append()).await;
    assert!(
        matches!(refused, Err(AppendError::Unavailable(_))),
        "{refused:?}"
    );
    assert_eq!(running.store.size(), 0);
    tool.close().await.unwrap();
    let appended = running.store.append(append()).await.unwrap();
    assert_eq!((appended.first_position, appended.duplicate), (0, false));
    running.stop().await;
}
