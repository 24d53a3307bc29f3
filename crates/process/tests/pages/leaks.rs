//! Nothing that pages are told mentions what their viewer may not see or read.

use std::{collections::BTreeSet, sync::Arc};

use definition::{model::Definition, value::Value};
use process::{
    change::change,
    command::{Command, Intent},
    event::Event,
    explain::{Question, explain},
    fold::fold,
    following::following,
    matrix::matrices,
    schedule::{Course, Usual, schedule},
    snapshot::Snapshot,
    stages::stages,
    state::State,
    step::step,
    view::{Viewed, Viewer},
    worklist::{blocked_overview, proposed, worklist},
};
use proptest::prelude::*;

use crate::{definitions, tape::Tape, walks};

/// Commands of one walk, at most.
const COMMANDS: usize = 40;

struct Walk {
    definition: Arc<Definition>,
    events: Vec<Event>,
    /// The number of events after each accepted step.
    steps: Vec<usize>,
}

/// A walk on which every document has a name that no other has.
fn walk(bytes: &[u8]) -> Walk {
    let mut tape = Tape::new(bytes);
    let definition = definitions::random(&mut tape);
    let (mut state, mut events, mut steps) = (State::default(), Vec::new(), Vec::new());
    let mut command = walks::start(&mut tape, &definition);
    for number in 1..COMMANDS {
        if let Ok(decided) = step(&definition, &state, &command) {
            decided
                .iter()
                .for_each(|event| fold(&mut state, event).unwrap());
            events.extend(decided);
            steps.push(events.len());
        }
        if !tape.is_left() || state.revision.is_none() {
            break;
        }
        command = walks::next(&mut tape, &definition, &state, number);
        mark(&mut command, number);
    }
    Walk {
        definition,
        events,
        steps,
    }
}

fn mark(command: &mut Command, number: usize) {
    if let Intent::Act(act) = &mut command.intent {
        for value in act.payload.values_mut() {
            if let Value::Document(document) = value {
                document.name = format!("{}{number:03}", walks::SECRET).into();
            }
        }
    }
}

fn state_of(events: &[Event]) -> State {
    let mut state = State::default();
    events
        .iter()
        .for_each(|event| fold(&mut state, event).unwrap());
    state
}

/// Everything that pages are told of a review, as one text.
fn told(walk: &Walk, before: &State, events: &[Event], viewed: &Viewed<'_>) -> String {
    let at = viewed.snapshot().state.time;
    let course = Course::of(&walk.definition, events).unwrap();
    let usual = Usual::new(viewed, &course, []);
    let past = Viewed::past(Snapshot::new(&walk.definition, before), viewed);
    let mut told = [
        serde_json::to_string(&change(&past, viewed)),
        serde_json::to_string(&stages(viewed, &course, &usual, at)),
        serde_json::to_string(&matrices(viewed, at)),
        serde_json::to_string(&schedule(viewed, &course, &usual, at)),
    ]
    .map(Result::unwrap)
    .join("\n");
    let state = viewed.snapshot().state;
    for instance in &state.instances {
        let machine = &walk.definition.machines[&instance.machine];
        let actions = machine
            .states
            .values()
            .flat_map(|state| state.actions.keys());
        for action in actions {
            let found = following(viewed, &instance.id, action, at);
            told += &serde_json::to_string(&found).unwrap();
        }
    }
    told + &asked_of(&past)
}

/// What is said of a moment of the past: what could be done, why not, and whose move it was.
fn asked_of(past: &Viewed<'_>) -> String {
    let (snapshot, viewer) = (past.snapshot(), past.viewer());
    let at = snapshot.state.time;
    let mut told = serde_json::to_string(&blocked_overview(past, at)).unwrap();
    let actor = match viewer {
        Viewer::Person(person) => Some(person),
        Viewer::Anyone | Viewer::Auditor(_) => None,
    };
    if let Some(person) = actor {
        told += &serde_json::to_string(&worklist(past, person, at)).unwrap();
        told += &format!("{:?}", proposed(past, person, at));
    }
    for instance in snapshot
        .state
        .instances
        .iter()
        .filter(|it| past.find(&it.id).is_some())
    {
        let states = snapshot.definition.machines[&instance.machine]
            .states
            .values();
        for action in states.flat_map(|state| state.actions.keys()) {
            let question = Question {
                instance: &instance.id,
                action,
                actor,
                on_behalf_of: None,
                payload: None,
                confirmations: None,
                at,
            };
            told += &serde_json::to_string(&explain(past, &question)).unwrap();
        }
    }
    told
}

/// Whether an id stands in a text, and not only as a part of another.
fn mentions(told: &str, id: &str) -> bool {
    let is_inside = |letter: char| letter.is_alphanumeric() || letter == '/' || letter == '_';
    told.match_indices(id).any(|(at, _)| {
        let before = told[..at].chars().next_back();
        let after = told[at + id.len()..].chars().next();
        !before.is_some_and(is_inside) && !after.is_some_and(is_inside)
    })
}

fn viewers() -> Vec<Viewer> {
    let persons = (0..5).map(|number| Viewer::Person(walks::person(number)));
    persons
        .chain([Viewer::Anyone, Viewer::Auditor(walks::person(4))])
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn pages_are_told_nothing_that_is_not_for_their_viewer(bytes in proptest::collection::vec(any::<u8>(), 50..600)) {
        let walk = walk(&bytes);
        for part in [1, 2, 3] {
            let Some(last) = (walk.steps.len() * part / 3).checked_sub(1) else { continue };
            let events = &walk.events[..walk.steps[last]];
            let state = state_of(events);
            let before = state_of(&walk.events[..walk.steps[last / 2]]);
            for viewer in viewers() {
                let viewed = Viewed::new(Snapshot::new(&walk.definition, &state), &viewer, state.time);
                let told = told(&walk, &before, events, &viewed);
                let mut readable = BTreeSet::new();
                for (place, instance) in state.instances.iter().enumerate() {
                    // The root's id is that of its machine, a word of the definition.
                    let is_known = place == 0 || viewed.sees(place);
                    prop_assert!(is_known || !mentions(&told, &instance.id), "{:?} {}", viewer, instance.id);
                    if viewed.sees(place) && viewed.reads(place, "paper") {
                        let papers = [&state, &before].into_iter().filter_map(|state| state.instances.get(place)?.fields.get("paper"));
                        readable.extend(papers.filter_map(|paper| match paper {
                            Value::Document(paper) => Some(paper.name.to_string()),
                            _ => None,
                        }));
                    }
                }
                for (at, _) in told.match_indices(walks::SECRET) {
                    let marker = &told[at..at + walks::SECRET.len() + 3];
                    prop_assert!(readable.contains(marker), "{:?} {}", viewer, marker);
                }
            }
        }
    }
}
