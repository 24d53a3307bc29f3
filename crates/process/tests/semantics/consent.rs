//! A second person's consent, before the step counts.

use definition::value::Value;

use crate::harness::{HEAD, Review, Setting, told};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    fields: { sum: { type: int, initial: 0, max: 9 }, ready: { type: bool, initial: true } }
    initial: open
    states:
      open:
        signals: { nudge: { stay: true } }
        actions:
          pay:
            title: Pay
            by: [worker]
            second: [worker, chief]
            confirm: Really?
            input: { sum: { type: int, required: true } }
            needs: [{ id: ready, say: It is ready, that: this.ready }, { id: small, say: The sum is small, that: input.sum < 5, level: advice }]
            set: { sum: this.sum + input.sum }
            to: paid
          burn: { title: Burn, by: [worker], second: [chief], to: paid }
          toggle: { title: Toggle, by: [checker], input: { ready: { type: bool, required: true } }, set: { ready: input.ready }, stay: true }
          nudge: { title: Nudge, by: [checker], stay: true, do: [{ spawn: bell, key: next }] }
          leave: { title: Leave, by: [worker], to: left }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      paid: { actions: { check: { title: Check, by: [worker, chief], not_by: [pay], to: open } } }
      left: { actions: { back: { title: Come back, by: [worker], to: open } } }
      closed: { final: true }
  bell:
    title: Bell
    plural: bells
    child_of: review
    initial: hung
    states:
      hung:
        settled: true
        actions:
          ring: { title: Ring, by: [checker], stay: true, do: [{ signal: nudge, to: review }] }
          fall: { title: Fall, by: [worker], second: [chief], to: fallen }
      fallen: { final: true }
";

fn review() -> Review {
    Review::start(MACHINES)
}

/// Ben proposes to pay a sum.
fn propose(review: &mut Review, sum: i64) {
    let form = [("sum", Value::Int(sum))];
    review
        .by("ben")
        .confirming(&["confirm", "small"])
        .act("review", "pay", &form)
        .accepted();
}

#[test]
fn the_first_person_proposes_and_the_second_lets_it_happen() {
    let mut review = review();
    let form = [("sum", Value::Int(3))];
    let events = review
        .by("ben")
        .confirming(&["confirm"])
        .act("review", "pay", &form)
        .accepted();
    assert_eq!(told(&events), ["review pay proposed by ben"]);
    assert_eq!(review.path("review"), "open");
    assert_eq!(
        review.field("review", "sum"),
        Some(&Value::Int(0)),
        "nothing has happened yet"
    );
    let events = review.by("cleo").consent("review", "pay").accepted();
    assert_eq!(
        told(&events),
        ["review open -> paid by pay of ben with cleo"]
    );
    assert_eq!(review.field("review", "sum"), Some(&Value::Int(3)));
    assert_eq!(review.instance("review").proposed, None);
}

#[test]
fn what_is_proposed_must_be_possible() {
    let mut review = review();
    review
        .by("ben")
        .act("review", "pay", &[])
        .refused(&["input", "small", "confirm"]);
    review
        .by("eve")
        .act("review", "burn", &[])
        .refused(&["role"]);
    assert_eq!(review.instance("review").proposed, None);
}

#[test]
fn a_proposal_may_be_impossible_only_in_what_follows_and_then_is_refused_at_once() {
    let mut review = review();
    let form = [("sum", Value::Int(10))];
    review
        .by("ben")
        .confirming(&["confirm", "small"])
        .act("review", "pay", &form)
        .refused(&["bounds"]);
}

#[test]
fn the_second_person_is_another_one() {
    let mut review = review();
    propose(&mut review, 3);
    review
        .by("ben")
        .consent("review", "pay")
        .refused(&["same_person"]);
    review
        .by("ben")
        .decline("review", "pay")
        .refused(&["same_person"]);
    let (from, until) = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    review
        .by("cleo")
        .lend("worker", "cleo", "ben", (from, until))
        .accepted();
    review
        .by("ben")
        .on_behalf_of("cleo")
        .consent("review", "pay")
        .refused(&["same_person"]);
    review
        .by("ben")
        .lend("worker", "ben", "cleo", (from, until))
        .accepted();
    review
        .by("cleo")
        .on_behalf_of("ben")
        .consent("review", "pay")
        .refused(&["same_person"]);
    review.by("cleo").consent("review", "pay").accepted();
}

#[test]
fn the_second_person_holds_a_role_that_may_consent() {
    let mut review = review();
    propose(&mut review, 3);
    review
        .by("dora")
        .consent("review", "pay")
        .refused(&["role"]);
    review
        .by("dora")
        .decline("review", "pay")
        .refused(&["role"]);
    review.by("eve").consent("review", "pay").refused(&["role"]);
    review.by("ann").consent("review", "pay").accepted();
}

#[test]
fn a_declined_proposal_is_gone() {
    let mut review = review();
    propose(&mut review, 3);
    let events = review.by("ann").decline("review", "pay").accepted();
    assert_eq!(told(&events), ["review pay declined by ann"]);
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    review
        .by("ann")
        .decline("review", "pay")
        .refused(&["nothing_proposed"]);
}

#[test]
fn nobody_consents_to_what_was_not_proposed() {
    let mut review = review();
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    propose(&mut review, 3);
    review
        .by("ann")
        .consent("review", "burn")
        .refused(&["nothing_proposed"]);
    review
        .by("ann")
        .consent("review", "fly")
        .refused(&["no_such_action"]);
    review
        .by("ann")
        .consent("moon", "pay")
        .refused(&["no_such_instance"]);
    review.by("ann").consent("review", "pay").accepted();
    review
        .by("cleo")
        .consent("review", "pay")
        .refused(&["not_in_state"]);
}

#[test]
fn a_proposal_is_lost_when_the_instance_moves_on() {
    let mut review = review();
    propose(&mut review, 3);
    review.does("cleo", "review", "leave");
    review.does("cleo", "review", "back");
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    propose(&mut review, 3);
    review
        .by("dora")
        .act("review", "toggle", &[("ready", Value::Bool(true))])
        .accepted();
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
}

#[test]
fn also_when_a_signal_moves_it_or_it_is_cancelled() {
    let mut review = review();
    review.does("dora", "review", "nudge");
    propose(&mut review, 3);
    review.does("dora", "bell/1", "ring");
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    review.does("ben", "bell/1", "fall");
    review.does("ann", "review", "close");
    review.by("ann").consent("bell/1", "fall").accepted();
    review
        .by("ann")
        .consent("bell/1", "fall")
        .refused(&["not_in_state"]);
}

#[test]
fn a_second_proposal_takes_the_place_of_the_first() {
    let mut review = review();
    propose(&mut review, 3);
    review.does("ben", "review", "burn");
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    review.by("ann").consent("review", "burn").accepted();
}

#[test]
fn every_check_is_made_again_when_the_second_person_consents() {
    let mut review = review();
    review.does("dora", "review", "nudge");
    review.does("ben", "bell/1", "fall");
    review.by("ann").revoke("worker", None, "ben").accepted();
    review
        .by("ann")
        .consent("bell/1", "fall")
        .refused(&["role"]);
    review.by("ann").assign("worker", None, "ben").accepted();
    review.by("ann").consent("bell/1", "fall").accepted();
}

#[test]
fn who_consented_took_part() {
    let mut review = review();
    propose(&mut review, 3);
    review.by("cleo").consent("review", "pay").accepted();
    review
        .by("ben")
        .act("review", "check", &[])
        .refused(&["not_by"]);
    review
        .by("cleo")
        .act("review", "check", &[])
        .refused(&["not_by"]);
    review.does("ann", "review", "check");
}

#[test]
fn and_so_did_the_person_for_whom_somebody_consented() {
    let mut review = review();
    propose(&mut review, 3);
    review
        .by("cleo")
        .lend(
            "worker",
            "cleo",
            "eve",
            ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        )
        .accepted();
    let events = review
        .by("eve")
        .on_behalf_of("cleo")
        .consent("review", "pay")
        .accepted();
    assert_eq!(
        told(&events),
        ["review open -> paid by pay of ben with eve for cleo"]
    );
    review
        .by("cleo")
        .act("review", "check", &[])
        .refused(&["not_by"]);
}

#[test]
fn consent_is_to_what_the_second_person_saw() {
    let mut review = review();
    propose(&mut review, 1);
    let seen = review.instance("review").revision;
    propose(&mut review, 4);
    review
        .by("ann")
        .having_seen(seen)
        .consent("review", "pay")
        .refused(&["stale"]);
    review
        .by("ann")
        .having_seen(seen)
        .decline("review", "pay")
        .refused(&["stale"]);
    let seen = review.instance("review").revision;
    review
        .by("ann")
        .having_seen(seen)
        .consent("review", "pay")
        .accepted();
    assert_eq!(review.field("review", "sum"), Some(&Value::Int(4)));
}

#[test]
fn what_became_advisable_meanwhile_was_not_confirmed() {
    let yaml = format!(
        "{HEAD}
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          add: {{ title: Add, by: [chief], stay: true, do: [{{ spawn: note, key: next }}] }}
          pay: {{ title: Pay, by: [worker], second: [chief], needs: [{{ id: few, say: There are few notes, that: size(notes) < 1, level: advice }}], to: closed }}
      closed: {{ final: true }}
  note: {{ title: Note, plural: notes, child_of: review, initial: there, states: {{ there: {{ final: true }} }} }}
"
    );
    let mut review = Setting::of(&yaml)
        .holds("chief", "ann")
        .holds("worker", "ben")
        .start();
    review.does("ben", "review", "pay");
    let spawner = review.by("ann").act("review", "add", &[]).accepted();
    assert_eq!(spawner.len(), 2);
    review
        .by("ann")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    review.by("ben").act("review", "pay", &[]).refused(&["few"]);
    review
        .by("ben")
        .confirming(&["few"])
        .act("review", "pay", &[])
        .accepted();
    review.by("ann").consent("review", "pay").accepted();
}

#[test]
fn who_proposed_it_withdraws_it_before_anybody_has_consented() {
    let mut review = review();
    review
        .by("ben")
        .withdraw("review", "pay")
        .refused(&["nothing_proposed"]);
    propose(&mut review, 3);
    review
        .by("ben")
        .withdraw("review", "burn")
        .refused(&["nothing_proposed"]);
    review
        .by("ben")
        .withdraw("moon", "pay")
        .refused(&["no_such_instance"]);
    review
        .by("cleo")
        .withdraw("review", "pay")
        .refused(&["not_proposer"]);
    let events = review.by("ben").withdraw("review", "pay").accepted();
    assert_eq!(told(&events), ["review pay withdrawn by ben"]);
    review
        .by("cleo")
        .consent("review", "pay")
        .refused(&["nothing_proposed"]);
    review
        .by("ben")
        .withdraw("review", "pay")
        .refused(&["nothing_proposed"]);
    // Nothing was done by it: neither has paid, so both may check.
    propose(&mut review, 4);
    review.by("cleo").consent("review", "pay").accepted();
    assert_eq!(review.field("review", "sum"), Some(&Value::Int(4)));
}

#[test]
fn what_was_proposed_for_somebody_is_withdrawn_by_either_and_nobody_else() {
    let (from, until) = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    let proposed = || {
        let mut review = review();
        for to in ["eve", "dora"] {
            review
                .by("ben")
                .lend("worker", "ben", to, (from, until))
                .accepted();
        }
        review
            .by("eve")
            .on_behalf_of("ben")
            .act("review", "burn", &[])
            .accepted();
        review
    };
    let mut review = proposed();
    review
        .by("dora")
        .on_behalf_of("ben")
        .withdraw("review", "burn")
        .refused(&["not_proposer"]);
    review
        .by("eve")
        .on_behalf_of("cleo")
        .withdraw("review", "burn")
        .refused(&["not_proposer"]);
    review.by("ben").withdraw("review", "burn").accepted();
    let mut review = proposed();
    review
        .by("eve")
        .on_behalf_of("ben")
        .withdraw("review", "burn")
        .accepted();
    let mut review = proposed();
    review.by("eve").withdraw("review", "burn").accepted();
}

#[test]
fn a_newer_proposal_is_not_withdrawn_unseen() {
    let mut review = review();
    propose(&mut review, 1);
    let seen = review.instance("review").revision;
    propose(&mut review, 4);
    review
        .by("ben")
        .having_seen(seen)
        .withdraw("review", "pay")
        .refused(&["stale"]);
}
