//! Separation of duties compares persons, also those for whom somebody acted.

use process::refusal::Reason;

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
          begin: { title: Begin, by: [chief], stay: true, do: [{ spawn: study, key: a }, { spawn: study, key: b }] }
          go_on: { title: Go on, by: [chief], stay: true, do: [{ spawn: paper, key: one, with: { study: \"study['a']\" } }, { spawn: paper, key: two, with: { study: \"study['b']\" } }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  study:
    title: Study
    plural: studies
    child_of: review
    initial: running
    states: { running: { settled: true, actions: { look: { title: Look, by: [lead], stay: true } } } }
  paper:
    title: Paper
    plural: papers
    child_of: review
    fields: { study: { type: study } }
    initial: draft
    states:
      draft:
        actions:
          submit: { title: Submit, by: [worker], to: submitted }
          touch: { title: Touch, by: [worker], stay: true }
      submitted:
        actions:
          send_back: { title: Send back, by: [worker], to: draft }
          approve: { title: Approve, by: [worker], not_by: [submit], to: approved }
          withdraw: { title: Withdraw, by: [worker], only_by: [submit], to: draft }
          judge: { title: Judge, by: [worker], not_role: [lead of study, checker], to: approved }
          settle: { title: Settle, by: [worker], second: [worker], not_by: [submit], not_role: [lead of study], only_by: [touch], to: approved }
          strict: { title: Approve strictly, by: [worker], not_by: [submit, touch], only_by: [send_back], to: approved }
      approved: { final: true }
";

fn review() -> Review {
    let roles = "  lead: { title: Lead, scope: [study], assigned_by: [chief] }\n";
    let mut review = Setting::of(&format!("{HEAD}{roles}{MACHINES}"))
        .holds("chief", "ann")
        .holds("worker", "ben")
        .holds("worker", "cleo")
        .holds("worker", "dora")
        .holds("checker", "dora")
        .holds_in("lead", "study/a", "ben")
        .start();
    review.does("ann", "review", "begin");
    review.does("ann", "review", "go_on");
    review
}

#[test]
fn nobody_approves_what_they_submitted() {
    let mut review = review();
    review.does("ben", "paper/one", "submit");
    let refusal = review
        .by("ben")
        .act("paper/one", "approve", &[])
        .refused(&["not_by"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::NotBy { action } if *action == "submit"));
    review.does("cleo", "paper/one", "approve");
}

#[test]
fn it_is_about_the_same_instance() {
    let mut review = review();
    review.does("ben", "paper/one", "submit");
    review.does("cleo", "paper/two", "submit");
    review.does("ben", "paper/two", "approve");
}

#[test]
fn every_earlier_performer_counts_not_only_the_last() {
    let mut review = review();
    review.does("ben", "paper/one", "submit");
    review.does("dora", "paper/one", "send_back");
    review.does("cleo", "paper/one", "submit");
    review
        .by("ben")
        .act("paper/one", "approve", &[])
        .refused(&["not_by"]);
    review
        .by("cleo")
        .act("paper/one", "approve", &[])
        .refused(&["not_by"]);
    review.does("dora", "paper/one", "approve");
}

const FROM: &str = "2026-01-01T00:00:00Z";
const UNTIL: &str = "2027-01-01T00:00:00Z";

#[test]
fn acting_for_somebody_counts_for_both() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (FROM, UNTIL))
        .accepted();
    review
        .by("cleo")
        .lend("worker", "cleo", "eve", (FROM, UNTIL))
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("paper/one", "submit", &[])
        .accepted();
    review
        .by("ben")
        .act("paper/one", "approve", &[])
        .refused(&["not_by"]);
    review
        .by("eve")
        .on_behalf_of("cleo")
        .act("paper/one", "approve", &[])
        .refused(&["not_by"]);
    review.does("cleo", "paper/one", "approve");
    review.does("cleo", "paper/two", "submit");
    review
        .by("eve")
        .on_behalf_of("cleo")
        .act("paper/two", "approve", &[])
        .refused(&["not_by"]);
}

#[test]
fn only_who_submitted_withdraws() {
    let mut review = review();
    review.does("ben", "paper/one", "submit");
    let refusal = review
        .by("cleo")
        .act("paper/one", "withdraw", &[])
        .refused(&["only_by"]);
    assert!(
        matches!(&refusal.blockers[0].reason, Reason::OnlyBy { action } if *action == "submit")
    );
    review.does("ben", "paper/one", "withdraw");
}

#[test]
fn holders_of_a_role_elsewhere_are_kept_out() {
    let mut review = review();
    review.does("cleo", "paper/one", "submit");
    review.does("cleo", "paper/two", "submit");
    review
        .by("ben")
        .act("paper/one", "judge", &[])
        .refused(&["not_role"]);
    review
        .by("dora")
        .act("paper/one", "judge", &[])
        .refused(&["not_role"]);
    review.does("ben", "paper/two", "judge");
    review.does("cleo", "paper/one", "judge");
}

#[test]
fn who_acts_for_a_holder_is_kept_out_too() {
    let mut review = review();
    review.does("cleo", "paper/one", "submit");
    review
        .by("ben")
        .lend("worker", "ben", "eve", (FROM, UNTIL))
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("paper/one", "judge", &[])
        .refused(&["not_role"]);
}

#[test]
fn everything_that_separates_is_reported() {
    let mut review = review();
    review.does("ben", "paper/one", "touch");
    review.does("ben", "paper/one", "submit");
    review
        .by("ben")
        .act("paper/one", "strict", &[])
        .refused(&["not_by", "not_by", "only_by"]);
    review
        .by("eve")
        .act("paper/one", "strict", &[])
        .refused(&["role", "only_by"]);
    review.does("cleo", "paper/one", "send_back");
    review.does("ben", "paper/one", "submit");
    review.does("cleo", "paper/one", "strict");
}

#[test]
fn who_is_kept_out_may_not_consent_either() {
    let mut review = review();
    review.by("ann").assign("worker", None, "eve").accepted();
    review.does("dora", "paper/one", "touch");
    review.does("cleo", "paper/one", "submit");
    review.does("dora", "paper/one", "settle");
    review
        .by("cleo")
        .consent("paper/one", "settle")
        .refused(&["not_by"]);
    review
        .by("ben")
        .consent("paper/one", "settle")
        .refused(&["not_role"]);
    review
        .by("ben")
        .decline("paper/one", "settle")
        .refused(&["not_role"]);
    // `only_by` says who does it; the second person need not have done it.
    review.by("eve").consent("paper/one", "settle").accepted();
}

#[test]
fn who_has_borrowed_a_role_is_kept_out_as_long_as_it_is_lent() {
    const FRIDAY: &str = "2026-01-09T00:00:00Z";
    let mut review = review();
    review.does("dora", "paper/one", "submit");
    review
        .by("dora")
        .lend("checker", "dora", "cleo", (FROM, FRIDAY))
        .accepted();
    review
        .by("cleo")
        .act("paper/one", "judge", &[])
        .refused(&["not_role"]);
    review.wait_until(FRIDAY);
    review.does("cleo", "paper/one", "judge");
}
