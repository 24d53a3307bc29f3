//! What happens of itself after a transition: signals first, then automatic transitions, until nothing is left.

use definition::value::Value;

use crate::harness::{HEAD, Review, Setting, told};

const SIGNALS: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          begin:
            title: Begin
            by: [chief]
            stay: true
            do:
              - { spawn: lamp, key: a, if_absent: true }
              - { spawn: lamp, key: b, if_absent: true }
              - { spawn: clock, if_absent: true }
          ring: { title: Ring, by: [worker], stay: true, do: [{ signal: ring, to: clock }, { signal: light, to: lamp }] }
          light_twice: { title: Light twice, by: [worker], stay: true, do: [{ signal: light, to: \"lamps + lamps\" }] }
          smash: { title: Smash the lamps, by: [chief], stay: true, do: [{ signal: light, to: lamp }, { cancel: lamps }] }
          listen: { title: Listen, by: [chief], to: listening }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
        signals:
          rung: { from: clock, stay: true }
      listening: { signals: { rung: { from: lamp, to: open } }, actions: { back: { title: Go back, by: [chief], to: open } } }
      closed: { final: true }
  clock:
    title: Clock
    plural: clocks
    child_of: review
    initial: silent
    states:
      silent: { signals: { ring: { to: ringing, do: [{ signal: rung, to: review }, { signal: rung, to: lamp }] } } }
      ringing: { settled: true, actions: { hush: { title: Hush it, by: [worker], to: silent } } }
  lamp:
    title: Lamp
    plural: lamps
    child_of: review
    fields: { lit: { type: int, initial: 0 } }
    initial: dark
    states:
      dark:
        signals:
          light: { needs: [{ id: seldom, say: It was lit less than twice, that: this.lit < 2 }], set: { lit: this.lit + 1 }, stay: true }
        actions:
          break: { title: Break it, by: [worker], to: broken }
          flash: { title: Flash, by: [worker], stay: true, do: [{ signal: rung, to: review }] }
      broken: { signals: { rung: { from: clock, to: dark } }, settled: true }
";

#[test]
fn signals_are_delivered_oldest_first_to_their_targets_in_order_of_creation() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    let events = review.does("ben", "review", "ring");
    assert_eq!(
        told(&events),
        [
            "review open stays by ring of ben",
            "clock silent -> ringing by signal ring",
            "lamp/a dark stays by signal light",
            "lamp/b dark stays by signal light",
            "review open stays by signal rung",
            "lamp/a ignores rung",
            "lamp/b ignores rung",
        ]
    );
}

#[test]
fn a_signal_without_an_answer_in_the_present_state_is_ignored_and_that_is_recorded() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    review.does("ben", "lamp/a", "break");
    let revision = review.instance("lamp/a").revision;
    let events = review.does("ben", "review", "light_twice");
    assert_eq!(
        told(&events),
        [
            "review open stays by light_twice of ben",
            "lamp/a ignores light",
            "lamp/b dark stays by signal light"
        ]
    );
    assert_eq!(
        review.instance("lamp/a").revision,
        revision,
        "what ignores a signal is not touched by it"
    );
}

#[test]
fn a_signal_is_ignored_if_the_clauses_of_its_answer_do_not_hold() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    review.does("ben", "review", "ring");
    review.does("ben", "review", "ring");
    let events = review.does("ben", "review", "ring");
    assert_eq!(
        told(&events)[1..],
        [
            "clock ignores ring",
            "lamp/a ignores light",
            "lamp/b ignores light"
        ]
    );
    assert_eq!(review.field("lamp/a", "lit"), Some(&Value::Int(2)));
}

#[test]
fn a_signal_from_another_machine_than_the_one_expected_is_ignored() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    let events = review.does("ben", "lamp/a", "flash");
    assert_eq!(
        told(&events),
        ["lamp/a dark stays by flash of ben", "review ignores rung"]
    );
}

#[test]
fn a_target_named_twice_gets_a_signal_once() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    review.does("ben", "review", "light_twice");
    assert_eq!(review.field("lamp/a", "lit"), Some(&Value::Int(1)));
}

#[test]
fn a_signal_to_what_does_not_exist_yet_goes_nowhere() {
    let mut review = Review::start(SIGNALS);
    let events = review.does("ben", "review", "ring");
    assert_eq!(told(&events), ["review open stays by ring of ben"]);
}

const AUTOMATICS: &str = "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions:
          begin: { title: Begin, by: [chief], to: running, do: [{ spawn: part, key: next }, { spawn: part, key: next }] }
      running:
        initial: early
        states:
          early: { automatic: { grow: { needs: [{ id: some, say: A part is ready, that: \"parts.exists(p, p.was('ready'))\" }], to: late } } }
          late: { automatic: { finish: { needs: [{ id: done, say: All parts are done, that: \"size(parts) >= 1 && parts.all(p, p.is('done'))\" }], to: closed } } }
      closed: { final: true }
  part:
    title: Part
    plural: parts
    child_of: review
    fields: { count: { type: int, initial: 0 } }
    initial: raw
    states:
      raw: { actions: { make: { title: Make it, by: [worker], set: { count: this.count + 1 }, to: ready } } }
      ready: { automatic: { settle: { needs: [{ id: counted, say: It is counted, that: this.count >= 1 }], to: done } } }
      done: { final: true }
";

#[test]
fn automatic_transitions_chain_in_order_of_creation_until_nothing_is_enabled() {
    let mut review = Review::start(AUTOMATICS);
    review.does("ann", "review", "begin");
    let events = review.does("ben", "part/1", "make");
    // The review was created first, so it is looked at first.
    assert_eq!(
        told(&events),
        [
            "part/1 raw -> ready by make of ben",
            "review running.early -> running.late by itself: grow",
            "part/1 ready -> done by itself: settle",
        ]
    );
    let events = review.does("cleo", "part/2", "make");
    assert_eq!(
        told(&events),
        [
            "part/2 raw -> ready by make of cleo",
            "part/2 ready -> done by itself: settle",
            "review running.late -> closed by itself: finish",
        ]
    );
}

#[test]
fn signals_go_before_automatic_transitions() {
    let mut review = Review::start(
        "
machines:
  review:
    root: true
    title: Review
    initial: open
    states:
      open:
        actions: { go: { title: Go, by: [worker], to: waiting, do: [{ signal: stop, to: review }] } }
      waiting:
        signals: { stop: { to: stopped } }
        automatic: { run: { needs: [{ id: always, say: It waits, that: \"review.is('waiting')\" }], to: run_away } }
      stopped: { final: true }
      run_away: { final: true }
",
    );
    let events = review.does("ben", "review", "go");
    assert_eq!(
        told(&events),
        [
            "review open -> waiting by go of ben",
            "review waiting -> stopped by signal stop"
        ]
    );
}

#[test]
fn a_step_that_does_not_come_to_an_end_is_refused_whole() {
    // Two lamps that answer each other for ever: no check of the definition can see it, so the number of transitions is limited.
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
          begin: { title: Begin, by: [chief], stay: true, do: [{ spawn: lamp, key: a }, { spawn: lamp, key: b }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  lamp:
    title: Lamp
    plural: lamps
    child_of: review
    initial: dark
    states:
      dark:
        settled: true
        signals: { wink: { stay: true, do: [{ signal: wink, to: \"lamps.filter(l, l != this)\" }] } }
        actions: { wink: { title: Wink, by: [worker], stay: true, do: [{ signal: wink, to: lamp }] } }
",
    );
    review.does("ann", "review", "begin");
    review
        .by("ben")
        .act("lamp/a", "wink", &[])
        .refused(&["unending"]);
    assert_eq!(review.events.len(), 5, "nothing of it is recorded");
}

#[test]
fn an_automatic_transition_sees_what_an_amendment_changed() {
    let yaml = format!(
        "{HEAD}
parameters: {{ things: {{ type: list of thing, min: 1, title: Things }} }}
amend: {{ things: {{ by: [chief] }} }}
machines:
  review:
    root: true
    title: Review
    initial: few
    states:
      few: {{ automatic: {{ grow: {{ needs: [{{ id: two, say: There are two things, that: size(things) >= 2 }}], to: many }} }}, actions: {{ close: {{ title: Close, by: [chief], to: many }} }} }}
      many: {{ final: true }}
"
    );
    let mut review = Setting::of(&yaml)
        .holds("chief", "ann")
        .list("thing", &["one"])
        .start();
    assert_eq!(review.path("review"), "few");
    let two = process::command::Change::AddMembers(vec![("two".into(), "Two".into())]);
    let events = review.by("ann").amend("things", two).accepted();
    assert_eq!(
        told(&events),
        [
            "things amended by ann",
            "review few -> many by itself: grow"
        ]
    );
}

/// A watcher that moves as soon as a condition holds, and what makes it hold.
fn watching(condition: &str) -> Review {
    let mut review = Review::start(&format!(
        "
milestones: {{ counted: {{ say: A box was counted, that: \"boxes.exists(b, b.count > 0)\" }} }}
machines:
  review:
    root: true
    title: Review
    initial: calm
    states:
      calm:
        actions:
          begin: {{ title: Begin, by: [chief], stay: true, do: [{{ spawn: box, key: a }}] }}
          watch: {{ title: Watch, by: [chief], stay: true, do: [{{ spawn: watcher, key: one, with: {{ friend: \"box['a']\" }} }}] }}
          hurry: {{ title: Hurry, by: [worker], to: busy }}
      busy: {{ actions: {{ close: {{ title: Close, by: [chief], needs: [{{ id: counted, use: counted }}], to: closed, do: [{{ cancel: everything }}] }} }} }}
      closed: {{ final: true }}
  box:
    title: Box
    plural: boxes
    child_of: review
    fields: {{ count: {{ type: int, initial: 0 }} }}
    initial: empty
    states:
      empty: {{ actions: {{ fill: {{ title: Fill, by: [worker], set: {{ count: this.count + 1 }}, to: full }} }} }}
      full: {{ final: true }}
  watcher:
    title: Watcher
    plural: watchers
    child_of: review
    fields: {{ friend: {{ type: box }} }}
    initial: waiting
    states:
      waiting: {{ automatic: {{ wake: {{ needs: [{{ id: seen, say: It has seen it, that: \"{condition}\" }}], to: awake }} }} }}
      awake: {{ final: true }}
"
    ));
    review.does("ann", "review", "begin");
    review.does("ann", "review", "watch");
    assert_eq!(review.path("watcher/one"), "waiting", "{condition}");
    review
}

#[test]
fn an_automatic_transition_notices_whatever_its_clauses_read() {
    let of_box = [
        "boxes.exists(b, b.count > 0)",
        "boxes.exists(b, b.was('full'))",
        "has(this.friend) && this.friend.count > 0",
        "has(this.friend) && this.friend.is('full')",
        "milestone.counted",
        "size(boxes.filter(b, b.is('empty'))) == 0",
        "box['a'].is('full')",
    ];
    for condition in of_box {
        let mut review = watching(condition);
        review.does("ben", "review", "hurry");
        assert_eq!(review.path("watcher/one"), "waiting", "{condition}");
        review.does("ben", "box/a", "fill");
        assert_eq!(review.path("watcher/one"), "awake", "{condition}");
    }
    for condition in [
        "parent.is('busy')",
        "review.is('busy')",
        "review.was('busy')",
    ] {
        let mut review = watching(condition);
        review.does("ben", "box/a", "fill");
        assert_eq!(review.path("watcher/one"), "waiting", "{condition}");
        review.does("ben", "review", "hurry");
        assert_eq!(review.path("watcher/one"), "awake", "{condition}");
    }
}

#[test]
fn a_signal_to_what_was_cancelled_on_the_way_is_ignored_and_recorded() {
    let mut review = Review::start(SIGNALS);
    review.does("ann", "review", "begin");
    let events = review.does("ann", "review", "smash");
    assert_eq!(
        told(&events),
        [
            "review open stays by smash of ann",
            "lamp/a cancelled by smash of ann",
            "lamp/b cancelled by smash of ann",
            "lamp/a ignores light",
            "lamp/b ignores light",
        ]
    );
    assert_eq!(review.field("lamp/a", "lit"), Some(&Value::Int(0)));
}
