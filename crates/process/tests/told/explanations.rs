//! The texts of explanations, as a terminal shows them.

use definition::value::Value;
use insta::assert_snapshot;
use process::view::Viewer;

use crate::journal::{Journal, person, viewer};

#[test]
fn what_blocks_is_named_with_who_must_act() {
    let journal = Journal::cats_accepted();
    assert_snapshot!(journal.why_text(&viewer("Peter"), "issue", "print"));
}

#[test]
fn who_reads_more_is_told_more() {
    let journal = Journal::cats_accepted();
    assert_snapshot!(journal.why_text(&viewer("Edith"), "issue", "print"));
}

#[test]
fn who_knows_nothing_is_told_what_is_public() {
    let journal = Journal::cats_accepted();
    assert_snapshot!(journal.why_text(&Viewer::Anyone, "issue", "print"));
}

#[test]
fn an_auditor_is_told_states_and_no_content() {
    let journal = Journal::cats_accepted();
    let auditor = Viewer::Auditor(person("Nobody"));
    assert_snapshot!(journal.why_text(&auditor, "issue", "print"));
}

#[test]
fn what_must_exist_before_is_followed_to_what_can_be_done() {
    let journal = Journal::new();
    assert_snapshot!(journal.why_text(&viewer("Peter"), "issue", "print"));
    assert_snapshot!(journal.why_text(&viewer("Edith"), "article/cats", "accept"));
}

#[test]
fn a_number_is_told_only_to_who_may_read_it() {
    let mut journal = Journal::opened();
    journal.hand_in("Anna", "article/cats", "cats.txt");
    journal.act("Edith", "article/cats", "rate", &[("score", Value::Int(2))]);
    assert_snapshot!(journal.why_text(&viewer("Edith"), "article/cats", "accept"));
    assert_snapshot!(journal.why_text(&viewer("Anna"), "article/cats", "accept"));
    assert_snapshot!(journal.why_text(&viewer("Peter"), "article/cats", "accept"));
}

#[test]
fn data_that_is_missing_is_named_with_what_sets_it() {
    let mut journal = Journal::opened();
    journal.hand_in("Anna", "article/cats", "cats.txt");
    assert_snapshot!(journal.why_text(&viewer("Edith"), "article/cats", "accept"));
}

#[test]
fn an_action_of_another_state_is_answered_with_what_can_be_done_instead() {
    let journal = Journal::opened();
    assert_snapshot!(journal.why_text(&viewer("Edith"), "article/cats", "order_picture"));
}

#[test]
fn one_that_may_not_be_seen_is_counted() {
    let mut journal = Journal::cats_accepted();
    let form = [
        ("about", Value::Instance("article/cats".into())),
        ("text", Value::Text("Too long".into())),
    ];
    journal.act("Paul", "issue", "complain", &form);
    let quiet = |journal: &Journal, name: &str| {
        let told = journal.why(&viewer(name), "issue", "print");
        let mut told = told.blockers.into_iter();
        let quiet = told.find(|blocked| blocked.id == "quiet").unwrap();
        serde_json::to_string_pretty(&quiet.proof).unwrap()
    };
    assert_snapshot!(quiet(&journal, "Peter"));
    assert_snapshot!(quiet(&journal, "Edith"));
}

#[test]
fn what_can_be_done_says_where_it_leads_and_what_is_left_to_decide() {
    let journal = Journal::opened();
    assert_snapshot!(journal.why_text(&viewer("Anna"), "article/cats", "hand_in"));
    assert_snapshot!(journal.why_text(&viewer("Ben"), "article/cats", "hand_in"));
}

#[test]
fn a_wrong_turn_without_return_is_said_to_be_one() {
    let mut journal = Journal::cats_accepted();
    journal.act(
        "Edith",
        "article/cats",
        "order_picture",
        &[("price", Value::Int(5000))],
    );
    journal.act("Edith", "picture/cats", "discard", &[]);
    assert_snapshot!(journal.why_text(&viewer("Edith"), "issue", "print"));
}

#[test]
fn what_is_hidden_is_answered_like_what_does_not_exist() {
    let mut journal = Journal::opened();
    let form = [
        ("text", crate::journal::document("cats.txt")),
        ("words", Value::Int(3)),
        ("source", Value::Text("Tom".into())),
    ];
    journal.act("Anna", "article/cats", "hand_in", &form);
    assert!(journal.state.instance("source/1").is_some());
    for asks in [viewer("Edith"), viewer("Ben"), Viewer::Anyone] {
        let hidden = journal.why(&asks, "source/1", "protect");
        assert_eq!(hidden, journal.why(&asks, "source/2", "protect"));
    }
    assert_snapshot!(journal.why_text(&viewer("Edith"), "source/1", "protect"));
    assert_snapshot!(journal.why_text(&viewer("Anna"), "source/1", "protect"));
}
