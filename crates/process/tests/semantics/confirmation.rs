//! Advice never blocks but must be confirmed, and so must the question of an action.

use definition::value::Value;
use process::refusal::Reason;

use crate::harness::Review;

fn review() -> Review {
    Review::start(
        "
machines:
  review:
    root: true
    title: Review
    fields: { count: { type: int, initial: 0 } }
    initial: open
    states:
      open:
        actions:
          count: { title: Count, by: [worker], set: { count: this.count + 1 }, stay: true }
          go:
            title: Go
            by: [worker]
            confirm: It cannot be undone.
            needs:
              - { id: counted, say: It was counted, that: this.count >= 1, level: advice }
              - { id: often, say: It was counted twice, that: this.count >= 2, level: advice }
              - { id: few, say: It was not counted too often, that: this.count < 5 }
            to: closed
      closed: { final: true }
",
    )
}

#[test]
fn what_is_advised_and_does_not_hold_must_be_confirmed() {
    let mut review = review();
    let refusal = review
        .by("ben")
        .act("review", "go", &[])
        .refused(&["counted", "often", "confirm"]);
    assert!(
        matches!(&refusal.blockers[2].reason, Reason::Unconfirmed { say } if *say == "It cannot be undone.")
    );
    assert!(
        matches!(&refusal.blockers[0].reason, Reason::Unconfirmed { say } if *say == "It was counted")
    );
    review
        .by("ben")
        .confirming(&["confirm", "counted"])
        .act("review", "go", &[])
        .refused(&["often"]);
    review
        .by("ben")
        .confirming(&["confirm", "counted", "often"])
        .act("review", "go", &[])
        .accepted();
}

#[test]
fn what_holds_needs_no_confirmation_and_one_too_many_does_no_harm() {
    let mut review = review();
    review.does("ben", "review", "count");
    review.does("ben", "review", "count");
    review
        .by("ben")
        .act("review", "go", &[])
        .refused(&["confirm"]);
    review
        .by("ben")
        .confirming(&["often", "confirm"])
        .act("review", "go", &[])
        .accepted();
}

#[test]
fn what_must_hold_cannot_be_confirmed_away() {
    let mut review = review();
    for _ in 0..5 {
        review.does("ben", "review", "count");
    }
    let refusal = review
        .by("ben")
        .confirming(&["confirm", "few"])
        .act("review", "go", &[])
        .refused(&["few"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::Clause { .. }));
    assert_eq!(review.field("review", "count"), Some(&Value::Int(5)));
}
