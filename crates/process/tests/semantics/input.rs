//! The form of an action: required, known, typed, within its bounds.

use std::collections::{BTreeMap, BTreeSet};

use definition::value::{PartialDate, Value};
use process::{
    examine::conform::{DOCUMENT_BYTES_MAX, INTEGER_MAX, MEMBERS_MAX, TEXT_BYTES_MAX},
    refusal::Reason,
};

use crate::harness::{HEAD, Review, Setting, day, document, member, person, text};

const INPUTS: &str = "
parameters:
  things: { type: list of thing, title: Things }
  grid: { type: matrix of thing by colour, title: Grid }
vocabularies: { colour: { red: Red, blue: Blue } }
machines:
  review:
    root: true
    title: Review
    fields:
      count: { type: int, initial: 0, min: 0, max: 3 }
      total: { type: int, initial: 0 }
      sums: { type: int per colour, initial: {}, max: 5 }
      marks: { type: set of colour, initial: [], max: 1 }
    initial: open
    states:
      open:
        actions:
          fill:
            title: Fill in
            by: [worker]
            input:
              must: { type: int, required: true, min: 1, max: 5 }
              may: { type: int or not stated }
              truth: { type: bool }
              prose: { type: text }
              day: { type: date }
              part: { type: partial date }
              paper: { type: document }
              who: { type: person }
              tint: { type: colour }
              either: { type: colour or thing }
              note: { type: note }
              tints: { type: set of colour, min: 1, max: 2 }
              steps: { type: list of int, max: 3 }
              sums: { type: int per colour, max: 100 }
            stay: true
          empty: { title: Nothing to fill in, by: [worker], stay: true }
          add: { title: Add, by: [worker], input: { amount: { type: int, required: true } }, set: { count: this.count + input.amount, total: this.total + input.amount }, stay: true }
          both: { title: Both, by: [worker], input: { amount: { type: int, required: true }, m: { type: set of colour, required: true } }, set: { count: input.amount, marks: input.m }, stay: true }
          sum: { title: Sum, by: [worker], input: { amount: { type: int, required: true } }, set: { \"sums['red']\": input.amount }, stay: true }
          sums: { title: Sums, by: [worker], input: { amount: { type: int per colour, required: true } }, set: { sums: input.amount }, stay: true }
          note: { title: Note, by: [worker], stay: true, do: [{ spawn: note, key: next }] }
          drop: { title: Drop, by: [worker], stay: true, do: [{ cancel: notes }] }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
  note: { title: Note, plural: notes, child_of: review, initial: there, states: { there: { final: true } } }
";

fn review() -> Review {
    Setting::of(&format!("{HEAD}{INPUTS}"))
        .holds("worker", "ben")
        .holds("chief", "ann")
        .list("thing", &["stone", "wood"])
        .start()
}

/// Fills in what must be filled in, and one more field. `None` if it is accepted, else what is wrong with the field.
#[track_caller]
fn fault(review: &mut Review, field: &str, value: Value) -> Option<String> {
    let before = review.events.len();
    let form = [("must", Value::Int(1)), (field, value)];
    let sent = review.by("ben").act("review", "fill", &form);
    let refusal = sent.decided().err()?;
    assert_eq!(review.events.len(), before);
    match &refusal.blockers[..] {
        [blocker] => match &blocker.reason {
            Reason::Input { field: at, problem } if *at == field => Some(problem.to_string()),
            other => panic!("{other:?}"),
        },
        several => panic!("{several:?}"),
    }
}

#[test]
fn what_is_required_is_required_and_what_is_unknown_is_refused() {
    let mut review = review();
    review
        .by("ben")
        .act("review", "fill", &[])
        .refused(&["input"]);
    review
        .by("ben")
        .act("review", "fill", &[("most", Value::Int(1))])
        .refused(&["input", "input"]);
    let refusal = review
        .by("ben")
        .act("review", "empty", &[("must", Value::Int(1))])
        .refused(&["input"]);
    let Reason::Input { problem, .. } = &refusal.blockers[0].reason else {
        panic!("an input")
    };
    assert_eq!(&**problem, "is not part of the form, which is empty");
    review
        .by("ben")
        .act("review", "fill", &[("must", Value::Int(1))])
        .accepted();
}

#[test]
fn everything_wrong_with_a_form_is_said_at_once() {
    let mut review = review();
    let form = [
        ("must", Value::Int(9)),
        ("prose", Value::Int(1)),
        ("tint", member("green")),
        ("paint", text("x")),
    ];
    review
        .by("ben")
        .act("review", "fill", &form)
        .refused(&["input", "input", "input", "input"]);
}

#[test]
fn not_stated_is_an_answer_only_where_the_type_says_so() {
    let mut review = review();
    assert_eq!(fault(&mut review, "may", Value::NotStated), None);
    assert_eq!(fault(&mut review, "may", Value::Int(4)), None);
    assert!(fault(&mut review, "prose", Value::NotStated).is_some());
    review
        .by("ben")
        .act("review", "fill", &[("must", Value::NotStated)])
        .refused(&["input"]);
}

#[test]
fn each_type_takes_its_own_values_and_no_others() {
    let mut review = review();
    review.does("ben", "review", "note");
    let moment = Value::Instant(review.clock);
    let colours =
        |list: &[&str]| Value::Set(list.iter().map(|id| member(id)).collect::<BTreeSet<_>>());
    let sums = |id: &str, value| Value::Per(BTreeMap::from([(id.into(), value)]));
    let fine = [
        ("truth", Value::Bool(false)),
        ("prose", text("")),
        ("day", day("2026-02-28")),
        ("part", Value::PartialDate(PartialDate::Year(2003))),
        ("paper", document("a", 1)),
        ("who", Value::Person(person("eve").name().clone())),
        ("tint", member("red")),
        ("either", member("wood")),
        ("either", member("blue")),
        ("note", Value::Instance("note/1".into())),
        ("tints", colours(&["red"])),
        ("steps", Value::List(vec![Value::Int(1), Value::Int(1)])),
        ("steps", Value::List(vec![])),
        ("sums", sums("red", Value::Int(7))),
    ];
    for (field, value) in fine {
        assert_eq!(
            fault(&mut review, field, value.clone()),
            None,
            "{field}: {value:?}"
        );
    }
    let wrong = [
        ("truth", text("true")),
        ("prose", Value::Int(1)),
        ("day", Value::PartialDate(PartialDate::Year(2003))),
        ("part", day("2026-02-28")),
        ("paper", text("a")),
        ("who", Value::Person("eve".into())),
        ("tint", member("stone")),
        ("tint", text("red")),
        ("either", member("green")),
        ("note", Value::Instance("note/2".into())),
        ("note", Value::Instance("review".into())),
        ("tints", colours(&["green"])),
        ("tints", Value::List(vec![member("red")])),
        ("tints", colours(&[])),
        ("steps", Value::List(vec![text("1")])),
        ("steps", Value::List(vec![Value::Int(1); 4])),
        ("sums", sums("green", Value::Int(7))),
        ("sums", sums("red", text("7"))),
        ("day", moment),
    ];
    for (field, value) in wrong {
        assert!(
            fault(&mut review, field, value.clone()).is_some(),
            "{field}: {value:?}"
        );
    }
}

#[test]
fn what_was_cancelled_cannot_be_named() {
    let mut review = review();
    review.does("ben", "review", "note");
    review.does("ben", "review", "drop");
    assert_eq!(
        fault(&mut review, "note", Value::Instance("note/1".into())).unwrap(),
        "`note/1` is not one of note"
    );
}

#[test]
fn bounds_are_inclusive() {
    let mut review = review();
    for (number, fits) in [(0, false), (1, true), (5, true), (6, false)] {
        let decided = review
            .by("ben")
            .act("review", "fill", &[("must", Value::Int(number))])
            .decided();
        assert_eq!(decided.is_ok(), fits, "{number}");
    }
}

#[test]
fn a_bound_of_a_map_is_that_of_each_of_its_values() {
    let mut review = review();
    let sums = |number| {
        Value::Per(BTreeMap::from([
            ("red".into(), Value::Int(number)),
            ("blue".into(), Value::Int(1)),
        ]))
    };
    assert_eq!(fault(&mut review, "sums", sums(100)), None);
    assert!(fault(&mut review, "sums", sums(101)).is_some());
    review
        .by("ben")
        .act("review", "sums", &[("amount", sums(5))])
        .accepted();
    review
        .by("ben")
        .act("review", "sums", &[("amount", sums(6))])
        .refused(&["bounds"]);
    review
        .by("ben")
        .act("review", "sum", &[("amount", Value::Int(5))])
        .accepted();
    review
        .by("ben")
        .act("review", "sum", &[("amount", Value::Int(6))])
        .refused(&["bounds"]);
}

#[test]
fn what_is_too_large_is_refused() {
    let mut review = review();
    assert_eq!(
        fault(&mut review, "paper", document("a", DOCUMENT_BYTES_MAX)),
        None
    );
    assert!(fault(&mut review, "paper", document("a", DOCUMENT_BYTES_MAX + 1)).is_some());
    assert_eq!(
        fault(&mut review, "prose", text(&"x".repeat(TEXT_BYTES_MAX))),
        None
    );
    assert!(fault(&mut review, "prose", text(&"x".repeat(TEXT_BYTES_MAX + 1))).is_some());
    let review_with_long_list = Value::List(vec![Value::Int(1); MEMBERS_MAX + 1]);
    assert!(fault(&mut review, "steps", review_with_long_list).is_some());
}

#[test]
fn whole_numbers_that_not_every_reader_of_json_reads_alike_are_refused_wherever_they_stand() {
    let mut review = review();
    for number in [INTEGER_MAX, -INTEGER_MAX] {
        assert_eq!(fault(&mut review, "may", Value::Int(number)), None);
        assert_eq!(
            fault(&mut review, "steps", Value::List(vec![Value::Int(number)])),
            None
        );
    }
    for number in [INTEGER_MAX + 1, -INTEGER_MAX - 1, i64::MAX, i64::MIN] {
        assert!(
            fault(&mut review, "may", Value::Int(number)).is_some(),
            "{number}"
        );
        assert!(
            fault(&mut review, "steps", Value::List(vec![Value::Int(number)])).is_some(),
            "{number} in a list"
        );
        let per = Value::Per(BTreeMap::from([("red".into(), Value::Int(number))]));
        assert!(
            fault(&mut review, "sums", per).is_some(),
            "{number} in a map"
        );
    }
}

#[test]
fn a_field_never_leaves_its_bounds() {
    let mut review = review();
    review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(3))])
        .accepted();
    let refusal = review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(1))])
        .refused(&["bounds"]);
    assert!(
        matches!(&refusal.blockers[0].reason, Reason::Bounds { instance, field, problem } if *instance == "review" && *field == "count" && **problem == *"is 4; the most is 3")
    );
    review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(-4))])
        .refused(&["bounds"]);
    review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(-3))])
        .accepted();
}

#[test]
fn every_field_out_of_bounds_is_reported_beside_everything_else() {
    let mut review = review();
    let both = [
        ("amount", Value::Int(4)),
        (
            "m",
            Value::Set([member("red"), member("blue")].into_iter().collect()),
        ),
    ];
    review
        .by("ben")
        .act("review", "both", &both)
        .refused(&["bounds", "bounds"]);
    review
        .by("eve")
        .act("review", "both", &both)
        .refused(&["role", "bounds", "bounds"]);
}

#[test]
fn a_sum_never_runs_over() {
    let mut review = review();
    review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(INTEGER_MAX))])
        .refused(&["bounds"]);
    review
        .by("ben")
        .act("review", "add", &[("amount", Value::Int(i64::MAX))])
        .refused(&["input"]);
}
