//! What would follow from an action, before it is done.

use std::fmt::Write as _;

use definition::{model::Definition, name::Name};
use insta::assert_snapshot;
use process::{
    command::{Command, Intent},
    event::{Cause, Event, Moved, Outcome},
    fold::fold,
    following::{Creates, Following, Whoever, following},
    snapshot::Snapshot,
    state::State,
    step::step,
    view::{Viewed, Viewer, Who},
};
use proptest::prelude::*;

use crate::{
    definitions,
    programme::{Programme, programme, sign_off},
    tape::Tape,
    walks,
};

fn preview(
    programme: &Programme,
    steps: usize,
    who: &str,
    instance: &str,
    action: &str,
) -> Following {
    let (_, state) = programme.after(steps);
    let viewer = programme.viewer(who);
    let viewed = Viewed::new(programme.snapshot(&state), &viewer, state.time);
    following(&viewed, instance, action, state.time).unwrap()
}

fn persons(programme: &Programme, who: &Who) -> String {
    let persons: Vec<_> = who.persons.iter().map(ToString::to_string).collect();
    programme.named(&format!("{} ({})", who.title, persons.join(", ")))
}

fn told(programme: &Programme, found: &Following) -> String {
    let mut told = format!("{}: {}\n", found.subject.title, found.action.title);
    if let Some(to) = &found.leads_to {
        let _ = writeln!(told, "leads to {}, final {}", to.title, to.is_final);
    }
    found.sets.iter().for_each(|set| {
        let _ = writeln!(told, "sets {}", set.title);
    });
    for created in &found.creates {
        let count = created
            .count
            .map_or("?".to_owned(), |count| count.to_string());
        let due = created.due.map(|due| due.strftime("%F").to_string());
        let _ = writeln!(
            told,
            "creates {count} {} ({}), due {due:?}",
            created.title, created.state_title
        );
    }
    for (did, all) in [("cancels", &found.cancels), ("signals", &found.signals)] {
        for reached in all {
            let subjects: Vec<_> = reached
                .subjects
                .iter()
                .map(|it| it.title.as_str())
                .collect();
            let message = reached.message.as_deref().unwrap_or_default();
            let _ = writeln!(
                told,
                "{did} {message} {} +{} hidden, open {}",
                subjects.join("; "),
                reached.hidden,
                reached.is_open
            );
        }
    }
    for notice in &found.notices {
        let to: Vec<_> = notice
            .to
            .iter()
            .map(|who| persons(programme, who))
            .collect();
        let _ = writeln!(
            told,
            "tells {}: {}, open {}",
            to.join("; "),
            notice.say,
            notice.is_open
        );
    }
    for due in &found.deadlines {
        let moment = due.due.map(|due| due.strftime("%F").to_string());
        let _ = writeln!(told, "due {} {moment:?}", due.title);
    }
    told + &readers(programme, found)
}

fn readers(programme: &Programme, found: &Following) -> String {
    let mut told = String::new();
    for reading in &found.reading {
        let reader = |reader: &Whoever| match reader {
            Whoever::Anyone { .. } => "anyone".to_owned(),
            Whoever::Participants { sometimes } => format!("participants, sometimes {sometimes}"),
            Whoever::Role { who, sometimes } => {
                format!("{}, sometimes {sometimes}", persons(programme, who))
            }
        };
        let readers: Vec<_> = reading.readers.iter().map(reader).collect();
        let _ = writeln!(
            told,
            "{} ({}) read by {}",
            reading.fields.join(", "),
            reading.class,
            readers.join("; ")
        );
    }
    told
}

#[test]
fn the_launch_tells_what_it_creates() {
    let programme = programme();
    let step = programme.last("review", "launch");
    let found = preview(programme, step, "review-manager", "review", "launch");
    assert_snapshot!(told(programme, &found));
}

#[test]
fn an_evaluator_is_told_who_will_read_a_finding_before_writing_it() {
    let programme = programme();
    let step = programme.last("country_study", "record_finding");
    let found = preview(
        programme,
        step,
        "lead-russia",
        "country_study/russia",
        "record_finding",
    );
    assert_snapshot!(told(programme, &found));
}

#[test]
fn signing_the_synthesis_and_adopting_it_tell_whom_they_reach() {
    let programme = programme();
    let step = programme.last("synthesis", "sign");
    let found = preview(programme, step, "team-leader", "synthesis", "sign");
    assert_snapshot!(told(programme, &found));
    let step = programme.last("adoption", "adopt");
    let found = preview(
        programme,
        step,
        "adopting-authority",
        "adoption/1",
        "decline",
    );
    assert_snapshot!(told(programme, &found));
}

#[test]
fn what_ends_everything_says_so() {
    let programme = sign_off();
    let found = preview(programme, 3, "writer", "paper", "withdraw");
    assert_snapshot!(told(programme, &found));
}

#[test]
fn of_what_is_not_seen_or_not_offered_nothing_is_told() {
    let programme = programme();
    let (_, state) = programme.after(programme.last("report", "accept"));
    let manager = programme.viewer("review-manager");
    let viewed = Viewed::new(programme.snapshot(&state), &manager, state.time);
    assert_eq!(
        following(&viewed, "report/country/russia", "publish", state.time),
        None
    );
    assert_eq!(
        following(&viewed, "report/country/atlantis", "accept", state.time),
        None
    );
    let viewed = Viewed::new(programme.snapshot(&state), &Viewer::Anyone, state.time);
    let terms = "terms_of_reference/country/russia";
    assert_eq!(
        following(&viewed, terms, "propose_amendment", state.time),
        None
    );
}

/// The transition that an action made itself; `None` if it was only proposed.
fn own<'e>(events: &'e [Event], instance: &Name) -> Option<&'e Moved> {
    events.iter().find_map(|event| match &event.outcome {
        Outcome::Moved(moved) => {
            let is_own = matches!(moved.cause, Cause::Action { .. }) && moved.instance == *instance;
            is_own.then_some(moved)
        }
        _ => None,
    })
}

/// What was foretold came, as far as it was foretold.
fn check(
    definition: &Definition,
    before: &State,
    command: &Command,
    events: &[Event],
) -> Result<bool, TestCaseError> {
    let Intent::Act(act) = &command.intent else {
        return Ok(false);
    };
    let Some(moved) = own(events, &act.instance) else {
        return Ok(false);
    };
    let viewer = Viewer::Person(command.actor.clone());
    let viewed = Viewed::new(
        Snapshot::new(definition, before),
        &viewer,
        command.received_at,
    );
    let found = following(&viewed, &act.instance, &act.action, command.received_at).unwrap();
    let leaf = moved
        .to
        .as_ref()
        .map(|to| Name::from(to.rsplit('.').next().unwrap()));
    prop_assert_eq!(found.leads_to.as_ref().map(|to| to.state.clone()), leaf);
    for set in &moved.set {
        prop_assert!(found.sets.iter().any(|known| known.field == set.field));
    }
    for deadline in &moved.deadlines {
        let foretold = found
            .deadlines
            .iter()
            .find(|known| known.state == deadline.state);
        prop_assert!(foretold.is_some_and(|it| it.due.is_none_or(|due| due == deadline.due)));
    }
    for reached in &found.signals {
        let of_it = |signal: &&process::event::Signal| {
            Some(signal.signal.replace('_', " ")) == reached.message
        };
        let sent = moved.signals.iter().filter(of_it).count();
        prop_assert!(reached.is_open || sent >= reached.subjects.len() + reached.hidden);
    }
    let sure = found
        .notices
        .iter()
        .filter(|notice| !notice.is_open)
        .count();
    prop_assert!(moved.notices.len() >= sure && found.notices.len() >= moved.notices.len().min(1));
    check_changes(&found, events)?;
    Ok(true)
}

/// What is created and cancelled, where nothing else happened in the same step.
fn check_changes(found: &Following, events: &[Event]) -> Result<(), TestCaseError> {
    let moves = events
        .iter()
        .filter(|event| matches!(event.outcome, Outcome::Moved(_)));
    if moves.count() > 1 {
        return Ok(());
    }
    let created = |machine: &str| {
        let is_it = |event: &&Event| matches!(&event.outcome, Outcome::Created(it) if it.machine == *machine);
        events.iter().filter(is_it).count()
    };
    let all_created = events.iter().filter_map(|event| match &event.outcome {
        Outcome::Created(created) => Some(&created.machine),
        _ => None,
    });
    for machine in all_created {
        prop_assert!(found.creates.iter().any(|known| known.machine == *machine));
    }
    for one in &found.creates {
        let of_it = found
            .creates
            .iter()
            .filter(|known| known.machine == one.machine);
        let counts: Option<Vec<usize>> = of_it.map(|known: &Creates| known.count).collect();
        if let Some(counts) = counts {
            prop_assert_eq!(counts.iter().sum::<usize>(), created(&one.machine));
        }
    }
    let is_cancelled = |event: &&Event| matches!(event.outcome, Outcome::Cancelled { .. });
    let cancelled = events.iter().filter(is_cancelled).count();
    let foretold: usize = found
        .cancels
        .iter()
        .map(|it| it.subjects.len() + it.hidden)
        .sum();
    if found.cancels.iter().all(|reached| !reached.is_open) {
        prop_assert!(foretold <= cancelled && (foretold > 0 || cancelled == 0));
    }
    Ok(())
}

#[test]
fn in_the_whole_review_what_was_foretold_came() {
    let programme = programme();
    let (mut state, mut checked) = (State::default(), 0);
    for taken in &programme.taken {
        if !taken.events.is_empty() && state.revision.is_some() {
            let found = check(&programme.definition, &state, &taken.command, &taken.events);
            checked += usize::from(found.unwrap());
        }
        taken
            .events
            .iter()
            .for_each(|event| fold(&mut state, event).unwrap());
    }
    assert!(checked > 200, "{checked}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// What is foretold of a step is what comes of it.
    #[test]
    fn what_is_foretold_comes(bytes in proptest::collection::vec(any::<u8>(), 50..600)) {
        let mut tape = Tape::new(&bytes);
        let definition = definitions::random(&mut tape);
        let mut state = State::default();
        let mut command = walks::start(&mut tape, &definition);
        for number in 1..40 {
            if let Ok(events) = step(&definition, &state, &command) {
                if state.revision.is_some() {
                    check(&definition, &state, &command, &events)?;
                }
                events.iter().for_each(|event| fold(&mut state, event).unwrap());
            }
            if !tape.is_left() || state.revision.is_none() {
                break;
            }
            command = walks::next(&mut tape, &definition, &state, number);
        }
    }
}

/// Whoever a preview says is told, and by name, sees the instance where the action leads it.
#[test]
fn nobody_is_said_to_be_told_who_will_not_see_it() {
    let programme = programme();
    let mut named = 0;
    for steps in 1..programme.taken.len() {
        let (_, before) = programme.after(steps - 1);
        let Intent::Act(act) = &programme.taken[steps - 1].command.intent else {
            continue;
        };
        let viewer = Viewer::Person(programme.taken[steps - 1].command.actor.clone());
        let viewed = Viewed::new(programme.snapshot(&before), &viewer, before.time);
        let found = following(&viewed, &act.instance, &act.action, before.time);
        let (_, after) = programme.after(steps);
        for who in found
            .iter()
            .flat_map(|it| &it.notices)
            .flat_map(|it| &it.to)
        {
            for person in &who.persons {
                let viewer = Viewer::Person(person.clone());
                let viewed = Viewed::new(programme.snapshot(&after), &viewer, after.time);
                assert!(viewed.find(&act.instance).is_some(), "{person} {act:?}");
                named += 1;
            }
        }
    }
    assert!(named > 0);
}
