//! Histories read like minutes.

use definition::value::Value;
use insta::assert_snapshot;
use process::{
    command::{Amend, Assign, Change, Consent, Delegate, Intent, Revoke},
    history::history,
    view::Viewer,
};

use crate::journal::{Journal, document, name, person, viewer};

/// Something of every kind.
fn eventful() -> Journal {
    let mut journal = Journal::opened();
    let change = Change::AddMembers(vec![("birds".into(), "Birds".into())]);
    let (reason, authority) = (Value::Text("Readers asked".into()), Value::NotStated);
    let parameter = "topics".into();
    journal.accepted(
        "Edith",
        Intent::Amend(Amend {
            parameter,
            change,
            reason,
            authority,
        }),
    );
    let form = [
        ("text", document("cats.txt")),
        ("words", Value::Int(300)),
        ("source", Value::Text("Tom".into())),
    ];
    journal.act("Anna", "article/cats", "hand_in", &form);
    journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(4))]);
    journal.act("Edith", "article/cats", "accept", &[]);
    journal.act(
        "Edith",
        "article/cats",
        "order_picture",
        &[("price", Value::Int(70))],
    );
    journal.act("Edith", "picture/cats", "approve", &[]);
    let (instance, action) = ("picture/cats".into(), "approve".into());
    journal.accepted(
        "Paul",
        Intent::Consent(Consent {
            instance,
            action,
            agrees: false,
        }),
    );
    journal.act("Edith", "picture/cats", "approve", &[]);
    journal.consent("Peter", "picture/cats", "approve");
    lend(&mut journal);
    journal
}

/// A role is given, lent and taken.
fn lend(journal: &mut Journal) {
    let (role, of) = ("author".into(), Some("article/dogs".into()));
    journal.accepted(
        "Edith",
        Intent::Assign(Assign {
            role,
            of,
            person: person("Paul"),
            instead_of: None,
        }),
    );
    let (role, of) = ("author".into(), Some("article/dogs".into()));
    let (from, until) = (
        journal.now(),
        journal.now() + jiff::SignedDuration::from_hours(1),
    );
    let (holder, to) = (person("Paul"), person("Anna"));
    journal.accepted(
        "Paul",
        Intent::Delegate(Delegate {
            role,
            of,
            holder,
            to,
            from,
            until,
        }),
    );
    let (role, of) = ("author".into(), Some("article/dogs".into()));
    journal.accepted(
        "Edith",
        Intent::Revoke(Revoke {
            role,
            of,
            person: person("Paul"),
        }),
    );
}

fn minutes(journal: &Journal, viewer: &Viewer) -> (String, usize) {
    let told = history(&journal.definition, &journal.events, viewer, journal.now()).unwrap();
    let line = |entry: &process::history::Entry| {
        let sentence = &entry.sentence;
        let by = sentence
            .by
            .as_ref()
            .map_or(String::new(), |by| format!("{} ", name(by)));
        let second = sentence.second.as_ref();
        let second = second.map_or(String::new(), |it| {
            format!(", with the consent of {}", name(it))
        });
        format!("{:2} {by}{}{second}", entry.revision, sentence.text)
    };
    (
        told.entries.iter().map(line).collect::<Vec<_>>().join("\n"),
        told.hidden,
    )
}

#[test]
fn a_history_reads_like_minutes() {
    let (text, hidden) = minutes(&eventful(), &viewer("Edith"));
    assert_snapshot!(text);
    // The source is discreet: not even the number of its events is told.
    assert_eq!(hidden, 0);
}

#[test]
fn who_reads_less_gets_ids_and_no_values() {
    let (text, hidden) = minutes(&eventful(), &viewer("Ben"));
    assert_snapshot!(text);
    assert_eq!(hidden, 0);
}

#[test]
fn a_stranger_gets_the_public_part_without_names() {
    let (text, hidden) = minutes(&eventful(), &Viewer::Anyone);
    assert_snapshot!(text);
    assert_eq!(hidden, 0);
}

#[test]
fn events_of_what_may_not_be_seen_are_counted() {
    let mut journal = eventful();
    let about = Value::Instance("article/cats".into());
    let form = [("about", about), ("text", Value::Text("Too long".into()))];
    journal.act("Paul", "issue", "complain", &form);
    journal.act("Edith", "complaint/1", "settle", &[]);
    let (text, hidden) = minutes(&journal, &viewer("Ben"));
    assert!(!text.contains("complaint/1") && !text.contains("settled"));
    assert_eq!(hidden, 2);
}

#[test]
fn a_sentence_says_who_did_it_or_stands_alone() {
    let journal = eventful();
    let told = history(
        &journal.definition,
        &journal.events,
        &viewer("Edith"),
        journal.now(),
    )
    .unwrap();
    for entry in &told.entries {
        let sentence = &entry.sentence;
        assert_eq!(sentence.by.is_some(), sentence.is_act(), "{sentence:?}");
        assert_eq!(
            sentence.by.is_some(),
            sentence.text.starts_with(char::is_lowercase)
        );
    }
}
