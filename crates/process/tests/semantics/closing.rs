//! A review closes only when nothing in it is open.

use process::refusal::Reason;

use crate::harness::{Review, told};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          add: { title: Add one, by: [worker], stay: true, do: [{ spawn: task, key: next }] }
          close: { title: Close, by: [chief], needs: [{ id: looked, say: Somebody looked, that: \"!tasks.exists(t, t.is('lost'))\" }], to: closed }
          abandon: { title: Abandon, by: [chief], to: abandoned, do: [{ cancel: everything }] }
      closed: { final: true }
      abandoned: { final: true, outcome: failure }
  task:
    title: Task
    plural: tasks
    child_of: review
    initial: open_task
    states:
      open_task:
        actions:
          finish: { title: Finish, by: [worker], to: finished }
          rest: { title: Rest, by: [worker], to: resting }
          lose: { title: Lose, by: [worker], to: lost }
      resting:
        settled: true
        initial: lying
        states:
          lying: { actions: { wake: { title: Wake, by: [worker], to: open_task }, turn: { title: Turn, by: [worker], to: sitting } } }
          sitting: { actions: { lie: { title: Lie down, by: [worker], to: lying } } }
      finished: { final: true }
      lost: { final: true }
";

#[test]
fn open_work_keeps_a_review_open_and_is_named() {
    let mut review = Review::start(MACHINES);
    for _ in 0..3 {
        review.does("ben", "review", "add");
    }
    review.does("ben", "task/1", "finish");
    review.does("ben", "task/2", "rest");
    let refusal = review
        .by("ann")
        .act("review", "close", &[])
        .refused(&["work_is_open"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::WorkIsOpen(open) if *open == ["task/3"]));
    assert_eq!(review.path("review"), "open");
    review.does("ben", "task/3", "rest");
    review.does("ann", "review", "close");
    assert_eq!(
        review.path("review"),
        "closed",
        "what is settled does not keep it open, and what is inside a settled state is settled"
    );
}

#[test]
fn what_is_cancelled_in_the_same_step_does_not_keep_it_open() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "add");
    let events = review.does("ann", "review", "abandon");
    assert_eq!(
        told(&events),
        [
            "review open -> abandoned by abandon of ann",
            "task/1 cancelled by abandon of ann"
        ]
    );
}

#[test]
fn what_is_settled_is_not_opened_again_after_the_review_is_closed() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "add");
    review.does("ben", "task/1", "rest");
    review.does("ann", "review", "close");
    review.does("ben", "task/1", "turn");
    review
        .by("ann")
        .act("review", "close", &[])
        .refused(&["not_in_state"]);
}

#[test]
fn reopening_settled_work_of_a_closed_review_is_refused() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "add");
    review.does("ben", "task/1", "rest");
    review.does("ann", "review", "close");
    review
        .by("ben")
        .act("task/1", "wake", &[])
        .refused(&["work_is_open"]);
}
