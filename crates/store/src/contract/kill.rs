//! A process that is killed while it appends loses nothing that it was told, and leaves nothing half.
//!
//! The test starts itself again as a child process, which calls [`load`] and prints the line of each answer; it kills the
//! child at a moment of its choosing, collects all lines that came, and calls [`check`].

use std::collections::HashSet;

use super::{
    Running, read_models,
    sample::{actor, command, events, stream, uuid},
};
use crate::{append::Expected, read::Page, store::Config};

/// Callers that append at the same time.
const CALLERS: u64 = 8;

/// Appends for ever, from several callers, and folds read models beside them. Calls `told` with a line for each answer,
/// after it came. `run` is the number of the child: commands of different children differ.
pub async fn load(config: Config, run: u64, told: fn(String)) {
    let running = Running::start(config).await;
    for caller in 0..CALLERS {
        let store = running.store.clone();
        tokio::spawn(async move {
            for step in 0.. {
                let number = run << 32 | caller << 24 | step << 2;
                let append = events(&stream(caller % 3), Expected::Any, number, 1 + step % 3);
                let append = append.with_command(command(number, "content"));
                let appended = store.append(append).await.unwrap();
                told(format!(
                    "{number} {} {}",
                    appended.first_position, appended.last_position
                ));
            }
        });
    }
    loop {
        let checkpoint = read_models::fold(&running.store, 5, u64::MAX).await;
        running.store.wait_for(checkpoint.size + 1).await.unwrap();
    }
}

/// What the child was told is there, no command is half, positions are dense, the record is whole, the read models are
/// those of their checkpoint, and the next append is accepted. Gives the number of leaves.
pub async fn check(config: Config, told: &[String]) -> u64 {
    let running = Running::start(config).await;
    let store = &running.store;
    let verified = store.verify(|_| {}).await.unwrap();
    assert_eq!(verified.size, store.size());
    let (mut next, mut commands) = (0, HashSet::new());
    while next < verified.size {
        let page = store.read_all(next, Page::default()).await.unwrap();
        assert!(
            page.iter()
                .map(|event| event.position)
                .eq(next..next + page.len() as u64)
        );
        for event in &page {
            commands.insert(event.parse().unwrap().correlation.unwrap());
        }
        next += page.len() as u64;
    }
    let mut leaves = 0;
    for id in &commands {
        let (_, appended) = store
            .command(&actor(1), id)
            .await
            .unwrap()
            .expect("a command without a row");
        let number = u64::from_str_radix(&id[24..], 16).unwrap();
        let count = appended.last_position - appended.first_position + 1;
        assert_eq!(count, 1 + (number >> 2 & 0x3f_ffff) % 3, "half a command");
        leaves += count;
    }
    assert_eq!(leaves, verified.size);
    for line in told {
        let numbers: Vec<u64> = line
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let (_, appended) = store
            .command(&actor(1), &uuid(numbers[0]))
            .await
            .unwrap()
            .expect("told and lost");
        assert_eq!(
            [appended.first_position, appended.last_position],
            numbers[1..]
        );
    }
    let (checkpoint, reviews, instances) = read_models::contents(store).await;
    assert!(checkpoint.size <= verified.size);
    store.models().clear().await.unwrap();
    read_models::fold(store, 1000, checkpoint.size).await;
    assert_eq!(
        read_models::contents(store).await,
        (checkpoint, reviews, instances)
    );
    running.stop().await;
    verified.size
}
