//! Refusals, and reads of what is not for everybody, are written down: who, what and when, and no content.

use store::{
    Clock, Config, Entropy, Store,
    access::{Access, AccessKind},
};

use crate::{
    console::{Console, words},
    two_states::ajar,
};

/// The access record of a data folder.
#[tokio::main(flavor = "current_thread")]
async fn written_down(console: &Console) -> Vec<Access> {
    let config = Config {
        folder: console.data(),
        origin: "reader.localhost/log/1".to_owned(),
        key_file: None,
        clock: Clock::new(|| 0),
        entropy: Entropy::new(|bytes| bytes.fill(0)),
    };
    let (store, _) = Store::open(config).await.unwrap();
    let entries = store.access().list(1).await.unwrap();
    entries.into_iter().map(|entry| entry.access).collect()
}

#[test]
fn what_is_not_for_everybody_is_written_down_when_it_is_read() {
    let console = ajar();
    // Everybody may see the door, and in which state it is.
    console.done(&words("state front-door"));
    console.done(&words("state front-door --as sam"));
    console.done(&words("history front-door --as sam"));
    assert_eq!(written_down(&console), []);

    console.done(&words(
        "do front-door door clean --as pat --with dust=1 --with note=secret",
    ));
    console.done(&words("state front-door door --as pat"));
    let read = written_down(&console);
    let told: Vec<(AccessKind, &str)> = read.iter().map(|one| (one.kind, &*one.action)).collect();
    assert_eq!(told, [(AccessKind::Read, "state")]);
    assert_eq!((&*read[0].via, &read[0].clauses[..]), ("console", &[][..]));
    assert!(!format!("{read:?}").contains("secret"));
}

#[test]
fn the_access_record_is_listed_by_kind_person_and_review() {
    let console = ajar();
    console.remit(&words("do front-door door shut --as pat"));
    console.done(&words("token create --as sam --scope read"));
    let all = console.done(&words("access"));
    let lines: Vec<&str> = all.lines().collect();
    assert_eq!(lines.len(), 2, "{all}");
    assert!(lines[0].contains("refusal") && lines[0].contains("pat"));
    assert!(lines[0].contains("front-door  door shut, not met: role clean (console)"));
    assert!(lines[1].contains("token") && lines[1].contains("sam"));
    assert_eq!(
        console.done(&words("access --kind token")).lines().count(),
        1
    );
    // Columns are as wide as what stands in them.
    let of_pat = console.done(&words("access --person pat"));
    assert_eq!(
        of_pat.split_whitespace().collect::<Vec<_>>(),
        lines[0].split_whitespace().collect::<Vec<_>>()
    );
    assert_eq!(console.done(&words("access --last 1")).lines().count(), 1);
    let of_review = console.done(&words("access --review front-door --json"));
    assert!(of_review.contains("\"kind\":\"refusal\"") && of_review.lines().count() == 1);
    assert_eq!(console.done(&words("access --kind sign-in-failed")), "");
}

#[test]
fn refusals_are_written_down() {
    let console = ajar();
    console.remit(&words("do front-door door shut --as pat"));
    let id = "--id 6f1b7a52-4b0e-4d6f-9d55-0b4f6a0f3a11";
    console.done(&words(&format!(
        "do front-door door clean --as pat --with dust=1 {id}"
    )));
    console.remit(&words(&format!(
        "do front-door door clean --as pat --with dust=2 {id}"
    )));
    let written = written_down(&console);
    let refused: Vec<(AccessKind, &str, Vec<&str>)> = written
        .iter()
        .map(|one| {
            (
                one.kind,
                &*one.action,
                one.clauses.iter().map(|id| &**id).collect(),
            )
        })
        .collect();
    let expected = [
        (AccessKind::Refusal, "door shut", vec!["role", "clean"]),
        (AccessKind::Refusal, "door clean", vec!["id_reused"]),
    ];
    assert_eq!(refused, expected);
}
