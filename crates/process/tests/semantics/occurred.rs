//! When something really happened (G35).

use definition::value::PartialDate;
use jiff::civil::date;
use process::refusal::Reason;

use crate::harness::{Review, on};

fn review() -> Review {
    let mut review = Review::start(
        "
backdating: 30 days
calendar: { working_days: [mon, tue, wed, thu, fri], zone: Europe/Zurich, rule: \"CET-1CEST,M3.5.0,M10.5.0/3\", version: \"1\" }
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          look: { title: Look, by: [worker], stay: true }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
",
    );
    review.wait_until("2026-06-15T12:00:00Z");
    review
}

#[test]
fn nothing_happened_later_than_it_is_recorded() {
    let mut review = review();
    review
        .by("ben")
        .occurred(on(date(2026, 6, 16)), None)
        .act("review", "look", &[])
        .refused(&["occurred_later"]);
    review
        .by("ben")
        .occurred(on(date(2026, 6, 15)), None)
        .act("review", "look", &[])
        .accepted();
}

#[test]
fn today_is_the_day_in_the_zone_of_the_calendar() {
    let mut review = review();
    let late = "2026-06-15T22:30:00Z";
    review
        .by("ben")
        .received_at(late)
        .occurred(on(date(2026, 6, 16)), None)
        .act("review", "look", &[])
        .accepted();
}

#[test]
fn what_happened_longer_ago_than_the_limit_needs_a_reason() {
    let mut review = review();
    let (last, before) = (date(2026, 5, 16), date(2026, 5, 15));
    review
        .by("ben")
        .occurred(on(last), None)
        .act("review", "look", &[])
        .accepted();
    let refusal = review
        .by("ben")
        .occurred(on(before), None)
        .act("review", "look", &[])
        .refused(&["occurred_long_ago"]);
    assert!(
        matches!(refusal.blockers[0].reason, Reason::OccurredLongAgo { limit } if limit == last)
    );
    review
        .by("ben")
        .occurred(on(before), Some("The letter was found late."))
        .act("review", "look", &[])
        .accepted();
}

#[test]
fn an_empty_reason_is_none() {
    let mut review = review();
    for empty in ["", "  \n"] {
        review
            .by("ben")
            .occurred(on(date(2003, 1, 1)), Some(empty))
            .act("review", "look", &[])
            .refused(&["occurred_long_ago"]);
    }
}

#[test]
fn a_partial_date_is_refused_only_if_every_day_it_may_mean_is() {
    let mut review = review();
    review
        .by("ben")
        .occurred(PartialDate::Year(2026), None)
        .act("review", "look", &[])
        .accepted();
    review
        .by("ben")
        .occurred(PartialDate::Month(2026, 5), None)
        .act("review", "look", &[])
        .accepted();
    review
        .by("ben")
        .occurred(PartialDate::Month(2026, 4), None)
        .act("review", "look", &[])
        .refused(&["occurred_long_ago"]);
    review
        .by("ben")
        .occurred(PartialDate::Year(2025), None)
        .act("review", "look", &[])
        .refused(&["occurred_long_ago"]);
    review
        .by("ben")
        .occurred(PartialDate::Month(2026, 7), None)
        .act("review", "look", &[])
        .refused(&["occurred_later"]);
    review
        .by("ben")
        .occurred(PartialDate::Year(2027), None)
        .act("review", "look", &[])
        .refused(&["occurred_later"]);
}

#[test]
fn no_date_is_too_strange_for_an_answer() {
    let mut review = review();
    for at in [
        PartialDate::Year(i16::MAX),
        PartialDate::Month(2026, 13),
        PartialDate::Month(2026, 0),
    ] {
        review
            .by("ben")
            .occurred(at, None)
            .act("review", "look", &[])
            .refused(&["occurred_later"]);
    }
}

#[test]
fn it_neither_orders_events_nor_moves_due_times() {
    let mut review = review();
    let events = review
        .by("ben")
        .occurred(on(date(2026, 6, 1)), None)
        .act("review", "look", &[])
        .accepted();
    assert_eq!(events[0].at, review.clock);
}

#[test]
fn every_kind_of_command_is_held_to_it() {
    let mut review = review();
    review
        .by("ann")
        .occurred(on(date(2027, 1, 1)), None)
        .assign("worker", None, "eve")
        .refused(&["occurred_later"]);
}

#[test]
fn it_is_reported_beside_everything_else() {
    let mut review = review();
    review
        .by("eve")
        .occurred(on(date(2027, 1, 1)), None)
        .act("review", "look", &[])
        .refused(&["occurred_later", "role"]);
}

#[test]
fn a_reason_is_no_document() {
    let mut review = review();
    let long = "x".repeat(300_000);
    review
        .by("ben")
        .occurred(on(date(2003, 1, 1)), Some(&long))
        .act("review", "look", &[])
        .refused(&["input"]);
}
