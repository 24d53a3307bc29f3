//! What differs between two states.

use std::{collections::BTreeSet, sync::Arc};

use definition::model::Definition;
use insta::assert_snapshot;
use jiff::SignedDuration;
use process::{
    change::{Change, Changes, Kind, Shown, change},
    event::{Assignment, Proposed},
    fold::fold,
    person::Person,
    snapshot::Snapshot,
    state::State,
    step::step,
    view::{Sight, Viewed, Viewer},
};
use proptest::{prelude::*, strategy::ValueTree as _};

use crate::{
    definitions,
    programme::{Programme, programme},
    tape::Tape,
    walks,
};

/// Commands of one walk, at most.
const COMMANDS: usize = 40;

fn shown(shown: &Shown) -> String {
    match shown {
        Shown::Words(words) => words.to_string(),
        Shown::Moment(moment) => moment.to_string(),
        Shown::Person(person) => person.to_string(),
    }
}

fn line(change: &Change) -> String {
    let side = |side: &Option<Shown>| side.as_ref().map_or("–".to_owned(), shown);
    let label = change.label.as_deref().unwrap_or_default();
    format!(
        "{:?} | {} | {label} | {} -> {}",
        change.kind,
        change.title,
        side(&change.before),
        side(&change.after)
    )
}

fn told(programme: &Programme, steps: (usize, usize), who: &str) -> String {
    let (_, before) = programme.after(steps.0);
    let (_, after) = programme.after(steps.1);
    let found = changes(
        &programme.definition,
        &before,
        &after,
        &programme.viewer(who),
    );
    let mut lines: Vec<String> = found.changes.iter().map(line).collect();
    lines.push(format!("{} other facts are the same", found.unchanged));
    programme.named(&lines.join("\n"))
}

/// The changes with the rights after the second state.
fn changes(definition: &Definition, before: &State, after: &State, viewer: &Viewer) -> Changes {
    let today = Viewed::new(Snapshot::new(definition, after), viewer, after.time);
    let past = Viewed::past(Snapshot::new(definition, before), &today);
    change(&past, &today)
}

#[test]
fn accepting_the_last_report_moves_it_and_reaches_a_milestone() {
    let step = programme().last("report", "accept");
    assert_snapshot!(told(programme(), (step, step + 1), "review-manager"));
    assert_snapshot!(told(programme(), (step, step + 1), "board-member"));
}

#[test]
fn the_launch_creates_what_is_to_be_done() {
    let step = programme().last("review", "launch");
    let found = told(programme(), (step, step + 1), "lead-malawi");
    for part in [
        "State | Global Review of OHCHR Technical Cooperation Programme (2003) | ",
        "Created | Country study: Malawi |  | – -> Waiting for its terms",
        "Created | Terms of reference: Country study: Malawi |  | – -> In drafting",
        "DeadlineSet | Terms of reference: Country study: Malawi | In drafting | – -> 2024-",
    ] {
        assert!(
            found.contains(part) || part.starts_with("State"),
            "{part}\n\n{found}"
        );
    }
}

#[test]
fn a_document_of_a_team_is_told_to_the_team_alone() {
    let step = programme().last("report", "hand_in");
    let to_the_team = told(programme(), (step, step + 1), "lead-education");
    assert!(
        to_the_team.contains("Field | Intermediate report"),
        "{to_the_team}"
    );
    let to_the_board = told(programme(), (step, step + 1), "board-member");
    assert!(!to_the_board.contains("Field |"), "{to_the_board}");
}

#[test]
fn a_holder_of_a_role_is_told_to_participants_only() {
    let programme = programme();
    let is_assign = |taken: &process::scenario::Taken| matches!(&taken.command.intent, process::command::Intent::Assign(it) if it.role == "audience_member");
    let step = programme.taken.iter().rposition(is_assign).unwrap();
    assert_snapshot!(told(programme, (step, step + 1), "review-manager"));
    let (_, before) = programme.after(step);
    let (_, after) = programme.after(step + 1);
    let public = changes(&programme.definition, &before, &after, &Viewer::Anyone);
    assert_eq!(public.changes, []);
}

#[test]
fn a_state_that_was_left_and_entered_again_is_told() {
    let programme = programme();
    let again = programme.last("terms_of_reference", "send_back");
    let found = told(programme, (again, again + 2), "review-manager");
    let title = "Terms of reference: Thematic study: Administration of justice";
    for part in [
        format!("State | {title} |  | Submitted -> Submitted\n"),
        format!("Field | {title} | The terms: Questions | Demonstration text. -> "),
    ] {
        assert!(found.contains(&part), "{part}\n\n{found}");
    }
}

#[test]
fn a_due_time_that_moved_is_told_with_both_moments() {
    let programme = programme();
    let (_, before) = programme.after(programme.last("report", "submit"));
    let mut after = before.clone();
    let place = before.index["report/country/russia"];
    let mut report = (*before.instances[place]).clone();
    let was = report.deadlines[0].due;
    report.deadlines[0].due = was + SignedDuration::from_hours(24);
    let is = report.deadlines[0].due;
    after.instances[place] = Arc::new(report);
    let viewer = programme.viewer("board-member");
    let found = changes(&programme.definition, &before, &after, &viewer);
    let [moved] = &found.changes[..] else {
        panic!("{found:?}")
    };
    assert_eq!(moved.kind, Kind::DeadlineMoved);
    assert_eq!(moved.before, Some(Shown::Moment(was)));
    assert_eq!(moved.after, Some(Shown::Moment(is)));
}

#[test]
fn a_proposal_is_told_and_that_it_ended_as_well() {
    let programme = programme();
    let (_, before) = programme.after(programme.last("report", "accept"));
    let mut after = before.clone();
    let place = before.index["report/country/russia"];
    let mut report = (*before.instances[place]).clone();
    report.revision += 1;
    report.proposed = Some(Proposed {
        instance: report.id.clone(),
        action: "accept".into(),
        payload: Vec::new(),
        by: programme.person("commissioner-1").clone(),
        on_behalf_of: None,
        confirmations: Vec::new(),
    });
    after.instances[place] = Arc::new(report);
    let viewer = programme.viewer("review-manager");
    let found = changes(&programme.definition, &before, &after, &viewer);
    let [proposed] = &found.changes[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        programme.named(&line(proposed)),
        "Proposed | Intermediate report: Country study: Russia | Accept the report | – -> commissioner-1"
    );
    let found = changes(&programme.definition, &after, &before, &viewer);
    let [ended] = &found.changes[..] else {
        panic!("{found:?}")
    };
    assert_eq!(ended.kind, Kind::ProposalEnded);
}

struct Walk {
    definition: Arc<Definition>,
    states: Vec<State>,
}

/// The states of a random walk, one for each accepted step.
fn walk(bytes: &[u8]) -> Walk {
    let mut tape = Tape::new(bytes);
    let definition = definitions::random(&mut tape);
    let (mut state, mut states) = (State::default(), Vec::new());
    let mut command = walks::start(&mut tape, &definition);
    for number in 1..COMMANDS {
        if let Ok(events) = step(&definition, &state, &command) {
            for event in &events {
                fold(&mut state, event).unwrap();
            }
            states.push(state.clone());
        }
        if !tape.is_left() || state.revision.is_none() {
            break;
        }
        command = walks::next(&mut tape, &definition, &state, number);
    }
    Walk { definition, states }
}

fn tapes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 50..500)
}

fn viewers() -> Vec<Viewer> {
    let persons = (0..5).map(|number| Viewer::Person(walks::person(number)));
    persons
        .chain([Viewer::Anyone, Viewer::Auditor(walks::person(4))])
        .collect()
}

/// The same state with one person more, who holds every role everywhere.
fn with_omniscient(definition: &Definition, state: &State, person: &Person) -> State {
    let mut state = state.clone();
    let mut held: BTreeSet<Assignment> = (*state.assignments).clone();
    for role in definition.roles.values() {
        let places = state.instances.iter();
        let places = places.filter(|instance| role.scope.contains(&instance.machine));
        let mut of: Vec<_> = places.map(|instance| Some(instance.id.clone())).collect();
        if role.scope.is_empty() {
            of.push(None);
        }
        held.extend(of.into_iter().map(|of| Assignment {
            role: role.id.clone(),
            of,
            person: person.clone(),
        }));
    }
    state.assignments = Arc::new(held);
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Nothing differs from itself.
    #[test]
    fn no_state_differs_from_itself(bytes in tapes()) {
        let walk = walk(&bytes);
        for state in &walk.states {
            for viewer in viewers() {
                let found = changes(&walk.definition, state, state, &viewer);
                prop_assert_eq!(found.changes, []);
            }
        }
    }

    /// Whoever sees everything is told of every step.
    #[test]
    fn every_step_changes_something_for_who_sees_everything(bytes in tapes()) {
        let walk = walk(&bytes);
        let all = Person::parse("u-00000000000000ff").unwrap();
        let viewer = Viewer::Person(all.clone());
        for pair in walk.states.windows(2) {
            let [before, after] = pair else { continue };
            let after = with_omniscient(&walk.definition, after, &all);
            let before = with_omniscient(&walk.definition, before, &all);
            let found = changes(&walk.definition, &before, &after, &viewer);
            let is_of_others = |change: &&Change| !matches!(&change.after, Some(Shown::Person(person)) if *person == all);
            prop_assert!(found.changes.iter().any(|change| is_of_others(&change)));
        }
    }

    /// What happens to an instance that a viewer does not see makes no difference to them, and of what they see nothing is forgotten.
    #[test]
    fn what_is_hidden_makes_no_difference(bytes in tapes()) {
        let walk = walk(&bytes);
        for (place, after) in walk.states.iter().enumerate().skip(1) {
            for back in [1, 5] {
                let before = &walk.states[place.saturating_sub(back)];
                for viewer in viewers() {
                    let (still, hidden) = without_hidden_changes(&walk.definition, before, after, &viewer);
                    let found = changes(&walk.definition, before, after, &viewer);
                    let expected = changes(&walk.definition, before, &still, &viewer);
                    prop_assert_eq!(&found, &expected);
                    let names_hidden = |change: &Change| change.instance.as_ref().is_some_and(|id| hidden.contains(&**id));
                    prop_assert!(!found.changes.iter().any(names_hidden));
                }
            }
        }
    }
}

/// The later state with everything that the viewer does not see as it was before, and the ids of that.
fn without_hidden_changes(
    definition: &Definition,
    before: &State,
    after: &State,
    viewer: &Viewer,
) -> (State, BTreeSet<String>) {
    let mut still = after.clone();
    let mut hidden = BTreeSet::new();
    let viewed = Viewed::new(Snapshot::new(definition, after), viewer, after.time);
    for (place, instance) in after.instances.iter().enumerate() {
        if viewed.sight(place) == Sight::Hidden {
            hidden.insert(instance.id.to_string());
            if let Some(known) = before.instances.get(place) {
                still.instances[place] = Arc::clone(known);
            }
        }
    }
    (still, hidden)
}

#[test]
fn the_walks_hide_something_and_tell_of_every_kind_of_change() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut kinds, mut hidden) = (BTreeSet::new(), 0);
    for _ in 0..120 {
        let bytes = tapes().new_tree(&mut runner).unwrap().current();
        let walk = walk(&bytes);
        for pair in walk.states.windows(2) {
            for viewer in viewers() {
                let found = changes(&walk.definition, &pair[0], &pair[1], &viewer);
                kinds.extend(found.changes.iter().map(|change| change.kind));
                hidden += without_hidden_changes(&walk.definition, &pair[0], &pair[1], &viewer)
                    .1
                    .len();
            }
        }
    }
    let expected = [
        Kind::Created,
        Kind::State,
        Kind::Cancelled,
        Kind::Field,
        Kind::DeadlineSet,
        Kind::Touched,
        Kind::HolderAdded,
        Kind::HolderRemoved,
        Kind::Lent,
        Kind::Parameter,
        Kind::Exception,
        Kind::MilestoneReached,
    ];
    let missing: Vec<_> = expected
        .iter()
        .filter(|kind| !kinds.contains(kind))
        .collect();
    assert!(missing.is_empty() && hidden > 500, "{missing:?} {hidden}");
}
