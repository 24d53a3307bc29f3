//! A role has as many holders as it must, from the start until the end.

use process::refusal::Reason;

use crate::harness::{Review, Setting, told};

const YAML: &str = "\
language: 1
workflow: small
version: 1.0.0
title: A small workflow
roles:
  chief: { title: Chief, scope: review, min: 1, max: 1, assigned_by: [chief] }
  deputy: { title: Deputy, scope: review, min: 1, assigned_by: [chief] }
  worker: { title: Worker, scope: review, min: 2, assigned_by: [deputy] }
  witness: { title: Witness, scope: review, min: 2 }
  lead: { title: Lead, scope: [study], min: 1, max: 1, assigned_by: [deputy] }
  keeper: { title: Keeper, scope: [study], min: 1 }
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        enter: [{ spawn: study, key: a }]
        actions:
          begin: { title: Begin, by: [chief], stay: true, do: [{ spawn: study, key: next }] }
          look: { title: Look, by: [lead of first, chief, witness, worker, deputy], stay: true }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
    fields: { first: { type: study } }
  study:
    title: Study
    plural: studies
    child_of: review
    initial: running
    states: { running: { settled: true, actions: { keep: { title: Keep, by: [keeper, lead], stay: true } } } }
";

fn setting() -> Setting {
    Setting::of(YAML)
        .holds("chief", "ann")
        .holds("witness", "ben")
        .holds("witness", "cleo")
        .holds_in("keeper", "study/a", "dora")
}

/// The roles of which there are too few.
#[track_caller]
fn short(setting: Setting, expected: &[&str]) {
    let refusal = setting.refused(&vec!["too_few"; expected.len()]);
    let named = refusal
        .blockers
        .iter()
        .map(|blocker| match &blocker.reason {
            Reason::TooFew { role, min, there } => {
                let of = role
                    .of
                    .as_ref()
                    .map_or(String::new(), |of| format!(" of {of}"));
                format!("{}{of} {there}/{min}", role.role)
            }
            other => panic!("{other:?}"),
        });
    assert_eq!(named.collect::<Vec<_>>(), expected);
}

#[test]
fn what_nobody_can_be_given_later_has_its_holders_from_the_start() {
    setting().start();
    let without = |role: &str, name: &str| {
        let person = crate::harness::person(name).name().clone();
        let mut setting = setting();
        let holders = &mut setting.parameters.holders;
        holders.retain(|holder| holder.role != role || holder.person != person);
        setting
    };
    short(without("witness", "cleo"), &["witness 1/2"]);
    short(without("keeper", "dora"), &["keeper of study/a 0/1"]);
}

#[test]
fn what_is_given_later_needs_somebody_who_gives_it_or_makes_who_gives_it() {
    // Ann is there to make a deputy, who finds workers and leads; without Ann nobody is.
    let mut nobody = setting();
    nobody
        .parameters
        .holders
        .retain(|holder| holder.role != "chief");
    short(
        nobody,
        &[
            "chief 0/1",
            "deputy 0/1",
            "worker 0/2",
            "lead of study/a 0/1",
        ],
    );
    let mut deputy = setting().holds("deputy", "eve");
    deputy
        .parameters
        .holders
        .retain(|holder| holder.role != "chief");
    short(deputy, &["chief 0/1"]);
}

#[test]
fn an_instance_that_comes_later_does_not_stand_in_the_way() {
    let mut review = setting().start();
    review.does("ann", "review", "begin");
    review
        .by("dora")
        .act("study/2", "keep", &[])
        .refused(&["role"]);
}

fn running() -> Review {
    let mut review = setting().holds("deputy", "eve").start();
    review.by("eve").assign("worker", None, "ben").accepted();
    review.by("eve").assign("worker", None, "cleo").accepted();
    review
}

#[test]
fn nobody_loses_a_role_that_would_be_left_with_too_few() {
    let mut review = running();
    let refusal = review
        .by("eve")
        .revoke("worker", None, "ben")
        .refused(&["too_few_left"]);
    assert!(matches!(
        refusal.blockers[0].reason,
        Reason::TooFewLeft { min: 2 }
    ));
    review.by("eve").assign("worker", None, "dora").accepted();
    review.by("eve").revoke("worker", None, "ben").accepted();
    review
        .by("eve")
        .revoke("worker", None, "dora")
        .refused(&["too_few_left"]);
    // Somebody who does not hold it is told that, not how many hold it.
    review
        .by("eve")
        .revoke("worker", None, "ann")
        .refused(&["not_held"]);
    review
        .by("ben")
        .revoke("worker", None, "cleo")
        .refused(&["role", "too_few_left"]);
}

#[test]
fn also_where_it_has_not_enough_yet() {
    let mut review = setting().holds("deputy", "eve").start();
    review.by("eve").assign("worker", None, "ben").accepted();
    review
        .by("eve")
        .revoke("worker", None, "ben")
        .refused(&["too_few_left"]);
}

#[test]
fn one_steps_in_the_place_of_another() {
    let mut review = running();
    let events = review
        .by("ann")
        .assign_instead("chief", None, "dora", "ann")
        .accepted();
    assert_eq!(told(&events), ["ann is no longer chief", "dora is chief"]);
    review
        .by("ann")
        .act("review", "begin", &[])
        .refused(&["role"]);
    review.does("dora", "review", "begin");
    review
        .by("eve")
        .assign("lead", Some("study/a"), "ben")
        .accepted();
    review
        .by("eve")
        .assign("lead", Some("study/a"), "cleo")
        .refused(&["full"]);
    review
        .by("eve")
        .assign_instead("lead", Some("study/a"), "cleo", "ben")
        .accepted();
}

#[test]
fn and_only_in_the_place_of_a_holder_with_the_same_authority() {
    let mut review = running();
    review
        .by("eve")
        .assign_instead("worker", None, "dora", "ann")
        .refused(&["not_held"]);
    review
        .by("eve")
        .assign_instead("worker", None, "cleo", "ben")
        .refused(&["held_already"]);
    review
        .by("eve")
        .assign_instead("worker", None, "ben", "ben")
        .refused(&["held_already"]);
    review
        .by("ben")
        .assign_instead("worker", None, "dora", "cleo")
        .refused(&["role"]);
}

#[test]
fn what_was_lent_of_it_ends_with_who_is_replaced() {
    let mut review = running();
    let period = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    review
        .by("ben")
        .lend("worker", "ben", "dora", period)
        .accepted();
    review
        .by("dora")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .accepted();
    review
        .by("eve")
        .assign_instead("worker", None, "ann", "ben")
        .accepted();
    review
        .by("dora")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
}
