//! Documents: large sections, and pages that stay small.

use super::{
    Backend, Running,
    sample::{bytes, event, stream},
};
use crate::{
    append::{Append, AppendError, EventRule, Expected, Invalid, MAX_SECTION_BYTES, NewEvent},
    read::{MAX_PAGE_BYTES, Page},
    store::Store,
};

/// What an open section adds to its content.
const OPEN_BYTES: usize = 36;

/// An event with a document of the greatest size in each of its sections.
fn documents(number: u64, sections: u64) -> NewEvent {
    let content = vec![number as u8; MAX_SECTION_BYTES - OPEN_BYTES];
    let sections = (0..sections).map(|index| bytes(&format!("document.s{index}"), &content));
    NewEvent {
        sections: sections.collect(),
        ..event(number)
    }
}

fn append(events: Vec<NewEvent>) -> Append {
    Append {
        command: None,
        stream: stream(1),
        expected: Expected::Any,
        claim: None,
        events,
    }
}

/// Sections of the greatest size are kept, one byte more is refused; a page ends before it gets too large, and what it
/// leaves out can be read alone.
pub async fn documents_are_kept_and_pages_stay_small(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let store = &running.store;
    one_byte_more_is_refused(store).await;
    let two = vec![documents(1, 1), documents(2, 1)];
    for events in [two, vec![documents(3, 1)], vec![documents(4, 3)]] {
        store.append(append(events)).await.unwrap();
    }
    let all = Page {
        events: 100,
        largest_blob: u64::MAX,
    };
    let (mut next, mut pages) = (0, Vec::new());
    while next < store.size() {
        let page = store.read_all(next, all).await.unwrap();
        next += page.len() as u64;
        let present = page
            .iter()
            .map(|event| event.sections.iter().flatten().count());
        pages.push(present.collect::<Vec<_>>());
        let total: usize = page
            .iter()
            .flat_map(|event| event.sections.iter().flatten())
            .map(Vec::len)
            .sum();
        assert!(total as u64 <= MAX_PAGE_BYTES);
    }
    assert_eq!(
        pages,
        [vec![1, 1], vec![1], vec![2]],
        "three documents in one event do not fit in a page"
    );
    let event = store
        .read_stream(&stream(1), 3, all)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(
        event
            .sections
            .iter()
            .map(Option::is_some)
            .collect::<Vec<_>>(),
        [true, true, false]
    );
    let left_out = store.section(3, 2).await.unwrap().unwrap();
    assert_eq!(left_out, documents(4, 3).sections[2].blob);
    let without = store.read_all(0, Page::default()).await.unwrap();
    assert_eq!(without.len(), 4);
    assert!(
        without
            .iter()
            .flat_map(|event| &event.sections)
            .all(Option::is_none)
    );
    running.stop().await;
}

async fn one_byte_more_is_refused(store: &Store) {
    let mut long = documents(1, 1);
    long.sections[0].blob.push(0);
    let refused = store.append(append(vec![long])).await;
    let broken = EventRule::SectionLength {
        name: "document.s0".to_owned(),
        length: MAX_SECTION_BYTES + 1,
    };
    let expected = AppendError::Invalid(Invalid::Event { index: 0, broken });
    assert_eq!(refused, Err(expected));
}
