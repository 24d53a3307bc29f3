//! What firing does to one instance: data from before, then the state, then what follows.

use definition::value::Value;

use crate::harness::{Review, document, member, told};

const DATA: &str = "
vocabularies:
  colour: { red: Red, blue: Blue }
machines:
  review:
    root: true
    title: Review
    fields:
      left: { type: int, initial: 1 }
      right: { type: int, initial: 2 }
      sums: { type: int per colour, initial: {} }
      colour: { type: colour, initial: red }
      paper: { type: document }
    initial: open
    states:
      open:
        actions:
          swap: { title: Swap, by: [worker], set: { left: this.right, right: this.left }, stay: true }
          hand_in: { title: Hand in, by: [worker], input: { paper: { type: document }, colour: { type: colour } }, set: { paper: input.paper, colour: input.colour }, stay: true }
          count: { title: Count, by: [worker], input: { colour: { type: colour, required: true } }, set: { \"sums[this.colour]\": this.left, colour: input.colour }, stay: true }
          bear: { title: Bear a child, by: [worker], set: { left: this.left + 1 }, stay: true, do: [{ spawn: child, key: \"{this.left}\", with: { born: this.left } }, { notify: [chief], say: \"Child {this.left}\" }] }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
  child:
    title: Child {born}
    child_of: review
    fields: { born: { type: int } }
    initial: there
    states: { there: { final: true } }
";

#[test]
fn right_hand_sides_are_evaluated_before_anything_changes() {
    let mut review = Review::start(DATA);
    review.does("ben", "review", "swap");
    assert_eq!(review.field("review", "left"), Some(&Value::Int(2)));
    assert_eq!(review.field("review", "right"), Some(&Value::Int(1)));
}

#[test]
fn the_place_of_a_field_is_evaluated_before_too() {
    let mut review = Review::start(DATA);
    review
        .by("ben")
        .act("review", "count", &[("colour", member("blue"))])
        .accepted();
    let sums = [("red".into(), Value::Int(1))].into_iter().collect();
    assert_eq!(
        review.field("review", "sums"),
        Some(&Value::Per(sums)),
        "counted under the colour it had"
    );
    assert_eq!(review.field("review", "colour"), Some(&member("blue")));
}

#[test]
fn keys_data_and_notices_of_effects_are_evaluated_before_too() {
    let mut review = Review::start(DATA);
    let events = review.does("ben", "review", "bear");
    assert_eq!(
        told(&events),
        [
            "review open stays by bear of ben",
            "created child/1 in there"
        ]
    );
    assert_eq!(review.field("child/1", "born"), Some(&Value::Int(1)));
    assert_eq!(review.field("review", "left"), Some(&Value::Int(2)));
    let process::event::Outcome::Moved(moved) = &events[0].outcome else {
        panic!("the first event is the transition");
    };
    assert_eq!(&*moved.notices[0].say, "Child 1");
}

#[test]
fn an_absent_input_leaves_its_field_untouched() {
    let mut review = Review::start(DATA);
    let paper = document("a", 10);
    review
        .by("ben")
        .act("review", "hand_in", &[("paper", paper.clone())])
        .accepted();
    review
        .by("ben")
        .act("review", "hand_in", &[("colour", member("blue"))])
        .accepted();
    assert_eq!(review.field("review", "paper"), Some(&paper));
    assert_eq!(review.field("review", "colour"), Some(&member("blue")));
}

const STATES: &str = "
calendar: { working_days: [mon, tue, wed, thu, fri], zone: UTC, rule: UTC0, version: none }
machines:
  review:
    root: true
    title: Review
    fields: { notes: { type: int, initial: 0 } }
    initial: work
    states:
      work:
        initial: reading
        deadline: { due: 2 hours after entering }
        actions:
          pause: { title: Pause, by: [worker], to: paused }
          note: { title: Note, by: [worker], set: { notes: this.notes + 1 }, stay: true }
          again: { title: Begin again, by: [worker], to: work }
          same: { title: The same again, by: [worker], to: work, resume: last }
          close: { title: Close, by: [chief], to: closed }
        states:
          reading:
            deadline: { id: soon, due: 1 hours after entering }
            actions:
              write: { title: Write, by: [worker], to: writing }
              write_on: { title: Go on writing, by: [worker], to: writing, resume: last }
              reread: { title: Read again, by: [worker], to: reading }
          writing:
            initial: outline
            states:
              outline: { actions: { fill: { title: Fill in, by: [worker], to: chapters } } }
              chapters: { actions: { read: { title: Read, by: [worker], to: reading } } }
      paused:
        actions:
          resume: { title: Go on where it was, by: [worker], to: work, resume: last }
          restart: { title: Start anew, by: [worker], to: work }
      closed: { final: true }
";

#[test]
fn entering_a_state_with_states_inside_enters_its_initial_leaf() {
    let mut review = Review::start(STATES);
    assert_eq!(review.path("review"), "work.reading");
    review.does("ben", "review", "write");
    assert_eq!(review.path("review"), "work.writing.outline");
}

#[test]
fn resume_enters_the_last_active_leaf_and_the_initial_one_if_there_was_none() {
    let mut review = Review::start(STATES);
    review.does("ben", "review", "write_on");
    assert_eq!(
        review.path("review"),
        "work.writing.outline",
        "it was never writing"
    );
    review.does("ben", "review", "fill");
    review.does("ben", "review", "pause");
    review.does("ben", "review", "resume");
    assert_eq!(
        review.path("review"),
        "work.writing.chapters",
        "the whole path is resumed"
    );
    review.does("ben", "review", "read");
    review.does("ben", "review", "write_on");
    assert_eq!(
        review.path("review"),
        "work.writing.chapters",
        "each state remembers its own leaf"
    );
    review.does("ben", "review", "pause");
    review.does("ben", "review", "restart");
    assert_eq!(
        review.path("review"),
        "work.reading",
        "without resume it starts anew"
    );
}

#[test]
fn resume_from_inside_enters_the_present_leaf_again() {
    let mut review = Review::start(STATES);
    review.does("ben", "review", "write");
    review.does("ben", "review", "same");
    assert_eq!(
        review.path("review"),
        "work.writing.outline",
        "the last active leaf is the present one"
    );
}

#[test]
fn everything_ever_visited_is_remembered() {
    let mut review = Review::start(STATES);
    review.does("ben", "review", "write");
    let was: Vec<&str> = review
        .instance("review")
        .was
        .iter()
        .map(|state| state.as_str())
        .collect();
    assert_eq!(was, ["outline", "reading", "work", "writing"]);
}

#[test]
fn deadlines_keep_running_while_the_state_stays() {
    let mut review = Review::start(STATES);
    let due = "work@2026-01-05T10:01:00Z soon@2026-01-05T09:01:00Z";
    assert_eq!(review.due("review"), due);
    review.does("ben", "review", "note");
    assert_eq!(review.due("review"), due);
    assert_eq!(review.instance("review").entered_at, review.state.started);
}

#[test]
fn a_transition_into_the_same_state_starts_its_deadlines_again_but_not_those_around() {
    let mut review = Review::start(STATES);
    review.wait_until("2026-01-05T08:30:00Z");
    review.does("ben", "review", "reread");
    assert_eq!(
        review.due("review"),
        "work@2026-01-05T10:01:00Z soon@2026-01-05T09:30:00Z"
    );
    assert_eq!(review.instance("review").entered_at, review.clock);
}

#[test]
fn a_transition_into_the_state_around_starts_all_of_them_again() {
    let mut review = Review::start(STATES);
    review.wait_until("2026-01-05T08:30:00Z");
    review.does("ben", "review", "again");
    assert_eq!(
        review.due("review"),
        "work@2026-01-05T10:30:00Z soon@2026-01-05T09:30:00Z"
    );
}

#[test]
fn what_is_left_is_no_longer_due_and_what_is_kept_is() {
    let mut review = Review::start(STATES);
    review.does("ben", "review", "write");
    assert_eq!(review.due("review"), "work@2026-01-05T10:01:00Z");
    review.does("ben", "review", "pause");
    assert_eq!(review.due("review"), "");
    review.wait_until("2026-01-05T12:00:00Z");
    review.does("ben", "review", "resume");
    assert_eq!(
        review.due("review"),
        "work@2026-01-05T14:00:00Z",
        "entered anew"
    );
    review.does("ann", "review", "close");
    assert_eq!(review.due("review"), "");
}
