//! The time of a step: that of receipt, but never earlier than the step before.

use crate::harness::{Review, time};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        deadline: { due: 1 hours after entering }
        actions:
          again: { title: Again, by: [worker], to: open }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
";

#[test]
fn time_never_runs_backwards() {
    let mut review = Review::start(MACHINES);
    let first = review
        .by("ben")
        .received_at("2026-01-05T10:00:00Z")
        .act("review", "again", &[])
        .accepted();
    assert_eq!(first[0].at, time("2026-01-05T10:00:00Z"));
    let second = review
        .by("ben")
        .received_at("2026-01-05T09:00:00Z")
        .act("review", "again", &[])
        .accepted();
    assert_eq!(
        second[0].at, first[0].at,
        "a clock that runs behind stands still"
    );
    assert_eq!(
        review.due("review"),
        "open@2026-01-05T11:00:00Z",
        "and due times count from the step's time"
    );
    let third = review
        .by("ben")
        .received_at("2026-01-05T10:00:01Z")
        .act("review", "again", &[])
        .accepted();
    assert_eq!(third[0].at, time("2026-01-05T10:00:01Z"));
}

#[test]
fn two_steps_may_come_at_the_same_moment() {
    let mut review = Review::start(MACHINES);
    for _ in 0..2 {
        let events = review
            .by("ben")
            .received_at("2026-01-05T10:00:00Z")
            .act("review", "again", &[])
            .accepted();
        assert_eq!(events[0].at, time("2026-01-05T10:00:00Z"));
    }
    assert_eq!(review.state.revision, Some(3));
}

#[test]
fn the_same_step_on_the_same_state_gives_the_same_events() {
    let play = || {
        let mut review = Review::start(MACHINES);
        review.does("ben", "review", "again");
        review.does("ann", "review", "close");
        review.events
    };
    assert_eq!(play(), play());
}
