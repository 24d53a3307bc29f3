//! A review starts.

use std::collections::BTreeSet;

use definition::{
    model::{Definition, Parameter, people::Role},
    name::Name,
    parameters::ReviewParameters,
    ty::Type,
    value::{Cell, Value},
};

use crate::{
    command::{Command, Start},
    event::{Outcome, Started},
    examine::conform,
    person::Person,
    refusal::{Blocker, Reason, Refusal},
    snapshot::{Lists, Snapshot},
    state::{Scope, State},
};

use super::{draft::Draft, effects, holding, settle::settle};

/// Checks the parameters, records them and creates the root.
pub(super) fn start(
    draft: &mut Draft<'_>,
    command: &Command,
    started: &Start,
) -> Result<(), Refusal> {
    let blockers = check(draft.definition, started);
    if !blockers.is_empty() {
        return Err(Refusal { blockers });
    }
    draft.emit(Outcome::Started(Box::new(Started {
        definition: started.definition.clone(),
        parameters: started.parameters.clone(),
        by: command.actor.clone(),
    })));
    let root = draft.definition.root.clone();
    effects::create(draft, root.clone(), &root, None, initial(draft.definition))?;
    settle(draft)
}

/// The data of the root.
fn initial(definition: &Definition) -> Vec<(Name, Value)> {
    let fields = definition.root().fields.values();
    fields
        .filter_map(|field| Some((field.id.clone(), field.initial.clone()?)))
        .collect()
}

fn check(definition: &Definition, started: &Start) -> Vec<Blocker> {
    let parameters = &started.parameters;
    if started.definition != definition.digest
        || parameters.workflow != definition.workflow
        || parameters.version != definition.version
    {
        return vec![problem(
            &parameters.workflow,
            "is another definition than this one",
        )];
    }
    let scope = Scope {
        values: parameters.values.clone(),
        vocabularies: parameters.vocabularies.clone(),
        exceptions: parameters.exceptions.clone(),
    };
    let lists = Lists::new(definition, &scope);
    let state = State {
        scope: scope.into(),
        ..State::default()
    };
    let snapshot = Snapshot {
        definition,
        state: &state,
        lists: &lists,
    };
    let mut blockers = Vec::new();
    for parameter in definition.parameters.values() {
        if let Err(text) = check_parameter(snapshot, parameter, parameters) {
            blockers.push(problem(&parameter.id, &text));
        }
    }
    let known = |id: &Name| definition.parameters.contains_key(id);
    let unknown = parameters.values.keys().chain(parameters.exceptions.keys());
    for id in unknown.filter(|id| !known(id)) {
        blockers.push(problem(id, "is not a parameter of the definition"));
    }
    for id in parameters.vocabularies.keys() {
        if definition
            .vocabularies
            .get(id)
            .is_none_or(|known| known.parameter.is_none())
        {
            blockers.push(problem(id, "is not a vocabulary that a parameter gives"));
        }
    }
    blockers.extend(check_unions(snapshot));
    blockers.extend(check_holders(definition, parameters));
    blockers
}

fn check_parameter(
    snapshot: Snapshot<'_>,
    parameter: &Parameter,
    given: &ReviewParameters,
) -> Result<(), String> {
    if let Type::Matrix { row, column } = &parameter.ty {
        let exceptions = given
            .exceptions
            .get(&parameter.id)
            .map_or(&[][..], Vec::as_slice);
        let known = |cell: &Cell| {
            snapshot.members_of(row).contains(&cell.row)
                && snapshot.members_of(column).contains(&cell.column)
        };
        let stray = exceptions.iter().find(|exception| !known(&exception.cell));
        return stray.map_or(Ok(()), |exception| {
            let Cell { row, column } = &exception.cell;
            Err(format!(
                "has an exception for `{row} / {column}`, which is no cell of it"
            ))
        });
    }
    let vocabulary = snapshot
        .definition
        .vocabularies
        .values()
        .find(|vocabulary| vocabulary.parameter.as_ref() == Some(&parameter.id));
    let value = match vocabulary {
        Some(vocabulary) => {
            let members = snapshot.members_of(&vocabulary.id).iter().cloned();
            Some(Value::List(members.map(Value::Member).collect()))
        }
        None => given.values.get(&parameter.id).cloned(),
    };
    match value {
        None if parameter.required => Err("is required".to_owned()),
        None => Ok(()),
        Some(value) => {
            conform::typed(snapshot, &parameter.ty, &value)?;
            conform::bounded(parameter.min, parameter.max, &value)
        }
    }
}

/// Vocabularies that share a union type must not share an id, or a member would be ambiguous.
fn check_unions(snapshot: Snapshot<'_>) -> Vec<Blocker> {
    let fields = snapshot
        .definition
        .machines
        .values()
        .flat_map(|machine| machine.fields.values().map(|field| field.ty.stated()));
    let mut blockers = Vec::new();
    for ty in fields {
        let Type::Member(vocabularies) = ty else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for vocabulary in vocabularies {
            for member in snapshot.members_of(vocabulary) {
                if !seen.insert(member) {
                    let text = format!(
                        "has the member `{member}`, and so has another vocabulary \
                        that is used together with it; give one of them another id"
                    );
                    blockers.push(problem(vocabulary, &text));
                }
            }
        }
    }
    blockers
}

/// Checks first holders one after the other, as if each were assigned to those before.
fn check_holders(definition: &Definition, parameters: &ReviewParameters) -> Vec<Blocker> {
    let mut blockers = Vec::new();
    let mut given: Vec<(&Role, Option<&Name>, Person)> = Vec::new();
    for holder in &parameters.holders {
        let Ok(person) = Person::parse(&holder.person) else {
            let text = format!("`{}` is not a person", holder.person);
            blockers.push(no_role(&holder.role, &text));
            continue;
        };
        if let Err(text) = holding::scope_fits(definition, &holder.role, holder.of.as_ref()) {
            blockers.push(no_role(&holder.role, &text));
            continue;
        }
        let role = &definition.roles[&holder.role];
        let there: Vec<&Person> = given
            .iter()
            .filter(|(known, of, _)| known.id == role.id && *of == holder.of.as_ref())
            .map(|(_, _, person)| person)
            .collect();
        if there.contains(&&person) {
            blockers.push(Blocker::new(Reason::HeldAlready));
            continue;
        }
        if let Some(max) = role.max.filter(|max| there.len() >= *max as usize) {
            blockers.push(Blocker::new(Reason::Full { max }));
        }
        let excluded = given.iter().find(|(known, _, other)| {
            *other == person && holding::excludes(definition, &known.id, &role.id)
        });
        if let Some((known, ..)) = excluded {
            blockers.push(Blocker::new(Reason::Incompatible {
                holds: known.id.clone(),
            }));
        }
        given.push((role, holder.of.as_ref(), person));
    }
    blockers
}

fn problem(parameter: &Name, text: &str) -> Blocker {
    let problem = text.to_owned();
    Blocker::new(Reason::Parameter {
        parameter: parameter.clone(),
        problem,
    })
}

fn no_role(role: &Name, text: &str) -> Blocker {
    Blocker::new(Reason::NoSuchRole {
        role: role.clone(),
        problem: text.to_owned(),
    })
}
