//! Whoever may not see an instance is told its id nowhere: not where a role is held in it, not by what refers to it.

use process::{
    change::change,
    fold::fold,
    history::history,
    snapshot::Snapshot,
    state::State,
    view::{Viewed, Viewer, view},
    worklist::{blocked_overview, worklist},
};

use crate::harness::{HEAD, Review, Setting, person};

const YAML: &str = "
  guide: { title: Guide, scope: [mission], assigned_by: [chief] }
machines:
  review:
    root: true
    title: Review
    fields: { last: { type: mission } }
    initial: open
    states:
      open:
        actions:
          send: { title: Send somebody, by: [chief], stay: true, do: [{ spawn: mission, key: hidden }] }
          note: { title: Note it, by: [chief], set: { last: \"mission['hidden']\" }, stay: true, do: [{ spawn: note, key: next, with: { mission: \"mission['hidden']\" } }] }
          close: { title: Close, by: [chief], to: closed, do: [{ cancel: everything }] }
      closed: { final: true }
  mission:
    title: Mission
    plural: missions
    child_of: review
    discreet: true
    access: { see: [guide], read: [guide] }
    initial: planned
    states:
      planned: { actions: { go: { title: Go, by: [guide], second: [guide], to: gone } } }
      gone: { final: true }
  note:
    title: \"Note on {mission}\"
    plural: notes
    child_of: review
    fields: { mission: { type: mission } }
    initial: written
    states: { written: { actions: { drop: { title: Drop it, by: [guide of mission], to: dropped } } }, dropped: { final: true } }
";

const HIDDEN: &str = "mission/hidden";

fn review() -> Review {
    let mut review = Setting::of(&format!("{HEAD}{}", YAML.trim_start_matches('\n')))
        .holds("chief", "ann")
        .holds("worker", "ben")
        .holds_in("guide", HIDDEN, "cleo")
        .start();
    review.does("ann", "review", "send");
    review.does("ann", "review", "note");
    review
        .by("ann")
        .assign("guide", Some(HIDDEN), "dora")
        .accepted();
    review.does("cleo", HIDDEN, "go");
    review.by("cleo").withdraw(HIDDEN, "go").accepted();
    review.does("cleo", HIDDEN, "go");
    review.by("dora").consent(HIDDEN, "go").accepted();
    review.does("dora", "note/1", "drop");
    review
        .by("ann")
        .revoke("guide", Some(HIDDEN), "dora")
        .accepted();
    review.does("ann", "review", "close");
    review
}

/// Everything that a viewer is told at every moment of the review.
fn told(review: &Review, viewer: &Viewer) -> String {
    let definition = &review.definition;
    let (mut told, mut before, mut after) = (String::new(), State::default(), State::default());
    for (count, event) in review.events.iter().enumerate() {
        fold(&mut after, event).unwrap();
        let snapshot = Snapshot::new(definition, &after);
        let at = event.at;
        let mut tell = |text: String| told += &text;
        tell(serde_json::to_string(&view(snapshot, viewer, at)).unwrap());
        let viewed = Viewed::new(snapshot, viewer, at);
        tell(serde_json::to_string(&blocked_overview(&viewed, at)).unwrap());
        if let Viewer::Person(person) = viewer {
            tell(serde_json::to_string(&worklist(&viewed, person, at)).unwrap());
        }
        let history = history(definition, &review.events[..=count], viewer, at).unwrap();
        tell(format!("{history:?}"));
        if count > 0 {
            let past = Snapshot::new(definition, &before);
            let changes = change(
                &Viewed::new(past, viewer, at),
                &Viewed::new(snapshot, viewer, at),
            );
            tell(format!("{changes:?}"));
        }
        before = after.clone();
    }
    told
}

#[test]
fn who_may_not_see_it_is_told_its_id_nowhere() {
    let review = review();
    for name in ["ann", "ben", "eve"] {
        let told = told(&review, &Viewer::Person(person(name)));
        assert!(!told.contains(HIDDEN), "{name} is told: {told}");
    }
    assert!(!told(&review, &Viewer::Anyone).contains(HIDDEN));
    assert!(
        told(&review, &Viewer::Person(person("cleo"))).contains(HIDDEN),
        "who may see it is told"
    );
}
