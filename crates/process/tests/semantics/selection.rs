//! Which action is meant: the one declared on the path of the present leaf.

use process::refusal::Reason;

use crate::harness::{Review, text};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        initial: first
        actions:
          close: { title: Close it, by: [chief], to: closed }
        states:
          first:
            actions:
              go_on: { title: Go on, by: [worker], to: second }
          second:
            initial: deep
            actions:
              go_back: { title: Go back, by: [worker], to: first }
            states:
              deep: { actions: { look: { title: Look, by: [worker], stay: true } } }
      closed: { final: true }
";

#[test]
fn an_action_of_a_state_around_is_offered_inside_it() {
    let mut review = Review::start(MACHINES);
    assert_eq!(review.path("review"), "open.first");
    review.does("ben", "review", "go_on");
    assert_eq!(review.path("review"), "open.second.deep");
    review.does("ben", "review", "look");
    review.does("ben", "review", "go_back");
    review.does("ann", "review", "close");
    assert_eq!(review.path("review"), "closed");
}

#[test]
fn an_action_of_another_state_is_not_and_the_refusal_says_where_it_is() {
    let mut review = Review::start(MACHINES);
    let refusal = review
        .by("ben")
        .act("review", "go_back", &[])
        .refused(&["not_in_state"]);
    assert!(
        matches!(&refusal.blockers[0].reason, Reason::NotInState { offered_in } if *offered_in == ["second"])
    );
    review.does("ann", "review", "close");
    review
        .by("ann")
        .act("review", "close", &[])
        .refused(&["not_in_state"]);
}

#[test]
fn if_it_is_not_offered_nothing_else_is_looked_at() {
    let mut review = Review::start(MACHINES);
    // Eve holds no role, and the form has no such field; both would be reported if the action were offered.
    let form = [("nonsense", text("x"))];
    review
        .by("eve")
        .act("review", "go_back", &form)
        .refused(&["not_in_state"]);
    review
        .by("eve")
        .act("review", "go_on", &form)
        .refused(&["role", "input"]);
}

#[test]
fn unknown_actions_and_instances_are_told_apart() {
    let mut review = Review::start(MACHINES);
    review
        .by("ben")
        .act("review", "fly", &[])
        .refused(&["no_such_action"]);
    review
        .by("ben")
        .act("review/1", "go_on", &[])
        .refused(&["no_such_instance"]);
    review
        .by("ben")
        .act("", "go_on", &[])
        .refused(&["no_such_instance"]);
    review
        .by("ben")
        .act("moon", "go_on", &[])
        .refused(&["no_such_instance"]);
}
