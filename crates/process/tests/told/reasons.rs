//! Every kind of reason has a sentence and a line of help.

use definition::value::Value;
use insta::assert_snapshot;
use jiff::{Timestamp, civil::date};
use process::{
    command::{Amend, Assign, Change, Consent, Delegate, Intent, Revoke},
    explain::{explain_refusal, text},
    refusal::{Blocker, Reason, Refusal},
    roles::Resolved,
};

use crate::journal::{Journal, act, document, name, person, viewer};

/// One reason of each kind but the clause, which has tests of its own.
#[expect(clippy::too_many_lines, reason = "a list of all kinds")]
fn reasons() -> Vec<Reason> {
    let role = |role: &str, of: Option<&str>| Resolved {
        role: role.into(),
        of: of.map(Into::into),
    };
    let reasons = vec![
        Reason::NoSuchInstance("article/birds".into()),
        Reason::Cancelled,
        Reason::NoSuchAction {
            never_published: true,
        },
        Reason::NoSuchAction {
            never_published: false,
        },
        Reason::NotInState {
            offered_in: vec!["handed_in".into(), "accepted".into()],
        },
        Reason::Role {
            may: vec![role("editor", None), role("author", Some("article/dogs"))],
        },
        Reason::Role {
            may: vec![role("author", Some("article/birds"))],
        },
        Reason::Role { may: vec![] },
        Reason::NotBy {
            action: "hand_in".into(),
        },
        Reason::OnlyBy {
            action: "accept".into(),
        },
        Reason::NotRole(role("author", Some("article/cats"))),
        Reason::Input {
            field: "words".into(),
            problem: "is required".into(),
        },
        Reason::Unconfirmed {
            say: "A plain issue sells less.".into(),
        },
        Reason::Bounds {
            instance: "article/cats".into(),
            field: "words".into(),
            problem: "is 1200; the most is 1000".into(),
        },
        Reason::Bounds {
            instance: "article/dogs".into(),
            field: "words".into(),
            problem: "is 1200; the most is 1000".into(),
        },
        Reason::Bounds {
            instance: "source/1".into(),
            field: "article".into(),
            problem: "is 1; the least is 2".into(),
        },
        Reason::Undetermined {
            what: "the key of a new picture".into(),
        },
        Reason::SpawnConflict("article/dogs".into()),
        Reason::SpawnConflict("picture/cats".into()),
        Reason::WorkIsOpen(vec![
            "article/cats".into(),
            "article/dogs".into(),
            "source/1".into(),
        ]),
        Reason::Unending,
        Reason::Stale {
            seen: 3,
            touched: 5,
        },
        Reason::OccurredLater,
        Reason::OccurredLongAgo {
            limit: date(2027, 1, 4),
        },
        Reason::NotStartable,
        Reason::Parameter {
            parameter: "topics".into(),
            problem: "has `cats` already".into(),
        },
        Reason::NoSuchRole {
            role: "poet".into(),
            problem: "there is no role `poet`".into(),
        },
        Reason::Incompatible {
            holds: "printer".into(),
        },
        Reason::Full { max: 1 },
        Reason::Full { max: 3 },
        Reason::TooFew {
            role: role("editor", None),
            min: 1,
            there: 0,
        },
        Reason::TooFew {
            role: role("printer", Some("article/cats")),
            min: 3,
            there: 2,
        },
        Reason::TooFewLeft { min: 1 },
        Reason::TooFewLeft { min: 2 },
        Reason::HeldAlready,
        Reason::NotHeld,
        Reason::Period {
            until: Timestamp::from_second(1_800_000_000).unwrap(),
        },
        Reason::NothingProposed,
        Reason::NotProposer,
        Reason::SamePerson(person("Edith")),
    ];
    reasons.iter().for_each(is_listed);
    reasons
}

/// The compiler demands that a new kind is added here, and who adds it that it is listed above.
fn is_listed(reason: &Reason) {
    match reason {
        Reason::NoSuchInstance(_)
        | Reason::Cancelled
        | Reason::NoSuchAction { .. }
        | Reason::NotInState { .. }
        | Reason::Role { .. }
        | Reason::NotBy { .. }
        | Reason::OnlyBy { .. }
        | Reason::NotRole(_)
        | Reason::Input { .. }
        | Reason::Clause { .. }
        | Reason::Unconfirmed { .. }
        | Reason::Bounds { .. }
        | Reason::Undetermined { .. }
        | Reason::SpawnConflict(_)
        | Reason::WorkIsOpen(_)
        | Reason::Unending
        | Reason::Stale { .. }
        | Reason::OccurredLater
        | Reason::OccurredLongAgo { .. }
        | Reason::NotStartable
        | Reason::Parameter { .. }
        | Reason::NoSuchRole { .. }
        | Reason::Incompatible { .. }
        | Reason::Full { .. }
        | Reason::TooFew { .. }
        | Reason::TooFewLeft { .. }
        | Reason::HeldAlready
        | Reason::NotHeld
        | Reason::Period { .. }
        | Reason::NothingProposed
        | Reason::NotProposer
        | Reason::SamePerson(_) => {}
    }
}

#[test]
fn every_reason_is_a_sentence_with_help() {
    let journal = Journal::opened();
    let command = journal.command("Edith", act("article/cats", "hand_in", &[]));
    let mut all = String::new();
    for reason in reasons() {
        let refusal = Refusal {
            blockers: vec![Blocker::new(reason)],
        };
        let told = explain_refusal(journal.snapshot(), &viewer("Edith"), &refusal, &command);
        let blocked = &told.blockers[0];
        assert!(blocked.help.is_some(), "{} has no line of help", blocked.id);
        all += &format!("{}\n", blocked.id);
        for line in text::lines(&told, &name).iter().skip(1) {
            all += &format!("    {line}\n");
        }
    }
    assert_snapshot!(all);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a list of commands")]
fn refused_commands_of_every_kind_are_explained() {
    let mut journal = Journal::cats_accepted();
    journal.act(
        "Edith",
        "article/cats",
        "order_picture",
        &[("price", Value::Int(5))],
    );
    let editor = |name: &str| {
        Intent::Assign(Assign {
            role: "editor".into(),
            of: None,
            person: person(name),
            instead_of: None,
        })
    };
    let author = Assign {
        role: "author".into(),
        of: Some("article/cats".into()),
        person: person("Paul"),
        instead_of: None,
    };
    let commands = [
        ("Paul", editor("Paul")),
        ("Edith", editor("Edith")),
        ("Edith", editor("Peter")),
        ("Edith", Intent::Assign(author)),
        (
            "Edith",
            Intent::Revoke(Revoke {
                role: "proofreader".into(),
                of: None,
                person: person("Anna"),
            }),
        ),
        (
            "Paul",
            Intent::Delegate(Delegate {
                role: "proofreader".into(),
                of: None,
                holder: person("Paul"),
                to: person("Paul"),
                from: journal.now(),
                until: journal.now(),
            }),
        ),
        (
            "Edith",
            Intent::Amend(Amend {
                parameter: "topics".into(),
                change: Change::AddMembers(vec![("birds".into(), "Birds".into())]),
                reason: Value::NotStated,
                authority: Value::NotStated,
            }),
        ),
        (
            "Peter",
            Intent::Consent(Consent {
                instance: "picture/cats".into(),
                action: "approve".into(),
                agrees: true,
            }),
        ),
        (
            "Edith",
            act("issue", "leave_plain", &[("colour", Value::Bool(true))]),
        ),
        ("Edith", act("complaint/1", "publish", &[])),
        (
            "Ben",
            act(
                "article/dogs",
                "hand_in",
                &[("text", document("dogs.txt")), ("words", Value::Int(600))],
            ),
        ),
    ];
    let mut all = String::new();
    for (by, intent) in commands {
        let mut command = journal.command(by, intent);
        command.confirmations.clear();
        all += &format!("{}\n\n", journal.refusal_text(&command));
    }
    assert_snapshot!(all);
}

#[test]
fn a_second_look_is_asked_for_when_it_has_changed() {
    let mut journal = Journal::opened();
    let seen = journal.state.instance("article/cats").unwrap().revision;
    journal.hand_in("Anna", "article/cats", "cats.txt");
    let mut command = journal.command("Edith", act("article/cats", "send_back", &[]));
    command.seen = Some(seen);
    assert_snapshot!(journal.refusal_text(&command));
}

#[test]
fn the_editor_who_wrote_it_is_told_that_another_must_accept() {
    let mut journal = Journal::opened();
    let author = Assign {
        role: "author".into(),
        of: Some("article/cats".into()),
        person: person("Edith"),
        instead_of: None,
    };
    journal.accepted("Edith", Intent::Assign(author));
    journal.hand_in("Edith", "article/cats", "cats.txt");
    journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(5))]);
    let command = journal.command("Edith", act("article/cats", "accept", &[]));
    assert_snapshot!(journal.refusal_text(&command));
}
