//! Roles given, taken and lent while a review runs.

use process::{event::Outcome, refusal::Reason};

use crate::harness::{HEAD, Review, Setting, named, told};

const ROLES: &str = "
  single: { title: Single, scope: review, max: 1, assigned_by: [chief] }
  judge: { title: Judge, scope: review, assigned_by: [chief], incompatible: [author] }
  author: { title: Author, scope: review, assigned_by: [chief, author] }
  lead: { title: Lead, scope: [study], max: 1, assigned_by: [chief, member] }
  member: { title: Member, scope: [study], assigned_by: [lead] }
  nobodys: { title: Nobody's, scope: review }
  signer: { title: Signer, scope: review, assigned_by: [chief], needs: [{ id: opened, say: The review is open, that: \"review.is('open')\" }, { id: unsigned, say: The person has signed nothing, that: \"!studies.exists(s, actor in s.signers)\" }] }
";

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: fresh
    states:
      fresh: { actions: { open: { title: Open, by: [chief], to: open, do: [{ spawn: study, key: a }, { spawn: study, key: b }] } } }
      open:
        actions:
          tell: { title: Tell, by: [chief], stay: true, do: [{ notify: [worker], say: Hello }] }
          look: { title: Look, by: [worker], stay: true }
          drop: { title: Drop the studies, by: [chief], stay: true, do: [{ cancel: studies }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  study:
    title: Study
    plural: studies
    child_of: review
    fields: { signers: { type: set of person, initial: [] } }
    initial: running
    states:
      running:
        actions:
          sign: { title: Sign, by: [worker, lead, member, judge, author, single, signer, nobodys], set: { signers: \"this.signers + [actor]\" }, stay: true }
          finish: { title: Finish, by: [worker], to: finished }
      finished: { final: true }
";

fn review() -> Review {
    let mut review = Setting::of(&format!(
        "{HEAD}{}{MACHINES}",
        ROLES.trim_start_matches('\n')
    ))
    .holds("chief", "ann")
    .holds("worker", "ben")
    .start();
    review.does("ann", "review", "open");
    review
}

#[test]
fn who_may_assign_a_role_gives_and_takes_it() {
    let mut review = review();
    review
        .by("eve")
        .act("review", "look", &[])
        .refused(&["role"]);
    let events = review.by("ann").assign("worker", None, "eve").accepted();
    assert_eq!(told(&events), ["eve is worker"]);
    review.does("eve", "review", "look");
    let events = review.by("ann").revoke("worker", None, "eve").accepted();
    assert_eq!(told(&events), ["eve is no longer worker"]);
    review
        .by("eve")
        .act("review", "look", &[])
        .refused(&["role"]);
}

#[test]
fn nobody_else_does() {
    let mut review = review();
    let refusal = review
        .by("ben")
        .assign("worker", None, "eve")
        .refused(&["role"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::Role { may } if may[0].role == "chief"));
    review
        .by("ben")
        .revoke("worker", None, "ben")
        .refused(&["role"]);
    review
        .by("ann")
        .assign("nobodys", None, "eve")
        .refused(&["role"]);
}

#[test]
fn authority_may_come_from_the_instance_itself() {
    let mut review = review();
    review
        .by("cleo")
        .assign("member", Some("study/a"), "dora")
        .refused(&["role"]);
    review
        .by("ann")
        .assign("lead", Some("study/a"), "cleo")
        .accepted();
    review
        .by("cleo")
        .assign("member", Some("study/b"), "dora")
        .refused(&["role"]);
    review
        .by("cleo")
        .assign("member", Some("study/a"), "dora")
        .accepted();
    review.does("dora", "study/a", "sign");
    review
        .by("dora")
        .act("study/b", "sign", &[])
        .refused(&["role"]);
}

#[test]
fn a_role_is_held_where_its_scope_says() {
    let mut review = review();
    review
        .by("ann")
        .assign("pilot", None, "eve")
        .refused(&["no_such_role"]);
    review
        .by("ann")
        .assign("lead", None, "eve")
        .refused(&["no_such_role"]);
    review
        .by("ann")
        .assign("lead", Some("review"), "eve")
        .refused(&["no_such_role"]);
    review
        .by("ann")
        .assign("worker", Some("study/a"), "eve")
        .refused(&["no_such_role"]);
    review
        .by("ann")
        .assign("lead", Some("study/z"), "eve")
        .refused(&["no_such_instance"]);
    review.does("ann", "review", "drop");
    review
        .by("ann")
        .assign("lead", Some("study/a"), "eve")
        .refused(&["no_such_instance"]);
}

#[test]
fn the_greatest_number_of_holders_is_counted_where_the_role_is_held() {
    let mut review = review();
    review.by("ann").assign("single", None, "eve").accepted();
    review
        .by("ann")
        .assign("single", None, "dora")
        .refused(&["full"]);
    review.by("ann").revoke("single", None, "eve").accepted();
    review.by("ann").assign("single", None, "dora").accepted();
    review
        .by("ann")
        .assign("lead", Some("study/a"), "eve")
        .accepted();
    review
        .by("ann")
        .assign("lead", Some("study/b"), "eve")
        .accepted();
    review
        .by("ann")
        .assign("lead", Some("study/b"), "dora")
        .refused(&["full"]);
}

#[test]
fn a_role_is_not_given_twice_and_not_taken_from_who_does_not_hold_it() {
    let mut review = review();
    review
        .by("ann")
        .assign("worker", None, "ben")
        .refused(&["held_already"]);
    review
        .by("ann")
        .revoke("worker", None, "eve")
        .refused(&["not_held"]);
}

#[test]
fn incompatible_roles_exclude_each_other_both_ways() {
    let mut review = review();
    review.by("ann").assign("judge", None, "eve").accepted();
    review
        .by("ann")
        .assign("author", None, "eve")
        .refused(&["incompatible"]);
    review.by("ann").assign("author", None, "dora").accepted();
    let refusal = review
        .by("ann")
        .assign("judge", None, "dora")
        .refused(&["incompatible"]);
    assert!(
        matches!(&refusal.blockers[0].reason, Reason::Incompatible { holds } if *holds == "author")
    );
    review.by("ann").revoke("author", None, "dora").accepted();
    review.by("ann").assign("judge", None, "dora").accepted();
}

#[test]
fn the_clauses_of_a_role_are_about_the_person_who_gets_it() {
    let mut review = review();
    review.does("ben", "study/a", "sign");
    review
        .by("ann")
        .assign("signer", None, "ben")
        .refused(&["unsigned"]);
    review.by("ann").assign("signer", None, "eve").accepted();
    review.does("ann", "review", "close");
    review
        .by("ann")
        .assign("signer", None, "dora")
        .refused(&["opened"]);
}

#[test]
fn everything_in_the_way_is_reported_at_once() {
    let mut review = review();
    review.does("ben", "study/a", "sign");
    review
        .by("ben")
        .assign("signer", None, "ben")
        .refused(&["role", "unsigned"]);
}

const TODAY: &str = "2026-01-05T00:00:00Z";
const FRIDAY: &str = "2026-01-09T00:00:00Z";
const LATER: &str = "2026-02-09T00:00:00Z";

#[test]
fn a_lent_role_serves_its_holder_for_the_time_it_is_lent() {
    let mut review = review();
    let events = review
        .by("ben")
        .lend("worker", "ben", "eve", (FRIDAY, LATER))
        .accepted();
    assert_eq!(told(&events), ["ben lends worker to eve"]);
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
    review
        .by("eve")
        .on_behalf_of("ben")
        .received_at(FRIDAY)
        .act("review", "look", &[])
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .received_at("2026-02-08T23:59:59Z")
        .act("review", "look", &[])
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .received_at(LATER)
        .act("review", "look", &[])
        .refused(&["role"]);
}

#[test]
fn both_names_are_recorded() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .accepted();
    let events = review
        .by("eve")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .accepted();
    assert_eq!(told(&events), ["review open stays by look of eve for ben"]);
}

#[test]
fn who_acts_for_somebody_must_say_so_and_may_do_it_for_the_holder_only() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .accepted();
    review
        .by("eve")
        .act("review", "look", &[])
        .refused(&["role"]);
    review
        .by("eve")
        .on_behalf_of("ann")
        .act("review", "look", &[])
        .refused(&["role"]);
    review
        .by("dora")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
    review
        .by("ben")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
}

#[test]
fn a_lent_role_is_not_lent_on() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .lend("worker", "ben", "dora", (TODAY, LATER))
        .refused(&["role"]);
    review
        .by("eve")
        .lend("worker", "eve", "dora", (TODAY, LATER))
        .refused(&["not_held"]);
}

#[test]
fn who_may_assign_a_role_may_lend_it_for_its_holder() {
    let mut review = review();
    review
        .by("eve")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .refused(&["role"]);
    review
        .by("ann")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .accepted();
}

#[test]
fn nobody_lends_for_somebody_else_without_right() {
    let mut review = review();
    review
        .by("ben")
        .on_behalf_of("ann")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .refused(&["role"]);
}

#[test]
fn a_period_ends_after_it_begins_and_in_the_future() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (LATER, FRIDAY))
        .refused(&["period"]);
    review
        .by("ben")
        .lend("worker", "ben", "eve", (FRIDAY, FRIDAY))
        .refused(&["period"]);
    review
        .by("ben")
        .lend("worker", "ben", "eve", ("2025-01-01T00:00:00Z", TODAY))
        .refused(&["period"]);
    review
        .by("ben")
        .lend("worker", "ben", "ben", (TODAY, LATER))
        .refused(&["same_person"]);
}

#[test]
fn a_lent_role_ends_with_the_role() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (TODAY, LATER))
        .accepted();
    review.by("ann").revoke("worker", None, "ben").accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
    review.by("ann").assign("worker", None, "ben").accepted();
    review
        .by("eve")
        .on_behalf_of("ben")
        .act("review", "look", &[])
        .refused(&["role"]);
}

#[test]
fn who_acts_for_the_chief_may_assign_for_the_chief() {
    let mut review = review();
    review
        .by("ann")
        .lend("chief", "ann", "eve", (TODAY, LATER))
        .accepted();
    review
        .by("eve")
        .on_behalf_of("ann")
        .assign("worker", None, "dora")
        .accepted();
    review
        .by("eve")
        .assign("worker", None, "cleo")
        .refused(&["role"]);
}

#[test]
fn a_lent_role_counts_for_incompatibility_as_long_as_it_is_lent() {
    let mut review = review();
    review.by("ann").assign("author", None, "dora").accepted();
    review.by("ann").assign("judge", None, "cleo").accepted();
    review
        .by("dora")
        .lend("author", "dora", "cleo", (TODAY, LATER))
        .refused(&["incompatible"]);
    review
        .by("dora")
        .lend("author", "dora", "eve", (TODAY, FRIDAY))
        .accepted();
    review
        .by("ann")
        .assign("judge", None, "eve")
        .refused(&["incompatible"]);
    review
        .by("cleo")
        .lend("judge", "cleo", "eve", (TODAY, LATER))
        .refused(&["incompatible"]);
    review.wait_until(FRIDAY);
    review.by("ann").assign("judge", None, "eve").accepted();
}

#[test]
fn who_has_borrowed_a_role_is_told_what_its_holders_are_told() {
    let mut review = review();
    review
        .by("ben")
        .lend("worker", "ben", "eve", (TODAY, FRIDAY))
        .accepted();
    let told = |review: &mut Review| {
        let events = review.does("ann", "review", "tell");
        let Outcome::Moved(moved) = &events[0].outcome else {
            panic!("a transition")
        };
        let to = moved.notices[0].to.iter().map(named);
        to.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&mut review), "ben eve");
    review.wait_until(FRIDAY);
    assert_eq!(told(&mut review), "ben");
}
