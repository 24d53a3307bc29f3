//! A command is accepted once, and gets its first answer again.

use super::{
    Backend, Running,
    sample::{actor, command, events, stream},
};
use crate::append::{AppendError, Appended, CommandKey, Expected};

/// The first answer comes again before and after later appends, and after the store was opened again; other content
/// under the same id is refused; another actor may use the id; also inside one batch.
pub async fn commands_are_accepted_once(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let store = &running.store;
    let first = || events(&stream(1), Expected::None, 1, 2).with_command(command(1, "content"));
    let again = Appended {
        first_position: 0,
        last_position: 1,
        first_revision: 0,
        last_revision: 1,
        duplicate: true,
    };
    assert_eq!(
        store.append(first()).await,
        Ok(Appended {
            duplicate: false,
            ..again
        })
    );
    assert_eq!(store.append(first()).await, Ok(again));
    let later = events(&stream(1), Expected::Revision(1), 3, 1).with_command(command(2, "content"));
    store.append(later).await.unwrap();
    assert_eq!(
        store.append(first()).await,
        Ok(again),
        "although the stream moved on"
    );
    let elsewhere = events(&stream(2), Expected::Any, 4, 1).with_command(command(1, "content"));
    assert_eq!(
        store.append(elsewhere).await,
        Ok(again),
        "only the command counts"
    );
    let other = events(&stream(1), Expected::Any, 5, 1).with_command(command(1, "other"));
    assert_eq!(store.append(other).await, Err(AppendError::IdReused));
    let theirs = CommandKey {
        actor: actor(2),
        ..command(1, "other")
    };
    let theirs = store
        .append(events(&stream(1), Expected::Any, 6, 1).with_command(theirs))
        .await
        .unwrap();
    assert_eq!((theirs.first_position, theirs.duplicate), (3, false));
    let known = store.command(&actor(1), &command(1, "").id).await.unwrap();
    assert_eq!(known, Some((command(1, "content").content, again)));
    assert_eq!(
        store.command(&actor(3), &command(1, "").id).await.unwrap(),
        None
    );
    running.stop().await;

    let running = Running::start(config).await;
    assert_eq!(
        running.store.append(first()).await,
        Ok(again),
        "after a restart"
    );
    running.stop().await;
}

/// A refused command is not remembered: it is decided afresh.
pub async fn refused_commands_are_decided_afresh(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let append =
        || events(&stream(1), Expected::Revision(0), 2, 1).with_command(command(1, "content"));
    assert_eq!(
        running.store.append(append()).await,
        Err(AppendError::Conflict { actual: None })
    );
    running
        .store
        .append(events(&stream(1), Expected::None, 1, 1))
        .await
        .unwrap();
    let appended = running.store.append(append()).await.unwrap();
    assert_eq!((appended.first_revision, appended.duplicate), (1, false));
    running.stop().await;
}
