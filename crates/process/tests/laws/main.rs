//! The laws of a running review, over random definitions and random walks.
#![allow(clippy::unwrap_used)]

mod definitions;
mod tape;
mod walks;

use definition::{
    guard::{
        eval::Truth,
        world::{Handle, Site},
    },
    model::{Definition, action::Clause},
};
use process::{
    command::Command,
    event::Event,
    fold::{fold, fold_all},
    record,
    snapshot::{Lists, Snapshot},
    state::State,
    step::step,
};
use proptest::{prelude::*, strategy::ValueTree};
use tape::Tape;

/// Commands of one walk, at most.
const COMMANDS: usize = 60;

/// A walk as it went.
struct Walk {
    definition: std::sync::Arc<Definition>,
    steps: Vec<Step>,
    accepted: usize,
}

/// One command, the state it met, and what became of it.
struct Step {
    command: Command,
    before: State,
    decided: Result<Vec<Event>, process::refusal::Refusal>,
}

fn walk(bytes: &[u8]) -> Walk {
    let mut tape = Tape::new(bytes);
    let definition = definitions::random(&mut tape);
    let mut state = State::default();
    let (mut steps, mut accepted) = (Vec::new(), 0);
    let mut command = walks::start(&mut tape, &definition);
    for number in 1..COMMANDS {
        let before = state.clone();
        let decided = step(&definition, &state, &command);
        if let Ok(events) = &decided {
            accepted += 1;
            for event in events {
                fold(&mut state, event).unwrap();
            }
        }
        steps.push(Step {
            command,
            before,
            decided,
        });
        if !tape.is_left() {
            break;
        }
        command = walks::next(&mut tape, &definition, &state, number);
    }
    Walk {
        definition,
        steps,
        accepted,
    }
}

fn tapes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 50..900)
}

proptest! {
    #![proptest_config(ProptestConfig::default())]

    /// What is recorded is what was decided: written and read again, events and commands are the same, and folding them gives the
    /// state after the step.
    #[test]
    fn what_is_recorded_is_what_was_decided(bytes in tapes()) {
        let walk = walk(&bytes);
        let definition = &walk.definition;
        for Step { command, before, decided } in &walk.steps {
            let Ok(events) = decided else { continue };
            let mut after = before.clone();
            let mut again = before.clone();
            for event in events {
                fold(&mut after, event).unwrap();
                let written = record::event::write(definition, event);
                let read = record::event::read(definition, &written.body, &written.content).unwrap();
                prop_assert_eq!(&read, event);
                fold(&mut again, &read).unwrap();
            }
            prop_assert_eq!(&again, &after);
            let written = record::command::write(definition, command);
            let actor = command.actor.clone();
            let read = record::command::read(definition, actor, &written.body, &written.content);
            prop_assert_eq!(&read.unwrap(), command);
        }
    }

    /// The same command on the same state gives the same events.
    #[test]
    fn a_step_is_a_function(bytes in tapes()) {
        let walk = walk(&bytes);
        for Step { command, before, decided } in &walk.steps {
            match (step(&walk.definition, before, command), decided) {
                (Ok(again), Ok(first)) => prop_assert_eq!(&again, first),
                (Err(again), Err(first)) => {
                    prop_assert!(!first.blockers.is_empty(), "a refusal without a reason");
                    let ids = |refusal: &process::refusal::Refusal| -> Vec<String> {
                        refusal.blockers.iter().map(|blocker| blocker.id.to_string()).collect()
                    };
                    prop_assert_eq!(ids(&again), ids(first));
                }
                _ => prop_assert!(false, "accepted once and refused once"),
            }
        }
    }

    /// Outside a step nothing is left that would happen of itself (S6).
    #[test]
    fn a_review_is_settled_between_steps(bytes in tapes()) {
        let walk = walk(&bytes);
        for Step { before, .. } in &walk.steps {
            let lists = Lists::new(&walk.definition, &before.scope);
            let snapshot = Snapshot { definition: &walk.definition, state: before, lists: &lists };
            let live = before.instances.iter().enumerate().filter(|(_, instance)| !instance.cancelled);
            for (place, instance) in live {
                let site = Site { this: Some(Handle(place)), ..Site::default() };
                let holds = |clause: &Clause| snapshot.truth(&clause.that, site, &[]) == Truth::True;
                let machine = &walk.definition.machines[&instance.machine];
                let mut path = machine.innermost_first(instance.leaf());
                let enabled = path.find_map(|state| {
                    state.automatics.values().find(|automatic| automatic.needs.iter().all(holds))
                });
                prop_assert!(enabled.is_none(), "{} waits for {:?}", instance.id, enabled);
            }
        }
    }

    /// Nothing that is prose, a document or above the lowest class stands in the open part of an event or a command.
    #[test]
    fn nothing_confidential_stands_in_the_open(bytes in tapes()) {
        let walk = walk(&bytes);
        for Step { command, decided, .. } in &walk.steps {
            let Ok(events) = decided else { continue };
            let command = record::command::write(&walk.definition, command).body.to_string();
            prop_assert!(!command.contains(walks::SECRET), "{}", command);
            for event in events {
                let written = record::event::write(&walk.definition, event);
                let open = written.body.to_string();
                prop_assert!(!open.contains(walks::SECRET), "{}", open);
                if written.discreet {
                    prop_assert_eq!(open, "{}");
                    prop_assert_eq!(written.event_type, "process.step");
                }
            }
        }
    }

    /// Revisions are dense, time never runs backwards, what was stays true, and a closed review holds nothing open.
    #[test]
    fn history_only_grows(bytes in tapes()) {
        let walk = walk(&bytes);
        let events: Vec<&Event> =
            walk.steps.iter().filter_map(|step| step.decided.as_ref().ok()).flatten().collect();
        let mut state = State::default();
        for (revision, event) in events.iter().enumerate() {
            let before = state.clone();
            fold(&mut state, event).unwrap();
            prop_assert_eq!(state.revision, Some(revision as u64));
            prop_assert!(state.time >= before.time);
            for (old, new) in before.instances.iter().zip(&state.instances) {
                prop_assert_eq!(&old.id, &new.id);
                prop_assert!(old.was.is_subset(&new.was));
            }
        }
        prop_assert_eq!(&fold_all(events).unwrap(), &state);
        let is_over = |instance: &process::state::Instance| {
            let machine = &walk.definition.machines[&instance.machine];
            machine.innermost_first(instance.leaf()).any(|state| state.is_final || state.settled)
        };
        if state.live().next().is_some_and(is_over) {
            prop_assert!(state.live().all(is_over), "closed while work is open");
        }
    }
}

/// The walks are worth something: most commands of a good share of walks are decided on a running review, and many are accepted.
#[test]
fn the_walks_go_somewhere() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut accepted, mut refused, mut launched, mut moved) = (0, 0, 0, 0);
    for _ in 0..100 {
        let bytes = tapes().new_tree(&mut runner).unwrap().current();
        let walk = walk(&bytes);
        accepted += walk.accepted;
        refused += walk.steps.len() - walk.accepted;
        let last = &walk.steps.last().unwrap().before;
        launched += usize::from(last.instances.len() > 1);
        let has_moved =
            |instance: &std::sync::Arc<process::state::Instance>| instance.was.len() > 1;
        moved += last
            .instances
            .iter()
            .skip(1)
            .filter(|instance| has_moved(instance))
            .count();
    }
    assert!(
        accepted > 500 && refused > 500,
        "{accepted} accepted, {refused} refused"
    );
    assert!(
        launched > 50 && moved > 50,
        "{launched} launched, {moved} instances moved"
    );
}
