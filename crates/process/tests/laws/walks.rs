//! Random walks: a review of a random definition, and commands that are often possible, sometimes not, sometimes nonsense.

use std::{collections::BTreeMap, sync::Arc};

use definition::{
    model::{Definition, action::InputField},
    name::Name,
    parameters::{Exception, Holder, ReviewParameters},
    ty::Type,
    value::{Cell, Document, Value},
};
use indexmap::IndexMap;
use jiff::{Timestamp, civil::date};
use process::{
    command::{
        Act, Amend, Assign, Change, Command, Consent, Delegate, Intent, Occurred, Revoke, Start,
        Withdraw,
    },
    person::Person,
    state::State,
};

use crate::tape::Tape;

/// Text that marks every confidential value, so that a leak can be found.
pub(crate) const SECRET: &str = "SECRET";

/// The people of a walk: chief, two workers, a checker, somebody without a role.
pub(crate) fn person(number: usize) -> Person {
    Person::parse(&format!("u-{:016x}", number % 5)).expect("hex digits")
}

/// The command that starts a walk.
pub(crate) fn start(tape: &mut Tape<'_>, definition: &Definition) -> Command {
    let things = ["alpha", "beta", "gamma"];
    let count = 1 + tape.pick(things.len());
    let titles = things[..count]
        .iter()
        .map(|id| (Name::from(*id), Name::from("A thing")));
    let exception = Exception {
        cell: Cell {
            row: "alpha".into(),
            column: "blue".into(),
        },
        reason: Value::NotStated,
        authority: Value::Text("the walk".into()),
    };
    let holder = |role: &str, number: usize| Holder {
        role: role.into(),
        of: None,
        person: person(number).name().clone(),
    };
    let parameters = ReviewParameters {
        name: "walk".into(),
        workflow: definition.workflow.clone(),
        version: definition.version.clone(),
        title: "A walk".into(),
        values: IndexMap::from([(Name::from("aim"), Value::NotStated)]),
        vocabularies: IndexMap::from([(Name::from("thing"), titles.collect())]),
        exceptions: IndexMap::from([(Name::from("grid"), vec![exception])]),
        holders: vec![
            holder("chief", 0),
            holder("worker", 1),
            holder("worker", 2),
            holder("checker", 3),
        ],
    };
    let started = Start {
        definition: definition.digest.clone(),
        parameters,
    };
    // Nobody has lent anything yet.
    Command {
        on_behalf_of: None,
        ..command(tape, 0, 0, Intent::Start(Box::new(started)))
    }
}

fn command(tape: &mut Tape<'_>, number: usize, actor: usize, intent: Intent) -> Command {
    let hours = i64::try_from(number).unwrap_or_default() * 3600;
    // Now and then the clock of the machine runs behind.
    let seconds = if tape.one_in(8) { hours - 7200 } else { hours };
    Command {
        id: format!("00000000-0000-4000-8000-{number:012}").into(),
        actor: person(actor),
        on_behalf_of: tape.one_in(10).then(|| person(actor + 1)),
        received_at: Timestamp::from_second(1_800_000_000 + seconds).expect("in range"),
        occurred: tape.one_in(9).then(|| Occurred {
            at: definition::value::PartialDate::Year(2003),
            reason: Some("recorded late".into()),
        }),
        seen: None,
        confirmations: if tape.one_in(4) {
            Vec::new()
        } else {
            vec!["confirm".into(), "c0".into(), "c1".into()]
        },
        intent,
    }
}

/// The next command of a walk.
pub(crate) fn next(
    tape: &mut Tape<'_>,
    definition: &Definition,
    state: &State,
    number: usize,
) -> Command {
    let actor = tape.pick(5);
    let intent = match tape.pick(12) {
        0 => Intent::Assign(Assign {
            role: "owner".into(),
            of: Some("kind0/alpha".into()),
            person: person(tape.pick(5)),
            instead_of: tape.one_in(3).then(|| person(tape.pick(5))),
        }),
        1 => Intent::Revoke(Revoke {
            role: "worker".into(),
            of: None,
            person: person(2),
        }),
        2 => Intent::Delegate(Delegate {
            role: "worker".into(),
            of: None,
            holder: person(1),
            to: person(4),
            from: state.time,
            until: state.time + jiff::SignedDuration::from_hours(48),
        }),
        3 => amend(tape),
        4 => consent(tape, state).unwrap_or_else(|| act(tape, definition, state)),
        _ => act(tape, definition, state),
    };
    command(tape, number, actor, intent)
}

fn consent(tape: &mut Tape<'_>, state: &State) -> Option<Intent> {
    let proposed = state
        .live()
        .find_map(|instance| instance.proposed.as_ref())?;
    let (instance, action) = (proposed.instance.clone(), proposed.action.clone());
    if tape.one_in(5) {
        return Some(Intent::Withdraw(Withdraw { instance, action }));
    }
    Some(Intent::Consent(Consent {
        instance,
        action,
        agrees: true,
    }))
}

fn amend(tape: &mut Tape<'_>) -> Intent {
    let cell = Cell {
        row: "beta".into(),
        column: "red".into(),
    };
    let (parameter, change) = match tape.pick(4) {
        0 => (
            "things",
            Change::AddMembers(vec![("delta".into(), "A later thing".into())]),
        ),
        1 => ("things", Change::RemoveMembers(vec!["beta".into()])),
        2 => ("grid", Change::ExcludeCells(vec![cell])),
        _ => ("grid", Change::IncludeCells(vec![cell])),
    };
    let (reason, authority) = (Value::Text("because".into()), Value::NotStated);
    Intent::Amend(Amend {
        parameter: parameter.into(),
        change,
        reason,
        authority,
    })
}

/// An action of some instance, mostly one that its state offers.
fn act(tape: &mut Tape<'_>, definition: &Definition, state: &State) -> Intent {
    let instance = tape.of(&state.instances);
    let machine = &definition.machines[&instance.machine];
    let offered: Vec<_> = machine
        .innermost_first(instance.leaf())
        .flat_map(|state| state.actions.values())
        .collect();
    if offered.is_empty() || tape.one_in(12) {
        let action = tape.of(&["launch", "first", "nonsense", "publish"]);
        let payload = BTreeMap::new();
        return Intent::Act(Act {
            instance: instance.id.clone(),
            action: (*action).into(),
            payload,
        });
    }
    let action = tape.of(&offered);
    let mut payload = BTreeMap::new();
    for (id, field) in &action.input {
        if (field.required && !tape.one_in(10)) || tape.one_in(2) {
            payload.insert(id.clone(), value(tape, field, state));
        }
    }
    Intent::Act(Act {
        instance: instance.id.clone(),
        action: action.id.clone(),
        payload,
    })
}

fn value(tape: &mut Tape<'_>, field: &InputField, _state: &State) -> Value {
    match field.ty.stated() {
        Type::Int => Value::Int(i64::try_from(tape.pick(12)).unwrap_or_default() - 1),
        Type::Text => Value::Text(Arc::from(format!("{SECRET} text"))),
        Type::Member(_) => Value::Member((*tape.of(&["red", "green", "blue"])).into()),
        Type::Date => Value::Date(date(
            2027,
            3,
            1 + i8::try_from(tape.pick(20)).unwrap_or_default(),
        )),
        Type::Document => Value::Document(Document {
            sha256: format!("{:064x}", tape.pick(3)).into(),
            length: 10,
            media_type: "text/plain".into(),
            name: format!("{SECRET}.txt").into(),
        }),
        other => panic!("the random definitions have no input of type {other:?}"),
    }
}
