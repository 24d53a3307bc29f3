//! A refusal says everything, and changes nothing.

use definition::{guard::eval::Truth, value::Value};
use process::refusal::Reason;

use crate::harness::{Review, told};

const MACHINES: &str = "
milestones:
  calm: { say: Nothing is loud, that: \"boxes.all(b, b.count < 9)\", empty: allowed }
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          add: { title: Add, by: [worker], stay: true, do: [{ spawn: box, key: next }] }
          chain: { title: Chain, by: [worker], stay: true, do: [{ spawn: box, key: next }, { spawn: box, key: next }, { spawn: only }, { signal: raise, to: box }] }
          close: { title: Close, by: [chief], needs: [{ id: calm, use: calm }], to: closed }
      closed: { final: true }
  box:
    title: Box
    plural: boxes
    child_of: review
    fields: { count: { type: int, initial: 0, max: 2 }, note: { type: text } }
    initial: made
    states:
      made:
        signals: { raise: { set: { count: this.count + 2 }, stay: true } }
        settled: true
        actions:
          ask:
            title: Ask
            by: [worker]
            input: { number: { type: int, required: true }, more: { type: int } }
            needs:
              - { id: small, say: The number is small, that: input.number < 3 }
              - { id: more, say: There is more, that: \"has(input.more) && input.more > input.number\" }
              - { id: noted, say: There is a note, that: has(this.note) }
            set: { count: this.count + input.number }
            stay: true
          raise: { title: Raise the others, by: [worker], set: { note: \"input.note\" }, input: { note: { type: text, required: true } }, stay: true, do: [{ signal: raise, to: box }] }
  only: { title: Only, child_of: review, initial: made, states: { made: { final: true } } }
";

#[test]
fn every_clause_that_does_not_hold_is_reported_with_its_sentence_and_proof() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "add");
    let refusal = review
        .by("ben")
        .act("box/1", "ask", &[("number", Value::Int(3))])
        .refused(&["small", "more", "noted", "bounds"]);
    let Reason::Clause {
        clause,
        verdict,
        proof,
    } = &refusal.blockers[0].reason
    else {
        panic!("a clause")
    };
    assert_eq!(clause.say, "The number is small");
    assert_eq!(*verdict, Truth::False);
    assert_eq!(proof.truth, Truth::False);
}

#[test]
fn what_follows_may_refuse_the_whole_step() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "chain");
    let before = (review.state.clone(), review.events.len());
    // The boxes would be made, then the only one a second time.
    review
        .by("ben")
        .act("review", "chain", &[])
        .refused(&["spawn_conflict"]);
    // The signal would raise a count beyond its bounds, in another instance than the one that is acted on.
    review
        .by("ben")
        .act("box/1", "raise", &[("note", Value::Text("x".into()))])
        .accepted();
    review
        .by("ben")
        .act("box/1", "raise", &[("note", Value::Text("y".into()))])
        .refused(&["bounds"]);
    assert_eq!(before.1, 6);
    assert_eq!(
        review.field("box/1", "note"),
        Some(&Value::Text("x".into()))
    );
    assert_eq!(review.ids(), "review box/1 box/2 only");
}

#[test]
fn after_a_refusal_everything_goes_on_as_if_it_had_not_been_tried() {
    let mut tried = Review::start(MACHINES);
    tried.by("eve").act("review", "add", &[]).refused(&["role"]);
    tried
        .by("ben")
        .act("box/1", "ask", &[])
        .refused(&["no_such_instance"]);
    let mut other = Review::start(MACHINES);
    other.by("ben");
    other.by("ben");
    assert_eq!(
        tried.does("ben", "review", "add"),
        other.does("ben", "review", "add")
    );
    assert_eq!(tried.state, other.state);
}

#[test]
fn a_milestone_is_a_clause_with_its_own_sentence() {
    let mut review = Review::start(MACHINES);
    let events = review.does("ann", "review", "close");
    assert_eq!(told(&events), ["review open -> closed by close of ann"]);
}
