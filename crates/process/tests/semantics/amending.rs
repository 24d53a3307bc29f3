//! Parameters amended in a running review, and what follows.

use definition::value::Value;
use process::{command::Change, event::Outcome, refusal::Reason};

use crate::harness::{HEAD, Review, Setting, cell, member, text, told};

const YAML: &str = "
parameters:
  things: { type: list of thing, min: 1, max: 4, title: Things }
  extras: { type: list of extra, required: false, title: Extras }
  grid: { type: matrix of thing by colour, title: Grid }
  tints: { type: list of colour, title: Tints }
  aim: { type: text, title: Aim }
vocabularies: { colour: { red: Red, blue: Blue } }
amend:
  things:
    by: [chief]
    needs:
      - { id: open, say: The review is open, that: \"review.is('open')\" }
      - { id: young, say: The review has few boxes, that: size(boxes) < 4, level: advice }
    added: { do: [{ spawn: box, key: \"{member}\", with: { thing: member } }, { notify: [worker], say: \"There is {member} now\" }] }
    removed: { do: [{ cancel: \"boxes.filter(b, b.thing == member)\" }, { signal: shrink, to: box }] }
  extras: { by: [chief] }
  grid:
    by: [chief, checker]
    added: { do: [{ spawn: cell, key: \"{cell.thing}/{cell.colour}\", if_absent: true, with: { thing: cell.thing, colour: cell.colour } }] }
    removed: { do: [{ cancel: \"cells.filter(k, k.thing == cell.thing && k.colour == cell.colour)\" }] }
  tints: { by: [chief] }
machines:
  review:
    root: true
    title: Review
    initial: fresh
    states:
      fresh:
        actions:
          begin: { title: Begin, by: [chief], to: open, do: [{ spawn: box, for_each: { t: things }, key: \"{t}\", with: { thing: t } }, { spawn: cell, for_each: { c: grid }, key: \"{c.thing}/{c.colour}\", with: { thing: c.thing, colour: c.colour } }] }
      open:
        actions:
          paint: { title: Paint, by: [worker], input: { tint: { type: colour or extra, required: true }, thing: { type: thing } }, stay: true }
          look: { title: Look, by: [worker], needs: [{ id: known, say: Every thing has a box, that: \"things.all(t, boxes.exists(b, b.thing == t))\" }, { id: tinted, say: There are tints and extras or neither, that: \"size(tints) >= 1 || (has(extras) && size(extras) >= 1)\" }], stay: true }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  box:
    title: \"Box {thing}\"
    plural: boxes
    child_of: review
    fields: { thing: { type: thing }, shrunk: { type: int, initial: 0 } }
    initial: made
    states: { made: { settled: true, signals: { shrink: { set: { shrunk: this.shrunk + 1 }, stay: true } }, actions: { look: { title: Look, by: [worker], stay: true } } } }
  cell:
    title: Cell
    plural: cells
    child_of: review
    fields: { thing: { type: thing }, colour: { type: colour } }
    initial: made
    states: { made: { final: true } }
";

fn fresh() -> Review {
    Setting::of(&format!("{HEAD}{YAML}"))
        .holds("chief", "ann")
        .holds("worker", "ben")
        .holds("checker", "dora")
        .list("thing", &["stone", "wood"])
        .except("grid", "stone", "blue")
        .value("aim", text("the aim"))
        .value("tints", Value::List(vec![member("red")]))
        .start()
}

fn review() -> Review {
    let mut review = fresh();
    review.does("ann", "review", "begin");
    review
}

fn add(ids: &[&str]) -> Change {
    Change::AddMembers(
        ids.iter()
            .map(|id| ((*id).into(), id.to_uppercase().into()))
            .collect(),
    )
}

fn remove(ids: &[&str]) -> Change {
    Change::RemoveMembers(ids.iter().map(|id| (*id).into()).collect())
}

/// The problem of the one blocker, which is about a parameter.
#[track_caller]
fn problem(review: &mut Review, parameter: &str, change: Change) -> String {
    let refusal = review
        .by("ann")
        .amend(parameter, change)
        .refused(&["parameter"]);
    let Reason::Parameter { problem, .. } = &refusal.blockers[0].reason else {
        panic!("a parameter");
    };
    problem.to_string()
}

#[test]
fn what_follows_from_new_members_and_from_their_cells_happens_in_the_same_step() {
    let mut review = review();
    assert_eq!(
        review.ids(),
        "review box/stone box/wood cell/stone/red cell/wood/red cell/wood/blue"
    );
    let events = review.by("ann").amend("things", add(&["iron"])).accepted();
    assert_eq!(
        told(&events),
        [
            "things amended by ann",
            "created box/iron in made",
            "created cell/iron/red in made",
            "created cell/iron/blue in made"
        ]
    );
    let Outcome::Amended(amended) = &events[0].outcome else {
        panic!("an amendment")
    };
    assert_eq!(&*amended.notices[0].say, "There is IRON now");
    review
        .by("ben")
        .act(
            "review",
            "paint",
            &[("tint", member("red")), ("thing", member("iron"))],
        )
        .accepted();
    review.does("ben", "review", "look");
}

#[test]
fn what_follows_from_members_that_leave_happens_too() {
    let mut review = review();
    let events = review
        .by("ann")
        .amend("things", remove(&["stone"]))
        .accepted();
    assert_eq!(
        told(&events),
        [
            "things amended by ann",
            "box/stone cancelled by amendment of things",
            "cell/stone/red cancelled by amendment of things",
            "box/stone ignores shrink",
            "box/wood made stays by signal shrink"
        ]
    );
    review
        .by("ben")
        .act(
            "review",
            "paint",
            &[("tint", member("red")), ("thing", member("stone"))],
        )
        .refused(&["input"]);
}

#[test]
fn a_cell_leaves_the_scope_with_reason_and_authority_and_may_return() {
    let mut review = review();
    let out = Change::ExcludeCells(vec![cell("wood", "red")]);
    let events = review
        .by("dora")
        .amend_because("grid", out, text("closed"), text("decision 7"))
        .accepted();
    assert_eq!(
        told(&events),
        [
            "grid amended by dora",
            "cell/wood/red cancelled by amendment of grid"
        ]
    );
    let exception = review.state.scope.exceptions["grid"].last().unwrap();
    assert_eq!(
        (&exception.reason, &exception.authority),
        (&text("closed"), &text("decision 7"))
    );
    let back = Change::IncludeCells(vec![cell("stone", "blue")]);
    let events = review.by("dora").amend("grid", back).accepted();
    assert_eq!(
        told(&events),
        ["grid amended by dora", "created cell/stone/blue in made"]
    );
    assert_eq!(review.state.scope.exceptions["grid"].len(), 1);
}

#[test]
fn an_exception_outlives_its_member() {
    let mut review = fresh();
    review.does("ann", "review", "begin");
    review
        .by("ann")
        .amend("things", remove(&["stone"]))
        .accepted();
    // The box of the stone was cancelled; its id is never used again.
    let refusal = review
        .by("ann")
        .amend("things", add(&["stone"]))
        .refused(&["spawn_conflict"]);
    assert!(matches!(&refusal.blockers[0].reason, Reason::SpawnConflict(id) if *id == "box/stone"));
    assert_eq!(review.state.scope.exceptions["grid"].len(), 1);
}

#[test]
fn only_who_may_amend_does_and_only_while_the_clauses_hold() {
    let mut review = fresh();
    review
        .by("dora")
        .amend("things", add(&["iron"]))
        .refused(&["role", "open"]);
    review.does("ann", "review", "begin");
    review
        .by("dora")
        .amend("things", add(&["iron"]))
        .refused(&["role"]);
    review
        .by("eve")
        .amend("grid", Change::ExcludeCells(vec![cell("wood", "red")]))
        .refused(&["role"]);
    let period = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    review
        .by("ann")
        .lend("chief", "ann", "eve", period)
        .accepted();
    let events = review
        .by("eve")
        .on_behalf_of("ann")
        .amend("things", add(&["iron"]))
        .accepted();
    let Outcome::Amended(amended) = &events[0].outcome else {
        panic!("an amendment")
    };
    assert_eq!(amended.on_behalf_of, Some(crate::harness::person("ann")));
}

#[test]
fn advice_is_confirmed_as_with_an_action() {
    let mut review = review();
    review
        .by("ann")
        .amend("things", add(&["iron", "gold"]))
        .accepted();
    review
        .by("ann")
        .amend("things", remove(&["stone"]))
        .refused(&["young"]);
    review
        .by("ann")
        .confirming(&["young"])
        .amend("things", remove(&["stone"]))
        .accepted();
}

#[test]
fn reason_and_authority_are_said_or_said_not_to_be_stated() {
    let mut review = review();
    let out = || Change::ExcludeCells(vec![cell("wood", "red")]);
    for wrong in [
        text(""),
        text(" \n"),
        Value::Int(1),
        text(&"x".repeat(300_000)),
    ] {
        review
            .by("ann")
            .amend_because("grid", out(), wrong.clone(), Value::NotStated)
            .refused(&["parameter"]);
        review
            .by("ann")
            .amend_because("grid", out(), Value::NotStated, wrong)
            .refused(&["parameter"]);
    }
    review
        .by("ann")
        .amend_because("grid", out(), Value::NotStated, Value::NotStated)
        .accepted();
}

#[test]
fn the_number_of_members_stays_within_its_bounds() {
    let mut review = review();
    assert_eq!(
        problem(&mut review, "things", add(&["a", "b", "c"])),
        "is 5 members; the most is 4"
    );
    assert_eq!(
        problem(&mut review, "things", remove(&["stone", "wood"])),
        "is 0 members; the least is 1"
    );
}

#[test]
fn members_are_new_when_they_join_and_known_when_they_leave() {
    let mut review = review();
    assert_eq!(
        problem(&mut review, "things", add(&["iron", "wood"])),
        "has `wood` already"
    );
    assert_eq!(
        problem(&mut review, "things", remove(&["iron"])),
        "has no `iron`"
    );
    let cells = |row, column| vec![cell(row, column)];
    assert_eq!(
        problem(
            &mut review,
            "grid",
            Change::ExcludeCells(cells("stone", "blue"))
        ),
        "has no cell `stone / blue` in scope"
    );
    assert_eq!(
        problem(
            &mut review,
            "grid",
            Change::ExcludeCells(cells("iron", "blue"))
        ),
        "has no cell `iron / blue` in scope"
    );
    assert_eq!(
        problem(
            &mut review,
            "grid",
            Change::IncludeCells(cells("wood", "blue"))
        ),
        "has no exception for `wood / blue`"
    );
}

#[test]
fn nothing_is_named_twice_and_something_is_named() {
    let mut review = review();
    problem(&mut review, "things", add(&["iron", "iron"]));
    problem(&mut review, "things", remove(&["wood", "wood"]));
    problem(&mut review, "things", remove(&["wood", "wood", "wood"]));
    problem(&mut review, "things", add(&[]));
    problem(&mut review, "things", remove(&[]));
    problem(&mut review, "grid", Change::ExcludeCells(vec![]));
    problem(&mut review, "grid", Change::IncludeCells(vec![]));
    problem(
        &mut review,
        "grid",
        Change::ExcludeCells(vec![cell("wood", "red"), cell("wood", "red")]),
    );
}

#[test]
fn new_members_have_ids_and_titles() {
    let mut review = review();
    for id in ["Iron", "iron/ore", "", "1st", "iron ore", "yes", "a-b"] {
        problem(
            &mut review,
            "things",
            Change::AddMembers(vec![(id.into(), "Iron".into())]),
        );
    }
    for title in ["", "  "] {
        problem(
            &mut review,
            "things",
            Change::AddMembers(vec![("iron".into(), title.into())]),
        );
    }
}

#[test]
fn a_new_member_is_not_mistaken_for_one_of_another_vocabulary() {
    let mut review = review();
    review.by("ann").amend("extras", add(&["gold"])).accepted();
    let problem = problem(&mut review, "extras", add(&["red"]));
    assert!(
        problem.contains("`red`") && problem.contains("colour"),
        "{problem}"
    );
}

#[test]
fn a_list_that_was_left_out_gets_its_first_member() {
    let mut review = review();
    review
        .by("ben")
        .act("review", "paint", &[("tint", member("gold"))])
        .refused(&["input"]);
    review.by("ann").amend("extras", add(&["gold"])).accepted();
    assert_eq!(review.state.scope.vocabularies["extra"].len(), 1);
    review
        .by("ben")
        .act("review", "paint", &[("tint", member("gold"))])
        .accepted();
}

#[test]
fn only_what_the_definition_provides_for_is_amended_and_only_in_its_way() {
    let mut review = review();
    assert!(problem(&mut review, "aim", add(&["x"])).starts_with("cannot be amended"));
    assert!(problem(&mut review, "nonsense", add(&["x"])).starts_with("cannot be amended"));
    assert_eq!(
        problem(&mut review, "grid", add(&["x"])),
        "cannot be amended in this way"
    );
    assert_eq!(
        problem(
            &mut review,
            "things",
            Change::ExcludeCells(vec![cell("wood", "red")])
        ),
        "cannot be amended in this way"
    );
    assert_eq!(
        problem(&mut review, "tints", add(&["green"])),
        "cannot be amended in this way",
        "its members are those of the definition"
    );
}

#[test]
fn a_closed_review_gets_no_new_work() {
    let yaml = format!("{HEAD}{YAML}").replace(
        "      - { id: open, say: The review is open, that: \"review.is('open')\" }\n",
        "",
    );
    let yaml = yaml.replace(
        "states: { made: { settled: true, signals",
        "states: { made: { signals",
    );
    let yaml = yaml.replace("actions: { look: { title: Look, by: [worker], stay: true } } } }\n  cell:", "actions: { look: { title: Look, by: [worker], to: gone } } }, gone: { final: true } }\n  cell:");
    let mut review = Setting::of(&yaml)
        .holds("chief", "ann")
        .holds("worker", "ben")
        .list("thing", &["stone"])
        .value("aim", text("the aim"))
        .value("tints", Value::List(vec![]))
        .start();
    review.does("ann", "review", "begin");
    review.does("ann", "review", "close");
    review
        .by("ann")
        .amend("things", add(&["iron"]))
        .refused(&["work_is_open"]);
}
