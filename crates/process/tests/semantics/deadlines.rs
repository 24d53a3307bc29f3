//! Due times: computed once on entering, in the calendar of the definition, and recorded.

use definition::value::Value;

use crate::harness::{HEAD, Review, Setting, day, time};

/// Working days from Monday to Friday but for one holiday, in a zone with summer time.
const ZURICH: &str = "
calendar: { working_days: [mon, tue, wed, thu, fri], holidays: [2026-01-06], zone: Europe/Zurich, rule: \"CET-1CEST,M3.5.0,M10.5.0/3\", version: \"1\" }
";

/// A review whose state has this deadline once somebody enters it.
fn waiting(calendar: &str, deadline: &str) -> Review {
    Review::start(&format!(
        "{calendar}
machines:
  review:
    root: true
    title: Review
    fields:
      day: {{ type: date }}
      said: {{ type: date or not stated }}
    initial: open
    states:
      open:
        actions:
          wait: {{ title: Wait, by: [worker], input: {{ day: {{ type: date }}, said: {{ type: date or not stated }} }}, set: {{ day: input.day, said: input.said }}, to: waiting }}
      waiting:
        deadline: {deadline}
        actions:
          change: {{ title: Change the day, by: [worker], input: {{ day: {{ type: date, required: true }} }}, set: {{ day: input.day }}, stay: true }}
          wait: {{ title: Wait again, by: [worker], input: {{ day: {{ type: date }}, said: {{ type: date or not stated }} }}, set: {{ day: input.day, said: input.said }}, to: waiting }}
          close: {{ title: Close, by: [chief], to: closed }}
          lapse: {{ title: Lapse, by: [system], to: closed }}
      closed: {{ final: true }}
"
    ))
}

/// When it is due if it is entered at a moment.
fn due(calendar: &str, due: &str, entered: &str) -> String {
    let mut review = waiting(calendar, &format!("{{ due: {due} after entering }}"));
    review.clock = time(entered) - jiff::SignedDuration::from_mins(1);
    review.does("ben", "review", "wait");
    review
        .due("review")
        .trim_start_matches("waiting@")
        .to_owned()
}

#[test]
fn minutes_and_hours_are_exact() {
    assert_eq!(
        due(ZURICH, "90 minutes", "2026-03-28T23:30:00Z"),
        "2026-03-29T01:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "48 hours", "2026-03-28T12:00:00Z"),
        "2026-03-30T12:00:00Z"
    );
}

#[test]
fn days_end_with_the_day_in_the_zone_of_the_calendar_also_when_clocks_change() {
    // 27 March in winter time: the day after ends at 23:00 UTC.
    assert_eq!(
        due(ZURICH, "1 day", "2026-03-27T12:00:00Z"),
        "2026-03-28T23:00:00Z"
    );
    // Clocks go forward in the night to 29 March, which has 23 hours.
    assert_eq!(
        due(ZURICH, "2 days", "2026-03-27T12:00:00Z"),
        "2026-03-29T22:00:00Z"
    );
    // Clocks go back in the night to 25 October, which has 25 hours.
    assert_eq!(
        due(ZURICH, "1 day", "2026-10-23T12:00:00Z"),
        "2026-10-24T22:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "2 days", "2026-10-23T12:00:00Z"),
        "2026-10-25T23:00:00Z"
    );
    // Half past eleven at night in UTC is the next day in Zurich.
    assert_eq!(
        due(ZURICH, "1 day", "2026-02-02T23:30:00Z"),
        "2026-02-04T23:00:00Z"
    );
}

#[test]
fn working_days_leave_out_weekends_and_holidays() {
    // Monday 5 January; Tuesday is a holiday.
    assert_eq!(
        due(ZURICH, "1 working day", "2026-01-05T12:00:00Z"),
        "2026-01-07T23:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "4 working days", "2026-01-05T12:00:00Z"),
        "2026-01-12T23:00:00Z"
    );
    // Entered on a Saturday: the first working day after it is Monday.
    assert_eq!(
        due(ZURICH, "1 working day", "2026-01-10T12:00:00Z"),
        "2026-01-12T23:00:00Z"
    );
}

#[test]
fn months_end_with_their_last_day_at_the_latest() {
    assert_eq!(
        due(ZURICH, "1 month", "2026-01-31T12:00:00Z"),
        "2026-02-28T23:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "1 month", "2028-01-31T12:00:00Z"),
        "2028-02-29T23:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "3 months", "2026-01-15T12:00:00Z"),
        "2026-04-15T22:00:00Z"
    );
    assert_eq!(
        due(ZURICH, "2 weeks", "2026-01-15T12:00:00Z"),
        "2026-01-29T23:00:00Z"
    );
}

#[test]
fn without_a_calendar_days_are_those_of_utc() {
    assert_eq!(
        due("", "1 day", "2026-03-28T23:30:00Z"),
        "2026-03-30T00:00:00Z"
    );
}

#[test]
fn a_date_is_due_when_its_day_ends_and_may_come_with_the_same_step() {
    let mut review = waiting(ZURICH, "{ due: this.day }");
    review
        .by("ben")
        .act("review", "wait", &[("day", day("2026-07-14"))])
        .accepted();
    assert_eq!(review.due("review"), "waiting@2026-07-14T22:00:00Z");
}

#[test]
fn an_expression_may_count_on_from_a_date() {
    let mut review = waiting(ZURICH, "{ due: \"date('2026-01-02') + workdays(2)\" }");
    review.does("ben", "review", "wait");
    assert_eq!(
        review.due("review"),
        "waiting@2026-01-07T23:00:00Z",
        "Friday, then Monday, a holiday, Wednesday"
    );
}

#[test]
fn a_date_that_is_absent_or_not_stated_is_no_deadline() {
    let mut review = waiting(ZURICH, "{ due: this.day }");
    review
        .by("ben")
        .act("review", "wait", &[("said", Value::NotStated)])
        .accepted();
    assert_eq!(review.due("review"), "");
}

#[test]
fn a_due_time_does_not_move_when_what_it_was_computed_from_changes() {
    let mut review = waiting(ZURICH, "{ due: this.day }");
    review
        .by("ben")
        .act("review", "wait", &[("day", day("2026-07-14"))])
        .accepted();
    review
        .by("ben")
        .act("review", "change", &[("day", day("2026-08-14"))])
        .accepted();
    assert_eq!(
        review.due("review"),
        "waiting@2026-07-14T22:00:00Z",
        "it was recorded when the state was entered"
    );
    review.by("ben").act("review", "wait", &[]).accepted();
    assert_eq!(
        review.due("review"),
        "waiting@2026-08-14T22:00:00Z",
        "entered again, it is computed again"
    );
}

#[test]
fn a_deadline_that_is_gone_when_its_state_is_entered_again_is_gone() {
    let mut review = waiting(ZURICH, "{ due: this.said }");
    review
        .by("ben")
        .act("review", "wait", &[("said", day("2026-07-14"))])
        .accepted();
    assert_eq!(review.due("review"), "waiting@2026-07-14T22:00:00Z");
    review
        .by("ben")
        .act("review", "wait", &[("said", Value::NotStated)])
        .accepted();
    assert_eq!(review.due("review"), "");
}

const REMINDERS: &str = "{ id: answer, due: 10 working days after entering, remind: [5 working days, 1 working day], escalate: [{ after: 0 days, to: [chief] }, { after: 2 working days, to: [checker] }], expire: { after: 1 week, action: lapse } }";

#[test]
fn reminders_and_escalations_are_recorded_in_order_of_time() {
    let mut review = waiting(ZURICH, REMINDERS);
    review.clock = time("2026-02-02T11:59:00Z");
    review.does("ben", "review", "wait");
    assert_eq!(review.due("review"), "answer@2026-02-16T23:00:00Z");
    assert_eq!(
        review.entries("review"),
        [
            "remind 0 2026-02-09T23:00:00Z",
            "remind 1 2026-02-13T23:00:00Z",
            "escalate 0 2026-02-16T23:00:00Z",
            "escalate 1 2026-02-18T23:00:00Z",
            "expire 0 2026-02-23T23:00:00Z",
        ]
    );
}

#[test]
fn nobody_is_reminded_before_the_state_was_entered() {
    let mut review = waiting(
        ZURICH,
        "{ due: this.day, remind: [30 days, 1 day], escalate: [{ after: 0 days, to: [chief] }] }",
    );
    review
        .by("ben")
        .act("review", "wait", &[("day", day("2026-01-20"))])
        .accepted();
    assert_eq!(
        review.entries("review"),
        [
            "remind 1 2026-01-19T23:00:00Z",
            "escalate 0 2026-01-20T23:00:00Z"
        ]
    );
}

#[test]
fn what_is_overdue_when_it_is_entered_says_so() {
    let mut review = waiting(
        ZURICH,
        "{ due: this.day, remind: [1 day], escalate: [{ after: 0 days, to: [chief] }] }",
    );
    review
        .by("ben")
        .act("review", "wait", &[("day", day("2026-01-01"))])
        .accepted();
    assert_eq!(review.due("review"), "waiting@2026-01-01T23:00:00Z");
    assert_eq!(
        review.entries("review"),
        ["escalate 0 2026-01-01T23:00:00Z"]
    );
}

#[test]
fn a_state_may_have_several_deadlines_and_a_new_instance_has_them_at_birth() {
    let yaml = format!(
        "{HEAD}{ZURICH}
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        deadline: [{{ id: first, due: 1 day after entering }}, {{ id: second, due: 1 week after entering }}]
        actions: {{ close: {{ title: Close, by: [chief], to: closed }} }}
      closed: {{ final: true }}
"
    );
    let review = Setting::of(&yaml).holds("chief", "ann").start();
    assert_eq!(
        review.due("review"),
        "first@2026-01-06T23:00:00Z second@2026-01-12T23:00:00Z"
    );
}

#[test]
fn nobody_does_what_only_a_deadline_may_do() {
    let mut review = waiting(ZURICH, REMINDERS);
    review.does("ben", "review", "wait");
    review
        .by("ann")
        .act("review", "lapse", &[])
        .refused(&["role"]);
    // However late it is, nothing happens of itself in a step.
    review.wait_until("2027-01-01T00:00:00Z");
    review.does("ann", "review", "close");
}
