//! Where a role is looked for, and who may act in it.

use process::{refusal::Reason, roles::Resolved};

use crate::harness::{HEAD, Review, Setting};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          begin:
            title: Begin
            by: [chief]
            stay: true
            do:
              - { spawn: study, key: a }
              - { spawn: study, key: b }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  study:
    title: Study
    plural: studies
    child_of: review
    initial: running
    states:
      running:
        actions:
          write: { title: Write, by: [lead], stay: true, do: [{ spawn: letter, key: next, with: { sender: this, receiver: \"study['b']\" } }] }
          part: { title: Divide, by: [lead], stay: true, do: [{ spawn: chapter, key: next }] }
          finish: { title: Finish, by: [worker], to: finished }
      finished: { final: true }
  chapter:
    title: Chapter
    plural: chapters
    child_of: study
    initial: drafted
    states: { drafted: { actions: { agree: { title: Agree, by: [lead], to: agreed } } }, agreed: { final: true } }
  letter:
    title: Letter
    plural: letters
    child_of: review
    fields: { sender: { type: study }, receiver: { type: study }, copy: { type: study } }
    initial: sent
    states:
      sent:
        actions:
          answer: { title: Answer, by: [lead of receiver], to: answered }
          copy: { title: Copy, by: [lead of copy], stay: true }
          recall: { title: Recall, by: [lead of sender, chief], to: answered }
      answered: { final: true }
";

fn review() -> Review {
    let roles = "  lead: { title: Lead, scope: [study], min: 1, assigned_by: [chief] }\n";
    let mut review = Setting::of(&format!("{HEAD}{roles}{MACHINES}"))
        .holds("chief", "ann")
        .holds("worker", "ben")
        .holds_in("lead", "study/a", "cleo")
        .holds_in("lead", "study/b", "dora")
        .start();
    review.does("ann", "review", "begin");
    review
}

#[test]
fn first_holders_have_their_roles_from_the_start_also_in_what_comes_later() {
    let mut review = review();
    review.does("cleo", "study/a", "part");
    review.does("ben", "study/a", "finish");
}

#[test]
fn a_role_is_looked_for_in_the_instance_itself() {
    let mut review = review();
    review
        .by("dora")
        .act("study/a", "part", &[])
        .refused(&["role"]);
    review.does("dora", "study/b", "part");
    review
        .by("ann")
        .act("study/a", "part", &[])
        .refused(&["role"]);
}

#[test]
fn else_in_its_parents() {
    let mut review = review();
    review.does("cleo", "study/a", "part");
    let refusal = review
        .by("dora")
        .act("chapter/1", "agree", &[])
        .refused(&["role"]);
    let Reason::Role { may } = &refusal.blockers[0].reason else {
        panic!("a role")
    };
    assert_eq!(
        *may,
        [Resolved {
            role: "lead".into(),
            of: Some("study/a".into())
        }]
    );
    review.does("cleo", "chapter/1", "agree");
}

#[test]
fn a_role_of_a_reference_is_looked_for_in_what_the_reference_names() {
    let mut review = review();
    review.does("cleo", "study/a", "write");
    review
        .by("cleo")
        .act("letter/1", "answer", &[])
        .refused(&["role"]);
    review.does("dora", "letter/1", "answer");
}

#[test]
fn one_of_several_roles_is_enough() {
    let mut review = review();
    review.does("cleo", "study/a", "write");
    review.does("cleo", "study/a", "write");
    review.does("cleo", "letter/1", "recall");
    review.does("ann", "letter/2", "recall");
}

#[test]
fn a_role_of_a_reference_that_is_not_set_is_held_by_nobody() {
    let mut review = review();
    review.does("cleo", "study/a", "write");
    let refusal = review
        .by("cleo")
        .act("letter/1", "copy", &[])
        .refused(&["role"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::Role { may } if may.is_empty()));
}

#[test]
fn first_holders_must_fit_the_roles_of_the_definition() {
    let roles = "  lead: { title: Lead, scope: [study], max: 1, assigned_by: [chief] }\n  judge: { title: Judge, scope: review, max: 1, assigned_by: [chief], incompatible: [chief] }\n";
    let setting = || Setting::of(&format!("{HEAD}{roles}{MACHINES}")).holds("chief", "ann");
    setting().holds("pilot", "ben").refused(&["no_such_role"]);
    setting().holds("lead", "ben").refused(&["no_such_role"]);
    setting()
        .holds_in("lead", "letter/1", "ben")
        .refused(&["no_such_role"]);
    setting()
        .holds_in("chief", "study/a", "ben")
        .refused(&["no_such_role"]);
    setting().holds("judge", "ann").refused(&["incompatible"]);
    Setting::of(&format!("{HEAD}{roles}{MACHINES}"))
        .holds("judge", "ann")
        .holds("chief", "ann")
        .refused(&["incompatible"]);
    setting()
        .holds("judge", "ben")
        .holds("judge", "cleo")
        .refused(&["full"]);
    setting()
        .holds("judge", "ben")
        .holds("judge", "ben")
        .refused(&["held_already"]);
    setting()
        .holds_in("lead", "study/a", "ben")
        .holds_in("lead", "study/b", "ben")
        .start();
    let mut nobody = setting();
    nobody.parameters.holders[0].person = "ann".into();
    nobody.refused(&["no_such_role"]);
}
