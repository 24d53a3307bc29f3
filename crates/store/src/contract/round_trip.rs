//! What was appended is read back, byte for byte.

use serde_json::json;

use super::{
    Backend, Running,
    sample::{bytes, event, section, stream},
};
use crate::{
    append::{Append, Expected, NewEvent, NewSection},
    read::Page,
};

/// Payloads come back byte for byte, also after the store was opened again, and the leaf names them.
pub async fn round_trip(backend: &Backend) {
    let contents: [&[u8]; 5] = [
        b"{}",
        b"\0 and \\u0000",
        "🙂 Überprüfung".as_bytes(),
        b"",
        &[0xff; 1 << 20],
    ];
    let sections: Vec<NewSection> = (0..)
        .zip(contents)
        .map(|(n, content)| bytes(&format!("s{n}"), content))
        .collect();
    let reversed = sections.iter().rev().cloned().collect();
    let append = Append {
        command: None,
        stream: stream(1),
        expected: Expected::None,
        claim: None,
        events: vec![
            NewEvent {
                sections: reversed,
                ..event(1)
            },
            event(2),
            NewEvent {
                sections: vec![section("body", &json!({ "a": "\u{0}" }))],
                ..event(3)
            },
        ],
    };
    let config = (backend.fresh)();
    let running = Running::start(config.clone()).await;
    let appended = running.store.append(append.clone()).await.unwrap();
    assert_eq!((appended.first_position, appended.last_position), (0, 2));
    assert_eq!(
        (
            appended.first_revision,
            appended.last_revision,
            appended.duplicate
        ),
        (0, 2, false)
    );
    running.stop().await;

    let running = Running::start(config).await;
    let page = Page {
        events: 10,
        largest_blob: u64::MAX,
    };
    let read = running.store.read_all(0, page).await.unwrap();
    assert_eq!(
        read,
        running
            .store
            .read_stream(&stream(1), 0, page)
            .await
            .unwrap()
    );
    assert_eq!(read.len(), 3);
    for (recorded, (event, position)) in read.iter().zip(append.events.iter().zip(0..)) {
        let leaf = recorded.parse().unwrap();
        assert_eq!((recorded.position, recorded.revision), (position, position));
        assert_eq!(
            (&leaf.id, &leaf.event_type, &leaf.actor),
            (&event.id, &event.event_type, &event.actor)
        );
        assert_eq!(leaf.log, running.store.origin());
        assert_eq!(leaf.sections.len(), event.sections.len());
        for (index, entry) in leaf.sections.iter().enumerate() {
            let given = event
                .sections
                .iter()
                .find(|section| section.name == entry.name)
                .unwrap();
            assert_eq!(
                recorded.sections[index].as_deref(),
                Some(given.blob.as_slice())
            );
            assert_eq!(
                running
                    .store
                    .section(position, index)
                    .await
                    .unwrap()
                    .as_ref(),
                Some(&given.blob)
            );
        }
    }
    let small = running
        .store
        .read_all(
            0,
            Page {
                events: 1,
                largest_blob: 100,
            },
        )
        .await
        .unwrap();
    let present: Vec<bool> = small[0].sections.iter().map(Option::is_some).collect();
    assert_eq!(
        present,
        [true, true, true, true, false],
        "long blobs are left out"
    );
    assert_eq!(running.store.section(0, 5).await.unwrap(), None);
    running.stop().await;
}
