//! Drafts: of one person, one step and one way in; bounded; forgotten.

use super::{Backend, Running};
use crate::accounts::draft::{
    DRAFT_BYTES_MAX, DRAFT_LIFE, DRAFTS_MAX, DraftError, DraftPlace, SealedDraft,
};

const NOW: i64 = 1_800_000_000;

/// A draft is kept for its person alone, the later save wins only if it knew of the earlier, and there are limits.
pub async fn drafts_are_kept_for_one_person(backend: &Backend) {
    let running = Running::start((backend.fresh)()).await;
    let accounts = running.store.accounts();
    let ana = accounts.add("ana", "Ana").await.unwrap();
    let ben = accounts.add("ben", "Ben").await.unwrap();
    let place = |person: &str, guest, instance: &str| DraftPlace {
        person: person.to_owned(),
        guest,
        stream: "review:1".to_owned(),
        instance: instance.to_owned(),
        action: "sign".to_owned(),
    };
    let own = place(&ana.id, None, "round/1");
    let keep = async |place: &DraftPlace, known: &str, text: &str, now| {
        let sealed = text.as_bytes().to_vec();
        accounts.keep_draft(place, (7, known), sealed, now).await
    };
    let read = async |place: &DraftPlace, now| accounts.draft(place, now).await.unwrap();
    let first = keep(&own, "", "one", NOW).await.unwrap();
    let expected = SealedDraft {
        revision: 7,
        kept: NOW,
        mark: first.mark.clone(),
        sealed: b"one".to_vec(),
    };
    assert_eq!(read(&own, NOW).await, Some(expected));
    let others = [
        place(&ben.id, None, "round/1"),
        place(&ana.id, Some(1), "round/1"),
        place(&ana.id, None, "round/2"),
    ];
    for other in &others {
        assert_eq!(read(other, NOW).await, None);
    }

    // Two tabs: who does not know of the other's draft does not replace it.
    let second = keep(&own, &first.mark, "two", NOW + 1).await.unwrap();
    assert_ne!(first.mark, second.mark);
    for known in ["", &first.mark] {
        let another = keep(&own, known, "three", NOW + 2).await;
        assert!(
            matches!(&another, Err(DraftError::Another { kept, mark }) if (*kept, mark) == (NOW + 1, &second.mark)),
            "{another:?}"
        );
    }
    assert_eq!(read(&own, NOW).await, Some(second));

    // What is done is forgotten, by whatever link it was typed; what others typed is not.
    for other in &others {
        keep(other, "", "other", NOW).await.unwrap();
    }
    let done = accounts.discard_drafts(&ana.id, "review:1", ("round/1", "sign"));
    done.await.unwrap();
    let there = async |place: &DraftPlace, now| read(place, now).await.is_some();
    assert!(!there(&own, NOW).await && !there(&others[1], NOW).await);
    assert!(there(&others[0], NOW).await && there(&others[2], NOW).await);
    accounts.discard_draft(&others[0]).await.unwrap();
    assert!(!there(&others[0], NOW).await);

    // Limits: of length, of number, of time.
    let long = "x".repeat(DRAFT_BYTES_MAX + 1);
    let long = keep(&own, "", &long, NOW).await;
    assert!(matches!(long, Err(DraftError::TooLong)), "{long:?}");
    for number in 1..DRAFTS_MAX {
        let place = place(&ana.id, None, &format!("page/{number}"));
        keep(&place, "", "page", NOW + 1).await.unwrap();
    }
    let more = keep(&own, "", "one more", NOW + 1).await;
    assert!(matches!(more, Err(DraftError::TooMany)), "{more:?}");
    assert!(!there(&others[2], NOW + DRAFT_LIFE).await);
    keep(&own, "", "one more", NOW + DRAFT_LIFE).await.unwrap();
    running.stop().await;
}
