//! Whoever follows the record sees every event once, in order.

use super::{
    Backend, Running,
    sample::{events, stream},
};
use crate::{
    append::Expected,
    read::{Page, Recorded},
};

/// Writers, and appends of each.
const WRITERS: u64 = 8;
const APPENDS: u64 = 40;

/// A reader that follows eight writers sees every position once and in order; readers of a stream every revision.
pub async fn a_reader_misses_nothing(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let store = running.store.clone();
            tokio::spawn(async move {
                for number in 0..APPENDS {
                    let count = 1 + (number + writer) % 2;
                    let append = events(
                        &stream(writer % 3),
                        Expected::Any,
                        writer * 1000 + number * 10,
                        count,
                    );
                    store.append(append).await.unwrap();
                }
            })
        })
        .collect();
    let total = WRITERS * APPENDS * 3 / 2;
    let page = Page {
        events: 7,
        ..Page::default()
    };
    let mut seen: Vec<Recorded> = Vec::new();
    while (seen.len() as u64) < total {
        let next = seen.len() as u64;
        running.store.wait_for(next + 1).await.unwrap();
        let read = running.store.read_all(next, page).await.unwrap();
        assert!(!read.is_empty(), "woken for nothing at {next}");
        seen.extend(read);
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(seen.iter().map(|event| event.position).eq(0..total));
    assert!(
        seen.iter()
            .all(|event| event.sections.iter().all(Option::is_some))
    );
    for number in 0..3 {
        let expected = seen.iter().filter(|event| event.stream == stream(number));
        let (mut of_stream, mut next) = (Vec::new(), 0);
        loop {
            let read = running
                .store
                .read_stream(&stream(number), next, page)
                .await
                .unwrap();
            let Some(last) = read.last() else { break };
            next = last.revision + 1;
            of_stream.extend(read);
        }
        assert!(of_stream.iter().eq(expected));
        assert!(of_stream.iter().map(|event| event.revision).eq(0..next));
    }
    running.stop().await;
}
