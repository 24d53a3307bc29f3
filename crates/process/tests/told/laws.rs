//! The laws of what is told, over random definitions and random walks.

use std::{collections::BTreeSet, sync::Arc};

use definition::{
    guard::world::{Handle, Site},
    model::{
        Access, Definition,
        people::{Reader, ReaderKind},
    },
    name::Name,
    value::Value,
};
use jiff::Timestamp;
use process::{
    command::{Command, Intent},
    event::Event,
    explain::{
        Blocked, Explanation, Kind, Missing, Move, Op, Part, Question, explain, explain_refusal,
        text,
    },
    fold::fold,
    history::history,
    person::Person,
    refusal::Refusal,
    snapshot::{Lists, Snapshot},
    state::State,
    step::step,
    view::{Viewed, Viewer, view},
    worklist::{blocked_overview, proposed, worklist},
};
use proptest::prelude::*;

use crate::{definitions, tape::Tape, walks};

/// Commands of one walk, at most.
const COMMANDS: usize = 50;

struct Walk {
    definition: Arc<Definition>,
    steps: Vec<Step>,
    events: Vec<Event>,
}

struct Step {
    command: Command,
    before: State,
    decided: Result<(), Refusal>,
}

fn walk(bytes: &[u8]) -> Walk {
    let mut tape = Tape::new(bytes);
    let definition = definitions::random(&mut tape);
    let (mut state, mut steps, mut all) = (State::default(), Vec::new(), Vec::new());
    let mut command = walks::start(&mut tape, &definition);
    for number in 1..COMMANDS {
        let before = state.clone();
        let decided = step(&definition, &state, &command);
        for event in decided.iter().flatten() {
            fold(&mut state, event).unwrap();
            all.push(event.clone());
        }
        let decided = decided.map(|_| ());
        steps.push(Step {
            command,
            before,
            decided,
        });
        if !tape.is_left() {
            break;
        }
        command = walks::next(&mut tape, &definition, &state, number);
        mark(&mut command, number);
    }
    Walk {
        definition,
        steps,
        events: all,
    }
}

/// Every text and document of a form gets a name that no other has.
fn mark(command: &mut Command, number: usize) {
    let Intent::Act(act) = &mut command.intent else {
        return;
    };
    for value in act.payload.values_mut() {
        match value {
            Value::Text(text) => *text = format!("{}T{number:03}", walks::SECRET).into(),
            Value::Document(document) => {
                document.name = format!("{}D{number:03}", walks::SECRET).into();
            }
            _ => {}
        }
    }
}

fn tapes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 50..700)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// An action is said to be available exactly if a step accepts it.
    #[test]
    fn available_is_what_is_accepted(bytes in tapes()) {
        let walk = walk(&bytes);
        for Step { command, before, decided } in &walk.steps {
            let lists = Lists::new(&walk.definition, &before.scope);
            let snapshot = Snapshot { definition: &walk.definition, state: before, lists: &lists };
            let viewer = Viewer::Person(command.actor.clone());
            if let Err(refusal) = decided {
                let told = explain_refusal(snapshot, &viewer, refusal, command);
                prop_assert!(!told.available && told.blockers.len() >= refusal.blockers.len().min(1));
                let is_said = |blocked: &Blocked| !blocked.say.is_empty();
                prop_assert!(told.blockers.iter().all(is_said));
            }
            let Intent::Act(act) = &command.intent else { continue };
            let question = Question {
                instance: &act.instance,
                action: &act.action,
                actor: Some(&command.actor),
                on_behalf_of: command.on_behalf_of.as_ref(),
                payload: Some(&act.payload),
                confirmations: Some(&command.confirmations),
                at: command.received_at,
            };
            let told = explain(&Viewed::new(snapshot, &viewer, question.at), &question);
            prop_assert_eq!(told.available, decided.is_ok(), "{:?} {:?}", told, decided);
            prop_assert_eq!(told.available, told.blockers.is_empty());
        }
    }

    /// What is named as unmet is unmet.
    #[test]
    fn witnesses_are_true(bytes in tapes()) {
        let walk = walk(&bytes);
        for (state, at) in moments(&walk) {
            let lists = Lists::new(&walk.definition, &state.scope);
            let snapshot = Snapshot { definition: &walk.definition, state, lists: &lists };
            for number in [0, 1, 3] {
                let viewer = Viewer::Person(walks::person(number));
                for told in everything_asked(snapshot, &viewer, at) {
                    told.blockers.iter().for_each(|blocked| check_blocked(snapshot, blocked));
                }
            }
        }
    }

    /// Nothing that anybody is told mentions what they may not read, or what they may not see.
    #[test]
    fn nobody_is_told_what_is_not_for_them(bytes in tapes()) {
        let walk = walk(&bytes);
        for (state, at) in moments(&walk) {
            let lists = Lists::new(&walk.definition, &state.scope);
            let snapshot = Snapshot { definition: &walk.definition, state, lists: &lists };
            for viewer in viewers() {
                let told = everything_told(snapshot, &viewer, at);
                check_redacted(snapshot, &viewer, at, &told)?;
            }
        }
        let last = walk.steps.last().unwrap();
        let mut state = last.before.clone();
        walk.events.iter().skip(revisions(&state)).for_each(|event| fold(&mut state, event).unwrap());
        let lists = Lists::new(&walk.definition, &state.scope);
        let snapshot = Snapshot { definition: &walk.definition, state: &state, lists: &lists };
        for viewer in viewers() {
            let told = history(&walk.definition, &walk.events, &viewer, state.time).unwrap();
            prop_assert!(told.entries.len() + told.hidden <= walk.events.len());
            check_redacted(snapshot, &viewer, state.time, &serde_json::to_string(&told).unwrap())?;
        }
    }

    /// Everything ready can be done, and everything that is somebody's to do is on their list.
    #[test]
    fn worklists_hold_what_can_be_done(bytes in tapes()) {
        let walk = walk(&bytes);
        for (state, at) in moments(&walk) {
            let lists = Lists::new(&walk.definition, &state.scope);
            let snapshot = Snapshot { definition: &walk.definition, state, lists: &lists };
            for number in 0..5 {
                check_worklist(snapshot, &walks::person(number), at)?;
            }
        }
    }
}

fn revisions(state: &State) -> usize {
    state
        .revision
        .map_or(0, |last| usize::try_from(last).unwrap() + 1)
}

/// A few states of a walk after its start, with a time shortly after each.
fn moments(walk: &Walk) -> impl Iterator<Item = (&State, Timestamp)> {
    let count = walk.steps.len();
    [count / 3, count / 2, count - 1]
        .into_iter()
        .filter_map(move |place| {
            let state = &walk.steps[place].before;
            state.revision.map(|_| (state, state.time))
        })
}

fn viewers() -> Vec<Viewer> {
    let persons = (0..5).map(|number| Viewer::Person(walks::person(number)));
    persons
        .chain([Viewer::Anyone, Viewer::Auditor(walks::person(4))])
        .collect()
}

/// Why each action that exists anywhere cannot be done, for every instance.
fn everything_asked(snapshot: Snapshot<'_>, viewer: &Viewer, at: Timestamp) -> Vec<Explanation> {
    let actor = match viewer {
        Viewer::Person(person) => Some(person),
        _ => None,
    };
    let mut told = Vec::new();
    for instance in &snapshot.state.instances {
        let machine = &snapshot.definition.machines[&instance.machine];
        let actions = machine
            .states
            .values()
            .flat_map(|state| state.actions.keys());
        for action in actions.collect::<BTreeSet<_>>() {
            let question = Question {
                instance: &instance.id,
                action,
                actor,
                on_behalf_of: None,
                payload: None,
                confirmations: None,
                at,
            };
            told.push(explain(&Viewed::new(snapshot, viewer, at), &question));
        }
    }
    told
}

fn everything_told(snapshot: Snapshot<'_>, viewer: &Viewer, at: Timestamp) -> String {
    let mut told = serde_json::to_string(&view(snapshot, viewer, at)).unwrap();
    let viewed = Viewed::new(snapshot, viewer, at);
    told += &serde_json::to_string(&blocked_overview(&viewed, at)).unwrap();
    if let Viewer::Person(person) = viewer {
        told += &serde_json::to_string(&worklist(&viewed, person, at)).unwrap();
        told += &format!("{:?}", proposed(&viewed, person, at));
    }
    for explanation in everything_asked(snapshot, viewer, at) {
        told += &serde_json::to_string(&explanation).unwrap();
        told += &text::lines(&explanation, &ToString::to_string).join("\n");
    }
    told
}

/// Who may read and see what is found out here a second time, from the definition.
struct Oracle<'a> {
    snapshot: Snapshot<'a>,
    viewer: &'a Viewer,
    at: Timestamp,
}

impl Oracle<'_> {
    /// The roles of the viewer, each with the instance it is held in.
    fn roles(&self) -> BTreeSet<(&Name, Option<&Name>)> {
        let Viewer::Person(person) = self.viewer else {
            return BTreeSet::new();
        };
        let state = self.snapshot.state;
        let lent = state
            .delegations
            .iter()
            .filter(|lent| lent.to == *person && lent.from <= self.at && self.at < lent.until);
        let own = state
            .assignments
            .iter()
            .filter(|held| held.person == *person);
        own.chain(lent.map(|lent| &lent.assignment))
            .map(|held| (&held.role, held.of.as_ref()))
            .collect()
    }

    fn is_among(&self, readers: &[Reader], place: usize) -> bool {
        let id = &self.snapshot.state.instances[place].id;
        readers.iter().any(|reader| {
            let who = match &reader.who {
                ReaderKind::Anyone => true,
                ReaderKind::Participants => !self.roles().is_empty(),
                ReaderKind::Role(role) => self
                    .roles()
                    .iter()
                    .any(|held| *held.0 == role.role && held.1.is_none_or(|of| of == id)),
            };
            let site = Site {
                this: Some(Handle(place)),
                ..Site::default()
            };
            who && reader
                .when
                .as_ref()
                .is_none_or(|when| self.snapshot.truth(when, site, &[]).is_true())
        })
    }

    fn access(&self, place: usize) -> &Access {
        &self.snapshot.definition.machines[&self.snapshot.state.instances[place].machine].access
    }

    fn sees(&self, place: usize) -> bool {
        let machine =
            &self.snapshot.definition.machines[&self.snapshot.state.instances[place].machine];
        let roles = self.roles();
        let mut actions = machine
            .states
            .values()
            .flat_map(|state| state.actions.values());
        matches!(self.viewer, Viewer::Auditor(_))
            || match &self.access(place).see {
                Some(see) => self.is_among(see, place),
                None => !roles.is_empty(),
            }
            || self
                .access(place)
                .read
                .as_ref()
                .is_some_and(|read| self.is_among(read, place))
            || actions.any(|action| {
                let mut by = action.by.iter().chain(&action.second);
                by.any(|role| roles.iter().any(|held| *held.0 == role.role))
            })
    }

    /// Where `read` lists somebody the papers are of the highest class, which only those read; else of the class of their machine.
    fn reads_paper(&self, place: usize) -> bool {
        let machine = &self.snapshot.state.instances[place].machine;
        let Some(paper) = self.snapshot.definition.machines[machine]
            .fields
            .get("paper")
        else {
            return false;
        };
        let is_auditor = matches!(self.viewer, Viewer::Auditor(_));
        match (&self.access(place).read, paper.class.as_str()) {
            (Some(read), "confidential") => !is_auditor && self.is_among(read, place),
            (None, "restricted") => !self.roles().is_empty(),
            (None, "public") => self.sees(place),
            other => panic!("the random definitions have no {other:?}"),
        }
    }
}

fn check_redacted(
    snapshot: Snapshot<'_>,
    viewer: &Viewer,
    at: Timestamp,
    told: &str,
) -> Result<(), TestCaseError> {
    let oracle = Oracle {
        snapshot,
        viewer,
        at,
    };
    let mut readable = BTreeSet::new();
    for (place, instance) in snapshot.state.instances.iter().enumerate() {
        if let (true, Some(Value::Document(paper))) =
            (oracle.reads_paper(place), instance.fields.get("paper"))
        {
            readable.insert(paper.name.to_string());
        }
        // The root's id is that of its machine, a word of the definition.
        if place > 0 && !oracle.sees(place) {
            prop_assert!(
                !mentions(told, &instance.id),
                "{:?} is told of {}: {}",
                viewer,
                instance.id,
                told
            );
        }
    }
    for (at, _) in told.match_indices(walks::SECRET) {
        let marker = &told[at..at + walks::SECRET.len() + 4];
        prop_assert!(
            readable.contains(marker),
            "{:?} is told {}: {}",
            viewer,
            marker,
            told
        );
    }
    Ok(())
}

/// Whether a text mentions an id, and not only one that begins or ends like it.
fn mentions(text: &str, id: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '/';
    text.match_indices(id).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + id.len()..].chars().next();
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

fn check_worklist(
    snapshot: Snapshot<'_>,
    person: &Person,
    at: Timestamp,
) -> Result<(), TestCaseError> {
    let viewer = Viewer::Person(person.clone());
    let list = worklist(&Viewed::new(snapshot, &viewer, at), person, at);
    let mut listed = BTreeSet::new();
    for work in list
        .ready
        .iter()
        .chain(&list.waiting)
        .filter(|work| !work.consent)
    {
        listed.insert((work.subject.instance.clone(), work.action.id.clone()));
    }
    let viewer = Viewer::Person(person.clone());
    for instance in snapshot.state.live() {
        let machine = &snapshot.definition.machines[&instance.machine];
        for action in machine
            .innermost_first(instance.leaf())
            .flat_map(|state| state.actions.values())
        {
            let mut is_theirs = false;
            let mut is_ready = false;
            let lent = snapshot
                .state
                .delegations
                .iter()
                .filter(|lent| lent.to == *person);
            let holders = lent.map(|lent| Some(&lent.assignment.person));
            for on_behalf_of in std::iter::once(None).chain(holders) {
                let question = Question {
                    instance: &instance.id,
                    action: &action.id,
                    actor: Some(person),
                    on_behalf_of,
                    payload: None,
                    confirmations: None,
                    at,
                };
                let told = explain(&Viewed::new(snapshot, &viewer, at), &question);
                let keeps = |blocked: &Blocked| {
                    matches!(blocked.kind, Kind::Unknown | Kind::Role | Kind::Separation)
                };
                if !told.blockers.iter().any(keeps) {
                    is_theirs = true;
                    is_ready |= told.available;
                }
            }
            let key = (instance.id.clone(), action.id.clone());
            prop_assert_eq!(is_theirs, listed.contains(&key), "{:?} {:?}", person, key);
            let ready = list.ready.iter().filter(|work| !work.consent);
            let mut ready = ready.map(|work| (&work.subject.instance, &work.action.id));
            prop_assert_eq!(
                is_ready,
                ready.any(|known| known == (&key.0, &key.1)),
                "{:?}",
                key
            );
        }
    }
    let mut due: Vec<_> = list
        .ready
        .iter()
        .map(|work| (work.due.is_none(), work.due))
        .collect();
    let sorted = due.clone();
    due.sort();
    prop_assert_eq!(due, sorted);
    Ok(())
}

fn check_blocked(snapshot: Snapshot<'_>, blocked: &Blocked) {
    blocked
        .proof
        .iter()
        .for_each(|part| check_part(snapshot, part));
}

/// A state that is named is the state the instance is in, counts add up, and what does not exist yet does not.
fn check_part(snapshot: Snapshot<'_>, part: &Part) {
    if let (Op::State, Some(of), Some(actual)) = (part.op, &part.of, &part.actual) {
        let instance = snapshot.state.instance(of).unwrap();
        let machine = &snapshot.definition.machines[&instance.machine];
        assert_eq!(machine.states[instance.leaf()].title, actual.as_str());
    }
    if let (Op::All, Some(count)) = (part.op, part.count) {
        let named = part.witnesses.len() + part.more + part.hidden;
        assert!(
            named == 0 || count.satisfied + named == count.of,
            "{part:?}"
        );
    }
    for witness in &part.witnesses {
        if let Some(subject) = &witness.subject {
            let instance = snapshot.state.instance(&subject.instance).unwrap();
            assert_eq!(instance.leaf(), subject.state.as_str());
            assert!(!instance.cancelled);
        }
        witness
            .because
            .iter()
            .for_each(|part| check_part(snapshot, part));
        witness
            .next
            .iter()
            .for_each(|step| check_move(snapshot, step));
    }
    part.parts
        .iter()
        .for_each(|part| check_part(snapshot, part));
    part.next.iter().for_each(|step| check_move(snapshot, step));
    part.missing
        .iter()
        .for_each(|missing| check_missing(snapshot, missing));
}

fn check_missing(snapshot: Snapshot<'_>, missing: &Missing) {
    assert!(
        missing
            .instance
            .as_ref()
            .is_none_or(|id| snapshot.state.instance(id).is_none())
    );
    missing
        .first
        .iter()
        .for_each(|first| check_missing(snapshot, first));
    for creator in &missing.creators {
        creator
            .next
            .iter()
            .for_each(|step| check_move(snapshot, step));
    }
}

/// A move is offered, and one that waits for something is not ready.
fn check_move(snapshot: Snapshot<'_>, step: &Move) {
    let instance = snapshot.state.instance(&step.instance).unwrap();
    let machine = &snapshot.definition.machines[&instance.machine];
    let mut path = machine.innermost_first(instance.leaf());
    let is_offered = if step.automatic {
        path.any(|state| state.automatics.contains_key(&step.action))
    } else {
        machine.action(instance.leaf(), &step.action).is_some()
    };
    assert!(is_offered && (!step.ready || step.waits_for.is_empty()));
    step.waits_for
        .iter()
        .for_each(|blocked| check_blocked(snapshot, blocked));
}
