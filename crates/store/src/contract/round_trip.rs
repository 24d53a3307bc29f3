//! What was appended is read back, byte for byte.

use serde_json::json;

use super::{
    Backend, Running,
    sample::{bytes, event, section, stream},
};
use crate::{
    append::{Append, Appended, Expected, NewEvent, NewSection},
    read::{Page, Recorded},
    store::Store,
};

/// Everything, documents too.
const WHOLE: Page = Page {
    events: 10,
    largest_blob: u64::MAX,
};

/// Three events: of many sections in another order than the leaf's, of none, and of one.
fn append() -> Append {
    let contents: [&[u8]; 5] = [
        b"{}",
        b"\0 and \\u0000",
        "🙂 Überprüfung".as_bytes(),
        b"",
        &[0xff; 1 << 20],
    ];
    let sections = (0..).zip(contents);
    let sections = sections.map(|(n, content)| bytes(&format!("s{n}"), content));
    let mut sections: Vec<NewSection> = sections.collect();
    sections.reverse();
    let body = vec![section("body", &json!({ "a": "\u{0}" }))];
    Append {
        command: None,
        stream: stream(1),
        expected: Expected::None,
        claim: None,
        events: vec![
            NewEvent {
                sections,
                ..event(1)
            },
            event(2),
            NewEvent {
                sections: body,
                ..event(3)
            },
        ],
    }
}

/// Payloads come back byte for byte, also after the store was opened again, and the leaf names them.
pub async fn round_trip(backend: &Backend) {
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let appended = running.store.append(append()).await.unwrap();
    let expected = Appended {
        first_position: 0,
        last_position: 2,
        first_revision: 0,
        last_revision: 2,
        duplicate: false,
    };
    assert_eq!(appended, expected);
    running.stop().await;

    let running = Running::start(config).await;
    let store = &running.store;
    let read = store.read_all(0, WHOLE).await.unwrap();
    let of_stream = store.read_stream(&stream(1), 0, WHOLE).await.unwrap();
    assert_eq!(read, of_stream);
    assert_eq!(read.len(), 3);
    for (recorded, given) in read.iter().zip(append().events) {
        is_given(store, recorded, &given).await;
    }
    let small = Page {
        events: 1,
        largest_blob: 100,
    };
    let small = store.read_all(0, small).await.unwrap();
    let present: Vec<bool> = small[0].sections.iter().map(Option::is_some).collect();
    assert_eq!(
        present,
        [true, true, true, true, false],
        "long blobs are left out"
    );
    assert_eq!(store.section(0, 5).await.unwrap(), None);
    running.stop().await;
}

async fn is_given(store: &Store, recorded: &Recorded, given: &NewEvent) {
    let leaf = recorded.parse().unwrap();
    let position = (leaf.position, leaf.revision);
    assert_eq!((recorded.position, recorded.revision), position);
    let names = (&leaf.id, &leaf.event_type, &leaf.actor);
    assert_eq!(names, (&given.id, &given.event_type, &given.actor));
    assert_eq!(leaf.log, store.origin());
    assert_eq!(leaf.sections.len(), given.sections.len());
    for (index, entry) in leaf.sections.iter().enumerate() {
        let mut given = given.sections.iter();
        let given = given.find(|section| section.name == entry.name).unwrap();
        assert_eq!(recorded.sections[index].as_ref(), Some(&given.blob));
        let alone = store.section(recorded.position, index).await.unwrap();
        assert_eq!(alone.as_ref(), Some(&given.blob));
    }
}
