//! What a review is about: are its parameters right?

use std::collections::BTreeSet;

use definition::{
    model::{Definition, Parameter},
    name::Name,
    parameters::{Exception, ReviewParameters},
    ty::Type,
    value::Value,
};

use crate::{
    examine::conform,
    refusal::Blocker,
    saying::{Saying, Words},
    snapshot::Snapshot,
    state::{Scope, State},
    step::members,
};

use super::problem;

/// The review's own title, as a blocker names it.
const TITLE: &str = "title";

/// Checks every parameter, and that nothing else is given.
pub(super) fn check(definition: &Definition, given: &ReviewParameters) -> Vec<Blocker> {
    if let Some((matrix, text)) = members::too_many_cells(definition, &given.vocabularies) {
        return vec![problem(&matrix, text)];
    }
    let state = State {
        scope: Scope::of(given).into(),
        ..State::default()
    };
    let snapshot = Snapshot::new(definition, &state);
    let mut blockers = Vec::new();
    if let Err(text) = members::title(&given.title) {
        blockers.push(problem(&TITLE.into(), text));
    }
    for parameter in definition.parameters.values() {
        if let Err(text) = check_one(snapshot, parameter, given) {
            blockers.push(problem(&parameter.id, text));
        }
    }
    blockers.extend(unknown(definition, given));
    if let Some((vocabulary, text)) = members::ambiguous(snapshot) {
        blockers.push(problem(&vocabulary, text));
    }
    blockers
}

fn check_one(
    snapshot: Snapshot<'_>,
    parameter: &Parameter,
    given: &ReviewParameters,
) -> Result<(), Saying> {
    if let Type::Matrix { row, column } = &parameter.ty {
        let exceptions = given.exceptions.get(&parameter.id);
        return check_exceptions(snapshot, row, column, exceptions.map_or(&[], |all| all));
    }
    let value = match members::vocabulary_of(snapshot.definition, &parameter.id) {
        None => given.values.get(&parameter.id).cloned(),
        Some(vocabulary) => match given.vocabularies.get(vocabulary) {
            None => None,
            Some(titled) => {
                for (id, title) in titled {
                    members::named(id, title)?;
                }
                let all = titled.keys().cloned().map(Value::Member);
                Some(Value::List(all.collect()))
            }
        },
    };
    match value {
        None if parameter.required => Err(Words::IsRequired.say()),
        None => Ok(()),
        Some(value) => {
            conform::typed(snapshot, &parameter.ty, &value)?;
            conform::bounded(parameter.min, parameter.max, &value)
        }
    }
}

fn check_exceptions(
    snapshot: Snapshot<'_>,
    row: &Name,
    column: &Name,
    exceptions: &[Exception],
) -> Result<(), Saying> {
    let mut seen = BTreeSet::new();
    for exception in exceptions {
        let cell = &exception.cell;
        let shown = format!("{} / {}", cell.row, cell.column);
        let is_cell = snapshot.members_of(row).contains(&cell.row)
            && snapshot.members_of(column).contains(&cell.column);
        if !is_cell {
            return Err(Words::StrayException.with([("cell", shown.into())]));
        }
        if !seen.insert(cell) {
            return Err(Words::TwoExceptions.with([("cell", shown.into())]));
        }
        members::statement(Words::TheReason, &exception.reason)?;
        members::statement(Words::TheAuthority, &exception.authority)?;
    }
    Ok(())
}

/// What is given although the definition has no such place for it: it could not be read back.
fn unknown(definition: &Definition, given: &ReviewParameters) -> Vec<Blocker> {
    let is_matrix = |id: &Name| {
        let parameter = definition.parameters.get(id);
        parameter.is_some_and(|known| matches!(known.ty, Type::Matrix { .. }))
    };
    let takes_value = |id: &Name| {
        definition.parameters.contains_key(id)
            && !is_matrix(id)
            && members::vocabulary_of(definition, id).is_none()
    };
    let takes_members = |id: &Name| {
        let vocabulary = definition.vocabularies.get(id);
        vocabulary.is_some_and(|known| known.parameter.is_some())
    };
    let mut blockers = Vec::new();
    for id in given.values.keys().filter(|id| !takes_value(id)) {
        blockers.push(problem(id, Words::TakesNoValue.say()));
    }
    for id in given.exceptions.keys().filter(|id| !is_matrix(id)) {
        blockers.push(problem(id, Words::NoMatrix.say()));
    }
    for id in given.vocabularies.keys().filter(|id| !takes_members(id)) {
        blockers.push(problem(id, Words::NotGiven.say()));
    }
    blockers
}
