//! Creating instances and cancelling them.

use definition::value::Value;
use process::{event::Outcome, refusal::Reason};

use crate::harness::{HEAD, Review, Setting, told};

const MACHINES: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          one: { title: Make the one, by: [worker], stay: true, do: [{ spawn: file, key: one }] }
          one_if: { title: Make the one if needed, by: [worker], stay: true, do: [{ spawn: file, key: one, if_absent: true }] }
          next: { title: Make the next, by: [worker], stay: true, do: [{ spawn: note, key: next }] }
          two: { title: Make two, by: [worker], stay: true, do: [{ spawn: note, key: next }, { spawn: note, key: next }] }
          mixed: { title: Make a folder and a note, by: [worker], stay: true, do: [{ spawn: folder, key: next }, { spawn: note, key: next }] }
          only: { title: Make the only one, by: [worker], stay: true, do: [{ spawn: report }] }
          clear: { title: Cancel the notes, by: [worker], stay: true, do: [{ cancel: notes }] }
          drop: { title: Cancel everything, by: [worker], stay: true, do: [{ cancel: everything }] }
          replace: { title: Replace the notes, by: [worker], stay: true, do: [{ cancel: notes }, { spawn: note, key: next }] }
          count: { title: Count, by: [worker], needs: [{ id: some, say: There is a note, that: size(notes) >= 1 }, { id: none_closed, say: No note is closed, that: \"!notes.exists(n, n.is('closed'))\" }], stay: true }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  file:
    title: File
    plural: files
    child_of: review
    initial: made
    states: { made: { final: true } }
  folder:
    title: Folder
    plural: folders
    child_of: review
    initial: made
    states:
      made:
        enter: [{ spawn: note, key: next }]
        settled: true
        actions: { add: { title: Add a note, by: [worker], stay: true, do: [{ spawn: note, key: next }] } }
  note:
    title: Note
    plural: notes
    child_of: review or folder
    initial: made
    states:
      made: { actions: { close: { title: Close, by: [worker], to: closed }, sub: { title: Add beside, by: [worker], stay: true, do: [{ spawn: note, key: next }] } } }
      closed: { final: true }
  report:
    title: Report
    plural: reports
    child_of: review
    initial: made
    states: { made: { final: true } }
";

#[test]
fn an_instance_begins_in_its_initial_leaf_at_the_same_moment() {
    let mut review = Review::start(MACHINES);
    let events = review.does("ben", "review", "one");
    assert_eq!(
        told(&events),
        [
            "review open stays by one of ben",
            "created file/one in made"
        ]
    );
    assert_eq!(events[0].at, events[1].at);
    assert_eq!(review.instance("file/one").entered_at, review.clock);
}

#[test]
fn an_existing_key_is_a_conflict_that_refuses_the_whole_step() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "one");
    let refusal = review
        .by("ben")
        .act("review", "one", &[])
        .refused(&["spawn_conflict"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::SpawnConflict(id) if *id == "file/one"));
    let events = review.does("ben", "review", "one_if");
    assert_eq!(
        told(&events),
        ["review open stays by one_if of ben"],
        "if_absent turns it into nothing"
    );
}

#[test]
fn without_a_key_there_is_one_instance_and_its_id_is_that_of_the_machine() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "only");
    assert_eq!(review.ids(), "review report");
    review
        .by("ben")
        .act("review", "only", &[])
        .refused(&["spawn_conflict"]);
}

#[test]
fn numbers_go_on_and_are_never_used_again() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "next");
    review.does("ben", "review", "two");
    assert_eq!(review.ids(), "review note/1 note/2 note/3");
    review.does("ben", "review", "clear");
    review.does("ben", "review", "next");
    assert_eq!(review.ids(), "review note/4");
}

#[test]
fn numbers_follow_the_order_of_creation_also_of_what_is_created_on_entering() {
    let mut review = Review::start(MACHINES);
    let events = review.does("ben", "review", "mixed");
    assert_eq!(
        told(&events),
        [
            "review open stays by mixed of ben",
            "created folder/1 in made",
            "created note/1 in made",
            "created note/2 in made"
        ]
    );
    assert_eq!(
        review.instance("note/1").parent,
        Some(1),
        "the folder's own note"
    );
    assert_eq!(
        review.instance("note/2").parent,
        Some(0),
        "the review's note"
    );
}

#[test]
fn the_parent_is_the_spawning_instance_or_its_nearest_ancestor_that_may_have_such_a_child() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "mixed");
    review.does("ben", "folder/1", "add");
    review.does("ben", "note/3", "sub");
    let parent = |id: &str| {
        review
            .instance(id)
            .parent
            .map(|place| review.state.instances[place].id.to_string())
    };
    assert_eq!(parent("note/3").unwrap(), "folder/1");
    assert_eq!(
        parent("note/4").unwrap(),
        "folder/1",
        "a note may have no note, so it is beside the one that spawned it"
    );
    assert_eq!(parent("review"), None);
}

#[test]
fn what_is_cancelled_leaves_every_collection_and_accepts_nothing() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "next");
    review.does("ben", "note/1", "close");
    review
        .by("ben")
        .act("review", "count", &[])
        .refused(&["none_closed"]);
    let events = review.does("ben", "review", "clear");
    assert_eq!(
        told(&events),
        [
            "review open stays by clear of ben",
            "note/1 cancelled by clear of ben"
        ]
    );
    assert_eq!(review.ids(), "review");
    review
        .by("ben")
        .act("review", "count", &[])
        .refused(&["some"]);
    review
        .by("ben")
        .act("note/1", "close", &[])
        .refused(&["cancelled"]);
}

#[test]
fn what_is_cancelled_keeps_its_history() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "next");
    review.does("ben", "note/1", "sub");
    review.does("ben", "review", "clear");
    let of_note = review.events.iter().filter(|event| {
        process::record::event::subject(&event.outcome).is_some_and(|id| *id == "note/1")
    });
    assert_eq!(of_note.count(), 3, "created, moved, cancelled");
    assert!(review.instance("note/1").was.contains("made"));
}

#[test]
fn cancel_everything_spares_what_is_over() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "one");
    review.does("ben", "review", "two");
    review.does("ben", "note/1", "close");
    review.does("ben", "review", "drop");
    assert_eq!(review.ids(), "review file/one note/1");
    let events = review.does("ben", "review", "drop");
    assert_eq!(
        told(&events),
        ["review open stays by drop of ben"],
        "nothing is cancelled twice"
    );
}

#[test]
fn effects_happen_in_the_order_written_on_what_was_there_before() {
    let mut review = Review::start(MACHINES);
    review.does("ben", "review", "next");
    review.does("ben", "review", "replace");
    assert_eq!(
        review.ids(),
        "review note/2",
        "the new one is not cancelled with the old"
    );
}

const LOOPS: &str = "
parameters: { things: { type: list of thing, title: Things } }
vocabularies: { colour: { red: Red, blue: Blue } }
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          each: { title: Make each, by: [chief], stay: true, do: [{ spawn: box, for_each: { t: things, c: colour }, key: \"{t}/{c}\", if: \"t_index != c_index\", with: { thing: t, number: t_index + c_index } }] }
          close: { title: Close, by: [chief], to: closed }
      closed: { final: true }
  box:
    title: \"Box {thing}\"
    plural: boxes
    child_of: review
    fields: { thing: { type: thing }, number: { type: int }, size: { type: int, initial: 3, max: 5 } }
    initial: made
    states: { made: { final: true } }
";

fn loops(things: &[&str]) -> Review {
    Setting::of(&format!("{HEAD}{LOOPS}"))
        .holds("chief", "ann")
        .list("thing", things)
        .start()
}

#[test]
fn a_loop_runs_in_the_order_of_its_lists_and_counts_from_nought() {
    let mut review = loops(&["a", "b", "c"]);
    review.does("ann", "review", "each");
    assert_eq!(
        review.ids(),
        "review box/a/blue box/b/red box/c/red box/c/blue"
    );
    assert_eq!(review.field("box/c/blue", "number"), Some(&Value::Int(3)));
    assert_eq!(
        review.field("box/c/blue", "size"),
        Some(&Value::Int(3)),
        "initial values count unless the spawn says more"
    );
}

#[test]
fn a_loop_over_nothing_creates_nothing() {
    let mut review = loops(&[]);
    let events = review.does("ann", "review", "each");
    assert_eq!(told(&events), ["review open stays by each of ann"]);
    let Outcome::Moved(moved) = &events[0].outcome else {
        panic!("a transition")
    };
    assert_eq!(moved.signals, []);
}

const ENTER: &str = "
machines:
  review:
    root: true
    title: Review
    fields: { count: { type: int, initial: 0 } }
    initial: open
    states:
      open:
        enter: [{ spawn: mark, key: next, with: { text: this.count } }]
        initial: outer
        actions: { close: { title: Close, by: [chief], to: closed } }
        states:
          outer:
            actions:
              go_in: { title: Go in, by: [worker], set: { count: this.count + 1 }, to: inner }
              anew: { title: Begin anew, by: [worker], set: { count: this.count + 1 }, to: open }
          inner:
            enter: [{ spawn: mark, key: next, with: { text: this.count } }, { spawn: mark, key: next, if: this.count > 5 }]
            actions:
              again: { title: Again, by: [worker], set: { count: this.count + 1 }, to: inner }
              stay: { title: Stay, by: [worker], set: { count: this.count + 1 }, stay: true }
              go_out: { title: Go out, by: [worker], to: outer }
      closed: { final: true }
  mark: { title: Mark, plural: marks, child_of: review, fields: { text: { type: int } }, initial: made, states: { made: { final: true } } }
";

#[test]
fn effects_of_entering_happen_whenever_a_state_is_entered_and_only_then() {
    let mut review = Review::start(ENTER);
    assert_eq!(review.ids(), "review mark/1", "at birth");
    review.does("ben", "review", "go_in");
    assert_eq!(
        review.ids(),
        "review mark/1 mark/2",
        "the state around was not entered"
    );
    assert_eq!(
        review.field("mark/2", "text"),
        Some(&Value::Int(0)),
        "evaluated in the state before the transition"
    );
    review.does("ben", "review", "again");
    assert_eq!(review.ids(), "review mark/1 mark/2 mark/3");
    review.does("ben", "review", "stay");
    review.does("ben", "review", "go_out");
    assert_eq!(review.ids(), "review mark/1 mark/2 mark/3");
    review.does("ben", "review", "anew");
    assert_eq!(
        review.ids(),
        "review mark/1 mark/2 mark/3 mark/4",
        "the state around was entered again"
    );
}

const CHILDREN: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          add: { title: Add, by: [worker], stay: true, do: [{ spawn: box, key: next }] }
          named: { title: Add a named one, by: [worker], input: { number: { type: int, required: true } }, stay: true, do: [{ spawn: box, key: \"{input.number}\" }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  box:
    title: Box
    plural: boxes
    child_of: review
    initial: made
    states:
      made:
        actions:
          burn: { title: Burn everything, by: [worker], to: burnt, do: [{ cancel: everything }] }
          vanish: { title: Vanish, by: [worker], stay: true, do: [{ cancel: this }] }
          end: { title: End the review, by: [worker], stay: true, do: [{ cancel: review }] }
      burnt: { final: true }
";

#[test]
fn everything_is_everything_else_but_never_the_review_itself() {
    let mut review = Review::start(CHILDREN);
    review.does("ben", "review", "add");
    review.does("ben", "review", "add");
    review.does("ben", "box/1", "burn");
    assert_eq!(review.ids(), "review box/1");
    review.does("ben", "review", "add");
    review.does("ben", "box/3", "vanish");
    assert_eq!(review.ids(), "review box/1");
    review.does("ann", "review", "close");
}

#[test]
fn the_review_itself_is_never_cancelled() {
    let mut review = Review::start(CHILDREN);
    review.does("ben", "review", "add");
    review
        .by("ben")
        .act("box/1", "end", &[])
        .refused(&["undetermined"]);
    assert_eq!(review.ids(), "review box/1");
}

#[test]
fn a_number_that_is_taken_as_a_key_is_passed_over() {
    let mut review = Review::start(CHILDREN);
    review
        .by("ben")
        .act("review", "named", &[("number", Value::Int(2))])
        .accepted();
    review.does("ben", "review", "add");
    review.does("ben", "review", "add");
    assert_eq!(review.ids(), "review box/2 box/3 box/4");
}

#[test]
fn instances_that_bring_each_other_into_being_without_end_are_refused() {
    let mut review = Review::start(
        "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open: { actions: { add: { title: Add, by: [worker], stay: true, do: [{ spawn: box, key: next }] }, close: { title: Close, by: [chief], to: closed } } }
      closed: { final: true }
  box:
    title: Box
    plural: boxes
    child_of: review
    initial: made
    states: { made: { final: true, enter: [{ spawn: box, key: next, if: size(boxes) < 1000000 }] } }
",
    );
    review
        .by("ben")
        .act("review", "add", &[])
        .refused(&["unending"]);
    assert_eq!(review.ids(), "review");
}

/// As large as it may be: a step stays a matter of seconds, and beyond its limits it is refused.
#[test]
fn the_consequences_of_one_step_are_limited() {
    let many = |count: usize| {
        (0..count)
            .map(|number| format!("t{number}"))
            .collect::<Vec<_>>()
    };
    let started = |things: &[String]| loops(&things.iter().map(String::as_str).collect::<Vec<_>>());
    let mut large = started(&many(1_000));
    large.does("ann", "review", "each");
    assert_eq!(large.state.instances.len(), 1_999);
    let mut too_large = started(&many(9_000));
    too_large
        .by("ann")
        .act("review", "each", &[])
        .refused(&["unending"]);
}
