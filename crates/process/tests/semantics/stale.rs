//! Nobody decides on what they have not seen, and unrelated progress is no conflict.

use process::refusal::Reason;

use crate::harness::Review;

fn review() -> Review {
    let mut review = Review::start(
        "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          begin: { title: Begin, by: [chief], stay: true, do: [{ spawn: paper, key: a }, { spawn: paper, key: b }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  paper:
    title: Paper
    plural: papers
    child_of: review
    initial: draft
    states:
      draft:
        signals: { nudge: { stay: true } }
        actions:
          touch: { title: Touch, by: [worker], stay: true }
          wake: { title: Wake the other, by: [worker], stay: true, do: [{ signal: nudge, to: \"papers.filter(p, p != this)\" }, { signal: hush, to: \"papers.filter(p, p != this)\" }] }
          submit: { title: Submit, by: [worker], to: submitted }
      submitted: { signals: { hush: { stay: true } }, settled: true }
",
    );
    review.does("ann", "review", "begin");
    review
}

#[test]
fn what_was_touched_since_it_was_seen_is_a_conflict() {
    let mut review = review();
    let seen = review.instance("paper/a").revision;
    review.does("ben", "paper/a", "touch");
    let touched = review.instance("paper/a").revision;
    let refusal = review
        .by("cleo")
        .having_seen(seen)
        .act("paper/a", "submit", &[])
        .refused(&["stale"]);
    assert!(
        matches!(refusal.blockers[0].reason, Reason::Stale { seen: s, touched: t } if (s, t) == (seen, touched))
    );
    review
        .by("cleo")
        .having_seen(touched)
        .act("paper/a", "submit", &[])
        .accepted();
}

#[test]
fn unrelated_progress_is_none() {
    let mut review = review();
    let seen = review.instance("paper/a").revision;
    review.does("ben", "paper/b", "touch");
    review.by("ann").assign("worker", None, "eve").accepted();
    review
        .by("cleo")
        .having_seen(seen)
        .act("paper/a", "submit", &[])
        .accepted();
}

#[test]
fn a_signal_that_changed_it_is_one_and_a_signal_it_ignored_is_not() {
    let mut review = review();
    let seen = review.instance("paper/a").revision;
    review.does("ben", "paper/b", "wake");
    review
        .by("cleo")
        .having_seen(seen)
        .act("paper/a", "submit", &[])
        .refused(&["stale"]);
    let seen = review.instance("paper/b").revision;
    review.does("cleo", "paper/a", "submit");
    review
        .by("cleo")
        .having_seen(seen)
        .act("paper/b", "submit", &[])
        .accepted();
}

#[test]
fn who_saw_nothing_asks_for_nothing_and_who_saw_more_is_right() {
    let mut review = review();
    review.does("ben", "paper/a", "touch");
    review
        .by("cleo")
        .having_seen(1_000_000)
        .act("paper/a", "touch", &[])
        .accepted();
    review.by("cleo").act("paper/a", "submit", &[]).accepted();
}

#[test]
fn it_is_reported_beside_everything_else_that_is_offered() {
    let mut review = review();
    let seen = review.instance("paper/a").revision;
    review.does("ben", "paper/a", "touch");
    review
        .by("eve")
        .having_seen(seen)
        .act("paper/a", "submit", &[])
        .refused(&["role", "stale"]);
    review.does("ben", "paper/a", "submit");
    review
        .by("eve")
        .having_seen(seen)
        .act("paper/a", "submit", &[])
        .refused(&["not_in_state"]);
}
